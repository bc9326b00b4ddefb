// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader/rog-reader-layout.h"
#include "reader/rog-reader-private.h"
#include "reader/rog-reader-view.h"
#include "rog-display-test.h"
#include "rog-test-source.h"

typedef struct
{
  GtkWidget     *window;
  RogReaderView *view;
  RogReader     *reader;
} Fixture;

static gboolean
is_sharp (gpointer data)
{
  RogReader *reader = data;
  guint      first, last;

  return reader->pages && rog_reader_visible_pages (reader, &first, &last) && rog_reader_pages_is_sharp (reader->pages, first, last) &&
         rog_reader_peek_text (reader, first) != NULL && rog_reader_peek_text (reader, last) != NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (RogPageSource) source = rog_test_source_new (12);

  fixture->view = ROG_READER_VIEW (rog_reader_view_new ());
  fixture->reader = rog_reader_view_get_reader (fixture->view);
  rog_reader_view_set_source (fixture->view, source);
  fixture->window = rog_test_window ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  rog_test_present (fixture->window);
  rog_test_wait (is_sharp, fixture->reader);
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
test_layout (void)
{
  g_autoptr (RogPageSource) source = rog_test_source_new (12);
  RogReaderLayout layout = { 0 };
  double          width = 595 + 2 * ROG_READER_MARGIN;

  rog_reader_layout_load (&layout, source);
  double scale = rog_reader_layout_fit (&layout, ROG_FIT_WIDTH, 1, 1, width, 400);
  g_assert_cmpfloat_with_epsilon (scale, 1, 0.001);
  rog_reader_layout_place (&layout, ROG_FIT_WIDTH, scale, width);
  g_assert_cmpfloat_with_epsilon (layout.height, ROG_READER_GAP + 12 * (842 + ROG_READER_GAP), 0.01);
  g_assert_cmpuint (rog_reader_layout_page_at (&layout, 0), ==, 1);
  g_assert_cmpuint (rog_reader_layout_page_at (&layout, layout.tops[2] + 1), ==, 2);
  g_assert_cmpuint (rog_reader_layout_page_at (&layout, 1e9), ==, 12);
  g_assert_cmpfloat_with_epsilon (rog_reader_layout_left (&layout, 1), ROG_READER_MARGIN, 0.01);
  rog_reader_layout_clear (&layout);
  g_assert_cmpuint (rog_reader_layout_page_at (&layout, 5), ==, 0);
}

static gboolean
at_page (gpointer data)
{
  RogReader *reader = data;

  return rog_reader_get_page (reader) == GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (reader), "wanted")) && is_sharp (reader);
}

static void
wait_page (Fixture *fixture,
           guint    page)
{
  g_object_set_data (G_OBJECT (fixture->reader), "wanted", GUINT_TO_POINTER (page));
  rog_test_wait (at_page, fixture->reader);
}

static void
test_default (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_cmpuint (rog_reader_get_page (fixture->reader), ==, 1);
  g_assert_cmpint (rog_reader_get_fit (fixture->reader), ==, ROG_FIT_WIDTH);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->reader), GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->reader), GTK_ACCESSIBLE_PROPERTY_LABEL, "Document");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->reader), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Page 1 of 12");

  unsigned int start, end;
  g_autoptr (GBytes) line = GTK_ACCESSIBLE_TEXT_GET_IFACE (fixture->reader)->get_contents_at (GTK_ACCESSIBLE_TEXT (fixture->reader), 3, GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE, &start, &end);
  g_assert_cmpstr (g_bytes_get_data (line, NULL), ==, "FACTS UNDER INVESTIGATION, PAGE 1");
}

static guint
count_texts (GskRenderNode *node)
{
  guint n = gsk_render_node_get_node_type (node) == GSK_TEXT_NODE;

  switch ((int)gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_texts (gsk_container_node_get_child (node, i));
      break;

    case GSK_CLIP_NODE:
      n += count_texts (gsk_clip_node_get_child (node));
      break;

    case GSK_TRANSFORM_NODE:
      n += count_texts (gsk_transform_node_get_child (node));
      break;

    default:
      break;
    }

  return n;
}

