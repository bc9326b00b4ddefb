// SPDX-License-Identifier: GPL-3.0-or-later
//
// Challenges, with a real desk and the practice dossier: the form, the index that is edited, the filing that is entered.

#include <adwaita.h>

#include "challenges/rog-challenge-card.h"
#include "challenges/rog-challenge-composer.h"
#include "challenges/rog-challenge-step-pages.h"
#include "challenges/rog-challenges-section.h"
#include "challenges/rog-draft-json.h"
#include "core/rog-json.h"
#include "dossier/rog-challenge.h"
#include "dossier/rog-dossier-sidebar.h"
#include "dossier/rog-pin.h"
#include "form/rog-form-row.h"
#include "rog-display-test.h"
#include "rog-law-text.h"
#include "rog-ui.h"
#include "ruling-case.h"
#include "service/rog-work-challenge.h"
#include "widgets/rog-cite-view.h"
#include "widgets/rog-long-row.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"

/* What a challenge says of a measure; its argument cites where that stands, in the middle of the text. */
static JsonObject *
make_state (Case *c)
{
  RogItem         *item = case_get_item (c, 1);
  RogDossier      *dossier = rog_work_get_dossier (c->work);
  JsonObject      *place = rog_json_peek_object (rog_item_peek_scope (item), "place");
  g_autofree char *cite = rog_dossier_format_pin (dossier, place, TRUE);
  g_autofree char *text = g_strdup_printf ("{'for':'%s','capacity':'suspect','by':{'kind':'counsel','name':'Henrik Vaal'},"
                                           "'targets':[{'kind':'item','item':'%s'}],"
                                           "'grounds':[{'id':'" GROUND "','title':'Too long','argument':'What is asked (%s) is too much.'}],"
                                           "'relief':[{'kind':'refuse'}],'filed':{'at':'2026-10-20','how':'post','proof':{'reason':'Stamp'}}}",
                                           case_get_person (c, "Miriam Solde"), case_id_of (item), cite);
  JsonObject      *state = at_desk_json (text);
  JsonObject      *ground = json_array_get_object_element (rog_json_peek_array (state, "grounds"), 0);
  JsonArray       *pins = json_array_new ();

  json_array_add_object_element (pins, json_object_ref (place));
  json_object_set_array_member (ground, "pins", pins);

  return state;
}

static RogEntity *
enter (Case *c)
{
  g_autoptr (JsonObject) state = make_state (c);
  g_autoptr (GFile) scan = at_desk_make_scan (c->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_work_enter_challenge_async (c->work, state, scan, NULL, wait_cb, &c->wait);
  id = rog_work_enter_challenge_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);

  return rog_dossier_find (rog_work_get_dossier (c->work), ROG_TYPE_CHALLENGE, id);
}

/* Presses Ctrl+Return: what the composer's own shortcut does. Returns whether it did anything. */
static gboolean
press_primary (GtkWidget *composer)
{
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (composer);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      // Where the texts would take Return for a new line, they must not see it.
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
            trigger = gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger));
          if (gtk_shortcut_trigger_equal (trigger, wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, composer, NULL);
        }
    }

  return FALSE;
}

/* A new one: nothing is there yet, what is missing is said, and it cannot be entered. */
static void
test_composer (void)
{
  Case       c = { 0 };
  GtkWidget *composer, *go;
  g_autoptr (RogChallengeDraft) draft = NULL;

  case_set_up (&c, "challenge-new", "clerk");
  draft = rog_challenge_draft_new (c.desk, c.work, NULL);
  composer = GTK_WIDGET (g_object_ref_sink (rog_challenge_composer_new (draft)));
  go = rog_test_child (composer, "go");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (go)), ==, "Enter in Record");
  g_assert_false (gtk_widget_get_sensitive (go));
  g_assert_false (press_primary (composer));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (rog_test_child (composer, "missing"))), "Missing: the scan, for whom"));
  g_assert_false (rog_challenge_composer_is_writing (ROG_CHALLENGE_COMPOSER (composer)));
  g_assert_false (rog_challenge_composer_add_pin (ROG_CHALLENGE_COMPOSER (composer), "{}"));
  g_assert_finalize_object (composer);
  g_clear_object (&draft);
  case_tear_down (&c);
}

