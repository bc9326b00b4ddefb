// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form that becomes an act: what it needs, what it says, and that nothing keeps it alive.

#include <adwaita.h>

#include "core/rog-json.h"
#include "dossier/rog-person.h"
#include "form/rog-act-page.h"
#include "form/rog-form-lists.h"
#include "form/rog-form-moment.h"
#include "rog-display-test.h"
#include "rog-ui.h"

static const RogFormField fields[] = {
  { "name", "Name", ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "kind", "Kind", ROG_FORM_CHOICE, TRUE, NULL, rog_form_person_kinds },
  { "at", "When", ROG_FORM_MOMENT, TRUE, NULL, NULL },
  { "born", "Born", ROG_FORM_DATE, FALSE, NULL, NULL },
  { "sheets", "Sheets", ROG_FORM_NUMBER, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static void
set (RogActPage *page,
     const char *member,
     const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (rog_act_page_get_row (page, member)), text);
}

static void
count_cb (RogActPage *page,
          guint      *n)
{
  ++*n;
}

static const char *
need_item (RogActPage *page,
           gpointer    data)
{
  return rog_act_page_count (page, "items") == 0 ? "An item is needed" : NULL;
}

/* What nobody has chosen is not said, and is needed; what is known stands there. */
static void
test_choice (void)
{
  static const RogFormField kind = { "kind", "Kind", ROG_FORM_CHOICE, TRUE, NULL, rog_form_person_kinds };
  static const RogFormField instrument = { "instrument", "Instrument", ROG_FORM_CHOICE, TRUE, "instruments", NULL };
  const RogFormField *const required[] = { &kind, &instrument };
  const char *const         ids[] = { "legal", "untoc" };

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      g_autoptr (JsonObject) object = json_object_new ();
      GtkWidget       *row = g_object_ref_sink (rog_form_row_new (required[i], object));
      g_autofree char *words = rog_form_row_dup_words (row);

      g_assert_cmpstr (words, ==, "Not chosen");
      g_assert_true (rog_form_row_is_empty (row));
      g_assert_false (rog_form_row_is_complete (row));
      rog_form_row_store (row, object);
      g_assert_false (json_object_has_member (object, required[i]->member));

      rog_form_row_choose (row, ids[i]);
      g_assert_true (rog_form_row_is_complete (row));
      rog_form_row_store (row, object);
      g_assert_cmpstr (rog_json_peek_string (object, required[i]->member), ==, ids[i]);
      g_assert_finalize_object (row);

      row = g_object_ref_sink (rog_form_row_new (required[i], object));
      g_assert_true (rog_form_row_is_complete (row));
      g_assert_finalize_object (row);
    }
}

/* A label that says so on the screen. */
static GtkLabel *
find_shown (GtkWidget  *widget,
            const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = GTK_IS_LABEL (child) && gtk_widget_get_mapped (child) && g_str_equal (gtk_label_get_label (GTK_LABEL (child)), words)
                            ? GTK_LABEL (child)
                            : find_shown (child, words);

      if (found != NULL)
        return found;
    }

  return NULL;
}

#define LONG "United Nations Convention against Corruption"

static gboolean
shows_long (gpointer row)
{
  return find_shown (row, LONG) != NULL;
}

