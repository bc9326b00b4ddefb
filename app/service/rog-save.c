// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/rog-clock.h"

typedef struct
{
  char *path; /* (owned) */
  char *part; /* (owned) (nullable): beside it, until it is renamed */
} Saved;

struct _RogSave
{
  GPtrArray *files; /* (owned) (element-type Saved) */
};

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  if (saved->part != NULL)
    g_unlink (saved->part);
  g_free (saved->part);
  g_free (saved->path);
  g_free (saved);
}

/**
 * rog_save_check:
 * @file: where a person wants something to be written
 * @error: where an error goes
 *
 * Nothing that was asked for is put among the register's files, where nobody would look for it.
 *
 * Returns: %FALSE with a sentence where it would be
 */
gboolean
rog_save_check (GFile   *file,
                GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *real = folder != NULL ? realpath (folder, NULL) : NULL;
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "rogatory", NULL);
  g_autofree char *real_data = realpath (data, NULL);
  g_autoptr (GFile) place = real != NULL ? g_file_new_for_path (real) : NULL;
  g_autoptr (GFile) data_place = real_data != NULL ? g_file_new_for_path (real_data) : NULL;

  if (place == NULL || data_place == NULL)
    return TRUE;
  if (!g_file_equal (place, data_place) && !g_file_has_prefix (place, data_place))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                       _ ("This is the folder of the register itself."));
  return FALSE;
}

/**
 * rog_save_new:
 *
 * Returns: (transfer full): nothing saved yet
 */
RogSave *
rog_save_new (void)
{
  RogSave *self = g_new0 (RogSave, 1);

  self->files = g_ptr_array_new_with_free_func (saved_free);

  return self;
}

/**
 * rog_save_free:
 * @self: (nullable) (transfer full): what is saved
 *
 * Removes what was written and not committed.
 */
void
rog_save_free (RogSave *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->files);
  g_free (self);
}

/* Some places cannot be synced; what can be is. */
static gboolean
sync_fd (int fd)
{
  return fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP;
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= (gsize)written;
    }

  return sync_fd (fd);
}

static gboolean
set_error (const char *path,
           GError    **error)
{
  int              failure = errno;
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (failure), _ ("“%s” could not be written: %s"), name, g_strerror (failure));

  return FALSE;
}

static gboolean
write_part (const char *part,
            GBytes     *bytes)
{
  int      fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean done = fd >= 0 && write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  int      failure = errno;

  if (fd >= 0 && close (fd) != 0 && done)
    {
      failure = errno;
      done = FALSE;
    }
  errno = failure;

  return done;
}

/**
 * rog_save_add:
 * @self: what is saved
 * @file: where it goes
 * @bytes: what is in it
 * @cancellable: (nullable): what stops it before it begins
 * @error: where an error goes
 *
 * Writes it whole beside its place, readable by this person alone. Blocking.
 *
 * Returns: %FALSE where it could not be, or the place is the register's own
 */
gboolean
rog_save_add (RogSave      *self,
              GFile        *file,
              GBytes       *bytes,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *tail = rog_uuid_new ();
  Saved           *saved;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !rog_save_check (file, error))
    return FALSE;
  if (path == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("“%s” can be written to a folder of this computer only."), name);
      return FALSE;
    }

  saved = g_new0 (Saved, 1);
  saved->path = g_steal_pointer (&path);
  saved->part = g_strconcat (saved->path, ".", tail, ".part", NULL); /* the folder is the person's: no file of theirs is called that */
  if (!write_part (saved->part, bytes))
    {
      set_error (saved->path, error);
      saved_free (saved);
      return FALSE;
    }
  g_ptr_array_add (self->files, saved);

  return TRUE;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int     fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    sync_fd (fd);
}

/**
 * rog_save_commit:
 * @self: what is saved
 * @error: where an error goes
 *
 * Puts every file into its place, in the order they were added, instead of what lies there. Blocking.
 *
 * Returns: %FALSE where one could not be put there: then it and those after it are not
 */
gboolean
rog_save_commit (RogSave *self,
                 GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      Saved *saved = g_ptr_array_index (self->files, i);

      if (g_rename (saved->part, saved->path) != 0)
        return set_error (saved->path, error);
      g_clear_pointer (&saved->part, g_free);
      sync_folder (saved->path);
    }

  return TRUE;
}
