// SPDX-License-Identifier: GPL-3.0-or-later
//
// The vault's folder against the database. A file without a row is no proof that nobody needs it: the database may be
// the one that is wrong. So what is not known is set aside, and comes back with the row.

#include "store/rog-vault.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "store/rog-disk.h"
#include "store/rog-statement.h"

#define ASIDE "vault-aside"
#define DAYS_ASIDE 90
#define PART_SUFFIX ".part"

typedef struct
{
  const char *vault;
  char       *aside;  /* (owned) */
  GHashTable *known;  /* (owned): name of a file to the document's uuid */
  GHashTable *erased; /* (owned): names of files whose key is gone */
} Sweep;

static void
sweep_clear (Sweep *self)
{
  g_free (self->aside);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->erased, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweep, sweep_clear)

static char *
aside_of (const char *vault)
{
  g_autofree char *folder = g_path_get_dirname (vault);

  return g_build_filename (folder, ASIDE, NULL);
}

static gboolean
read_rows (Sweep       *self,
           RogDatabase *database,
           GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT file, id, erased IS NOT NULL FROM document", "");
  gboolean row;

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      char *file;

      if (!rog_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      file = g_strdup (rog_statement_get_text (statement, 0));
      if (rog_statement_get_int (statement, 2) != 0)
        g_hash_table_add (self->erased, file);
      else
        g_hash_table_insert (self->known, file, g_strdup (rog_statement_get_text (statement, 1)));
    }
}

/* Its age counts from here on. */
static gboolean
set_aside (const char *aside,
           const char *path,
           const char *name,
           GError    **error)
{
  g_autofree char *to = g_build_filename (aside, name, NULL);

  g_utime (path, NULL);

  return (g_mkdir_with_parents (aside, 0700) == 0 && g_rename (path, to) == 0) ||
         rog_disk_set_error (error, "A document’s file cannot be set aside");
}

static gboolean
is_old (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 &&
         status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - (gint64)DAYS_ASIDE * 24 * 60 * 60;
}

/* What is set aside and has a row again comes back, whatever the register is. */
static void
sweep_aside (Sweep   *self,
             gboolean trusted)
{
  g_autoptr (GDir) dir = g_dir_open (self->aside, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->aside, name, NULL);
      g_autofree char *back = g_build_filename (self->vault, name, NULL);

      if (g_hash_table_contains (self->known, name))
        {
          if (!g_file_test (back, G_FILE_TEST_EXISTS))
            g_rename (path, back);
        }
      else if (trusted && (g_hash_table_contains (self->erased, name) || is_old (path)))
        g_unlink (path);
    }
}

static gboolean
sweep_vault (Sweep   *self,
             gboolean trusted,
             GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (self->vault, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->vault, name, NULL);

      if (g_hash_table_remove (self->known, name) || !trusted)
        continue;
      if (g_hash_table_contains (self->erased, name) || g_str_has_suffix (name, PART_SUFFIX))
        g_unlink (path);
      else if (!set_aside (self->aside, path, name, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * rog_vault_sweep:
 * @vault: the vault's folder
 * @database: the database
 * @trusted: whether the database is known to be the one that belongs to the vault; where it is not, nothing is removed
 * @error: where an error goes
 *
 * Removes what a crash left half written, or between erasing a row and unlinking its file. Any
 * other file without a row is set aside beside the vault for 90 days: it comes back at the first sweep
 * that finds a row of it. Once, at opening, before anything is written into the vault.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the ids of documents whose files are missing
 */
GPtrArray *
rog_vault_sweep (const char  *vault,
                 RogDatabase *database,
                 gboolean     trusted,
                 GError     **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_auto (Sweep) self = {
    .vault = vault,
    .aside = aside_of (vault),
    .known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .erased = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  GHashTableIter iter;
  gpointer       id;

  if (!read_rows (&self, database, error))
    return NULL;
  sweep_aside (&self, trusted);
  if (!sweep_vault (&self, trusted, error))
    return NULL;

  g_hash_table_iter_init (&iter, self.known);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    g_ptr_array_add (missing, g_strdup (id));

  return g_steal_pointer (&missing);
}

/**
 * rog_vault_set_aside:
 * @vault: a vault's folder, which need not exist; whose register is not there
 * @error: where an error goes
 *
 * Makes place for another vault: every file is set aside, as rog_vault_sweep() does.
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_FULL or _IO
 */
gboolean
rog_vault_set_aside (const char *vault,
                     GError    **error)
{
  g_autofree char *aside = aside_of (vault);
  g_autoptr (GDir) dir = g_dir_open (vault, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (vault, name, NULL);

      if (!set_aside (aside, path, name, error))
        return FALSE;
    }

  return TRUE;
}
