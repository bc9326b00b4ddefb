// SPDX-License-Identifier: GPL-3.0-or-later
/* The docket: opening dossiers, and keeping their rows true. */
#include <glib/gi18n.h>

#include "dossier/rog-dossier-summary.h"
#include "service/rog-docket-rows.h"
#include "service/rog-dossier-row.h"
#include "service/rog-work-private.h"

/* Private: the row of @dossier, or %NULL. */
static RogDossierRow *
find_row (RogDesk    *self,
          const char *dossier,
          guint      *position)
{
  GListModel *model = G_LIST_MODEL (self->dossiers);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogDossierRow) row = g_list_model_get_item (model, i);

      if (g_str_equal (rog_dossier_row_get_id (row), dossier))
        {
          *position = i;
          return row; /* the list holds it */
        }
    }

  return NULL;
}

typedef struct
{
  char       *dossier;
  JsonObject *summary;
} SaveRow;

static void
save_row_free (SaveRow *job)
{
  g_free (job->dossier);
  json_object_unref (job->summary);
  g_free (job);
}

static gpointer
save_row (RogDatabase  *database,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  SaveRow *job = data;

  return rog_docket_rows_save (database, job->dossier, job->summary, error) ? job : NULL;
}

/* Private: shows what the dossier has become. A row that cannot be kept is made anew when
 * the register is next opened, so its failure needs no word. */
void
rog_desk_update_row (RogDesk *self,
                     RogWork *work)
{
  JsonObject    *summary;
  SaveRow       *job;
  RogDossierRow *row;
  guint          position;

  if (self->open == NULL)
    return;

  summary = rog_dossier_summary (work->dossier, ROG_RULES (self->law), g_strcmp0 (self->role, "counsel") != 0, rog_clock_now (self->clock));
  json_object_set_boolean_member (summary, "practice", work->practice);
  row = find_row (self, work->id, &position);
  if (row != NULL)
    {
      rog_dossier_row_update (row, summary);
      g_list_model_items_changed (G_LIST_MODEL (self->dossiers), position, 1, 1);
    }
  else
    {
      g_autoptr (RogDossierRow) made = rog_dossier_row_new (work->id, summary);

      g_list_store_append (self->dossiers, made);
    }

  job = g_new0 (SaveRow, 1);
  job->dossier = g_strdup (work->id);
  job->summary = rog_json_object_copy (summary);
  json_object_unref (summary);
  rog_store_run_async (self->open->store, G_PRIORITY_LOW, save_row, job, (GDestroyNotify)save_row_free, NULL, NULL, NULL, NULL);
}

/* Private: a row for a dossier that has just been made; opening it fills it. */
void
rog_desk_add_row (RogDesk    *self,
                  const char *dossier,
                  gboolean    practice)
{
  g_autoptr (JsonObject) summary = json_object_new ();
  g_autoptr (RogDossierRow) row = NULL;

  json_object_set_boolean_member (summary, "practice", practice);
  row = rog_dossier_row_new (dossier, summary);
  g_list_store_append (self->dossiers, row);
}

/**
 * rog_desk_look_at_rows:
 * @self: a desk
 *
 * Brings the statuses of the docket's rows to the time that it is: "items-changed" for each that a day has changed.
 */
void
rog_desk_look_at_rows (RogDesk *self)
{
  GListModel *model = G_LIST_MODEL (self->dossiers);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogDossierRow) row = g_list_model_get_item (model, i);

      if (rog_dossier_row_look (row, rog_clock_now (self->clock)))
        g_list_model_items_changed (model, i, 1, 1);
    }
}

/* Private: the dossier is gone. */
void
rog_desk_remove_row (RogDesk    *self,
                     const char *dossier)
{
  guint position;

  if (find_row (self, dossier, &position) != NULL)
    g_list_store_remove (self->dossiers, position);
}

/*
 * Opening
 */

typedef struct
{
  char      *dossier;
  GPtrArray *acts;
  GPtrArray *papers;
} Load;

