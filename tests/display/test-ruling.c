// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ruling, with a real desk and the practice dossier: what blocks signing blocks its button, is said there and can be
// gone to; the parts of its cards; the dialogs that come from them.

#include <adwaita.h>

#include "challenges/rog-challenges-section.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-section-pins.h"
#include "notes/rog-notes-section.h"
#include "rog-display-test.h"
#include "rog-ui.h"
#include "ruling-case.h"
#include "ruling/rog-letter-dialog.h"
#include "ruling/rog-ruling-apply-dialog.h"
#include "ruling/rog-ruling-done.h"
#include "ruling/rog-ruling-elsewhere.h"
#include "ruling/rog-ruling-item-card.h"
#include "ruling/rog-ruling-list.h"
#include "ruling/rog-ruling-missing.h"
#include "ruling/rog-ruling-preview.h"
#include "ruling/rog-ruling-reasons.h"
#include "ruling/rog-ruling-section.h"
#include "ruling/rog-ruling-tables.h"
#include "scope/rog-scope-section.h"
#include "service/rog-drafts.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-private.h"
#include "service/rog-work-sign.h"

#define HEARD "{'heard':true,'how':'in writing','when':'2026-10-30'}"
#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"
#define INTERIM "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b12"

typedef struct
{
  Case       c;
  GtkWidget *window;
  GtkWidget *section;
  GtkWidget *sign;
  char      *shown; /* what "dossier.show" was asked for */
} Desk;

static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  Desk       *desk = data;
  const char *section, *object;

  g_variant_get (parameter, "(&s&s)", &section, &object);
  g_free (desk->shown);
  desk->shown = g_strdup_printf ("%s %s", section, object);
}

static void
set_up (Desk       *desk,
        const char *profile,
        const char *role)
{
  GActionEntry entry = { .name = "show", .activate = show_cb, .parameter_type = "(ss)" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  case_set_up (&desk->c, profile, role);
  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, desk);
  desk->window = rog_test_window ();
  gtk_widget_insert_action_group (desk->window, "dossier", G_ACTION_GROUP (group));
  desk->section = g_object_new (ROG_TYPE_RULING_SECTION, "work", desk->c.work, "desk", desk->c.desk, NULL);
  desk->sign = rog_test_child (desk->section, "sign");
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->section);
  rog_test_present (desk->window);
}

static void
tear_down (Desk *desk)
{
  g_object_ref (desk->section);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_assert_finalize_object (desk->section);
  g_clear_pointer (&desk->shown, g_free);
  case_tear_down (&desk->c);
}

/*
 * What blocks
 */

static GtkWidget *
find_missing (Desk       *desk,
              const char *sentence)
{
  GtkWidget *card = rog_test_first (desk->section, ROG_TYPE_RULING_MISSING);
  g_autoptr (GPtrArray) labels = NULL;

  if (rog_test_find (card, GTK_TYPE_BUTTON, "label", "Show All") != NULL && gtk_widget_get_visible (rog_test_find (card, GTK_TYPE_BUTTON, "label", "Show All")))
    g_signal_emit_by_name (rog_test_find (card, GTK_TYPE_BUTTON, "label", "Show All"), "clicked");
  labels = rog_test_find_all (card, GTK_TYPE_LABEL);
  for (guint i = 0; i < labels->len; i++)
    if (g_strcmp0 (gtk_label_get_label (g_ptr_array_index (labels, i)), sentence) == 0)
      return gtk_widget_get_ancestor (g_ptr_array_index (labels, i), GTK_TYPE_BUTTON);

  return NULL;
}

typedef struct
{
  Desk       *desk;
  const char *sentence;
} Waiting;

static gboolean
is_said (gpointer data)
{
  Waiting *waiting = data;

  return find_missing (waiting->desk, waiting->sentence) != NULL;
}

static gboolean
can_sign (gpointer data)
{
  return gtk_widget_get_sensitive (((Desk *)data)->sign);
}

static RogBlocker *
find_block (Desk       *desk,
            const char *code)
{
  g_autoptr (GPtrArray) blocks = rog_work_find_blocks (desk->c.work);

  for (guint i = 0; i < blocks->len; i++)
    if (g_str_equal (rog_blocker_get_code (g_ptr_array_index (blocks, i)), code))
      return g_object_ref (g_ptr_array_index (blocks, i));
  g_test_message ("“%s” does not block", code);
  g_assert_not_reached ();
}

