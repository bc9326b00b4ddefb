// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What can go wrong with keys, with a real keyring: it is locked, absent, or has lost its items, and the
 * register comes back by the sheet or from a backup. Nothing is lost, and no new key is ever made for a register
 * that is there.
 */
#include <glib/gstdio.h>
#include <locale.h>

#include "identity/rog-identity.h"
#include "keyring-util.h"
#include "profile.h"
#include "service/rog-profile.h"
#include "store/rog-backup.h"
#include "store/rog-settings.h"

static const char *self_path;

/*
 * Three states
 */

/* In a process of its own, on a bus with no keyring. */
static int
child_without_keyring (const char *profile)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = NULL;

  wait_init (&wait);
  desk = profile_start (profile, &wait);
  g_print ("%d\n", rog_desk_get_state (desk));

  return 0;
}

static RogDeskState
state_without_keyring (const char *profile)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, self_path, "--without-keyring", profile, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (child));

  return (RogDeskState)g_ascii_strtoll (text, NULL, 10);
}

static void
test_three_states (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autoptr (RogDesk) locked = NULL;
  g_autoptr (RogDesk) missing = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  wait_init (&wait);
  dossier = profile_make ("states", &words, &wait);
  before = profile_read_database ("states");

  g_assert_cmpint (state_without_keyring ("states"), ==, ROG_DESK_NO_KEYRING);

  lock_keyring ();
  locked = profile_start ("states", &wait);
  g_assert_cmpint (rog_desk_get_state (locked), ==, ROG_DESK_KEYRING_LOCKED);
  unlock_keyring ();
  rog_desk_unlock_async (locked, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_unlock_finish (locked, wait_for (&wait), NULL));
  g_assert_cmpint (rog_desk_get_state (locked), ==, ROG_DESK_READY);
  g_assert_cmpuint (g_list_model_get_n_items (rog_desk_get_dossiers (locked)), ==, 1);
  at_desk_wait_checked (locked);
  rog_desk_lock (locked);

  g_clear_pointer (&before, g_bytes_unref);
  before = profile_read_database ("states");
  profile_empty_keyring ("states");
  missing = profile_start ("states", &wait);
  g_assert_cmpint (rog_desk_get_state (missing), ==, ROG_DESK_KEY_MISSING);
  g_assert_false (profile_has_master_key ("states"));
  after = profile_read_database ("states");
  g_assert_true (g_bytes_equal (before, after));
}

/*
 * The sheet
 */

static void
test_sheet (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) fresh = NULL;
  g_auto (GStrv) wrong = NULL;
  g_autofree char *dossier = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogDesk) later = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  dossier = profile_make ("sheet", &words, &wait);
  profile_empty_keyring ("sheet");
  desk = profile_start ("sheet", &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_KEY_MISSING);

  /* Another sheet's words bring nothing back. */
  wrong = g_strdupv (words);
  g_set_str (&wrong[3], g_str_equal (words[3], "abandon") ? "ability" : "abandon");
  profile_recover (desk, wrong, &wait, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (profile_has_master_key ("sheet"));

  profile_recover (desk, words, &wait, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_RECOVERY_SHEET);
  g_assert_nonnull (strstr (rog_desk_get_register_notice (desk), "nothing to compare it with"));
  g_assert_false (rog_desk_is_notice_grave (desk));
  g_assert_false (rog_desk_can_accept_restore (desk));
  fresh = at_desk_read_sheet (desk);
  g_assert_false (g_strv_equal ((const char *const *)words, (const char *const *)fresh));
  at_desk_confirm (desk, fresh, &wait);
  work = at_desk_open (desk, dossier, &wait);
  profile_assert_note (work);
  g_assert_true (profile_try_act (work, &wait, &error));
  g_assert_no_error (error);
  at_desk_wait_checked (desk);
  rog_desk_lock (desk);
  profile_assert_replaced ("sheet");

  /* From then on it is compared again. */
  later = profile_start ("sheet", &wait);
  g_assert_cmpint (rog_desk_get_state (later), ==, ROG_DESK_READY);
  at_desk_wait_checked (later);
  g_assert_null (rog_desk_get_register_notice (later));
  rog_desk_lock (later);

  /* The old sheet is of no use any more; the new one is. */
  profile_empty_keyring ("sheet");
  g_clear_object (&later);
  later = profile_start ("sheet", &wait);
  profile_recover (later, words, &wait, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);
  profile_recover (later, fresh, &wait, &error);
  g_assert_no_error (error);
  rog_desk_lock (later);
  profile_assert_replaced ("sheet");
}

