// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is signed and in the record, and cannot be shown: its dialog closes as when it is done, and the window says so.

#include <adwaita.h>

#include "apply-fault.h"
#include "challenges/rog-pleading-dialog.h"
#include "core/rog-json.h"
#include "form/rog-act-page.h"
#include "rog-display-test.h"
#include "rog-ui.h"
#include "ruling-case.h"
#include "ruling/rog-letter-dialog.h"
#include "ruling/rog-sign-dialog.h"
#include "service/rog-drafts.h"
#include "service/rog-paper.h"
#include "service/rog-profile.h"
#include "window/rog-window.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"
#define REOPEN " Nothing of it is lost. Close the dossier and open it again."

typedef struct
{
  Case       c;
  GtkWidget *window;
  AdwDialog *dialog;
  gboolean   signed_here; /* the dialog said that it is done */
} Desk;

static void
set_up (Desk       *desk,
        const char *profile,
        const char *role)
{
  case_set_up (&desk->c, profile, role);
  desk->window = GTK_WIDGET (rog_window_new (NULL, desk->c.desk));
  rog_test_present (desk->window);
}

static void
tear_down (Desk *desk)
{
  g_clear_object (&desk->dialog);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  case_tear_down (&desk->c);
}

static void
present (Desk      *desk,
         AdwDialog *dialog)
{
  desk->dialog = g_object_ref_sink (dialog);
  adw_dialog_present (dialog, desk->window);
}

static gboolean
is_closed (gpointer dialog)
{
  return !gtk_widget_get_mapped (dialog);
}

/* What is only shown there: here, who is served nothing. */
static void
confirm_all (AdwDialog *dialog)
{
  g_autoptr (GPtrArray) checks = rog_test_find_all (dialog, GTK_TYPE_CHECK_BUTTON);

  for (guint i = 0; i < checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (checks, i), TRUE);
}

/* The dialog is gone, and the window's banner says this and nothing else. */
static void
assert_said (Desk       *desk,
             const char *sentence)
{
  AdwBanner       *banner = ADW_BANNER (rog_test_child (desk->window, "problem"));
  g_autofree char *all = g_strconcat (sentence, REOPEN, NULL);

  rog_test_wait (is_closed, desk->dialog);
  apply_fault = FALSE;
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, all);
}

static void
test_decision (void)
{
  Desk     desk = { 0 };
  RogItem *item;
  g_autoptr (RogRulingPaper) paper = NULL;
  g_autofree char *card = NULL;

  set_up (&desk, "recorded-shown", "judge");
  item = case_get_item (&desk.c, 3);
  card = g_strconcat ("item:", case_id_of (item), NULL);
  rog_ruling_draft_include (case_get_ruling (&desk.c), item);
  rog_ruling_draft_set_outcome (case_get_ruling (&desk.c), case_id_of (item), "execute");
  case_put_reason (&desk.c, card, "The account is named.");
  case_hear_all (&desk.c, item, "{'heard':true,'how':'orally','when':'2026-10-30'}");
  rog_ruling_draft_set_part (case_get_ruling (&desk.c), "procedure", "They were heard.");
  rog_ruling_draft_set_part (case_get_ruling (&desk.c), "secrecy", "The others are told when it is over.");
  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);
  present (&desk, ADW_DIALOG (rog_sign_dialog_new (paper)));

  confirm_all (desk.dialog);
  gtk_editable_set_text (GTK_EDITABLE (rog_test_child (desk.dialog, "pin")), AT_DESK_PIN);
  apply_fault = TRUE;
  g_signal_emit_by_name (rog_test_child (desk.dialog, "sign"), "clicked");
  assert_said (&desk, "The decision is signed and recorded, but could not be shown here.");
  g_assert_false (gtk_widget_get_visible (rog_test_child (desk.dialog, "problem")));
  tear_down (&desk);
}

static void
test_letter (void)
{
  Desk desk = { 0 };
  g_autoptr (RogRulingPaper) paper = NULL;
  g_autoptr (RogLetterDraft) draft = NULL;
  g_autoptr (RogLetterDraft) next = NULL;
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (JsonNode) question = at_desk_node ("[{'text':'Which account was used?'}]");

  set_up (&desk, "recorded-letter-shown", "judge");
  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);
  draft = rog_letter_draft_new (desk.c.work, case_id_of (case_get_item (&desk.c, 4)));
  present (&desk, rog_letter_dialog_new (paper, draft));
  rog_letter_draft_set_runs (draft, json_array_get_object_element (rog_letter_draft_peek_questions (draft), 0), json_array_ref (json_node_get_array (question)));
  gtk_editable_set_text (GTK_EDITABLE (rog_test_child (desk.dialog, "pin")), AT_DESK_PIN);
  apply_fault = TRUE;
  g_signal_emit_by_name (rog_test_child (desk.dialog, "sign"), "clicked");
  assert_said (&desk, "The letter is signed and recorded, but could not be shown here.");

  /* The next letter begins empty. */
  next = rog_letter_draft_new (desk.c.work, NULL);
  state = rog_letter_draft_to_state (next);
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (state, "questions")), ==, 0);
  tear_down (&desk);
}

