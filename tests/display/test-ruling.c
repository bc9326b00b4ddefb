// SPDX-License-Identifier: GPL-3.0-or-later
//
// What blocks signing, with a real desk and the practice dossier: it blocks the button, is said there and can be gone to.

#include <adwaita.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "rog-display-test.h"
#include "rog-ui.h"
#include "ruling/rog-ruling-elsewhere.h"
#include "ruling/rog-ruling-missing.h"
#include "ruling/rog-ruling-reasons.h"
#include "ruling/rog-ruling-tables.h"
#include "ruling/rog-sign-dialog.h"
#include "scope/rog-scope-section.h"
#include "service/rog-drafts.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-private.h"
#include "service/rog-work-sign.h"
#include "ruling-desk.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"
#define INTERIM "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b12"

static void
assert_gone_to_entry (RulingDesk *desk)
{
  g_autoptr (JsonNode) signers = at_desk_node ("[{'name':'Ana Brekke'},{'name':'Ben Ode','office':'Registrar'}]");
  GtkWidget *focus, *fields;

  rog_ruling_draft_set_list (case_get_ruling (&desk->c), "signers", json_node_get_array (signers));
  ruling_desk_assert_blocked (desk, "part-missing");
  focus = gtk_root_get_focus (GTK_ROOT (desk->window));
  fields = gtk_widget_get_ancestor (focus, ROG_TYPE_RULING_FIELDS);
  g_assert_true (gtk_widget_is_ancestor (focus, rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "office")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "name"))), ==, "Ana Brekke");
}

static void
test_blocks (void)
{
  static const char *const lists[] = { "remedy", "signers" };
  RulingDesk               desk = { 0 };
  RogItem                 *item;

  ruling_desk_set_up (&desk, "ruling-blocks", "judge");
  g_assert_false (gtk_widget_get_sensitive (desk.sign));
  item = case_get_item (&desk.c, 3);
  ruling_desk_prepare (&desk, item);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (JsonArray) list = json_array_ref (rog_ruling_draft_peek_list (case_get_ruling (&desk.c), lists[i]));
      g_autoptr (JsonArray) empty = json_array_new ();

      rog_ruling_draft_set_list (case_get_ruling (&desk.c), lists[i], empty);
      ruling_desk_assert_blocked (&desk, "part-missing");
      rog_ruling_draft_set_list (case_get_ruling (&desk.c), lists[i], list);
      ruling_desk_assert_free (&desk);
    }
  assert_gone_to_entry (&desk);
  rog_ruling_draft_set_outcome (case_get_ruling (&desk.c), case_id_of (item), "execute-in-part");
  ruling_desk_assert_blocked (&desk, "version-missing");
  ruling_desk_tear_down (&desk);
}

static void
append (RulingDesk *desk,
        const char *kind,
        const char *object,
        JsonObject *body)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_order_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (orders, rog_act_order_new (kind, object, body));
  rog_work_append_async (desk->c.work, g_steal_pointer (&orders), NULL, wait_cb, &desk->c.wait);
  g_assert_true (rog_work_append_finish (desk->c.work, wait_for (&desk->c.wait), &error));
  g_assert_no_error (error);
}

static void
set_period (RulingDesk *desk,
            RogItem    *item)
{
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (rog_work_get_dossier (desk->c.work), case_id_of (item));
  g_autofree char *event = g_strdup_printf ("{'kind':'filing-period-set','at':'2026-10-02','persons':['%s'],'items':['%s'],'due':'2199-01-01'}", persons[0], case_id_of (item));
  g_autoptr (JsonObject) body = at_desk_json (event);

  append (desk, "event.entered", NULL, body);
}

/* A period to file that runs: the button leads to where the urgency is written. */
static void
assert_urgency_asked (RulingDesk *desk)
{
  GtkWidget *focus;

  ruling_desk_assert_blocked (desk, "period-running");
  focus = gtk_root_get_focus (GTK_ROOT (desk->window));
  g_assert_nonnull (rog_ruling_fields_get_row (ROG_RULING_FIELDS (gtk_widget_get_ancestor (focus, ROG_TYPE_RULING_FIELDS)), "urgency"));
  rog_ruling_draft_set_part (case_get_ruling (&desk->c), "urgency", " ");
  ruling_desk_assert_blocked (desk, "period-running");
  rog_ruling_draft_set_part (case_get_ruling (&desk->c), "urgency", "The bank erases these records soon.");
  ruling_desk_assert_free (desk);
}

