// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The check of every record, after the register was opened: every entry against the tree
 * before it and its signature, every record against what the register says of it.
 */
#include <glib/gi18n.h>

#include "service/rog-desk-private.h"

typedef struct
{
  RogVerifier  *verifier;
  RogOperation *operation;
} Check;

static void
check_free (Check *job)
{
  g_object_unref (job->verifier);
  g_object_unref (job->operation);
  g_free (job);
}

static gpointer
check_records (RogDatabase  *database,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Check *job = data;

  return rog_records_verify_all (database, job->verifier, job->operation, cancellable, error);
}

/* The first problem that breaks a record; facts that break nothing are the Record section's. */
static const RogRecordProblem *
find_break (GPtrArray *reports,
            guint     *n_broken)
{
  const RogRecordProblem *first = NULL;

  *n_broken = 0;
  for (guint i = 0; i < reports->len; i++)
    {
      const RogRecordReport *report = g_ptr_array_index (reports, i);

      for (guint j = 0; j < report->problems->len; j++)
        {
          const RogRecordProblem *problem = g_ptr_array_index (report->problems, j);

          if (problem->kind != ROG_RECORD_PROBLEM_BROKEN && problem->kind != ROG_RECORD_PROBLEM_ERASED)
            continue;
          if (first == NULL)
            first = problem;
          (*n_broken)++;
          break;
        }
    }

  return first;
}

static void
say_found (RogDesk   *self,
           GPtrArray *reports)
{
  guint                   n_broken;
  const RogRecordProblem *first = find_break (reports, &n_broken);
  char                   *sentence = NULL;

  if (first != NULL)
    sentence = g_strdup_printf (g_dngettext (NULL,
                                             "%u record is broken, at entry %" G_GUINT64_FORMAT ": %s Everything before that entry holds.",
                                             "%u records are broken, the first at entry %" G_GUINT64_FORMAT ": %s Everything before that entry holds.",
                                             n_broken),
                                n_broken, first->seq, first->sentence);
  rog_desk_set_notice (self, ROG_NOTICE_CHECK, sentence);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogDesk *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = rog_store_run_finish (ROG_STORE (source), result, &error);

  /* Locked, and perhaps opened again, in the meantime: another check is the one that counts. */
  g_task_return_boolean (task, TRUE);
  if (self->check != g_task_get_task_data (task))
    return;

  g_clear_object (&self->check);
  if (reports != NULL)
    say_found (self, reports);
  else
    rog_desk_set_notice (self, ROG_NOTICE_CHECK, g_strdup_printf (_ ("The records could not be checked: %s"), error->message));
  rog_desk_notify_checking (self);
}

/* Private: begins anew where one runs. The docket and everything a person asks for go first. */
void
rog_desk_begin_check (RogDesk *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);
  Check *job = g_new0 (Check, 1);

  rog_desk_end_check (self);
  self->check = rog_operation_new ();
  g_task_set_source_tag (task, rog_desk_begin_check);
  g_task_set_task_data (task, g_object_ref (self->check), g_object_unref);

  job->verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  job->operation = g_object_ref (self->check);
  rog_store_run_async (self->open->store, G_PRIORITY_LOW, check_records, job, (GDestroyNotify)check_free,
                       (GDestroyNotify)g_ptr_array_unref, rog_operation_get_cancellable (self->check), checked_cb, g_steal_pointer (&task));
  rog_desk_notify_checking (self);
}

/* Private: ends the one that runs, if any. */
void
rog_desk_end_check (RogDesk *self)
{
  if (self->check == NULL)
    return;

  rog_operation_cancel (self->check);
  g_clear_object (&self->check);
  rog_desk_notify_checking (self);
}

/**
 * rog_desk_get_check:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the check of all records that runs after the register
 *   was opened; %NULL when none runs. See "checking".
 */
RogOperation *
rog_desk_get_check (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->check;
}
