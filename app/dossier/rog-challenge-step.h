// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogChallengeStep:
 *
 * A supplement to a challenge, or the withdrawal of all or some of its grounds: an act of its own.
 */
#define ROG_TYPE_CHALLENGE_STEP (rog_challenge_step_get_type ())
G_DECLARE_FINAL_TYPE (RogChallengeStep, rog_challenge_step, ROG, CHALLENGE_STEP, RogEntity)

RogChallengeStep *rog_challenge_step_new (const char *id,
                                          JsonObject *state,
                                          GError    **error);
const char       *rog_challenge_step_get_challenge (RogChallengeStep *self);
const char       *rog_challenge_step_get_step (RogChallengeStep *self);
const char       *rog_challenge_step_get_text (RogChallengeStep *self);

G_END_DECLS
