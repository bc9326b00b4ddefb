// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "core/rog-operation.h"
#include "crypto/rog-secret.h"
#include "dossier/rog-dossier.h"
#include "pdf/rog-pdf.h"

G_BEGIN_DECLS

/**
 * RogWork:
 *
 * The work on one dossier: the dossier as its acts make it, the working papers of this
 * person, and what may be done. Main thread. Everything saved is on the disk, encrypted,
 * before the callback says so. "closed" is emitted when the desk locks: nothing of it may be
 * shown any more, and every call fails.
 */
#define ROG_TYPE_WORK (rog_work_get_type ())
G_DECLARE_FINAL_TYPE (RogWork, rog_work, ROG, WORK, GObject)

void        rog_work_close (RogWork *self);
gboolean    rog_work_is_closed (RogWork *self);
const char *rog_work_get_id (RogWork *self);
RogDossier *rog_work_get_dossier (RogWork *self);
gboolean    rog_work_is_practice (RogWork *self);
gboolean    rog_work_is_judge (RogWork *self);
gboolean    rog_work_is_counsel (RogWork *self);

/* Acts: @body is the complete new state of @object (NULL: a new one). */
void  rog_work_act_async (RogWork            *self,
                          const char         *kind,
                          const char         *object,
                          JsonObject         *body,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);
char *rog_work_act_finish (RogWork      *self,
                           GAsyncResult *result,
                           GError      **error);

/* Working papers: notes, drafts, points put aside. @kind: "note", "scope-draft",
 * "ruling-draft", "challenge-draft", "point-aside". A list model of RogPaper, kept up to
 * date; saving replaces the paper with the same id, and can be undone. */
GListModel *rog_work_get_papers (RogWork    *self,
                                 const char *kind);
void        rog_work_save_paper_async (RogWork            *self,
                                       const char         *kind,
                                       const char         *paper_id,
                                       const char         *object,
                                       const char         *audience,
                                       JsonObject         *content,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
char       *rog_work_save_paper_finish (RogWork      *self,
                                        GAsyncResult *result,
                                        GError      **error);
void        rog_work_delete_paper_async (RogWork            *self,
                                         const char         *paper_id,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean    rog_work_delete_paper_finish (RogWork      *self,
                                          GAsyncResult *result,
                                          GError      **error);

/* Undo and redo of what was saved as working paper since it was opened. Properties (notify):
 * "can-undo", "can-redo", "saved-at" (UTC seconds of the last save). */
void rog_work_undo (RogWork *self);
void rog_work_redo (RogWork *self);

/* Documents: decrypted into memory alone, and opened in a worker of the desk's pool. */
void    rog_work_open_document_async (RogWork            *self,
                                      const char         *document,
                                      guint               page,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
RogPdf *rog_work_open_document_finish (RogWork      *self,
                                       GAsyncResult *result,
                                       GError      **error);
char   *rog_work_dup_today (RogWork *self);

G_END_DECLS