/* What is asked for is said by whoever writes it, never by where the list begins. */
static void
test_relief (void)
{
  Case       c = { 0 };
  GtkWidget *window = rog_test_window (), *composer;
  JsonArray *relief;
  g_autoptr (RogChallengeDraft) draft = NULL;
  g_autoptr (GPtrArray) buttons = NULL;
  const char *missing;

  case_set_up (&c, "challenge-relief", "counsel");
  draft = rog_challenge_draft_new (c.desk, c.work, NULL);
  composer = GTK_WIDGET (g_object_ref_sink (rog_challenge_composer_new (draft)));
  gtk_window_set_child (GTK_WINDOW (window), composer);
  rog_test_present (window);
  buttons = rog_test_find_all (composer, ADW_TYPE_BUTTON_CONTENT);
  for (guint i = 0; i < buttons->len; i++)
    if (g_str_equal (adw_button_content_get_label (g_ptr_array_index (buttons, i)), "Add Relief"))
      g_signal_emit_by_name (gtk_widget_get_ancestor (g_ptr_array_index (buttons, i), GTK_TYPE_BUTTON), "clicked");
  relief = rog_json_peek_array (rog_challenge_draft_get_content (draft), "relief");
  g_assert_cmpuint (json_array_get_length (relief), ==, 1);
  g_assert_null (rog_json_peek_string (json_array_get_object_element (relief, 0), "kind"));
  missing = gtk_label_get_label (GTK_LABEL (rog_test_child (composer, "missing")));
  g_assert_true (g_str_has_suffix (missing, "which relief"));
  g_assert_false (gtk_widget_get_sensitive (rog_test_child (composer, "go")));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (composer);
  g_clear_object (&draft);
  case_tear_down (&c);
}

/* One of several of that name. */
static GtkWidget *
find_nth (gpointer    widget,
          GType       type,
          const char *property,
          const char *name,
          guint       nth)
{
  g_autoptr (GPtrArray) found = rog_test_find_all (widget, type);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *its = NULL;

      g_object_get (g_ptr_array_index (found, i), property, &its, NULL);
      if (g_strcmp0 (its, name) == 0 && nth-- == 0)
        return g_ptr_array_index (found, i);
    }

  return NULL;
}

static gboolean
has_focus_in (GtkWidget *window,
              GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && widget != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
pick (GtkWidget  *composer,
      const char *button,
      guint       nth)
{
  GtkWidget  *opener = find_nth (composer, GTK_TYPE_MENU_BUTTON, "tooltip-text", button, nth);
  GListModel *grounds = rog_law_text_get_catalogue ("grounds");
  g_autoptr (RogLawEntry) ground = g_list_model_get_item (grounds, nth);

  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (opener)), "picked", ground);
}

/* A ground that is chosen anew leaves the keyboard where it is chosen. */
static void
assert_ground_chosen_anew (GtkWidget *window,
                           GtkWidget *composer)
{
  pick (composer, "Choose Another Ground", 1);
  g_assert_true (has_focus_in (window, find_nth (composer, GTK_TYPE_MENU_BUTTON, "tooltip-text", "Choose Another Ground", 1)));
}

