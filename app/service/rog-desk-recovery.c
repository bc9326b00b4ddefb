// SPDX-License-Identifier: GPL-3.0-or-later
/* Use Recovery Sheet, Restore Backup, and taking a register as restored. */
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "crypto/rog-crypto-error.h"
#include "identity/rog-bundle.h"
#include "identity/rog-identity-error.h"
#include "identity/rog-recovery.h"
#include "service/rog-desk-private.h"
#include "store/rog-backup.h"
#include "store/rog-store-error.h"

#define MAX_RECOVERY_FILE (64 * 1024)

static GBytes *
read_recovery_file (RogDeskJob *job,
                    GError    **error)
{
  char *data;
  gsize length;

  if (!g_file_get_contents (job->recovery, &data, &length, error))
    return NULL;
  if (length > MAX_RECOVERY_FILE)
    {
      g_free (data);
      g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("“%s” is not a recovery file."), job->recovery);
      return NULL;
    }

  return g_bytes_new_take (data, length);
}

/* From here on the old sheet is of no use: the desk shows a new one. */
static RogRegister *
open_recovered (RogDeskJob   *job,
                RogIdentity  *identity,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (RogRegister) open = rog_register_open (job, identity, cancellable, error);

  if (open == NULL)
    return NULL;
  if (open->recovery_key == NULL && !rog_register_renew_recovery (job, open, error))
    {
      rog_store_close (open->store);
      return NULL;
    }

  return g_steal_pointer (&open);
}

static void
recover_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  RogDeskJob *job = data;
  GError     *error = NULL;
  g_autoptr (RogSecret) key = rog_recovery_key_from_words (job->words, &error);
  g_autoptr (GBytes) file = key != NULL ? read_recovery_file (job, &error) : NULL;
  g_autoptr (RogIdentity) identity = NULL;
  RogRegister *open = NULL;

  if (file != NULL)
    identity = rog_identity_recover (job->keyring, file, key, job->pin, job->clock, cancellable, &error);
  if (identity != NULL)
    open = open_recovered (job, identity, NULL, &error);

  if (open != NULL)
    g_task_return_pointer (task, rog_desk_found_new (ROG_DESK_RECOVERY_SHEET, open, NULL), (GDestroyNotify)rog_desk_found_free);
  else
    g_task_return_error (task, error);
}

/**
 * rog_desk_recover_async:
 * @self: a desk whose keyring has no key
 * @words: the words of the recovery sheet, as typed
 * @pin: the PIN of the signing key that is made anew
 * @cancellable: (nullable): what stops it, until the keyring is written
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Brings the register's key back into the keyring. Acting and signing key are new, which
 * the register's record says (`identity.replaced`, with the statement by the new signing key), and
 * so is the recovery sheet: the desk is in %ROG_DESK_RECOVERY_SHEET afterwards.
 */
void
rog_desk_recover_async (RogDesk            *self,
                        const char         *words,
                        RogSecret          *pin,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  RogDeskJob *job;

  g_return_if_fail (ROG_IS_DESK (self));

  job = rog_desk_job_new (self);
  job->words = g_strdup (words);
  job->pin = rog_secret_ref (pin);
  rog_desk_run_job (self, job, recover_thread, rog_desk_recover_async, cancellable, callback, user_data);
}

/**
 * rog_desk_recover_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_IDENTITY_ERROR_BAD_WORDS that says which word, or another
 */
