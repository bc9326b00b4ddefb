// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-import.h"

G_BEGIN_DECLS

/**
 * RogImportDialog:
 *
 * An import while it runs: each file and what became of it, the form for what the files do
 * not say, and the choice to open the dossier or to leave nothing behind. Signal "made"
 * (the dossier's id).
 */
#define ROG_TYPE_IMPORT_DIALOG (rog_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogImportDialog, rog_import_dialog, ROG, IMPORT_DIALOG, AdwDialog)

AdwDialog *rog_import_dialog_new (RogImport  *import,
                                  const char *court);

G_END_DECLS
