// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Request section with a real desk and the practice dossier: a passage becomes a fact, which is undone and
// entered; an event, a capacity, counsel, a time limit, and what is opened.

#include <string.h>

#include <adwaita.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-limit.h"
#include "dossier/rog-pin.h"
#include "request/rog-event-item.h"
#include "request/rog-fact-page.h"
#include "request/rog-request-draft.h"
#include "request/rog-request-pages.h"
#include "request/rog-request-section.h"
#include "rog-display-test.h"
#include "rog-ui.h"
#include "ruling-case.h"
#include "service/rog-work-challenge.h"

static void
type_in (gpointer    page,
         const char *title,
         const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (rog_test_find (page, ADW_TYPE_ENTRY_ROW, "title", title)), text);
}

static void
choose (RogActPage *page,
        const char *member,
        const char *words)
{
  AdwComboRow *row = ADW_COMBO_ROW (rog_act_page_get_row (page, member));
  GListModel  *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autofree char *shown = NULL;

      adw_combo_row_set_selected (row, i);
      shown = rog_form_row_dup_words (GTK_WIDGET (row));
      if (g_str_equal (shown, words))
        return;
    }
  g_error ("“%s” cannot be chosen", words);
}

/* The section in a window, as the dossier has it. */
static GtkWidget *
open_section (Case       *c,
              GtkWidget **window)
{
  GtkWidget *section = g_object_new (ROG_TYPE_REQUEST_SECTION, "work", c->work, "desk", c->desk, NULL);

  *window = rog_test_window ();
  gtk_window_set_child (GTK_WINDOW (*window), section);
  rog_test_present (*window);

  return section;
}

static RogActPage *
get_page (GtkWidget *section)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_bin_get_child (ADW_BIN (section)));
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (view);

  return ROG_IS_ACT_PAGE (page) ? ROG_ACT_PAGE (page) : NULL;
}

static gboolean
is_closed (gpointer section)
{
  return get_page (section) == NULL;
}

/* Presses the page's button, and waits until it is in the record. */
static void
press (GtkWidget  *section,
       const char *label)
{
  GtkWidget *button = rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", label);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  rog_test_wait (is_closed, section);
}

static char *
make_pin (Case *c)
{
  JsonObject *place = rog_json_peek_object (rog_item_peek_scope (case_get_item (c, 1)), "place");
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), place);

  return json_to_string (node, FALSE);
}

static gboolean
has_draft (gpointer work)
{
  return rog_request_draft_peek (work) != NULL;
}

static gboolean
has_no_draft (gpointer work)
{
  return rog_request_draft_peek (work) == NULL;
}

/* The section offers it once it has seen that there is something to enter. */
static gboolean
can_enter (gpointer section)
{
  return gtk_widget_get_sensitive (rog_test_find (section, GTK_TYPE_BUTTON, "label", "Enter in Record"));
}

