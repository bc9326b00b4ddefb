// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of the ruling's cards, and the dialogs that come from them, with a real desk and the practice dossier.

#include <adwaita.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-formalities.h"
#include "dossier/rog-section-pins.h"
#include "notes/rog-notes-section.h"
#include "rog-display-test.h"
#include "rog-ui.h"
#include "ruling/rog-letter-dialog.h"
#include "ruling/rog-ruling-apply-dialog.h"
#include "ruling/rog-ruling-done.h"
#include "ruling/rog-ruling-item-card.h"
#include "ruling/rog-ruling-list.h"
#include "ruling/rog-ruling-preview.h"
#include "ruling/rog-ruling-reasons.h"
#include "ruling/rog-ruling-tables.h"
#include "ruling-desk.h"
#include "widgets/rog-long-row.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"

/*
 * Parts
 */

/* Nothing is chosen beforehand; a key chooses; the clerk prepares, and does not sign. */
static void
test_card (void)
{
  RulingDesk desk = { 0 };
  RogItem   *item;
  GtkWidget *card;
  g_autoptr (RogRulingPaper) paper = NULL;

  ruling_desk_set_up (&desk, "ruling-card", "clerk");
  item = case_get_item (&desk.c, 3);
  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);
  card = g_object_ref_sink (rog_ruling_item_card_new (paper, item));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, rog_item_get_title (item));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (rog_test_first (card, GTK_TYPE_CHECK_BUTTON))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (rog_test_first (card, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_true (rog_ruling_draft_covers (case_get_ruling (&desk.c), case_id_of (item)));
  g_assert_null (rog_ruling_draft_get_outcome (case_get_ruling (&desk.c), case_id_of (item)));
  rog_ruling_item_card_update (ROG_RULING_ITEM_CARD (card));
  g_assert_true (rog_test_key (card, GDK_KEY_4, 0));
  g_assert_cmpstr (rog_ruling_draft_get_outcome (case_get_ruling (&desk.c), case_id_of (item)), ==, "refuse");
  g_assert_finalize_object (card);
  g_assert_false (gtk_widget_get_visible (desk.sign));
  g_clear_object (&paper);
  ruling_desk_tear_down (&desk);
}

static void
count (gpointer data)
{
  (*(guint *)data)++;
}

static void
test_fields (void)
{
  GtkWidget *fields = g_object_ref_sink (rog_ruling_fields_new (rog_ruling_tables_get_heard (), "Heard", NULL));
  GtkWidget *heard = rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "heard");
  guint      changes = 0;
  g_autoptr (JsonObject) empty = rog_ruling_fields_to_json (ROG_RULING_FIELDS (fields));
  g_autoptr (JsonObject) chosen = NULL;

  g_assert_cmpuint (json_object_get_size (empty), ==, 0);
  g_assert_false (gtk_widget_get_visible (rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "how")));
  g_signal_connect_swapped (fields, "changed", G_CALLBACK (count), &changes);
  adw_combo_row_set_selected (ADW_COMBO_ROW (heard), 1);
  g_assert_cmpuint (changes, ==, 1);
  chosen = rog_ruling_fields_to_json (ROG_RULING_FIELDS (fields));
  g_assert_true (json_object_get_boolean_member (chosen, "heard"));
  g_assert_true (gtk_widget_get_visible (rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "how")));
  g_assert_finalize_object (fields);
}

/* A list of the draft: it is empty until a person adds to it. */
static void
test_list (void)
{
  RulingDesk desk = { 0 };
  GtkWidget *list, *add;
  g_autoptr (RogRulingPaper) paper = NULL;

  ruling_desk_set_up (&desk, "ruling-list", "judge");
  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);
  list = g_object_ref_sink (rog_ruling_list_new (paper, "conditions", "Add Condition…", "Condition", rog_ruling_tables_get_condition (), NULL));
  add = rog_test_find (list, GTK_TYPE_BUTTON, "label", "Add Condition…");
  g_assert_nonnull (add);
  g_signal_emit_by_name (add, "clicked");
  g_assert_cmpuint (json_array_get_length (rog_ruling_draft_peek_list (case_get_ruling (&desk.c), "conditions")), ==, 1);
  g_signal_emit_by_name (rog_test_first (list, ROG_TYPE_RULING_FIELDS), "changed");
  g_assert_finalize_object (list);
  g_clear_object (&paper);
  ruling_desk_tear_down (&desk);
}

