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