static void
test_fact (void)
{
  Case             c = { 0 };
  g_autofree char *pin = NULL;
  GtkWidget       *window, *section;
  JsonObject      *state, *fact;

  case_set_up (&c, "request-fact", "judge");
  section = open_section (&c, &window);
  pin = make_pin (&c);
  gtk_widget_activate_action (section, "request.add-pin", "s", pin);
  g_assert_nonnull (get_page (section));

  /* The words that were selected are there; which fact it is, a person says. */
  g_assert_cmpuint (strlen (gtk_editable_get_text (GTK_EDITABLE (rog_test_find (get_page (section), ADW_TYPE_ENTRY_ROW, "title", "What it says")))), >, 0);
  g_assert_false (gtk_widget_get_sensitive (rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", "Keep")));
  choose (get_page (section), "which", "Another fact, with a name of its own");
  g_assert_false (gtk_widget_get_sensitive (rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", "Keep")));
  type_in (get_page (section), "Its name", "What is asked first");
  press (section, "Keep");

  /* Not in the record yet: undone, and done again. */
  rog_test_wait (has_draft, c.work);
  state = rog_entity_peek_state (ROG_ENTITY (rog_dossier_get_request (rog_work_get_dossier (c.work))));
  g_assert_null (rog_request_peek_fact (state, ROG_REQUEST_IN_SHORT, "What is asked first"));
  gtk_widget_activate_action (section, "request.undo", NULL);
  g_assert_true (has_no_draft (c.work));
  gtk_widget_activate_action (section, "request.redo", NULL);
  g_assert_true (has_draft (c.work));

  rog_test_wait (can_enter, section);
  g_signal_emit_by_name (rog_test_find (section, GTK_TYPE_BUTTON, "label", "Enter in Record"), "clicked");
  rog_test_wait (has_no_draft, c.work);
  state = rog_entity_peek_state (ROG_ENTITY (rog_dossier_get_request (rog_work_get_dossier (c.work))));
  fact = rog_request_peek_fact (state, ROG_REQUEST_IN_SHORT, "What is asked first");
  g_assert_nonnull (fact);
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (fact, "pins")), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

/* A fact that is there is taken away with a reason, and the needed ones are not. */
static void
test_removed (void)
{
  Case       c = { 0 };
  GtkWidget *window, *section;

  case_set_up (&c, "request-removed", "clerk");
  section = open_section (&c, &window);
  gtk_widget_activate_action (section, "request.edit-fact", "(ss)", ROG_REQUEST_MEMBER, "title");
  g_assert_false (gtk_widget_get_visible (rog_act_page_get_row (get_page (section), "what")));
  gtk_widget_activate_action (section, "request.edit-fact", "(ss)", ROG_REQUEST_IN_SHORT, "Payments");
  choose (get_page (section), "what", "Is taken away");
  g_assert_false (gtk_widget_get_sensitive (rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", "Keep")));
  type_in (get_page (section), "How it is known, in words", "It stands in Annex B alone.");
  press (section, "Keep");
  rog_test_wait (can_enter, section);
  g_signal_emit_by_name (rog_test_find (section, GTK_TYPE_BUTTON, "label", "Enter in Record"), "clicked");
  rog_test_wait (has_no_draft, c.work);
  g_assert_null (rog_request_peek_fact (rog_entity_peek_state (ROG_ENTITY (rog_dossier_get_request (rog_work_get_dossier (c.work)))), ROG_REQUEST_IN_SHORT, "Payments"));
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

static void
activate_row (gpointer    page,
              const char *title)
{
  adw_action_row_activate (ADW_ACTION_ROW (rog_test_find (page, ADW_TYPE_ACTION_ROW, "title", title)));
}

static void
test_event (void)
{
  Case        c = { 0 };
  GtkWidget  *window, *section;
  GListModel *events;
  g_autoptr (RogEntity) event = NULL;

  case_set_up (&c, "request-event", "clerk");
  section = open_section (&c, &window);
  /* A clerk does not rule. */
  g_assert_true (rog_test_find (section, GTK_TYPE_LABEL, "label", "Before a judge can rule") != NULL);
  g_assert_false (rog_test_find (section, GTK_TYPE_LABEL, "label", "Before you can rule") != NULL);
  events = rog_dossier_get_events (rog_work_get_dossier (c.work));
  gtk_widget_activate_action (section, "request.event", NULL);
  choose (get_page (section), "kind", "Period to file set");
  g_assert_true (gtk_widget_get_visible (rog_act_page_get_row (get_page (section), "due")));
  type_in (get_page (section), "When", "20 November 2026, 14:30");
  type_in (get_page (section), "Until", "10 December 2026");
  g_assert_false (gtk_widget_get_sensitive (rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", "Enter in Record")));
  activate_row (get_page (section), "Miriam Solde");
  g_assert_false (gtk_widget_get_sensitive (rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", "Enter in Record")));
  type_in (get_page (section), "How it is known, in words", "return slip");
  press (section, "Enter in Record");

  event = g_list_model_get_item (events, g_list_model_get_n_items (events) - 1);
  g_assert_cmpstr (rog_entity_get_string (event, "kind"), ==, "filing-period-set");
  g_assert_cmpstr (rog_entity_get_string (event, "at"), ==, "2026-11-20T13:30:00Z");
  g_assert_cmpstr (rog_entity_get_string (event, "due"), ==, "2026-12-10");
  g_assert_true (rog_entity_names (event, "persons", case_get_person (&c, "Miriam Solde")));
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

static GtkWidget *
find_shown_item (RogActPage *page)
{
  g_autoptr (GPtrArray) groups = rog_test_find_all (page, ROG_TYPE_EVENT_ITEM);
  GtkWidget *shown = NULL;

  for (guint i = 0; i < groups->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (groups, i)))
      {
        g_assert_null (shown);
        shown = g_ptr_array_index (groups, i);
      }

  return shown;
}

static gboolean
is_missing (gpointer    page,
            const char *words)
{
  return !gtk_widget_get_sensitive (rog_test_find (page, GTK_TYPE_BUTTON, "label", "Enter in Record")) && rog_test_find (page, GTK_TYPE_LABEL, "label", words) != NULL;
}

/* The authority asks for more of one item: its fields are there as they are requested, one is changed, and with the
 * letter that says so it is requested; the others are as they were. What was half filled in comes back. */
static void
test_supplement (void)
{
  Case             c = { 0 };
  GtkWidget       *window, *section, *group, *places;
  RogItem         *item;
  RogActPage      *page;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (JsonObject) scope = NULL;
  g_autoptr (RogEntity) document = NULL;

  case_set_up (&c, "request-supplement", "judge");
  section = open_section (&c, &window);
  item = case_get_item (&c, 1);
  scope = rog_json_object_copy (rog_item_peek_scope (item));
  before = rog_item_get_requested_hash (item);
  rog_ruling_draft_include (case_get_ruling (&c), item);
  document = g_list_model_get_item (rog_dossier_get_documents (rog_work_get_dossier (c.work)), 0);

  gtk_widget_activate_action (section, "request.event", NULL);
  page = get_page (section);
  activate_row (page, rog_item_get_title (item));
  g_assert_null (find_shown_item (page));
  choose (page, "kind", "Supplement of the authority received");
  type_in (page, "When", "20 November 2026");
  type_in (page, "How it is known, in words", "by telephone");
  group = find_shown_item (page);
  g_assert_nonnull (group);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rog_test_find (group, ADW_TYPE_ENTRY_ROW, "title", "Item, in words"))), ==, rog_item_get_title (item));
  g_assert_null (rog_test_find (group, ADW_TYPE_EXPANDER_ROW, "title", "Period")); /* its two ends are rows */
  /* Nothing is changed yet: it can be entered as what was received. */
  g_assert_true (gtk_widget_get_sensitive (rog_test_find (page, GTK_TYPE_BUTTON, "label", "Enter in Record")));

  type_in (group, "Period from", "soon");
  g_assert_true (is_missing (page, "“Period from” cannot be read"));
  type_in (group, "Period from", "1 January 2031");
  type_in (group, "Period to", "1 January 2030");
  g_assert_true (is_missing (page, "The period ends before it begins"));
  type_in (group, "Period from", "1 January 2014");
  g_assert_true (is_missing (page, "The document by which the authority changes its request is needed"));
  rog_proof_group_set_document (rog_act_page_get_proof (page), rog_entity_get_id (document));
  g_assert_true (gtk_widget_get_sensitive (rog_test_find (page, GTK_TYPE_BUTTON, "label", "Enter in Record")));

  /* A field that is not stated, and a word in it that is not added yet. */
  g_signal_emit_by_name (rog_test_find (group, ADW_TYPE_BUTTON_ROW, "title", "Another Field…"), "activated");
  places = rog_test_find (group, ADW_TYPE_EXPANDER_ROW, "title", "Places");
  g_assert_nonnull (places);
  gtk_editable_set_text (GTK_EDITABLE (rog_test_first (places, GTK_TYPE_ENTRY)), "14 Mill Street");
  g_assert_true (is_missing (page, "What is typed in “Places” is not added yet"));
  g_signal_emit_by_name (rog_test_first (places, GTK_TYPE_ENTRY), "activate");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (places)), ==, "Now: 14 Mill Street");

  state = rog_act_page_dup_state (page);
  gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
  rog_test_wait (is_closed, section);
  gtk_widget_activate_action (section, "request.event", NULL);
  page = get_page (section);
  rog_act_page_set_state (page, state);
  group = find_shown_item (page);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rog_test_find (group, ADW_TYPE_ENTRY_ROW, "title", "Period from"))), !=, "");
  press (section, "Enter in Record");

  after = rog_item_get_requested_hash (item);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (rog_item_peek_scope (item), "period"), "from"), ==, "2014-01-01");
  g_assert_cmpstr (json_array_get_string_element (rog_json_peek_array (rog_item_peek_scope (item), "places"), 0), ==, "14 Mill Street");
  json_object_set_object_member (scope, "period", rog_json_object_copy (rog_json_peek_object (rog_item_peek_scope (item), "period")));
  json_object_set_array_member (scope, "places", json_array_ref (rog_json_peek_array (rog_item_peek_scope (item), "places")));
  g_assert_true (json_object_equal (scope, rog_item_peek_scope (item)));
  g_assert_cmpstr (rog_json_peek_string (rog_entity_peek_object (ROG_ENTITY (item), "source"), "document"), ==, rog_entity_get_id (document));
  case_assert_refused (&c, "requested-not-latest");
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

/* By a supplement the authority asks for a thing more: an item of its own, with the next number. */
static void
test_added (void)
{
  Case        c = { 0 };
  GtkWidget  *window, *section, *group, *leave_out, *focus;
  RogActPage *page;
  RogItem    *item;
  guint       before;
  g_autoptr (RogEntity) document = NULL;
  g_autoptr (RogEntity) event = NULL;

  case_set_up (&c, "request-added", "judge");
  section = open_section (&c, &window);
  before = g_list_model_get_n_items (rog_dossier_get_items (rog_work_get_dossier (c.work)));
  document = g_list_model_get_item (rog_dossier_get_documents (rog_work_get_dossier (c.work)), 0);
  gtk_widget_activate_action (section, "request.event", NULL);
  page = get_page (section);
  choose (page, "kind", "Supplement of the authority received");
  type_in (page, "When", "20 November 2026");
  type_in (page, "How it is known, in words", "by telephone");
  g_assert_null (find_shown_item (page));
  g_signal_emit_by_name (rog_test_find (page, ADW_TYPE_BUTTON_ROW, "title", "Add an Item…"), "activated");
  group = find_shown_item (page);
  g_assert_nonnull (group);
  g_assert_true (is_missing (page, "“Item, in words” is needed"));

  /* Left out, it is gone with what was typed, and comes back with it; begun again, it is empty. */
  type_in (group, "Item, in words", "A mistake");
  leave_out = rog_test_find (group, GTK_TYPE_BUTTON, "label", "Leave Out");
  gtk_widget_grab_focus (leave_out);
  g_signal_emit_by_name (leave_out, "clicked");
  g_assert_null (find_shown_item (page));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)));
  g_assert_true (rog_test_key (GTK_WIDGET (page), GDK_KEY_z, GDK_CONTROL_MASK));
  group = find_shown_item (page);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rog_test_find (group, ADW_TYPE_ENTRY_ROW, "title", "Item, in words"))), ==, "A mistake");
  g_assert_false (rog_test_key (GTK_WIDGET (page), GDK_KEY_z, GDK_CONTROL_MASK));
  g_signal_emit_by_name (rog_test_find (group, GTK_TYPE_BUTTON, "label", "Leave Out"), "clicked");
  g_assert_null (find_shown_item (page));
  g_signal_emit_by_name (rog_test_find (page, ADW_TYPE_BUTTON_ROW, "title", "Add an Item…"), "activated");
  group = find_shown_item (page);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rog_test_find (group, ADW_TYPE_ENTRY_ROW, "title", "Item, in words"))), ==, "");

  type_in (group, "Item, in words", "Search of the boat house");
  g_assert_true (is_missing (page, "“Measure” is needed"));
  rog_form_row_choose (rog_test_find (group, ADW_TYPE_COMBO_ROW, "title", "Measure"), "search");
  g_assert_true (is_missing (page, "The document by which the authority changes its request is needed"));
  rog_proof_group_set_document (rog_act_page_get_proof (page), rog_entity_get_id (document));
  press (section, "Enter in Record");

  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_items (rog_work_get_dossier (c.work))), ==, before + 1);
  item = case_get_item (&c, before + 1);
  g_assert_cmpstr (rog_item_get_title (item), ==, "Search of the boat house");
  g_assert_cmpstr (rog_json_peek_string (rog_item_peek_scope (item), "measure"), ==, "search");
  g_assert_cmpstr (rog_json_peek_string (rog_entity_peek_object (ROG_ENTITY (item), "source"), "document"), ==, rog_entity_get_id (document));
  event = g_list_model_get_item (rog_dossier_get_events (rog_work_get_dossier (c.work)), g_list_model_get_n_items (rog_dossier_get_events (rog_work_get_dossier (c.work))) - 1);
  g_assert_true (rog_entity_names (event, "items", case_id_of (item)));
  g_assert_true (rog_dossier_item_is_undecided (rog_work_get_dossier (c.work), item));
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

