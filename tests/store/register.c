// SPDX-License-Identifier: GPL-3.0-or-later
#include "register.h"

#include <glib/gstdio.h>

#include "fake-signer.h"
#include "store/rog-statement.h"

/* Always the same key: a forked child has to make it anew, secrets do not go along. */
RogSecret *
register_make_key (void)
{
  guint8 key[ROG_DATABASE_KEY_SIZE];

  for (gsize i = 0; i < sizeof key; i++)
    key[i] = (guint8)(i * 7 + 1);

  return rog_secret_new_copy (key, sizeof key);
}

void
register_set_up (Register     *r,
                 gconstpointer data)
{
  r->folder = g_dir_make_tmp ("rogatory-store-XXXXXX", NULL);
  r->path = g_build_filename (r->folder, "register.db", NULL);
  r->key = register_make_key ();
  r->keeper = rog_fake_signer_new ("Ada Lindqvist", "judge");
  r->verifier = rog_fake_verifier_new ();
  r->clock = rog_clock_new_fixed (1790524931);
  r->records = rog_records_new (r->keeper, r->verifier, r->clock);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
register_tear_down (Register     *r,
                    gconstpointer data)
{
  register_close (r);
  remove_folder (r->folder);
  g_free (r->folder);
  g_free (r->path);
  rog_secret_unref (r->key);
  g_object_unref (r->records);
  g_object_unref (r->keeper);
  g_object_unref (r->verifier);
  g_object_unref (r->clock);
}

void
register_close (Register *r)
{
  g_clear_pointer (&r->database, rog_database_close);
}

void
register_reopen (Register *r)
{
  g_autoptr (GError) error = NULL;
  gboolean         there = g_file_test (r->path, G_FILE_TEST_EXISTS);
  g_autofree char *uuid = NULL;

  register_close (r);
  r->database = rog_database_open (r->path, r->key, there ? ROG_DATABASE_EXISTING : ROG_DATABASE_NEW, &error);
  g_assert_no_error (error);
  uuid = rog_records_open_register (r->records, r->database, &error);
  g_assert_no_error (error);
}

char *
register_add_record (Register *r)
{
  g_autofree char *dossier = g_uuid_string_random ();
  g_autoptr (GError) error = NULL;
  char *uuid = rog_records_create (r->records, r->database, ROG_AUDIENCE_BENCH, dossier, &error);

  g_assert_no_error (error);
  return uuid;
}

gboolean
register_try_append (Register   *r,
                     const char *record,
                     const char *object,
                     const char *text,
                     GError    **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GArray) after = rog_records_last_of_object (r->database, record, object, error);
  g_autoptr (RogEntry) entry = NULL;

  if (after == NULL)
    return FALSE;

  json_object_set_string_member (body, "text", text);
  entry = rog_records_sign_and_append (r->records, r->database,
                                       &(RogActParts){ record, object, "note.made", rog_clock_now (r->clock), after, NULL, body, NULL },
                                       NULL, NULL, error);

  return entry != NULL;
}

void
register_append (Register   *r,
                 const char *record,
                 const char *object,
                 const char *text)
{
  g_autoptr (GError) error = NULL;

  register_try_append (r, record, object, text, &error);
  g_assert_no_error (error);
}

void
register_assert_sound (Register *r)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = rog_records_verify_all (r->database, r->verifier, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < reports->len; i++)
    {
      RogRecordReport *report = g_ptr_array_index (reports, i);

      for (guint j = 0; j < report->problems->len; j++)
        g_test_message ("%s, %" G_GUINT64_FORMAT ": %s", report->record, ((RogRecordProblem *)g_ptr_array_index (report->problems, j))->seq,
                        ((RogRecordProblem *)g_ptr_array_index (report->problems, j))->sentence);
      g_assert_cmpuint (report->problems->len, ==, 0);
      g_assert_cmpuint (report->valid, ==, report->size);
    }
}

guint64
register_count (Register   *r,
                const char *sql)
{
  g_autoptr (RogStatement) statement = rog_statement_new (r->database, NULL, sql, "");

  g_assert_nonnull (statement);
  g_assert_true (rog_statement_step (statement, NULL, NULL));

  return (guint64)rog_statement_get_int (statement, 0);
}