static void
load_free (Load *job)
{
  g_free (job->dossier);
  g_clear_pointer (&job->acts, g_ptr_array_unref);
  g_clear_pointer (&job->papers, g_ptr_array_unref);
  g_free (job);
}

static gpointer
load_dossier (RogDatabase  *database,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Load *job = data;

  job->acts = rog_acts_load (database, job->dossier, cancellable, error);
  if (job->acts == NULL)
    return NULL;
  if (job->acts->len == 0)
    {
      g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("There is no such dossier here."));
      return NULL;
    }
  job->papers = rog_work_load_papers (database, job->dossier, error);

  return job->papers != NULL ? job : NULL;
}

static RogWork *
find_work (RogDesk    *self,
           const char *dossier)
{
  GListModel *model = G_LIST_MODEL (self->works);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogWork) work = g_list_model_get_item (model, i);

      if (g_str_equal (rog_work_get_id (work), dossier))
        return g_steal_pointer (&work);
    }

  return NULL;
}

/* Private: whether @dossier is one of this desk's, and practice. */
gboolean
rog_desk_is_practice (RogDesk    *self,
                      const char *dossier)
{
  guint          position;
  RogDossierRow *row = find_row (self, dossier, &position);
  gboolean       practice = FALSE;

  if (row != NULL)
    g_object_get (row, "practice", &practice, NULL);

  return practice;
}

/* Private: ends the work on a dossier, if there is any. */
void
rog_desk_close_work (RogDesk    *self,
                     const char *dossier)
{
  g_autoptr (RogWork) work = find_work (self, dossier);
  guint position;

  if (work == NULL)
    return;
  if (g_list_store_find (self->works, work, &position))
    g_list_store_remove (self->works, position);
  rog_work_close (work);
}

/* After what the person waits for: the row was right when the dossier was last worked on. */
static gboolean
update_row_cb (gpointer data)
{
  RogWork *work = data;

  if (!rog_work_is_closed (work))
    rog_desk_update_row (work->desk, work);

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogDesk *self = g_task_get_source_object (task);
  Load    *job = g_task_get_task_data (task);
  GError  *error = NULL;
  RogWork *work;

  if (rog_store_run_finish (ROG_STORE (source), result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!rog_desk_check_open (self, task))
    return;

  work = find_work (self, job->dossier);
  if (work == NULL)
    {
      work = rog_work_new (self, job->dossier, rog_desk_is_practice (self, job->dossier), job->acts, job->papers);
      g_list_store_append (self->works, work);
      g_idle_add_full (G_PRIORITY_LOW, update_row_cb, g_object_ref (work), g_object_unref);
    }
  g_task_return_pointer (task, work, g_object_unref);
}

/**
 * rog_desk_open_dossier_async:
 * @self: a desk whose register is open
 * @dossier_id: a dossier's id
 * @cancellable: (nullable): what stops it
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Makes the dossier of its acts and reads its working papers. One that is open already is
 * given again.
 */
void
rog_desk_open_dossier_async (RogDesk            *self,
                             const char         *dossier_id,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  RogWork *work;
  Load    *job;

  g_return_if_fail (ROG_IS_DESK (self));

  g_task_set_source_tag (task, rog_desk_open_dossier_async);
  if (!rog_desk_check_open (self, task))
    return;

  work = find_work (self, dossier_id);
  if (work != NULL)
    {
      g_task_return_pointer (task, work, g_object_unref);
      return;
    }

  /* Its first document will need one. */
  rog_worker_pool_warm_up (rog_desk_get_worker_pool (self));
  job = g_new0 (Load, 1);
  job->dossier = g_strdup (dossier_id);
  g_task_set_task_data (task, job, (GDestroyNotify)load_free);
  rog_store_run_async (self->open->store, G_PRIORITY_DEFAULT, load_dossier, job, NULL, NULL, cancellable, loaded_cb, g_steal_pointer (&task));
}

/**
 * rog_desk_open_dossier_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the work on the dossier
 */
RogWork *
rog_desk_open_dossier_finish (RogDesk      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