/* What comes while the ruling is written: a supplement, a period, a challenge. */
static void
test_arrivals (void)
{
  RulingDesk desk = { 0 };
  RogItem   *item;
  GtkWidget *focus;
  g_autoptr (JsonObject) scope = NULL;
  g_autoptr (JsonObject) supplement = NULL;

  ruling_desk_set_up (&desk, "ruling-arrivals", "judge");
  item = case_get_item (&desk.c, 3);
  ruling_desk_prepare (&desk, item);

  set_period (&desk, item);
  assert_urgency_asked (&desk);

  scope = rog_json_object_copy (rog_item_peek_scope (item));
  json_object_set_string_member (scope, "purpose", "and who else could draw on it");
  supplement = rog_item_make_state (3, rog_item_get_title (item), scope);
  append (&desk, "item.supplemented", case_id_of (item), supplement);
  ruling_desk_assert_blocked (&desk, "requested-not-latest");
  /* It leads to what makes it rest on it, and nothing that was written is lost. */
  focus = gtk_root_get_focus (GTK_ROOT (desk.window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, "Rest on It");
  g_signal_emit_by_name (focus, "clicked");
  ruling_desk_assert_free (&desk);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (focus)));
  ruling_desk_tear_down (&desk);
}

/* The item with another purpose, by the authority. */
static void
supplement (RulingDesk *desk,
            RogItem    *item,
            const char *purpose)
{
  g_autoptr (JsonObject) scope = rog_json_object_copy (rog_item_peek_scope (item));
  g_autoptr (JsonObject) state = NULL;

  json_object_set_string_member (scope, "purpose", purpose);
  state = rog_item_make_state (rog_item_get_number (item), rog_item_get_title (item), scope);
  append (desk, "item.supplemented", case_id_of (item), state);
}

static void
narrow (RulingDesk *desk,
        RogItem    *item)
{
  g_autoptr (JsonObject) route = at_desk_json ("{'route':'domestic-law','provision':'section 21','opening':'Article 3(1)'}");
  RogScopeDraft *scope = rog_drafts_get_scope (rog_work_get_drafts (desk->c.work), case_id_of (item));

  rog_scope_draft_set_period (scope, "2023-03-01", "2024-10-31");
  rog_scope_draft_set_reason (scope, "period", "The offence is alleged for that time.");
  rog_scope_draft_set_route (scope, "period", route);
  rog_scope_draft_set_rest (scope, "period", "refused");
  rog_drafts_save (rog_work_get_drafts (desk->c.work));
}

static gboolean
asks_to_rest (gpointer scope)
{
  GtkWidget *button = rog_test_find (scope, GTK_TYPE_BUTTON, "label", "Rest on It");

  return button != NULL && gtk_widget_get_mapped (button);
}

/* Where what blocks leads to is another section now, by the same words. */
static gboolean
leads_here (gpointer data)
{
  RulingDesk *desk = data;
  g_autoptr (RogBlocker) block = ruling_desk_find_block (desk, "requested-not-latest");
  GtkWidget *button = ruling_desk_find_missing (desk, rog_blocker_get_sentence (block));

  return button != NULL && g_str_equal (rog_blocker_get_section (g_object_get_data (G_OBJECT (button), "block")), "ruling");
}

/* What is narrowed is looked at in Scope when the authority has changed it, and brought to rest on that; then the decision
 * is; then it can be signed. */
