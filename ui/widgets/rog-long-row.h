// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of a form for some lines of text, below its title. */
GtkWidget     *rog_long_row_new (const char *title);
GtkWidget     *rog_long_row_get_view (GtkWidget *row);
GtkTextBuffer *rog_long_row_get_buffer (GtkWidget *row);
char          *rog_long_row_dup_text (GtkWidget *row);

G_END_DECLS
