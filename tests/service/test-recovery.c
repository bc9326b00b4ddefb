// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What can go wrong with keys and registers, with a real keyring: it is locked, absent, or has
 * lost its items; the register was tampered with, put back, or restored from a backup. Nothing is
 * lost, and no new key is ever made for a register that is there.
 */
#include <glib/gstdio.h>
#include <locale.h>

#include "at-desk.h"
#include "core/rog-digest.h"
#include "identity/rog-identity.h"
#include "identity/rog-replacement.h"
#include "keyring-util.h"
#include "service/rog-paper.h"
#include "service/rog-profile.h"
#include "service/rog-record-view.h"
#include "service/rog-work-export.h"
#include "store/rog-backup.h"
#include "store/rog-records.h"
#include "store/rog-settings.h"
#include "store/rog-statement.h"
#include "store/rog-store.h"

static const char *self_path;

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

static void
write_file (const char *path,
            GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static GBytes *
read_database (const char *profile)
{
  g_autofree char *path = rog_profile_get_database (profile);

  return read_file (path);
}

static void
write_database (const char *profile,
                GBytes     *bytes)
{
  g_autofree char *path = rog_profile_get_database (profile);

  write_file (path, bytes);
}

static gboolean
has_master_key (const char *profile)
{
  g_autoptr (RogKeyring) keyring = rog_keyring_new (profile);

  return rog_keyring_find (keyring, ROG_KEYRING_MASTER_KEY, NULL, NULL);
}

static void
empty_keyring (const char *profile)
{
  const RogKeyringKind kinds[] = { ROG_KEYRING_MASTER_KEY, ROG_KEYRING_IDENTITY, ROG_KEYRING_CHECKPOINT, ROG_KEYRING_PIN_TRIES };
  g_autoptr (RogKeyring) keyring = rog_keyring_new (profile);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      rog_keyring_remove (keyring, kinds[i], NULL, &error);
      g_assert_no_error (error);
    }
}

static RogDesk *
started (const char *profile,
         Wait       *wait)
{
  RogDesk *desk = at_desk_before (profile);

  at_desk_start (desk, wait);

  return desk;
}

static void
assert_note (RogWork    *work,
             const char *text)
{
  GListModel *notes = rog_work_get_papers (work, "note");
  g_autoptr (RogPaper) paper = g_list_model_get_item (notes, 0);

  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (rog_paper_get_content (paper), "text"), ==, text);
}

static gboolean
try_act (RogWork *work,
         Wait    *wait,
         GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *object = NULL;

  json_object_set_string_member (body, "name", "Mara Ellin");
  json_object_set_string_member (body, "kind", "natural");
  rog_work_act_async (work, "person.entered", NULL, body, NULL, wait_cb, wait);
  object = rog_work_act_finish (work, wait_for (wait), error);

  return object != NULL;
}

/* A dossier with a note, in a profile that is locked again; and its id. */
static char *
make_profile (const char *profile,
              char     ***words,
              Wait       *wait)
{
  g_autoptr (RogDesk) desk = at_desk_before (profile);
  g_autoptr (RogWork) work = NULL;
  g_autofree char *note = NULL;

  at_desk_start (desk, wait);
  at_desk_make_identity (desk, "judge", wait);
  *words = at_desk_read_sheet (desk);
  at_desk_confirm (desk, *words, wait);
  work = at_desk_add_practice (desk, wait);
  note = at_desk_save_note (work, NULL, "The account is named twice", wait);
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  rog_desk_lock (desk);

  return g_strdup (rog_work_get_id (work));
}

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
  desk = started (profile, &wait);
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
  dossier = make_profile ("states", &words, &wait);
  before = read_database ("states");

  g_assert_cmpint (state_without_keyring ("states"), ==, ROG_DESK_NO_KEYRING);

  lock_keyring ();
  locked = started ("states", &wait);
  g_assert_cmpint (rog_desk_get_state (locked), ==, ROG_DESK_KEYRING_LOCKED);
  unlock_keyring ();
  rog_desk_unlock_async (locked, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_unlock_finish (locked, wait_for (&wait), NULL));
  g_assert_cmpint (rog_desk_get_state (locked), ==, ROG_DESK_READY);
  g_assert_cmpuint (g_list_model_get_n_items (rog_desk_get_dossiers (locked)), ==, 1);
  at_desk_wait_checked (locked);
  rog_desk_lock (locked);

  g_clear_pointer (&before, g_bytes_unref);
  before = read_database ("states");
  empty_keyring ("states");
  missing = started ("states", &wait);
  g_assert_cmpint (rog_desk_get_state (missing), ==, ROG_DESK_KEY_MISSING);
  g_assert_false (has_master_key ("states"));
  after = read_database ("states");
  g_assert_true (g_bytes_equal (before, after));
}

