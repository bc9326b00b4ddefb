// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RogPlainRow:
 *
 * A row of a list that only holds something: it is no place for the keyboard itself, and is called by its first label.
 * Tab goes through what it holds; a #GtkListBox ends where a row has nothing for it, this lets it pass.
 */
#define ROG_TYPE_PLAIN_ROW (rog_plain_row_get_type ())
G_DECLARE_FINAL_TYPE (RogPlainRow, rog_plain_row, ROG, PLAIN_ROW, GtkListBoxRow)

GtkWidget *rog_plain_row_new (GtkWidget *child);

G_END_DECLS
