// SPDX-License-Identifier: GPL-3.0-or-later
//
// gallery PAGE [--dark] [--width N] [--height N]: the widgets in a window, to be looked at.

#include "config.h"

#include <adwaita.h>

#include "reader/rog-reader-view.h"
#include "rog-test-source.h"
#include "widgets/rog-chip.h"
#include "widgets/rog-cite-view.h"
#include "widgets/rog-date-entry.h"
#include "widgets/rog-limit-view.h"
#include "widgets/rog-note-card.h"
#include "widgets/rog-pin-button.h"
#include "widgets/rog-timeline.h"
#include "widgets/rog-widgets.h"

static char    *page_name = NULL;
static gboolean dark = FALSE;
static int      width = 1280, height = 800;

static GOptionEntry options[] = {
  { "page", 'p', 0, G_OPTION_ARG_STRING, &page_name, "small, reader, timeline, cite, notes", NULL },
  { "dark", 'd', 0, G_OPTION_ARG_NONE, &dark, "dark style", NULL },
  { "width", 'w', 0, G_OPTION_ARG_INT, &width, NULL, NULL },
  { "height", 'h', 0, G_OPTION_ARG_INT, &height, NULL, NULL },
  { NULL }
};

static void
nothing (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_message ("%s", g_action_get_name (G_ACTION (action)));
}

static GtkWidget *
row (GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), line);
  return line;
}

static GtkWidget *
limit (RogLimitSize  size,
       RogLimitLevel level,
       double        left,
       const char   *words,
       const char   *when)
{
  GtkWidget *view = rog_limit_view_new (size);

  rog_limit_view_set (ROG_LIMIT_VIEW (view), level, left, words, when, words);
  return view;
}

static GtkWidget *
page_small (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24), *line;
  g_autoptr (RogPinItem) pin = rog_pin_item_new ("1", "Request p. 3 ¶ 13", "whole of the period because correspondence before and after the facts may shed light on the habits and associations of the suspect");
  g_autoptr (RogPinItem) gone = rog_pin_item_new ("2", "Annex C p. 9", "as agreed, the 18th");

  rog_pin_item_set_gone (gone, TRUE);
  for (RogLimitSize size = ROG_LIMIT_ROW; size <= ROG_LIMIT_CARD; size++)
    {
      line = row (box);
      gtk_box_append (GTK_BOX (line), limit (size, ROG_LIMIT_NEUTRAL, 0.7, "34 days left", "Mon 26 Oct"));
      gtk_box_append (GTK_BOX (line), limit (size, ROG_LIMIT_SOON, 0.15, "5 days left", "Rule by Sun 27 Sep, 18:00"));
      gtk_box_append (GTK_BOX (line), limit (size, ROG_LIMIT_URGENT, 0.8, "6 h 12 min left", "today, 17:40"));
      gtk_box_append (GTK_BOX (line), limit (size, ROG_LIMIT_PASSED, 0, "2 days over", "Sun 20 Sep, 18:00"));
    }
  line = row (box);
  gtk_box_append (GTK_BOX (line), rog_pin_button_new (pin));
  gtk_box_append (GTK_BOX (line), rog_pin_button_new (gone));
  line = row (box);
  gtk_box_append (GTK_BOX (line), rog_chip_new (ROG_CHIP_NEUTRAL, NULL, "Ruling drafted"));
  gtk_box_append (GTK_BOX (line), rog_chip_new (ROG_CHIP_ACCENT, NULL, "New"));
  gtk_box_append (GTK_BOX (line), rog_chip_new (ROG_CHIP_AMBER, "rog-challenge-symbolic", "2 challenges to answer"));
  gtk_box_append (GTK_BOX (line), rog_chip_new (ROG_CHIP_GREEN, "object-select-symbolic", "Signature valid"));
  gtk_box_append (GTK_BOX (line), rog_chip_new (ROG_CHIP_RED, "dialog-warning-symbolic", "Record broken"));
  line = row (box);
  GtkWidget *entry = rog_date_entry_new ();
  rog_date_entry_set_date (ROG_DATE_ENTRY (entry), g_date_new_dmy (30, 11, 2024));
  gtk_box_append (GTK_BOX (line), entry);
  entry = rog_date_entry_new ();
  rog_date_entry_set_text (ROG_DATE_ENTRY (entry), "31.2.2024");
  g_signal_emit_by_name (gtk_widget_get_first_child (entry), "activate");
  gtk_box_append (GTK_BOX (line), entry);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  return box;
}

