// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE /* memmem(), seals */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

#include "crypto/rog-crypto-error.h"
#include "crypto/rog-wrap.h"
#include "register.h"
#include "store/rog-backup.h"
#include "store/rog-search.h"
#include "store/rog-vault.h"

#define DOSSIER "44444444-4444-4444-8444-444444444444"

static char *
vault_of (Register *r)
{
  char *vault = g_build_filename (r->folder, "vault", NULL);

  g_mkdir (vault, 0700);
  return vault;
}

static RogVaultFile *
write_text (const char *vault, const char *text)
{
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  RogVaultFile *file = rog_vault_write (vault, source, NULL, &error);

  g_assert_no_error (error);
  return file;
}

static char *
add_text (Register *r, const char *vault, const char *text)
{
  g_autoptr (RogVaultFile) file = write_text (vault, text);
  g_autoptr (GError) error = NULL;

  rog_vault_add (r->database, file, DOSSIER, "letter.pdf", "application/pdf", 100, &error);
  g_assert_no_error (error);
  rog_vault_file_keep (file);

  return g_strdup (rog_vault_file_get_id (file));
}

static guint
files_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
read_all (const char *vault, const RogDocumentRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = rog_vault_open (vault, row, &error);
  char *text = g_malloc0 (row->size + 1);

  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (stream, text, row->size, NULL, NULL, &error));
  return text;
}

static void
test_round_trip (Register *r, gconstpointer data)
{
  g_autofree char *vault = vault_of (r);
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (RogDocumentRow) row = NULL;
  g_autoptr (RogDocumentRow) found = NULL;
  g_autoptr (RogVaultFile) twice = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  RogDigest hash = rog_digest_of ("planted words", 13);
  gsize     length;
  int       fd;
  char      buffer[32] = "";

  register_reopen (r);
  id = add_text (r, vault, "planted words");
  register_reopen (r);
  row = rog_vault_get (r->database, id, &error);
  g_assert_no_error (error);
  g_assert_true (rog_digest_equal (&row->hash, &hash));
  g_assert_cmpuint (row->size, ==, 13);
  text = read_all (vault, row);
  g_assert_cmpstr (text, ==, "planted words");

  /* Neither words nor hash nor id are to be seen in the folder. */
  path = g_build_filename (vault, row->file, NULL);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_null (memmem (content, length, "planted", 7));
  g_assert_cmpstr (row->file, !=, row->id);

  fd = rog_vault_open_memfd (vault, row, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (fd, buffer, sizeof buffer), ==, 13);
  g_assert_cmpstr (buffer, ==, "planted words");
  g_assert_cmpint (fcntl (fd, F_GET_SEALS), ==, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
  close (fd);

  /* The same again in one dossier. */
  found = rog_vault_find (r->database, DOSSIER, &hash, &error);
  g_assert_cmpstr (found->id, ==, id);
  twice = write_text (vault, "planted words");
  g_assert_false (rog_vault_add (r->database, twice, DOSSIER, "again.pdf", "application/pdf", 100, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_EXISTS);
  g_assert_cmpuint (files_in (vault), ==, 2);
  g_clear_pointer (&twice, rog_vault_file_free);
  g_assert_cmpuint (files_in (vault), ==, 1);
  list = rog_vault_list (r->database, DOSSIER, NULL);
  g_assert_cmpuint (list->len, ==, 1);
}

static void
test_tampered (Register *r, gconstpointer data)
{
  g_autofree char *vault = vault_of (r);
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;
  g_autoptr (RogDocumentRow) row = NULL;
  g_autoptr (RogDocumentRow) other_row = NULL;
  g_autofree char *path = NULL;
  g_autofree char *other_path = NULL;
  g_autofree char *content = NULL;
  gsize            length;

  register_reopen (r);
  id = add_text (r, vault, "one document");
  other = add_text (r, vault, "two document");
  row = rog_vault_get (r->database, id, NULL);
  other_row = rog_vault_get (r->database, other, NULL);
  path = g_build_filename (vault, row->file, NULL);
  other_path = g_build_filename (vault, other_row->file, NULL);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GError) error = NULL;

      content[i] ^= 1;
      g_assert_true (g_file_set_contents (path, content, (gssize)length, NULL));
      g_assert_cmpint (rog_vault_open_memfd (vault, row, NULL, &error), ==, -1);
      g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
      content[i] ^= 1;
    }
  /* Another document's file under this one's name. */
  {
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (g_rename (other_path, path), ==, 0);
    g_assert_cmpint (rog_vault_open_memfd (vault, row, NULL, &error), ==, -1);
    g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
    g_clear_error (&error);
    g_assert_cmpint (rog_vault_open_memfd (vault, other_row, NULL, &error), ==, -1);
    g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND);
  }
}

