// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "challenges/rog-challenge-draft.h"

G_BEGIN_DECLS

/**
 * RogPleadingDialog:
 *
 * Sign and Save: what is signed, in words, the PIN, and where the files go. Signal "signed".
 */
#define ROG_TYPE_PLEADING_DIALOG (rog_pleading_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogPleadingDialog, rog_pleading_dialog, ROG, PLEADING_DIALOG, AdwDialog)

AdwDialog *rog_pleading_dialog_new (RogChallengeDraft *draft);
AdwDialog *rog_pleading_dialog_new_step (RogWork    *work,
                                         JsonObject *step);

G_END_DECLS