static guint
count_drawn_texts (RogReader *reader)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  GTK_WIDGET_GET_CLASS (reader)->snapshot (GTK_WIDGET (reader), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);

  return count_texts (node);
}

/* Across each page that is seen, and on none without it. */
static void
test_watermark (Fixture      *fixture,
                gconstpointer data)
{
  guint first, last;

  g_assert_true (rog_reader_visible_pages (fixture->reader, &first, &last));
  g_assert_cmpuint (count_drawn_texts (fixture->reader), ==, 0);
  rog_reader_set_watermark (fixture->reader, "Disclosed to Henrik Vaal");
  g_assert_cmpuint (count_drawn_texts (fixture->reader), ==, last - first + 1);
  rog_reader_set_watermark (fixture->reader, NULL);
  g_assert_cmpuint (count_drawn_texts (fixture->reader), ==, 0);
}

static void
test_position (Fixture      *fixture,
               gconstpointer data)
{
  rog_reader_set_position (fixture->reader, 7, 100);
  wait_page (fixture, 7);
  double offset = rog_reader_get_offset (fixture->reader);
  g_assert_cmpfloat_with_epsilon (offset, 100, 2);
  /* Zooming keeps the place. */
  rog_reader_set_zoom (fixture->reader, 2);
  wait_page (fixture, 7);
  g_assert_cmpfloat_with_epsilon (rog_reader_get_offset (fixture->reader), 100, 4);
  g_assert_cmpfloat_with_epsilon (rog_reader_get_zoom (fixture->reader), 2, 0.001);
  rog_reader_set_zoom (fixture->reader, 99);
  g_assert_cmpfloat (rog_reader_get_zoom (fixture->reader), ==, ROG_ZOOM_MAX);
}

static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  RogPageText *text = rog_reader_peek_text (fixture->reader, 1);
  g_autoptr (GArray) found = rog_page_text_find (text, "31 October 2024");
  RogTextRange *range = &g_array_index (found, RogTextRange, 0);

  rog_reader_select (fixture->reader, 1, range->start, range->end);
  g_autoptr (GPtrArray) selection = rog_reader_get_selection (fixture->reader);
  g_assert_cmpuint (selection->len, ==, 1);
  RogPassage *passage = g_ptr_array_index (selection, 0);
  g_assert_cmpstr (rog_passage_get_quote (passage), ==, "31 October 2024");
  g_assert_cmpstr (rog_passage_get_label (passage), ==, "¶ 1");
  g_assert_cmpuint (rog_passage_get_quads (passage)->len, ==, 1);
  /* No ancestor has the bubble's actions: it is not there. */
  g_assert_false (gtk_widget_get_visible (fixture->reader->bubble));
  /* Shift+→ takes one more character, Ctrl with it the word. */
  g_assert_true (rog_test_key (GTK_WIDGET (fixture->reader), GDK_KEY_Left, GDK_SHIFT_MASK));
  g_clear_pointer (&selection, g_ptr_array_unref);
  selection = rog_reader_get_selection (fixture->reader);
  g_assert_cmpstr (rog_passage_get_quote (g_ptr_array_index (selection, 0)), ==, "31 October 202");
  g_assert_true (rog_test_key (GTK_WIDGET (fixture->reader), GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK));
  g_clear_pointer (&selection, g_ptr_array_unref);
  selection = rog_reader_get_selection (fixture->reader);
  g_assert_cmpstr (rog_passage_get_quote (g_ptr_array_index (selection, 0)), ==, "31 October 2024");
  g_assert_true (rog_test_key (GTK_WIDGET (fixture->reader), GDK_KEY_Escape, 0));
  g_clear_pointer (&selection, g_ptr_array_unref);
  selection = rog_reader_get_selection (fixture->reader);
  g_assert_cmpuint (selection->len, ==, 0);
}

static void
nothing (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  (*(guint *)data)++;
}