/*
 * Counsel, who chooses a folder
 */

static GFile *folder;

void   __wrap_gtk_file_dialog_select_folder (GtkFileDialog      *dialog,
                                             GtkWindow          *parent,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
GFile *__wrap_gtk_file_dialog_select_folder_finish (GtkFileDialog *dialog,
                                                    GAsyncResult  *result,
                                                    GError       **error);

/* The person behind the chooser. */
void
__wrap_gtk_file_dialog_select_folder (GtkFileDialog      *dialog,
                                      GtkWindow          *parent,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (dialog, cancellable, callback, user_data);

  g_task_return_pointer (task, g_object_ref (folder), g_object_unref);
}

GFile *
__wrap_gtk_file_dialog_select_folder_finish (GtkFileDialog *dialog,
                                             GAsyncResult  *result,
                                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
signed_cb (Desk *desk)
{
  desk->signed_here = TRUE;
}

static void
test_pleading (void)
{
  Desk desk = { 0 };
  g_autoptr (RogChallengeDraft) draft = NULL;
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *id = NULL;
  g_autoptr (RogPaper) paper = NULL;

  set_up (&desk, "recorded-pleading-shown", "counsel");
  json = g_strdup_printf ("{'for':'%s','capacity':'suspect','by':{'kind':'counsel','name':'" AT_DESK_NAME "'},'court':'District Court',"
                          "'targets':[{'kind':'measure','words':'the search of her mailbox'}],"
                          "'grounds':[{'id':'" GROUND "','title':'Too long','argument':'It is too much.'}],'relief':[{'kind':'refuse'}]}",
                          case_get_person (&desk.c, "Miriam Solde"));
  state = at_desk_json (json);
  rog_work_save_paper_async (desk.c.work, "challenge-draft", NULL, NULL, "office", state, NULL, wait_cb, &desk.c.wait);
  id = rog_work_save_paper_finish (desk.c.work, wait_for (&desk.c.wait), &error);
  g_assert_no_error (error);
  paper = g_list_model_get_item (rog_work_get_papers (desk.c.work, "challenge-draft"), 0);
  draft = rog_challenge_draft_new (desk.c.desk, desk.c.work, paper);
  present (&desk, rog_pleading_dialog_new (draft));
  g_signal_connect_swapped (desk.dialog, "signed", G_CALLBACK (signed_cb), &desk);

  folder = g_file_new_for_path (desk.c.folder);
  gtk_editable_set_text (GTK_EDITABLE (rog_test_child (desk.dialog, "pin")), AT_DESK_PIN);
  apply_fault = TRUE;
  g_signal_emit_by_name (rog_test_child (desk.dialog, "go"), "clicked");
  assert_said (&desk, "The pleading is signed and recorded, but could not be shown here, and its files are not written yet.");
  g_assert_true (desk.signed_here);
  g_clear_object (&folder);
  tear_down (&desk);
}

/* A form goes back, so that nothing is entered a second time. */
static void
test_form (void)
{
  Desk       desk = { 0 };
  GtkWidget *view = adw_navigation_view_new ();
  AdwDialog *dialog = adw_dialog_new ();
  AdwBanner *banner;
  g_autoptr (GError) error = g_error_new_literal (ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_RECORDED, "It is signed and recorded, but could not be shown here.");
  g_autoptr (RogActPage) page = NULL;

  set_up (&desk, "recorded-form", "judge");
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), adw_navigation_page_new (gtk_label_new (NULL), "Request"));
  adw_dialog_set_child (dialog, view);
  present (&desk, dialog);
  /* What is recorded leaves the view, and is looked at afterwards. */
  page = g_object_ref_sink (rog_act_page_new ("Enter", "Enter"));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  rog_act_page_begin (page);
  rog_act_page_end (page, "Entered in the record", error, "It was not entered.");
  g_assert_true (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) != ADW_NAVIGATION_PAGE (page));
  banner = ADW_BANNER (rog_test_child (desk.window, "problem"));
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "It is signed and recorded, but could not be shown here." REOPEN);
  adw_dialog_force_close (dialog);
  tear_down (&desk);
}

int
main (int   argc,
      char *argv[])
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();

  g_test_add_func ("/recorded/decision", test_decision);
  g_test_add_func ("/recorded/letter", test_letter);
  g_test_add_func ("/recorded/pleading", test_pleading);
  g_test_add_func ("/recorded/form", test_form);

  return g_test_run ();
}