/*
 * The sheet
 */

typedef struct
{
  const char *kind;
  JsonObject *body; /* (owned): of the last act of @kind in the register's record */
} Sought;

static gboolean
seek (RogEntry *entry,
      gpointer  data,
      GError  **error)
{
  Sought *sought = data;
  RogAct *act = rog_entry_get_act (entry);

  if (g_str_equal (rog_act_get_kind (act), sought->kind))
    {
      g_clear_pointer (&sought->body, json_object_unref);
      sought->body = json_object_ref (rog_act_get_body (act));
    }

  return TRUE;
}

static gpointer
seek_in_register (RogDatabase  *database,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autofree char *uuid = rog_records_get_register (database, error);

  return uuid != NULL && rog_records_foreach (database, uuid, 0, seek, data, cancellable, error) ? data : NULL;
}

/* Work on the closed register's database, as someone who has the key. */
static void
with_database (const char  *profile,
               RogStoreFunc func,
               gpointer     data)
{
  g_autoptr (RogKeyring) keyring = rog_keyring_new (profile);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogIdentity) identity = rog_identity_load (keyring, NULL, &error);
  g_autofree char *folder = rog_profile_get_directory (profile);
  g_autoptr (RogStore) store = NULL;

  g_assert_no_error (error);
  store = rog_store_open (folder, rog_identity_get_master_key (identity), ROG_DATABASE_EXISTING, &error);
  g_assert_no_error (error);
  rog_store_run_sync (store, func, data, NULL, &error);
  g_assert_no_error (error);
  rog_store_close (store);
}

static JsonObject *
last_in_register (const char *profile,
                  const char *kind)
{
  Sought sought = { kind, NULL };

  with_database (profile, seek_in_register, &sought);

  return sought.body;
}

static void
assert_replaced (const char *profile)
{
  g_autoptr (JsonObject) body = last_in_register (profile, "identity.replaced");
  g_autoptr (GBytes) statement = NULL;
  g_autoptr (RogCertificate) old_signing = NULL;
  g_autoptr (RogCertificate) new_signing = NULL;
  g_autoptr (GError) error = NULL;
  gboolean by_old_too;

  g_assert_nonnull (body);
  statement = rog_base64url_decode (json_object_get_string_member (body, "statement"), &error);
  g_assert_no_error (error);
  g_assert_true (rog_replacement_verify (statement, &old_signing, &new_signing, &by_old_too, &error));
  g_assert_no_error (error);
  g_assert_false (by_old_too);
  g_assert_cmpstr (json_object_get_string_member (body, "signing"), ==, rog_certificate_get_key_id (new_signing));
  g_assert_cmpstr (rog_certificate_get_key_id (old_signing), !=, rog_certificate_get_key_id (new_signing));
}

static void
recover (RogDesk *desk,
         char   **words,
         Wait    *wait,
         GError **error)
{
  g_autofree char *typed = g_strjoinv (" ", words);
  g_autoptr (RogSecret) pin = rog_secret_new_copy ("271828", 6);

  rog_desk_recover_async (desk, typed, pin, NULL, wait_cb, wait);
  rog_desk_recover_finish (desk, wait_for (wait), error);
}

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
  dossier = make_profile ("sheet", &words, &wait);
  empty_keyring ("sheet");
  desk = started ("sheet", &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_KEY_MISSING);

  /* Another sheet's words bring nothing back. */
  wrong = g_strdupv (words);
  g_set_str (&wrong[3], g_str_equal (words[3], "abandon") ? "ability" : "abandon");
  recover (desk, wrong, &wait, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (has_master_key ("sheet"));

  recover (desk, words, &wait, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_RECOVERY_SHEET);
  g_assert_nonnull (strstr (rog_desk_get_register_notice (desk), "nothing to compare it with"));
  g_assert_false (rog_desk_is_notice_grave (desk));
  g_assert_false (rog_desk_can_accept_restore (desk));
  fresh = at_desk_read_sheet (desk);
  g_assert_false (g_strv_equal ((const char *const *)words, (const char *const *)fresh));
  at_desk_confirm (desk, fresh, &wait);
  work = at_desk_open (desk, dossier, &wait);
  assert_note (work, "The account is named twice");
  g_assert_true (try_act (work, &wait, &error));
  g_assert_no_error (error);
  at_desk_wait_checked (desk);
  rog_desk_lock (desk);
  assert_replaced ("sheet");

  /* From then on it is compared again. */
  later = started ("sheet", &wait);
  g_assert_cmpint (rog_desk_get_state (later), ==, ROG_DESK_READY);
  at_desk_wait_checked (later);
  g_assert_null (rog_desk_get_register_notice (later));
  rog_desk_lock (later);

  /* The old sheet is of no use any more; the new one is. */
  empty_keyring ("sheet");
  g_clear_object (&later);
  later = started ("sheet", &wait);
  recover (later, words, &wait, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);
  recover (later, fresh, &wait, &error);
  g_assert_no_error (error);
  rog_desk_lock (later);
  assert_replaced ("sheet");
}

