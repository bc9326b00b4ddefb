// SPDX-License-Identifier: GPL-3.0-or-later
//
// A backup is made of a snapshot of register and vault. Its bytes are in rog-backup-format.c, the way back is
// rog-backup-restore.c.

#include "store/rog-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/rog-clock.h"
#include "crypto/rog-chunk-writer.h"
#include "crypto/rog-wrap.h"
#include "store/rog-disk.h"
#include "store/rog-statement.h"
#include "store/rog-vault.h"

#define SNAPSHOT "backup.part"

/*
 * The snapshot: what the backup is made of, fixed at one moment
 */

/**
 * rog_backup_sweep:
 * @folder: a profile's folder, locked
 *
 * Removes what a crash left of a backup or a restore: second names of documents' files
 * among it, which would outlive their erasure.
 */
void
rog_backup_sweep (const char *folder)
{
  g_autofree char *snapshot = g_build_filename (folder, SNAPSHOT, NULL);

  rog_disk_remove_folder (snapshot);
  rog_backup_sweep_restore (folder);
}

typedef struct
{
  RogStore  *store;
  char      *folder; /* (owned) */
  GPtrArray *files;  /* (owned) (element-type utf8) names in the vault */
  guint      n_missing;
} Snapshot;

/* Not every disk knows second names. */
static gboolean
copy_file (const char *from,
           const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (to);

  return g_file_copy (source, copy, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, NULL);
}

/* A file that is gone is no reason to lose the others too. */
static gboolean
snapshot_file (Snapshot   *snapshot,
               const char *file,
               GError    **error)
{
  g_autofree char *from = g_build_filename (rog_store_get_vault_folder (snapshot->store), file, NULL);
  g_autofree char *to = g_build_filename (snapshot->folder, file, NULL);

  if (link (from, to) == 0)
    {
      g_ptr_array_add (snapshot->files, g_strdup (file));
      return TRUE;
    }
  if (errno == ENOENT)
    {
      snapshot->n_missing++;
      return TRUE;
    }
  if ((errno == EPERM || errno == EXDEV || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK) && copy_file (from, to))
    {
      g_ptr_array_add (snapshot->files, g_strdup (file));
      return TRUE;
    }

  return rog_disk_set_error (error, "A document cannot be put into the backup");
}

/* On the store's thread: a copy of the database and a second name for each document's
 * file, so that what is erased meanwhile does not make the backup fail. */
