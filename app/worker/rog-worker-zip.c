// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/rog-worker-zip.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "confine/rog-confine-error.h"
#include "confine/rog-worker-protocol.h"
#include "core/rog-path.h"

struct _RogWorkerZip
{
  struct archive *archive; /* (owned) */
  guint64         packed;
  guint64         unpacked;
  guint           n_members;
};

static gboolean
refuse (GError        **error,
        RogConfineError code,
        const char     *name,
        const char     *reason)
{
  g_set_error (error, ROG_CONFINE_ERROR, code, "%s%s%s", name, *name != '\0' ? ": " : "", reason);
  return FALSE;
}

/**
 * rog_worker_zip_open:
 * @fd: a sealed memory file
 * @error: not a zip file, damaged, limit
 *
 * Returns: (transfer full): the archive, for the life of the process
 */
RogWorkerZip *
rog_worker_zip_open (int      fd,
                     GError **error)
{
  struct archive *archive;
  RogWorkerZip   *self;
  struct stat     info;
  const char     *data;

  if (fstat (fd, &info) != 0 || info.st_size > ROG_WORKER_MAX_DOCUMENT)
    return refuse (error, ROG_CONFINE_ERROR_LIMIT, "", "size"), NULL;
  if (info.st_size < 22) /* the smallest there is: an end record alone */
    return refuse (error, ROG_CONFINE_ERROR_NOT_PDF, "", "not a zip file"), NULL;
  data = mmap (NULL, (gsize)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED)
    return refuse (error, ROG_CONFINE_ERROR_LIMIT, "", "memory"), NULL;
  if (memcmp (data, "PK\003\004", 4) != 0 && memcmp (data, "PK\005\006", 4) != 0)
    return refuse (error, ROG_CONFINE_ERROR_NOT_PDF, "", "not a zip file"), NULL;

  archive = archive_read_new ();
  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, data, (gsize)info.st_size) != ARCHIVE_OK)
    {
      archive_read_free (archive);
      return refuse (error, ROG_CONFINE_ERROR_DAMAGED, "", "no list of members"), NULL;
    }
  self = g_new0 (RogWorkerZip, 1);
  self->archive = archive;
  self->packed = (guint64)info.st_size;

  return self;
}

static gboolean
check_entry (RogWorkerZip         *self,
             struct archive_entry *entry,
             const char           *name,
             GError              **error)
{
  g_autoptr (GError) local_error = NULL;
  const char *kind = archive_format_name (self->archive);

  if (++self->n_members > ROG_WORKER_MAX_MEMBERS)
    return refuse (error, ROG_CONFINE_ERROR_LIMIT, "", "too many members");
  if (archive_entry_is_data_encrypted (entry) || archive_entry_is_metadata_encrypted (entry))
    return refuse (error, ROG_CONFINE_ERROR_ENCRYPTED, name, "encrypted");
  if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_hardlink (entry) != NULL)
    return refuse (error, ROG_CONFINE_ERROR_REFUSED, name, "not a file");
  if (!g_str_has_suffix (kind, "(uncompressed)") && !g_str_has_suffix (kind, "(deflation)"))
    return refuse (error, ROG_CONFINE_ERROR_REFUSED, name, "a compression that is not read");
  if (!rog_path_check_member (name, &local_error))
    return refuse (error, ROG_CONFINE_ERROR_REFUSED, "", local_error->message);

  return TRUE;
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         size,
           guint64       offset)
{
  while (size > 0)
    {
      ssize_t n = pwrite (fd, data, size, (off_t)offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      offset += (guint64)n;
      size -= (gsize)n;
    }
  return TRUE;
}

static gboolean
check_amount (RogWorkerZip *self,
              const char   *name,
              guint64       member,
              GError      **error)
{
  guint64 by_ratio = ROG_WORKER_RATIO_FLOOR + self->packed * ROG_WORKER_MAX_RATIO;

  if (member > ROG_WORKER_MAX_MEMBER || self->unpacked > MIN ((guint64)ROG_WORKER_MAX_UNPACKED, by_ratio))
    return refuse (error, ROG_CONFINE_ERROR_LIMIT, name, "unpacks to more than is taken");
  return TRUE;
}

static gboolean
write_member (RogWorkerZip *self,
              const char   *name,
              int           fd,
              guint64      *size,
              GError      **error)
{
  *size = 0;
  for (;;)
    {
      const void *block;
      size_t      length;
      gint64      offset;
      int         status = archive_read_data_block (self->archive, &block, &length, &offset);

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status != ARCHIVE_OK || offset != (gint64)*size)
        return refuse (error, ROG_CONFINE_ERROR_DAMAGED, name, "damaged");
      *size += length;
      self->unpacked += length;
      if (!check_amount (self, name, *size, error))
        return FALSE;
      if (!write_all (fd, block, length, (guint64)offset))
        return refuse (error, ROG_CONFINE_ERROR_LIMIT, name, "no memory for it");
    }
}

/* The next entry that is not a folder; folders are checked and passed over. */
static gboolean
next_entry (RogWorkerZip          *self,
            struct archive_entry **entry,
            char                 **name,
            GError               **error)
{
  for (;;)
    {
      const char      *path;
      int              status = archive_read_next_header (self->archive, entry);
      g_autofree char *owned = NULL;

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status != ARCHIVE_OK)
        return refuse (error, ROG_CONFINE_ERROR_DAMAGED, "", "the list of members is damaged");
      path = archive_entry_pathname_utf8 (*entry);
      if (path == NULL || !g_utf8_validate (path, -1, NULL))
        return refuse (error, ROG_CONFINE_ERROR_REFUSED, "", "a name that is not UTF-8");
      owned = g_strdup (path);
      if (archive_entry_filetype (*entry) != AE_IFDIR)
        {
          *name = g_steal_pointer (&owned);
          return TRUE;
        }
      if (g_str_has_suffix (owned, "/"))
        owned[strlen (owned) - 1] = '\0';
      if (++self->n_members > ROG_WORKER_MAX_MEMBERS)
        return refuse (error, ROG_CONFINE_ERROR_LIMIT, "", "too many members");
      if (!rog_path_check_member (owned, NULL))
        return refuse (error, ROG_CONFINE_ERROR_REFUSED, "", "a folder's name leads out of the archive");
    }
}

/**
 * rog_worker_zip_next:
 * @fd: an empty memory file, which gets the bytes
 * @name: (out) (nullable): the member's name; %NULL after the last one
 * @size: (out): its length
 *
 * Returns: %FALSE on error: then no more is read
 */
gboolean
rog_worker_zip_next (RogWorkerZip *self,
                     int           fd,
                     char        **name,
                     guint64      *size,
                     GError      **error)
{
  g_autofree char      *found = NULL;
  struct archive_entry *entry;

  *name = NULL;
  *size = 0;
  if (!next_entry (self, &entry, &found, error))
    return FALSE;
  if (found == NULL)
    return TRUE;
  if (!check_entry (self, entry, found, error) || !write_member (self, found, fd, size, error))
    return FALSE;
  *name = g_steal_pointer (&found);

  return TRUE;
}