/*
 * The backup
 */

/* The keyring lost the key alone, and the register is as it was: nothing to say. */
static void
test_sheet_and_checkpoint (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autoptr (RogKeyring) keyring = rog_keyring_new ("sheet-compared");
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  dossier = profile_make ("sheet-compared", &words, &wait);
  rog_keyring_remove (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error);
  g_assert_no_error (error);
  desk = profile_start ("sheet-compared", &wait);
  profile_recover (desk, words, &wait, &error);
  g_assert_no_error (error);
  g_assert_null (rog_desk_get_register_notice (desk));
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  profile_assert_replaced ("sheet-compared");
}

static void
restore (RogDesk *desk,
         GFile   *file,
         char   **words,
         Wait    *wait,
         GError **error)
{
  g_autofree char *typed = g_strjoinv (" ", words);
  g_autoptr (RogSecret) pin = rog_secret_new_copy ("271828", 6);

  rog_desk_restore_backup_async (desk, file, typed, pin, NULL, wait_cb, wait);
  rog_desk_restore_backup_finish (desk, wait_for (wait), error);
}

/* Each leaves the profile as empty as before: wrong words, and a place where the recovery file cannot be kept. */
static void
assert_nothing_restored (RogDesk *desk,
                         GFile   *file,
                         GStrv    words,
                         Wait    *wait)
{
  g_auto (GStrv) wrong = g_strdupv (words);
  g_autofree char *recovery = rog_profile_get_recovery ("restored");
  g_autofree char *database = rog_profile_get_database ("restored");
  g_autoptr (GError) error = NULL;

  g_set_str (&wrong[3], g_str_equal (words[3], "abandon") ? "ability" : "abandon");
  restore (desk, file, wrong, wait, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);
  at_desk_start (desk, wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_FIRST_RUN);
  g_assert_false (profile_has_master_key ("restored"));

  /* Without the recovery file nothing could open the register later, so there is none. */
  g_assert_cmpint (g_mkdir_with_parents (recovery, 0700), ==, 0);
  restore (desk, file, words, wait, &error);
  g_assert_nonnull (error);
  g_assert_false (g_file_test (database, G_FILE_TEST_EXISTS));
  g_assert_false (profile_has_master_key ("restored"));
  g_assert_cmpint (g_rmdir (recovery), ==, 0);
}