/* What is added has the keyboard; what is taken away leaves it to what has come into its place, never to another pane. */
static void
test_focus (void)
{
  Case       c = { 0 };
  GtkWidget *window = rog_test_window (), *composer, *box;
  g_autoptr (RogChallengeDraft) draft = NULL;
  g_autoptr (GPtrArray) left = NULL;
  JsonArray *grounds;

  case_set_up (&c, "challenge-focus", "counsel");
  draft = rog_challenge_draft_new (c.desk, c.work, NULL);
  grounds = rog_draft_list (rog_challenge_draft_get_content (draft), "grounds");
  rog_draft_set_text (rog_draft_list_add (grounds), "title", "Too long");
  rog_draft_set_text (rog_draft_list_add (grounds), "ground", "G06");
  rog_draft_set_text (json_array_get_object_element (grounds, 1), "source", "EIO 6(1)(a); ECHR 8(2)");
  composer = GTK_WIDGET (g_object_ref_sink (rog_challenge_composer_new (draft)));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Another pane"));
  gtk_box_append (GTK_BOX (box), composer);
  gtk_window_set_child (GTK_WINDOW (window), box);
  rog_test_present (window);

  /* A pleading says which of the catalogue's sources it relies on. */
  gtk_editable_set_text (GTK_EDITABLE (rog_test_find (composer, ADW_TYPE_ENTRY_ROW, "title", "Sources relied on")), "ECHR 8(2)");
  g_assert_cmpstr (rog_json_peek_string (json_array_get_object_element (grounds, 1), "source"), ==, "ECHR 8(2)");
  assert_ground_chosen_anew (window, composer);
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (GPtrArray) views = NULL;

      g_signal_emit_by_name (rog_test_find (composer, ADW_TYPE_BUTTON_ROW, "title", "Add Fact"), "activated");
      views = rog_test_find_all (composer, ROG_TYPE_CITE_VIEW);
      g_assert_true (has_focus_in (window, g_ptr_array_index (views, i - 1)));
    }
  gtk_widget_grab_focus (rog_test_find (composer, GTK_TYPE_BUTTON, "tooltip-text", "Remove Fact"));
  g_signal_emit_by_name (rog_test_find (composer, GTK_TYPE_BUTTON, "tooltip-text", "Remove Fact"), "clicked");
  left = rog_test_find_all (composer, ROG_TYPE_CITE_VIEW);
  g_assert_cmpuint (left->len, ==, 3);
  g_assert_true (has_focus_in (window, g_ptr_array_index (left, 0)));
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_grab_focus (rog_test_find (composer, GTK_TYPE_BUTTON, "tooltip-text", "Remove Ground"));
      g_signal_emit_by_name (rog_test_find (composer, GTK_TYPE_BUTTON, "tooltip-text", "Remove Ground"), "clicked");
      g_assert_true (has_focus_in (window, composer));
    }
  g_assert_cmpuint (json_array_get_length (grounds), ==, 0);
  g_assert_true (has_focus_in (window, gtk_widget_get_ancestor (rog_test_find (composer, ADW_TYPE_BUTTON_CONTENT, "label", "Add Ground"), GTK_TYPE_MENU_BUTTON)));

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (composer);
  g_clear_object (&draft);
  case_tear_down (&c);
}

static gboolean
is_changed (gpointer challenge)
{
  JsonArray *grounds = rog_entity_peek_array (challenge, "grounds");

  return g_strcmp0 (rog_json_peek_string (json_array_get_object_element (grounds, 0), "title"), "Far too long") == 0;
}

static RogEntity *
find_again (Case       *c,
            const char *id)
{
  return rog_dossier_find (rog_work_get_dossier (c->work), ROG_TYPE_CHALLENGE, id);
}

typedef struct
{
  Case       *c;
  const char *id;
} Waiting;

static gboolean
is_indexed (gpointer data)
{
  Waiting *waiting = data;

  return is_changed (find_again (waiting->c, waiting->id));
}

/* The index of one that was entered: its citations are pins again, and say the same when it is entered anew. */
static void
test_index (void)
{
  Case             c = { 0 };
  RogEntity       *challenge;
  GtkWidget       *composer;
  JsonObject      *ground, *after;
  JsonArray       *runs;
  Waiting          waiting;
  g_autofree char *id = NULL;
  g_autofree char *argument = NULL;
  g_autofree char *scan = NULL;
  g_autoptr (RogChallengeDraft) draft = NULL;

  case_set_up (&c, "challenge-index", "judge");
  challenge = enter (&c);
  id = g_strdup (rog_entity_get_id (challenge));
  scan = g_strdup (rog_entity_get_string (challenge, "scan"));
  draft = rog_challenge_draft_new_index (c.desk, c.work, challenge);
  g_assert_cmpstr (rog_challenge_draft_get_challenge (draft), ==, id);
  ground = json_array_get_object_element (rog_draft_list (rog_challenge_draft_get_content (draft), "grounds"), 0);
  argument = g_strdup (rog_json_peek_string (ground, "argument"));
  runs = rog_json_peek_array (ground, "runs");
  g_assert_cmpuint (json_array_get_length (runs), ==, 3);
  g_assert_nonnull (rog_json_peek_string (json_array_get_object_element (runs, 1), "pin"));
  g_assert_cmpstr (rog_json_peek_string (json_array_get_object_element (runs, 2), "text"), ==, " is too much.");

  composer = GTK_WIDGET (g_object_ref_sink (rog_challenge_composer_new (draft)));
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (composer)), ==, "Edit Index");
  g_assert_true (rog_challenge_composer_is_writing (ROG_CHALLENGE_COMPOSER (composer)));
  json_object_set_string_member (ground, "title", "Far too long");
  rog_challenge_draft_touch (draft);
  g_assert_true (gtk_widget_get_sensitive (rog_test_child (composer, "go")));
  g_assert_true (press_primary (composer));
  g_assert_false (press_primary (composer));
  waiting.c = &c;
  waiting.id = id;
  rog_test_wait (is_indexed, &waiting);
  challenge = find_again (&c, id);
  after = json_array_get_object_element (rog_entity_peek_array (challenge, "grounds"), 0);
  g_assert_cmpstr (rog_json_peek_string (after, "argument"), ==, argument);
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (after, "pins")), ==, 1);
  g_assert_cmpstr (rog_entity_get_string (challenge, "scan"), ==, scan);
  g_object_unref (composer);
  g_clear_object (&draft);
  case_tear_down (&c);
}

