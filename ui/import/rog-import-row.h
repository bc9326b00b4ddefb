// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-import.h"

G_BEGIN_DECLS

/**
 * RogImportRow:
 *
 * A file of an import: its name, and in words what became of it.
 */
#define ROG_TYPE_IMPORT_ROW (rog_import_row_get_type ())
G_DECLARE_FINAL_TYPE (RogImportRow, rog_import_row, ROG, IMPORT_ROW, GtkListBoxRow)

GtkWidget *rog_import_row_new (RogImportFile *file);

G_END_DECLS