static gboolean
says_without (gpointer section)
{
  return rog_test_find (section, GTK_TYPE_LABEL, "label", "Open: item 1 without: Period") != NULL;
}

/* A field of an item is kept secret by itself, and opened by itself; the item without it is open, and says so. */
static void
test_secret_field (void)
{
  Case             c = { 0 };
  GtkWidget       *window, *section;
  RogItem         *item;
  RogDossier      *dossier;
  const char      *solde;
  g_autofree char *what = NULL, *without = NULL;
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();

  case_set_up (&c, "request-field", "judge");
  section = open_section (&c, &window);
  dossier = rog_work_get_dossier (c.work);
  item = case_get_item (&c, 1);
  solde = case_get_person (&c, "Miriam Solde");
  what = g_strdup_printf ("{'persons':['%s'],'items':['%s']}", solde, case_id_of (item));
  {
    g_autoptr (JsonObject) opening = at_desk_json (what);
    g_autoptr (GError) error = NULL;
    g_autofree char *id = NULL;

    case_withhold_rest (&c, opening);
    rog_work_open_to_async (c.work, opening, NULL, wait_cb, &c.wait);
    id = rog_work_open_to_finish (c.work, wait_for (&c.wait), &error);
    g_assert_no_error (error);
  }
  g_assert_true (rog_dossier_may_know_field (dossier, case_id_of (item), "period", solde));

  gtk_widget_activate_action (section, "request.secrecy", NULL);
  choose (get_page (section), "whom", "Everyone");
  choose (get_page (section), "basis", "By a judge");
  type_in (get_page (section), "Reason", "The accounts are still watched.");
  g_assert_true (is_missing (get_page (section), "Choose what is kept secret"));
  {
    GtkWidget *fields = rog_test_find (get_page (section), ADW_TYPE_EXPANDER_ROW, "title", rog_item_get_title (item));

    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fields), TRUE);
    activate_row (fields, "Period");
  }
  press (section, "Enter in Record");
  g_assert_true (rog_dossier_may_know (dossier, case_id_of (item), solde));
  g_assert_false (rog_dossier_may_know_field (dossier, case_id_of (item), "period", solde));
  rog_test_wait (says_without, section);
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