/*
 * Citing, and what is in an extract
 */

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* The text that was written in last, where there is one; the person is asked where there are several. */
static void
test_cite (void)
{
  RulingDesk       desk = { 0 };
  GtkWidget       *stack, *text, *notes;
  g_autofree char *chosen = NULL;
  g_autoptr (JsonArray) runs = NULL;
  g_autoptr (RogItem) item = NULL;

  ruling_desk_set_up (&desk, "ruling-cite", "judge");
  item = g_object_ref (case_get_item (&desk.c, 1));
  rog_ruling_draft_include (case_get_ruling (&desk.c), item);
  stack = gtk_stack_new ();
  g_object_ref (desk.section);
  gtk_window_set_child (GTK_WINDOW (desk.window), stack);
  gtk_stack_add_named (GTK_STACK (stack), desk.section, "ruling");
  g_object_unref (desk.section);
  notes = g_object_new (ROG_TYPE_NOTES_SECTION, "work", desk.c.work, "desk", desk.c.desk, NULL);
  gtk_stack_add_named (GTK_STACK (stack), notes, "notes");
  g_assert_false (rog_section_is_writing (ROG_SECTION (desk.section)));
  chosen = rog_section_pins_choose (GTK_STACK (stack), "notes");
  g_assert_cmpstr (chosen, ==, "notes");

  rog_test_present (desk.window);
  text = rog_test_first (rog_test_first (desk.section, ROG_TYPE_RULING_REASONS), ROG_TYPE_CITE_VIEW);
  rog_test_wait (is_mapped, text);
  gtk_widget_grab_focus (text);
  g_assert_true (rog_section_is_writing (ROG_SECTION (desk.section)));
  g_free (g_steal_pointer (&chosen));
  chosen = rog_section_pins_choose (GTK_STACK (stack), "notes");
  g_assert_cmpstr (chosen, ==, "ruling");

  {
    g_autoptr (JsonNode) place = json_node_init_object (json_node_alloc (), rog_json_peek_object (rog_item_peek_scope (item), "place"));
    g_autofree char *pin = json_to_string (place, FALSE);

    rog_section_pins_give (GTK_STACK (stack), "ruling", "add-pin", pin);
  }
  runs = rog_cite_view_get_runs (ROG_CITE_VIEW (text));
  g_assert_cmpuint (json_array_get_length (runs), ==, 1);
  g_assert_nonnull (rog_json_peek_string (json_array_get_object_element (runs, 0), "pin"));

  /* What is left open is not being written. */
  rog_ruling_draft_leave_open (case_get_ruling (&desk.c), case_id_of (item));
  rog_test_wait (is_unmapped, text);
  g_assert_false (rog_section_is_writing (ROG_SECTION (desk.section)));
  ruling_desk_tear_down (&desk);
}

/* A general paragraph is in an extract only where the judge puts it there. */
static void
assert_put_in_extract (RulingDesk *desk,
                       const char *person)
{
  RogRulingDraft  *draft = case_get_ruling (&desk->c);
  GtkWidget       *reasons;
  g_autofree char *id = rog_ruling_draft_put_paragraph (draft, NULL, "general", "The court is competent.", NULL, NULL, 0);
  g_autoptr (RogRulingPaper) paper = rog_ruling_paper_new (desk->c.desk, desk->c.work);
  g_autoptr (GPtrArray) written = rog_ruling_draft_get_paragraphs (draft, "general");
  GtkCheckButton *check;

  reasons = g_object_ref_sink (rog_ruling_reasons_new (paper, "general", "General reasons"));
  check = GTK_CHECK_BUTTON (rog_test_first (reasons, GTK_TYPE_CHECK_BUTTON));
  g_assert_true (g_str_has_prefix (gtk_check_button_get_label (check), "In the extract for "));
  g_assert_false (gtk_check_button_get_active (check));
  gtk_check_button_set_active (check, TRUE);
  g_assert_cmpstr (json_array_get_string_element (rog_json_peek_array (g_ptr_array_index (written, 0), "extract_for"), 0), ==, person);
  gtk_check_button_set_active (check, FALSE);
  g_assert_false (json_object_has_member (g_ptr_array_index (written, 0), "extract_for"));
  g_assert_finalize_object (reasons);
}

