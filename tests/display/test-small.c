// SPDX-License-Identifier: GPL-3.0-or-later
//
// Limit, pin, chip, date entry.

#include <adwaita.h>

#include "dossier/rog-document-kept.h"
#include "rog-display-test.h"
#include "rog-limit-words.h"
#include "widgets/rog-chip.h"
#include "widgets/rog-date-entry.h"
#include "widgets/rog-focus-place.h"
#include "widgets/rog-limit-view.h"
#include "widgets/rog-pin-button.h"
#include "widgets/rog-plain-row.h"
#include "widgets/rog-row-name.h"
#include "widgets/rog-section-title.h"
#include "widgets/rog-toggles.h"

/* Words that have no room side by side are a drop-down: nothing of them is cut, and what is chosen is the same. */
static void
test_toggles (void)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  GtkWidget      *toggles = rog_toggles_new (group, "Sections", "None of these");
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget      *window = rog_test_window (), *drop_down;
  int             least, wide;

  for (int i = 0; i < 3; i++)
    adw_toggle_group_add (group, g_object_new (ADW_TYPE_TOGGLE, "label", i == 0 ? "Notes" : i == 1 ? "Challenges"
                                                                                                   : "What was ruled",
                                               NULL));
  gtk_box_append (GTK_BOX (box), toggles);
  gtk_window_set_child (GTK_WINDOW (window), box);
  rog_test_present (window);
  drop_down = gtk_widget_get_last_child (toggles);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, "Sections");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, "Sections");
  gtk_widget_measure (toggles, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wide, NULL, NULL);
  g_assert_cmpint (least, <, wide);

  gtk_widget_allocate (toggles, wide, 40, -1, NULL);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (group)));
  gtk_widget_allocate (toggles, wide - 1, 40, -1, NULL);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (group)));
  g_assert_true (gtk_widget_get_child_visible (drop_down));

  adw_toggle_group_set_active (group, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 3);
  g_assert_cmpuint (adw_toggle_group_get_active (group), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 0);
  g_assert_cmpuint (adw_toggle_group_get_active (group), ==, GTK_INVALID_LIST_POSITION);

  g_object_add_weak_pointer (G_OBJECT (toggles), (gpointer *)&toggles);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (toggles);
}

static void
test_limit (void)
{
  GtkWidget  *view = g_object_ref_sink (rog_limit_view_new (ROG_LIMIT_SIDE));
  const char *full = "5 days left, rule by Sunday 27 September, 18:00";

  rog_limit_view_set (ROG_LIMIT_VIEW (view), ROG_LIMIT_SOON, 0.2, "5 days left", "Rule by Sun 27 Sep, 18:00", full);
  g_assert_true (gtk_widget_has_css_class (view, "soon"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_TIMER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, full);

  rog_limit_view_set (ROG_LIMIT_VIEW (view), ROG_LIMIT_PASSED, -3, "2 days over", "Sun 20 Sep", "2 days over");
  g_assert_true (gtk_widget_has_css_class (view, "passed"));
  g_assert_false (gtk_widget_has_css_class (view, "soon"));
  g_assert_finalize_object (view);
}

/* Red is for what the law sets; what the authority asks for presses, but is never red. */
static void
test_limit_levels (void)
{
  GtkWidget    *view = g_object_ref_sink (rog_limit_view_new (ROG_LIMIT_SIDE));
  RogLimitFacts facts = { .start = 0, .end = 2 * 24 * 3600, .basis = ROG_LIMIT_FIRM, .binds_us = TRUE, .purpose = "Rule", .zone = "UTC" };

  rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, 3600);
  g_assert_true (gtk_widget_has_css_class (view, "urgent"));
  facts.basis = ROG_LIMIT_ASKED;
  rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, 3600);
  g_assert_false (gtk_widget_has_css_class (view, "urgent"));
  g_assert_true (gtk_widget_has_css_class (view, "soon"));
  rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, 3 * 24 * 3600);
  g_assert_false (gtk_widget_has_css_class (view, "passed"));
  facts.basis = ROG_LIMIT_FIRM;
  rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, 3 * 24 * 3600);
  g_assert_true (gtk_widget_has_css_class (view, "passed"));
  facts.suspended = TRUE;
  rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, 3 * 24 * 3600);
  g_assert_false (gtk_widget_has_css_class (view, "passed"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "suspended, Rule");
  facts.suspended = FALSE;
  facts.basis = ROG_LIMIT_PRACTICABLE;
  rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, 3 * 24 * 3600);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1 day after the time stated, Rule by Saturday 3 January 1970, 00:00 UTC");
  facts.basis = ROG_LIMIT_FIRM;
  facts.binds_us = FALSE;
  rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, 3600);
  g_assert_false (gtk_widget_has_css_class (view, "soon"));
  facts.whom = "binds the authority";
  rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, 3600);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "binds the authority, 1 day 23 h left, Saturday 3 January 1970, 00:00 UTC");
  g_assert_finalize_object (view);
}

