// SPDX-License-Identifier: GPL-3.0-or-later
//
// The selection: from an anchor to a caret, over pages if need be, or one area.

#include "config.h"

#include <glib/gi18n.h>

#include "reader/rog-reader-private.h"

static int
compare_places (RogTextPlace a,
                RogTextPlace b)
{
  if (a.page != b.page)
    return a.page < b.page ? -1 : 1;
  return a.offset < b.offset ? -1 : a.offset > b.offset;
}

gboolean
rog_reader_has_selection (RogReader *self)
{
  return self->area != NULL || (self->anchor.page > 0 && compare_places (self->anchor, self->caret) != 0);
}

/* rog_reader_selected_on: the characters of @page that are selected; end = start for none. */
void
rog_reader_selected_on (RogReader    *self,
                        guint         page,
                        RogTextRange *range)
{
  RogTextPlace from = self->anchor, to = self->caret;

  *range = (RogTextRange){ 0, 0 };
  if (from.page == 0 || self->area)
    return;
  if (compare_places (from, to) > 0)
    {
      from = self->caret;
      to = self->anchor;
    }
  if (page < from.page || page > to.page)
    return;
  range->start = page == from.page ? from.offset : 0;
  range->end = page == to.page ? to.offset : G_MAXUINT;
}

gboolean
rog_reader_place_at (RogReader    *self,
                     double        x,
                     double        y,
                     RogTextPlace *place)
{
  RogPageText *text;
  int          page_x, page_y;

  rog_reader_to_page (self, x, y, &place->page, &page_x, &page_y);
  text = rog_reader_peek_text (self, place->page);
  if (text == NULL)
    return FALSE;
  place->offset = rog_page_text_caret_at (text, page_x, page_y);
  return TRUE;
}

static void
grain_around (RogReader    *self,
              RogTextPlace  place,
              RogTextPlace *start,
              RogTextPlace *end)
{
  RogPageText *text = rog_reader_peek_text (self, place.page);
  RogTextRange range = { place.offset, place.offset };

  if (text && self->grain != ROG_TEXT_UNIT_CHARACTER)
    range = rog_text_unit_at (text, place.offset, self->grain);
  *start = (RogTextPlace){ place.page, range.start };
  *end = (RogTextPlace){ place.page, range.end };
}

/* rog_reader_begin_at: a selection begins, of the word or paragraph at @place where @grain says so. */
void
rog_reader_begin_at (RogReader   *self,
                     RogTextPlace place,
                     RogTextUnit  grain)
{
  g_clear_object (&self->area);
  self->grain = grain;
  grain_around (self, place, &self->grain_start, &self->grain_end);
  self->anchor = self->grain_start;
  self->caret = self->grain_end;
  rog_reader_selection_changed (self);
}

/* rog_reader_extend_to: the other end goes to @place, by whole words or paragraphs as it began. */
void
rog_reader_extend_to (RogReader   *self,
                      RogTextPlace place)
{
  RogTextPlace start, end;

  g_clear_object (&self->area);
  grain_around (self, place, &start, &end);
  if (compare_places (start, self->grain_start) < 0)
    {
      self->anchor = self->grain_end;
      self->caret = start;
    }
  else
    {
      self->anchor = self->grain_start;
      self->caret = end;
    }
  rog_reader_selection_changed (self);
}

void
rog_reader_selection_changed (RogReader *self)
{
  self->framing = self->framing && self->area != NULL;
  gtk_widget_set_visible (self->hint, self->framing);
  if (!rog_reader_has_selection (self) || self->selecting || self->marking || self->framing)
    gtk_widget_set_visible (self->bubble, FALSE);
  else
    gtk_widget_set_visible (self->bubble, rog_reader_bubble_refresh (self->bubble));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "selection-changed");
  if (self->caret.page == self->page)
    {
      gtk_accessible_text_update_caret_position (GTK_ACCESSIBLE_TEXT (self));
      gtk_accessible_text_update_selection_bound (GTK_ACCESSIBLE_TEXT (self));
    }
}

/**
 * rog_reader_get_selection_bounds:
 * @self: a reader
 * @box: (out): what encloses the selection, in the widget's coordinates
 *
 * Returns: whether something is selected
 */
