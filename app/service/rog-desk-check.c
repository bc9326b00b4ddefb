// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The check of every record, after the register was opened: every entry against the tree
 * before it and its signature, every record against what the register says of it.
 */
#include <glib/gi18n.h>

#include "service/rog-desk-private.h"

typedef struct
{
  RogStore     *store;
  RogVerifier  *verifier;
  RogOperation *operation;
  GPtrArray    *reports; /* (nullable): what was found so far */
} Check;

static void
check_free (Check *job)
{
  g_object_unref (job->store);
  g_object_unref (job->verifier);
  g_object_unref (job->operation);
  g_clear_pointer (&job->reports, g_ptr_array_unref);
  g_free (job);
}

/* What was found, and which dossiers it is about. */
typedef struct
{
  GPtrArray *reports;  /* (owned) */
  GPtrArray *dossiers; /* (owned): of the records that do not hold; "" for the register itself */
} Found;

static void
found_free (Found *found)
{
  g_ptr_array_unref (found->reports);
  g_ptr_array_unref (found->dossiers);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static gboolean
is_break (const RogRecordProblem *problem)
{
  return problem->kind == ROG_RECORD_PROBLEM_BROKEN || problem->kind == ROG_RECORD_PROBLEM_ERASED;
}

static gboolean
add_dossier (RogDatabase     *database,
             RogRecordReport *report,
             GPtrArray       *dossiers,
             GError         **error)
{
  g_autoptr (RogRecordInfo) info = NULL;

  for (guint i = 0; i < report->problems->len; i++)
    {
      if (!is_break (g_ptr_array_index (report->problems, i)))
        continue;
      info = rog_records_get_info (database, report->record, error);
      if (info == NULL)
        return FALSE;
      g_ptr_array_add (dossiers, g_strdup (info->dossier != NULL ? info->dossier : ""));
      return TRUE;
    }

  return TRUE;
}

static gpointer
find_dossiers (RogDatabase  *database,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Check *job = data;
  g_autoptr (GPtrArray) dossiers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < job->reports->len; i++)
    {
      if (!add_dossier (database, g_ptr_array_index (job->reports, i), dossiers, error))
        return NULL;
    }

  return g_steal_pointer (&dossiers);
}

/* The signatures are checked here; the database is asked for a slice at a time, after everything
 * that a person asks for. */
static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Check     *job = data;
  GError    *error = NULL;
  GPtrArray *dossiers = NULL;
  Found     *found;

  job->reports = rog_store_verify_records (job->store, G_PRIORITY_LOW, job->verifier, job->operation, cancellable, &error);
  if (job->reports != NULL)
    dossiers = rog_store_run_sync_at (job->store, G_PRIORITY_LOW, find_dossiers, job, cancellable, &error);
  if (dossiers == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  found = g_new0 (Found, 1);
  found->reports = g_ptr_array_ref (job->reports);
  found->dossiers = dossiers;
  g_task_return_pointer (task, found, (GDestroyNotify)found_free);
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

          if (!is_break (problem))
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
say_found (RogDesk *self,
           Found   *found)
{
  guint                   n_broken;
  const RogRecordProblem *first = find_break (found->reports, &n_broken);
  char                   *sentence = NULL;

  if (first != NULL)
    sentence = g_strdup_printf (g_dngettext (NULL,
                                             "%u record is broken, at entry %" G_GUINT64_FORMAT ": %s Everything before that entry holds.",
                                             "%u records are broken, the first at entry %" G_GUINT64_FORMAT ": %s Everything before that entry holds.",
                                             n_broken),
                                n_broken, first->seq, first->sentence);
  for (guint i = 0; i < found->dossiers->len; i++)
    rog_desk_note_broken (self, g_ptr_array_index (found->dossiers, i), TRUE);
  rog_desk_set_notice (self, ROG_NOTICE_CHECK, sentence);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  RogDesk *self = ROG_DESK (source);
  Check   *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (Found) found = g_task_propagate_pointer (G_TASK (result), &error);

  /* Locked, and perhaps opened again, in the meantime: another check is the one that counts. */
  if (self->check != job->operation)
    return;

  g_clear_object (&self->check);
  if (found != NULL)
    say_found (self, found);
  else
    rog_desk_set_notice (self, ROG_NOTICE_CHECK, g_strdup_printf (_ ("The records could not be checked: %s"), error->message));
  rog_desk_notify_checking (self);
}

/* Private: begins anew where one runs. The docket and everything a person asks for go first. */
void
rog_desk_begin_check (RogDesk *self)
{
  g_autoptr (GTask) task = NULL;
  Check *job = g_new0 (Check, 1);

  rog_desk_end_check (self);
  self->check = rog_operation_new ();
  job->store = g_object_ref (self->open->store);
  job->verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  job->operation = g_object_ref (self->check);

  task = g_task_new (self, rog_operation_get_cancellable (self->check), checked_cb, NULL);
  g_task_set_source_tag (task, rog_desk_begin_check);
  g_task_set_task_data (task, job, (GDestroyNotify)check_free);
  g_task_run_in_thread (task, check_thread);
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
