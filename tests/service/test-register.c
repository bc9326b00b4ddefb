// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A register that was changed outside the program, or put back: it is seen, what holds can be read and exported, and
 * nothing is entered until the person has said that it was meant.
 */
#include <glib/gstdio.h>

#include "identity/rog-identity.h"
#include "profile.h"
#include "service/rog-profile.h"
#include "service/rog-record-view.h"
#include "service/rog-work-export.h"
#include "store/rog-backup.h"
#include "store/rog-statement.h"

typedef struct
{
  const char *from, *to; /* in the bytes of the last entry but three of the dossier's record */
} Tampering;

static gpointer
tamper (RogDatabase  *database,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  const Tampering *tampering = data;

  /* With nothing else disturbed. */
  if (!rog_database_run (database, error,
                         "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), ?, ?) AS BLOB) WHERE id = "
                         "(SELECT entry.id FROM entry JOIN record ON record.id = entry.record WHERE audience = 'bench' AND seq = size - 4)",
                         "tt", tampering->from, tampering->to))
    return NULL;
  g_assert_cmpint (rog_database_changes (database), ==, 1);

  return data;
}

static RogRecordView *
check_record (RogWork *work,
              Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  RogRecordView *view;

  rog_work_check_record_async (work, NULL, wait_cb, wait);
  view = rog_work_check_record_finish (work, wait_for (wait), &error);
  g_assert_no_error (error);

  return view;
}