static void
test_sweep_and_erase (Register *r, gconstpointer data)
{
  g_autofree char *vault = vault_of (r);
  g_autofree char *id = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *stray = g_build_filename (vault, "AAAAAAAAAAAAAAAAAAAAAA.part", NULL);
  g_autoptr (RogVaultFile) orphan = NULL;
  g_autoptr (RogDocumentRow) row = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  register_reopen (r);
  id = add_text (r, vault, "to be erased");
  kept = add_text (r, vault, "to be kept");
  orphan = write_text (vault, "never committed");
  rog_vault_file_keep (orphan);
  g_assert_true (g_file_set_contents (stray, "half", -1, NULL));
  missing = rog_vault_sweep (vault, r->database, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_cmpuint (files_in (vault), ==, 2);

  g_assert_true (rog_search_begin_document (r->database, DOSSIER, id, 1, &error));
  g_assert_true (rog_search_add_page (r->database, id, 1, "secret passage", &error));
  g_assert_true (rog_vault_erase (vault, r->database, id, 200, &error));
  g_assert_no_error (error);
  row = rog_vault_get (r->database, id, &error);
  g_assert_null (row->key);
  g_assert_cmpint (row->erased, ==, 200);
  g_assert_null (rog_vault_open (vault, row, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (files_in (vault), ==, 1);
  hits = rog_search_pages (r->database, DOSSIER, NULL, "secret", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 0);

  /* A file that is gone is said to be missing. */
  g_clear_pointer (&row, rog_document_row_free);
  row = rog_vault_get (r->database, kept, NULL);
  path = g_build_filename (vault, row->file, NULL);
  g_unlink (path);
  g_clear_pointer (&missing, g_ptr_array_unref);
  missing = rog_vault_sweep (vault, r->database, TRUE, &error);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (missing, 0), ==, kept);
}

static guint
sweep (Register *r, const char *vault, gboolean trusted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = rog_vault_sweep (vault, r->database, trusted, &error);

  g_assert_no_error (error);
  return missing->len;
}

/* A file without a row may be one whose row is in the right database: it comes back with it, and goes only when it
 * has been aside for long. */
static void
test_set_aside (Register *r, gconstpointer data)
{
  g_autofree char *vault = vault_of (r);
  g_autofree char *aside = g_build_filename (r->folder, "vault-aside", NULL);
  g_autofree char *path = NULL;
  g_autoptr (RogVaultFile) file = write_text (vault, "of another database");
  g_autoptr (RogVaultFile) lost = write_text (vault, "of no database");
  g_autoptr (GDir) dir = NULL;
  struct utimbuf days_ago = { time (NULL), time (NULL) - (gint64)91 * 24 * 60 * 60 };

  register_reopen (r);
  rog_vault_file_keep (file);
  rog_vault_file_keep (lost);
  g_assert_cmpuint (sweep (r, vault, FALSE), ==, 0);
  g_assert_cmpuint (files_in (vault), ==, 2);

  g_assert_cmpuint (sweep (r, vault, TRUE), ==, 0);
  g_assert_cmpuint (files_in (vault), ==, 0);
  g_assert_cmpuint (files_in (aside), ==, 2);

  g_assert_true (rog_vault_add (r->database, file, DOSSIER, "letter.pdf", "application/pdf", 100, NULL));
  g_assert_cmpuint (sweep (r, vault, FALSE), ==, 0);
  g_assert_cmpuint (files_in (vault), ==, 1);
  g_assert_cmpuint (files_in (aside), ==, 1);

  dir = g_dir_open (aside, 0, NULL);
  path = g_build_filename (aside, g_dir_read_name (dir), NULL);
  g_assert_cmpuint (sweep (r, vault, TRUE), ==, 0);
  g_assert_cmpuint (files_in (aside), ==, 1);
  g_assert_cmpint (utime (path, &days_ago), ==, 0);
  g_assert_cmpuint (sweep (r, vault, FALSE), ==, 0);
  g_assert_cmpuint (files_in (aside), ==, 1);
  g_assert_cmpuint (sweep (r, vault, TRUE), ==, 0);
  g_assert_cmpuint (files_in (aside), ==, 0);
  g_assert_cmpuint (files_in (vault), ==, 1);
  g_rmdir (aside);
}

/* A stream that ends in an error after some bytes, or a disk that is full. */
static void
test_failed_write (Register *r, gconstpointer data)
{
  g_autofree char *vault = vault_of (r);
  g_autofree char *big = g_strnfill (3 * 1024 * 1024, 'x');
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_data (big, -1, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancelled);
  g_assert_null (rog_vault_write (vault, source, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (files_in (vault), ==, 0);
}

/*
 * Backup
 */

static gpointer
fill_cb (RogDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Register        *r = data;
  g_autofree char *vault = vault_of (r);
  g_autofree char *uuid = NULL;
  g_autofree char *record = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  r->database = database;
  uuid = rog_records_open_register (r->records, database, NULL);
  record = register_add_record (r);
  for (int i = 0; i < 20; i++)
    register_append (r, record, "22222222-2222-4222-8222-222222222222", "words in the backup");
  first = add_text (r, vault, "first document");
  second = add_text (r, vault, "second document");
  r->database = NULL;

  return GINT_TO_POINTER (TRUE);
}

/* Changed or cut anywhere it is refused, and nothing stays. */
static void
assert_broken_refused (const char *path,
                       RogSecret  *master,
                       gsize       n_recovery,
                       const char *other)
{
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize i = 0; i < 40; i++)
    {
      gsize at = i < 20 ? i * 9 : length / 40 * i;
      g_autoptr (GError) refused = NULL;
      g_autofree char *broken = g_build_filename (other, "broken", NULL);

      content[at] ^= 4;
      g_assert_true (g_file_set_contents (broken, content, (gssize)length, NULL));
      content[at] ^= 4;
      /* The wrapped recovery key is not part of what the master key vouches for. */
      if (at >= 26 && at < 26 + 4 + n_recovery)
        continue;
      g_assert_false (rog_backup_restore (broken, master, other, NULL, NULL, &refused));
      g_assert_nonnull (refused);
      g_assert_true (g_file_set_contents (broken, content, (gssize)(length - 1 - i * 50), NULL));
      g_clear_error (&refused);
      g_assert_false (rog_backup_restore (broken, master, other, NULL, NULL, &refused));
      g_unlink (broken);
      g_assert_cmpuint (files_in (other), ==, 0);
    }
}

static void
test_backup (Register *r, gconstpointer data)
{
  g_autofree char *path = g_build_filename (r->folder, "register.rogatory-backup", NULL);
  g_autofree char *other = g_dir_make_tmp ("rogatory-restore-XXXXXX", NULL);
  g_autoptr (RogSecret) recovery_key = rog_secret_new_random (32);
  g_autoptr (GBytes) recovery = rog_wrap (r->key, recovery_key, "recovery", NULL);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (RogSecret) master = NULL;
  g_autoptr (RogStore) store = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *snapshot = g_build_filename (r->folder, "backup.part", NULL);
  g_autofree char *database_path = g_build_filename (other, "register.db", NULL);
  g_autofree char *vault = g_build_filename (other, "vault", NULL);

  store = rog_store_open (r->folder, r->key, ROG_DATABASE_NEW, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rog_store_run_sync (store, fill_cb, r, NULL, &error));
  g_assert_true (rog_backup_write (store, r->key, recovery, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (snapshot, G_FILE_TEST_EXISTS));
  g_assert_false (rog_backup_restore (path, r->key, r->folder, NULL, NULL, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  rog_store_close (store);

  /* The words of the sheet open it. */
  read = rog_backup_read_recovery (path, &error);
  g_assert_no_error (error);
  master = rog_unwrap (read, recovery_key, "recovery", &error);
  g_assert_no_error (error);

  assert_broken_refused (path, master, g_bytes_get_size (recovery), other);

  rog_backup_restore (path, master, other, NULL, NULL, &error);
  g_assert_no_error (error);
  r->database = rog_database_open (database_path, master, ROG_DATABASE_EXISTING, &error);
  g_assert_no_error (error);
  register_assert_sound (r);
  g_assert_cmpuint (register_count (r, "SELECT count(*) FROM entry"), ==, 1 + 2 * 21);
  documents = rog_vault_list (r->database, DOSSIER, NULL);
  g_assert_cmpuint (documents->len, ==, 2);
  {
    g_autofree char *text = read_all (vault, g_ptr_array_index (documents, 1));

    g_assert_cmpstr (text, ==, "second document");
  }
  register_close (r);
  g_clear_object (&store);
  /* Leave nothing behind: the folder is outside of the fixture's. */
  for (guint i = 0; i < documents->len; i++)
    {
      g_autofree char *file = g_build_filename (vault, ((RogDocumentRow *)g_ptr_array_index (documents, i))->file, NULL);

      g_unlink (file);
    }
  g_rmdir (vault);
  g_unlink (database_path);
  g_rmdir (other);
}

static RogStore *
filled_store (Register *r)
{
  g_autoptr (GError) error = NULL;
  RogStore *store = rog_store_open (r->folder, r->key, ROG_DATABASE_NEW, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rog_store_run_sync (store, fill_cb, r, NULL, &error));

  return store;
}

/* What is written can be read: the recovery file has three certificates in it, and a name of
 * 64 characters in another script makes it long. */
static void
test_backup_recovery_sizes (Register *r, gconstpointer data)
{
  const gsize      sizes[] = { 1, 4096, 4097, 64 * 1024, 0, 64 * 1024 + 1 };
  g_autofree char *path = g_build_filename (r->folder, "register.rogatory-backup", NULL);
  g_autoptr (RogStore) store = filled_store (r);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = g_strnfill (sizes[i], 'w');
      g_autoptr (GBytes) recovery = g_bytes_new (text, sizes[i]);
      g_autoptr (GBytes) read = NULL;
      g_autoptr (GError) error = NULL;

      if (!rog_backup_write (store, r->key, recovery, path, NULL, NULL, NULL, &error))
        {
          g_assert_nonnull (error);
          g_assert_cmpuint (i, >=, 4);
          g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
          continue;
        }
      read = rog_backup_read_recovery (path, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (read, recovery));
      g_assert_cmpuint (i, <, 4);
      g_unlink (path);
    }
  rog_store_close (store);
}

/* The folder is the person's: what lies there under a like name stays. */
static void
test_backup_leaves_others (Register *r, gconstpointer data)
{
  g_autofree char *mine = g_dir_make_tmp ("rogatory-backups-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (mine, "x", NULL);
  g_autofree char *part = g_build_filename (mine, "x.part", NULL);
  g_autoptr (RogStore) store = filled_store (r);
  g_autoptr (GBytes) recovery = g_bytes_new_static ("recovery", 8);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (part, "a thesis", -1, NULL));
  g_assert_true (rog_backup_write (store, r->key, recovery, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (part, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "a thesis");
  g_assert_cmpuint (files_in (mine), ==, 2);
  rog_store_close (store);
  g_unlink (path);
  g_unlink (part);
  g_rmdir (mine);
}

/* Ended after the vault was moved and before the database: the next one begins anew. */
static void
test_restore_interrupted (Register *r, gconstpointer data)
{
  g_autofree char *path = g_build_filename (r->folder, "register.rogatory-backup", NULL);
  g_autofree char *other = g_dir_make_tmp ("rogatory-restore-XXXXXX", NULL);
  g_autofree char *vault = g_build_filename (other, "vault", NULL);
  g_autofree char *database = g_build_filename (other, "register.db", NULL);
  g_autofree char *staging = g_build_filename (other, "restore.part", NULL);
  g_autofree char *staged = g_build_filename (staging, "register.db", NULL);
  g_autoptr (RogStore) store = filled_store (r);
  g_autoptr (GBytes) recovery = g_bytes_new_static ("recovery", 8);
  g_autoptr (GError) error = NULL;

  g_assert_true (rog_backup_write (store, r->key, recovery, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  rog_store_close (store);

  for (guint again = 0; again < 2; again++)
    {
      g_autoptr (RogStore) opened = NULL;

      g_assert_true (rog_backup_restore (path, r->key, other, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (files_in (vault), ==, 2);
      g_assert_cmpint (g_mkdir (staging, 0700), ==, 0);
      g_assert_cmpint (g_rename (database, staged), ==, 0);
      if (again == 0)
        continue;

      /* A register that is begun there instead has an empty vault that it can write to. */
      opened = rog_store_open (other, r->key, ROG_DATABASE_NEW, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (files_in (vault), ==, 0);
      g_assert_false (g_file_test (staging, G_FILE_TEST_EXISTS));
      rog_store_close (opened);
    }
  {
    g_autofree char *lock = g_build_filename (other, "register.lock", NULL);

    g_unlink (lock);
  }
  g_unlink (database);
  g_rmdir (vault);
  g_assert_cmpint (g_rmdir (other), ==, 0);
}

/* The database is lost, and its vault lies there still: it makes place, and nothing of it is lost. */
static void
test_restore_beside_vault (Register *r, gconstpointer data)
{
  g_autofree char *path = g_build_filename (r->folder, "register.rogatory-backup", NULL);
  g_autofree char *database = g_build_filename (r->folder, "register.db", NULL);
  g_autofree char *vault = vault_of (r);
  g_autofree char *aside = g_build_filename (r->folder, "vault-aside", NULL);
  g_autofree char *younger = g_build_filename (vault, "younger", NULL);
  g_autofree char *set_aside = g_build_filename (aside, "younger", NULL);
  g_autoptr (RogStore) store = filled_store (r);
  g_autoptr (GBytes) recovery = g_bytes_new_static ("recovery", 8);
  g_autoptr (GError) error = NULL;

  g_assert_true (rog_backup_write (store, r->key, recovery, path, NULL, NULL, NULL, &error));
  rog_store_close (store);
  g_assert_true (g_file_set_contents (younger, "younger than the backup", -1, NULL));
  g_assert_cmpint (g_unlink (database), ==, 0);

  rog_backup_restore (path, r->key, r->folder, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files_in (vault), ==, 2);
  g_assert_true (g_file_test (database, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (set_aside, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add (path, Register, NULL, register_set_up, func, register_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/vault/round-trip", test_round_trip);
  ADD ("/vault/tampered", test_tampered);
  ADD ("/vault/sweep-and-erase", test_sweep_and_erase);
  ADD ("/vault/set-aside", test_set_aside);
  ADD ("/vault/failed-write", test_failed_write);
  ADD ("/backup/round-trip", test_backup);
  ADD ("/backup/recovery-sizes", test_backup_recovery_sizes);
  ADD ("/backup/leaves-others", test_backup_leaves_others);
  ADD ("/backup/restore-interrupted", test_restore_interrupted);
  ADD ("/backup/restore-beside-vault", test_restore_beside_vault);

  return g_test_run ();
}
