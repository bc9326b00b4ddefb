// SPDX-License-Identifier: GPL-3.0-or-later
//
// A backup's bytes, put and got: its head, and the members of its body. What the format is, rog-backup.h has.

#include "store/rog-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/rog-disk.h"

#define MAGIC "ROGBACKUP"
#define MAGIC_SIZE 9
#define VERSION 1
#define UUID_SIZE 16
#define FIXED_SIZE (MAGIC_SIZE + 1 + UUID_SIZE)
#define MAX_WRAPPED 4096
#define COPY_SIZE (256 * 1024)
#define VAULT_PREFIX ROG_BACKUP_VAULT "/"

static gboolean
not_a_backup (GError **error)
{
  g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_A_REGISTER, "The file is not a backup of this program, or was cut");
  return FALSE;
}

/*
 * The head
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

gboolean
rog_backup_put_head (GOutputStream *out,
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

void
rog_backup_head_clear (RogBackupHead *head)
{
  g_free (head->uuid);
  g_clear_pointer (&head->recovery, g_bytes_unref);
  g_clear_pointer (&head->wrapped, g_bytes_unref);
}

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
        return rog_disk_set_error (error, "The backup cannot be read");
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

/* rog_backup_get_head: reads it from where @fd is, and leaves @fd at the body. */
gboolean
rog_backup_get_head (int            fd,
                     RogBackupHead *head,
                     GError       **error)
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
  head->recovery = get_bytes (fd, ROG_BACKUP_MAX_RECOVERY, error);
  head->wrapped = head->recovery != NULL ? get_bytes (fd, MAX_WRAPPED, error) : NULL;
  head->body = lseek (fd, 0, SEEK_CUR);

  return head->wrapped != NULL;
}

/*
 * The members
 */

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
        return rog_disk_set_error (error, "The backup cannot be made");
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

/* rog_backup_put_member: the file at @path, as @name. */
gboolean
rog_backup_put_member (GOutputStream *out,
                       const char    *name,
                       const char    *path,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  struct stat  info;

  if (fd < 0 || fstat (fd, &info) != 0)
    return rog_disk_set_error (error, "The backup cannot be made");

  return put_number (out, strlen (name), 2, error) && g_output_stream_write_all (out, name, strlen (name), NULL, NULL, error) &&
         put_number (out, (guint64)info.st_size, 8, error) && copy_file (out, fd, (guint64)info.st_size, cancellable, error);
}

/* rog_backup_put_end: no more members follow. */
gboolean
rog_backup_put_end (GOutputStream *out,
                    GError       **error)
{
  return put_number (out, 0, 2, error);
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

  if (g_str_equal (name, ROG_BACKUP_DATABASE))
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
    return rog_disk_set_error (error, "The backup cannot be restored");

  out = g_unix_output_stream_new (fd, FALSE);
  while (size > 0)
    {
      gsize part = MIN (size, COPY_SIZE);

      if (!read_exactly (in, buffer, part, cancellable, error) ||
          !g_output_stream_write_all (out, buffer, part, NULL, cancellable, error))
        return FALSE;
      size -= part;
    }

  return fsync (fd) == 0 || rog_disk_set_error (error, "The backup cannot be restored");
}

/* rog_backup_get_members: writes all of them into @folder, which has a folder for the vault. */
gboolean
rog_backup_get_members (GInputStream *in,
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
