// SPDX-License-Identifier: GPL-3.0-or-later
/* The desk with real parts: gnome-keyring, SQLCipher, workers, the practice dossier. */
#include <glib/gstdio.h>

#include "identity/rog-recovery.h"
#include "service/rog-desk.h"
#include "service/rog-dossier-row.h"
#include "service/rog-paper.h"
#include "service/rog-profile.h"
#include "service/rog-work.h"
#include "wait.h"

#define PIN "314159"

static RogDesk *
new_desk (const char *profile)
{
  g_autoptr (RogClock) clock = rog_clock_new ();

  return rog_desk_new (profile, clock);
}

static void
start (RogDesk *desk,
       Wait    *wait)
{
  g_autoptr (GError) error = NULL;

  rog_desk_start_async (desk, NULL, wait_cb, wait);
  g_assert_true (rog_desk_start_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);
}

static void
make_identity (RogDesk *desk,
               Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = rog_secret_new_copy (PIN, strlen (PIN));

  rog_desk_make_identity_async (desk, "Ada Lorne", "District Court of Lindhaven", "judge", pin, NULL, wait_cb, wait);
  g_assert_true (rog_desk_make_identity_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);
}

/* The words of the sheet, as a person reads them off the page. */
static char **
read_sheet (RogDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = rog_desk_get_recovery_sheet (desk, &error);
  g_autoptr (GSubprocess) reader = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_null_terminated (24, g_free, TRUE);
  g_auto (GStrv) tokens = NULL;

  g_assert_no_error (error);
  reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", "-", "-", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (reader, pdf, NULL, &text, NULL, &error));
  tokens = g_strsplit_set (g_bytes_get_data (text, NULL), " \n\t.", -1);
  g_ptr_array_set_size (words, 24);
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      guint64 number;

      if (!g_ascii_string_to_unsigned (tokens[i], 10, 1, 24, &number, NULL))
        continue;
      /* The word stands right after its number: dates have numbers too. */
      for (i++; tokens[i] != NULL && *tokens[i] == '\0'; i++)
        ;
      if (tokens[i] != NULL && rog_recovery_word_index (tokens[i]) >= 0)
        {
          g_free (g_ptr_array_index (words, number - 1));
          g_ptr_array_index (words, number - 1) = g_strdup (tokens[i]);
        }
      else
        i--;
    }
  for (guint i = 0; i < 24; i++)
    g_assert_nonnull (g_ptr_array_index (words, i));

  return (char **)g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static void
confirm (RogDesk *desk,
         char   **words,
         Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  guint first, second;

  rog_desk_get_recovery_questions (desk, &first, &second);
  rog_desk_confirm_recovery_async (desk, "wrong", words[second - 1], NULL, wait_cb, wait);
  g_assert_false (rog_desk_confirm_recovery_finish (desk, wait_for (wait), &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_RECOVERY_WORDS);
  g_clear_error (&error);

  rog_desk_confirm_recovery_async (desk, words[first - 1], words[second - 1], NULL, wait_cb, wait);
  g_assert_true (rog_desk_confirm_recovery_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);
}

static void
test_first_run (void)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = new_desk ("first");
  g_autoptr (RogDesk) again = NULL;
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) same = NULL;

  wait_init (&wait);
  start (desk, &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_FIRST_RUN);
  make_identity (desk, &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_RECOVERY_SHEET);
  words = read_sheet (desk);

  /* A program that ends here shows the same sheet again. */
  rog_desk_lock (desk);
  again = new_desk ("first");
  start (again, &wait);
  g_assert_cmpint (rog_desk_get_state (again), ==, ROG_DESK_RECOVERY_SHEET);
  same = read_sheet (again);
  g_assert_cmpstrv (words, same);

  confirm (again, words, &wait);
  g_assert_cmpint (rog_desk_get_state (again), ==, ROG_DESK_READY);
  g_assert_cmpstr (rog_desk_get_name (again), ==, "Ada Lorne");
  g_assert_null (rog_desk_get_register_notice (again));

  rog_desk_lock (again);
  g_assert_cmpint (rog_desk_get_state (again), ==, ROG_DESK_LOCKED);
  rog_desk_unlock_async (again, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_unlock_finish (again, wait_for (&wait), NULL));
  g_assert_cmpint (rog_desk_get_state (again), ==, ROG_DESK_READY);
  rog_desk_lock (again);
}

static RogDesk *
ready_desk (const char *profile,
            Wait       *wait)
{
  RogDesk *desk = new_desk (profile);
  g_auto (GStrv) words = NULL;

  start (desk, wait);
  make_identity (desk, wait);
  words = read_sheet (desk);
  confirm (desk, words, wait);

  return desk;
}