gboolean
rog_reader_get_selection_bounds (RogReader       *self,
                                 graphene_rect_t *box)
{
  g_autoptr (GPtrArray) passages = rog_reader_get_selection (self);
  gboolean any = FALSE;

  for (guint i = 0; i < passages->len; i++)
    {
      RogPassage    *passage = g_ptr_array_index (passages, i);
      guint          n_rects;
      const RogRect *rects = rog_passage_get_rects (passage, &n_rects);

      for (guint r = 0; r < n_rects; r++)
        {
          graphene_rect_t view;
          rog_reader_to_view (self, rog_passage_get_page (passage), &rects[r], &view);
          if (any)
            graphene_rect_union (box, &view, box);
          else
            *box = view;
          any = TRUE;
        }
    }
  return any;
}

gboolean
rog_reader_caret_rect (RogReader       *self,
                       graphene_rect_t *rect)
{
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);
  RogRect      character;
  gboolean     after = FALSE;

  if (text == NULL)
    return FALSE;
  if (!rog_text_box (text, self->caret.offset, &character))
    {
      after = TRUE;
      if (self->caret.offset == 0 || !rog_text_box (text, self->caret.offset - 1, &character))
        return FALSE;
    }
  rog_reader_to_view (self, self->caret.page, &character, rect);
  if (after)
    rect->origin.x += rect->size.width;
  rect->origin.x = roundf (rect->origin.x) - 1;
  rect->size.width = 2;
  return TRUE;
}

/* What the paragraph at @offset is cited by: its number may stand on the page before. */
static char *
dup_label (RogReader   *self,
           RogPageText *text,
           guint        page,
           guint        offset)
{
  g_autofree char *here = rog_page_text_get_paragraph_label (text, offset);
  RogPageText     *before = page > 1 ? rog_reader_peek_text (self, page - 1) : NULL;
  g_autofree char *last = before ? rog_page_text_get_paragraph_label (before, rog_page_text_get_length (before)) : NULL;

  return rog_page_text_join_labels (last, here);
}

/**
 * rog_reader_get_selection:
 *
 * Returns: (transfer full) (element-type RogPassage): what is selected, one passage a
 *   page, in order; empty where nothing is
 */
GPtrArray *
rog_reader_get_selection (RogReader *self)
{
  GPtrArray *passages = g_ptr_array_new_with_free_func (g_object_unref);
  guint      first = MIN (self->anchor.page, self->caret.page), last = MAX (self->anchor.page, self->caret.page);

  if (self->area)
    {
      g_ptr_array_add (passages, g_object_ref (self->area));
      return passages;
    }
  for (guint page = first; first > 0 && page <= last; page++)
    {
      RogPageText *text = rog_reader_peek_text (self, page);
      RogTextRange range;

      rog_reader_selected_on (self, page, &range);
      if (text == NULL || range.end <= range.start)
        continue;
      range = rog_text_clamp (text, &range);

      g_autoptr (GArray) quads = rog_page_text_get_quads (text, &range);
      g_autofree char *quote = rog_page_text_get_quote (text, &range);
      g_autofree char *label = dup_label (self, text, page, range.start);
      if (quads->len == 0)
        continue;

      RogPassage *passage = rog_passage_new (page, quads, quote);
      rog_passage_set_label (passage, label);
      g_ptr_array_add (passages, passage);
    }
  return passages;
}

void
rog_reader_clear_selection (RogReader *self)
{
  if (!rog_reader_has_selection (self))
    return;
  g_clear_object (&self->area);
  self->anchor = self->caret;
  rog_reader_selection_changed (self);
}

/**
 * rog_reader_select:
 * @start: first character
 * @end: the character after the last
 *
 * Selects characters of one page, whose text must have been read.
 */
void
rog_reader_select (RogReader *self,
                   guint      page,
                   guint      start,
                   guint      end)
{
  self->grain = ROG_TEXT_UNIT_CHARACTER;
  self->grain_start = self->grain_end = self->anchor = (RogTextPlace){ page, start };
  self->caret = (RogTextPlace){ page, end };
  g_clear_object (&self->area);
  rog_reader_selection_changed (self);
}