/* Conditions and orders that name nothing, too; the fields of an entry do not lose it. */
static void
assert_list_in_extract (RulingDesk           *desk,
                        const char           *name,
                        const RogRulingField *fields,
                        const char           *person)
{
  RogRulingDraft *draft = case_get_ruling (&desk->c);
  g_autoptr (RogRulingPaper) paper = rog_ruling_paper_new (desk->c.desk, desk->c.work);
  g_autoptr (JsonObject) entry = at_desk_json ("{'id':'" GROUND "','order':'tell','text':'It is kept apart.','article':'10'}");
  GtkWidget      *list = g_object_ref_sink (rog_ruling_list_new (paper, name, "Add…", "Entry", fields, NULL));
  GtkCheckButton *check;
  JsonObject     *now;

  rog_ruling_list_append (ROG_RULING_LIST (list), entry);
  rog_ruling_list_update (ROG_RULING_LIST (list));
  check = GTK_CHECK_BUTTON (rog_test_first (list, GTK_TYPE_CHECK_BUTTON));
  g_assert_false (gtk_check_button_get_active (check));
  gtk_check_button_set_active (check, TRUE);
  now = json_array_get_object_element (rog_ruling_draft_peek_list (draft, name), 0);
  g_assert_cmpstr (json_array_get_string_element (rog_json_peek_array (now, "extract_for"), 0), ==, person);
  rog_ruling_list_update (ROG_RULING_LIST (list));
  gtk_check_button_set_active (check, FALSE);
  now = json_array_get_object_element (rog_ruling_draft_peek_list (draft, name), 0);
  g_assert_false (json_object_has_member (now, "extract_for"));
  g_assert_finalize_object (list);
}

/* What was signed as an extract is read, and given out, beside the decision. */
static void
assert_extract_signed (RulingDesk     *desk,
                       RogRulingPaper *paper,
                       const char     *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = case_sign (&desk->c, AT_DESK_PIN, &error);
  g_autofree char *label = g_strconcat ("Export Extract for ", name, NULL);
  RogEntity       *decision;
  GtkWidget       *card;

  g_assert_no_error (error);
  decision = rog_dossier_find (rog_work_get_dossier (desk->c.work), ROG_TYPE_DECISION, id);
  card = g_object_ref_sink (rog_ruling_done_new (paper, ROG_DECISION (decision)));
  g_assert_nonnull (rog_test_find (card, GTK_TYPE_BUTTON, "label", "Read Extract"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (rog_test_find (card, GTK_TYPE_BUTTON, "label", "Export Extract")), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_object_unref (card);
}

/* What is served as an extract is read before it is signed; what no longer is to be served is not offered. */
static void
test_extract (void)
{
  RulingDesk  desk = { 0 };
  RogItem    *item;
  const char *name;
  GtkWidget  *preview, *what;
  g_auto (GStrv) persons = NULL;
  g_autofree char *served = NULL, *label = NULL;
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (JsonArray) nobody = json_array_new ();
  g_autoptr (RogRulingPaper) paper = NULL;

  ruling_desk_set_up (&desk, "ruling-extract", "judge");
  item = case_get_item (&desk.c, 3);
  ruling_desk_prepare (&desk, item);
  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);
  preview = g_object_ref_sink (rog_ruling_preview_new (paper));
  what = rog_test_child (preview, "what");
  g_assert_false (gtk_widget_get_visible (what));

  persons = rog_dossier_dup_item_persons (rog_work_get_dossier (desk.c.work), case_id_of (item));
  name = rog_person_get_name (rog_dossier_find_person (rog_work_get_dossier (desk.c.work), persons[0]));
  label = g_strconcat ("Extract for ", name, NULL);
  served = g_strdup_printf ("[{'person':'%s','what':'extract'}]", persons[0]);
  list = at_desk_node (served);
  rog_ruling_draft_set_list (case_get_ruling (&desk.c), "served", json_node_get_array (list));
  g_assert_true (gtk_widget_get_visible (what));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (what), GTK_ACCESSIBLE_PROPERTY_LABEL, "What is shown");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (what))), ==, 2);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (what))), 1), ==, label);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (what), 1);
  g_assert_cmpstr (adw_window_title_get_title (ADW_WINDOW_TITLE (rog_test_child (preview, "title"))), ==, "Extract");
  rog_ruling_draft_set_part (case_get_ruling (&desk.c), "procedure", "All were heard.");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (what)), ==, 1);

  rog_ruling_draft_set_list (case_get_ruling (&desk.c), "served", nobody);
  g_assert_false (gtk_widget_get_visible (what));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (what)), ==, 0);
  g_assert_finalize_object (preview);
  rog_ruling_draft_set_list (case_get_ruling (&desk.c), "served", json_node_get_array (list));
  assert_put_in_extract (&desk, persons[0]);
  assert_list_in_extract (&desk, "conditions", rog_ruling_tables_get_condition (), persons[0]);
  assert_list_in_extract (&desk, "lines", rog_ruling_tables_get_line (), persons[0]);
  assert_extract_signed (&desk, paper, name);
  g_clear_object (&paper);
  ruling_desk_tear_down (&desk);
}

