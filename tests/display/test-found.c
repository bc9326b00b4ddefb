// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search found: a passage, the card of a dossier.

#include <adwaita.h>

#include "docket/rog-docket-search.h"
#include "docket/rog-found-card.h"
#include "rog-display-test.h"
#include "rog-ui.h"
#include "widgets/rog-pin-button.h"

#define DOSSIER "90000000-0000-4000-8000-000000000001"

static void
chosen (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  GVariant **last = data;

  g_clear_pointer (last, g_variant_unref);
  *last = g_variant_ref (parameter);
}

/* A window that is asked for "desk.find". */
static GtkWidget *
window_new (GVariant **last)
{
  GtkWidget   *window = rog_test_window ();
  GActionEntry entry = { .name = "find", .activate = chosen, .parameter_type = "(sss)" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, last);
  gtk_widget_insert_action_group (window, "desk", G_ACTION_GROUP (group));

  return window;
}

static void
assert_asked (GVariant   *last,
              const char *section,
              const char *object)
{
  const char *dossier, *asked_section, *asked_object;

  g_assert_nonnull (last);
  g_variant_get (last, "(&s&s&s)", &dossier, &asked_section, &asked_object);
  g_assert_cmpstr (dossier, ==, DOSSIER);
  g_assert_cmpstr (asked_section, ==, section);
  g_assert_cmpstr (asked_object, ==, object);
}

static RogFound *
found_new (guint n)
{
  RogFound *found = rog_found_new ();

  for (guint i = 0; i < n; i++)
    {
      RogFoundPassage *passage = rog_found_add (found, DOSSIER, ROG_FOUND_TEXT, "of the " ROG_FOUND_BEGIN "account" ROG_FOUND_END " of 2024", i);

      passage->object = g_strdup ("a document");
      passage->source = g_strdup ("Letter of request");
      passage->place = g_strdup ("p. 3 ¶ 13");
      passage->pin = g_strdup_printf ("{\"page\":%u}", i + 1);
    }

  return found;
}

static GPtrArray *
passages_of (RogFound *found)
{
  return ((RogFoundGroup *)g_ptr_array_index (found->groups, 0))->passages;
}

static void
test_row (void)
{
  g_autoptr (RogFound) found = found_new (1);
  g_autoptr (GVariant) last = NULL;
  GtkWidget *window = window_new (&last), *list = gtk_list_box_new ();
  GtkWidget *row = g_object_ref_sink (rog_found_row_new (DOSSIER, g_ptr_array_index (passages_of (found), 0)));
  GtkWidget *pin = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  rog_test_present (window);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "of the account of 2024, Letter of request, p. 3 ¶ 13");
  /* One stop for the keyboard: the pin is for the pointer. */
  g_assert_true (ROG_IS_PIN_BUTTON (pin));
  g_assert_false (gtk_widget_get_focusable (pin));
  g_assert_true (gtk_widget_grab_focus (row));
  assert_asked (rog_found_row_get_target (ROG_FOUND_ROW (row)), "pin", "{\"page\":1}");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (row);
}

static void
test_kinds (void)
{
  g_autoptr (RogFound) found = rog_found_new ();
  struct
  {
    RogFoundKind kind;
    const char  *section;
    const char  *label;
  } cases[] = {
    { ROG_FOUND_REFERENCE, "", "words, Reference" },
    { ROG_FOUND_PERSON, "request", "words, Person" },
    { ROG_FOUND_TITLE, "", "words, Title of the request" },
    { ROG_FOUND_AUTHORITY, "", "words, Authority" },
    { ROG_FOUND_DOCUMENT, "document", "words, Document" },
    { ROG_FOUND_RULING, "document", "words, Decision" },
    { ROG_FOUND_NOTE, "notes", "words, Note · Only me" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RogFoundPassage *passage = rog_found_add (found, DOSSIER, cases[i].kind, "words", 0);
      GtkWidget       *row = g_object_ref_sink (rog_found_row_new (DOSSIER, passage));
      const char      *section;

      g_variant_get (rog_found_row_get_target (ROG_FOUND_ROW (row)), "(&s&s&s)", NULL, &section, NULL);
      g_assert_cmpstr (section, ==, cases[i].section);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, cases[i].label);
      g_assert_finalize_object (row);
    }
}

