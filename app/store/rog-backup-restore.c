// SPDX-License-Identifier: GPL-3.0-or-later
//
// A backup is put back beside the places of register and vault, and moved there once it is whole.

#include "store/rog-backup-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>

#include "crypto/rog-chunk-reader.h"
#include "crypto/rog-wrap.h"
#include "store/rog-disk.h"
#include "store/rog-settings.h"
#include "store/rog-vault.h"

#define STAGING "restore.part"

/* A restore moves the vault, then the database. What ended between the two is taken back:
 * else the documents' files would lie where no register is, and stand in the next one's way. */
static void
take_back_vault (const char *folder,
                 const char *staging)
{
  g_autofree char *database = g_build_filename (folder, ROG_BACKUP_DATABASE, NULL);
  g_autofree char *vault = g_build_filename (folder, ROG_BACKUP_VAULT, NULL);
  g_autofree char *new_database = g_build_filename (staging, ROG_BACKUP_DATABASE, NULL);
  g_autofree char *new_vault = g_build_filename (staging, ROG_BACKUP_VAULT, NULL);

  if (g_file_test (new_database, G_FILE_TEST_EXISTS) && !g_file_test (new_vault, G_FILE_TEST_EXISTS) &&
      !g_file_test (database, G_FILE_TEST_EXISTS))
    g_rename (vault, new_vault);
}

static void
remove_staging (const char *folder,
                const char *staging)
{
  g_autofree char *vault = g_build_filename (staging, ROG_BACKUP_VAULT, NULL);

  take_back_vault (folder, staging);
  rog_disk_remove_folder (staging); /* the database first: see take_back_vault() */
  rog_disk_remove_folder (vault);
  g_rmdir (staging);
}

/* rog_backup_sweep_restore: removes what a crash left of a restore into @folder. */
void
rog_backup_sweep_restore (const char *folder)
{
  g_autofree char *staging = g_build_filename (folder, STAGING, NULL);

  remove_staging (folder, staging);
}

static gboolean
restore_into (int           fd,
              RogSecret    *master,
              const char   *folder,
              RogOperation *operation,
              GCancellable *cancellable,
              GError      **error)
{
  g_auto (RogBackupHead) head = { 0 };
  g_autoptr (RogSecret) key = NULL;
  g_autoptr (RogChunkReader) reader = NULL;
  g_autoptr (RogDatabase) database = NULL;
  g_autofree char *path = g_build_filename (folder, ROG_BACKUP_DATABASE, NULL);

  if (!rog_backup_get_head (fd, &head, error))
    return FALSE;
  key = rog_unwrap (head.wrapped, master, ROG_BACKUP_LABEL, error);
  reader = key != NULL ? rog_chunk_reader_new_for_fd (fd, head.body, key, head.uuid, error) : NULL;
  if (reader == NULL ||
      !rog_backup_get_members (G_INPUT_STREAM (reader), rog_chunk_reader_get_size (reader), folder, operation, cancellable, error))
    return FALSE;

  /* Nothing takes its place before it has been opened once. */
  database = rog_database_open (path, master, ROG_DATABASE_EXISTING, error);

  return database != NULL && rog_database_check_integrity (database, error) &&
         rog_settings_set (database, ROG_BACKUP_SETTING, ROG_BACKUP_RESTORED, error);
}

static gboolean
move_into_place (const char *staging,
                 const char *folder,
                 GError    **error)
{
  g_autofree char *vault = g_build_filename (folder, ROG_BACKUP_VAULT, NULL);
  g_autofree char *database = g_build_filename (folder, ROG_BACKUP_DATABASE, NULL);
  g_autofree char *new_vault = g_build_filename (staging, ROG_BACKUP_VAULT, NULL);
  g_autofree char *new_database = g_build_filename (staging, ROG_BACKUP_DATABASE, NULL);

  /* Of a register that is gone its vault may still lie there. */
  if (!rog_vault_set_aside (vault, error))
    return FALSE;

  /* The database last: where it is, the register is. */
  g_rmdir (vault);
  if (g_rename (new_vault, vault) != 0 || g_rename (new_database, database) != 0)
    return rog_disk_set_error (error, "The backup cannot be restored");

  /* It is there: a folder that cannot be synced takes nothing of that back. */
  rog_disk_sync_folder (folder, "The folder cannot be written", NULL);

  return TRUE;
}

/**
 * rog_backup_restore:
 * @path: a backup
 * @master: the master key, from rog_backup_read_recovery() and the recovery sheet
 * @folder: a profile's folder without a register
 * @operation: (nullable): progress
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Writes register and vault beside their places, opens and checks them there, and only
 * then moves them. Blocking. The register then has to be continued, which
 * %ROG_BACKUP_SETTING in it says for as long as it is so: see
 * rog_records_continue_after_restore().
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_EXISTS where there is a register, _NOT_A_REGISTER,
 *   _NEWER, an error of crypto (wrong key, changed) or another; then @folder is as before
 */
gboolean
rog_backup_restore (const char   *path,
                    RogSecret    *master,
                    const char   *folder,
                    RogOperation *operation,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char *staging = g_build_filename (folder, STAGING, NULL);
  g_autofree char *vault = g_build_filename (staging, ROG_BACKUP_VAULT, NULL);
  g_autofd int     fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean         good;

  if (fd < 0)
    return rog_disk_set_error (error, "The backup cannot be read");
  if (rog_store_exists (folder))
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_EXISTS, "There is a register in this folder; a backup is restored into an empty one");
      return FALSE;
    }

  remove_staging (folder, staging);
  if (g_mkdir_with_parents (vault, 0700) != 0)
    return rog_disk_set_error (error, "The backup cannot be restored");

  good = restore_into (fd, master, staging, operation, cancellable, error) && move_into_place (staging, folder, error);
  remove_staging (folder, staging);

  return good;
}
