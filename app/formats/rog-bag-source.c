// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rog-bag-source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/rog-path.h"
#include "formats/rog-formats-error.h"

#define MAX_FILES 20000
#define MAX_DEPTH 16
#define MAX_TOTAL (G_GUINT64_CONSTANT (8) << 30)

struct _RogBagSource
{
  int         fd;
  GHashTable *sizes;
  GHashTable *folded;
  GHashTable *members;
  GPtrArray  *names;
  guint64     total;
  gboolean    bare;
};

static RogBagSource *
source_new (void)
{
  RogBagSource *self = g_new0 (RogBagSource, 1);

  self->fd = -1;
  self->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
rog_bag_source_free (RogBagSource *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_hash_table_unref (self->sizes);
  g_hash_table_unref (self->folded);
  g_hash_table_unref (self->members);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* Names of a folder that is no bag are anybody's: nothing is looked for by them but what was listed. */
static gboolean
check_name (RogBagSource *self,
            const char   *name,
            GError      **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->bare && !g_str_equal (name, "bagit.txt"))
    return TRUE;
  if (self->bare)
    {
      g_set_error_literal (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSAFE, "The folder was changed while it was read.");
      return FALSE;
    }
  if (!rog_path_check_member (name, &local_error))
    {
      g_set_error_literal (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSAFE, local_error->message);
      return FALSE;
    }
  if (!g_hash_table_add (self->folded, rog_path_fold_member (name)))
    {
      g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSAFE, "“%s”: another file has the same name, but for case", name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_name (RogBagSource *self,
          const char   *name,
          guint64       size,
          GError      **error)
{
  if (!check_name (self, name, error))
    return FALSE;
  if (self->names->len >= MAX_FILES || size > MAX_TOTAL - self->total)
    {
      g_autofree char *shown = g_utf8_make_valid (name, -1);

      g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_LIMIT, "“%s”: more than %d files or 8 GiB", shown, MAX_FILES);
      return FALSE;
    }
  self->total += size;
  g_ptr_array_add (self->names, g_strdup (name));
  g_hash_table_insert (self->sizes, g_strdup (name), g_memdup2 (&size, sizeof size));
  return TRUE;
}

static gboolean
io_error (const char *name,
          GError    **error)
{
  int              saved = errno;
  g_autofree char *shown = g_utf8_make_valid (name, -1);

  if (saved == ELOOP)
    g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSAFE, "“%s” is a link", shown);
  else
    g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_IO, "“%s”: %s", shown, g_strerror (saved));
  return FALSE;
}

static gboolean list_folder (RogBagSource *self,
                             int           fd,
                             const char   *prefix,
                             guint         depth,
                             GCancellable *cancellable,
                             GError      **error);

static gboolean
list_entry (RogBagSource *self,
            int           parent,
            const char   *prefix,
            const char   *entry,
            guint         depth,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *name = g_strconcat (prefix, entry, NULL);
  struct stat      status;

  if (fstatat (parent, entry, &status, AT_SYMLINK_NOFOLLOW) != 0)
    return io_error (name, error);
  if (S_ISDIR (status.st_mode))
    {
      g_autofree char *below = g_strconcat (name, "/", NULL);
      int              fd = openat (parent, entry, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

      return fd < 0 ? io_error (name, error) : list_folder (self, fd, below, depth + 1, cancellable, error);
    }
  if (!S_ISREG (status.st_mode))
    {
      g_autofree char *shown = g_utf8_make_valid (name, -1);

      g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSAFE, "“%s” is a link or a device, not a file", shown);
      return FALSE;
    }
  return add_name (self, name, (guint64)status.st_size, error);
}

/* Lists what is below @fd, which it closes. */
static gboolean
list_folder (RogBagSource *self,
             int           fd,
             const char   *prefix,
             guint         depth,
             GCancellable *cancellable,
             GError      **error)
{
  DIR           *directory;
  struct dirent *entry;
  gboolean       ok = TRUE;

  if (depth > MAX_DEPTH)
    {
      close (fd);
      g_autofree char *shown = g_utf8_make_valid (prefix, -1);

      g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_LIMIT, "“%s”: too many folders in each other", shown);
      return FALSE;
    }
  directory = fdopendir (fd);
  if (directory == NULL)
    {
      io_error (prefix, error);
      close (fd);
      return FALSE;
    }
  while (ok && (errno = 0, entry = readdir (directory)) != NULL)
    {
      if (g_str_equal (entry->d_name, ".") || g_str_equal (entry->d_name, ".."))
        continue;
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
           list_entry (self, dirfd (directory), prefix, entry->d_name, depth, cancellable, error);
    }
  closedir (directory);
  return ok;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * rog_bag_source_new_folder:
 * @folder: a local folder
 *
 * Lists a folder. No link below it is followed; a link is an error.
 *
 * Returns: (transfer full): the files, or %NULL with a #RogFormatsError
 */
