// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening a document: its key from the database, its bytes from the vault, its pages from a worker. */
#include "service/rog-work-private.h"
#include "store/rog-vault.h"

typedef struct
{
  RogStore      *store;
  RogWorkerPool *pool;
  char          *document;
  RogPlaceJob   *place;
  guint          page; /* that is seen first; 0 where it was left */
} Open;

static void
open_free (Open *job)
{
  g_object_unref (job->store);
  g_object_unref (job->pool);
  g_free (job->document);
  rog_place_job_free (job->place);
  g_free (job);
}

static gpointer
find_document (RogDatabase  *database,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Open *job = data;

  return rog_vault_get (database, job->document, error);
}

static GBytes *
read_document (Open         *job,
               GCancellable *cancellable,
               GError      **error)
{
  RogDocumentRow *row = rog_store_run_sync (job->store, find_document, job, cancellable, error);
  g_autoptr (GInputStream) stream = row != NULL ? rog_vault_open (rog_store_get_vault_folder (job->store), row, error) : NULL;
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_clear_pointer (&row, rog_document_row_free);
  if (stream == NULL ||
      g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* Drawn while the person's thread still makes what stands around it: it is in the cache when it is asked for. */
static void
draw_first (Open         *job,
            RogPdf       *pdf,
            GCancellable *cancellable)
{
  guint page = job->page > 0 ? job->page : rog_place_job_recall_page (job->place, job->store, cancellable);

  rog_pdf_draw_ahead (pdf, CLAMP (page, 1, rog_pdf_get_n_pages (pdf)), ROG_PDF_COARSE_SCALE, cancellable);
}

/* All of it in one thread: between the steps nothing waits for the main loop, which is busy with
 * drawing what stands around the document. */
static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Open   *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = read_document (job, cancellable, &error);
  g_autoptr (RogPdf) pdf = bytes != NULL ? rog_pdf_open (job->pool, bytes, NULL, cancellable, &error) : NULL;

  if (pdf == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, g_object_ref (pdf), g_object_unref);
  draw_first (job, pdf, cancellable);
}

/**
 * rog_work_open_document_async:
 * @self: the work on a dossier
 * @document: the id of one of its documents, a PDF
 * @page: the one that is seen first, from 1; 0 for where the document was left
 * @cancellable: (nullable): what stops it
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Decrypts a document into memory and opens it in a confined worker, which draws its first page at once, at
 * %ROG_PDF_COARSE_SCALE.
 */
void
rog_work_open_document_async (RogWork            *self,
                              const char         *document,
                              guint               page,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Open *job;

  g_return_if_fail (ROG_IS_WORK (self));

  g_task_set_source_tag (task, rog_work_open_document_async);
  if (!rog_work_check_open (self, task))
    return;

  job = g_new0 (Open, 1);
  job->store = g_object_ref (self->desk->open->store);
  job->pool = g_object_ref (rog_desk_get_worker_pool (self->desk));
  job->document = g_strdup (document);
  job->place = rog_place_job_new (self, document);
  job->page = page;
  g_task_set_task_data (task, job, (GDestroyNotify)open_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * rog_work_open_document_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the document; %NULL with any of %ROG_CONFINE_ERROR, or where the vault's
 *   file cannot be read
 */
RogPdf *
rog_work_open_document_finish (RogWork      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
