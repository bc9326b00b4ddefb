// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogWelcome:
 *
 * First run: who the person is, then the recovery sheet.
 */
#define ROG_TYPE_WELCOME (rog_welcome_get_type ())
G_DECLARE_FINAL_TYPE (RogWelcome, rog_welcome, ROG, WELCOME, AdwBin)

GtkWidget *rog_welcome_new (RogDesk  *desk,
                            GVariant *done);
GVariant  *rog_welcome_get_done (RogWelcome *self);
gboolean   rog_welcome_wants_practice (RogWelcome *self);

G_END_DECLS
