// SPDX-License-Identifier: GPL-3.0-or-later
/* Files that come by themselves: a document that arrived later (casework § 3), and counsel's own papers, which go with a
 * challenge (§ 6, attachments). */
#include <glib/gi18n.h>

#include "service/rog-work-challenge-private.h"
#include "service/rog-work-challenge.h"

/* What it is all about is the document, which has an id once it is in the vault. */
static void
tie_file (RogFiling *filing)
{
  rog_filing_order_documents (filing);
  g_set_str (&filing->object, rog_filing_get_given_id (filing));
}

/* What a file is called, without its ending. */
static char *
dup_name (GFile *file)
{
  char *name = g_file_get_basename (file);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return name;
}

/**
 * rog_work_add_document_async:
 * @self: the work on a dossier, at a court's desk
 * @file: one file; one that is not a PDF is kept as it came
 * @operation: how far it is, and what stops it as long as nothing is entered
 * @callback: called when it is a document of the dossier
 * @user_data: for @callback
 *
 * Takes a file that arrived later into the dossier, under its own name and in no role yet: what it is, is for
 * rog_work_describe_document_async(). The bytes of a document that is there already are refused.
 */
void
rog_work_add_document_async (RogWork            *self,
                             GFile              *file,
                             RogOperation       *operation,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GCancellable *cancellable = rog_operation_get_cancellable (operation);
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_add_document_async, cancellable, callback, user_data);
  g_autofree char *name = NULL;
  RogFiling       *filing;

  g_return_if_fail (ROG_IS_WORK (self) && G_IS_FILE (file));

  if (!rog_work_check_open (self, task))
    return;
  if (rog_work_is_counsel (self))
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED, _ ("What was opened to counsel comes from the court."));
      return;
    }

  name = dup_name (file);
  filing = rog_filing_new (self, NULL, NULL, tie_file);
  filing->any_file = TRUE;
  g_set_object (&filing->operation, operation);
  rog_filing_add_given (filing, file, "other", name);
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_add_document_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the document's id
 */
char *
rog_work_add_document_finish (RogWork      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rog_work_add_exhibit_async:
 * @self: the work on a dossier, at counsel's desk
 * @file: one PDF
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is a document of the dossier
 * @user_data: for @callback
 *
 * Takes a paper of counsel's own into the dossier, so that a challenge can cite it and name it among its attachments.
 */
void
rog_work_add_exhibit_async (RogWork            *self,
                            GFile              *file,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_add_exhibit_async, cancellable, callback, user_data);
  g_autofree char *name = NULL;
  RogFiling       *filing;

  g_return_if_fail (ROG_IS_WORK (self) && G_IS_FILE (file));

  if (!rog_work_check_open (self, task))
    return;
  if (!rog_work_is_counsel (self))
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED, _ ("Only counsel adds a paper of counsel’s own."));
      return;
    }

  name = dup_name (file);
  filing = rog_filing_new (self, NULL, NULL, tie_file);
  rog_filing_add_given (filing, file, "attachment", name);
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_add_exhibit_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the document's id
 */
char *
rog_work_add_exhibit_finish (RogWork      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
