// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/rog-clock.h"
#include "core/rog-digest.h"
#include "crypto/rog-chunk-reader.h"
#include "crypto/rog-chunk-writer.h"
#include "crypto/rog-wrap.h"
#include "store/rog-settings.h"
#include "store/rog-statement.h"
#include "store/rog-vault.h"

#define MAGIC "ROGBACKUP"
#define MAGIC_SIZE 9
#define VERSION 1
#define UUID_SIZE 16
#define FIXED_SIZE (MAGIC_SIZE + 1 + UUID_SIZE)
#define MAX_RECOVERY (64 * 1024) /* as identity reads it: three certificates with long names have 5 KiB */
#define MAX_WRAPPED 4096
#define COPY_SIZE (256 * 1024)
#define DATABASE_MEMBER "register.db"
#define VAULT_PREFIX "vault/"
#define SNAPSHOT_NAME "backup.part"
#define RESTORE_NAME "restore.part"

static gboolean
set_errno (GError    **error,
           const char *what)
{
  int code = errno;

  g_set_error (error, ROG_STORE_ERROR, code == ENOSPC || code == EDQUOT ? ROG_STORE_ERROR_FULL : ROG_STORE_ERROR_IO, "%s: %s", what, g_strerror (code));
  return FALSE;
}

static gboolean
not_a_backup (GError **error)
{
  g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_A_REGISTER, "The file is not a backup of this program, or was cut");
  return FALSE;
}

/*
 * The snapshot: what the backup is made of, fixed at one moment
 */

static void
remove_snapshot (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* A restore moves the vault, then the database. What ended between the two is taken back:
 * else the documents' files would lie where no register is, and stand in the next one's way. */
static void
take_back_vault (const char *folder,
                 const char *staging)
{
  g_autofree char *database = g_build_filename (folder, DATABASE_MEMBER, NULL);
  g_autofree char *vault = g_build_filename (folder, "vault", NULL);
  g_autofree char *new_database = g_build_filename (staging, DATABASE_MEMBER, NULL);
  g_autofree char *new_vault = g_build_filename (staging, "vault", NULL);

  if (g_file_test (new_database, G_FILE_TEST_EXISTS) && !g_file_test (new_vault, G_FILE_TEST_EXISTS) &&
      !g_file_test (database, G_FILE_TEST_EXISTS))
    g_rename (vault, new_vault);
}

static void
remove_staging (const char *folder,
                const char *staging)
{
  g_autofree char *vault = g_build_filename (staging, "vault", NULL);

  take_back_vault (folder, staging);
  remove_snapshot (staging); /* the database first: see take_back_vault() */
  remove_snapshot (vault);
  g_rmdir (staging);
}

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
  g_autofree char *snapshot = g_build_filename (folder, SNAPSHOT_NAME, NULL);
  g_autofree char *staging = g_build_filename (folder, RESTORE_NAME, NULL);

  remove_snapshot (snapshot);
  remove_staging (folder, staging);
}

typedef struct
{
  RogStore  *store;
  char      *folder; /* (owned) */
  GPtrArray *files;  /* (owned) (element-type utf8) names in the vault */
} Snapshot;

/* On the store's thread: a copy of the database and a second name for each document's
 * file, so that what is erased meanwhile does not make the backup fail. */
static gpointer
snapshot_cb (RogDatabase  *database,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Snapshot        *snapshot = data;
  g_autofree char *copy = g_build_filename (snapshot->folder, DATABASE_MEMBER, NULL);
  g_autoptr (RogStatement) statement = NULL;
  gboolean row;

  if (!rog_database_copy_to (database, copy, error))
    return NULL;

  statement = rog_statement_new (database, error, "SELECT file FROM document WHERE erased IS NULL ORDER BY rowid", "");
  if (statement == NULL)
    return NULL;

  for (;;)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      if (!rog_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return GINT_TO_POINTER (TRUE);
      from = g_build_filename (rog_store_get_vault_folder (snapshot->store), rog_statement_get_text (statement, 0), NULL);
      to = g_build_filename (snapshot->folder, rog_statement_get_text (statement, 0), NULL);
      if (link (from, to) != 0)
        {
          set_errno (error, "A document cannot be put into the backup");
          return NULL;
        }
      g_ptr_array_add (snapshot->files, g_strdup (rog_statement_get_text (statement, 0)));
    }
}

/*
 * Writing
 */

static gboolean
put_number (GOutputStream *out,
            guint64        value,
            gsize          size,
            GError       **error)
{
  guint8 bytes[8];

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8)(value >> (8 * (size - 1 - i)));

  return g_output_stream_write_all (out, bytes, size, NULL, NULL, error);
}

