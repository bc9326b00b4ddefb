// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogScopePoints:
 *
 * Points to check: two facts beside each other, each with its pin, and no more. At most
 * three, in the order of the request; all of them, those put aside too, in a dialog.
 */
#define ROG_TYPE_SCOPE_POINTS (rog_scope_points_get_type ())
G_DECLARE_FINAL_TYPE (RogScopePoints, rog_scope_points, ROG, SCOPE_POINTS, GtkBox)

GtkWidget *rog_scope_points_new (RogWork *work);
void       rog_scope_points_update (RogScopePoints *self);

G_END_DECLS
