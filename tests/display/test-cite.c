// SPDX-License-Identifier: GPL-3.0-or-later

#include "rog-display-test.h"
#include "widgets/rog-cite-text.h"
#include "widgets/rog-cite-view.h"
#include "widgets/rog-note-card.h"

typedef struct
{
  GtkWidget   *window;
  RogCiteView *view;
  guint        changes;
} Fixture;

static void
count_cb (gpointer data)
{
  (*(guint *)data)++;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);
      if (found)
        return found;
    }
  return NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GListStore) pins = g_list_store_new (ROG_TYPE_PIN_ITEM);
  g_autoptr (RogPinItem) first = rog_pin_item_new ("p9", "Request p. 3 ¶ 9", "Between 1 March 2023");
  g_autoptr (RogPinItem) second = rog_pin_item_new ("p13", "Request p. 3 ¶ 13", "whole of the period");

  g_list_store_append (pins, first);
  g_list_store_append (pins, second);
  fixture->view = ROG_CITE_VIEW (rog_cite_view_new ());
  rog_cite_view_set_pins (fixture->view, G_LIST_MODEL (pins));
  rog_cite_view_set_label (fixture->view, "Argument");
  fixture->window = rog_test_window ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  rog_test_present (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_signal_connect_swapped (fixture->view, "changed", G_CALLBACK (count_cb), &fixture->changes);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->view);
}

static void
assert_text (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *text = rog_cite_view_dup_text (fixture->view);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_json (Fixture    *fixture,
             const char *expected)
{
  JsonNode *node = json_node_alloc ();
  g_autoptr (JsonArray) runs = rog_cite_view_get_runs (fixture->view);

  json_node_init_array (node, runs);
  g_autofree char *json = json_to_string (node, FALSE);
  g_assert_cmpstr (json, ==, expected);
  json_node_unref (node);
}

#define RUNS "[{\"text\":\"One \"},{\"pin\":\"p1\",\"label\":\"p. 1\",\"quote\":\"q\"},{\"text\":\" two\"}]"

static void
set_runs (Fixture    *fixture,
          const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  rog_cite_view_set_runs (fixture->view, json_node_get_array (node));
}

static void
test_runs (Fixture      *fixture,
           gconstpointer data)
{
  set_runs (fixture, RUNS);
  g_assert_cmpuint (fixture->changes, ==, 0);
  assert_json (fixture, RUNS);
  assert_text (fixture, "One (p. 1) two");
  /* What is no run is left out, never an assertion. */
  set_runs (fixture, "[{\"text\":5},{\"other\":\"x\"},\"y\",{\"pin\":\"p\"},{\"text\":\"kept\"}]");
  assert_json (fixture, "[{\"text\":\"kept\"}]");
  GtkWidget *text = find (GTK_WIDGET (fixture->view), ROG_TYPE_CITE_TEXT);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, "Argument");
}

static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (RogPinItem) pin = rog_pin_item_new ("p1", "p. 1", "q");

  rog_cite_view_insert_text (fixture->view, "One ");
  rog_cite_view_insert_pin (fixture->view, pin);
  rog_cite_view_insert_text (fixture->view, " two");
  assert_json (fixture, RUNS);
  rog_cite_view_undo (fixture->view);
  rog_cite_view_undo (fixture->view);
  assert_text (fixture, "One ");
  rog_cite_view_redo (fixture->view);
  rog_cite_view_redo (fixture->view);
  assert_json (fixture, RUNS);
  g_assert_true (rog_test_key (GTK_WIDGET (fixture->view), GDK_KEY_z, GDK_CONTROL_MASK));
  assert_text (fixture, "One (p. 1)");
  while (rog_cite_view_undo (fixture->view))
    ;
  /* What is around the text may have more to take back. */
  g_assert_false (rog_test_key (GTK_WIDGET (fixture->view), GDK_KEY_z, GDK_CONTROL_MASK));
}