/* Two conventions that begin alike are told apart where one of them is chosen. */
static void
test_choices_whole (void)
{
  static const RogFormField instrument = { "instrument", "Instrument", ROG_FORM_CHOICE, TRUE, "instruments", NULL };
  GtkWidget                *window = rog_test_window ();
  GtkWidget                *list = gtk_list_box_new ();
  g_autoptr (JsonObject) empty = json_object_new ();
  GtkWidget *row = rog_form_row_new (&instrument, empty);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  rog_test_present (window);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  rog_test_wait (shows_long, row);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (find_shown (row, LONG))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was chosen among entities, a date and a time say, is read whole. */
static void
test_chosen_whole (void)
{
  GtkWidget  *window = rog_test_window ();
  GtkWidget  *view = adw_navigation_view_new ();
  RogActPage *page = rog_act_page_new ("Enter Event", "Enter in Record");
  g_autoptr (GListStore) persons = g_list_store_new (ROG_TYPE_PERSON);
  g_autoptr (JsonNode) state = json_from_string ("{\"kind\":\"legal\",\"name\":\"Corrin Advisory\"}", NULL);
  g_autoptr (RogPerson) person = rog_person_new ("8f14e45f-ceea-467f-a0e6-0c1d2f3a4b5c", json_node_get_object (state), NULL);
  GtkWidget *row;

  g_list_store_append (persons, person);
  row = rog_act_page_add_entity (page, rog_act_page_add_group (page, NULL, NULL), "person", "Person", G_LIST_MODEL (persons), "name", "None");
  g_assert_true (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "None");
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADDRESS "m.soldeundrehlin@postbrevanstalt.example"

static gboolean
has_hyphen (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    for (GSList *run = pango_layout_get_line_readonly (layout, i)->runs; run != NULL; run = run->next)
      if (((PangoGlyphItem *)run->data)->item->analysis.flags & PANGO_ANALYSIS_FLAG_NEED_HYPHEN)
        return TRUE;

  return FALSE;
}

static gboolean
shows_address (gpointer row)
{
  return find_shown (row, ADDRESS) != NULL;
}

/* An address that is wider than its row is broken, and stays what it is: no hyphen comes into it. */
static void
test_identifier (void)
{
  GtkWidget *window = rog_test_window ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), ADDRESS);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), g_object_new (ADW_TYPE_CLAMP, "maximum-size", 160, "child", list, NULL));
  rog_test_present (window);
  rog_test_wait (shows_address, row);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (find_shown (row, ADDRESS))), >, 1);
  g_assert_false (has_hyphen (find_shown (row, ADDRESS)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
breaks_plainly (const GtkTextIter *at)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (at);

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean set, hyphens;

      g_object_get (l->data, "insert-hyphens-set", &set, "insert-hyphens", &hyphens, NULL);
      if (set && !hyphens)
        return TRUE;
    }

  return FALSE;
}

static void
assert_breaks_plainly (GtkTextBuffer *buffer)
{
  GtkTextIter at;

  gtk_text_buffer_get_start_iter (buffer, &at);
  g_assert_false (gtk_text_iter_is_end (&at));
  for (; !gtk_text_iter_is_end (&at); gtk_text_iter_forward_char (&at))
    g_assert_true (breaks_plainly (&at));
}