/*
 * Dialogs
 */

static gboolean
is_focused (gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
test_letter (void)
{
  RulingDesk desk = { 0 };
  RogItem   *item;
  GtkWidget *sign, *pin;
  AdwDialog *dialog;
  g_autoptr (RogRulingPaper) paper = NULL;
  g_autoptr (RogLetterDraft) draft = NULL;
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (JsonNode) question = at_desk_node ("[{'text':'Which account was used?'}]");
  g_autoptr (JsonArray) runs = json_node_dup_array (question);

  ruling_desk_set_up (&desk, "ruling-letter", "judge");
  item = case_get_item (&desk.c, 4);
  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);
  draft = rog_letter_draft_new (desk.c.work, case_id_of (item));
  dialog = g_object_ref_sink (rog_letter_dialog_new (paper, draft));
  adw_dialog_present (dialog, desk.section);
  sign = rog_test_child (dialog, "sign");
  pin = rog_test_child (dialog, "pin");

  rog_test_wait (is_focused, rog_test_first (dialog, ROG_TYPE_CITE_VIEW));

  /* Only the item is chosen, and the authority named; a question and the PIN are missing. */
  g_assert_true (rog_letter_draft_has_item (draft, case_id_of (item)));
  g_assert_cmpstr (rog_letter_draft_get_text (draft, "to"), !=, "");
  g_assert_false (gtk_widget_get_sensitive (sign));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (rog_test_child (dialog, "missing"))), ==, "Missing: a question");
  rog_cite_view_set_runs (ROG_CITE_VIEW (rog_test_first (dialog, ROG_TYPE_CITE_VIEW)), runs);
  rog_letter_draft_set_runs (draft, json_array_get_object_element (rog_letter_draft_peek_questions (draft), 0), json_array_ref (runs));
  g_assert_false (gtk_widget_get_visible (rog_test_child (dialog, "missing")));
  g_assert_false (gtk_widget_get_sensitive (sign));
  gtk_editable_set_text (GTK_EDITABLE (pin), AT_DESK_PIN);
  g_assert_true (gtk_widget_get_sensitive (sign));
  g_assert_true (adw_dialog_get_default_widget (dialog) == sign);

  g_signal_emit_by_name (sign, "clicked");
  rog_test_wait (is_unmapped, rog_test_child (dialog, "foot"));
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_information_requests (rog_work_get_dossier (desk.c.work))), ==, 1);
  g_assert_true (rog_dossier_item_is_undecided (rog_work_get_dossier (desk.c.work), item));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pin)), ==, "");
  adw_dialog_force_close (dialog);
  g_object_unref (draft);
  draft = rog_letter_draft_new (desk.c.work, NULL);
  state = rog_letter_draft_to_state (draft);
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (state, "questions")), ==, 0);
  g_object_unref (dialog);
  ruling_desk_tear_down (&desk);
}

