// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogActDialog:
 *
 * A form whose fields become one act: an event that happened elsewhere, or items and
 * documents that are opened to persons. What it enters cannot be changed, only followed.
 */
#define ROG_TYPE_ACT_DIALOG (rog_act_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogActDialog, rog_act_dialog, ROG, ACT_DIALOG, AdwDialog)

AdwDialog *rog_act_dialog_new_event (RogWork *work);
AdwDialog *rog_act_dialog_new_opening (RogWork *work);

G_END_DECLS