static void
test_clipboard (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget     *text = find (GTK_WIDGET (fixture->view), ROG_TYPE_CITE_TEXT);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter    from, to;
  g_auto (GValue) value = G_VALUE_INIT;

  set_runs (fixture, RUNS);
  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_select_range (buffer, &from, &to);
  g_signal_emit_by_name (text, "copy-clipboard");
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (gtk_widget_get_clipboard (text)), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "One (p. 1) two");
  g_signal_emit_by_name (text, "cut-clipboard");
  assert_text (fixture, "");
  g_signal_emit_by_name (text, "paste-clipboard");
  assert_json (fixture, RUNS);
}

static gboolean
is_high (gpointer view)
{
  return gtk_widget_get_height (view) > 120;
}

static gboolean
is_low (gpointer view)
{
  return gtk_widget_get_height (view) < 90;
}

/* Where all is scrolled each part gets what it asks for at least: a text asks for as much as it is long. */
static void
test_height (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = GTK_WIDGET (g_object_ref (fixture->view));
  g_autoptr (JsonArray) nothing = json_array_new ();

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_box_append (GTK_BOX (box), view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  rog_test_wait (is_low, view);
  rog_cite_view_insert_text (ROG_CITE_VIEW (view), "one\ntwo\nthree\nfour\nfive\nsix\nseven");
  rog_test_wait (is_high, view);
  rog_cite_view_set_runs (ROG_CITE_VIEW (view), nothing);
  rog_test_wait (is_low, view);
  g_object_unref (view);
}

static void
test_completion (Fixture      *fixture,
                 gconstpointer data)
{
  rog_cite_view_insert_text (fixture->view, "See @whole");
  g_assert_true (rog_test_key (GTK_WIDGET (fixture->view), GDK_KEY_Return, 0));
  assert_json (fixture, "[{\"text\":\"See \"},{\"pin\":\"p13\",\"label\":\"Request p. 3 ¶ 13\",\"quote\":\"whole of the period\"}]");
  /* An address offers nothing. */
  rog_cite_view_insert_text (fixture->view, " a@whole");
  g_assert_false (rog_test_key (GTK_WIDGET (fixture->view), GDK_KEY_Return, 0));
}

static void
test_tab (void)
{
  g_assert_cmpuint (rog_test_tab_through (rog_cite_view_new ()), ==, 1);
}

static void
test_note (void)
{
  GtkWidget *card = g_object_ref_sink (rog_note_card_new ("n1"));
  guint      activated = 0;

  rog_note_card_set_author (ROG_NOTE_CARD (card), "Tom Kieffer", "Clerk");
  rog_note_card_set_audience (ROG_NOTE_CARD (card), ROG_AUDIENCE_HOUSE, "Bench", "yesterday");
  rog_note_card_set_quote (ROG_NOTE_CARD (card), "valid until 30 June 2026");
  rog_note_card_set_text (ROG_NOTE_CARD (card), "Asked for the renewal.");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_ROLE_COMMENT);
  g_signal_connect_swapped (card, "activate", G_CALLBACK (count_cb), &activated);
  g_assert_true (rog_test_key (card, GDK_KEY_Return, 0));
  g_assert_cmpuint (activated, ==, 1);
  rog_note_card_set_selected (ROG_NOTE_CARD (card), TRUE);
  g_assert_true (gtk_widget_has_css_class (card, "selected"));
  g_assert_finalize_object (card);
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  g_test_add ("/cite/runs", Fixture, NULL, set_up, test_runs, tear_down);
  g_test_add ("/cite/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/cite/clipboard", Fixture, NULL, set_up, test_clipboard, tear_down);
  g_test_add ("/cite/completion", Fixture, NULL, set_up, test_completion, tear_down);
  g_test_add ("/cite/height", Fixture, NULL, set_up, test_height, tear_down);
  g_test_add_func ("/cite/tab", test_tab);
  g_test_add_func ("/note", test_note);
  return g_test_run ();
}