static void
add_highlight (GListStore *store,
               guint       page,
               int         y,
               int         x1,
               int         x2,
               RogAudience audience,
               const char *disc)
{
  RogRect rect = { x1 * 1000, y * 1000, (x2 - x1) * 1000, 14000 };
  RogQuad quad = rog_quad_from_rect (&rect);
  g_autoptr (GArray) quads = g_array_new (FALSE, FALSE, sizeof (RogQuad));
  g_array_append_val (quads, quad);
  g_autoptr (RogPassage) passage = rog_passage_new (page, quads, "words");
  g_autofree char *id = g_strdup_printf ("h%d", y);

  rog_passage_set_highlight (passage, id, audience, disc, "note by Tom Kieffer, bench");
  g_list_store_append (store, passage);
}

static void
select_later (gpointer data)
{
  rog_reader_select (data, 1, 900, 1080);
}

static GtkWidget *
page_reader (void)
{
  GtkWidget *view = rog_reader_view_new (), *reader = GTK_WIDGET (rog_reader_view_get_reader (ROG_READER_VIEW (view)));
  g_autoptr (RogPageSource) source = rog_test_source_new (12);
  g_autoptr (GListStore) store = g_list_store_new (ROG_TYPE_PASSAGE);

  add_highlight (store, 1, 91, 80, 300, ROG_AUDIENCE_ME, "CW");
  add_highlight (store, 1, 145, 120, 500, ROG_AUDIENCE_HOUSE, "TK");
  add_highlight (store, 1, 163, 120, 400, ROG_AUDIENCE_OTHER, "SA");
  rog_reader_set_highlights (ROG_READER (reader), G_LIST_MODEL (store));
  rog_reader_set_selected_highlight (ROG_READER (reader), "h163");
  rog_reader_view_set_source (ROG_READER_VIEW (view), source);
  rog_reader_view_set_cited (ROG_READER_VIEW (view), G_LIST_MODEL (store));
  rog_reader_view_set_thumbnails (ROG_READER_VIEW (view), width >= 900);
  rog_reader_set_night_paper (ROG_READER (reader), dark && width >= 900);
  g_timeout_add_once (600, select_later, reader);
  return view;
}

static RogTimelineRow *
timeline_row (GListStore *store,
              const char *number,
              const char *title,
              const char *subtitle,
              const char *dates)
{
  g_autoptr (RogTimelineRow) row = rog_timeline_row_new (number, number, title, subtitle);
  g_auto (GStrv) parts = g_strsplit (dates, " ", -1);
  GDate day[4];

  for (guint i = 0; i < 4 && i < g_strv_length (parts); i++)
    rog_date_parse (parts[i], &day[i]);
  if (g_strv_length (parts) >= 2)
    rog_timeline_row_set_requested (row, &day[0], &day[1]);
  if (g_strv_length (parts) >= 4)
    rog_timeline_row_set_kept (row, &day[2], &day[3]);
  g_list_store_append (store, row);
  return row;
}

static GtkWidget *
page_timeline (void)
{
  GtkWidget *timeline = rog_timeline_new (), *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GListStore) store = g_list_store_new (ROG_TYPE_TIMELINE_ROW);
  RogTimelineRow *row;
  GDate           from, to;

  row = timeline_row (store, "1", "Mailbox content", "r.aldermoor@meridianmail.example", "2021-01-01 2025-12-31 2023-02-01 2024-11-30");
  rog_timeline_row_set_editable (row, TRUE);
  rog_timeline_select (ROG_TIMELINE (timeline), row);
  row = timeline_row (store, "2", "Traffic and access data", "same account", "2021-01-01 2025-12-31 2023-02-01 2024-11-30");
  rog_timeline_row_set_words (row, "as item 1");
  rog_timeline_row_set_editable (row, TRUE);
  rog_date_parse ("2026-06-30", &to);
  rog_timeline_row_add_stated (row, &to, "Warrant, to 30 Jun 2026");
  timeline_row (store, "3", "Bank records", "VM28 0019 4006 4475 0000", "2023-03-01 2024-10-31");
  row = timeline_row (store, "4", "Search of premises", "14, Millrace Lane", "");
  rog_timeline_row_set_words (row, "No period: on the day of execution");
  rog_timeline_set_rows (ROG_TIMELINE (timeline), G_LIST_MODEL (store));
  rog_date_parse ("2023-03-01", &from);
  rog_date_parse ("2024-10-31", &to);
  rog_timeline_add_offence (ROG_TIMELINE (timeline), &from, &to, "Alleged offence");
  gtk_widget_set_valign (timeline, GTK_ALIGN_START);
  gtk_widget_set_margin_top (timeline, 18);
  gtk_widget_set_margin_start (timeline, 18);
  gtk_widget_set_margin_end (timeline, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), timeline);
  return scrolled;
}