/* The court's card answers, edits the index, takes supplement and withdrawal. */
static void
test_card (void)
{
  Case       c = { 0 };
  GtkWidget *section, *window = rog_test_window ();

  case_set_up (&c, "challenge-card", "judge");
  section = g_object_ref_sink (g_object_new (ROG_TYPE_CHALLENGES_SECTION, "work", c.work, "desk", c.desk, NULL));
  g_assert_null (rog_test_find (section, GTK_TYPE_BUTTON, "label", "Edit Index…"));
  g_object_unref (section);
  enter (&c);
  section = g_object_ref_sink (g_object_new (ROG_TYPE_CHALLENGES_SECTION, "work", c.work, "desk", c.desk, NULL));
  gtk_window_set_child (GTK_WINDOW (window), section);
  rog_test_present (window);
  g_assert_nonnull (rog_test_find (section, GTK_TYPE_BUTTON, "label", "Answer in Ruling"));
  g_assert_nonnull (rog_test_find (section, GTK_TYPE_BUTTON, "label", "Edit Index…"));
  g_assert_null (rog_test_find (section, GTK_TYPE_BUTTON, "label", "Enter Filing…"));
  g_assert_true (rog_test_says (section, "The document is the challenge. What stands here is the court’s index of it."));
  g_assert_cmpstr (rog_section_get_count (ROG_SECTION (section)), ==, "1");
  g_assert_false (rog_section_is_writing (ROG_SECTION (section)));
  g_signal_emit_by_name (rog_test_find (section, GTK_TYPE_BUTTON, "label", "Edit Index…"), "clicked");
  g_assert_true (rog_section_is_writing (ROG_SECTION (section)));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (section);
  case_tear_down (&c);
}

static gboolean
is_filed (gpointer data)
{
  Waiting *waiting = data;

  return rog_entity_peek_object (find_again (waiting->c, waiting->id), "filed") != NULL;
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int)n) != NULL)
    n++;

  return gtk_widget_get_visible (list) ? n : 0;
}

/* What counsel wrote stands apart from what was disclosed, in the sidebar: the pleading and its signature. */
static void
test_own_documents (void)
{
  Case             c = { 0 };
  GtkWidget       *sidebar = g_object_new (ROG_TYPE_DOSSIER_SIDEBAR, NULL);
  GListModel      *documents;
  guint            n_disclosed;
  g_autofree char *id = NULL, *path = NULL;
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (GFile) pdf = NULL;
  g_autoptr (GError) error = NULL;

  g_object_ref_sink (sidebar);
  case_set_up (&c, "challenge-own", "counsel");
  documents = rog_dossier_get_documents (rog_work_get_dossier (c.work));
  n_disclosed = g_list_model_get_n_items (documents);
  rog_dossier_sidebar_set_work (ROG_DOSSIER_SIDEBAR (sidebar), c.desk, c.work);
  g_assert_cmpuint (count_rows (rog_test_child (sidebar, "documents")), ==, n_disclosed);
  g_assert_cmpuint (count_rows (rog_test_child (sidebar, "own")), ==, 0);

  state = make_state (&c);
  json_object_remove_member (state, "filed");
  json_object_set_string_member (state, "court", "District Court of Lindhaven");
  path = g_build_filename (c.folder, "pleading.pdf", NULL);
  pdf = g_file_new_for_path (path);
  rog_work_sign_pleading_async (c.work, state, NULL, pin, pdf, NULL, wait_cb, &c.wait);
  id = rog_work_sign_pleading_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (documents), ==, n_disclosed + 2);
  g_assert_cmpuint (count_rows (rog_test_child (sidebar, "documents")), ==, n_disclosed);
  g_assert_cmpuint (count_rows (rog_test_child (sidebar, "own")), ==, 2);
  g_assert_true (gtk_widget_get_visible (rog_test_child (sidebar, "own_heading")));
  g_assert_finalize_object (sidebar);
  case_tear_down (&c);
}