static void
sign_decision (Case *c)
{
  RogItem         *item = case_get_item (c, 3);
  g_autofree char *card = g_strconcat ("item:", case_id_of (item), NULL);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  rog_ruling_draft_include (case_get_ruling (c), item);
  rog_ruling_draft_set_outcome (case_get_ruling (c), case_id_of (item), "execute");
  case_put_reason (c, card, "The account is named.");
  case_hear_all (c, item, "{'heard':true,'how':'in writing','when':'2026-10-30'}");
  rog_ruling_draft_set_part (case_get_ruling (c), "procedure", "They were heard.");
  rog_ruling_draft_set_part (case_get_ruling (c), "secrecy", "The others are told when it is over.");
  id = case_sign (c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
}

/* A whole decision for whom not all of it is open to: the form says so, and takes it with a reason or as an extract. */
static void
test_served (void)
{
  Case        c = { 0 };
  GtkWidget  *window, *section, *reason, *go;
  GtkLabel   *missing;
  RogActPage *page;
  GListModel *events;
  g_autoptr (RogEntity) event = NULL;

  case_set_up (&c, "request-served", "judge");
  sign_decision (&c);
  section = open_section (&c, &window);
  events = rog_dossier_get_events (rog_work_get_dossier (c.work));
  gtk_widget_activate_action (section, "request.event", NULL);
  page = get_page (section);
  missing = GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (page), ROG_TYPE_ACT_PAGE, "missing"));
  go = rog_test_find (page, GTK_TYPE_BUTTON, "label", "Enter in Record");
  choose (page, "kind", "Served");
  type_in (page, "When", "20 November 2026");
  type_in (page, "How it is known, in words", "return slip");
  reason = rog_act_page_get_row (page, "reason");
  adw_combo_row_set_selected (ADW_COMBO_ROW (rog_test_find (page, ADW_TYPE_COMBO_ROW, "title", "Decision")), 1);
  activate_row (page, "Miriam Solde");
  g_assert_false (gtk_widget_get_visible (reason)); /* how much was served is not said yet */

  choose (page, "extent", "Whole");
  g_assert_true (gtk_widget_get_visible (reason));
  g_assert_false (gtk_widget_get_sensitive (go));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (missing), "Not all of this decision is open to Miriam Solde: "));
  choose (page, "extent", "Extract");
  g_assert_false (gtk_widget_get_visible (reason));
  g_assert_true (gtk_widget_get_sensitive (go));
  choose (page, "extent", "Whole");
  g_assert_false (gtk_widget_get_sensitive (go));
  type_in (page, "Why it was served whole all the same", "The registry sent it too early.");
  g_assert_true (gtk_widget_get_sensitive (go));
  g_assert_cmpstr (gtk_label_get_label (missing), ==, "");
  press (section, "Enter in Record");

  event = g_list_model_get_item (events, g_list_model_get_n_items (events) - 1);
  g_assert_cmpstr (rog_entity_get_string (event, "extent"), ==, "whole");
  g_assert_cmpstr (rog_entity_get_string (event, "reason"), ==, "The registry sent it too early.");
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

