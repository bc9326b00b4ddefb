// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/**
 * rog_disk_set_error:
 * @error: where an error goes
 * @what: what could not be done, a sentence without its full stop
 *
 * Makes errno %ROG_STORE_ERROR_FULL, _UNWRITABLE or _IO.
 *
 * Returns: %FALSE
 */
gboolean
rog_disk_set_error (GError    **error,
                    const char *what)
{
  int           code = errno;
  RogStoreError kind = ROG_STORE_ERROR_IO;

  if (code == ENOSPC || code == EDQUOT)
    kind = ROG_STORE_ERROR_FULL;
  else if (code == EROFS || code == EACCES || code == EPERM)
    kind = ROG_STORE_ERROR_UNWRITABLE;
  g_set_error (error, ROG_STORE_ERROR, (int)kind, "%s: %s", what, g_strerror (code));
  return FALSE;
}

/**
 * rog_disk_sync_folder:
 * @folder: a folder
 * @what: what could not be done where it fails, as for rog_disk_set_error()
 * @error: where an error goes
 *
 * A name is on the disk only once its folder is. Blocking.
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_FULL or _IO
 */
gboolean
rog_disk_sync_folder (const char *folder,
                      const char *what,
                      GError    **error)
{
  g_autofd int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  return (fd >= 0 && fsync (fd) == 0) || rog_disk_set_error (error, what);
}

/**
 * rog_disk_remove_folder:
 * @folder: a folder, which need not exist
 *
 * Removes it and the files in it. One with folders in it stays, without its files.
 */
void
rog_disk_remove_folder (const char *folder)
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