static void
test_chip (void)
{
  GtkWidget *chip = g_object_ref_sink (rog_chip_new (ROG_CHIP_AMBER, "rog-challenge-symbolic", "2 challenges to answer"));

  g_assert_true (gtk_widget_has_css_class (chip, "amber"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, "2 challenges to answer");
  rog_chip_set (ROG_CHIP (chip), ROG_CHIP_NEUTRAL, NULL, "Answered");
  g_assert_false (gtk_widget_has_css_class (chip, "amber"));
  g_assert_cmpstr (rog_chip_get_words (ROG_CHIP (chip)), ==, "Answered");
  g_assert_finalize_object (chip);
}

/* A name is shown as it is, whatever it holds. */
static void
test_group (void)
{
  const char *words = "Secret from a person who is chosen: Accounts of <b>Meyer & Söhne</b>";
  GtkWidget  *group = g_object_ref_sink (adw_preferences_group_new ());

  rog_group_describe (ADW_PREFERENCES_GROUP (group), words);
  g_assert_true (rog_test_says (group, words));
  g_assert_finalize_object (group);
}

/* The line below the title that is shown; %NULL for none. */
static const char *
get_shown_line (GtkWidget *title,
                int        width)
{
  const char *shown = NULL;
  int         height;

  gtk_widget_measure (title, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (title, &(GtkAllocation){ 0, 0, width, height }, -1);
  for (GtkWidget *label = gtk_widget_get_next_sibling (gtk_widget_get_first_child (title)); label != NULL; label = gtk_widget_get_next_sibling (label))
    {
      if (!gtk_widget_get_visible (label) || !gtk_widget_get_child_visible (label))
        continue;
      g_assert_null (shown);
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
      shown = gtk_label_get_label (GTK_LABEL (label));
    }

  return shown;
}

/* What is said below a section's title is said whole, in its short form, or not at all. */
static void
test_section_title (void)
{
  GtkWidget *title = g_object_ref_sink (g_object_new (ROG_TYPE_SECTION_TITLE, "title", "Record", NULL));
  int        minimum, natural;

  g_assert_null (get_shown_line (title, 400));
  rog_section_title_set_line (ROG_SECTION_TITLE (title), "46 entries since 29 November 2026", "46 entries");
  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, natural);
  g_assert_cmpstr (get_shown_line (title, natural), ==, "46 entries since 29 November 2026");
  g_assert_cmpstr (get_shown_line (title, natural - 1), ==, "46 entries");
  g_assert_null (get_shown_line (title, minimum));
  rog_section_title_set_line (ROG_SECTION_TITLE (title), NULL, NULL);
  g_assert_null (get_shown_line (title, natural));
  g_assert_finalize_object (title);
}

static void
opened (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  GVariant **last = data;

  g_clear_pointer (last, g_variant_unref);
  *last = g_variant_ref (parameter);
}

static void
test_pin (void)
{
  g_autoptr (RogPinItem) item = rog_pin_item_new ("pin-1", "Request p. 3 ¶ 13", "whole of the period");
  g_autoptr (GVariant) last = NULL;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GActionEntry entry = { .name = "open", .activate = opened, .parameter_type = "(sb)" };
  GtkWidget   *window = rog_test_window (), *pin = rog_pin_button_new (item);
  const char  *id;
  gboolean     focus;

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, &last);
  gtk_widget_insert_action_group (window, "pin", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (window), pin);
  rog_test_present (window);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_ROLE_LINK);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_PROPERTY_LABEL, "Request p. 3 ¶ 13");
  g_assert_true (rog_test_key (pin, GDK_KEY_Return, 0));
  g_variant_get (last, "(&sb)", &id, &focus);
  g_assert_cmpstr (id, ==, "pin-1");
  g_assert_false (focus);
  g_assert_true (rog_test_key (pin, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_variant_get (last, "(&sb)", &id, &focus);
  g_assert_true (focus);
  /* The Menu key shows the quoted lines. */
  g_assert_true (rog_test_key (pin, GDK_KEY_Menu, 0));
  g_assert_true (GTK_IS_POPOVER (gtk_widget_get_last_child (pin)));

  rog_pin_item_set_gone (item, TRUE);
  g_assert_true (gtk_widget_has_css_class (pin, "gone"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_PROPERTY_LABEL, "Request p. 3 ¶ 13, passage no longer found");
  g_object_ref (pin);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (pin);
}

static void
test_dates (void)
{
  struct
  {
    const char *text;
    const char *iso;
  } cases[] = { { "2024-11-30", "2024-11-30" }, { " 30 November 2024 ", "2024-11-30" }, { "30 nov 2024", "2024-11-30" }, { "2024-02-30", NULL }, { "2024-13-01", NULL }, { "yesterday", NULL }, { "", NULL }, { "99999-01-01", NULL }, { "11/30/2024", "2024-11-30" }, { "1 September 2026", "2026-09-01" }, { "1 Septembre 2026", "2026-09-01" }, { "1 Mai 2026", NULL }, { "1 בספטמבר 2026", NULL }, { "9 2026", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate    date;
      char     iso[32] = "";
      gboolean ok = rog_date_parse (cases[i].text, &date);
      g_assert_cmpint (ok, ==, cases[i].iso != NULL);
      if (!ok)
        continue;
      g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
count (gpointer data)
{
  (*(guint *)data)++;
}

static void
test_date_entry (void)
{
  GtkWidget *entry = g_object_ref_sink (rog_date_entry_new ());
  guint      changes = 0;
  GDate      date;

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (count), &changes);
  g_assert_false (rog_date_entry_get_date (ROG_DATE_ENTRY (entry), &date));
  rog_date_entry_set_text (ROG_DATE_ENTRY (entry), "2024-11-3");
  g_assert_cmpuint (changes, ==, 0);
  /* A shortcut may use the day before the keyboard goes elsewhere. */
  rog_date_entry_set_text (ROG_DATE_ENTRY (entry), "2024-11-30");
  g_assert_cmpuint (changes, ==, 1);
  g_assert_true (rog_date_entry_get_date (ROG_DATE_ENTRY (entry), &date));
  g_assert_cmpuint (g_date_get_day (&date), ==, 30);
  g_signal_emit_by_name (gtk_widget_get_first_child (entry), "activate");
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (gtk_widget_get_first_child (entry))), ==, "30 November 2024");

  rog_date_entry_set_text (ROG_DATE_ENTRY (entry), "31 February");
  g_signal_emit_by_name (gtk_widget_get_first_child (entry), "activate");
  g_assert_false (rog_date_entry_is_valid (ROG_DATE_ENTRY (entry)));
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_first_child (entry), "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (gtk_widget_get_first_child (entry)), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_finalize_object (entry);
}

static void
test_date_entry_tab (void)
{
  /* The text, and the calendar. */
  g_assert_cmpuint (rog_test_tab_through (rog_date_entry_new ()), ==, 2);
}

/* Made anew, in another order and with one more or fewer. */
static void
fill (GtkWidget         *box,
      const char *const *targets)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; targets[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (targets[i]);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "test.open");
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_string (targets[i]));
      gtk_box_append (GTK_BOX (box), button);
    }
}

