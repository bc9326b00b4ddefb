// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-found.h"

G_BEGIN_DECLS

/**
 * RogFoundRow:
 *
 * A passage that was found: its words, where they stand, and a pin that goes there. Activated, by
 * the row or by its pin, it is "desk.find" (dossier, section, object) that is asked for.
 */
#define ROG_TYPE_FOUND_ROW (rog_found_row_get_type ())
G_DECLARE_FINAL_TYPE (RogFoundRow, rog_found_row, ROG, FOUND_ROW, GtkListBoxRow)

GtkWidget *rog_found_row_new (const char            *dossier,
                              const RogFoundPassage *passage);
GVariant  *rog_found_row_get_target (RogFoundRow *self);

G_END_DECLS
