// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cards of the Request section: what they say of a dossier, and what can be changed in them.

#include <string.h>

#include <adwaita.h>

#include "../dossier/fixture.h"
#include "challenges/rog-challenge-facts.h"
#include "core/rog-json.h"
#include "dossier/rog-request-change.h"
#include "request/rog-request-cards.h"
#include "rog-display-test.h"
#include "rog-ui.h"
#include "widgets/rog-limit-view.h"
#include "widgets/rog-pin-button.h"

static guint
count_widgets (GtkWidget *widget,
               GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);

  return n;
}

static RogRequestView
make_view (RogDossier *dossier)
{
  return (RogRequestView){
    .dossier = dossier,
    .request = rog_entity_peek_state (ROG_ENTITY (rog_dossier_get_request (dossier))),
    .now = NOW,
    .at_court = TRUE,
  };
}

static void
edited (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  GVariant **last = data;

  g_clear_pointer (last, g_variant_unref);
  *last = g_variant_ref (parameter);
}

static void
test_short (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (JsonObject) state = fixture_json ("{'label':'Presumption','text':'No charge has been brought','pins':[{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':1,'area':[1,2,3,4]}]}");
  g_autoptr (JsonObject) change = rog_request_change_new (ROG_REQUEST_IN_SHORT, "Presumption", state, NULL);
  g_autoptr (JsonArray) changes = rog_request_changes_put (NULL, change);
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (GVariant) last = NULL;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GActionEntry   entry = { .name = "edit-fact", .activate = edited, .parameter_type = "(ss)" };
  RogRequestView view = make_view (dossier);
  GtkWidget     *card = g_object_ref_sink (rog_request_cards_new_short (&view));
  guint          n = count_widgets (card, ROG_TYPE_PIN_BUTTON);
  GtkWidget     *window, *button;
  const char    *part, *key;

  /* As it is: no way to change it, nothing of the draft. */
  g_assert_null (rog_test_find (card, GTK_TYPE_WIDGET, "tooltip-text", "Change: Presumption"));
  g_assert_false (rog_test_says (card, "Presumption"));
  g_assert_finalize_object (card);

  after = rog_request_changes_apply (changes, view.request);
  view.request = after;
  view.changes = changes;
  view.editing = TRUE;
  card = rog_request_cards_new_short (&view);
  g_assert_true (rog_test_says (card, "No charge has been brought"));
  g_assert_true (rog_test_says (card, "Not in the record yet"));
  g_assert_true (rog_test_says (card, "Add a Fact…"));
  g_assert_cmpuint (count_widgets (card, ROG_TYPE_PIN_BUTTON), ==, n + 1);

  window = rog_test_window ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, &last);
  gtk_widget_insert_action_group (window, "request", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (window), card);
  rog_test_present (window);
  button = rog_test_find (card, GTK_TYPE_WIDGET, "tooltip-text", "Change: Presumption");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Change: Presumption");
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (last);
  g_variant_get (last, "(&s&s)", &part, &key);
  g_assert_cmpstr (part, ==, ROG_REQUEST_IN_SHORT);
  g_assert_cmpstr (key, ==, "Presumption");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What shows a fact of the intake is said with it, a whole document too. */
static void
test_intake (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (JsonObject) request = fixture_json ("{'intake':[{'fact':'sheets','value':'11','proof':{'document':'" DOCUMENT "','reason':'Counted here'}}]}");
  RogRequestView   view = make_view (dossier);
  g_autofree char *shown = g_strdup_printf ("11\nCounted here\nShown by “%s”", rog_entity_get_string (ROG_ENTITY (rog_dossier_find_document (dossier, DOCUMENT)), "name"));
  GtkWidget       *card;

  view.request = request;
  card = g_object_ref_sink (rog_request_cards_new_intake (&view));
  g_assert_true (rog_test_says (card, "Number of sheets"));
  g_assert_true (rog_test_says (card, shown));
  g_assert_finalize_object (card);
}

