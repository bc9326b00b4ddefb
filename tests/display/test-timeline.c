// SPDX-License-Identifier: GPL-3.0-or-later

#include "rog-display-test.h"
#include "widgets/rog-date-entry.h"
#include "widgets/rog-timeline-handle.h"
#include "widgets/rog-timeline-words.h"
#include "widgets/rog-timeline.h"

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (rog_date_parse (iso, &date));
  return date;
}

static void
assert_kept (RogTimelineRow *row,
             const char     *from,
             const char     *to)
{
  GDate kept[2];
  char  text[2][32];

  g_assert_true (rog_timeline_row_get_kept (row, &kept[0], &kept[1]));
  for (guint i = 0; i < 2; i++)
    g_date_strftime (text[i], sizeof text[i], "%Y-%m-%d", &kept[i]);
  g_assert_cmpstr (text[0], ==, from);
  g_assert_cmpstr (text[1], ==, to);
}

static void
test_lengths (void)
{
  struct
  {
    const char *from, *to, *words;
  } cases[] = { { "2021-01-01", "2025-12-31", "60 months" }, { "2021-01-01", "2023-01-31", "25 months" }, { "2023-03-01", "2024-10-31", "20 months" }, { "2024-02-01", "2024-02-29", "1 month" }, { "2024-02-01", "2024-02-28", "28 days" }, { "2023-01-15", "2023-03-16", "2 months 2 days" }, { "2023-05-05", "2023-05-05", "1 day" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate            from = day (cases[i].from), to = day (cases[i].to);
      g_autofree char *words = rog_period_length_words (&from, &to);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_relation (void)
{
  GDate from = day ("2023-03-01"), to = day ("2024-10-31");
  struct
  {
    const char *day;
    gboolean    is_end;
    const char *words;
  } cases[] = { { "2024-11-30", TRUE, "30 November 2024, 1 month after the alleged offence" }, { "2024-10-31", TRUE, "31 October 2024, the last day of the alleged offence" }, { "2023-02-01", FALSE, "1 February 2023, 1 month before the alleged offence" }, { "2024-09-30", TRUE, "30 September 2024, 1 month before the end of the alleged offence" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate            at = day (cases[i].day);
      g_autofree char *words = rog_period_relation (&at, cases[i].is_end, &from, &to);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

typedef struct
{
  GtkWidget      *window;
  GtkWidget      *timeline;
  RogTimelineRow *row;
  guint           edits;
} Fixture;

static void
edited_cb (RogTimeline    *timeline,
           RogTimelineRow *row,
           Fixture        *fixture)
{
  g_assert_true (row == fixture->row);
  fixture->edits++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GListStore) store = g_list_store_new (ROG_TYPE_TIMELINE_ROW);
  GDate from = day ("2021-01-01"), to = day ("2025-12-31");

  fixture->row = rog_timeline_row_new ("i1", "1", "Mailbox content", "a@example");
  rog_timeline_row_set_requested (fixture->row, &from, &to);
  rog_timeline_row_set_editable (fixture->row, TRUE);
  g_list_store_append (store, fixture->row);
  fixture->timeline = rog_timeline_new ();
  rog_timeline_set_rows (ROG_TIMELINE (fixture->timeline), G_LIST_MODEL (store));
  from = day ("2023-03-01");
  to = day ("2024-10-31");
  rog_timeline_add_offence (ROG_TIMELINE (fixture->timeline), &from, &to, "Alleged offence");
  g_signal_connect (fixture->timeline, "edited", G_CALLBACK (edited_cb), fixture);
  fixture->window = rog_test_window ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->timeline);
  rog_test_present (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->timeline);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->timeline);
  g_assert_finalize_object (fixture->row);
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *start = rog_timeline_get_handle (ROG_TIMELINE (fixture->timeline), fixture->row, FALSE);
  GtkWidget *end = rog_timeline_get_handle (ROG_TIMELINE (fixture->timeline), fixture->row, TRUE);

  g_assert_true (rog_test_key (start, GDK_KEY_Home, 0));
  g_assert_true (rog_test_key (end, GDK_KEY_End, 0));
  assert_kept (fixture->row, "2023-03-01", "2024-10-31");
  g_assert_cmpuint (fixture->edits, ==, 2);
  g_assert_true (rog_timeline_row_is_narrowed (fixture->row));
  rog_test_key (start, GDK_KEY_Left, 0);
  rog_test_key (end, GDK_KEY_Right, GDK_SHIFT_MASK);
  /* The last day of a month stays one. */
  assert_kept (fixture->row, "2023-02-28", "2024-11-30");
  rog_test_key (start, GDK_KEY_Right, 0);
  rog_test_key (start, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_kept (fixture->row, "2022-03-01", "2024-11-30");
  rog_test_key (start, GDK_KEY_Page_Up, 0);
  rog_test_key (end, GDK_KEY_Page_Down, 0);
  assert_kept (fixture->row, "2021-01-01", "2025-12-31");
  g_assert_false (rog_timeline_row_is_narrowed (fixture->row));
}

static void
count_cb (gpointer data)
{
  (*(guint *)data)++;
}

static void
test_bounds (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *start = rog_timeline_get_handle (ROG_TIMELINE (fixture->timeline), fixture->row, FALSE);
  GtkWidget *end = rog_timeline_get_handle (ROG_TIMELINE (fixture->timeline), fixture->row, TRUE);
  guint      refused = 0;

  g_signal_connect_swapped (start, "refused", G_CALLBACK (count_cb), &refused);
  g_signal_connect_swapped (end, "refused", G_CALLBACK (count_cb), &refused);
  rog_test_key (start, GDK_KEY_Left, 0);
  rog_test_key (end, GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpuint (refused, ==, 2);
  assert_kept (fixture->row, "2021-01-01", "2025-12-31");
  /* Neither end passes the other. */
  rog_timeline_handle_move_to (ROG_TIMELINE_HANDLE (end), 1);
  assert_kept (fixture->row, "2021-01-01", "2021-01-01");
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *end = rog_timeline_get_handle (ROG_TIMELINE (fixture->timeline), fixture->row, TRUE);

  gtk_widget_grab_focus (end);
  rog_test_key (end, GDK_KEY_Left, 0);
  rog_test_key (end, GDK_KEY_Left, 0);
  assert_kept (fixture->row, "2021-01-01", "2025-12-29");
  rog_test_key (end, GDK_KEY_Escape, 0);
  assert_kept (fixture->row, "2021-01-01", "2025-12-31");
}

static void
test_accessible (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *end = rog_timeline_get_handle (ROG_TIMELINE (fixture->timeline), fixture->row, TRUE);
  GtkWidget *line = gtk_widget_get_parent (gtk_widget_get_parent (end));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (end), GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (end), GTK_ACCESSIBLE_PROPERTY_LABEL, "Item 1, last day kept");
  rog_test_key (end, GDK_KEY_End, 0);
  rog_test_key (end, GDK_KEY_Right, GDK_SHIFT_MASK);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (end), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "30 November 2024, 1 month after the alleged offence");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, "Item 1, Mailbox content, requested 1 Jan 2021 – 31 Dec 2025, 60 months, kept 1 Jan 2021 – 30 Nov 2024, 47 months");
  g_assert_true (rog_test_key (line, GDK_KEY_Return, 0));
  g_assert_true (rog_timeline_get_selected (ROG_TIMELINE (fixture->timeline)) == fixture->row);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

static gboolean
explains (GtkWidget  *widget,
          const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_is_drawable (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (explains (child, words))
      return TRUE;

  return FALSE;
}

/* Where nothing can be narrowed, handles are not explained; where something was, its hatching is. */
static void
test_legend (Fixture      *fixture,
             gconstpointer data)
{
  GDate from = day ("2023-03-01"), to = day ("2024-10-31");

  g_assert_true (explains (fixture->timeline, "Kept"));
  g_assert_true (explains (fixture->timeline, "Shift"));
  rog_timeline_row_set_editable (fixture->row, FALSE);
  g_assert_true (explains (fixture->timeline, "As requested"));
  g_assert_false (explains (fixture->timeline, "Kept"));
  g_assert_false (explains (fixture->timeline, "Not kept"));
  g_assert_false (explains (fixture->timeline, "Shift"));
  rog_timeline_row_set_kept (fixture->row, &from, &to);
  g_assert_true (explains (fixture->timeline, "Not kept"));
  g_assert_false (explains (fixture->timeline, "Shift"));
}

/* Tab goes on from the item that is selected: another one is selected with the arrow keys. */
static void
test_tab (void)
{
  g_autoptr (GListStore) store = g_list_store_new (ROG_TYPE_TIMELINE_ROW);
  GtkWidget *timeline = g_object_ref_sink (rog_timeline_new ());
  GDate      from = day ("2021-01-01"), to = day ("2025-12-31");
  g_autoptr (RogTimelineRow) first = rog_timeline_row_new ("i1", "1", "Mailbox content", "a@example");
  g_autoptr (RogTimelineRow) second = rog_timeline_row_new ("i2", "2", "Account", "XA92");

  rog_timeline_row_set_requested (first, &from, &to);
  rog_timeline_row_set_editable (first, TRUE);
  rog_timeline_row_set_requested (second, &from, &to);
  rog_timeline_row_set_editable (second, TRUE);
  g_list_store_append (store, first);
  g_list_store_append (store, second);
  rog_timeline_set_rows (ROG_TIMELINE (timeline), G_LIST_MODEL (store));
  rog_timeline_select (ROG_TIMELINE (timeline), first);
  /* The line and its handles. */
  g_assert_cmpuint (rog_test_tab_through (timeline), ==, 3);
  g_assert_true (rog_timeline_get_selected (ROG_TIMELINE (timeline)) == first);
  g_assert_finalize_object (timeline);
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  g_test_add_func ("/timeline/lengths", test_lengths);
  g_test_add_func ("/timeline/relation", test_relation);
  g_test_add ("/timeline/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/timeline/bounds", Fixture, NULL, set_up, test_bounds, tear_down);
  g_test_add ("/timeline/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/timeline/accessible", Fixture, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/timeline/legend", Fixture, NULL, set_up, test_legend, tear_down);
  g_test_add_func ("/timeline/tab", test_tab);
  return g_test_run ();
}