/* Counsel writes what is added, signs it as the challenge itself, and can withdraw it. */
static void
test_supplement (void)
{
  Case             c = { 0 };
  RogActPage      *page;
  GtkWidget       *window = rog_test_window (), *card, *go;
  GtkTextBuffer   *buffer;
  RogEntity       *challenge;
  g_autofree char *id = NULL, *path = NULL;
  g_autoptr (JsonObject) state = NULL, kept = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (GFile) pdf = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "challenge-supplement", "counsel");
  state = make_state (&c);
  json_object_remove_member (state, "filed");
  json_object_set_string_member (state, "court", "District Court of Lindhaven");
  path = g_build_filename (c.folder, "pleading.pdf", NULL);
  pdf = g_file_new_for_path (path);
  rog_work_sign_pleading_async (c.work, state, NULL, pin, pdf, NULL, wait_cb, &c.wait);
  id = rog_work_sign_pleading_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);

  challenge = find_again (&c, id);
  card = g_object_ref_sink (rog_challenge_card_new (c.desk, c.work, challenge));
  g_assert_nonnull (rog_test_find (card, GTK_TYPE_BUTTON, "label", "Write Supplement…"));
  g_assert_nonnull (rog_test_find (card, GTK_TYPE_BUTTON, "label", "Withdraw…"));
  g_assert_finalize_object (card);

  page = g_object_ref_sink (rog_challenge_step_page_new_own (c.work, challenge, FALSE));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  rog_test_present (window);
  go = rog_test_child (page, "go");
  g_assert_false (gtk_widget_get_sensitive (go));
  buffer = rog_long_row_get_buffer (rog_act_page_get_row (page, "text"));
  gtk_text_buffer_set_text (buffer, "The account was closed.\nThe bank says so.", -1);
  g_assert_true (gtk_widget_get_sensitive (go));
  kept = rog_act_page_dup_state (page);
  gtk_text_buffer_set_text (buffer, "", -1);
  g_assert_false (gtk_widget_get_sensitive (go));
  rog_act_page_set_state (page, kept);
  g_assert_true (gtk_widget_get_sensitive (go));
  g_object_unref (page);
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

/* Counsel: filed is said with its proof, and not without. */
static void
test_filed (void)
{
  Case             c = { 0 };
  RogActPage      *page;
  GtkWidget       *window = rog_test_window (), *go, *missing;
  Waiting          waiting;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (GFile) pdf = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "challenge-filed", "counsel");
  state = make_state (&c);
  json_object_remove_member (state, "filed");
  json_object_set_string_member (state, "court", "District Court of Lindhaven");
  path = g_build_filename (c.folder, "pleading.pdf", NULL);
  pdf = g_file_new_for_path (path);
  rog_work_sign_pleading_async (c.work, state, NULL, pin, pdf, NULL, wait_cb, &c.wait);
  id = rog_work_sign_pleading_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);

  page = g_object_ref_sink (rog_filed_page_new (c.work, id));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  rog_test_present (window);
  go = rog_test_child (page, "go");
  missing = rog_test_child (page, "missing");
  g_assert_false (gtk_widget_get_sensitive (go));
  gtk_editable_set_text (GTK_EDITABLE (rog_act_page_get_row (page, "at")), "2026-10-21");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (missing)), ==, "“How” is needed");
  rog_form_row_choose (rog_act_page_get_row (page, "how"), "post");
  g_assert_false (gtk_widget_get_sensitive (go));
  rog_proof_group_set_reason (rog_act_page_get_proof (page), "Receipt 88 of the registry");
  g_assert_true (gtk_widget_get_sensitive (go));
  g_signal_emit_by_name (go, "clicked");
  waiting.c = &c;
  waiting.id = id;
  rog_test_wait (is_filed, &waiting);
  g_assert_cmpstr (rog_json_peek_string (rog_entity_peek_object (find_again (&c, id), "filed"), "at"), ==, "2026-10-21");
  g_object_unref (page);
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();
  g_test_add_func ("/challenges/composer", test_composer);
  g_test_add_func ("/challenges/relief", test_relief);
  g_test_add_func ("/challenges/focus", test_focus);
  g_test_add_func ("/challenges/index", test_index);
  g_test_add_func ("/challenges/card", test_card);
  g_test_add_func ("/challenges/own-documents", test_own_documents);
  g_test_add_func ("/challenges/supplement", test_supplement);
  g_test_add_func ("/challenges/filed", test_filed);

  return g_test_run ();
}
