// SPDX-License-Identifier: GPL-3.0-or-later
/* The desk with real parts: gnome-keyring, SQLCipher, workers, the practice dossier. */
#include <glib/gstdio.h>

#include "at-desk.h"
#include "service/rog-dossier-row.h"
#include "service/rog-paper.h"
#include "service/rog-profile.h"

static void
test_first_run (void)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = at_desk_before ("first");
  g_autoptr (RogDesk) again = NULL;
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) same = NULL;

  wait_init (&wait);
  at_desk_start (desk, &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_FIRST_RUN);
  at_desk_make_identity (desk, "judge", &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_RECOVERY_SHEET);
  words = at_desk_read_sheet (desk);

  /* A program that ends here shows the same sheet again. */
  rog_desk_lock (desk);
  again = at_desk_before ("first");
  at_desk_start (again, &wait);
  g_assert_cmpint (rog_desk_get_state (again), ==, ROG_DESK_RECOVERY_SHEET);
  same = at_desk_read_sheet (again);
  g_assert_cmpstrv (words, same);

  at_desk_confirm (again, words, &wait);
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

static void
count_cb (guint *number)
{
  (*number)++;
}

/* Whoever leaves while the register is being opened finds it locked; and "left" is said where there is none. */
static void
test_left_meanwhile (void)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = at_desk_before ("left");
  g_auto (GStrv) words = NULL;
  guint n_left = 0;

  wait_init (&wait);
  g_signal_connect_swapped (desk, "left", G_CALLBACK (count_cb), &n_left);
  at_desk_start (desk, &wait);
  rog_desk_lock (desk);
  g_assert_cmpuint (n_left, ==, 1);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_FIRST_RUN);

  at_desk_make_identity (desk, "judge", &wait);
  words = at_desk_read_sheet (desk);
  at_desk_confirm (desk, words, &wait);
  rog_desk_lock (desk);
  rog_desk_unlock_async (desk, NULL, wait_cb, &wait);
  rog_desk_lock (desk);
  g_assert_true (rog_desk_unlock_finish (desk, wait_for (&wait), NULL));
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_LOCKED);
  g_assert_null (rog_desk_get_court (desk));
  g_assert_cmpuint (n_left, ==, 3);

  rog_desk_unlock_async (desk, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_unlock_finish (desk, wait_for (&wait), NULL));
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_READY);
  rog_desk_lock (desk);
  /* Its last task may hold the desk longer than this function has a number. */
  g_signal_handlers_disconnect_by_data (desk, &n_left);
}

static void
test_practice (void)
{
  g_auto (Wait) wait;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogDocument) document = NULL;
  g_autoptr (RogPdf) pdf = NULL;
  g_autofree char *id = NULL;
  RogDossier      *dossier;

  wait_init (&wait);
  desk = at_desk_ready ("practice", &wait);
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
  rog_work_open_document_async (work, rog_entity_get_id (ROG_ENTITY (document)), 0, NULL, wait_cb, &wait);
  pdf = rog_work_open_document_finish (work, wait_for (&wait), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rog_pdf_get_n_pages (pdf), ==, (guint)rog_entity_get_int (ROG_ENTITY (document), "pages"));

  rog_desk_lock (desk);
  g_assert_true (rog_work_is_closed (work));
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
  g_autoptr (JsonObject) content = json_object_new ();
  const char *const drafts[] = { "form-draft", "note-draft" };
  GListModel       *notes;

  wait_init (&wait);
  desk = at_desk_ready ("papers", &wait);
  rog_desk_add_practice_async (desk, NULL, wait_cb, &wait);
  dossier = rog_desk_add_practice_finish (desk, wait_for (&wait), &error);
  g_assert_no_error (error);
  rog_desk_open_dossier_async (desk, dossier, NULL, wait_cb, &wait);
  work = rog_desk_open_dossier_finish (desk, wait_for (&wait), &error);
  notes = rog_work_get_papers (work, "note");

  note = at_desk_save_note (work, NULL, "First", &wait);
  same = at_desk_save_note (work, note, "Second", &wait);
  g_assert_cmpstr (note, ==, same);
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 1);
  g_assert_cmpstr (note_text (work, 0), ==, "Second");

  /* What is half written is kept, and is no step: the field it is written in has undo of its own. */
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autofree char *draft = NULL;

      rog_work_save_paper_async (work, drafts[i], NULL, NULL, "me", content, NULL, wait_cb, &wait);
      draft = rog_work_save_paper_finish (work, wait_for (&wait), &error);
      g_assert_no_error (error);
      rog_work_delete_paper_async (work, draft, NULL, wait_cb, &wait);
      g_assert_true (rog_work_delete_paper_finish (work, wait_for (&wait), NULL));
    }

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
assert_refused (const char *profile)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rog_profile_check (profile, &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_PROFILE);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
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
  /* What is said of a name is text, whatever the name was. */
  assert_refused ("a\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9");
  assert_refused ("court\xff");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/desk/profile-names", test_profile_names);
  g_test_add_func ("/service/desk/first-run", test_first_run);
  g_test_add_func ("/service/desk/left-meanwhile", test_left_meanwhile);
  g_test_add_func ("/service/desk/practice", test_practice);
  g_test_add_func ("/service/desk/papers", test_papers);

  return g_test_run ();
}