RogBagSource *
rog_bag_source_new_folder (GFile        *folder,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (RogBagSource) self = source_new ();
  const char *path = g_file_peek_path (folder);
  int         listing;

  if (path == NULL)
    {
      g_set_error_literal (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_IO, "The folder is not on this computer.");
      return NULL;
    }
  self->fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  self->bare = self->fd >= 0 && faccessat (self->fd, "bagit.txt", F_OK, AT_SYMLINK_NOFOLLOW) != 0;
  listing = self->fd < 0 ? -1 : openat (self->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (listing < 0)
    {
      g_autofree char *shown = g_file_get_basename (folder);

      io_error (shown, error);
      return NULL;
    }
  if (!list_folder (self, listing, "", 0, cancellable, error))
    return NULL;
  g_ptr_array_sort (self->names, compare_names);
  return g_steal_pointer (&self);
}

/* A zipped bag may lie in one folder of the archive (RFC 8493 § 4); that folder's name, with its slash. */
static char *
common_folder (RogBagSource *self)
{
  const char *first, *slash;

  if (self->names->len == 0 || g_hash_table_contains (self->sizes, "bagit.txt"))
    return NULL;
  first = self->names->pdata[0];
  slash = strchr (first, '/');
  if (slash == NULL)
    return NULL;
  for (guint i = 0; i < self->names->len; i++)
    {
      if (strncmp (self->names->pdata[i], first, (gsize)(slash - first + 1)) != 0)
        return NULL;
    }
  return g_strndup (first, (gsize)(slash - first + 1));
}

static RogBagSource *
strip_folder (RogBagSource *self,
              const char   *folder,
              GError      **error)
{
  g_autoptr (RogBagSource) stripped = source_new ();

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = self->names->pdata[i], *rest = name + strlen (folder);
      GBytes     *bytes = g_hash_table_lookup (self->members, name);

      if (!add_name (stripped, rest, g_bytes_get_size (bytes), error))
        return NULL;
      g_hash_table_insert (stripped->members, g_strdup (rest), g_bytes_ref (bytes));
    }
  return g_steal_pointer (&stripped);
}

/**
 * rog_bag_source_new_members:
 * @next: gives the members
 *
 * Takes the members of an archive into memory. Where all of them lie in one folder, the
 * names are those below it.
 *
 * Returns: (transfer full): the files, or %NULL with a #RogFormatsError or what @next said
 */
RogBagSource *
rog_bag_source_new_members (RogBagNext    next,
                            gpointer      user_data,
                            GCancellable *cancellable,
                            GError      **error)
{
  g_autoptr (RogBagSource) self = source_new ();
  g_autofree char *folder = NULL;

  for (;;)
    {
      g_autofree char *name = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (!next (user_data, &name, &bytes, cancellable, error))
        return NULL;
      if (name == NULL)
        break;
      if (!add_name (self, name, g_bytes_get_size (bytes), error))
        return NULL;
      g_hash_table_insert (self->members, g_steal_pointer (&name), g_steal_pointer (&bytes));
    }
  folder = common_folder (self);
  if (folder != NULL)
    {
      RogBagSource *stripped = strip_folder (self, folder, error);

      if (stripped == NULL)
        return NULL;
      rog_bag_source_free (self);
      self = stripped;
    }
  g_ptr_array_sort (self->names, compare_names);
  return g_steal_pointer (&self);
}

/** rog_bag_source_get_names: Returns: (transfer none) (element-type utf8): all names, sorted by bytes */
GPtrArray *
rog_bag_source_get_names (RogBagSource *self)
{
  return self->names;
}

gboolean
rog_bag_source_has (RogBagSource *self,
                    const char   *name)
{
  return g_hash_table_contains (self->sizes, name);
}

/** rog_bag_source_get_size: Returns: the size when it was listed; 0 where there is no such file */
guint64
rog_bag_source_get_size (RogBagSource *self,
                         const char   *name)
{
  const guint64 *size = g_hash_table_lookup (self->sizes, name);

  return size != NULL ? *size : 0;
}

/* Opens @name below @folder, one part after the other, never through a link. */
static int
open_below (int         folder,
            const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  int fd = fcntl (folder, F_DUPFD_CLOEXEC, 3);

  for (guint i = 0; fd >= 0 && parts[i] != NULL; i++)
    {
      int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (parts[i + 1] != NULL ? O_DIRECTORY : 0);
      int below = openat (fd, parts[i], flags), saved = errno;

      close (fd);
      fd = below;
      errno = saved;
    }
  return fd;
}

static void
set_too_large (const char *name,
               GError    **error)
{
  g_autofree char *shown = g_utf8_make_valid (name, -1);

  g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_LIMIT, "“%s” is too large", shown);
}

static GBytes *
read_fd (int           fd,
         const char   *name,
         gsize         max_size,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (1 << 16);

  for (;;)
    {
      gssize n = read (fd, buffer, 1 << 16);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          io_error (name, error);
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&data));
      if (data->len + (gsize)n > max_size)
        {
          set_too_large (name, error);
          return NULL;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_byte_array_append (data, buffer, (guint)n);
    }
}

/**
 * rog_bag_source_read:
 * @name: one of rog_bag_source_get_names()
 * @max_size: no more than this is read
 *
 * Returns: (transfer full): what the file holds, or %NULL with a #RogFormatsError
 */
GBytes *
rog_bag_source_read (RogBagSource *self,
                     const char   *name,
                     gsize         max_size,
                     GCancellable *cancellable,
                     GError      **error)
{
  GBytes *bytes = g_hash_table_lookup (self->members, name);
  g_autoptr (GBytes) result = NULL;
  int fd;

  if (!rog_bag_source_has (self, name))
    {
      g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_MISSING, "“%s” is not there", name);
      return NULL;
    }
  if (rog_bag_source_get_size (self, name) > max_size)
    {
      set_too_large (name, error);
      return NULL;
    }
  if (bytes != NULL)
    return g_bytes_ref (bytes);
  fd = open_below (self->fd, name);
  if (fd < 0)
    {
      io_error (name, error);
      return NULL;
    }
  result = read_fd (fd, name, max_size, cancellable, error);
  close (fd);
  return g_steal_pointer (&result);
}
