// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A register of each schema that was released, as it was then (frozen/NNNN, by make-frozen): it
 * opens, is brought to the schema of today, verifies, has lost nothing, and goes on.
 */
#include <glib/gstdio.h>

#include "frozen.h"
#include "store/rog-migrations.h"
#include "store/rog-papers.h"
#include "store/rog-records-person.h"
#include "store/rog-search.h"
#include "store/rog-settings.h"
#include "store/rog-statement.h"
#include "store/rog-vault.h"

static void
copy_files (const char *from,
            const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *data = NULL;
      gsize            length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          copy_files (source, target);
          continue;
        }
      g_assert_true (g_file_get_contents (source, &data, &length, NULL));
      g_assert_true (g_file_set_contents (target, data, (gssize)length, NULL));
    }
}

/* The real verifier: what was signed then holds for ever. */
static void
assert_verifies (Register *r)
{
  g_autoptr (RogVerifier) fake = r->verifier;

  r->verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  register_assert_sound (r);
  g_object_unref (r->verifier);
  r->verifier = g_steal_pointer (&fake);
}

static char *
find_bench (RogDatabase *database)
{
  g_autoptr (GError) error = NULL;
  char *record = NULL;

  g_assert_true (rog_records_find_bench (database, FROZEN_DOSSIER, &record, &error));
  g_assert_no_error (error);
  g_assert_nonnull (record);

  return record;
}

static gboolean
check_file (RogEntry *entry,
            gpointer  data,
            GError  **error)
{
  Register *r = data;
  RogAct   *act = rog_entry_get_act (entry);
  g_autoptr (RogActFile) file = rog_records_get_file (r->database, rog_act_get_hash (act), error);

  g_assert_no_error (*error);
  if (!g_str_equal (rog_act_get_kind (act), "event.entered"))
    return TRUE;
  g_assert_cmpuint (file->words->len, ==, 1);
  g_assert_cmpstr (((RogActWords *)g_ptr_array_index (file->words, 0))->text, ==, FROZEN_QUOTE);
  g_assert_true (g_hash_table_contains (file->salts, FROZEN_DOCUMENT));

  return TRUE;
}

static void
assert_records (Register *r)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *record = find_bench (r->database);
  g_autoptr (RogRecordInfo) info = rog_records_get_info (r->database, record, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (info->size, ==, 1 + FROZEN_ACTS);
  g_assert_true (rog_records_foreach (r->database, record, 0, check_file, r, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_document (Register *r)
{
  g_autofree char *vault = g_build_filename (r->folder, "vault", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = rog_vault_list (r->database, FROZEN_DOSSIER, &error);
  g_autoptr (GPtrArray) missing = rog_vault_sweep (vault, r->database, TRUE, &error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GPtrArray) hits = rog_search_pages (r->database, FROZEN_DOSSIER, NULL, "January", 10, &error);
  char  text[256] = { 0 };
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpuint (missing->len, ==, 0);
  stream = rog_vault_open (vault, g_ptr_array_index (rows, 0), &error);
  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (stream, text, sizeof text - 1, &length, NULL, &error));
  g_assert_cmpstr (text, ==, FROZEN_TEXT);
  g_assert_cmpuint (hits->len, ==, 1);
}

static void
assert_papers (Register *r)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPaperRow) paper = rog_papers_get (r->database, FROZEN_PAPER, &error);
  g_autofree char *court = NULL, *place = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (paper->content, ==, FROZEN_NOTE);
  g_assert_cmpstr (paper->audience, ==, "me");
  g_assert_true (rog_settings_get (r->database, "court", &court, &error));
  g_assert_cmpstr (court, ==, FROZEN_COURT);
  g_assert_true (rog_places_get (r->database, "sha256:author", "reader", &place, &error));
  g_assert_cmpstr (place, ==, "3");
}

/* Another person's desk goes on from it: what is entered now stands with what was. */
static void
assert_goes_on (Register *r)
{
  g_autofree char *record = find_bench (r->database);
  g_autofree char *object = g_uuid_string_random ();
  g_autofree char *query = NULL;

  register_append (r, record, object, "and today");
  query = g_strdup_printf ("SELECT size FROM record WHERE uuid = '%s'", record);
  g_assert_cmpuint (register_count (r, query), ==, 2 + FROZEN_ACTS);
  g_assert_true (rog_database_check_integrity (r->database, NULL));
}

static void
test_frozen (gconstpointer data)
{
  Register         r = { 0 };
  g_autofree char *frozen = g_test_build_filename (G_TEST_DIST, "store", "frozen", data, NULL);

  register_set_up (&r, NULL);
  copy_files (frozen, r.folder);
  register_reopen (&r);
  g_assert_cmpuint (register_count (&r, "PRAGMA user_version"), ==, ROG_SCHEMA_VERSION);
  assert_verifies (&r);
  assert_records (&r);
  assert_document (&r);
  assert_papers (&r);
  assert_goes_on (&r);
  register_tear_down (&r, NULL);
}

/* A schema without a frozen register is not to be released. */
static void
test_each_schema (void)
{
  for (guint version = 1; version <= ROG_SCHEMA_VERSION; version++)
    {
      g_autofree char *name = g_strdup_printf ("%04u", version);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", "frozen", name, "register.db", NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/frozen/0001", "0001", test_frozen);
  g_test_add_func ("/frozen/each-schema", test_each_schema);

  return g_test_run ();
}