static void
test_bubble (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GActionEntry entries[] = { { .name = "note", .activate = nothing } };
  guint        notes = 0;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, &notes);
  gtk_widget_insert_action_group (fixture->window, "selection", G_ACTION_GROUP (group));
  rog_reader_select (fixture->reader, 1, 10, 20);
  g_assert_true (gtk_widget_get_visible (fixture->reader->bubble));
  GtkWidget *note = gtk_widget_get_first_child (fixture->reader->bubble), *cite = gtk_widget_get_next_sibling (note);
  g_assert_true (gtk_widget_get_visible (note));
  g_assert_false (gtk_widget_get_visible (cite));
  g_signal_emit_by_name (note, "clicked");
  g_assert_cmpuint (notes, ==, 1);
  gtk_widget_insert_action_group (fixture->window, "selection", NULL);
}

static RogRect
marked (Fixture *fixture,
        guint    page)
{
  g_autoptr (GPtrArray) selection = rog_reader_get_selection (fixture->reader);
  RogPassage *passage;
  guint       n_rects;

  g_assert_cmpuint (selection->len, ==, 1);
  passage = g_ptr_array_index (selection, 0);
  g_assert_true (rog_passage_is_area (passage));
  g_assert_cmpuint (rog_passage_get_page (passage), ==, page);

  return rog_passage_get_rects (passage, &n_rects)[0];
}

static void
press (Fixture        *fixture,
       guint           key,
       GdkModifierType state,
       guint           times)
{
  for (guint i = 0; i < times; i++)
    g_assert_true (rog_test_key (GTK_WIDGET (fixture->reader), key, state));
}

/* On a scan, by the keyboard alone: in what is seen of it, moved and sized within the page, then taken. */
static void
test_area (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GActionEntry    entries[] = { { .name = "note", .activate = nothing } };
  const int       width = 595000, height = 842000;
  graphene_rect_t view;
  RogRect         first, now;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, NULL);
  gtk_widget_insert_action_group (fixture->window, "selection", G_ACTION_GROUP (group));
  rog_reader_show_page (fixture->reader, 4);
  wait_page (fixture, 4);
  g_assert_false (rog_test_key (GTK_WIDGET (fixture->reader), GDK_KEY_Return, 0));

  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, 1);
  first = marked (fixture, 4);
  rog_reader_to_view (fixture->reader, 4, &first, &view);
  g_assert_cmpfloat (view.origin.y, >, 0);
  g_assert_cmpfloat (view.origin.y + view.size.height, <, gtk_widget_get_height (GTK_WIDGET (fixture->reader)));
  g_assert_true (gtk_widget_get_visible (fixture->reader->hint));
  g_assert_false (gtk_widget_get_visible (fixture->reader->bubble));

  press (fixture, GDK_KEY_Right, 0, 1);
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK, 1);
  now = marked (fixture, 4);
  g_assert_cmpint (now.x - first.x, ==, width / 100);
  g_assert_cmpint (now.y - first.y, ==, height / 10);
  g_assert_true (now.width == first.width && now.height == first.height);
  press (fixture, GDK_KEY_Left, GDK_SHIFT_MASK, 2);
  press (fixture, GDK_KEY_Page_Up, GDK_SHIFT_MASK, 20);
  first = now;
  now = marked (fixture, 4);
  g_assert_cmpint (first.width - now.width, ==, 2 * (width / 100));
  g_assert_true (now.x == first.x && now.y == first.y);
  g_assert_cmpint (now.height, ==, height / 50);

  /* Never over the edge; past the foot of the page it goes on. */
  press (fixture, GDK_KEY_Home, 0, 2);
  g_assert_cmpint (marked (fixture, 4).x, ==, 0);
  press (fixture, GDK_KEY_End, GDK_SHIFT_MASK, 1);
  g_assert_cmpint (marked (fixture, 4).width, ==, width);
  for (guint i = 0; i < 12 && rog_passage_get_page (fixture->reader->area) == 4; i++)
    press (fixture, GDK_KEY_Page_Up, 0, 1);
  g_assert_cmpuint (rog_passage_get_page (fixture->reader->area), ==, 3);
  press (fixture, GDK_KEY_Page_Down, 0, 1);
  now = marked (fixture, 4);
  g_assert_cmpint (now.y, ==, 0);

  press (fixture, GDK_KEY_Return, 0, 1);
  g_assert_false (gtk_widget_get_visible (fixture->reader->hint));
  g_assert_true (gtk_widget_get_visible (fixture->reader->bubble));
  press (fixture, GDK_KEY_Down, 0, 1);
  g_assert_cmpint (marked (fixture, 4).y, ==, 0);

  /* Taken up again, and left. */
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, 1);
  g_assert_cmpint (marked (fixture, 4).height, ==, height / 50);
  press (fixture, GDK_KEY_Escape, 0, 1);
  g_assert_false (rog_reader_has_selection (fixture->reader));
  g_assert_false (gtk_widget_get_visible (fixture->reader->hint));
  gtk_widget_insert_action_group (fixture->window, "selection", NULL);
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  RogPageText *text = rog_reader_peek_text (fixture->reader, 1);
  g_autoptr (GArray) found = rog_page_text_find (text, "October");
  guint middle = g_array_index (found, RogTextRange, 0).start + 3;

  rog_reader_begin_at (fixture->reader, (RogTextPlace){ 1, middle }, ROG_TEXT_UNIT_WORD);
  g_autoptr (GPtrArray) word = rog_reader_get_selection (fixture->reader);
  g_assert_cmpstr (rog_passage_get_quote (g_ptr_array_index (word, 0)), ==, "October");
  rog_reader_begin_at (fixture->reader, (RogTextPlace){ 1, middle }, ROG_TEXT_UNIT_PARAGRAPH);
  g_autoptr (GPtrArray) paragraph = rog_reader_get_selection (fixture->reader);
  const char *quote = rog_passage_get_quote (g_ptr_array_index (paragraph, 0));
  g_assert_true (g_str_has_prefix (quote, "1. Between 1 March 2023"));
  g_assert_true (g_str_has_suffix (quote, "eleven supply contracts."));
}

