// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingApplyDialog:
 *
 * Apply to Items: the outcome of one item, and its reasons, for others that are to be decided alike.
 */
#define ROG_TYPE_RULING_APPLY_DIALOG (rog_ruling_apply_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingApplyDialog, rog_ruling_apply_dialog, ROG, RULING_APPLY_DIALOG, AdwDialog)

AdwDialog *rog_ruling_apply_dialog_new (RogRulingPaper *paper,
                                        const char     *item);
gboolean   rog_ruling_apply_is_possible (RogRulingPaper *paper,
                                         RogItem        *item);

G_END_DECLS