/* Whether the focus is in the ruling, and not where the button was. */
static void
assert_gone_to (Desk       *desk,
                RogBlocker *block)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (desk->window));
  GtkWidget *card = rog_test_first (desk->section, ROG_TYPE_RULING_MISSING);

  if (!g_str_equal (rog_blocker_get_section (block), "ruling"))
    {
      g_assert_nonnull (desk->shown);
      g_assert_true (g_str_has_prefix (desk->shown, rog_blocker_get_section (block)));
      return;
    }
  if (focus == NULL || !gtk_widget_is_ancestor (focus, desk->section) || gtk_widget_is_ancestor (focus, card))
    g_test_message ("“%s” leads nowhere: %s %s", rog_blocker_get_sentence (block), rog_blocker_get_object (block), rog_blocker_get_field (block));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, desk->section));
  g_assert_false (gtk_widget_is_ancestor (focus, card));
}

/* Blocks through the service, and here: the button is not to be used, it is said, and the place can be gone to. */
static void
assert_blocked (Desk       *desk,
                const char *code)
{
  g_autoptr (RogBlocker) block = find_block (desk, code);
  Waiting    waiting = { desk, rog_blocker_get_sentence (block) };
  GtkWidget *button;

  case_assert_refused (&desk->c, code);
  rog_test_wait (is_said, &waiting);
  g_assert_false (gtk_widget_get_sensitive (desk->sign));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (desk->sign), waiting.sentence));
  button = find_missing (desk, waiting.sentence);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, waiting.sentence);
  g_clear_pointer (&desk->shown, g_free);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  assert_gone_to (desk, block);
}

static void
assert_free (Desk *desk)
{
  case_assert_free (&desk->c);
  rog_test_wait (can_sign, desk);
}

/* An item that is ready to be refused. */
static void
prepare (Desk    *desk,
         RogItem *item)
{
  Case            *c = &desk->c;
  g_autofree char *card = g_strconcat ("item:", case_id_of (item), NULL);
  g_autoptr (JsonObject) ground = at_desk_json ("{'source':'other','name':'Code of Procedure, section 101'}");

  assert_blocked (desk, "nothing-decided");
  rog_ruling_draft_include (case_get_ruling (c), item);
  assert_blocked (desk, "outcome-missing");
  rog_ruling_draft_set_outcome (case_get_ruling (c), case_id_of (item), "refuse");
  assert_blocked (desk, "need-missing");
  rog_ruling_draft_set_item_object (case_get_ruling (c), case_id_of (item), "ground", ground);
  assert_blocked (desk, "reason-missing");
  case_put_reason (c, card, "For this reason.");
  assert_blocked (desk, "heard-missing");
  case_hear_all (c, item, HEARD);
  assert_blocked (desk, "part-missing");
  rog_ruling_draft_set_part (case_get_ruling (c), "procedure", "The letter came on 6 October 2026.");
  rog_ruling_draft_set_part (case_get_ruling (c), "consultation", "The authority was asked and gave no other reason.");
  assert_free (desk);
}

/* Of several entries, the one that is not complete is gone to, and in it what it does not say. */
static void
assert_gone_to_entry (Desk *desk)
{
  g_autoptr (JsonNode) signers = at_desk_node ("[{'name':'Ana Brekke'},{'name':'Ben Ode','office':'Registrar'}]");
  GtkWidget *focus, *fields;

  rog_ruling_draft_set_list (case_get_ruling (&desk->c), "signers", json_node_get_array (signers));
  assert_blocked (desk, "part-missing");
  focus = gtk_root_get_focus (GTK_ROOT (desk->window));
  fields = gtk_widget_get_ancestor (focus, ROG_TYPE_RULING_FIELDS);
  g_assert_true (gtk_widget_is_ancestor (focus, rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "office")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "name"))), ==, "Ana Brekke");
}