static RogDossierRow *
dossier_new (void)
{
  g_autoptr (JsonObject) summary = json_object_new ();

  json_object_set_string_member (summary, "reference", "2026/118");
  json_object_set_string_member (summary, "title", "Bribery");
  json_object_set_string_member (summary, "authority", "Prosecutor of Karvelle");

  return rog_dossier_row_new (DOSSIER, summary);
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int)n) != NULL)
    n++;

  return n;
}

static void
activate (GtkWidget *list,
          int        index)
{
  g_assert_true (gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index))));
}

static void
test_card (void)
{
  g_autoptr (RogFound) found = found_new (9);
  g_autoptr (RogDossierRow) dossier = dossier_new ();
  g_autoptr (GVariant) last = NULL;
  GtkWidget *window = window_new (&last);
  GtkWidget *card = g_object_ref_sink (rog_found_card_new (dossier, passages_of (found), 1790000000));
  GtkWidget *list = gtk_widget_get_first_child (card);

  gtk_window_set_child (GTK_WINDOW (window), card);
  rog_test_present (window);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "2026/118, Bribery, 9 passages");

  /* The dossier, four passages, and how many more there are. */
  g_assert_cmpuint (count_rows (list), ==, 6);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 5)), GTK_ACCESSIBLE_PROPERTY_LABEL, "5 more");
  g_assert_true (rog_found_card_focus_first (ROG_FOUND_CARD (card)));
  activate (list, 1);
  assert_asked (last, "pin", "{\"page\":1}");
  activate (list, 0);
  assert_asked (last, "", "");
  activate (list, 5);
  g_assert_cmpuint (count_rows (list), ==, 10);
  activate (list, 9);
  assert_asked (last, "pin", "{\"page\":9}");

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (card);
}

/* A row that said "1 more" would take the place of that one. */
static void
test_five (void)
{
  g_autoptr (RogFound) found = found_new (5);
  g_autoptr (RogDossierRow) dossier = dossier_new ();
  GtkWidget *card = g_object_ref_sink (rog_found_card_new (dossier, passages_of (found), 1790000000));

  g_assert_cmpuint (count_rows (gtk_widget_get_first_child (card)), ==, 6);
  rog_found_card_set_narrow (ROG_FOUND_CARD (card), TRUE);
  g_assert_finalize_object (card);
}

static gboolean
has_summary (gpointer search)
{
  return *rog_docket_search_get_summary (search) != '\0';
}

/* Nothing is sought of one letter; of two, what cannot be sought is said in words. */
static void
test_search (void)
{
  g_autoptr (RogClock) clock = rog_clock_new_fixed (1790000000);
  g_autoptr (RogDesk) desk = rog_desk_new ("test-found", clock);
  GtkWidget *search = g_object_ref_sink (rog_docket_search_new ());
  GtkWidget *stack = adw_bin_get_child (ADW_BIN (search));

  rog_docket_search_set_desk (ROG_DOCKET_SEARCH (search), desk);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "waiting");
  rog_docket_search_set_words (ROG_DOCKET_SEARCH (search), "a", FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "waiting");
  g_assert_false (rog_docket_search_focus_first (ROG_DOCKET_SEARCH (search)));
  rog_docket_search_set_words (ROG_DOCKET_SEARCH (search), "ac", FALSE);
  rog_test_wait (has_summary, search);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "nothing");
  rog_docket_search_set_words (ROG_DOCKET_SEARCH (search), "", FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "waiting");
  rog_docket_search_set_narrow (ROG_DOCKET_SEARCH (search), TRUE);
  g_assert_finalize_object (search);
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();

  g_test_add_func ("/found/row", test_row);
  g_test_add_func ("/found/kinds", test_kinds);
  g_test_add_func ("/found/card", test_card);
  g_test_add_func ("/found/five", test_five);
  g_test_add_func ("/found/search", test_search);

  return g_test_run ();
}