static void
test_jump (Fixture      *fixture,
           gconstpointer data)
{
  RogRect rect = { 68000, 400000, 100000, 14000 };
  g_autoptr (RogPassage) passage = rog_passage_new_area (9, &rect);

  rog_reader_show_passage (fixture->reader, passage);
  wait_page (fixture, 9);
  g_assert_true (fixture->reader->outlined == passage);
  g_assert_true (rog_test_key (GTK_WIDGET (fixture->reader), GDK_KEY_Left, GDK_ALT_MASK));
  wait_page (fixture, 1);
  g_assert_false (rog_test_key (GTK_WIDGET (fixture->reader), GDK_KEY_Left, GDK_ALT_MASK));
}

static gboolean
has_failed (gpointer data)
{
  return g_hash_table_contains (ROG_READER (data)->failures, GUINT_TO_POINTER (5));
}

static void
test_failure (Fixture      *fixture,
              gconstpointer data)
{
  rog_reader_show_page (fixture->reader, 5);
  rog_test_wait (has_failed, fixture->reader);
  GtkWidget *box = g_hash_table_lookup (fixture->reader->failures, GUINT_TO_POINTER (5));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (box))), ==, "Page 5 cannot be shown");
  /* It goes on. */
  rog_reader_show_page (fixture->reader, 8);
  wait_page (fixture, 8);
}

static gboolean
found_all (gpointer find)
{
  return !rog_reader_find_is_busy (find);
}

static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  RogReaderFind *find = rog_reader_view_get_find (fixture->view);

  rog_reader_find_search (find, "WARRANT of 2 december");
  rog_test_wait (found_all, find);
  /* Twice a page, but not on the scan. */
  g_assert_cmpuint (rog_reader_find_get_n_hits (find), ==, 22);
  g_assert_cmpuint (fixture->reader->current_hit, ==, 0);
  rog_reader_find_step (find, -1);
  g_assert_cmpuint (fixture->reader->current_hit, ==, 21);
  wait_page (fixture, 12);
  rog_reader_find_close (find);
  g_assert_null (fixture->reader->hits);
}

static void
wanted (RogReaderFind *find,
        const char    *text,
        char         **last)
{
  g_set_str (last, text);
}

static gboolean
found_some (gpointer find)
{
  return !rog_reader_find_is_busy (find) && rog_reader_find_get_n_hits (find) > 0;
}

