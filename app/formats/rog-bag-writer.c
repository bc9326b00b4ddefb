// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rog-bag-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/rog-path.h"
#include "formats/rog-bag-tags.h"
#include "formats/rog-formats-error.h"

struct _RogBagWriter
{
  char       *path;
  int         fd;
  GHashTable *folded;
  GPtrArray  *written;
  GPtrArray  *folders;
  GString    *manifest;
  guint64     octets;
  guint64     files;
  gboolean    finished;
};

static gboolean
io_error (const char *name,
          GError    **error)
{
  g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_IO, "“%s”: %s", name, g_strerror (errno));
  return FALSE;
}

/**
 * rog_bag_writer_new:
 * @folder: a local folder that is not there yet; its parent is
 *
 * Returns: (transfer full): a writer, or %NULL with %ROG_FORMATS_ERROR_IO
 */
RogBagWriter *
rog_bag_writer_new (GFile   *folder,
                    GError **error)
{
  g_autoptr (RogBagWriter) self = NULL;
  const char *path = g_file_peek_path (folder);
  int         fd;

  if (path == NULL)
    {
      g_set_error_literal (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_IO, "The folder is not on this computer.");
      return NULL;
    }
  if (mkdir (path, 0700) != 0 || (fd = open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) < 0)
    {
      g_autofree char *shown = g_file_get_basename (folder);

      io_error (shown, error);
      return NULL;
    }
  self = g_new0 (RogBagWriter, 1);
  self->path = g_strdup (path);
  self->fd = fd;
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->written = g_ptr_array_new_with_free_func (g_free);
  self->folders = g_ptr_array_new_with_free_func (g_free);
  self->manifest = g_string_new (NULL);
  return g_steal_pointer (&self);
}

static void
take_back (RogBagWriter *self)
{
  for (guint i = 0; i < self->written->len; i++)
    unlinkat (self->fd, self->written->pdata[i], 0);
  for (guint i = self->folders->len; i > 0; i--)
    unlinkat (self->fd, self->folders->pdata[i - 1], AT_REMOVEDIR);
  rmdir (self->path);
}

void
rog_bag_writer_free (RogBagWriter *self)
{
  if (!self->finished)
    take_back (self);
  close (self->fd);
  g_free (self->path);
  g_hash_table_unref (self->folded);
  g_ptr_array_unref (self->written);
  g_ptr_array_unref (self->folders);
  g_string_free (self->manifest, TRUE);
  g_free (self);
}

static gboolean
make_folders (RogBagWriter *self,
              const char   *name,
              GError      **error)
{
  for (const char *slash = strchr (name, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *folder = g_strndup (name, (gsize)(slash - name));

      if (mkdirat (self->fd, folder, 0700) == 0)
        g_ptr_array_add (self->folders, g_steal_pointer (&folder));
      else if (errno != EEXIST)
        return io_error (folder, error);
    }
  return TRUE;
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize         size, done = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (done < size)
    {
      gssize n = write (fd, data + done, size - done);

      if (n < 0 && errno != EINTR)
        return FALSE;
      done += (gsize)MAX (n, 0);
    }
  return fsync (fd) == 0;
}

static gboolean
write_file (RogBagWriter *self,
            const char   *name,
            GBytes       *bytes,
            GError      **error)
{
  int      fd = openat (self->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean ok;

  if (fd < 0)
    return io_error (name, error);
  g_ptr_array_add (self->written, g_strdup (name));
  ok = write_all (fd, bytes) || io_error (name, error);
  if (close (fd) != 0 && ok)
    ok = io_error (name, error);
  return ok;
}

static void
list (GString    *manifest,
      const char *name,
      GBytes     *bytes)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA512, bytes);
  g_autofree char *encoded = rog_bag_encode_name (name);

  g_string_append_printf (manifest, "%s  %s\n", digest, encoded);
}

/**
 * rog_bag_writer_add:
 * @name: where it goes, "data/…"
 *
 * Returns: %FALSE with a #RogFormatsError
 */
gboolean
rog_bag_writer_add (RogBagWriter *self,
                    const char   *name,
                    GBytes       *bytes,
                    GError      **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (!self->finished, FALSE);

  if (!rog_path_check_member (name, &local_error) || !g_str_has_prefix (name, "data/"))
    {
      g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSAFE, "%s", local_error != NULL ? local_error->message : "the file is not inside data/");
      return FALSE;
    }
  if (!g_hash_table_add (self->folded, rog_path_fold_member (name)))
    {
      g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSAFE, "“%s”: another file has the same name, but for case", name);
      return FALSE;
    }
  if (!make_folders (self, name, error) || !write_file (self, name, bytes, error))
    return FALSE;
  list (self->manifest, name, bytes);
  self->octets += g_bytes_get_size (bytes);
  self->files++;
  return TRUE;
}

static gboolean
write_tag (RogBagWriter *self,
           GString      *tags,
           const char   *name,
           const char   *text,
           GError      **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  if (tags != NULL)
    list (tags, name, bytes);
  return write_file (self, name, bytes, error);
}

static char *
make_info (RogBagWriter      *self,
           const char *const *info)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; info != NULL && info[i] != NULL && info[i + 1] != NULL; i += 2)
    {
      g_autofree char *value = g_strdelimit (g_strdup (info[i + 1]), "\r\n", ' ');

      g_string_append_printf (text, "%s: %s\n", info[i], value);
    }
  g_string_append_printf (text, "Payload-Oxum: %" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT "\n", self->octets, self->files);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* A name is on the disk only once its folder is; some places cannot say so. */
static gboolean
sync_folder (int         at,
             const char *folder,
             GError    **error)
{
  g_autofd int fd = openat (at, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  return (fd >= 0 && (fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP)) || io_error (folder, error);
}

static gboolean
sync_folders (RogBagWriter *self,
              GError      **error)
{
  g_autofree char *parent = g_path_get_dirname (self->path);

  for (guint i = 0; i < self->folders->len; i++)
    {
      if (!sync_folder (self->fd, self->folders->pdata[i], error))
        return FALSE;
    }

  return sync_folder (self->fd, ".", error) && sync_folder (AT_FDCWD, parent, error);
}

/**
 * rog_bag_writer_finish:
 * @info: (array zero-terminated=1) (nullable): labels and values in turn, for bag-info.txt
 *
 * Returns: %FALSE with a #RogFormatsError: then nothing is left once the writer is freed
 */
gboolean
rog_bag_writer_finish (RogBagWriter      *self,
                       const char *const *info,
                       GError           **error)
{
  static const char declaration[] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
  g_autoptr (GString) tags = g_string_new (NULL);
  g_autoptr (GBytes) declared = g_bytes_new_static (declaration, strlen (declaration));
  g_autofree char *info_text = make_info (self, info);

  list (tags, "bagit.txt", declared);
  if (self->files == 0 && !make_folders (self, "data/", error))
    return FALSE;
  if (!write_tag (self, tags, "manifest-sha512.txt", self->manifest->str, error) ||
      !write_tag (self, tags, "bag-info.txt", info_text, error) ||
      !write_tag (self, NULL, "tagmanifest-sha512.txt", tags->str, error) ||
      !write_file (self, "bagit.txt", declared, error))
    return FALSE;
  if (!sync_folders (self, error))
    return FALSE;
  self->finished = TRUE;
  return TRUE;
}
