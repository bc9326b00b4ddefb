// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-statement.h"

#include <string.h>

#include "store/rog-database-private.h"

struct _RogStatement
{
  RogDatabase  *database; /* (unowned) */
  sqlite3_stmt *handle;   /* lent by the database */
};

static int
bind_one (sqlite3_stmt *handle,
          int           index,
          char          type,
          va_list      *values)
{
  const char *text;
  GBytes     *bytes;
  RogDigest  *digest;

  switch (type)
    {
    case 'i':
      return sqlite3_bind_int64 (handle, index, va_arg (*values, gint64));
    case 't':
      text = va_arg (*values, const char *);
      return sqlite3_bind_text (handle, index, text, -1, SQLITE_TRANSIENT);
    case 'b':
      bytes = va_arg (*values, GBytes *);
      if (bytes == NULL)
        return sqlite3_bind_null (handle, index);
      if (g_bytes_get_size (bytes) == 0)
        return sqlite3_bind_zeroblob (handle, index, 0);
      return sqlite3_bind_blob64 (handle, index, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), SQLITE_TRANSIENT);
    case 'd':
      digest = va_arg (*values, RogDigest *);
      if (digest == NULL)
        return sqlite3_bind_null (handle, index);
      return sqlite3_bind_blob (handle, index, digest->bytes, ROG_DIGEST_SIZE, SQLITE_TRANSIENT);
    default:
      g_return_val_if_reached (SQLITE_MISUSE);
    }
}

static RogStatement *
new_valist (RogDatabase *database,
            GError     **error,
            const char  *sql,
            const char  *types,
            va_list     *values)
{
  g_autoptr (RogStatement) self = g_new0 (RogStatement, 1);

  self->database = database;
  self->handle = rog_database_take_statement (database, sql, error);
  if (self->handle == NULL)
    return NULL;

  for (int i = 0; types[i] != '\0'; i++)
    {
      int code = bind_one (self->handle, i + 1, types[i], values);

      if (code != SQLITE_OK)
        {
          rog_database_set_error (database, code, error);
          return NULL;
        }
    }

  return g_steal_pointer (&self);
}

/**
 * rog_statement_new:
 * @database: a database
 * @error: where an error goes
 * @sql: one statement, a constant of the program
 * @types: of each value: 'i' #gint64, 't' text, 'b' #GBytes, 'd' #RogDigest pointer; the last
 *   three may be %NULL
 * @...: the values
 *
 * Returns: (transfer full) (nullable): the statement, before its first row
 */
RogStatement *
rog_statement_new (RogDatabase *database,
                   GError     **error,
                   const char  *sql,
                   const char  *types,
                   ...)
{
  RogStatement *self;
  va_list       values;

  va_start (values, types);
  self = new_valist (database, error, sql, types, &values);
  va_end (values);

  return self;
}

/**
 * rog_statement_free:
 * @self: (nullable) (transfer full): a statement
 */
void
rog_statement_free (RogStatement *self)
{
  if (self == NULL)
    return;

  if (self->handle != NULL)
    rog_database_give_statement (self->database, self->handle);
  g_free (self);
}

/**
 * rog_statement_step:
 * @self: a statement
 * @row: (out) (optional): whether there is a row
 * @error: where an error goes
 *
 * Goes to the next row, or does what the statement does.
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 */
gboolean
rog_statement_step (RogStatement *self,
                    gboolean     *row,
                    GError      **error)
{
  int code = sqlite3_step (self->handle);

  if (row != NULL)
    *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;

  return rog_database_set_error (self->database, code, error);
}

/**
 * rog_statement_step_text:
 * @self: (nullable): a statement of at most one row; %NULL where it could not be made, and @error is set
 * @text: (out) (transfer full) (nullable): its first column; %NULL where there is no row
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be read
 */
gboolean
rog_statement_step_text (RogStatement *self,
                         char        **text,
                         GError      **error)
{
  gboolean row = FALSE;

  *text = NULL;
  if (self == NULL || !rog_statement_step (self, &row, error))
    return FALSE;
  if (row)
    *text = g_strdup (rog_statement_get_text (self, 0));

  return TRUE;
}

/**
 * rog_statement_is_null:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: whether the value is NULL
 */
gboolean
rog_statement_is_null (RogStatement *self,
                       int           column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * rog_statement_get_int:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: the value
 */
gint64
rog_statement_get_int (RogStatement *self,
                       int           column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * rog_statement_get_text:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the value, valid until the next step
 */
const char *
rog_statement_get_text (RogStatement *self,
                        int           column)
{
  return (const char *)sqlite3_column_text (self->handle, column);
}

/**
 * rog_statement_dup_bytes:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): the value; %NULL where it is NULL
 */
GBytes *
rog_statement_dup_bytes (RogStatement *self,
                         int           column)
{
  if (rog_statement_is_null (self, column))
    return NULL;

  return g_bytes_new (sqlite3_column_blob (self->handle, column), (gsize)sqlite3_column_bytes (self->handle, column));
}

/**
 * rog_statement_dup_secret:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): the value, in memory for secrets; %NULL where it is NULL
 */
RogSecret *
rog_statement_dup_secret (RogStatement *self,
                          int           column)
{
  if (rog_statement_is_null (self, column))
    return NULL;

  return rog_secret_new_copy (sqlite3_column_blob (self->handle, column), (gsize)sqlite3_column_bytes (self->handle, column));
}

/**
 * rog_statement_get_digest:
 * @self: a statement on a row
 * @column: from 0
 * @digest: (out): the value
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_TAMPERED where the value has not 32 bytes
 */
gboolean
rog_statement_get_digest (RogStatement *self,
                          int           column,
                          RogDigest    *digest,
                          GError      **error)
{
  if (sqlite3_column_bytes (self->handle, column) != ROG_DIGEST_SIZE)
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_TAMPERED, "A hash in the register has the wrong length");
      return FALSE;
    }

  memcpy (digest->bytes, sqlite3_column_blob (self->handle, column), ROG_DIGEST_SIZE);
  return TRUE;
}

/**
 * rog_database_run:
 * @database: a database
 * @error: where an error goes
 * @sql: one statement that gives no rows
 * @types: as for rog_statement_new()
 * @...: the values
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 */
gboolean
rog_database_run (RogDatabase *database,
                  GError     **error,
                  const char  *sql,
                  const char  *types,
                  ...)
{
  g_autoptr (RogStatement) statement = NULL;
  va_list values;

  va_start (values, types);
  statement = new_valist (database, error, sql, types, &values);
  va_end (values);

  return statement != NULL && rog_statement_step (statement, NULL, error);
}
