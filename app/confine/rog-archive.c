// SPDX-License-Identifier: GPL-3.0-or-later
#include "confine/rog-archive.h"

#include <string.h>

#include <glib/gstdio.h>

#include "confine/rog-confine-error.h"
#include "confine/rog-memfd.h"
#include "confine/rog-worker-protocol.h"
#include "core/rog-path.h"

#define MEMBER_DEADLINE 60000

struct _RogArchive
{
  GObject parent_instance;

  RogWorkerProcess *process; /* (owned) */
  GHashTable       *files;   /* (owned): folded names seen */
  GHashTable       *folders; /* (owned): folded names of the folders they are in */
  guint64           unpacked;
  guint             n_members;
  gboolean          finished;
};

G_DEFINE_FINAL_TYPE (RogArchive, rog_archive, G_TYPE_OBJECT)

static void
rog_archive_finalize (GObject *object)
{
  RogArchive *self = ROG_ARCHIVE (object);

  if (self->process != NULL)
    rog_worker_process_kill (self->process);
  g_clear_object (&self->process);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->folders);

  G_OBJECT_CLASS (rog_archive_parent_class)->finalize (object);
}

static void
rog_archive_class_init (RogArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_archive_finalize;
}

static void
rog_archive_init (RogArchive *self)
{
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * rog_archive_open_fd:
 * @pool: where the worker comes from
 * @fd: a sealed memory file with the archive; it stays the caller's
 * @cancellable: (nullable): kills the worker
 * @error: where an error goes
 *
 * Returns: (transfer full): the archive; %NULL with %ROG_CONFINE_ERROR_NOT_PDF where it is
 *   not a zip file, and any other of %ROG_CONFINE_ERROR
 */
RogArchive *
rog_archive_open_fd (RogWorkerPool *pool,
                     int            fd,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (RogArchive) self = g_object_new (ROG_TYPE_ARCHIVE, NULL);
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  g_autoptr (GVariant) reply = NULL;

  g_return_val_if_fail (rog_memfd_is_sealed (fd), NULL);

  self->process = rog_worker_pool_take (pool, cancellable, error);
  if (self->process == NULL || g_unix_fd_list_append (fds, fd, error) < 0)
    return NULL;
  reply = rog_worker_process_call (self->process, "OpenArchive", g_variant_new ("(h)", 0), G_VARIANT_TYPE_UNIT,
                                   fds, NULL, MEMBER_DEADLINE, cancellable, error);

  return reply != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * rog_archive_open:
 * @pool: where the worker comes from
 * @bytes: the archive
 * @cancellable: (nullable): kills the worker
 * @error: where an error goes
 *
 * Returns: (transfer full): as rog_archive_open_fd()
 */
RogArchive *
rog_archive_open (RogWorkerPool *pool,
                  GBytes        *bytes,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autofd int fd = rog_memfd_new_sealed (bytes, error);

  return fd >= 0 ? rog_archive_open_fd (pool, fd, cancellable, error) : NULL;
}

static gboolean
refuse (GError    **error,
        const char *name,
        const char *reason)
{
  g_set_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_REFUSED, "“%s”: %s", name, reason);
  return FALSE;
}

/* The same rules as in the worker, which may have been taken over: a name is safe, and no
 * two names meet on a system that does not tell case apart. */
static gboolean
check_name (RogArchive *self,
            const char *name,
            GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *folded = NULL;

  if (!rog_path_check_member (name, &local_error))
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_REFUSED, local_error->message);
      return FALSE;
    }
  folded = rog_path_fold_member (name);
  if (g_hash_table_contains (self->files, folded) || g_hash_table_contains (self->folders, folded))
    return refuse (error, name, "the archive has this name twice");

  for (char *slash = strchr (folded, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *folder = g_strndup (folded, (gsize)(slash - folded));

      if (g_hash_table_contains (self->files, folder))
        return refuse (error, name, "the archive has a file where this needs a folder");
      g_hash_table_add (self->folders, g_steal_pointer (&folder));
    }
  g_hash_table_add (self->files, g_steal_pointer (&folded));

  return TRUE;
}

static gboolean
check_amount (RogArchive *self,
              GBytes     *bytes,
              guint64     claimed,
              GError    **error)
{
  self->unpacked += g_bytes_get_size (bytes);
  self->n_members++;
  if (claimed != g_bytes_get_size (bytes))
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_PROTOCOL, "The worker answered nonsense: member size");
      return FALSE;
    }
  if (self->n_members > ROG_WORKER_MAX_MEMBERS || self->unpacked > ROG_WORKER_MAX_UNPACKED)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "Unpacks to more than is taken");
      return FALSE;
    }
  return TRUE;
}

static gboolean
fetch (RogArchive   *self,
       char        **name,
       GBytes      **bytes,
       GCancellable *cancellable,
       GError      **error)
{
  g_autofd int fd = rog_memfd_new (error);
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GBytes) found = NULL;
  const char *found_name;
  gboolean    more;
  guint64     size;

  if (fd < 0 || g_unix_fd_list_append (fds, fd, error) < 0)
    return FALSE;
  reply = rog_worker_process_call (self->process, "NextMember", g_variant_new ("(h)", 0), G_VARIANT_TYPE ("(bst)"),
                                   fds, NULL, MEMBER_DEADLINE, cancellable, error);
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(b&st)", &more, &found_name, &size);
  if (!more)
    {
      self->finished = TRUE;
      return TRUE;
    }
  found = rog_memfd_seal_and_map (fd, ROG_WORKER_MAX_MEMBER, error);
  if (found == NULL || !check_amount (self, found, size, error) || !check_name (self, found_name, error))
    return FALSE;
  *name = g_strdup (found_name);
  *bytes = g_steal_pointer (&found);

  return TRUE;
}

/**
 * rog_archive_next:
 * @self: the archive
 * @name: (out) (nullable): the next member's name; %NULL after the last one
 * @bytes: (out) (nullable): its bytes, in memory
 * @cancellable: (nullable): kills the worker
 * @error: where an error goes
 *
 * After an error the archive is finished: nothing of it should be kept.
 *
 * Returns: %FALSE on error: %ROG_CONFINE_ERROR_REFUSED and %ROG_CONFINE_ERROR_ENCRYPTED name the member
 */
gboolean
rog_archive_next (RogArchive   *self,
                  char        **name,
                  GBytes      **bytes,
                  GCancellable *cancellable,
                  GError      **error)
{
  *name = NULL;
  *bytes = NULL;
  if (self->finished)
    return TRUE;
  if (fetch (self, name, bytes, cancellable, error))
    return TRUE;

  self->finished = TRUE;
  rog_worker_process_kill (self->process);
  return FALSE;
}