static void
test_blocks (void)
{
  static const char *const lists[] = { "remedy", "signers" };
  Desk                     desk = { 0 };
  RogItem                 *item;

  set_up (&desk, "ruling-blocks", "judge");
  g_assert_false (gtk_widget_get_sensitive (desk.sign));
  item = case_get_item (&desk.c, 3);
  prepare (&desk, item);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (JsonArray) list = json_array_ref (rog_ruling_draft_peek_list (case_get_ruling (&desk.c), lists[i]));
      g_autoptr (JsonArray) empty = json_array_new ();

      rog_ruling_draft_set_list (case_get_ruling (&desk.c), lists[i], empty);
      assert_blocked (&desk, "part-missing");
      rog_ruling_draft_set_list (case_get_ruling (&desk.c), lists[i], list);
      assert_free (&desk);
    }
  assert_gone_to_entry (&desk);
  rog_ruling_draft_set_outcome (case_get_ruling (&desk.c), case_id_of (item), "execute-in-part");
  assert_blocked (&desk, "version-missing");
  tear_down (&desk);
}

static void
append (Desk       *desk,
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
set_period (Desk    *desk,
            RogItem *item)
{
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (rog_work_get_dossier (desk->c.work), case_id_of (item));
  g_autofree char *event = g_strdup_printf ("{'kind':'filing-period-set','at':'2026-10-02','persons':['%s'],'items':['%s'],'due':'2199-01-01'}", persons[0], case_id_of (item));
  g_autoptr (JsonObject) body = at_desk_json (event);

  append (desk, "event.entered", NULL, body);
}

/* A period to file that runs: the button leads to where the urgency is written. */
static void
assert_urgency_asked (Desk *desk)
{
  GtkWidget *focus;

  assert_blocked (desk, "period-running");
  focus = gtk_root_get_focus (GTK_ROOT (desk->window));
  g_assert_nonnull (rog_ruling_fields_get_row (ROG_RULING_FIELDS (gtk_widget_get_ancestor (focus, ROG_TYPE_RULING_FIELDS)), "urgency"));
  rog_ruling_draft_set_part (case_get_ruling (&desk->c), "urgency", " ");
  assert_blocked (desk, "period-running");
  rog_ruling_draft_set_part (case_get_ruling (&desk->c), "urgency", "The bank erases these records soon.");
  assert_free (desk);
}

/* What comes while the ruling is written: a supplement, a period, a challenge. */
static void
test_arrivals (void)
{
  Desk       desk = { 0 };
  RogItem   *item;
  GtkWidget *focus;
  g_autoptr (JsonObject) scope = NULL;
  g_autoptr (JsonObject) supplement = NULL;

  set_up (&desk, "ruling-arrivals", "judge");
  item = case_get_item (&desk.c, 3);
  prepare (&desk, item);

  set_period (&desk, item);
  assert_urgency_asked (&desk);

  scope = rog_json_object_copy (rog_item_peek_scope (item));
  json_object_set_string_member (scope, "purpose", "and who else could draw on it");
  supplement = rog_item_make_state (3, rog_item_get_title (item), scope);
  append (&desk, "item.supplemented", case_id_of (item), supplement);
  assert_blocked (&desk, "requested-not-latest");
  /* It leads to what makes it rest on it, and nothing that was written is lost. */
  focus = gtk_root_get_focus (GTK_ROOT (desk.window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, "Rest on It");
  g_signal_emit_by_name (focus, "clicked");
  assert_free (&desk);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (focus)));
  tear_down (&desk);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* The item with another purpose, by the authority. */
static void
supplement (Desk       *desk,
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
narrow (Desk    *desk,
        RogItem *item)
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
  Desk *desk = data;
  g_autoptr (RogBlocker) block = find_block (desk, "requested-not-latest");
  GtkWidget *button = find_missing (desk, rog_blocker_get_sentence (block));

  return button != NULL && g_str_equal (rog_blocker_get_section (g_object_get_data (G_OBJECT (button), "block")), "ruling");
}

/* What is narrowed is looked at in Scope when the authority has changed it, and brought to rest on that; then the decision
 * is; then it can be signed. */
static void
test_supplement_of_narrowed (void)
{
  Desk             desk = { 0 };
  RogItem         *item;
  GtkWidget       *scope, *focus;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&desk, "ruling-rebase", "judge");
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
  assert_free (&desk);

  supplement (&desk, item, "and who else could draw on it");
  assert_blocked (&desk, "requested-not-latest");
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
  assert_blocked (&desk, "requested-not-latest");
  g_assert_null (desk.shown);
  focus = gtk_root_get_focus (GTK_ROOT (desk.window));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, "Rest on It");
  g_signal_emit_by_name (focus, "clicked");
  assert_free (&desk);
  id = case_sign (&desk.c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  case_assert_within (&desk.c);
  g_assert_finalize_object (scope);
  tear_down (&desk);
}

