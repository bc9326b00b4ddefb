// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-letter-draft.h"
#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogLetterDialog:
 *
 * Ask for Information: a letter, written beside its pages as they will be signed. Signed, it is an act that leaves
 * its items undecided; unsigned, it is kept as a draft.
 */
#define ROG_TYPE_LETTER_DIALOG (rog_letter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogLetterDialog, rog_letter_dialog, ROG, LETTER_DIALOG, AdwDialog)

AdwDialog *rog_letter_dialog_new (RogRulingPaper *paper,
                                  RogLetterDraft *draft);

G_END_DECLS