/* Stopped, nothing is left of it: no file where it was to be, no second names beside the register. */
static void
assert_stopped (RogDesk *desk,
                GFile   *file,
                Wait    *wait)
{
  g_autoptr (RogOperation) operation = rog_operation_new ();
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *snapshot = g_build_filename (g_get_user_data_dir (), "rogatory", "backed-up", "backup.part", NULL);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  const char *entry;

  rog_desk_backup_async (desk, file, operation, wait_cb, wait);
  rog_operation_cancel (operation);
  g_assert_false (rog_desk_backup_finish (desk, wait_for (wait), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (snapshot, G_FILE_TEST_EXISTS));
  dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  while ((entry = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (entry, name));
}

static void
test_backup (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "desk.rogbackup", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogDesk) other = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (JsonObject) said = NULL;
  g_autoptr (RogDocument) document = NULL;
  g_autoptr (RogPdf) pdf = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  dossier = profile_make ("backed-up", &words, &wait);
  desk = profile_start ("backed-up", &wait);
  assert_stopped (desk, file, &wait);
  rog_desk_backup_async (desk, file, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_backup_finish (desk, wait_for (&wait), NULL, &error));
  g_assert_no_error (error);
  rog_desk_lock (desk);

  other = profile_start ("restored", &wait);
  g_assert_cmpint (rog_desk_get_state (other), ==, ROG_DESK_FIRST_RUN);
  assert_nothing_restored (other, file, words, &wait);

  restore (other, file, words, &wait, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rog_desk_get_state (other), ==, ROG_DESK_RECOVERY_SHEET);
  /* It says so in its record, and the keyring is told: there is nothing left to compare. */
  g_assert_null (rog_desk_get_register_notice (other));
  g_assert_false (rog_desk_can_accept_restore (other));
  g_auto (GStrv) fresh = at_desk_read_sheet (other);
  at_desk_confirm (other, fresh, &wait);
  work = at_desk_open (other, dossier, &wait);
  profile_assert_note (work);
  document = g_list_model_get_item (rog_dossier_get_documents (rog_work_get_dossier (work)), 0);
  rog_work_open_document_async (work, rog_entity_get_id (ROG_ENTITY (document)), 0, NULL, wait_cb, &wait);
  pdf = rog_work_open_document_finish (work, wait_for (&wait), &error);
  g_assert_no_error (error);
  g_assert_true (profile_try_act (work, &wait, &error));
  g_assert_no_error (error);
  at_desk_wait_checked (other);
  at_desk_wait_checkpoint (other);
  rog_desk_lock (other);
  profile_assert_replaced ("restored");
  said = profile_last_in_register ("restored", "register.restored");
  g_assert_nonnull (said);
  g_assert_false (json_object_has_member (said, "found")); /* the keyring was empty */

  g_clear_object (&other);
  other = profile_start ("restored", &wait);
  at_desk_wait_checked (other);
  g_assert_null (rog_desk_get_register_notice (other));

  /* Not over a register that is there. */
  restore (other, file, words, &wait, &error);
  g_assert_nonnull (error);
  rog_desk_lock (other);
}

static gpointer
expect_backup_setting (RogDatabase  *database,
                       gpointer      data,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autofree char *value = NULL;

  g_assert_true (rog_settings_get (database, ROG_BACKUP_SETTING, &value, error));
  g_assert_cmpstr (value, ==, data);

  return data;
}

/* The power fails after the files are back and before the records have gone on: whatever opens
 * the register next does that first. */
static void
test_backup_interrupted (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "cut.rogbackup", NULL);
  g_autofree char *folder = rog_profile_get_directory ("cut");
  g_autofree char *moved = g_strconcat (folder, ".gone", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RogKeyring) keyring = rog_keyring_new ("cut");
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogIdentity) identity = NULL;
  g_autoptr (JsonObject) said = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  dossier = profile_make ("cut", &words, &wait);
  desk = profile_start ("cut", &wait);
  rog_desk_backup_async (desk, file, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_backup_finish (desk, wait_for (&wait), NULL, &error));
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  g_assert_cmpint (g_rename (folder, moved), ==, 0);

  identity = rog_identity_load (keyring, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (rog_backup_restore (path, rog_identity_get_master_key (identity), folder, NULL, NULL, &error));
  g_assert_no_error (error);
  profile_with_database ("cut", expect_backup_setting, (gpointer)ROG_BACKUP_RESTORED);

  g_clear_object (&desk);
  desk = profile_start ("cut", &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_RECOVERY_SHEET); /* its file was not back either */
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  profile_with_database ("cut", expect_backup_setting, (gpointer)ROG_BACKUP_CONTINUED);
  said = profile_last_in_register ("cut", "register.restored");
  g_assert_nonnull (said);
  g_assert_nonnull (json_object_get_object_member (said, "found"));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 3 && g_str_equal (argv[1], "--without-keyring"))
    return child_without_keyring (argv[2]);

  g_test_init (&argc, &argv, NULL);
  self_path = argv[0];

  g_test_add_func ("/service/recovery/three-states", test_three_states);
  g_test_add_func ("/service/recovery/sheet", test_sheet);
  g_test_add_func ("/service/recovery/sheet-and-checkpoint", test_sheet_and_checkpoint);
  g_test_add_func ("/service/recovery/backup", test_backup);
  g_test_add_func ("/service/recovery/backup-interrupted", test_backup_interrupted);

  return g_test_run ();
}