/* Each menu says which limit it is about. */
static void
collect_tooltips (GtkWidget  *widget,
                  GType       type,
                  GHashTable *into)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_hash_table_add (into, g_strdup (gtk_widget_get_tooltip_text (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_tooltips (child, type, into);
}

/* The lines that say who was told of a change. */
static guint
count_told (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Told to") ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_told (child);

  return n;
}

static void
test_limits (void)
{
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  RogRequestView view = make_view (dossier);
  GtkWidget     *card;
  guint          n;

  card = g_object_ref_sink (rog_request_cards_new_limits (&view));
  n = count_widgets (card, ROG_TYPE_LIMIT_VIEW);
  g_assert_finalize_object (card);

  fixture_apply (dossier, "limit.set", "00000000-0000-4000-8000-000000000071",
                 "{'source':'set','for':'file','binds':'us','zone':'CET','due':'2026-12-10T17:00:00Z','because':'so that she can answer',"
                 "'changes':[{'kind':'extended','at':'2026-11-20','by':'Ada Lorne','reason':'ill','due':'2026-12-10T17:00:00Z'},"
                 "{'kind':'extended','at':'2026-11-25','by':'Ada Lorne','reason':'still ill','due':'2026-12-10T17:00:00Z','told':['Mr Hale','the authority']}]}");
  fixture_apply (dossier, "limit.set", "00000000-0000-4000-8000-000000000072",
                 "{'source':'asked','for':'review','binds':'authority','zone':'CET','due':'2026-12-11','because':'the authority looks again'}");
  view.may_change_limits = TRUE;
  view.editing = TRUE;
  card = g_object_ref_sink (rog_request_cards_new_limits (&view));
  /* Several; the absolute time with its zone; whom it binds; why; what became of it. */
  g_assert_cmpuint (count_widgets (card, ROG_TYPE_LIMIT_VIEW), ==, n + 2);
  g_assert_true (rog_test_says (card, "18:00\302\240CET"));
  g_assert_true (rog_test_says (card, "binds the authority"));
  g_assert_true (rog_test_says (card, "so that she can answer"));
  g_assert_true (rog_test_says (card, "Extended by Ada Lorne, 20 November 2026: ill"));
  /* Who was told of it; of the first nobody was, and nothing is said. */
  g_assert_true (rog_test_says (card, "Extended by Ada Lorne, 25 November 2026: still ill"));
  g_assert_true (rog_test_says (card, "Told to Mr Hale, the authority"));
  g_assert_cmpuint (count_told (card), ==, 1);
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect_tooltips (card, GTK_TYPE_MENU_BUTTON, names);
  g_assert_cmpuint (g_hash_table_size (names), ==, n + 2);
  g_assert_finalize_object (card);

  /* Counsel is told whom it binds, not to rule. */
  fixture_apply (dossier, "limit.set", "00000000-0000-4000-8000-000000000073",
                 "{'source':'set','for':'decide','binds':'us','zone':'CET','due':'2026-12-12','because':'the judge rules by then'}");
  view.may_change_limits = view.editing = FALSE;
  card = g_object_ref_sink (rog_request_cards_new_limits (&view));
  g_assert_true (rog_test_says (card, "Rule by "));
  g_assert_finalize_object (card);
  view.at_court = FALSE;
  card = g_object_ref_sink (rog_request_cards_new_limits (&view));
  g_assert_false (rog_test_says (card, "Rule by "));
  g_assert_true (rog_test_says (card, "binds the court"));
  g_assert_finalize_object (card);
}

static void
test_persons (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  RogRequestView view = make_view (dossier);
  GtkWidget     *card = g_object_ref_sink (rog_request_cards_new_persons (&view));

  g_assert_true (rog_test_says (card, "Nothing is open to this person"));
  g_assert_false (rog_test_says (card, "Open to…"));
  g_assert_finalize_object (card);

  fixture_apply (dossier, "capacity.set", "00000000-0000-4000-8000-0000000000a1",
                 "{'person':'" PERSON_1 "','item':'" ITEM_2 "','capacity':'witness','source':'judge','reason':'heard as one'}");
  fixture_apply (dossier, "representation.set", "00000000-0000-4000-8000-0000000000a2",
                 "{'person':'" PERSON_1 "','counsel':'Ruth Halvard','items':['" ITEM_1 "'],'to':'2026-11-20','proof':{'reason':'letter'}}");
  fixture_apply (dossier, "opening.made", "00000000-0000-4000-8000-0000000000a3",
                 "{'persons':['" PERSON_1 "'],'items':['" ITEM_1 "'],'fields':[{'item':'" ITEM_2 "','fields':['holder']}],'documents':['" DOCUMENT "'],'at':'2026-11-02','reason':'hearing'}");
  view.may_open = TRUE;
  card = g_object_ref_sink (rog_request_cards_new_persons (&view));
  g_assert_true (rog_test_says (card, "witness, item 2 (set by"));
  g_assert_finalize_object (card);
  /* On several items: said once, with all of them in their order. */
  fixture_apply (dossier, "capacity.set", "00000000-0000-4000-8000-0000000000a4",
                 "{'person':'" PERSON_1 "','item':'" ITEM_1 "','capacity':'witness','source':'judge','reason':'heard as one'}");
  card = g_object_ref_sink (rog_request_cards_new_persons (&view));
  g_assert_true (rog_test_says (card, "witness, item 1, item 2 (set by"));
  g_assert_true (rog_test_says (card, "Counsel: Ruth Halvard, item 1, until 20 November 2026"));
  g_assert_true (rog_test_says (card, "Open: item 1, Holder of item 2, "));
  g_assert_true (rog_test_says (card, "Open to…"));
  g_assert_finalize_object (card);
}

/* Numbers are labels of the bench, and so is what is open to whom. */
static void
test_counsel (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  RogRequestView view = make_view (dossier);
  GtkWidget     *card;

  fixture_apply (dossier, "event.entered", "00000000-0000-4000-8000-0000000000b1",
                 "{'kind':'filing-period-set','at':'2026-11-02T13:30:00Z','zone':'CET','persons':['" PERSON_1 "'],'items':['" ITEM_2 "'],'due':'2026-12-01','how':'by letter','proof':{'reason':'return slip'}}");
  fixture_apply (dossier, "capacity.set", "00000000-0000-4000-8000-0000000000a1",
                 "{'person':'" PERSON_1 "','item':'" ITEM_2 "','capacity':'witness','source':'authority'}");
  view.at_court = FALSE;
  view.editing = TRUE;
  card = g_object_ref_sink (rog_request_cards_new_short (&view));
  g_assert_true (rog_test_says (card, "Reference of the court"));
  g_assert_false (rog_test_says (card, "Our reference"));
  g_assert_finalize_object (card);
  view.editing = FALSE;
  card = g_object_ref_sink (rog_request_cards_new_persons (&view));
  g_assert_true (rog_test_says (card, rog_item_get_title (rog_dossier_find_item (dossier, ITEM_2))));
  g_assert_false (rog_test_says (card, "item 2"));
  g_assert_false (rog_test_says (card, "is open to this person"));
  g_assert_false (rog_test_says (card, "Open: "));
  g_assert_finalize_object (card);
  card = g_object_ref_sink (rog_request_cards_new_events (&view));
  g_assert_true (rog_test_says (card, rog_item_get_title (rog_dossier_find_item (dossier, ITEM_2))));
  g_assert_false (rog_test_says (card, "item 2"));
  g_assert_finalize_object (card);
}

static void
test_events (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  RogRequestView view = make_view (dossier);
  GtkWidget     *card;

  fixture_apply (dossier, "event.entered", "00000000-0000-4000-8000-0000000000b1",
                 "{'kind':'filing-period-set','at':'2026-11-02T13:30:00Z','zone':'CET','persons':['" PERSON_1 "'],'items':['" ITEM_2 "'],'due':'2026-12-01','how':'by letter','proof':{'reason':'return slip'}}");
  card = g_object_ref_sink (rog_request_cards_new_events (&view));
  g_assert_true (rog_test_says (card, "Period to file set"));
  g_assert_true (rog_test_says (card, "2 November 2026, 14:30 CET"));
  g_assert_true (rog_test_says (card, "item 2"));
  g_assert_true (rog_test_says (card, "until 1 December 2026"));
  g_assert_true (rog_test_says (card, "known by: return slip"));
  g_assert_true (rog_test_says (card, "Enter Event…"));
  g_assert_finalize_object (card);

  fixture_apply (dossier, "event.entered", "00000000-0000-4000-8000-0000000000b2",
                 "{'kind':'served','at':'2026-11-03T13:30:00Z','zone':'CET','persons':['" PERSON_1 "'],'extent':'extract','remedy_information':'appeal','language':'German','proof':{'reason':'slip'}}");
  card = g_object_ref_sink (rog_request_cards_new_events (&view));
  g_assert_true (rog_test_says (card, "an extract"));
  g_assert_true (rog_test_says (card, "appeal (German)"));
  g_assert_finalize_object (card);

  fixture_apply (dossier, "event.entered", "00000000-0000-4000-8000-0000000000b3",
                 "{'kind':'heard','at':'2026-11-04T13:30:00Z','zone':'CET','persons':['" PERSON_1 "'],'proof':{'document':'" DOCUMENT "'}}");
  card = g_object_ref_sink (rog_request_cards_new_events (&view));
  g_assert_true (rog_test_says (card, rog_document_get_name (rog_dossier_find_document (dossier, DOCUMENT))));
  g_assert_finalize_object (card);
}

/* The composer counts the dates to file and to object as what blocks signing does: the last of them. */
static void
test_due (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (JsonObject) state = fixture_json ("{'for':'" PERSON_1 "','targets':[{'kind':'request'}]}");
  g_autofree char *none = rog_challenge_find_due (dossier, state);
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;

  g_assert_null (none);
  fixture_apply (dossier, "limit.set", "00000000-0000-4000-8000-000000000091",
                 "{'source':'by-law','for':'object','binds':'person','zone':'Europe/Berlin','due':'2026-09-30','because':'The law says so.'}");
  first = rog_challenge_find_due (dossier, state);
  g_assert_cmpstr (first, ==, "2026-09-30");
  fixture_apply (dossier, "limit.set", "00000000-0000-4000-8000-000000000092",
                 "{'source':'set','for':'file','binds':'person','person':'" PERSON_1 "','zone':'Europe/Berlin','due':'2026-09-20','because':'The court set it.'}");
  second = rog_challenge_find_due (dossier, state);
  g_assert_cmpstr (second, ==, "2026-09-30");
  fixture_apply (dossier, "limit.set", "00000000-0000-4000-8000-000000000093",
                 "{'source':'set','for':'object','binds':'us','zone':'Europe/Berlin','due':'2026-12-20','because':'It binds the court.'}");
  third = rog_challenge_find_due (dossier, state);
  g_assert_cmpstr (third, ==, "2026-09-30");
  fixture_apply (dossier, "event.entered", "00000000-0000-4000-8000-000000000094",
                 "{'kind':'filing-period-extended','at':'2026-09-12','persons':['" PERSON_1 "'],'due':'2026-10-10'}");
  fourth = rog_challenge_find_due (dossier, state);
  g_assert_cmpstr (fourth, ==, "2026-10-10");
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();

  g_test_add_func ("/display/request-cards/short", test_short);
  g_test_add_func ("/display/request-cards/intake", test_intake);
  g_test_add_func ("/display/request-cards/limits", test_limits);
  g_test_add_func ("/display/request-cards/persons", test_persons);
  g_test_add_func ("/display/request-cards/counsel", test_counsel);
  g_test_add_func ("/display/request-cards/events", test_events);
  g_test_add_func ("/challenge/due", test_due);

  return g_test_run ();
}
