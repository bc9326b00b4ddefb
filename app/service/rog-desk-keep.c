// SPDX-License-Identifier: GPL-3.0-or-later
/* What a desk keeps beside its dossiers: the court's settings, and backups. */
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "service/rog-register-sheet.h"
#include "service/rog-save.h"
#include "store/rog-backup.h"
#include "store/rog-settings.h"

typedef struct
{
  char       *text;
  JsonObject *court;
} SaveCourt;

static void
save_court_free (SaveCourt *job)
{
  g_free (job->text);
  json_object_unref (job->court);
  g_free (job);
}

static gpointer
save_court (RogDatabase  *database,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  SaveCourt *job = data;

  return rog_settings_set (database, "court", job->text, error) ? job : NULL;
}

static void
court_saved_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogDesk   *self = g_task_get_source_object (task);
  SaveCourt *job = g_task_get_task_data (task);
  GError    *error = NULL;

  if (rog_store_run_finish (ROG_STORE (source), result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->open != NULL)
    {
      json_object_unref (self->open->court);
      self->open->court = json_object_ref (job->court);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * rog_desk_save_court_async:
 * @self: a desk whose register is open
 * @court: the court's settings; copied
 * @cancellable: (nullable): not used once the save has begun
 * @callback: called when they are on the disk
 * @user_data: for @callback
 */
void
rog_desk_save_court_async (RogDesk            *self,
                           JsonObject         *court,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GBytes) bytes = NULL;
  GError    *error = NULL;
  SaveCourt *job;

  g_return_if_fail (ROG_IS_DESK (self));

  g_task_set_source_tag (task, rog_desk_save_court_async);
  if (!rog_desk_check_open (self, task))
    return;

  bytes = rog_json_object_canonical (court, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  job = g_new0 (SaveCourt, 1);
  job->text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  job->court = rog_json_object_copy (court);
  g_task_set_task_data (task, job, (GDestroyNotify)save_court_free);
  rog_store_run_async (self->open->store, G_PRIORITY_HIGH, save_court, job, NULL, NULL, NULL, court_saved_cb, g_steal_pointer (&task));
}

/**
 * rog_desk_save_court_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %FALSE where they could not be kept
 */
gboolean
rog_desk_save_court_finish (RogDesk      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/*
 * Backup
 */

typedef struct
{
  RogStore     *store;
  RogSecret    *master;
  RogOperation *operation;
  char         *recovery;
  char         *path;
  gboolean      compared;
} Backup;

static void
backup_free (Backup *job)
{
  g_object_unref (job->store);
  rog_secret_unref (job->master);
  g_object_unref (job->operation);
  g_free (job->recovery);
  g_free (job->path);
  g_free (job);
}

static void
backup_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Backup *job = data;
  GError *error = NULL;
  guint   n_missing = 0;
  g_autoptr (GBytes) recovery = rog_register_get_sheet_file (job->store, job->recovery, job->compared, cancellable, &error);

  if (recovery != NULL && rog_backup_write (job->store, job->master, recovery, job->path, job->operation, &n_missing, cancellable, &error))
    g_task_return_int (task, (gssize)n_missing);
  else
    g_task_return_error (task, error);
}

/**
 * rog_desk_backup_async:
 * @self: a desk whose register is open
 * @file: where the backup goes
 * @operation: (nullable): where progress is shown, and what stops it
 * @callback: called when it is whole and on the disk
 * @user_data: for @callback
 *
 * Writes everything of this profile into one encrypted file, which the recovery sheet opens.
 */
void
rog_desk_backup_async (RogDesk            *self,
                       GFile              *file,
                       RogOperation       *operation,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (RogOperation) progress = operation != NULL ? g_object_ref (operation) : rog_operation_new ();
  g_autoptr (GTask) task = g_task_new (self, rog_operation_get_cancellable (progress), callback, user_data);
  GError *error = NULL;
  Backup *job;

  g_return_if_fail (ROG_IS_DESK (self));

  g_task_set_source_tag (task, rog_desk_backup_async);
  /* One that is whole on the disk is not said to be stopped. */
  g_task_set_check_cancellable (task, FALSE);
  if (!rog_desk_check_open (self, task))
    return;
  if (!g_file_is_native (file))
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("A backup can be written to a folder of this computer only."));
      return;
    }

  if (!rog_save_check (file, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  job = g_new0 (Backup, 1);
  job->store = g_object_ref (self->open->store);
  job->master = rog_secret_ref (rog_identity_get_master_key (self->open->identity));
  job->operation = g_object_ref (progress);
  job->recovery = rog_profile_get_recovery (self->profile);
  job->path = g_file_get_path (file);
  job->compared = rog_register_is_compared (self->open);
  g_task_set_task_data (task, job, (GDestroyNotify)backup_free);
  g_task_run_in_thread (task, backup_thread);
}

/**
 * rog_desk_backup_finish:
 * @self: a desk
 * @result: what the callback was given
 * @n_missing: (out) (optional): how many documents are not in it, as their files are gone
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be written; no file stays then
 */
gboolean
rog_desk_backup_finish (RogDesk      *self,
                        GAsyncResult *result,
                        guint        *n_missing,
                        GError      **error)
{
  gssize n = g_task_propagate_int (G_TASK (result), error);

  if (n >= 0 && n_missing != NULL)
    *n_missing = (guint)n;

  return n >= 0;
}