static gpointer
snapshot_cb (RogDatabase  *database,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Snapshot        *snapshot = data;
  g_autofree char *copy = g_build_filename (snapshot->folder, ROG_BACKUP_DATABASE, NULL);
  g_autoptr (RogStatement) statement = NULL;
  gboolean row;

  if (!rog_database_copy_to (database, copy, error))
    return NULL;

  statement = rog_statement_new (database, error, "SELECT file FROM document WHERE erased IS NULL ORDER BY rowid", "");
  if (statement == NULL)
    return NULL;

  for (;;)
    {
      if (!rog_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return GINT_TO_POINTER (TRUE);
      if (!snapshot_file (snapshot, rog_statement_get_text (statement, 0), error))
        return NULL;
    }
}

/*
 * Writing
 */

static gboolean
put_members (GOutputStream *out,
             Snapshot      *snapshot,
             RogOperation  *operation,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *copy = g_build_filename (snapshot->folder, ROG_BACKUP_DATABASE, NULL);

  if (!rog_backup_put_member (out, ROG_BACKUP_DATABASE, copy, cancellable, error))
    return FALSE;

  for (guint i = 0; i < snapshot->files->len; i++)
    {
      const char      *file = g_ptr_array_index (snapshot->files, i);
      g_autofree char *name = g_strconcat (ROG_BACKUP_VAULT "/", file, NULL);
      g_autofree char *path = g_build_filename (snapshot->folder, file, NULL);

      if (operation != NULL)
        rog_operation_report (operation, i, snapshot->files->len, NULL);
      if (!rog_backup_put_member (out, name, path, cancellable, error))
        return FALSE;
    }

  return rog_backup_put_end (out, error);
}

static gboolean
write_backup (int           fd,
              Snapshot     *snapshot,
              RogSecret    *master,
              GBytes       *recovery,
              RogOperation *operation,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree char *uuid = rog_uuid_new ();
  g_autoptr (RogSecret) key = rog_secret_new_random (ROG_VAULT_KEY_SIZE);
  g_autoptr (GBytes) wrapped = rog_wrap (key, master, ROG_BACKUP_LABEL, error);
  g_autoptr (GOutputStream) base = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (RogChunkWriter) writer = NULL;

  if (wrapped == NULL || !rog_backup_put_head (base, uuid, recovery, wrapped, error))
    return FALSE;

  writer = rog_chunk_writer_new (base, key, uuid, error);

  return writer != NULL && put_members (G_OUTPUT_STREAM (writer), snapshot, operation, cancellable, error) &&
         rog_chunk_writer_finish (writer, cancellable, error) && (fsync (fd) == 0 || rog_disk_set_error (error, "The backup cannot be written"));
}

static gboolean
write_file (const char   *path,
            Snapshot     *snapshot,
            RogSecret    *master,
            GBytes       *recovery,
            RogOperation *operation,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *tail = rog_uuid_new ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part = g_strconcat (path, ".", tail, ".part", NULL); /* the folder is the person's: no file of theirs is called that */
  g_autofd int     fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    return rog_disk_set_error (error, "The backup cannot be written");
  if (write_backup (fd, snapshot, master, recovery, operation, cancellable, error) &&
      (g_rename (part, path) == 0 || rog_disk_set_error (error, "The backup cannot be written")))
    return rog_disk_sync_folder (folder, "The folder cannot be written", error);

  g_unlink (part);
  return FALSE;
}

/**
 * rog_backup_write:
 * @store: the register
 * @master: its key
 * @recovery: the master key, wrapped by the recovery key, as it lies beside the register
 * @path: where the backup goes; replaced only once it is whole
 * @operation: (nullable): progress
 * @n_missing: (out) (optional): how many documents are not in it, as their files are gone
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Writes register and vault as they are at one moment into one encrypted file. Blocking;
 * on a worker thread, never on the store's own.
 *
 * Returns: %FALSE with an error; then nothing is left of it
 */
gboolean
rog_backup_write (RogStore     *store,
                  RogSecret    *master,
                  GBytes       *recovery,
                  const char   *path,
                  RogOperation *operation,
                  guint        *n_missing,
                  GCancellable *cancellable,
                  GError      **error)
{
  Snapshot snapshot = { store, NULL, NULL, 0 };
  gboolean good = FALSE;

  g_return_val_if_fail (ROG_IS_STORE (store) && master != NULL && recovery != NULL, FALSE);

  /* What could not be read again is not written. */
  if (g_bytes_get_size (recovery) == 0 || g_bytes_get_size (recovery) > ROG_BACKUP_MAX_RECOVERY)
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_FAILED, "The recovery file beside the register is not one");
      return FALSE;
    }

  snapshot.folder = g_build_filename (rog_store_get_folder (store), SNAPSHOT, NULL);
  snapshot.files = g_ptr_array_new_with_free_func (g_free);
  rog_disk_remove_folder (snapshot.folder);
  if (g_mkdir (snapshot.folder, 0700) != 0)
    rog_disk_set_error (error, "The backup cannot be made");
  else
    good = rog_store_run_sync (store, snapshot_cb, &snapshot, cancellable, error) != NULL &&
           write_file (path, &snapshot, master, recovery, operation, cancellable, error);

  rog_disk_remove_folder (snapshot.folder);
  g_free (snapshot.folder);
  g_ptr_array_unref (snapshot.files);
  if (n_missing != NULL)
    *n_missing = snapshot.n_missing;

  return good;
}

/**
 * rog_backup_read_recovery:
 * @path: a backup
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the master key, wrapped by the recovery key, which the
 *   words of the recovery sheet open
 */
GBytes *
rog_backup_read_recovery (const char *path,
                          GError    **error)
{
  g_auto (RogBackupHead) head = { 0 };
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      rog_disk_set_error (error, "The backup cannot be read");
      return NULL;
    }

  return rog_backup_get_head (fd, &head, error) ? g_bytes_ref (head.recovery) : NULL;
}
