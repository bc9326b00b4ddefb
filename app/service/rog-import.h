// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "core/rog-operation.h"

G_BEGIN_DECLS

/**
 * RogImportFile:
 *
 * One file of an import. Properties (notify): "name", "role" (document role id, may be
 * set), "state" (RogImportFileState as int), "reason" (a sentence, for a file that cannot
 * be taken), "pages", "size", "needs-password" (boolean).
 */
typedef enum
{
  ROG_IMPORT_FILE_WAITING,
  ROG_IMPORT_FILE_READING,
  ROG_IMPORT_FILE_READY,
  ROG_IMPORT_FILE_KEPT,      /* not a PDF: kept, listed, exportable */
  ROG_IMPORT_FILE_DUPLICATE, /* the same bytes as another document of the dossier */
  ROG_IMPORT_FILE_PASSWORD,
  ROG_IMPORT_FILE_DAMAGED,
} RogImportFileState;

#define ROG_TYPE_IMPORT_FILE (rog_import_file_get_type ())
G_DECLARE_FINAL_TYPE (RogImportFile, rog_import_file, ROG, IMPORT_FILE, GObject)

/**
 * RogImport:
 *
 * An import: files are read and encrypted as they come; nothing is in the dossier before
 * rog_import_commit_async(), and rog_import_discard() leaves nothing. A bag with
 * `request.json` needs no form; bare PDFs do (rog_import_needs_form()).
 * Properties (notify): "title" (what it is), "busy".
 */
#define ROG_TYPE_IMPORT (rog_import_get_type ())
G_DECLARE_FINAL_TYPE (RogImport, rog_import, ROG, IMPORT, GObject)

GListModel   *rog_import_get_files (RogImport *self);
RogOperation *rog_import_get_operation (RogImport *self);
gboolean      rog_import_needs_form (RogImport *self);

/* The request as `request-1.json` says it; what the form edits before the commit. */
JsonObject *rog_import_get_request (RogImport *self);
void        rog_import_set_request (RogImport  *self,
                                    JsonObject *request);

void     rog_import_read_async (RogImport          *self,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean rog_import_read_finish (RogImport    *self,
                                 GAsyncResult *result,
                                 GError      **error);

/* Makes the dossier and all its acts in one transaction. Returns the dossier's id. */
void  rog_import_commit_async (RogImport          *self,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
char *rog_import_commit_finish (RogImport    *self,
                                GAsyncResult *result,
                                GError      **error);

void rog_import_discard (RogImport *self);

G_END_DECLS