static gboolean
says_missing (GtkWidget  *section,
              const char *words)
{
  return !gtk_widget_get_sensitive (rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", "Open and Record")) && rog_test_find (get_page (section), GTK_TYPE_LABEL, "label", words) != NULL;
}

/* Of each document that bears on what is opened it has to be said what becomes of it: one is withheld, the others are opened. */
static void
decide_documents (Case       *c,
                  GtkWidget  *section,
                  const char *item)
{
  GListModel *documents = rog_dossier_get_documents (rog_work_get_dossier (c->work));
  gboolean    withheld = FALSE;

  g_assert_true (says_missing (section, "Open “Letter of request” too, or withhold it by a criterion"));
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);
      GtkWidget *row = rog_test_find (get_page (section), ADW_TYPE_EXPANDER_ROW, "title", rog_document_get_name (document));

      g_assert_cmpint (gtk_widget_get_visible (row), ==, rog_entity_names (ROG_ENTITY (document), "items", item));
      if (!gtk_widget_get_visible (row))
        continue;
      if (withheld)
        {
          activate_row (get_page (section), rog_document_get_name (document));
          g_assert_false (gtk_widget_get_visible (row));
          continue;
        }
      withheld = TRUE;
      /* She is a suspect: what is withheld from anybody else only is not offered. */
      g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (rog_test_find (row, ADW_TYPE_COMBO_ROW, "title", "Criterion")))), ==, 10);
      adw_combo_row_set_selected (ADW_COMBO_ROW (rog_test_find (row, ADW_TYPE_COMBO_ROW, "title", "Criterion")), 1);
      g_assert_true (says_missing (section, "Why “Letter of request” is withheld is needed"));
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (rog_test_first (row, GTK_TYPE_TEXT_VIEW))), "Who told it is in it.", -1);
    }
  g_assert_true (withheld);
}

