// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *find_all (gpointer widget,
                     GType    type);
GtkWidget *find_first (gpointer widget,
                       GType    type);
GtkWidget *find_button (gpointer    widget,
                        const char *label);

G_END_DECLS
