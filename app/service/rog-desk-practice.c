// SPDX-License-Identifier: GPL-3.0-or-later
/* Imports, and the practice dossier, which is one from the installed bag: adding, resetting, deleting. */
#include "config.h"

#include <glib/gi18n.h>

#include "service/rog-import-private.h"
#include "store/rog-deletion.h"

/**
 * rog_desk_begin_import:
 * @self: a desk whose register is open
 * @files: a list of #GFile: files, folders, archives
 *
 * Returns: (transfer full): an import that has read nothing yet
 */
RogImport *
rog_desk_begin_import (RogDesk    *self,
                       GListModel *files)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return rog_import_new (self, files, FALSE);
}

/* The installed bag; in a build tree that was not installed, the one just built. */
static GFile *
find_practice (void)
{
  static const char *const places[] = { PKGDATADIR "/practice", PRACTICE_BUILD_DIR };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *mark = g_build_filename (places[i], "bagit.txt", NULL);

      if (g_file_test (mark, G_FILE_TEST_EXISTS))
        return g_file_new_for_path (places[i]);
    }

  return NULL;
}

static void
practice_committed_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char   *dossier = rog_import_commit_finish (ROG_IMPORT (source), result, &error);

  if (dossier != NULL)
    g_task_return_pointer (task, dossier, g_free);
  else
    g_task_return_error (task, error);
}

static void
practice_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rog_import_read_finish (ROG_IMPORT (source), result, &error))
    rog_import_commit_async (ROG_IMPORT (source), practice_committed_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
mirror_progress (RogOperation *inner,
                 GParamSpec   *pspec,
                 RogOperation *outer)
{
  rog_operation_report (outer, (guint64)(rog_operation_get_fraction (inner) * 1000), 1000, rog_operation_get_what (inner));
}

static void
mirror_cancel (GCancellable *cancellable,
               RogOperation *inner)
{
  rog_operation_cancel (inner);
}

/**
 * rog_desk_add_practice_async:
 * @self: a desk whose register is open
 * @operation: (nullable): where progress is shown, and what stops it
 * @callback: called when the dossier is there
 * @user_data: for @callback
 *
 * Adds a practice dossier; what is done in it is signed by the practice identity.
 */
void
rog_desk_add_practice_async (RogDesk            *self,
                             RogOperation       *operation,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) practice = find_practice ();
  g_autoptr (RogImport) import = NULL;

  g_return_if_fail (ROG_IS_DESK (self));

  g_task_set_source_tag (task, rog_desk_add_practice_async);
  if (practice == NULL)
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("The practice dossier is not installed."));
      return;
    }

  g_list_store_append (files, practice);
  import = rog_import_new (self, G_LIST_MODEL (files), TRUE);
  if (operation != NULL)
    {
      RogOperation *inner = rog_import_get_operation (import);

      g_signal_connect_object (inner, "notify::fraction", G_CALLBACK (mirror_progress), operation, G_CONNECT_DEFAULT);
      g_signal_connect_object (rog_operation_get_cancellable (operation), "cancelled", G_CALLBACK (mirror_cancel), inner, G_CONNECT_DEFAULT);
    }
  rog_import_read_async (import, practice_read_cb, g_steal_pointer (&task));
}

/**
 * rog_desk_add_practice_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the dossier's id
 */