static gboolean
put_bytes (GOutputStream *out,
           GBytes        *bytes,
           GError       **error)
{
  return put_number (out, g_bytes_get_size (bytes), 4, error) &&
         g_output_stream_write_all (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL, error);
}

static void
uuid_to_raw (const char *uuid,
             guint8      raw[UUID_SIZE])
{
  gsize n = 0;

  for (const char *c = uuid; *c != '\0' && n < UUID_SIZE; c++)
    {
      if (*c == '-')
        continue;
      raw[n++] = (guint8)(g_ascii_xdigit_value (c[0]) << 4 | g_ascii_xdigit_value (c[1]));
      c++;
    }
}

static char *
uuid_from_raw (const guint8 *raw)
{
  GString *uuid = g_string_new (NULL);

  for (gsize i = 0; i < UUID_SIZE; i++)
    g_string_append_printf (uuid, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", raw[i]);

  return g_string_free_and_steal (uuid);
}

static gboolean
put_head (GOutputStream *out,
          const char    *uuid,
          GBytes        *recovery,
          GBytes        *wrapped,
          GError       **error)
{
  guint8 head[FIXED_SIZE];

  memcpy (head, MAGIC, MAGIC_SIZE);
  head[MAGIC_SIZE] = VERSION;
  uuid_to_raw (uuid, head + MAGIC_SIZE + 1);

  return g_output_stream_write_all (out, head, sizeof head, NULL, NULL, error) && put_bytes (out, recovery, error) &&
         put_bytes (out, wrapped, error);
}

static gboolean
copy_file (GOutputStream *out,
           int            fd,
           guint64        size,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree guint8 *buffer = g_malloc (COPY_SIZE);

  while (size > 0)
    {
      gssize got = read (fd, buffer, MIN (size, COPY_SIZE));

      if (got < 0)
        return set_errno (error, "The backup cannot be made");
      if (got == 0)
        {
          g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_IO, "The backup cannot be made: a file became shorter");
          return FALSE;
        }
      if (!g_output_stream_write_all (out, buffer, (gsize)got, NULL, cancellable, error))
        return FALSE;
      size -= (guint64)got;
    }

  return TRUE;
}

static gboolean
put_member (GOutputStream *out,
            const char    *name,
            const char    *path,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  struct stat  info;

  if (fd < 0 || fstat (fd, &info) != 0)
    return set_errno (error, "The backup cannot be made");

  return put_number (out, strlen (name), 2, error) && g_output_stream_write_all (out, name, strlen (name), NULL, NULL, error) &&
         put_number (out, (guint64)info.st_size, 8, error) && copy_file (out, fd, (guint64)info.st_size, cancellable, error);
}

static gboolean
put_members (GOutputStream *out,
             Snapshot      *snapshot,
             RogOperation  *operation,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *copy = g_build_filename (snapshot->folder, DATABASE_MEMBER, NULL);

  if (!put_member (out, DATABASE_MEMBER, copy, cancellable, error))
    return FALSE;

  for (guint i = 0; i < snapshot->files->len; i++)
    {
      const char      *file = g_ptr_array_index (snapshot->files, i);
      g_autofree char *name = g_strconcat (VAULT_PREFIX, file, NULL);
      g_autofree char *path = g_build_filename (snapshot->folder, file, NULL);

      if (operation != NULL)
        rog_operation_report (operation, i, snapshot->files->len, NULL);
      if (!put_member (out, name, path, cancellable, error))
        return FALSE;
    }

  return put_number (out, 0, 2, error);
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

  if (wrapped == NULL || !put_head (base, uuid, recovery, wrapped, error))
    return FALSE;

  writer = rog_chunk_writer_new (base, key, uuid, error);

  return writer != NULL && put_members (G_OUTPUT_STREAM (writer), snapshot, operation, cancellable, error) &&
         rog_chunk_writer_finish (writer, cancellable, error) && (fsync (fd) == 0 || set_errno (error, "The backup cannot be written"));
}

/* A name is on the disk only once its folder is. */
static gboolean
sync_folder (const char *folder,
             GError    **error)
{
  g_autofd int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  return (fd >= 0 && fsync (fd) == 0) || set_errno (error, "The folder cannot be written");
}