static const char *
get_focus (GtkWidget *box)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (box));

  return GTK_IS_BUTTON (focus) ? gtk_button_get_label (GTK_BUTTON (focus)) : NULL;
}

static void
test_focus_place (void)
{
  static const GActionEntry entries[] = { { .name = "open", .parameter_type = "s" } };
  GtkWidget                *window = rog_test_window (), *around = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget                *outside = gtk_button_new_with_label ("outside");
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  RogFocusPlace *place;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (window, "test", G_ACTION_GROUP (group));
  gtk_box_append (GTK_BOX (around), outside);
  gtk_box_append (GTK_BOX (around), box);
  gtk_window_set_child (GTK_WINDOW (window), around);
  fill (box, (const char *const[]){ "one", "two", "three", NULL });
  rog_test_present (window);
  gtk_widget_grab_focus (outside);
  g_assert_null (rog_focus_place_new (box));

  gtk_widget_grab_focus (gtk_widget_get_next_sibling (gtk_widget_get_first_child (box)));
  place = rog_focus_place_new (box);
  fill (box, (const char *const[]){ "new", "one", "two", "three", NULL });
  g_assert_true (rog_focus_place_return (place, box));
  g_assert_cmpstr (get_focus (box), ==, "two");
  /* It is gone: what has come into its place; the last one, where it was the last. */
  fill (box, (const char *const[]){ "one", "three", NULL });
  g_assert_true (rog_focus_place_return (place, box));
  g_assert_cmpstr (get_focus (box), ==, "three");
  fill (box, (const char *const[]){ "one", NULL });
  g_assert_true (rog_focus_place_return (place, box));
  g_assert_cmpstr (get_focus (box), ==, "one");
  /* What the person has taken elsewhere stays there. */
  gtk_widget_grab_focus (outside);
  gtk_widget_set_visible (box, FALSE);
  rog_focus_place_give_back (place, box);
  g_assert_cmpstr (get_focus (box), ==, "outside");
  rog_focus_place_free (place);
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  GtkWidget     *box;
  GtkAdjustment *adjustment;
  guint          frames;
} Scrolled;

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  ((Scrolled *)data)->frames++;

  return G_SOURCE_CONTINUE;
}