/* What is there can be read and exported, what is broken is named, and nothing is entered. */
static void
assert_export_only (RogDesk    *desk,
                    const char *dossier,
                    gboolean    readable,
                    Wait       *wait)
{
  g_autoptr (RogWork) work = at_desk_open (desk, dossier, wait);
  g_autoptr (RogRecordView) view = check_record (work, wait);
  GListModel      *lines = rog_record_view_get_lines (view);
  guint            n = g_list_model_get_n_items (lines);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), readable ? "broken" : "unreadable", NULL);
  g_autofree char *records = g_build_filename (path, "data", "record", NULL);
  g_autofree char *headline = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  guint64 n_valid = rog_record_view_get_n_valid (view);

  headline = g_strdup_printf ("Entry %" G_GUINT64_FORMAT " does not fit entry %" G_GUINT64_FORMAT, n_valid, n_valid - 1);
  g_assert_cmpstr (rog_record_view_get_headline (view), ==, headline);
  g_assert_cmpuint (n - n_valid, ==, readable ? 4 : 3);
  g_assert_null (rog_record_view_get_checkpoint (view));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RogRecordLine) line = g_list_model_get_item (lines, i);
      g_autofree char *problem = NULL, *proof = NULL;
      guint64          seq;

      g_object_get (line, "problem", &problem, "proof", &proof, "seq", &seq, NULL);
      g_assert_true ((problem == NULL) == (seq < n_valid));
      g_assert_null (proof);
    }

  profile_assert_note (work);
  g_assert_false (profile_try_act (work, wait, &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE);
  g_clear_error (&error);
  rog_work_export_bag_async (work, folder, NULL, wait_cb, wait);
  g_assert_true (rog_work_export_bag_finish (work, wait_for (wait), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (records, G_FILE_TEST_IS_DIR));
}

static void
test_tampered (gconstpointer data)
{
  const Tampering *tampering = data;
  gboolean         readable = g_str_has_prefix (tampering->to, "Ada");
  const char      *profile = readable ? "tampered" : "unreadable";
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autoptr (RogDesk) desk = NULL;

  wait_init (&wait);
  dossier = profile_make (profile, &words, &wait);
  profile_with_database (profile, tamper, (gpointer)tampering);

  desk = profile_start (profile, &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_READY);
  g_assert_cmpuint (g_list_model_get_n_items (rog_desk_get_dossiers (desk)), ==, 1);
  at_desk_wait_checked (desk);
  g_test_message ("%s", rog_desk_get_register_notice (desk));
  g_assert_nonnull (rog_desk_get_register_notice (desk));
  g_assert_nonnull (strstr (rog_desk_get_register_notice (desk), "broken"));
  g_assert_nonnull (strstr (rog_desk_get_register_notice (desk), "Everything before that entry holds"));
  g_assert_false (rog_desk_can_accept_restore (desk));
  assert_export_only (desk, dossier, readable, &wait);
  rog_desk_lock (desk);
}

/* An act is entered, and the register from before it is put back in its place. */
static char *
roll_back (const char *profile,
           char     ***words,
           Wait       *wait)
{
  char *dossier = profile_make (profile, words, wait);
  g_autoptr (GBytes) old = profile_read_database (profile);
  g_autoptr (RogDesk) desk = profile_start (profile, wait);
  g_autoptr (RogWork) work = at_desk_open (desk, dossier, wait);
  g_autoptr (GError) error = NULL;

  g_assert_true (profile_try_act (work, wait, &error));
  g_clear_object (&work);
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  profile_write_database (profile, old);

  return dossier;
}

static void
accept_restore (RogDesk *desk,
                Wait    *wait)
{
  g_autoptr (GError) error = NULL;

  rog_desk_accept_restore_async (desk, NULL, wait_cb, wait);
  g_assert_true (rog_desk_accept_restore_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);
  g_assert_false (rog_desk_can_accept_restore (desk));
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
}

static void
test_rolled_back (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (JsonObject) restored = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  dossier = roll_back ("rolled", &words, &wait);

  /* Seen again and again, and nothing can be entered, until the person says that it was meant. */
  for (int i = 0; i < 2; i++)
    {
      g_clear_object (&desk);
      desk = profile_start ("rolled", &wait);
      g_assert_true (rog_desk_can_accept_restore (desk));
      g_assert_nonnull (strstr (rog_desk_get_register_notice (desk), "rolled back"));
      work = at_desk_open (desk, dossier, &wait);
      g_assert_false (profile_try_act (work, &wait, &error));
      g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE);
      g_clear_error (&error);
      g_clear_object (&work);
      at_desk_wait_checkpoint (desk);
      rog_desk_lock (desk);
    }

  g_clear_object (&desk);
  desk = profile_start ("rolled", &wait);
  accept_restore (desk, &wait);
  work = at_desk_open (desk, dossier, &wait);
  g_assert_true (rog_work_is_practice (work));
  profile_assert_note (work);
  g_assert_true (profile_try_act (work, &wait, &error));
  g_assert_no_error (error);
  g_clear_object (&work);
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);

  restored = profile_last_in_register ("rolled", "register.restored");
  g_assert_nonnull (restored);
  g_assert_nonnull (json_object_get_object_member (restored, "found"));
  g_clear_object (&desk);
  desk = profile_start ("rolled", &wait);
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  work = at_desk_open (desk, dossier, &wait);
  g_assert_true (rog_work_is_practice (work));
  rog_desk_lock (desk);
}

/* The keyring lost the key, not the checkpoint, and the register is an old one: the sheet opens
 * it and does not make it the right one. */