static void
test_opening (void)
{
  Case        c = { 0 };
  GtkWidget  *window, *section;
  const char *item;

  case_set_up (&c, "request-opening", "judge");
  section = open_section (&c, &window);
  item = case_id_of (case_get_item (&c, 1));
  gtk_widget_activate_action (section, "request.opening", NULL);
  activate_row (get_page (section), "Miriam Solde");
  g_assert_false (gtk_widget_get_sensitive (rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", "Open and Record")));
  activate_row (get_page (section), rog_item_get_title (case_get_item (&c, 1)));
  type_in (get_page (section), "From", "28 November 2026");
  type_in (get_page (section), "Reason", "She is to be heard.");
  decide_documents (&c, section, item);
  press (section, "Open and Record");
  g_assert_true (rog_dossier_is_open_to (rog_work_get_dossier (c.work), item, case_get_person (&c, "Miriam Solde")));
  g_assert_false (rog_dossier_is_open_to (rog_work_get_dossier (c.work), item, case_get_person (&c, "Tomas Rehlin")));
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

static void
act (Case       *c,
     const char *kind,
     const char *object,
     JsonObject *body)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_work_act_async (c->work, kind, object, body, NULL, wait_cb, &c->wait);
  id = rog_work_act_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
}

/* What the judge has to see before opening is said, whatever the item is called. */
static void
test_opening_says (void)
{
  static const char title[] = "Accounts of <b>Meyer & Söhne</b>";
  Case              c = { 0 };
  GtkWidget        *window, *section;
  RogItem          *item;
  g_autofree char  *secret = NULL;
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (JsonObject) secrecy = NULL;

  case_set_up (&c, "request-opening-says", "judge");
  item = case_get_item (&c, 1);
  state = rog_entity_to_json (ROG_ENTITY (item));
  json_object_set_string_member (state, "title", title);
  act (&c, "item.corrected", case_id_of (item), state);
  secret = g_strdup_printf ("{'fields':[{'item':'%s','fields':['period']}],'from':'everyone','basis':'judge','set_by':'Ada Lorne','reason':'It is still watched.'}", case_id_of (item));
  secrecy = at_desk_json (secret);
  act (&c, "secrecy.set", NULL, secrecy);
  section = open_section (&c, &window);
  gtk_widget_activate_action (section, "request.opening", NULL);
  activate_row (get_page (section), "Miriam Solde");
  activate_row (get_page (section), title);
  g_assert_true (rog_test_says (get_page (section), "not opened with the item: Accounts of <b>Meyer & Söhne</b>: Period"));
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

/* What is said of a document is corrected; what the file is stays, and what was not touched. */
static void
test_document (void)
{
  Case             c = { 0 };
  GtkWidget       *window, *section;
  RogActPage      *page;
  RogDossier      *dossier;
  RogDocument     *document, *other;
  RogItem         *item;
  g_autofree char *hash = NULL;

  case_set_up (&c, "request-document", "judge");
  dossier = rog_work_get_dossier (c.work);
  section = open_section (&c, &window);
  document = g_list_model_get_item (rog_dossier_get_documents (dossier), 2);
  other = g_list_model_get_item (rog_dossier_get_documents (dossier), 1);
  item = case_get_item (&c, 5);
  hash = g_strdup (rog_document_get_hash (document));
  g_assert_false (rog_entity_names (ROG_ENTITY (document), "items", case_id_of (item)));
  g_assert_cmpstr (rog_document_get_translation_of (document), ==, rog_entity_get_id (ROG_ENTITY (other)));

  gtk_widget_activate_action (section, "request.document", "s", rog_entity_get_id (ROG_ENTITY (document)));
  page = get_page (section);
  g_assert_true (is_missing (page, "Nothing is changed yet"));
  type_in (page, "Title", "");
  g_assert_true (is_missing (page, "“Title” is needed"));
  type_in (page, "Title", rog_document_get_name (document));
  g_assert_true (is_missing (page, "Nothing is changed yet"));
  activate_row (page, rog_item_get_title (item));
  g_assert_false (rog_test_find (page, GTK_TYPE_LABEL, "label", "Nothing is changed yet") != NULL);
  activate_row (page, rog_item_get_title (item));
  g_assert_true (is_missing (page, "Nothing is changed yet"));
  activate_row (page, rog_item_get_title (item));
  type_in (page, "Language", "en-GB");
  press (section, "Enter in Record");
  g_assert_cmpstr (rog_document_get_language (document), ==, "en-GB");
  g_assert_true (rog_entity_names (ROG_ENTITY (document), "items", case_id_of (item)));
  g_assert_cmpstr (rog_document_get_translation_of (document), ==, rog_entity_get_id (ROG_ENTITY (other)));
  g_assert_cmpstr (rog_document_get_hash (document), ==, hash);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (document);
  g_object_unref (other);
  case_tear_down (&c);
}

static void
test_person (void)
{
  Case        c = { 0 };
  GtkWidget  *window, *section;
  const char *person;
  g_auto (GStrv) counsel = NULL;

  case_set_up (&c, "request-person", "judge");
  section = open_section (&c, &window);
  person = case_get_person (&c, "Miriam Solde");
  gtk_widget_activate_action (section, "request.capacity", "s", person);
  choose (get_page (section), "capacity", "witness");
  choose (get_page (section), "source", "Set by a judge");
  type_in (get_page (section), "How it is known, in words", "Heard as one.");
  press (section, "Enter in Record");
  g_assert_cmpstr (rog_dossier_get_capacity (rog_work_get_dossier (c.work), person, NULL), ==, "witness");

  gtk_widget_activate_action (section, "request.counsel", "(ss)", person, "");
  type_in (get_page (section), "Counsel", "Ruth Halvard");
  type_in (get_page (section), "How it is known, in words", "authority to act");
  press (section, "Enter in Record");
  counsel = rog_dossier_dup_counsel (rog_work_get_dossier (c.work), person, NULL, "2026-11-20");
  g_assert_true (g_strv_contains ((const char *const *)counsel, "Ruth Halvard"));
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

static void
test_limit (void)
{
  Case        c = { 0 };
  GtkWidget  *window, *section;
  GListModel *limits;
  RogEntity  *limit = NULL;

  case_set_up (&c, "request-limit", "judge");
  section = open_section (&c, &window);
  limits = rog_dossier_get_limits (rog_work_get_dossier (c.work));
  gtk_widget_activate_action (section, "request.limit", NULL);
  choose (get_page (section), "for", "file");
  choose (get_page (section), "source", "Set by the court");
  choose (get_page (section), "binds", "A person heard");
  type_in (get_page (section), "Why: article, paragraph or reason", "so that Meyer & Söhne <b>can</b> answer");
  type_in (get_page (section), "Time zone", "Nowhere/Atlantis");
  type_in (get_page (section), "Runs from (event)", "service");
  type_in (get_page (section), "Runs from (date)", "1 December 2026");
  type_in (get_page (section), "Length in days", "10");
  g_assert_false (gtk_widget_get_sensitive (rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", "Enter in Record")));
  type_in (get_page (section), "Time zone", "CET");
  /* Christmas is a holiday of this court, and no Saturday or Sunday in that year. */
  type_in (get_page (section), "Runs from (date)", "15 December 2026");
  g_assert_true (rog_test_says (get_page (section), "28 December 2026, with the holidays of Arvenia"));
  type_in (get_page (section), "Runs from (date)", "1 December 2026");
  press (section, "Enter in Record");
  for (guint i = 0; i < g_list_model_get_n_items (limits); i++)
    {
      g_autoptr (RogEntity) each = g_list_model_get_item (limits, i);

      if (g_str_equal (rog_limit_get_because (ROG_LIMIT (each)), "so that Meyer & Söhne <b>can</b> answer"))
        limit = each; /* the dossier holds it */
    }
  g_assert_nonnull (limit);
  g_assert_cmpstr (rog_limit_get_due (ROG_LIMIT (limit)), ==, "2026-12-11");

  gtk_widget_activate_action (section, "request.limit-change", "s", rog_entity_get_id (limit));
  g_assert_true (rog_test_says (get_page (section), "so that Meyer & Söhne <b>can</b> answer"));
  choose (get_page (section), "kind", "Extended");
  type_in (get_page (section), "On", "5 December 2026");
  type_in (get_page (section), "By whom", "Ada Lorne");
  type_in (get_page (section), "Reason", "ill");
  type_in (get_page (section), "New end", "20 December 2026");
  press (section, "Enter in Record");
  g_assert_cmpstr (rog_limit_get_due (ROG_LIMIT (limit)), ==, "2026-12-20");
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

/* Those of the rule that end then. */
static guint
count_rule (RogDossier *dossier,
            const char *rule,
            const char *due)
{
  GListModel *limits = rog_dossier_get_limits (dossier);
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (limits); i++)
    {
      g_autoptr (RogEntity) limit = g_list_model_get_item (limits, i);

      if (g_strcmp0 (rog_entity_get_string (limit, "rule"), rule) == 0 && g_strcmp0 (rog_limit_get_due (ROG_LIMIT (limit)), due) == 0)
        n++;
    }

  return n;
}

/* What the instrument sets fills in the form, but not from when it runs; what is changed is no longer the instrument's. */
static void
test_limit_of_instrument (void)
{
  Case       c = { 0 };
  GtkWidget *window, *section;

  case_set_up (&c, "request-limit-law", "judge");
  section = open_section (&c, &window);
  for (guint changed = 0; changed < 2; changed++)
    {
      gtk_widget_activate_action (section, "request.limit", NULL);
      g_signal_emit_by_name (rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", "Fill In"), "clicked");
      g_assert_false (gtk_widget_get_sensitive (rog_test_find (get_page (section), GTK_TYPE_BUTTON, "label", "Enter in Record")));
      type_in (get_page (section), "Runs from (date)", "1 September 2026");
      g_assert_true (rog_test_says (get_page (section), "It ends on 2 November 2026"));
      if (changed)
        type_in (get_page (section), "Why: article, paragraph or reason", "our own");
      press (section, "Enter in Record");
      g_assert_cmpuint (count_rule (rog_work_get_dossier (c.work), "T21", "2026-11-02"), ==, 1);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

/* A section outlives its work for a moment: locked, it shows nothing, and asks nothing of it. */
static void
test_locked (void)
{
  Case       c = { 0 };
  GtkWidget *window, *section;

  case_set_up (&c, "request-locked", "judge");
  section = open_section (&c, &window);
  g_assert_true (rog_test_find (section, GTK_TYPE_LABEL, "label", "Secrecy") != NULL);
  rog_desk_lock (c.desk);
  g_assert_true (rog_work_is_closed (c.work));
  g_signal_emit_by_name (rog_work_get_dossier (c.work), "changed");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (rog_test_find (section, GTK_TYPE_LABEL, "label", "Secrecy") != NULL);
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

  g_test_add_func ("/request/fact", test_fact);
  g_test_add_func ("/request/removed", test_removed);
  g_test_add_func ("/request/event", test_event);
  g_test_add_func ("/request/supplement", test_supplement);
  g_test_add_func ("/request/added", test_added);
  g_test_add_func ("/request/secret-field", test_secret_field);
  g_test_add_func ("/request/served", test_served);
  g_test_add_func ("/request/opening", test_opening);
  g_test_add_func ("/request/document", test_document);
  g_test_add_func ("/request/opening-says", test_opening_says);
  g_test_add_func ("/request/person", test_person);
  g_test_add_func ("/request/limit", test_limit);
  g_test_add_func ("/request/limit-of-instrument", test_limit_of_instrument);
  g_test_add_func ("/request/locked", test_locked);

  return g_test_run ();
}