/* In the whole dossier: from the last hit of a document to the first of the next, and back. */
static void
test_wide (Fixture      *fixture,
           gconstpointer data)
{
  RogReaderFind *find = rog_reader_view_get_find (fixture->view);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_find_document_free);
  g_autoptr (RogPageSource) other = rog_test_source_new (3);
  g_autofree char *sought = NULL, *document = NULL;
  guint            n;

  g_signal_connect (find, "sought-wide", G_CALLBACK (wanted), &sought);
  g_signal_connect (find, "document-wanted", G_CALLBACK (wanted), &document);
  rog_reader_find_allow_wide (find);
  rog_reader_find_set_document (find, "a");
  rog_reader_find_open (find);
  rog_reader_find_set_wide (find, TRUE);
  rog_reader_find_search (find, "WARRANT of 2 december");
  g_assert_cmpstr (sought, ==, "WARRANT of 2 december");
  rog_test_wait (found_some, find);
  g_ptr_array_add (documents, rog_find_document_new ("a", 22));
  g_ptr_array_add (documents, rog_find_document_new ("empty", 0));
  g_ptr_array_add (documents, rog_find_document_new ("b", 6));
  rog_reader_find_take_wide (find, documents, 1);
  g_assert_true (rog_reader_find_has_hits (find));

  rog_reader_find_step (find, 1);
  g_assert_null (document);
  g_assert_cmpuint (fixture->reader->current_hit, ==, 1);
  rog_reader_find_step (find, -1);
  rog_reader_find_step (find, -1);
  g_assert_cmpstr (document, ==, "b");

  /* It is opened, and stands at its last hit. */
  rog_reader_find_set_document (find, "b");
  rog_reader_view_set_source (fixture->view, NULL);
  rog_reader_view_set_source (fixture->view, other);
  rog_test_wait (found_some, find);
  n = rog_reader_find_get_n_hits (find);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpuint (fixture->reader->current_hit, ==, n - 1);
  rog_reader_find_step (find, 1);
  g_assert_cmpstr (document, ==, "a");
  rog_reader_find_close (find);
  g_assert_false (rog_reader_find_has_hits (find));
}

static RogPassage *
highlight_new (const char *id,
               guint       page,
               int         y)
{
  RogRect     rect = { 68000, y, 100000, 14000 };
  RogPassage *passage = rog_passage_new_area (page, &rect);

  rog_passage_set_highlight (passage, id, ROG_AUDIENCE_ME, "AL", "note");

  return passage;
}

/* F3 without anything sought: through the highlights, in the order of the document. */
static void
test_step_highlight (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GListStore) store = g_list_store_new (ROG_TYPE_PASSAGE);
  g_autoptr (RogPassage) last = highlight_new ("last", 9, 100000);
  g_autoptr (RogPassage) second = highlight_new ("second", 2, 300000);
  g_autoptr (RogPassage) first = highlight_new ("first", 2, 100000);

  g_assert_false (rog_reader_step_highlight (fixture->reader, 1));
  g_list_store_append (store, last);
  g_list_store_append (store, second);
  g_list_store_append (store, first);
  rog_reader_set_highlights (fixture->reader, G_LIST_MODEL (store));
  g_assert_true (rog_test_key (GTK_WIDGET (fixture->view), GDK_KEY_F3, 0));
  g_assert_true (fixture->reader->outlined == first);
  g_assert_true (rog_reader_step_highlight (fixture->reader, 1));
  g_assert_true (fixture->reader->outlined == second);
  g_assert_true (rog_reader_step_highlight (fixture->reader, 1));
  g_assert_true (fixture->reader->outlined == last);
  g_assert_true (rog_reader_step_highlight (fixture->reader, 1));
  g_assert_true (fixture->reader->outlined == first);
  g_assert_true (rog_test_key (GTK_WIDGET (fixture->view), GDK_KEY_F3, GDK_SHIFT_MASK));
  g_assert_true (fixture->reader->outlined == last);
  g_assert_cmpstr (fixture->reader->selected_highlight, ==, "last");
}