static void
test_supplement_of_narrowed (void)
{
  RulingDesk       desk = { 0 };
  RogItem         *item;
  GtkWidget       *scope, *focus;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  ruling_desk_set_up (&desk, "ruling-rebase", "judge");
  item = case_get_item (&desk.c, 1);
  scope = g_object_ref_sink (g_object_new (ROG_TYPE_SCOPE_SECTION, "work", desk.c.work, "desk", desk.c.desk, NULL));
  narrow (&desk, item);
  rog_ruling_draft_include (case_get_ruling (&desk.c), item);
  rog_ruling_draft_set_outcome (case_get_ruling (&desk.c), case_id_of (item), "execute-in-part");
  {
    g_autofree char *card = g_strconcat ("item:", case_id_of (item), NULL);

    case_put_reason (&desk.c, card, "For this reason.");
  }
  case_hear_all (&desk.c, item, HEARD);
  rog_ruling_draft_set_part (case_get_ruling (&desk.c), "procedure", "The letter came on 6 October 2026.");
  rog_ruling_draft_set_part (case_get_ruling (&desk.c), "consultation", "The authority was asked.");
  rog_ruling_draft_set_part (case_get_ruling (&desk.c), "secrecy", "The others are told when it is over.");
  ruling_desk_assert_free (&desk);

  supplement (&desk, item, "and who else could draw on it");
  ruling_desk_assert_blocked (&desk, "requested-not-latest");
  g_assert_true (g_str_has_prefix (desk.shown, "scope "));
  g_object_ref (desk.section);
  gtk_window_set_child (GTK_WINDOW (desk.window), scope);
  rog_section_show_object (ROG_SECTION (scope), strchr (desk.shown, ' ') + 1);
  rog_test_wait (asks_to_rest, scope);
  g_signal_emit_by_name (rog_test_find (scope, GTK_TYPE_BUTTON, "label", "Rest on It"), "clicked");
  g_assert_false (asks_to_rest (scope));

  gtk_window_set_child (GTK_WINDOW (desk.window), desk.section);
  g_object_unref (desk.section);
  rog_test_wait (leads_here, &desk);
  g_clear_pointer (&desk.shown, g_free);
  ruling_desk_assert_blocked (&desk, "requested-not-latest");
  g_assert_null (desk.shown);
  focus = gtk_root_get_focus (GTK_ROOT (desk.window));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, "Rest on It");
  g_signal_emit_by_name (focus, "clicked");
  ruling_desk_assert_free (&desk);
  id = case_sign (&desk.c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  case_assert_within (&desk.c);
  g_assert_finalize_object (scope);
  ruling_desk_tear_down (&desk);
}

static gboolean
says_purpose (gpointer scope)
{
  return rog_test_says (scope, "and who else could draw on it");
}