/* So is one that is typed into a text: what was there, and what comes before, within and after it. */
static void
test_typed (void)
{
  GtkWidget     *window = rog_test_window ();
  GtkWidget     *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter    at;

  gtk_text_buffer_set_text (buffer, ADDRESS, -1);
  gtk_window_set_child (GTK_WINDOW (window), view);
  rog_test_present (window);
  assert_breaks_plainly (buffer);
  gtk_text_buffer_get_start_iter (buffer, &at);
  gtk_text_buffer_insert (buffer, &at, "von Süden: ", -1);
  assert_breaks_plainly (buffer);
  gtk_text_buffer_get_end_iter (buffer, &at);
  gtk_text_buffer_insert (buffer, &at, " und weiter", -1);
  assert_breaks_plainly (buffer);
  gtk_text_buffer_set_text (buffer, "anders", -1);
  assert_breaks_plainly (buffer);
  gtk_text_buffer_undo (buffer);
  assert_breaks_plainly (buffer);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_page (void)
{
  GtkWidget  *window = rog_test_window ();
  GtkWidget  *view = adw_navigation_view_new ();
  RogActPage *page = rog_act_page_new ("Enter Person", "Enter in Record");
  g_autoptr (JsonObject) body = NULL;
  AdwPreferencesGroup *group;
  GtkWidget           *go, *check;
  guint                entered = 0;

  rog_act_page_add_fields (page, NULL, fields, NULL);
  group = rog_act_page_add_group (page, "Items", NULL);
  check = rog_act_page_add_check (page, GTK_WIDGET (group), "items", "one", "Mailbox", FALSE);
  rog_act_page_set_missing (page, need_item, NULL, NULL);
  g_signal_connect (page, "go", G_CALLBACK (count_cb), &entered);
  rog_act_page_update (page);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  gtk_window_set_child (GTK_WINDOW (window), view);
  rog_test_present (window);
  go = rog_test_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "label", "Enter in Record");

  /* Nothing can be entered, and it says why. */
  g_assert_false (gtk_widget_get_sensitive (go));
  g_assert_true (rog_test_says (GTK_WIDGET (page), "An item is needed"));
  adw_action_row_activate (ADW_ACTION_ROW (check));
  g_assert_true (rog_test_says (GTK_WIDGET (page), "“Name” is needed"));
  set (page, "name", "Corrin Advisory Ltd");
  g_assert_true (rog_test_says (GTK_WIDGET (page), "“Kind” is needed"));
  rog_form_row_choose (rog_act_page_get_row (page, "kind"), "legal");
  set (page, "at", "the other day");
  g_assert_true (rog_test_says (GTK_WIDGET (page), "“When” cannot be read"));
  g_assert_false (gtk_widget_get_sensitive (go));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (rog_act_page_get_row (page, "at")), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  set (page, "at", "20 November 2026");
  set (page, "sheets", "nineteen");
  g_assert_false (gtk_widget_get_sensitive (go));
  set (page, "sheets", "19");
  g_assert_true (gtk_widget_get_sensitive (go));

  g_assert_true (rog_test_key (GTK_WIDGET (page), GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpuint (entered, ==, 1);
  body = rog_act_page_to_json (page);
  g_assert_cmpstr (rog_json_peek_string (body, "name"), ==, "Corrin Advisory Ltd");
  g_assert_cmpstr (rog_json_peek_string (body, "kind"), ==, "legal");
  g_assert_cmpstr (rog_json_peek_string (body, "at"), ==, "2026-11-20");
  g_assert_cmpint (json_object_get_int_member (body, "sheets"), ==, 19);
  g_assert_cmpstr (json_array_get_string_element (rog_json_peek_array (body, "items"), 0), ==, "one");

  /* While it is entered, it is not entered again. */
  rog_act_page_begin (page);
  rog_test_key (GTK_WIDGET (page), GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpuint (entered, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_finalized (void)
{
  GtkWidget *page = g_object_ref_sink (GTK_WIDGET (rog_act_page_new ("Enter Person", "Enter in Record")));

  rog_act_page_add_fields (ROG_ACT_PAGE (page), NULL, fields, NULL);
  rog_act_page_update (ROG_ACT_PAGE (page));
  g_assert_finalize_object (page);
}

/* What is not shown is neither needed nor kept. */
static void
test_hidden (void)
{
  RogActPage *page = g_object_ref_sink (rog_act_page_new ("Enter Person", "Enter in Record"));
  g_autoptr (JsonObject) known = json_object_new ();
  g_autoptr (JsonObject) body = NULL;

  json_object_set_string_member (known, "name", "Anneke Solde");
  json_object_set_string_member (known, "kind", "natural");
  json_object_set_string_member (known, "born", "1980-02-01");
  rog_act_page_add_fields (page, NULL, fields, known);
  gtk_widget_set_visible (rog_act_page_get_row (page, "at"), FALSE);
  gtk_widget_set_visible (rog_act_page_get_row (page, "born"), FALSE);
  rog_act_page_update (page);
  g_assert_true (gtk_widget_get_sensitive (rog_test_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "label", "Enter in Record")));
  body = rog_act_page_to_json (page);
  g_assert_cmpstr (rog_json_peek_string (body, "name"), ==, "Anneke Solde");
  g_assert_false (json_object_has_member (body, "born"));
  g_assert_finalize_object (page);
}

static void
test_moment (void)
{
  static const struct
  {
    const char *text;
    const char *moment;
  } moments[] = {
    { "2026-11-20", "2026-11-20" },
    { "20 November 2026", "2026-11-20" },
    { "20 November 2026, 14:30", "2026-11-20T13:30:00Z" },
    { "2026-07-20 14:30", "2026-07-20T12:30:00Z" },
    { "2026-07-20T04:05", "2026-07-20T02:05:00Z" },
    { "20 November 2026, 25:30", NULL },
    { "14:30", NULL },
    { "soon", NULL },
    { "", NULL },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("CET-1CEST,M3.5.0/2,M10.5.0/3");
  g_autofree char *shown = rog_form_moment_format_with_zone ("2026-11-20T13:30:00Z", zone);

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *moment = rog_form_moment_parse (moments[i].text, zone);
      g_autofree char *text = moment != NULL ? rog_form_moment_format (moment, zone) : NULL;
      g_autofree char *again = text != NULL ? rog_form_moment_parse (text, zone) : NULL;

      g_assert_cmpstr (moment, ==, moments[i].moment);
      g_assert_cmpstr (again, ==, moments[i].moment);
    }
  g_assert_cmpstr (shown, ==, "20 November 2026, 14:30 CET");
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();

  g_test_add_func ("/display/act-page/page", test_page);
  g_test_add_func ("/display/act-page/choice", test_choice);
  g_test_add_func ("/display/act-page/choices-whole", test_choices_whole);
  g_test_add_func ("/display/act-page/chosen-whole", test_chosen_whole);
  g_test_add_func ("/display/act-page/identifier", test_identifier);
  g_test_add_func ("/display/act-page/typed", test_typed);
  g_test_add_func ("/display/act-page/finalized", test_finalized);
  g_test_add_func ("/display/act-page/hidden", test_hidden);
  g_test_add_func ("/display/act-page/moment", test_moment);

  return g_test_run ();
}