static void
test_apply (void)
{
  RulingDesk desk = { 0 };
  RogItem   *from, *to;
  AdwDialog *dialog;
  GtkWidget *go;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (RogRulingPaper) paper = NULL;

  ruling_desk_set_up (&desk, "ruling-apply", "judge");
  from = case_get_item (&desk.c, 3);
  to = case_get_item (&desk.c, 6);
  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);
  rog_ruling_draft_include (case_get_ruling (&desk.c), from);
  g_assert_false (rog_ruling_apply_is_possible (paper, from));
  rog_ruling_draft_set_outcome (case_get_ruling (&desk.c), case_id_of (from), "execute");
  g_assert_true (rog_ruling_apply_is_possible (paper, from));

  dialog = g_object_ref_sink (rog_ruling_apply_dialog_new (paper, case_id_of (from)));
  adw_dialog_present (dialog, desk.section);
  go = rog_test_child (dialog, "go");
  g_assert_false (gtk_widget_get_sensitive (go));
  checks = rog_test_find_all (rog_test_child (dialog, "items"), GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpuint (checks->len, ==, 5);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (g_ptr_array_index (checks, 4)), GTK_ACCESSIBLE_PROPERTY_LABEL, rog_item_get_title (to));
  for (guint i = 0; i < checks->len; i++)
    g_assert_false (gtk_check_button_get_active (g_ptr_array_index (checks, i)));
  gtk_check_button_set_active (g_ptr_array_index (checks, 4), TRUE);
  g_assert_true (gtk_widget_get_sensitive (go));
  g_signal_emit_by_name (go, "clicked");
  g_assert_cmpstr (rog_ruling_draft_get_outcome (case_get_ruling (&desk.c), case_id_of (to)), ==, "execute");
  g_assert_false (rog_ruling_draft_covers (case_get_ruling (&desk.c), case_id_of (case_get_item (&desk.c, 2))));
  g_object_unref (dialog);
  ruling_desk_tear_down (&desk);
}

/* Each formality is asked for where the item is executed, none is answered beforehand, and the place of each can be gone to. */
static void
test_formalities (void)
{
  RulingDesk desk = { 0 };
  RogItem   *item;
  GtkWidget *answer, *reason;
  g_autoptr (JsonObject) followed = at_desk_json ("{'answer':'followed'}");
  const char *first, *second;

  ruling_desk_set_up (&desk, "ruling-formalities", "judge");
  item = case_get_item (&desk.c, 5);
  ruling_desk_prepare (&desk, item);
  g_assert_null (rog_test_find (desk.section, ADW_TYPE_COMBO_ROW, "title", "he may refuse to testify where a relative is accused"));
  rog_ruling_draft_set_outcome (case_get_ruling (&desk.c), case_id_of (item), "execute");
  ruling_desk_assert_blocked (&desk, "formality-missing");
  first = rog_json_peek_string (json_array_get_object_element (rog_item_peek_formalities (item), 0), "id");
  second = rog_json_peek_string (json_array_get_object_element (rog_item_peek_formalities (item), 1), "id");

  answer = rog_test_find (desk.section, ADW_TYPE_COMBO_ROW, "title", "he may refuse to testify where a relative is accused");
  g_assert_nonnull (answer);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (answer)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (answer), 3);
  g_assert_cmpstr (rog_json_peek_string (rog_ruling_draft_peek_formality (case_get_ruling (&desk.c), case_id_of (item), first), "answer"), ==, "not-followed");
  reason = gtk_widget_get_next_sibling (answer);
  g_assert_true (gtk_widget_get_visible (reason));
  rog_ruling_draft_set_formality (case_get_ruling (&desk.c), case_id_of (item), second, followed);
  ruling_desk_assert_blocked (&desk, "formality-reason-missing");
  gtk_text_buffer_set_text (rog_long_row_get_buffer (reason), "The law here knows no such right.", -1);
  ruling_desk_assert_free (&desk);
  adw_combo_row_set_selected (ADW_COMBO_ROW (answer), 1);
  g_assert_false (gtk_widget_get_visible (reason));
  ruling_desk_assert_free (&desk);
  ruling_desk_tear_down (&desk);
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();
  g_test_add_func ("/ruling/cite", test_cite);
  g_test_add_func ("/ruling/extract", test_extract);
  g_test_add_func ("/ruling/letter", test_letter);
  g_test_add_func ("/ruling/apply", test_apply);
  g_test_add_func ("/ruling/card", test_card);
  g_test_add_func ("/ruling/fields", test_fields);
  g_test_add_func ("/ruling/list", test_list);
  g_test_add_func ("/ruling/formalities", test_formalities);

  return g_test_run ();
}
