// SPDX-License-Identifier: GPL-3.0-or-later
//
// The checkpoint on paper, where it cannot be put back to an earlier state.

#include "service/rog-record-view.h"
#include "service/rog-work-private.h"
#include "typeset/rog-checkpoint-sheet.h"

typedef struct
{
  RogRecordView *view;      /* (owned) */
  char          *reference; /* (owned) */
  char          *keeper;    /* (owned) */
  char          *key;       /* (owned): of the keeper, as it is compared */
  gboolean       practice;
  gint64         now;
} Print;

static void
print_free (Print *print)
{
  g_object_unref (print->view);
  g_free (print->reference);
  g_free (print->keeper);
  g_free (print->key);
  g_free (print);
}

static void
print_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Print  *print = data;
  GArray *sheets = rog_record_view_peek_sheets (print->view);
  GError *error = NULL;
  GBytes *pdf = rog_checkpoint_sheet_to_pdf (print->reference, print->keeper, print->key, print->practice,
                                             (RogCheckpointOfRecord *)(gpointer)sheets->data, sheets->len, print->now, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * rog_work_print_checkpoint_async:
 * @work: the work on a dossier
 * @view: its records, checked
 * @cancellable: (nullable): what stops it
 * @callback: called with the page
 * @user_data: for @callback
 *
 * Sets the checkpoint of @view as a page: on paper it cannot be put back to an earlier state.
 */
void
rog_work_print_checkpoint_async (RogWork            *work,
                                 RogRecordView      *view,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (work, cancellable, callback, user_data);
  RogCertificate *acting;
  RogRequest     *request;
  RogIdentity    *identity;
  Print          *print;

  g_return_if_fail (ROG_IS_WORK (work) && ROG_IS_RECORD_VIEW (view));

  g_task_set_source_tag (task, rog_work_print_checkpoint_async);
  if (!rog_work_check_open (work, task))
    return;

  identity = work->desk->open->identity;
  acting = rog_identity_get_certificate (identity, ROG_KEY_PURPOSE_ACTING, FALSE);
  request = rog_dossier_get_request (work->dossier);
  print = g_new0 (Print, 1);
  print->view = g_object_ref (view);
  print->reference = g_strdup (request != NULL ? rog_request_get_our_reference (request) : NULL);
  if (print->reference == NULL && request != NULL)
    print->reference = g_strdup (rog_request_get_their_reference (request));
  print->keeper = g_strdup_printf ("%s, %s", rog_identity_get_name (identity), rog_identity_get_organization (identity));
  print->key = g_strdup (rog_certificate_get_fingerprint (acting));
  print->practice = work->practice;
  print->now = rog_clock_now (work->desk->clock);
  g_task_set_task_data (task, print, (GDestroyNotify)print_free);
  g_task_run_in_thread (task, print_thread);
}

/**
 * rog_work_print_checkpoint_finish:
 * @work: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the page, as a PDF
 */
GBytes *
rog_work_print_checkpoint_finish (RogWork      *work,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, work), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