static void
test_sheet_and_rolled_back (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autoptr (RogKeyring) keyring = rog_keyring_new ("sheet-rolled");
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (JsonObject) restored = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  dossier = roll_back ("sheet-rolled", &words, &wait);
  rog_keyring_remove (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error);
  rog_keyring_remove (keyring, ROG_KEYRING_IDENTITY, NULL, &error);
  g_assert_no_error (error);

  desk = profile_start ("sheet-rolled", &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_KEY_MISSING);
  profile_recover (desk, words, &wait, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (rog_desk_get_register_notice (desk), "rolled back"));
  g_assert_true (rog_desk_is_notice_grave (desk));
  g_auto (GStrv) fresh = at_desk_read_sheet (desk);
  at_desk_confirm (desk, fresh, &wait);
  work = at_desk_open (desk, dossier, &wait);
  g_assert_false (profile_try_act (work, &wait, &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE);
  g_clear_error (&error);
  g_clear_object (&work);
  rog_desk_lock (desk);

  /* Still so the next time, with the keys that were made anew; then it is accepted. */
  g_clear_object (&desk);
  desk = profile_start ("sheet-rolled", &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_READY);
  g_assert_nonnull (strstr (rog_desk_get_register_notice (desk), "rolled back"));
  accept_restore (desk, &wait);
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  profile_assert_replaced ("sheet-rolled");
  restored = profile_last_in_register ("sheet-rolled", "register.restored");
  g_assert_nonnull (json_object_get_object_member (restored, "found"));
}

/*
 * The wrong register over the right vault
 */

static guint
count_in (const char *profile,
          const char *name)
{
  g_autofree char *folder = rog_profile_get_directory (profile);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Opens and locks again; with the sentence about the register that has @words in it, or none. */
static void
look_at (const char *profile,
         const char *words,
         gboolean    accept,
         Wait       *wait)
{
  g_autoptr (RogDesk) desk = profile_start (profile, wait);
  const char *notice;

  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_READY);
  at_desk_wait_checked (desk);
  notice = rog_desk_get_register_notice (desk);
  if (words == NULL)
    g_assert_null (notice);
  else
    at_desk_assert_says (notice, words);
  if (accept)
    {
      accept_restore (desk, wait);
      at_desk_wait_checkpoint (desk);
    }
  rog_desk_lock (desk);
}

/* An older register is put back alone, looked at, and the right one put back: no document is gone. Nor is one
 * where it was said that the older one is right, and that was wrong. */
static void
test_documents_stay (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) right = NULL;
  guint n;

  wait_init (&wait);
  desk = at_desk_before ("documents");
  at_desk_start (desk, &wait);
  at_desk_make_identity (desk, "judge", &wait);
  words = at_desk_read_sheet (desk);
  at_desk_confirm (desk, words, &wait);
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  old = profile_read_database ("documents");
  g_clear_object (&desk);
  desk = profile_start ("documents", &wait);
  g_object_unref (at_desk_add_practice (desk, &wait));
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  right = profile_read_database ("documents");
  n = count_in ("documents", "vault");
  g_assert_cmpuint (n, >, 2);

  profile_write_database ("documents", old);
  look_at ("documents", "rolled back", FALSE, &wait);
  g_assert_cmpuint (count_in ("documents", "vault"), ==, n);
  profile_write_database ("documents", right);
  look_at ("documents", NULL, FALSE, &wait);
  g_assert_cmpuint (count_in ("documents", "vault"), ==, n);

  profile_write_database ("documents", old);
  look_at ("documents", "rolled back", TRUE, &wait);
  look_at ("documents", NULL, FALSE, &wait);
  g_assert_cmpuint (count_in ("documents", "vault"), ==, 0);
  g_assert_cmpuint (count_in ("documents", "vault-aside"), ==, n);
  profile_write_database ("documents", right);
  look_at ("documents", "changed outside this program", FALSE, &wait);
  g_assert_cmpuint (count_in ("documents", "vault"), ==, n);
}

