// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogChallengeStepDialog:
 *
 * A supplement to a challenge, or a withdrawal of all or some of it, received on paper: an act
 * of its own.
 */
#define ROG_TYPE_CHALLENGE_STEP_DIALOG (rog_challenge_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogChallengeStepDialog, rog_challenge_step_dialog, ROG, CHALLENGE_STEP_DIALOG, AdwDialog)

AdwDialog *rog_challenge_step_dialog_new (RogWork   *work,
                                          RogEntity *challenge,
                                          gboolean   withdrawal);

G_END_DECLS
