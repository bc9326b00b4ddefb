// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogSignDialog:
 *
 * Sign and Record: what is signed, in words; what is left open; what is only confirmed
 * here; the PIN. Signals "signed" (string): the decision's id; "go" (RogBlocker), once it is closed: the person wants
 * to look at what was to be confirmed.
 */
#define ROG_TYPE_SIGN_DIALOG (rog_sign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogSignDialog, rog_sign_dialog, ROG, SIGN_DIALOG, AdwDialog)

RogSignDialog *rog_sign_dialog_new (RogRulingPaper *paper);

G_END_DECLS