/* With the checkpoint deleted, an older register could pass for the right one. */
static void
test_not_compared (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autoptr (RogKeyring) keyring = rog_keyring_new ("uncompared");
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  dossier = roll_back ("uncompared", &words, &wait);
  rog_keyring_remove (keyring, ROG_KEYRING_CHECKPOINT, NULL, &error);
  g_assert_no_error (error);

  desk = profile_start ("uncompared", &wait);
  at_desk_wait_checked (desk);
  at_desk_assert_says (rog_desk_get_register_notice (desk), "not compared");
  g_assert_false (rog_desk_is_known (desk));
  work = at_desk_open (desk, dossier, &wait);
  g_assert_false (profile_try_act (work, &wait, &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE);
  g_clear_error (&error);
  at_desk_wait_checkpoint (desk);
  g_assert_false (rog_keyring_find (keyring, ROG_KEYRING_CHECKPOINT, NULL, NULL));

  accept_restore (desk, &wait);
  g_assert_true (profile_try_act (work, &wait, &error));
  g_assert_no_error (error);
  g_clear_object (&work);
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  look_at ("uncompared", NULL, FALSE, &wait);
}

/* The database is gone, and nothing but what lies beside it says that there was one: none is made in its place. */
static void
test_database_gone (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autofree char *path = rog_profile_get_database ("gone");
  g_autofree char *kept = g_strconcat (path, ".kept", NULL);
  g_autofree char *recovery = rog_profile_get_recovery ("gone");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (RogKeyring) keyring = rog_keyring_new ("gone");
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  wait_init (&wait);
  dossier = profile_make ("gone", &words, &wait);
  n = count_in ("gone", "vault");
  g_assert_true (g_file_get_contents (recovery, &before, NULL, NULL));
  rog_keyring_remove (keyring, ROG_KEYRING_CHECKPOINT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (path, kept), ==, 0);

  desk = profile_start ("gone", &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_BROKEN);
  g_assert_error (rog_desk_get_problem (desk), ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (recovery, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_in ("gone", "vault"), ==, n);

  g_assert_cmpint (g_rename (kept, path), ==, 0);
  look_at ("gone", "not compared", TRUE, &wait);
  look_at ("gone", NULL, FALSE, &wait);
  g_assert_cmpuint (count_in ("gone", "vault"), ==, n);
}

/*
 * The recovery file beside it
 */

static void
assert_sheet_file (const char *profile,
                   const char *expected)
{
  g_autofree char *path = rog_profile_get_recovery (profile);
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

/* It is noticed before it is needed: at every opening, and by every backup. */
static void
test_sheet_file_damaged (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autofree char *path = rog_profile_get_recovery ("sheet-file");
  g_autofree char *to = g_build_filename (g_get_user_data_dir (), "sheet-file.rogbackup", NULL);
  g_autofree char *whole = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (GBytes) in_backup = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  dossier = profile_make ("sheet-file", &words, &wait);
  g_assert_true (g_file_get_contents (path, &whole, NULL, NULL));

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  look_at ("sheet-file", NULL, FALSE, &wait);
  assert_sheet_file ("sheet-file", whole);
  g_assert_cmpint (g_unlink (path), ==, 0);
  look_at ("sheet-file", NULL, FALSE, &wait);
  assert_sheet_file ("sheet-file", whole);

  desk = profile_start ("sheet-file", &wait);
  g_assert_true (g_file_set_contents (path, "another's", -1, NULL));
  rog_desk_backup_async (desk, file, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_backup_finish (desk, wait_for (&wait), NULL, &error));
  g_assert_no_error (error);
  in_backup = rog_backup_read_recovery (to, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (in_backup, NULL), g_bytes_get_size (in_backup), whole, strlen (whole));

  /* Among the register's files it would be taken for one of them. */
  g_object_unref (file);
  file = g_file_new_for_path (path);
  rog_desk_backup_async (desk, file, NULL, wait_cb, &wait);
  g_assert_false (rog_desk_backup_finish (desk, wait_for (&wait), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  assert_sheet_file ("sheet-file", "another's");
  rog_desk_lock (desk);
}

/* The sheet may have been renewed since the register that was put back: its file counts. */
static void
test_sheet_file_of_later (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autofree char *path = rog_profile_get_recovery ("sheet-later");

  wait_init (&wait);
  dossier = roll_back ("sheet-later", &words, &wait);
  g_assert_true (g_file_set_contents (path, "of a later sheet", -1, NULL));
  look_at ("sheet-later", "rolled back", TRUE, &wait);
  look_at ("sheet-later", NULL, FALSE, &wait);
  assert_sheet_file ("sheet-later", "of a later sheet");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/service/register/tampered", &(Tampering){ "Ada Lorne", "Ada Lorme" }, test_tampered);
  g_test_add_data_func ("/service/register/unreadable", &(Tampering){ "{", "[" }, test_tampered);
  g_test_add_func ("/service/register/rolled-back", test_rolled_back);
  g_test_add_func ("/service/register/sheet-and-rolled-back", test_sheet_and_rolled_back);

  g_test_add_func ("/service/register/documents-stay", test_documents_stay);
  g_test_add_func ("/service/register/not-compared", test_not_compared);
  g_test_add_func ("/service/register/database-gone", test_database_gone);
  g_test_add_func ("/service/register/sheet-file-damaged", test_sheet_file_damaged);
  g_test_add_func ("/service/register/sheet-file-of-later", test_sheet_file_of_later);

  return g_test_run ();
}
