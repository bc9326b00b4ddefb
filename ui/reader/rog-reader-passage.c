// SPDX-License-Identifier: GPL-3.0-or-later
//
// Showing a passage: one that says where it stands, and one that says its words alone.

#include "config.h"

#include <glib/gi18n.h>

#include "pdf/rog-anchor.h"
#include "reader/rog-reader-private.h"
#include "widgets/rog-announce.h"

#define OUTLINE_SECONDS 2

static void
outline_over (gpointer data)
{
  RogReader *self = data;

  self->outline_timeout = 0;
  g_clear_object (&self->outlined);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
reveal (RogReader  *self,
        RogPassage *passage)
{
  guint          n_rects = 0;
  const RogRect *rects = rog_passage_get_rects (passage, &n_rects);
  guint          page = rog_passage_get_page (passage);

  if (n_rects == 0 || !self->placed)
    rog_reader_set_position (self, page, n_rects ? rects[0].y / 1000.0 - 120 : 0);
  else
    rog_reader_reveal (self, page, &rects[0], 0.3);
  g_set_object (&self->outlined, passage);
  g_clear_handle_id (&self->outline_timeout, g_source_remove);
  self->outline_timeout = g_timeout_add_seconds_once (OUTLINE_SECONDS, outline_over, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- words alone --- */

typedef struct
{
  RogReader  *reader;
  RogPassage *passage;
} Sought;

static void
sought_free (Sought *sought)
{
  g_object_unref (sought->reader);
  g_object_unref (sought->passage);
  g_free (sought);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sought, sought_free)

static void
sought_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Sought) sought = user_data;
  g_autoptr (RogPageText) text = rog_page_source_text_finish (ROG_PAGE_SOURCE (source), result, NULL);
  const char  *quote = rog_passage_get_quote (sought->passage);
  RogTextRange range;

  /* Another document, or another passage, is shown by now. */
  if (text == NULL || sought->reader->source != ROG_PAGE_SOURCE (source) || sought->reader->sought != sought->passage)
    return;

  g_clear_object (&sought->reader->sought);
  if (rog_anchor_find_again (text, quote, &range))
    {
      g_autoptr (GArray) quads = rog_page_text_get_quads (text, &range);
      g_autoptr (RogPassage) found = rog_passage_new (rog_passage_get_page (sought->passage), quads, quote);

      reveal (sought->reader, found);
    }
  else
    rog_announce (GTK_ACCESSIBLE (sought->reader), _("The passage is not on this page"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
seek (RogReader  *self,
      RogPassage *passage)
{
  Sought *sought = g_new0 (Sought, 1);

  sought->reader = g_object_ref (self);
  sought->passage = g_object_ref (passage);
  g_set_object (&self->sought, passage);
  rog_reader_set_position (self, rog_passage_get_page (passage), 0);
  rog_page_source_text_async (self->source, rog_passage_get_page (passage), self->cancellable, sought_cb, sought);
}

/**
 * rog_reader_show_passage:
 *
 * Scrolls to @passage and outlines it for two seconds. Focus stays where it is. One that has words, but
 * no place on its page, is sought there.
 */
void
rog_reader_show_passage (RogReader  *self,
                         RogPassage *passage)
{
  guint n_rects = 0;
  guint page = rog_passage_get_page (passage);

  if (page < 1 || page > self->layout.n_pages)
    return;

  rog_reader_push_back (self);
  g_clear_object (&self->sought);
  rog_passage_get_rects (passage, &n_rects);
  if (n_rects == 0 && *rog_passage_get_quote (passage) != '\0')
    seek (self, passage);
  else
    reveal (self, passage);
}

/* --- highlights, in the order of the document --- */

static int
compare_passages (RogPassage *a,
                  RogPassage *b)
{
  guint          n_a = 0, n_b = 0;
  const RogRect *rects_a = rog_passage_get_rects (a, &n_a), *rects_b = rog_passage_get_rects (b, &n_b);
  guint          page_a = rog_passage_get_page (a), page_b = rog_passage_get_page (b);
  int            y_a = n_a > 0 ? rects_a[0].y : 0, y_b = n_b > 0 ? rects_b[0].y : 0;

  if (page_a != page_b)
    return page_a < page_b ? -1 : 1;
  if (y_a != y_b)
    return y_a < y_b ? -1 : 1;
  return g_strcmp0 (rog_passage_get_id (a), rog_passage_get_id (b));
}

/* Of those that come after @from in that direction, the nearest; without @from, or after the last one, the first of all. */
static RogPassage *
nearest_highlight (RogReader  *self,
                   RogPassage *from,
                   int         direction)
{
  RogPassage *best = NULL, *first = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->highlights); i++)
    {
      g_autoptr (RogPassage) passage = g_list_model_get_item (self->highlights, i);

      if (first == NULL || direction * compare_passages (passage, first) < 0)
        first = passage;
      if (from != NULL && direction * compare_passages (passage, from) > 0 && (best == NULL || direction * compare_passages (passage, best) < 0))
        best = passage;
    }
  return best != NULL ? best : first; /* the list holds them */
}

/**
 * rog_reader_step_highlight:
 * @direction: 1 to the next highlight, -1 to the one before; round the ends
 *
 * Selects it and shows it: F3.
 *
 * Returns: whether there is one
 */
gboolean
rog_reader_step_highlight (RogReader *self,
                           int        direction)
{
  RogPassage *from = NULL, *next;

  if (self->highlights == NULL || g_list_model_get_n_items (self->highlights) == 0)
    return FALSE;

  for (guint i = 0; from == NULL && i < g_list_model_get_n_items (self->highlights); i++)
    {
      g_autoptr (RogPassage) passage = g_list_model_get_item (self->highlights, i);

      if (self->selected_highlight && g_strcmp0 (rog_passage_get_id (passage), self->selected_highlight) == 0)
        from = passage;
    }
  next = nearest_highlight (self, from, direction);
  rog_reader_set_selected_highlight (self, rog_passage_get_id (next));
  rog_reader_show_passage (self, next);
  if (rog_passage_get_words (next) != NULL)
    rog_announce (GTK_ACCESSIBLE (self), rog_passage_get_words (next), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return TRUE;
}
