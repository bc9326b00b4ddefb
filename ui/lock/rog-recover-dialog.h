// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogRecoverDialog:
 *
 * The words of the recovery sheet, and a PIN for the signing key made anew.
 */
#define ROG_TYPE_RECOVER_DIALOG (rog_recover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogRecoverDialog, rog_recover_dialog, ROG, RECOVER_DIALOG, AdwDialog)

AdwDialog *rog_recover_dialog_new (RogDesk *desk);
AdwDialog *rog_recover_dialog_new_restore (RogDesk *desk);

G_END_DECLS