static gboolean
is_scrolled (gpointer data)
{
  return gtk_adjustment_get_value (((Scrolled *)data)->adjustment) > 0;
}

static gboolean
is_laid_out (gpointer data)
{
  Scrolled *scrolled = data;

  return scrolled->frames > 4 && gtk_widget_get_height (gtk_root_get_focus (gtk_widget_get_root (scrolled->box))) > 0;
}

/* What is made anew under the person stays where it is on the screen. */
static void
test_focus_place_scrolled (void)
{
  static const GActionEntry entries[] = { { .name = "open", .parameter_type = "s" } };
  GtkWidget                *window = rog_test_window (), *area = gtk_scrolled_window_new ();
  Scrolled                  scrolled = { gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (area)), 0 };
  const char               *targets[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
                                          "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", NULL };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (RogFocusPlace) place = NULL;
  GtkWidget *child;
  double     value;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (window, "test", G_ACTION_GROUP (group));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (area), scrolled.box);
  gtk_window_set_child (GTK_WINDOW (window), area);
  fill (scrolled.box, targets);
  rog_test_present (window);
  child = gtk_widget_get_first_child (scrolled.box);
  for (guint i = 0; i < 25; i++)
    child = gtk_widget_get_next_sibling (child);
  gtk_widget_grab_focus (child);
  rog_test_wait (is_scrolled, &scrolled);

  /* It is amid what is seen. */
  gtk_adjustment_set_value (scrolled.adjustment, gtk_adjustment_get_value (scrolled.adjustment) + 100);
  value = gtk_adjustment_get_value (scrolled.adjustment);
  place = rog_focus_place_new (scrolled.box);
  fill (scrolled.box, targets);
  g_assert_true (rog_focus_place_return (place, scrolled.box));
  gtk_widget_add_tick_callback (window, frame_cb, &scrolled, NULL);
  rog_test_wait (is_laid_out, &scrolled);
  g_assert_cmpstr (get_focus (scrolled.box), ==, "25");
  g_assert_cmpfloat (gtk_adjustment_get_value (scrolled.adjustment), ==, value);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Rows without anything for the keyboard, at either end and between. */
static void
test_plain_rows (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), rog_plain_row_new (gtk_label_new ("nothing")));
  gtk_list_box_append (GTK_LIST_BOX (list), rog_plain_row_new (gtk_button_new_with_label ("one")));
  gtk_list_box_append (GTK_LIST_BOX (list), rog_plain_row_new (gtk_label_new ("nothing")));
  gtk_list_box_append (GTK_LIST_BOX (list), rog_plain_row_new (gtk_label_new ("nothing")));
  gtk_list_box_append (GTK_LIST_BOX (list), rog_plain_row_new (gtk_button_new_with_label ("two")));
  gtk_list_box_append (GTK_LIST_BOX (list), rog_plain_row_new (gtk_label_new ("nothing")));
  g_assert_cmpuint (rog_test_tab_through (list), ==, 2);
}

/* A file that is not opened here: by its hash, as other programs write it, it is known again (of an empty file, FIPS 180-4). */
static void
test_kept (void)
{
  g_autoptr (JsonNode) state = json_from_string ("{\"name\":\"List\",\"role\":\"annex\",\"media_type\":\"text/csv\",\"size\":1234,"
                                                 "\"hash\":\"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\"}",
                                                 NULL);
  g_autoptr (RogDocument) document = rog_document_new ("11111111-1111-4111-8111-111111111111", json_node_get_object (state), NULL);
  GtkWidget *window = rog_test_window (), *kept;

  g_assert_nonnull (document);
  kept = rog_document_kept_new (document);
  gtk_window_set_child (GTK_WINDOW (window), kept);
  rog_test_present (window);
  g_assert_true (rog_test_says (kept, "text/csv"));
  g_assert_true (rog_test_says (kept, "1234 bytes"));
  g_assert_true (rog_test_says (kept, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  g_test_add_func ("/widgets/limit", test_limit);
  g_test_add_func ("/widgets/limit-levels", test_limit_levels);
  g_test_add_func ("/widgets/chip", test_chip);
  g_test_add_func ("/widgets/toggles", test_toggles);
  g_test_add_func ("/widgets/group", test_group);
  g_test_add_func ("/widgets/section-title", test_section_title);
  g_test_add_func ("/widgets/pin", test_pin);
  g_test_add_func ("/widgets/dates", test_dates);
  g_test_add_func ("/widgets/date-entry", test_date_entry);
  g_test_add_func ("/widgets/date-entry/tab", test_date_entry_tab);
  g_test_add_func ("/widgets/focus-place", test_focus_place);
  g_test_add_func ("/widgets/focus-place/scrolled", test_focus_place_scrolled);
  g_test_add_func ("/widgets/plain-rows", test_plain_rows);
  g_test_add_func ("/document/kept", test_kept);

  return g_test_run ();
}
