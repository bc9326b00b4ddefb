// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A register that was changed outside the program, or put back: it is seen, what holds can be read and exported, and
 * nothing is entered until the person has said that it was meant.
 */
#include "identity/rog-identity.h"
#include "profile.h"
#include "service/rog-profile.h"
#include "service/rog-record-view.h"
#include "service/rog-work-export.h"
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
  g_assert_true (rog_work_export_bag_finish (work, wait_for (wait), &error));
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/service/register/tampered", &(Tampering){ "Ada Lorne", "Ada Lorme" }, test_tampered);
  g_test_add_data_func ("/service/register/unreadable", &(Tampering){ "{", "[" }, test_tampered);
  g_test_add_func ("/service/register/rolled-back", test_rolled_back);
  g_test_add_func ("/service/register/sheet-and-rolled-back", test_sheet_and_rolled_back);

  return g_test_run ();
}
