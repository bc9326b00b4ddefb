// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROG_DESK_WIDTH_MIN 360
#define ROG_DESK_WIDTH_MAX 720

/**
 * RogDeskHandle:
 *
 * Between document and desk: dragging it, or the arrow keys, make the desk wider or
 * narrower. Property "width": the desk's.
 */
#define ROG_TYPE_DESK_HANDLE (rog_desk_handle_get_type ())
G_DECLARE_FINAL_TYPE (RogDeskHandle, rog_desk_handle, ROG, DESK_HANDLE, GtkWidget)

G_END_DECLS
