// SPDX-License-Identifier: GPL-3.0-or-later
#include "confine/rog-memfd.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "confine/rog-confine-error.h"

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U
#endif

#define COPY_SIZE ((gsize)1 << 20)
#define ALL_SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL)

static void
set_errno_error (GError    **error,
                 const char *what)
{
  int saved = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", what, g_strerror (saved));
}

/**
 * rog_memfd_new:
 * @error: where an error goes
 *
 * Returns: a descriptor of empty memory that has no name on any disk, or -1
 */
int
rog_memfd_new (GError **error)
{
  int fd = memfd_create ("rogatory", MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_NOEXEC_SEAL);

  if (fd < 0 && errno == EINVAL) /* before Linux 6.3 */
    fd = memfd_create ("rogatory", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0)
    set_errno_error (error, "memfd_create");

  return fd;
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         size)
{
  while (size > 0)
    {
      ssize_t n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize)n;
    }
  return TRUE;
}

/**
 * rog_memfd_new_sealed:
 * @bytes: what it shall hold
 * @error: where an error goes
 *
 * Returns: a descriptor of memory that nobody can change any more, or -1
 */
int
rog_memfd_new_sealed (GBytes  *bytes,
                      GError **error)
{
  g_autofd int  fd = rog_memfd_new (error);
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (fd < 0)
    return -1;
  if (!write_all (fd, data, size) || fcntl (fd, F_ADD_SEALS, ALL_SEALS) != 0)
    {
      set_errno_error (error, "memory file");
      return -1;
    }
  return g_steal_fd (&fd);
}

/**
 * rog_memfd_new_copy:
 * @stream: what is read to its end
 * @max_size: the most it may give
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * A file comes into memory once, and goes to a worker as it lies there: an archive is as large as a gigabyte or two.
 * Blocking.
 *
 * Returns: a descriptor of memory that is not sealed yet, or -1 with an error of @stream, or %ROG_CONFINE_ERROR_LIMIT
 */
int
rog_memfd_new_copy (GInputStream *stream,
                    guint64       max_size,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofd int       fd = rog_memfd_new (error);
  g_autofree guint8 *buffer = g_malloc (COPY_SIZE);
  guint64            size = 0;
  gssize             n = 1;

  while (fd >= 0 && n > 0)
    {
      n = g_input_stream_read (stream, buffer, COPY_SIZE, cancellable, error);
      if (n < 0)
        return -1;
      size += (guint64)n;
      if (size > max_size)
        {
          g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "Larger than is taken");
          return -1;
        }
      if (!write_all (fd, buffer, (gsize)n))
        {
          set_errno_error (error, "memory file");
          return -1;
        }
    }

  return g_steal_fd (&fd);
}

/**
 * rog_memfd_is_sealed:
 * @fd: a descriptor
 *
 * Returns: whether it is memory that nobody can write, shrink or grow
 */
gboolean
rog_memfd_is_sealed (int fd)
{
  int seals = fcntl (fd, F_GET_SEALS);
  int needed = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

  return seals >= 0 && (seals & needed) == needed;
}

typedef struct
{
  gpointer data;
  gsize    size;
} Mapping;

static void
mapping_free (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->data, mapping->size);
  g_free (mapping);
}

/**
 * rog_memfd_seal_and_map:
 * @fd: memory that a worker has written
 * @max_size: the most it may be
 * @error: where an error goes
 *
 * Closes the memory to every change before it is looked at.
 *
 * Returns: (transfer full): its bytes; %ROG_CONFINE_ERROR_PROTOCOL where it cannot be closed
 *   (the worker still maps it), %ROG_CONFINE_ERROR_LIMIT where it is too large
 */
GBytes *
rog_memfd_seal_and_map (int      fd,
                        guint64  max_size,
                        GError **error)
{
  struct stat info;
  Mapping    *mapping;
  gpointer    data;

  if (fcntl (fd, F_ADD_SEALS, ALL_SEALS) != 0 || fstat (fd, &info) != 0 || info.st_size < 0)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_PROTOCOL, "The memory cannot be sealed");
      return NULL;
    }
  if ((guint64)info.st_size > max_size)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "Larger than is taken");
      return NULL;
    }
  if (info.st_size == 0)
    return g_bytes_new_static ("", 0);

  data = mmap (NULL, (gsize)info.st_size, PROT_READ, MAP_SHARED, fd, 0);
  if (data == MAP_FAILED)
    {
      set_errno_error (error, "mmap");
      return NULL;
    }
  mapping = g_new (Mapping, 1);
  *mapping = (Mapping){ data, (gsize)info.st_size };

  return g_bytes_new_with_free_func (data, mapping->size, mapping_free, mapping);
}
