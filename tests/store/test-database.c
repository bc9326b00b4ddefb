// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <string.h>

#include "register.h"
#include "store/rog-statement.h"

static RogDatabase *
open_with (Register *r, guint8 byte, GError **error)
{
  guint8 other[ROG_DATABASE_KEY_SIZE];
  g_autoptr (RogSecret) key = NULL;

  memset (other, byte, sizeof other);
  key = rog_secret_new_copy (other, sizeof other);

  return rog_database_open (r->path, key, ROG_DATABASE_EXISTING, error);
}

static void
test_modes (Register *r, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rog_database_open (r->path, r->key, ROG_DATABASE_EXISTING, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_MISSING);
  g_assert_false (g_file_test (r->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  register_reopen (r);
  g_assert_null (rog_database_open (r->path, r->key, ROG_DATABASE_NEW, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_EXISTS);
}

static void
test_wrong_key (Register *r, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  register_reopen (r);
  register_close (r);
  g_assert_null (open_with (r, 9, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_WRONG_KEY);
}

static void
test_not_a_register (Register *r, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = g_strnfill (ROG_DATABASE_PAGE_SIZE, 'x');

  g_file_set_contents (r->path, "%PDF-1.7", -1, NULL);
  g_assert_null (rog_database_open (r->path, r->key, ROG_DATABASE_EXISTING, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_A_REGISTER);
  g_clear_error (&error);

  memcpy (content, "SQLite format 3", 16);
  g_file_set_contents (r->path, content, ROG_DATABASE_PAGE_SIZE, NULL);
  g_assert_null (rog_database_open (r->path, r->key, ROG_DATABASE_EXISTING, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_A_REGISTER);
}

static void
test_newer (Register *r, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  register_reopen (r);
  g_assert_true (rog_database_exec (r->database, "PRAGMA user_version = 999", NULL));
  register_close (r);
  g_assert_null (rog_database_open (r->path, r->key, ROG_DATABASE_EXISTING, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NEWER);
}

/* One bit anywhere: every page is authentic or refused, by name. */
static void
test_tampered (Register *r, gconstpointer data)
{
  g_autofree char *record = NULL;
  g_autofree char *content = NULL;
  gsize            length;

  register_reopen (r);
  record = register_add_record (r);
  for (int i = 0; i < 200; i++)
    register_append (r, record, "22222222-2222-4222-8222-222222222222", "some words to fill the pages with");
  register_close (r);
  g_assert_true (g_file_get_contents (r->path, &content, &length, NULL));

  for (gsize page = 0; page < length / ROG_DATABASE_PAGE_SIZE; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RogDatabase) database = NULL;
      gsize at = page * ROG_DATABASE_PAGE_SIZE + 5000;

      content[at] ^= 0x10;
      g_assert_true (g_file_set_contents (r->path, content, (gssize)length, NULL));
      database = rog_database_open (r->path, r->key, ROG_DATABASE_EXISTING, &error);
      if (page == 0)
        g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_WRONG_KEY);
      else if (database != NULL)
        rog_database_check_integrity (database, &error);
      g_assert_nonnull (error);
      if (page > 0)
        g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_TAMPERED);
      content[at] ^= 0x10;
    }
}

static void
test_settings (Register *r, gconstpointer data)
{
  static const struct
  {
    const char *pragma;
    gint64      value;
  } settings[] = { { "PRAGMA temp_store", 2 }, { "PRAGMA synchronous", 2 }, { "PRAGMA foreign_keys", 1 }, { "PRAGMA secure_delete", 1 }, { "PRAGMA trusted_schema", 0 }, { "PRAGMA page_size", ROG_DATABASE_PAGE_SIZE } };
  GStatBuf info;

  register_reopen (r);
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    g_assert_cmpuint (register_count (r, settings[i].pragma), ==, settings[i].value);
  g_assert_cmpint (g_stat (r->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

static guint
open_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* The distribution's build would put a sort of this size into a file, in clear. */
static void
test_no_temporary_files (Register *r, gconstpointer data)
{
  g_autoptr (RogStatement) statement = NULL;
  guint    before;
  gboolean row = TRUE;

  register_reopen (r);
  before = open_files ();
  g_assert_true (rog_database_exec (r->database,
                                    "CREATE TEMP TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000) "
                                    "SELECT i, hex(randomblob(64)) AS t FROM n",
                                    NULL));
  statement = rog_statement_new (r->database, NULL, "SELECT t FROM big ORDER BY t", "");
  for (int i = 0; i < 1000 && row; i++)
    g_assert_true (rog_statement_step (statement, &row, NULL));
  g_assert_cmpuint (open_files (), ==, before);
}

static void
test_transaction (Register *r, gconstpointer data)
{
  register_reopen (r);
  {
    g_autoptr (RogTransaction) outer = rog_transaction_begin (r->database, NULL);

    g_assert_true (rog_database_run (r->database, NULL, "INSERT INTO setting (name, value) VALUES (?, ?)", "tt", "a", "1"));
    {
      g_autoptr (RogTransaction) inner = rog_transaction_begin (r->database, NULL);

      g_assert_true (rog_database_run (r->database, NULL, "INSERT INTO setting (name, value) VALUES (?, ?)", "tt", "b", "1"));
    }
    g_assert_cmpuint (register_count (r, "SELECT count(*) FROM setting"), ==, 1);
    g_assert_true (rog_transaction_commit (outer, NULL));
  }
  {
    g_autoptr (RogTransaction) again = rog_transaction_begin (r->database, NULL);

    g_assert_true (rog_database_run (r->database, NULL, "INSERT INTO setting (name, value) VALUES (?, ?)", "tt", "c", "1"));
  }
  g_assert_cmpuint (register_count (r, "SELECT count(*) FROM setting"), ==, 1);
}

static void
test_scrub (Register *r, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (r->path, "-wal", NULL);
  GStatBuf         info;

  register_reopen (r);
  g_assert_true (rog_database_run (r->database, NULL, "INSERT INTO setting (name, value) VALUES ('a', 'b')", ""));
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 0);
  g_assert_true (rog_database_scrub (r->database, NULL));
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);
}

#define ADD(path, func) g_test_add (path, Register, NULL, register_set_up, func, register_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/database/modes", test_modes);
  ADD ("/database/wrong-key", test_wrong_key);
  ADD ("/database/not-a-register", test_not_a_register);
  ADD ("/database/newer", test_newer);
  ADD ("/database/tampered", test_tampered);
  ADD ("/database/settings", test_settings);
  ADD ("/database/no-temporary-files", test_no_temporary_files);
  ADD ("/database/transaction", test_transaction);
  ADD ("/database/scrub", test_scrub);

  return g_test_run ();
}