gboolean
rog_desk_recover_finish (RogDesk      *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/*
 * Restore Backup
 */

static RogSecret *
open_master_key (GBytes    *file,
                 RogSecret *key,
                 GError   **error)
{
  g_autoptr (RogSecret) payload = rog_recovery_open (file, key, error);
  g_autoptr (RogBundle) bundle = payload != NULL ? rog_bundle_new_from_secret (payload, error) : NULL;

  return bundle != NULL ? rog_bundle_get (bundle, "master-key", error) : NULL;
}

static gboolean
keep_recovery_file (RogDeskJob *job,
                    GBytes     *file,
                    GError    **error)
{
  return g_file_set_contents_full (job->recovery, g_bytes_get_data (file, NULL), (gssize)g_bytes_get_size (file),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static void
put_recovery_file_back (RogDeskJob *job,
                        GBytes     *before)
{
  if (before == NULL || !keep_recovery_file (job, before, NULL))
    g_unlink (job->recovery);
}

/* The register before the keyring: keys without a register would be those of an interrupted
 * first run. And before the register its recovery file: where the program ends in between, or
 * the keyring refuses, folder and sheet are enough to go on from. */
static gboolean
restore_files (RogDeskJob   *job,
               GBytes       *file,
               RogSecret    *key,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (RogSecret) master = open_master_key (file, key, error);
  g_autoptr (GBytes) before = NULL;

  if (master == NULL)
    return FALSE;
  if (!rog_store_make_folder (job->folder, error))
    return FALSE;
  if (rog_store_exists (job->folder))
    return rog_backup_restore (job->backup, master, job->folder, job->operation, cancellable, error);

  before = read_recovery_file (job, NULL);
  if (keep_recovery_file (job, file, error) &&
      rog_backup_restore (job->backup, master, job->folder, job->operation, cancellable, error))
    return TRUE;

  put_recovery_file_back (job, before);

  return FALSE;
}

/* To the libraries below it is a register or a key that is bad. There is none yet: it is the file that was chosen. */
static char *
describe_bad_backup (const GError *error,
                     const char   *name)
{
  if (g_error_matches (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_A_REGISTER))
    return g_strdup_printf (_ ("“%s” is not a backup of this program, or was cut short."), name);
  if (g_error_matches (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NEWER))
    return g_strdup_printf (_ ("“%s” was made by a newer version of this program, which alone can restore it."), name);
  if (g_error_matches (error, ROG_STORE_ERROR, ROG_STORE_ERROR_TAMPERED) ||
      g_error_matches (error, ROG_STORE_ERROR, ROG_STORE_ERROR_WRONG_KEY) ||
      g_error_matches (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED) ||
      g_error_matches (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED))
    return g_strdup_printf (_ ("“%s” is damaged, or was changed since it was made."), name);

  return NULL;
}

static void
blame_backup (RogDeskJob *job,
              GError    **error)
{
  g_autofree char *name = g_path_get_basename (job->backup);
  g_autofree char *message = describe_bad_backup (*error, name);

  if (message == NULL)
    return;

  g_clear_error (error);
  g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BACKUP, message);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  RogDeskJob *job = data;
  GError     *error = NULL;
  g_autoptr (RogSecret) key = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (RogIdentity) identity = NULL;
  RogRegister *open = NULL;

  if (rog_pin_check (job->pin, &error) && (key = rog_recovery_key_from_words (job->words, &error)) != NULL)
    file = rog_backup_read_recovery (job->backup, &error);
  if (file != NULL && !restore_files (job, file, key, cancellable, &error))
    g_clear_pointer (&file, g_bytes_unref);
  if (file == NULL)
    blame_backup (job, &error);
  else
    identity = rog_identity_recover (job->keyring, file, key, job->pin, job->clock, NULL, &error);
  if (identity != NULL)
    open = open_recovered (job, identity, NULL, &error);

  if (open != NULL)
    g_task_return_pointer (task, rog_desk_found_new (ROG_DESK_RECOVERY_SHEET, open, NULL), (GDestroyNotify)rog_desk_found_free);
  else
    g_task_return_error (task, error);
}

/**
 * rog_desk_restore_backup_async:
 * @self: a desk in first run, or whose folder is gone
 * @file: a backup
 * @words: the words of the recovery sheet that was good when it was made, as typed
 * @pin: the PIN of the signing key that is made anew
 * @operation: (nullable): where progress is shown, and what stops it until the keyring is written
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Puts everything of a backup into this empty profile, as rog_desk_recover_async() does with
 * the keys. The records of the backup end there, and each goes on in a new one
 * (`register.restored`): nothing that was said since the backup is contradicted.
 */
void
rog_desk_restore_backup_async (RogDesk            *self,
                               GFile              *file,
                               const char         *words,
                               RogSecret          *pin,
                               RogOperation       *operation,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (RogOperation) progress = operation != NULL ? g_object_ref (operation) : rog_operation_new ();
  RogDeskJob *job;

  g_return_if_fail (ROG_IS_DESK (self) && G_IS_FILE (file));

  job = rog_desk_job_new (self);
  job->words = g_strdup (words);
  job->pin = rog_secret_ref (pin);
  job->backup = g_file_is_native (file) ? g_file_get_path (file) : g_strdup ("");
  job->operation = g_object_ref (progress);
  rog_desk_run_job (self, job, restore_thread, rog_desk_restore_backup_async, rog_operation_get_cancellable (progress), callback, user_data);
}

/**
 * rog_desk_restore_backup_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_IDENTITY_ERROR_BAD_WORDS, %ROG_SERVICE_ERROR_BACKUP where the file cannot be
 *   restored, %ROG_STORE_ERROR_EXISTS where there is a register already, or another; the profile is as before then, but that after an error of
 *   the keyring the register is there and waits for the sheet
 */
gboolean
rog_desk_restore_backup_finish (RogDesk      *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/*
 * Accept as restored
 */

/* Of the open register what is needed on the store's thread. */
typedef struct
{
  RogRegister part;
  RogClock   *clock;
} Accept;

static void
accept_free (Accept *accept)
{
  g_object_unref (accept->part.identity);
  g_object_unref (accept->part.records);
  g_clear_pointer (&accept->part.known, rog_checkpoint_free);
  g_object_unref (accept->clock);
  g_free (accept);
}

static gpointer
accept_restore (RogDatabase  *database,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Accept *accept = data;

  return rog_register_continue (&accept->part, database, accept->clock, error);
}

static void
accepted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogDesk         *self = g_task_get_source_object (task);
  GError          *error = NULL;
  g_autofree char *uuid = rog_store_run_finish (ROG_STORE (source), result, &error);

  if (uuid == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->open != NULL && self->open->store == ROG_STORE (source))
    {
      g_set_str (&self->open->register_uuid, uuid);
      self->open->comparison = ROG_RECORDS_EQUAL;
      rog_desk_set_notice (self, ROG_NOTICE_COMPARISON, NULL);
      rog_desk_keep_checkpoint (self);
      rog_desk_begin_check (self);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * rog_desk_can_accept_restore:
 * @self: a desk
 *
 * Returns: whether the register is open and is not as the keyring knows it, so that the
 *   person has to say whether it was put back on purpose
 */
gboolean
rog_desk_can_accept_restore (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), FALSE);

  return self->open != NULL && !rog_register_is_compared (self->open);
}

/**
 * rog_desk_accept_restore_async:
 * @self: a desk of which rog_desk_can_accept_restore() is true
 * @cancellable: (nullable): not used once it has begun
 * @callback: called when it is said
 * @user_data: for @callback
 *
 * The person says that the register was put back on purpose: it says so in its record
 * (`register.restored`), its records end and go on in new ones, and the keyring is told.
 */
void
rog_desk_accept_restore_async (RogDesk            *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Accept *accept;

  g_return_if_fail (ROG_IS_DESK (self));

  g_task_set_source_tag (task, rog_desk_accept_restore_async);
  if (!rog_desk_check_open (self, task))
    return;
  if (rog_register_is_compared (self->open))
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE, _ ("The register is as the keyring knows it: there is nothing to accept."));
      return;
    }

  accept = g_new0 (Accept, 1);
  accept->part.identity = g_object_ref (self->open->identity);
  accept->part.records = g_object_ref (self->open->records);
  accept->part.known = self->open->known != NULL ? rog_checkpoint_copy (self->open->known) : NULL;
  accept->clock = g_object_ref (self->clock);
  rog_store_run_async (self->open->store, G_PRIORITY_HIGH, accept_restore, accept, (GDestroyNotify)accept_free, g_free,
                       NULL, accepted_cb, g_steal_pointer (&task));
}

/**
 * rog_desk_accept_restore_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be said; then everything is as before
 */
gboolean
rog_desk_accept_restore_finish (RogDesk      *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