static gboolean
sync_folder_of (const char *path,
                GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_folder (folder, error);
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
  g_autofree char *part = g_strconcat (path, ".", tail, ".part", NULL); /* the folder is the person's: no file of theirs is called that */
  g_autofd int     fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    return set_errno (error, "The backup cannot be written");
  if (write_backup (fd, snapshot, master, recovery, operation, cancellable, error) &&
      (g_rename (part, path) == 0 || set_errno (error, "The backup cannot be written")))
    return sync_folder_of (path, error);

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
                  GCancellable *cancellable,
                  GError      **error)
{
  Snapshot snapshot = { store, NULL, NULL };
  gboolean good = FALSE;

  g_return_val_if_fail (ROG_IS_STORE (store) && master != NULL && recovery != NULL, FALSE);

  /* What could not be read again is not written. */
  if (g_bytes_get_size (recovery) == 0 || g_bytes_get_size (recovery) > MAX_RECOVERY)
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_FAILED, "The recovery file beside the register is not one");
      return FALSE;
    }

  snapshot.folder = g_build_filename (rog_store_get_folder (store), SNAPSHOT_NAME, NULL);
  snapshot.files = g_ptr_array_new_with_free_func (g_free);
  remove_snapshot (snapshot.folder);
  if (g_mkdir (snapshot.folder, 0700) != 0)
    set_errno (error, "The backup cannot be made");
  else
    good = rog_store_run_sync (store, snapshot_cb, &snapshot, cancellable, error) != NULL &&
           write_file (path, &snapshot, master, recovery, operation, cancellable, error);

  remove_snapshot (snapshot.folder);
  g_free (snapshot.folder);
  g_ptr_array_unref (snapshot.files);

  return good;
}

/*
 * Reading
 */

typedef struct
{
  char   *uuid;     /* (owned) */
  GBytes *recovery; /* (owned) */
  GBytes *wrapped;  /* (owned) */
  goffset body;
} Head;

static void
head_clear (Head *head)
{
  g_free (head->uuid);
  g_clear_pointer (&head->recovery, g_bytes_unref);
  g_clear_pointer (&head->wrapped, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

static gboolean
get_exactly (int      fd,
             gpointer data,
             gsize    length,
             GError **error)
{
  gsize done = 0;

  while (done < length)
    {
      gssize got = read (fd, (guint8 *)data + done, length - done);

      if (got < 0)
        return set_errno (error, "The backup cannot be read");
      if (got == 0)
        return not_a_backup (error);
      done += (gsize)got;
    }

  return TRUE;
}

static GBytes *
get_bytes (int      fd,
           gsize    max,
           GError **error)
{
  guint8             prefix[4];
  guint32            length;
  g_autofree guint8 *data = NULL;

  if (!get_exactly (fd, prefix, sizeof prefix, error))
    return NULL;
  length = (guint32)prefix[0] << 24 | (guint32)prefix[1] << 16 | (guint32)prefix[2] << 8 | prefix[3];
  if (length == 0 || length > max)
    {
      not_a_backup (error);
      return NULL;
    }

  data = g_malloc (length);

  return get_exactly (fd, data, length, error) ? g_bytes_new_take (g_steal_pointer (&data), length) : NULL;
}

static gboolean
get_head (int      fd,
          Head    *head,
          GError **error)
{
  guint8 fixed[FIXED_SIZE];

  if (!get_exactly (fd, fixed, sizeof fixed, error))
    return FALSE;
  if (memcmp (fixed, MAGIC, MAGIC_SIZE) != 0)
    return not_a_backup (error);
  if (fixed[MAGIC_SIZE] != VERSION)
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NEWER, "The backup was made by a newer version of this program");
      return FALSE;
    }

  head->uuid = uuid_from_raw (fixed + MAGIC_SIZE + 1);
  head->recovery = get_bytes (fd, MAX_RECOVERY, error);
  head->wrapped = head->recovery != NULL ? get_bytes (fd, MAX_WRAPPED, error) : NULL;
  head->body = lseek (fd, 0, SEEK_CUR);

  return head->wrapped != NULL;
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
  g_auto (Head) head = { 0 };
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      set_errno (error, "The backup cannot be read");
      return NULL;
    }

  return get_head (fd, &head, error) ? g_bytes_ref (head.recovery) : NULL;
}

static gboolean
read_exactly (GInputStream *in,
              gpointer      data,
              gsize         length,
              GCancellable *cancellable,
              GError      **error)
{
  gsize got;

  return g_input_stream_read_all (in, data, length, &got, cancellable, error) && (got == length || not_a_backup (error));
}

static gboolean
read_number (GInputStream *in,
             gsize         size,
             guint64      *value,
             GError      **error)
{
  guint8 bytes[8];

  if (!read_exactly (in, bytes, size, NULL, error))
    return FALSE;

  *value = 0;
  for (gsize i = 0; i < size; i++)
    *value = *value << 8 | bytes[i];

  return TRUE;
}

