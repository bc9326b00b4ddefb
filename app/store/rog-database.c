// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-database.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/rog-database-private.h"
#include "store/rog-migrations.h"

/* How many instructions of the database's machine go by between two looks at the cancellable. */
#define CANCEL_INTERVAL 20000

struct _RogDatabase
{
  sqlite3      *handle;
  char         *path;        /* (owned) */
  GHashTable   *statements;  /* (owned) (element-type utf8 sqlite3_stmt) prepared and idle */
  GCancellable *cancellable; /* (owned) (nullable) */
  guint         depth;       /* of transactions */
  gboolean      opened;      /* whether a page was read with this key */
};

struct _RogTransaction
{
  RogDatabase *database; /* (unowned) */
  guint        depth;
  gboolean     done;
};

sqlite3 *
rog_database_get_handle (RogDatabase *self)
{
  return self->handle;
}

/*
 * Errors
 */

static RogStoreError
translate_code (RogDatabase *self,
                int          code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return ROG_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return sqlite3_system_errno (self->handle) == ENOSPC ? ROG_STORE_ERROR_FULL : ROG_STORE_ERROR_IO;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return ROG_STORE_ERROR_IO;
    case SQLITE_NOTADB:
      return self->opened ? ROG_STORE_ERROR_TAMPERED : ROG_STORE_ERROR_WRONG_KEY;
    case SQLITE_CORRUPT:
      return ROG_STORE_ERROR_TAMPERED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ROG_STORE_ERROR_IN_USE;
    case SQLITE_CONSTRAINT:
      return ROG_STORE_ERROR_EXISTS;
    default:
      return ROG_STORE_ERROR_FAILED;
    }
}

/* A page whose authenticity fails comes as the most general error, without words of its
 * own; an error in a statement always names something. */
static gboolean
is_page_refused (RogDatabase *self,
                 int          code)
{
  return self->opened && code == SQLITE_ERROR && g_str_equal (sqlite3_errmsg (self->handle), sqlite3_errstr (SQLITE_ERROR));
}

/* Always FALSE. The database's own message may hold values: only its kind is passed on. */
gboolean
rog_database_set_error (RogDatabase *self,
                        int          code,
                        GError     **error)
{
  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  else if (is_page_refused (self, code))
    g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_TAMPERED, "A page of the register was changed outside this program, or is damaged");
  else
    g_set_error (error, ROG_STORE_ERROR, translate_code (self, code), "The register’s database says: %s (%d)",
                 sqlite3_errstr (code), sqlite3_extended_errcode (self->handle));

  return FALSE;
}

/*
 * Opening
 */

static gboolean
check_file (const char     *path,
            RogDatabaseMode mode,
            GError        **error)
{
  static const char plain[] = "SQLite format 3";
  GStatBuf          info;
  char              start[sizeof plain] = "";
  FILE             *file;

  if (g_stat (path, &info) != 0)
    {
      if (mode == ROG_DATABASE_NEW && errno == ENOENT)
        return TRUE;
      g_set_error (error, ROG_STORE_ERROR, errno == ENOENT ? ROG_STORE_ERROR_MISSING : ROG_STORE_ERROR_IO,
                   "The register cannot be reached: %s", g_strerror (errno));
      return FALSE;
    }
  if (mode == ROG_DATABASE_NEW)
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_EXISTS, "There is a register already");
      return FALSE;
    }

  file = g_fopen (path, "rbe");
  if (file != NULL)
    {
      if (fread (start, 1, sizeof start, file) != sizeof start)
        start[0] = '\0';
      fclose (file);
    }
  if (!S_ISREG (info.st_mode) || info.st_size < ROG_DATABASE_PAGE_SIZE || info.st_size % ROG_DATABASE_PAGE_SIZE != 0 ||
      memcmp (start, plain, sizeof plain) == 0)
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_A_REGISTER, "The file is not a register of this program");
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_key (RogDatabase *self,
           RogSecret   *key,
           GError     **error)
{
  static const char digits[] = "0123456789abcdef";
  char              text[2 + 2 * ROG_DATABASE_KEY_SIZE + 1 + 1] = "x'";
  gsize             length;
  const guint8     *data = rog_secret_get_data (key, &length);
  int               code;

  for (gsize i = 0; i < ROG_DATABASE_KEY_SIZE; i++)
    {
      text[2 + 2 * i] = digits[data[i] >> 4];
      text[3 + 2 * i] = digits[data[i] & 15];
    }
  text[2 + 2 * ROG_DATABASE_KEY_SIZE] = '\'';
  code = sqlite3_key (self->handle, text, 2 + 2 * ROG_DATABASE_KEY_SIZE + 1);
  rog_secret_wipe (text, sizeof text);

  return code == SQLITE_OK || rog_database_set_error (self, code, error);
}