/* By what it asked for, which may be on its way still. */
static gboolean
is_let_go (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

/* Where nothing is narrowed there is nothing to be brought to rest on it: the decision is, and that is all. */
static void
test_supplement_of_whole (void)
{
  RulingDesk desk = { 0 };
  RogItem   *item;
  GtkWidget *scope;
  g_autoptr (RogBlocker) block = NULL;

  ruling_desk_set_up (&desk, "ruling-whole", "judge");
  item = case_get_item (&desk.c, 1);
  rog_drafts_get_scope (rog_work_get_drafts (desk.c.work), case_id_of (item));
  rog_ruling_draft_include (case_get_ruling (&desk.c), item);
  rog_ruling_draft_set_outcome (case_get_ruling (&desk.c), case_id_of (item), "execute-in-part");
  scope = g_object_ref_sink (g_object_new (ROG_TYPE_SCOPE_SECTION, "work", desk.c.work, "desk", desk.c.desk, NULL));
  g_object_ref (desk.section);
  gtk_window_set_child (GTK_WINDOW (desk.window), scope);
  rog_section_show_object (ROG_SECTION (scope), case_id_of (item));
  supplement (&desk, item, "and who else could draw on it");
  rog_test_wait (says_purpose, scope);
  g_assert_false (asks_to_rest (scope));
  block = ruling_desk_find_block (&desk, "requested-not-latest");
  g_assert_cmpstr (rog_blocker_get_section (block), ==, "ruling");
  gtk_window_set_child (GTK_WINDOW (desk.window), desk.section);
  g_object_unref (desk.section);
  rog_test_wait (is_let_go, scope);
  g_assert_finalize_object (scope);
  ruling_desk_tear_down (&desk);
}

static void
enter_challenge (RulingDesk *desk,
                 RogItem    *item)
{
  Case            *c = &desk->c;
  g_autofree char *text = g_strdup_printf ("{'for':'%s','capacity':'suspect','label':'C1','by':{'kind':'counsel','name':'Henrik Vaal'},"
                                           "'targets':[{'kind':'item','item':'%s','words':'the account of my client'}],"
                                           "'grounds':[{'id':'" GROUND "','ground':'G07','title':'The time asked for is too long','items':['%s']}],"
                                           "'relief':[{'kind':'narrow'}],'interim':[{'id':'" INTERIM "','kind':'suspend-execution'}],"
                                           "'filed':{'at':'2026-10-20','how':'post'}}",
                                           case_get_person (c, "Miriam Solde"), case_id_of (item), case_id_of (item));
  g_autoptr (JsonObject) challenge = at_desk_json (text);
  g_autoptr (GFile) scan = at_desk_make_scan (c->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_work_enter_challenge_async (c->work, challenge, scan, NULL, wait_cb, &c->wait);
  id = rog_work_enter_challenge_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
}

/* A ground and interim relief: each wants an answer, and each answer its reasons. */
static void
test_pairs (void)
{
  RulingDesk desk = { 0 };
  RogItem   *item;
  g_autoptr (GPtrArray) pairs = NULL;

  ruling_desk_set_up (&desk, "ruling-pairs", "judge");
  item = case_get_item (&desk.c, 3);
  ruling_desk_prepare (&desk, item);
  enter_challenge (&desk, item);
  rog_ruling_draft_set_outcome (case_get_ruling (&desk.c), case_id_of (item), "execute");
  rog_ruling_draft_set_item_object (case_get_ruling (&desk.c), case_id_of (item), "ground", NULL);
  pairs = rog_ruling_find_pairs (rog_work_get_dossier (desk.c.work), case_get_ruling (&desk.c));
  g_assert_cmpuint (pairs->len, ==, 2);
  for (guint i = 0; i < pairs->len; i++)
    {
      RogPair         *pair = g_ptr_array_index (pairs, i);
      g_autofree char *card = g_strconcat ("pair:", rog_pair_get_key (pair), NULL);
      g_autoptr (JsonObject) answer = at_desk_json ("{'answer':'dismissed'}");

      ruling_desk_assert_blocked (&desk, rog_pair_is_interim (pair) ? "interim-unanswered" : "pair-unanswered");
      rog_ruling_draft_set_answer (case_get_ruling (&desk.c), rog_pair_get_key (pair), answer);
      ruling_desk_assert_blocked (&desk, "pair-reason-missing");
      case_put_reason (&desk.c, card, "It is not made out.");
    }
  ruling_desk_assert_free (&desk);
  ruling_desk_tear_down (&desk);
}

static gboolean
has_heading (RulingDesk *desk,
             const char *words)
{
  g_autoptr (GPtrArray) labels = rog_test_find_all (rog_test_first (desk->section, ROG_TYPE_RULING_MISSING), GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_label (g_ptr_array_index (labels, i)), words) != NULL)
      return TRUE;

  return FALSE;
}

/* Nothing makes an extract of it; the row where that was chosen gets the keyboard. */
static void
assert_no_extract (RulingDesk *desk,
                   RogItem    *item)
{
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (rog_work_get_dossier (desk->c.work), case_id_of (item));
  g_autofree char *json = g_strdup_printf ("{'served':[{'person':'%s','what':'extract'}],'none':[]}", persons[0]);
  g_autoptr (JsonObject) served = at_desk_json (json);

  rog_ruling_draft_set_list (case_get_ruling (&desk->c), "served", json_object_get_array_member (served, "served"));
  ruling_desk_assert_blocked (desk, "extract-elsewhere");
  rog_ruling_draft_set_list (case_get_ruling (&desk->c), "served", json_object_get_array_member (served, "none"));
  ruling_desk_assert_free (desk);
}

/* A decision written elsewhere: its document, where it decides, its parts; entered, and not signed here. */
static void
test_elsewhere (void)
{
  RulingDesk desk = { 0 };
  Case      *c = &desk.c;
  RogItem   *item;
  GtkWidget *card;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (JsonNode) uri = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) confirmed = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;

  ruling_desk_set_up (&desk, "ruling-elsewhere", "judge");
  item = case_get_item (c, 3);
  card = rog_test_first (desk.section, ROG_TYPE_RULING_ELSEWHERE);
  g_assert_false (gtk_widget_get_visible (card));
  gtk_widget_activate_action (desk.section, "ruling.elsewhere", NULL);
  g_assert_true (gtk_widget_get_visible (card));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, "Decision written elsewhere");
  ruling_desk_assert_blocked (&desk, "document-missing");
  g_assert_true (has_heading (&desk, "before you can enter it"));
  file = at_desk_make_scan (c->folder);
  path = g_file_get_uri (file);
  uri = json_node_init_string (json_node_alloc (), path);
  rog_ruling_draft_set_member (case_get_ruling (c), "document_file", uri);

  rog_ruling_draft_include (case_get_ruling (c), item);
  rog_ruling_draft_set_outcome (case_get_ruling (c), case_id_of (item), "execute");
  ruling_desk_assert_blocked (&desk, "reason-missing");
  rog_ruling_draft_set_item_text (case_get_ruling (c), case_id_of (item), "tied", "page 2, paragraph 7");
  case_hear_all (c, item, HEARD);
  ruling_desk_assert_blocked (&desk, "part-unconfirmed");
  checks = rog_test_find_all (card, GTK_TYPE_CHECK_BUTTON);
  for (guint i = 0; i < checks->len; i++)
    {
      g_assert_false (gtk_check_button_get_active (g_ptr_array_index (checks, i)));
      gtk_check_button_set_active (g_ptr_array_index (checks, i), TRUE);
    }
  ruling_desk_assert_free (&desk);
  g_assert_true (has_heading (&desk, "Nothing stands in the way of entering it"));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (desk.sign)), ==, "Enter and Record…");
  assert_no_extract (&desk, item);
  set_period (&desk, item);
  assert_urgency_asked (&desk);

  refused = case_sign (c, AT_DESK_PIN, &error);
  g_assert_null (refused);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_clear_error (&error);
  confirmed = rog_work_find_confirmations (c->work);
  rog_work_enter_decision_async (c->work, confirmed, NULL, wait_cb, &c->wait);
  id = rog_work_enter_decision_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  {
    RogEntity  *decision = rog_dossier_find (rog_work_get_dossier (c->work), ROG_TYPE_DECISION, id);
    JsonObject *line = json_array_get_object_element (rog_entity_peek_array (decision, "items"), 0);

    g_assert_cmpstr (rog_entity_get_string (decision, "original"), ==, "other");
    g_assert_cmpstr (rog_entity_get_kind (decision), ==, "decision.entered");
    g_assert_cmpstr (rog_json_peek_string (line, "tied"), ==, "page 2, paragraph 7");
    g_assert_nonnull (rog_dossier_find_document (rog_work_get_dossier (c->work), rog_entity_get_string (decision, "document")));
  }
  g_assert_false (rog_dossier_item_is_undecided (rog_work_get_dossier (c->work), item));
  ruling_desk_tear_down (&desk);
}