/*
 * The register
 */

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

  assert_note (work, "The account is named twice");
  g_assert_false (try_act (work, wait, &error));
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
  dossier = make_profile (profile, &words, &wait);
  with_database (profile, tamper, (gpointer)tampering);

  desk = started (profile, &wait);
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

static void
test_rolled_back (void)
{
  g_auto (Wait) wait;
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL;
  g_autofree char *note = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (JsonObject) restored = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  dossier = make_profile ("rolled", &words, &wait);
  old = read_database ("rolled");
  desk = started ("rolled", &wait);
  work = at_desk_open (desk, dossier, &wait);
  g_assert_true (try_act (work, &wait, &error));
  g_clear_object (&work);
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  write_database ("rolled", old);

  /* Seen again and again, and nothing can be entered, until the person says that it was meant. */
  for (int i = 0; i < 2; i++)
    {
      g_clear_object (&desk);
      desk = started ("rolled", &wait);
      g_assert_true (rog_desk_can_accept_restore (desk));
      g_assert_nonnull (strstr (rog_desk_get_register_notice (desk), "rolled back"));
      work = at_desk_open (desk, dossier, &wait);
      g_assert_false (try_act (work, &wait, &error));
      g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE);
      g_clear_error (&error);
      g_clear_object (&work);
      at_desk_wait_checkpoint (desk);
      rog_desk_lock (desk);
    }

  g_clear_object (&desk);
  desk = started ("rolled", &wait);
  rog_desk_accept_restore_async (desk, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_accept_restore_finish (desk, wait_for (&wait), &error));
  g_assert_no_error (error);
  g_assert_false (rog_desk_can_accept_restore (desk));
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  work = at_desk_open (desk, dossier, &wait);
  g_assert_true (rog_work_is_practice (work));
  assert_note (work, "The account is named twice");
  g_assert_true (try_act (work, &wait, &error));
  g_assert_no_error (error);
  g_clear_object (&work);
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);

  restored = last_in_register ("rolled", "register.restored");
  g_assert_nonnull (restored);
  g_assert_nonnull (json_object_get_object_member (restored, "found"));
  g_clear_object (&desk);
  desk = started ("rolled", &wait);
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
  g_autoptr (GBytes) old = NULL;
  g_autoptr (JsonObject) restored = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  dossier = make_profile ("sheet-rolled", &words, &wait);
  old = read_database ("sheet-rolled");
  desk = started ("sheet-rolled", &wait);
  work = at_desk_open (desk, dossier, &wait);
  g_assert_true (try_act (work, &wait, &error));
  g_clear_object (&work);
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  write_database ("sheet-rolled", old);
  rog_keyring_remove (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error);
  rog_keyring_remove (keyring, ROG_KEYRING_IDENTITY, NULL, &error);
  g_assert_no_error (error);

  g_clear_object (&desk);
  desk = started ("sheet-rolled", &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_KEY_MISSING);
  recover (desk, words, &wait, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (rog_desk_get_register_notice (desk), "rolled back"));
  g_assert_true (rog_desk_is_notice_grave (desk));
  g_auto (GStrv) fresh = at_desk_read_sheet (desk);
  at_desk_confirm (desk, fresh, &wait);
  work = at_desk_open (desk, dossier, &wait);
  g_assert_false (try_act (work, &wait, &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE);
  g_clear_error (&error);
  g_clear_object (&work);
  rog_desk_lock (desk);

  /* Still so the next time, with the keys that were made anew; then it is accepted. */
  g_clear_object (&desk);
  desk = started ("sheet-rolled", &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_READY);
  g_assert_nonnull (strstr (rog_desk_get_register_notice (desk), "rolled back"));
  rog_desk_accept_restore_async (desk, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_accept_restore_finish (desk, wait_for (&wait), &error));
  g_assert_no_error (error);
  at_desk_wait_checked (desk);
  at_desk_wait_checkpoint (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  rog_desk_lock (desk);
  assert_replaced ("sheet-rolled");
  restored = last_in_register ("sheet-rolled", "register.restored");
  g_assert_nonnull (json_object_get_object_member (restored, "found"));
}

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
  dossier = make_profile ("sheet-compared", &words, &wait);
  rog_keyring_remove (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error);
  g_assert_no_error (error);
  desk = started ("sheet-compared", &wait);
  recover (desk, words, &wait, &error);
  g_assert_no_error (error);
  g_assert_null (rog_desk_get_register_notice (desk));
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  assert_replaced ("sheet-compared");
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
  g_assert_false (has_master_key ("restored"));

  /* Without the recovery file nothing could open the register later, so there is none. */
  g_assert_cmpint (g_mkdir_with_parents (recovery, 0700), ==, 0);
  restore (desk, file, words, wait, &error);
  g_assert_nonnull (error);
  g_assert_false (g_file_test (database, G_FILE_TEST_EXISTS));
  g_assert_false (has_master_key ("restored"));
  g_assert_cmpint (g_rmdir (recovery), ==, 0);
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
  dossier = make_profile ("backed-up", &words, &wait);
  desk = started ("backed-up", &wait);
  rog_desk_backup_async (desk, file, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_backup_finish (desk, wait_for (&wait), &error));
  g_assert_no_error (error);
  rog_desk_lock (desk);

  other = started ("restored", &wait);
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
  assert_note (work, "The account is named twice");
  document = g_list_model_get_item (rog_dossier_get_documents (rog_work_get_dossier (work)), 0);
  rog_work_open_document_async (work, rog_entity_get_id (ROG_ENTITY (document)), NULL, wait_cb, &wait);
  pdf = rog_work_open_document_finish (work, wait_for (&wait), &error);
  g_assert_no_error (error);
  g_assert_true (try_act (work, &wait, &error));
  g_assert_no_error (error);
  at_desk_wait_checked (other);
  at_desk_wait_checkpoint (other);
  rog_desk_lock (other);
  assert_replaced ("restored");
  said = last_in_register ("restored", "register.restored");
  g_assert_nonnull (said);
  g_assert_false (json_object_has_member (said, "found")); /* the keyring was empty */

  g_clear_object (&other);
  other = started ("restored", &wait);
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
  dossier = make_profile ("cut", &words, &wait);
  desk = started ("cut", &wait);
  rog_desk_backup_async (desk, file, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_backup_finish (desk, wait_for (&wait), &error));
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  g_assert_cmpint (g_rename (folder, moved), ==, 0);

  identity = rog_identity_load (keyring, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (rog_backup_restore (path, rog_identity_get_master_key (identity), folder, NULL, NULL, &error));
  g_assert_no_error (error);
  with_database ("cut", expect_backup_setting, (gpointer)ROG_BACKUP_RESTORED);

  g_clear_object (&desk);
  desk = started ("cut", &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_RECOVERY_SHEET); /* its file was not back either */
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
  with_database ("cut", expect_backup_setting, (gpointer)ROG_BACKUP_CONTINUED);
  said = last_in_register ("cut", "register.restored");
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
  g_test_add_data_func ("/service/recovery/tampered", &(Tampering){ "Ada Lorne", "Ada Lorme" }, test_tampered);
  g_test_add_data_func ("/service/recovery/unreadable", &(Tampering){ "{", "[" }, test_tampered);
  g_test_add_func ("/service/recovery/rolled-back", test_rolled_back);
  g_test_add_func ("/service/recovery/sheet-and-rolled-back", test_sheet_and_rolled_back);
  g_test_add_func ("/service/recovery/sheet-and-checkpoint", test_sheet_and_checkpoint);
  g_test_add_func ("/service/recovery/backup", test_backup);
  g_test_add_func ("/service/recovery/backup-interrupted", test_backup_interrupted);

  return g_test_run ();
}