static void
enter_challenge (Desk    *desk,
                 RogItem *item)
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
  Desk     desk = { 0 };
  RogItem *item;
  g_autoptr (GPtrArray) pairs = NULL;

  set_up (&desk, "ruling-pairs", "judge");
  item = case_get_item (&desk.c, 3);
  prepare (&desk, item);
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

      assert_blocked (&desk, rog_pair_is_interim (pair) ? "interim-unanswered" : "pair-unanswered");
      rog_ruling_draft_set_answer (case_get_ruling (&desk.c), rog_pair_get_key (pair), answer);
      assert_blocked (&desk, "pair-reason-missing");
      case_put_reason (&desk.c, card, "It is not made out.");
    }
  assert_free (&desk);
  tear_down (&desk);
}

static gboolean
has_heading (Desk       *desk,
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
assert_no_extract (Desk    *desk,
                   RogItem *item)
{
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (rog_work_get_dossier (desk->c.work), case_id_of (item));
  g_autofree char *json = g_strdup_printf ("{'served':[{'person':'%s','what':'extract'}],'none':[]}", persons[0]);
  g_autoptr (JsonObject) served = at_desk_json (json);

  rog_ruling_draft_set_list (case_get_ruling (&desk->c), "served", json_object_get_array_member (served, "served"));
  assert_blocked (desk, "extract-elsewhere");
  rog_ruling_draft_set_list (case_get_ruling (&desk->c), "served", json_object_get_array_member (served, "none"));
  assert_free (desk);
}

/* A decision written elsewhere: its document, where it decides, its parts; entered, and not signed here. */
static void
test_elsewhere (void)
{
  Desk       desk = { 0 };
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

  set_up (&desk, "ruling-elsewhere", "judge");
  item = case_get_item (c, 3);
  card = rog_test_first (desk.section, ROG_TYPE_RULING_ELSEWHERE);
  g_assert_false (gtk_widget_get_visible (card));
  gtk_widget_activate_action (desk.section, "ruling.elsewhere", NULL);
  g_assert_true (gtk_widget_get_visible (card));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, "Decision written elsewhere");
  assert_blocked (&desk, "document-missing");
  g_assert_true (has_heading (&desk, "before you can enter it"));
  file = at_desk_make_scan (c->folder);
  path = g_file_get_uri (file);
  uri = json_node_init_string (json_node_alloc (), path);
  rog_ruling_draft_set_member (case_get_ruling (c), "document_file", uri);

  rog_ruling_draft_include (case_get_ruling (c), item);
  rog_ruling_draft_set_outcome (case_get_ruling (c), case_id_of (item), "execute");
  assert_blocked (&desk, "reason-missing");
  rog_ruling_draft_set_item_text (case_get_ruling (c), case_id_of (item), "tied", "page 2, paragraph 7");
  case_hear_all (c, item, HEARD);
  assert_blocked (&desk, "part-unconfirmed");
  checks = rog_test_find_all (card, GTK_TYPE_CHECK_BUTTON);
  for (guint i = 0; i < checks->len; i++)
    {
      g_assert_false (gtk_check_button_get_active (g_ptr_array_index (checks, i)));
      gtk_check_button_set_active (g_ptr_array_index (checks, i), TRUE);
    }
  assert_free (&desk);
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
    g_assert_cmpstr (rog_json_peek_string (line, "tied"), ==, "page 2, paragraph 7");
    g_assert_nonnull (rog_dossier_find_document (rog_work_get_dossier (c->work), rog_entity_get_string (decision, "document")));
  }
  g_assert_false (rog_dossier_item_is_undecided (rog_work_get_dossier (c->work), item));
  tear_down (&desk);
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/*
 * Citing
 */

/* The text that was written in last, where there is one; the person is asked where there are several. */
static void
test_cite (void)
{
  Desk             desk = { 0 };
  GtkWidget       *stack, *text, *notes;
  g_autofree char *chosen = NULL;
  g_autoptr (JsonArray) runs = NULL;
  g_autoptr (RogItem) item = NULL;

  set_up (&desk, "ruling-cite", "judge");
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
  tear_down (&desk);
}