static gpointer
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      g_autoptr (GPtrArray) found = rog_test_find_all (window, ROG_TYPE_SIGN_DIALOG);

      if (found->len > 0)
        return g_ptr_array_index (found, 0);
    }

  return NULL;
}

static gboolean
is_asking (gpointer data)
{
  return find_dialog () != NULL && gtk_widget_get_mapped (find_dialog ());
}

static gboolean
is_in_reasons (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (((RulingDesk *)data)->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, ROG_TYPE_RULING_REASONS) != NULL;
}

/* The item is open to a person but for a field of it, and so are no reasons: the extract would have the outcome alone. */
static void
serve_without_reasons (RulingDesk *desk,
                       RogItem    *item)
{
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (rog_work_get_dossier (desk->c.work), case_id_of (item));
  g_autofree char *opened = g_strdup_printf ("{'persons':['%s'],'items':['%s'],'how':'by letter'}", persons[0], case_id_of (item));
  g_autofree char *secret = g_strdup_printf ("{'fields':[{'item':'%s','fields':['period']}],'from':'everyone','basis':'judge','set_by':'Ada Lorne','reason':'It is still watched.'}", case_id_of (item));
  g_autofree char *served = g_strdup_printf ("[{'person':'%s','what':'extract'}]", persons[0]);
  g_autoptr (JsonObject) opening = at_desk_json (opened);
  g_autoptr (JsonObject) secrecy = at_desk_json (secret);
  g_autoptr (JsonNode) list = at_desk_node (served);

  append (desk, "opening.made", "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b21", opening);
  append (desk, "secrecy.set", "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b22", secrecy);
  rog_ruling_draft_set_list (case_get_ruling (&desk->c), "served", json_node_get_array (list));
}

/* What is asked when it is signed leads to its place, as what blocks does. */
static void
test_confirmed (void)
{
  RulingDesk desk = { 0 };
  RogItem   *item;

  ruling_desk_set_up (&desk, "ruling-confirmed", "judge");
  item = case_get_item (&desk.c, 3);
  ruling_desk_prepare (&desk, item);
  serve_without_reasons (&desk, item);
  ruling_desk_assert_free (&desk);
  g_signal_emit_by_name (desk.sign, "clicked");
  rog_test_wait (is_asking, &desk);
  g_assert_true (rog_test_says (find_dialog (), "has no reason for the outcome"));
  g_signal_emit_by_name (rog_test_find (find_dialog (), GTK_TYPE_BUTTON, "tooltip-text", "Close and Show"), "clicked");
  rog_test_wait (is_in_reasons, &desk);
  g_assert_null (find_dialog ());
  ruling_desk_tear_down (&desk);
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();
  g_test_add_func ("/ruling/blocks", test_blocks);
  g_test_add_func ("/ruling/arrivals", test_arrivals);
  g_test_add_func ("/ruling/pairs", test_pairs);
  g_test_add_func ("/ruling/supplement-of-narrowed", test_supplement_of_narrowed);
  g_test_add_func ("/ruling/supplement-of-whole", test_supplement_of_whole);
  g_test_add_func ("/ruling/confirmed", test_confirmed);
  g_test_add_func ("/ruling/elsewhere", test_elsewhere);

  return g_test_run ();
}
