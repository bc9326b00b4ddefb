// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-migrations.h"

#include "rog-migrations-data.h"
#include "store/rog-statement.h"

static gboolean
read_version (RogDatabase *database,
              gint64      *version,
              GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "PRAGMA user_version", "");

  if (statement == NULL || !rog_statement_step (statement, NULL, error))
    return FALSE;

  *version = rog_statement_get_int (statement, 0);
  return TRUE;
}

/* The files are part of the program: one that is not there is a fault of the build. */
static gboolean
run_one (RogDatabase *database,
         guint        version,
         GError     **error)
{
  g_autofree char *path = g_strdup_printf ("/org/rogatory/migrations/%04u.sql", version);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u", version);
  g_autoptr (GBytes) sql = g_resource_lookup_data (rog_migrations_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;
  g_autoptr (RogTransaction) transaction = NULL;

  if (sql == NULL)
    return FALSE;

  text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  transaction = rog_transaction_begin (database, error);

  return transaction != NULL && rog_database_exec (database, text, error) &&
         rog_database_exec (database, stamp, error) && rog_transaction_commit (transaction, error);
}

/**
 * rog_migrations_run:
 * @database: a database of any released schema, or an empty one
 * @error: where an error goes
 *
 * Brings the schema up to %ROG_SCHEMA_VERSION, one transaction a version: an interruption
 * leaves the last one that was completed.
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_NEWER where the database is of a later version of
 *   this program, or another %ROG_STORE_ERROR
 */
gboolean
rog_migrations_run (RogDatabase *database,
                    GError     **error)
{
  gint64 version;

  if (!read_version (database, &version, error))
    return FALSE;

  if (version > ROG_SCHEMA_VERSION)
    {
      g_set_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NEWER, "The register is of schema %" G_GINT64_FORMAT "; this program knows %d",
                   version, ROG_SCHEMA_VERSION);
      return FALSE;
    }
  for (guint next = (guint)version + 1; next <= ROG_SCHEMA_VERSION; next++)
    {
      if (!run_one (database, next, error))
        return FALSE;
    }

  return TRUE;
}
