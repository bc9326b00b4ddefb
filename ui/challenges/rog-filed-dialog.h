// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogFiledDialog:
 *
 * Counsel: that a pleading was filed, when and how, with the court's receipt or how else it is known.
 */
#define ROG_TYPE_FILED_DIALOG (rog_filed_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogFiledDialog, rog_filed_dialog, ROG, FILED_DIALOG, AdwDialog)

AdwDialog *rog_filed_dialog_new (RogWork    *work,
                                 const char *challenge);

G_END_DECLS