/* The order matters: the page size before the first page is read, and temporary tables in
 * memory before any statement can make one (the distribution's build puts them into files,
 * in clear). WAL and FULL: what is acknowledged survives. */
static gboolean
configure (RogDatabase *self,
           GError     **error)
{
  static const char before[] = "PRAGMA cipher_log_level = NONE;"
                               "PRAGMA cipher_default_page_size = 16384;" /* of copies made by VACUUM INTO */
                               "PRAGMA cipher_page_size = 16384;"
                               "PRAGMA temp_store = MEMORY;";
  static const char after[] = "PRAGMA journal_mode = WAL;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA secure_delete = ON;"
                              "PRAGMA trusted_schema = OFF;"
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA cache_size = -65536;"
                              "PRAGMA journal_size_limit = 16777216;";

  sqlite3_extended_result_codes (self->handle, TRUE);
  if (!rog_database_exec (self, before, error) ||
      !rog_database_exec (self, "SELECT count(*) FROM sqlite_schema;", error))
    return FALSE;
  self->opened = TRUE;

  return rog_database_exec (self, after, error);
}

static int
progress_cb (gpointer data)
{
  RogDatabase *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/**
 * rog_database_open:
 * @path: the file
 * @key: 32 random bytes
 * @mode: whether it must be there, or must not
 * @error: where an error goes
 *
 * Opens an encrypted database and brings its schema up to date. Blocking.
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with %ROG_STORE_ERROR_MISSING,
 *   _EXISTS, _WRONG_KEY, _NOT_A_REGISTER, _NEWER, _TAMPERED, _FULL or _IO
 */
RogDatabase *
rog_database_open (const char     *path,
                   RogSecret      *key,
                   RogDatabaseMode mode,
                   GError        **error)
{
  g_autoptr (RogDatabase) self = NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  int code;

  g_return_val_if_fail (path != NULL && key != NULL, NULL);
  g_return_val_if_fail (rog_secret_get_size (key) == ROG_DATABASE_KEY_SIZE, NULL);

  if (!check_file (path, mode, error))
    return NULL;

  self = g_new0 (RogDatabase, 1);
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  code = sqlite3_open_v2 (path, &self->handle, mode == ROG_DATABASE_NEW ? flags | SQLITE_OPEN_CREATE : flags, NULL);
  if (code != SQLITE_OK)
    {
      rog_database_set_error (self, code, error);
      return NULL;
    }
  if (mode == ROG_DATABASE_NEW)
    g_chmod (path, 0600);

  sqlite3_progress_handler (self->handle, CANCEL_INTERVAL, progress_cb, self);
  if (!apply_key (self, key, error) || !configure (self, error) || !rog_migrations_run (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * rog_database_close:
 * @self: (nullable) (transfer full): a database without open statements
 *
 * Blocking: what is in the write-ahead log goes into the file.
 */
void
rog_database_close (RogDatabase *self)
{
  GHashTableIter iter;
  gpointer       statement;

  if (self == NULL)
    return;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_finalize (statement);
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

/**
 * rog_database_exec:
 * @self: a database
 * @sql: statements, constants of the program
 * @error: where an error goes
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 */
gboolean
rog_database_exec (RogDatabase *self,
                   const char  *sql,
                   GError     **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || rog_database_set_error (self, code, error);
}

/**
 * rog_database_last_id:
 * @self: a database
 *
 * Returns: the rowid of the row inserted last
 */
gint64
rog_database_last_id (RogDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * rog_database_changes:
 * @self: a database
 *
 * Returns: how many rows the last statement changed
 */
gint64
rog_database_changes (RogDatabase *self)
{
  return sqlite3_changes64 (self->handle);
}

/**
 * rog_database_set_cancellable:
 * @self: a database
 * @cancellable: (nullable): what stops the statements from now on
 *
 * A statement that is stopped ends with %G_IO_ERROR_CANCELLED and changes nothing.
 */
void
rog_database_set_cancellable (RogDatabase  *self,
                              GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * rog_database_get_path:
 * @self: a database
 *
 * Returns: (transfer none): its file
 */
const char *
rog_database_get_path (RogDatabase *self)
{
  return self->path;
}

/**
 * rog_database_scrub:
 * @self: a database, outside of transactions
 * @error: where an error goes
 *
 * Empties the write-ahead log, where what was deleted still stands: the last step of
 * every erasure.
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR
 */
gboolean
rog_database_scrub (RogDatabase *self,
                    GError     **error)
{
  g_return_val_if_fail (self->depth == 0, FALSE);

  return rog_database_exec (self, "PRAGMA wal_checkpoint(TRUNCATE);", error);
}

static int
first_complaint_cb (gpointer data,
                    int      columns,
                    char   **values,
                    char   **names)
{
  gboolean *good = data;

  if (columns > 0 && values[0] != NULL && strcmp (values[0], "ok") != 0)
    *good = FALSE;

  return 0;
}

/**
 * rog_database_check_integrity:
 * @self: a database, outside of transactions
 * @error: where an error goes
 *
 * Reads every page: its authenticity, then the database's own structure. Blocking, long.
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_TAMPERED
 */
gboolean
rog_database_check_integrity (RogDatabase *self,
                              GError     **error)
{
  gboolean good = TRUE;
  int      code;

  /* The cipher's check looks at the file alone, where a page whose writing was interrupted
   * may be half there while the log has it whole: bring it in first. */
  if (!rog_database_scrub (self, error))
    return FALSE;

  /* The cipher's check gives rows only for pages that fail; the structure's says "ok". */
  code = sqlite3_exec (self->handle, "PRAGMA cipher_integrity_check; PRAGMA integrity_check;", first_complaint_cb, &good, NULL);
  if (code != SQLITE_OK)
    return rog_database_set_error (self, code, error);
  if (good)
    return TRUE;

  g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_TAMPERED, "Pages of the register were changed outside this program, or are damaged");
  return FALSE;
}

/**
 * rog_database_copy_to:
 * @self: a database
 * @path: a file that is not there
 * @error: where an error goes
 *
 * Writes a consistent copy under the same key. Blocking.
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR
 */
gboolean
rog_database_copy_to (RogDatabase *self,
                      const char  *path,
                      GError     **error)
{
  sqlite3_stmt *statement = rog_database_take_statement (self, "VACUUM INTO ?", error);
  int           code;

  if (statement == NULL)
    return FALSE;

  code = sqlite3_bind_text (statement, 1, path, -1, SQLITE_TRANSIENT);
  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  rog_database_give_statement (self, statement);

  return code == SQLITE_DONE || rog_database_set_error (self, code, error);
}

/*
 * Statements: prepared once, lent out
 */

sqlite3_stmt *
rog_database_take_statement (RogDatabase *self,
                             const char  *sql,
                             GError     **error)
{
  sqlite3_stmt *statement = NULL;
  gpointer      name = NULL, idle = NULL;
  int           code;

  if (g_hash_table_steal_extended (self->statements, sql, &name, &idle))
    {
      g_free (name);
      return idle;
    }

  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code == SQLITE_OK)
    return statement;

  rog_database_set_error (self, code, error);
  return NULL;
}

void
rog_database_give_statement (RogDatabase  *self,
                             sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (g_hash_table_contains (self->statements, sql))
    sqlite3_finalize (statement);
  else
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
}

/*
 * Transactions
 */

/**
 * rog_transaction_begin:
 * @database: a database
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): a transaction, or a savepoint of the one that runs
 */
RogTransaction *
rog_transaction_begin (RogDatabase *database,
                       GError     **error)
{
  RogTransaction  *self;
  g_autofree char *sql = database->depth == 0 ? g_strdup ("BEGIN IMMEDIATE") : g_strdup_printf ("SAVEPOINT s%u", database->depth);

  if (!rog_database_exec (database, sql, error))
    return NULL;

  self = g_new0 (RogTransaction, 1);
  self->database = database;
  self->depth = database->depth++;

  return self;
}

/**
 * rog_transaction_commit:
 * @self: a transaction
 * @error: where an error goes
 *
 * Once this returns %TRUE for the outermost one, it is on the disk.
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR; then nothing was changed
 */
gboolean
rog_transaction_commit (RogTransaction *self,
                        GError        **error)
{
  g_autofree char *sql = self->depth == 0 ? g_strdup ("COMMIT") : g_strdup_printf ("RELEASE s%u", self->depth);

  g_return_val_if_fail (!self->done && self->database->depth == self->depth + 1, FALSE);

  if (!rog_database_exec (self->database, sql, error))
    return FALSE;

  self->done = TRUE;
  self->database->depth--;

  return TRUE;
}

/**
 * rog_transaction_free:
 * @self: (nullable) (transfer full): a transaction; rolled back where it was not committed
 */
void
rog_transaction_free (RogTransaction *self)
{
  if (self == NULL)
    return;

  if (!self->done)
    {
      g_autofree char *sql = self->depth == 0 ? g_strdup ("ROLLBACK") : g_strdup_printf ("ROLLBACK TO s%u; RELEASE s%u", self->depth, self->depth);

      /* A statement that met a full disk may have rolled back by itself; then there is
       * nothing left to undo and this fails, as it may. */
      sqlite3_exec (self->database->handle, sql, NULL, NULL, NULL);
      self->database->depth--;
    }
  g_free (self);
}