char *
rog_desk_add_practice_finish (RogDesk      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Delete and reset
 */

typedef struct
{
  RogRecords *records;
  RogClock   *clock;
  char       *vault;
  char       *dossier;
  char       *made; /* (nullable): the fresh one that takes its place */
} Deletion;

static void
deletion_free (Deletion *job)
{
  g_object_unref (job->records);
  g_object_unref (job->clock);
  g_free (job->vault);
  g_free (job->dossier);
  g_free (job->made);
  g_free (job);
}

static gpointer
delete_dossier (RogDatabase  *database,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Deletion *job = data;

  return rog_deletion_run (database, job->records, job->vault, job->dossier, rog_clock_now (job->clock), error) ? job : NULL;
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogDesk  *self = g_task_get_source_object (task);
  Deletion *job = g_task_get_task_data (task);
  GError   *error = NULL;

  if (rog_store_run_finish (ROG_STORE (source), result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  rog_desk_remove_row (self, job->dossier);
  rog_desk_keep_checkpoint (self);
  g_task_return_pointer (task, g_strdup (job->made != NULL ? job->made : job->dossier), g_free);
}

/* The work on it ends before anything of it goes. */
static void
run_deletion (GTask *task)
{
  RogDesk  *self = g_task_get_source_object (task);
  Deletion *job = g_task_get_task_data (task);

  if (!rog_desk_check_sound (self, NULL, task))
    {
      g_object_unref (task);
      return;
    }

  rog_desk_close_work (self, job->dossier);
  rog_store_run_async (self->open->store, G_PRIORITY_HIGH, delete_dossier, job, NULL, NULL, NULL, deleted_cb, task);
}

/* %NULL where it is not a practice dossier of this desk: a real one is never deleted. */
static GTask *
begin_deletion (RogDesk            *self,
                const char         *dossier,
                gpointer            tag,
                GCancellable       *cancellable,
                GAsyncReadyCallback callback,
                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Deletion *job;

  g_task_set_source_tag (task, tag);
  if (!rog_desk_check_sound (self, NULL, task))
    return NULL;
  if (!rog_desk_is_practice (self, dossier))
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("Only a practice dossier can be deleted."));
      return NULL;
    }

  job = g_new0 (Deletion, 1);
  job->records = g_object_ref (self->open->records);
  job->clock = g_object_ref (self->clock);
  job->vault = g_strdup (rog_store_get_vault_folder (self->open->store));
  job->dossier = g_strdup (dossier);
  g_task_set_task_data (task, job, (GDestroyNotify)deletion_free);

  return g_steal_pointer (&task);
}

/**
 * rog_desk_delete_practice_async:
 * @self: a desk whose register is open
 * @dossier: a practice dossier
 * @cancellable: (nullable): not used once it has begun
 * @callback: called when it is deleted
 * @user_data: for @callback
 *
 * Deletes a practice dossier: see rog_deletion_run(). Open work on it ends with "closed".
 */
void
rog_desk_delete_practice_async (RogDesk            *self,
                                const char         *dossier,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (ROG_IS_DESK (self) && dossier != NULL);

  task = begin_deletion (self, dossier, rog_desk_delete_practice_async, cancellable, callback, user_data);
  if (task != NULL)
    run_deletion (task);
}

/**
 * rog_desk_delete_practice_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be deleted; it is as before then
 */
gboolean
rog_desk_delete_practice_finish (RogDesk      *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_autofree char *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL;
}

static void
fresh_added_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Deletion *job = g_task_get_task_data (task);
  GError   *error = NULL;

  job->made = rog_desk_add_practice_finish (ROG_DESK (source), result, &error);
  if (job->made != NULL)
    run_deletion (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * rog_desk_reset_practice_async:
 * @self: a desk whose register is open
 * @dossier: a practice dossier
 * @operation: (nullable): where progress is shown, and what stops it
 * @callback: called when a fresh one has taken its place
 * @user_data: for @callback
 *
 * Puts a fresh practice dossier in the place of this one, and only then deletes it.
 */
void
rog_desk_reset_practice_async (RogDesk            *self,
                               const char         *dossier,
                               RogOperation       *operation,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (ROG_IS_DESK (self) && dossier != NULL);

  task = begin_deletion (self, dossier, rog_desk_reset_practice_async, NULL, callback, user_data);
  if (task != NULL)
    rog_desk_add_practice_async (self, operation, fresh_added_cb, task);
}

/**
 * rog_desk_reset_practice_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the fresh dossier's id
 */
char *
rog_desk_reset_practice_finish (RogDesk      *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