/* A general paragraph is in an extract only where the judge puts it there. */
static void
assert_put_in_extract (Desk       *desk,
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
assert_list_in_extract (Desk                 *desk,
                        const char           *name,
                        const RogRulingField *fields,
                        const char           *person)
{
  RogRulingDraft *draft = case_get_ruling (&desk->c);
  g_autoptr (RogRulingPaper) paper = rog_ruling_paper_new (desk->c.desk, desk->c.work);
  g_autoptr (JsonObject) entry = at_desk_json ("{'id':'" GROUND "','order':'tell','text':'It is kept apart.','article':'10'}");
  GtkWidget      *list = g_object_ref_sink (rog_ruling_list_new (paper, name, "Add…", "Entry", fields, NULL, NULL));
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
assert_extract_signed (Desk           *desk,
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
  Desk        desk = { 0 };
  RogItem    *item;
  const char *name;
  GtkWidget  *preview, *what;
  g_auto (GStrv) persons = NULL;
  g_autofree char *served = NULL, *label = NULL;
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (JsonArray) nobody = json_array_new ();
  g_autoptr (RogRulingPaper) paper = NULL;

  set_up (&desk, "ruling-extract", "judge");
  item = case_get_item (&desk.c, 3);
  prepare (&desk, item);
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
  tear_down (&desk);
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
  Desk       desk = { 0 };
  RogItem   *item;
  GtkWidget *sign, *pin;
  AdwDialog *dialog;
  g_autoptr (RogRulingPaper) paper = NULL;
  g_autoptr (RogLetterDraft) draft = NULL;
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (JsonNode) question = at_desk_node ("[{'text':'Which account was used?'}]");
  g_autoptr (JsonArray) runs = json_node_dup_array (question);

  set_up (&desk, "ruling-letter", "judge");
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
  tear_down (&desk);
}

static void
test_apply (void)
{
  Desk       desk = { 0 };
  RogItem   *from, *to;
  AdwDialog *dialog;
  GtkWidget *go;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (RogRulingPaper) paper = NULL;

  set_up (&desk, "ruling-apply", "judge");
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
  tear_down (&desk);
}

/*
 * Cards and fields
 */

/* Nothing is chosen beforehand; a key chooses; the clerk prepares, and does not sign. */
static void
test_card (void)
{
  Desk       desk = { 0 };
  RogItem   *item;
  GtkWidget *card;
  g_autoptr (RogRulingPaper) paper = NULL;

  set_up (&desk, "ruling-card", "clerk");
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
  tear_down (&desk);
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
  Desk       desk = { 0 };
  GtkWidget *list, *add;
  g_autoptr (RogRulingPaper) paper = NULL;

  set_up (&desk, "ruling-list", "judge");
  paper = rog_ruling_paper_new (desk.c.desk, desk.c.work);
  list = g_object_ref_sink (rog_ruling_list_new (paper, "conditions", "Add Condition…", "Condition", rog_ruling_tables_get_condition (), NULL, NULL));
  add = rog_test_find (list, GTK_TYPE_BUTTON, "label", "Add Condition…");
  g_assert_nonnull (add);
  g_signal_emit_by_name (add, "clicked");
  g_assert_cmpuint (json_array_get_length (rog_ruling_draft_peek_list (case_get_ruling (&desk.c), "conditions")), ==, 1);
  g_signal_emit_by_name (rog_test_first (list, ROG_TYPE_RULING_FIELDS), "changed");
  g_assert_finalize_object (list);
  g_clear_object (&paper);
  tear_down (&desk);
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
  g_test_add_func ("/ruling/elsewhere", test_elsewhere);
  g_test_add_func ("/ruling/cite", test_cite);
  g_test_add_func ("/ruling/extract", test_extract);
  g_test_add_func ("/ruling/letter", test_letter);
  g_test_add_func ("/ruling/apply", test_apply);
  g_test_add_func ("/ruling/card", test_card);
  g_test_add_func ("/ruling/fields", test_fields);
  g_test_add_func ("/ruling/list", test_list);

  return g_test_run ();
}