static void
test_practice (void)
{
  g_auto (Wait) wait;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *id = NULL;
  RogDossier      *dossier;

  wait_init (&wait);
  desk = ready_desk ("practice", &wait);
  rog_desk_add_practice_async (desk, NULL, wait_cb, &wait);
  id = rog_desk_add_practice_finish (desk, wait_for (&wait), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (rog_desk_get_dossiers (desk)), ==, 1);

  rog_desk_open_dossier_async (desk, id, NULL, wait_cb, &wait);
  work = rog_desk_open_dossier_finish (desk, wait_for (&wait), &error);
  g_assert_no_error (error);
  g_assert_true (rog_work_is_practice (work));
  dossier = rog_work_get_dossier (work);
  g_assert_nonnull (rog_dossier_get_request (dossier));
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_items (dossier)), >=, 4);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_persons (dossier)), >=, 3);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (dossier)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_unknown (dossier)), ==, 0);

  document = g_list_model_get_item (rog_dossier_get_documents (dossier), 0);
  rog_work_read_document_async (work, rog_entity_get_id (ROG_ENTITY (document)), NULL, wait_cb, &wait);
  bytes = rog_work_read_document_finish (work, wait_for (&wait), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, (guint64)rog_entity_get_int (ROG_ENTITY (document), "size"));

  rog_desk_lock (desk);
  g_assert_true (rog_work_is_closed (work));
}

static char *
save_note (RogWork    *work,
           const char *id,
           const char *text,
           Wait       *wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) content = json_object_new ();
  char *saved;

  json_object_set_string_member (content, "text", text);
  rog_work_save_paper_async (work, "note", id, NULL, "me", content, NULL, wait_cb, wait);
  saved = rog_work_save_paper_finish (work, wait_for (wait), &error);
  g_assert_no_error (error);

  return saved;
}

static const char *
note_text (RogWork *work,
           guint    position)
{
  g_autoptr (RogPaper) paper = g_list_model_get_item (rog_work_get_papers (work, "note"), position);

  return json_object_get_string_member (rog_paper_get_content (paper), "text");
}

static void
test_papers (void)
{
  g_auto (Wait) wait;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogWork) later = NULL;
  g_autofree char *dossier = NULL;
  g_autofree char *note = NULL;
  g_autofree char *same = NULL;
  GListModel      *notes;

  wait_init (&wait);
  desk = ready_desk ("papers", &wait);
  rog_desk_add_practice_async (desk, NULL, wait_cb, &wait);
  dossier = rog_desk_add_practice_finish (desk, wait_for (&wait), &error);
  g_assert_no_error (error);
  rog_desk_open_dossier_async (desk, dossier, NULL, wait_cb, &wait);
  work = rog_desk_open_dossier_finish (desk, wait_for (&wait), &error);
  notes = rog_work_get_papers (work, "note");

  note = save_note (work, NULL, "First", &wait);
  same = save_note (work, note, "Second", &wait);
  g_assert_cmpstr (note, ==, same);
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 1);
  g_assert_cmpstr (note_text (work, 0), ==, "Second");

  rog_work_undo (work);
  g_assert_cmpstr (note_text (work, 0), ==, "First");
  rog_work_undo (work);
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 0);
  rog_work_redo (work);
  rog_work_redo (work);
  g_assert_cmpstr (note_text (work, 0), ==, "Second");

  /* What was saved is there after the register was closed and opened again. */
  rog_desk_lock (desk);
  rog_desk_unlock_async (desk, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_unlock_finish (desk, wait_for (&wait), NULL));
  rog_desk_open_dossier_async (desk, dossier, NULL, wait_cb, &wait);
  later = rog_desk_open_dossier_finish (desk, wait_for (&wait), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (note_text (later, 0), ==, "Second");
  rog_desk_lock (desk);
}

static void
test_profile_names (void)
{
  g_assert_true (rog_profile_check ("default", NULL));
  g_assert_true (rog_profile_check ("court-2", NULL));
  g_assert_false (rog_profile_check ("", NULL));
  g_assert_false (rog_profile_check ("../x", NULL));
  g_assert_false (rog_profile_check ("Court", NULL));
  g_assert_false (rog_profile_check ("2court", NULL));
  g_assert_false (rog_profile_check ("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/desk/profile-names", test_profile_names);
  g_test_add_func ("/service/desk/first-run", test_first_run);
  g_test_add_func ("/service/desk/practice", test_practice);
  g_test_add_func ("/service/desk/papers", test_papers);

  return g_test_run ();
}