/* The register, or one file of random name right below the vault: nothing else, and
 * nothing that leads elsewhere. */
static gboolean
name_is_good (const char *name)
{
  const char *file = name + strlen (VAULT_PREFIX);

  if (g_str_equal (name, DATABASE_MEMBER))
    return TRUE;
  if (!g_str_has_prefix (name, VAULT_PREFIX) || *file == '\0')
    return FALSE;

  for (const char *c = file; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && *c != '-' && *c != '_')
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_member (GInputStream *in,
             const char   *path,
             guint64       size,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofd int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  g_autoptr (GOutputStream) out = NULL;
  g_autofree guint8 *buffer = g_malloc (COPY_SIZE);

  if (fd < 0)
    return set_errno (error, "The backup cannot be restored");

  out = g_unix_output_stream_new (fd, FALSE);
  while (size > 0)
    {
      gsize part = MIN (size, COPY_SIZE);

      if (!read_exactly (in, buffer, part, cancellable, error) ||
          !g_output_stream_write_all (out, buffer, part, NULL, cancellable, error))
        return FALSE;
      size -= part;
    }

  return fsync (fd) == 0 || set_errno (error, "The backup cannot be restored");
}

static gboolean
read_members (GInputStream *in,
              guint64       total,
              const char   *folder,
              RogOperation *operation,
              GCancellable *cancellable,
              GError      **error)
{
  for (;;)
    {
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;
      guint64          length, size;

      if (!read_number (in, 2, &length, error))
        return FALSE;
      if (length == 0)
        return TRUE;
      name = g_malloc0 (length + 1);
      if (!read_exactly (in, name, length, NULL, error) || !read_number (in, 8, &size, error))
        return FALSE;
      if (strlen (name) != length || !name_is_good (name))
        return not_a_backup (error);
      path = g_build_filename (folder, name, NULL);
      if (!read_member (in, path, size, cancellable, error))
        return FALSE;
      if (operation != NULL)
        rog_operation_report (operation, (guint64)g_seekable_tell (G_SEEKABLE (in)), total, NULL);
    }
}

static gboolean
restore_into (int           fd,
              RogSecret    *master,
              const char   *folder,
              RogOperation *operation,
              GCancellable *cancellable,
              GError      **error)
{
  g_auto (Head) head = { 0 };
  g_autoptr (RogSecret) key = NULL;
  g_autoptr (RogChunkReader) reader = NULL;
  g_autoptr (RogDatabase) database = NULL;
  g_autofree char *path = g_build_filename (folder, DATABASE_MEMBER, NULL);

  if (!get_head (fd, &head, error))
    return FALSE;
  key = rog_unwrap (head.wrapped, master, ROG_BACKUP_LABEL, error);
  reader = key != NULL ? rog_chunk_reader_new_for_fd (fd, head.body, key, head.uuid, error) : NULL;
  if (reader == NULL ||
      !read_members (G_INPUT_STREAM (reader), rog_chunk_reader_get_size (reader), folder, operation, cancellable, error))
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
  g_autofree char *vault = g_build_filename (folder, "vault", NULL);
  g_autofree char *database = g_build_filename (folder, DATABASE_MEMBER, NULL);
  g_autofree char *new_vault = g_build_filename (staging, "vault", NULL);
  g_autofree char *new_database = g_build_filename (staging, DATABASE_MEMBER, NULL);

  /* The database last: where it is, the register is. */
  g_rmdir (vault);
  if (g_rename (new_vault, vault) != 0 || g_rename (new_database, database) != 0)
    return set_errno (error, "The backup cannot be restored");

  /* It is there: a folder that cannot be synced takes nothing of that back. */
  sync_folder (folder, NULL);

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
  g_autofree char *staging = g_build_filename (folder, RESTORE_NAME, NULL);
  g_autofree char *vault = g_build_filename (staging, "vault", NULL);
  g_autofd int     fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean         good;

  if (fd < 0)
    return set_errno (error, "The backup cannot be read");
  if (rog_store_exists (folder))
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_EXISTS, "There is a register in this folder; a backup is restored into an empty one");
      return FALSE;
    }

  remove_staging (folder, staging);
  if (g_mkdir_with_parents (vault, 0700) != 0)
    return set_errno (error, "The backup cannot be restored");

  good = restore_into (fd, master, staging, operation, cancellable, error) && move_into_place (staging, folder, error);
  remove_staging (folder, staging);

  return good;
}