static gboolean
is_outlined (gpointer reader)
{
  guint n_rects = 0;

  if (ROG_READER (reader)->outlined != NULL)
    rog_passage_get_rects (ROG_READER (reader)->outlined, &n_rects);

  return n_rects > 0;
}

/* A passage that says its words alone is sought on its page. */
static void
test_words_alone (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (RogQuad));
  g_autoptr (RogPassage) passage = rog_passage_new (7, none, "WARRANT of 2  december");
  g_autoptr (RogPassage) gone = rog_passage_new (8, none, "words that no page has");

  rog_reader_show_passage (fixture->reader, passage);
  rog_test_wait (is_outlined, fixture->reader);
  g_assert_cmpuint (rog_passage_get_page (fixture->reader->outlined), ==, 7);
  wait_page (fixture, 7);
  rog_reader_show_passage (fixture->reader, gone);
  wait_page (fixture, 8);
}

static GtkWidget *
controls_of (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_next_sibling (gtk_widget_get_parent (GTK_WIDGET (fixture->reader))); child; child = gtk_widget_get_next_sibling (child))
    if (ROG_IS_READER_CONTROLS (child))
      return child;
  g_assert_not_reached ();
}

static gboolean
elsewhere (RogReaderControls *controls,
           const char        *where,
           char             **asked)
{
  g_set_str (asked, where);

  return TRUE;
}

static void
test_go_to (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char   *asked = NULL;
  RogReaderControls *controls = ROG_READER_CONTROLS (controls_of (fixture));

  rog_reader_controls_go_to (controls, " 11 ");
  wait_page (fixture, 11);
  rog_reader_controls_go_to (controls, "c-2");
  wait_page (fixture, 2);
  rog_reader_controls_go_to (controls, "¶ 77");
  wait_page (fixture, 7);
  rog_reader_controls_go_to (controls, "99");
  g_assert_cmpuint (rog_reader_get_page (fixture->reader), ==, 7);

  /* What is no place in this document is asked for elsewhere, and what is one is not. */
  g_signal_connect (controls, "elsewhere", G_CALLBACK (elsewhere), &asked);
  rog_reader_controls_go_to (controls, " Annex C ");
  g_assert_cmpstr (asked, ==, "Annex C");
  rog_reader_controls_go_to (controls, "3");
  wait_page (fixture, 3);
  g_assert_cmpstr (asked, ==, "Annex C");
}

static void
test_memory (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (RogPageSource) source = rog_test_source_new (60);
  gsize           budget = 4 * 595 * 842 * 4;
  RogReaderPages *pages = rog_reader_pages_new (source, budget);

  for (guint page = 6; page <= 60; page += 3)
    {
      rog_reader_pages_want (pages, page, page, 1);
      while (!rog_reader_pages_is_sharp (pages, page, page))
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (rog_reader_pages_get_bytes (pages), <=, budget);
    }
  g_object_run_dispose (G_OBJECT (pages));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (pages);
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  g_test_add_func ("/reader/layout", test_layout);
  g_test_add ("/reader/default", Fixture, NULL, set_up, test_default, tear_down);
  g_test_add ("/reader/watermark", Fixture, NULL, set_up, test_watermark, tear_down);
  g_test_add ("/reader/position", Fixture, NULL, set_up, test_position, tear_down);
  g_test_add ("/reader/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/reader/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/reader/bubble", Fixture, NULL, set_up, test_bubble, tear_down);
  g_test_add ("/reader/area", Fixture, NULL, set_up, test_area, tear_down);
  g_test_add ("/reader/jump", Fixture, NULL, set_up, test_jump, tear_down);
  g_test_add ("/reader/failure", Fixture, NULL, set_up, test_failure, tear_down);
  g_test_add ("/reader/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/reader/wide", Fixture, NULL, set_up, test_wide, tear_down);
  g_test_add ("/reader/step-highlight", Fixture, NULL, set_up, test_step_highlight, tear_down);
  g_test_add ("/reader/words-alone", Fixture, NULL, set_up, test_words_alone, tear_down);
  g_test_add ("/reader/go-to", Fixture, NULL, set_up, test_go_to, tear_down);
  g_test_add ("/reader/memory", Fixture, NULL, set_up, test_memory, tear_down);
  return g_test_run ();
}