static GtkWidget *
note (RogAudience audience,
      const char *name,
      const char *role,
      const char *words,
      const char *quote,
      const char *text)
{
  GtkWidget *card = rog_note_card_new (name);
  g_autoptr (RogPinItem) pin = rog_pin_item_new ("p", "Request p. 3 ¶ 12(a)", quote);

  rog_note_card_set_author (ROG_NOTE_CARD (card), name, role);
  rog_note_card_set_audience (ROG_NOTE_CARD (card), audience, words, "09:12");
  rog_note_card_set_quote (ROG_NOTE_CARD (card), quote);
  rog_note_card_set_text (ROG_NOTE_CARD (card), text);
  rog_note_card_add_pin (ROG_NOTE_CARD (card), pin);
  rog_note_card_add_cited (ROG_NOTE_CARD (card), "Ruling 7");
  rog_note_card_set_selected (ROG_NOTE_CARD (card), audience == ROG_AUDIENCE_OTHER);
  return card;
}

static GtkWidget *
page_notes (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *scrolled = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), note (ROG_AUDIENCE_ME, "Claire Weyland", "Judge", "Only me", "Between 1 March 2023 and 31 October 2024", "Twenty months. Everything outside needs a reason of its own."));
  gtk_box_append (GTK_BOX (box), note (ROG_AUDIENCE_HOUSE, "Tom Kieffer", "Clerk", "Bench", "1 January 2021 to 31 December 2025", "Sixty months asked for the mailbox; bank records only for the twenty of the offence."));
  gtk_box_append (GTK_BOX (box), note (ROG_AUDIENCE_OTHER, "Sofia Andrade", "Counsel", "Shared", "…may shed light on the habits and associations of the suspect", "Curiosity about habits is not a reason. No fact ties 2021 and 2022 to any payment."));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_start (box, 10);
  gtk_widget_set_margin_end (box, 10);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static GtkWidget *
page_cite (void)
{
  GtkWidget *view = rog_cite_view_new ();
  g_autoptr (JsonNode) node = json_from_string ("[{\"text\":\"The letter asks for sixty months of correspondence \"},{\"pin\":\"a\",\"label\":\"p. 3 ¶ 12(a)\",\"quote\":\"\"},{\"text\":\" although the facts alleged lie within twenty \"},{\"pin\":\"b\",\"label\":\"p. 3 ¶ 9\",\"quote\":\"\"},{\"text\":\". The only reason given is that it may shed light on the habits and associations of the suspect \"},{\"pin\":\"c\",\"label\":\"p. 3 ¶ 13\",\"quote\":\"\"},{\"text\":\". A wish to learn habits is not a link between the years 2021 and 2022 and any payment.\"}]", NULL);

  rog_cite_view_set_runs (ROG_CITE_VIEW (view), json_node_get_array (node));
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  gtk_widget_set_margin_top (view, 12);
  gtk_widget_set_margin_start (view, 12);
  gtk_widget_set_margin_end (view, 12);
  return view;
}

static void
activate_cb (AdwApplication *app)
{
  struct
  {
    const char *name;
    GtkWidget *(*make) (void);
  } pages[] = { { "small", page_small }, { "reader", page_reader }, { "timeline", page_timeline }, { "notes", page_notes }, { "cite", page_cite } };
  GtkWidget   *window = adw_application_window_new (GTK_APPLICATION (app));
  GActionEntry actions[] = { { .name = "note", .activate = nothing }, { .name = "cite", .activate = nothing }, { .name = "narrow", .activate = nothing }, { .name = "highlight", .activate = nothing }, { .name = "copy", .activate = nothing } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (window, "selection", G_ACTION_GROUP (group));
  g_autoptr (GSimpleActionGroup) notes = g_simple_action_group_new ();
  GActionEntry note_actions[] = { { .name = "cite", .activate = nothing, .parameter_type = "s" }, { .name = "narrow", .activate = nothing, .parameter_type = "s" }, { .name = "reply", .activate = nothing, .parameter_type = "s" }, { .name = "edit", .activate = nothing, .parameter_type = "s" } };
  g_action_map_add_action_entries (G_ACTION_MAP (notes), note_actions, G_N_ELEMENTS (note_actions), NULL);
  gtk_widget_insert_action_group (window, "note", G_ACTION_GROUP (notes));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_widget_set_size_request (window, MIN (width, 360), 294);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (page_name, pages[i].name) == 0)
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), pages[i].make ());
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  rog_widgets_init ();
  AdwApplication *app = g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.rogatory.Gallery",
                                      "resource-base-path", "/org/rogatory/Rogatory", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_application_add_main_option_entries (G_APPLICATION (app), options);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  int status = g_application_run (G_APPLICATION (app), argc, argv);
  g_object_unref (app);
  return status;
}
