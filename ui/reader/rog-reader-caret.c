// SPDX-License-Identifier: GPL-3.0-or-later
//
// The caret in the text: by character, word and line, and on to the next page.

#include "config.h"

#include "reader/rog-reader-private.h"

static void
start_caret (RogReader *self)
{
  guint first, last;

  if (self->caret.page > 0 && (self->caret_browsing || rog_reader_has_selection (self)))
    return;
  /* Shift+arrow without a caret begins at the top of what is seen. */
  RogTextPlace place = { 0 };
  if (rog_reader_place_at (self, 0, 24, &place))
    self->anchor = self->caret = place;
  else if (rog_reader_visible_pages (self, &first, &last))
    self->anchor = self->caret = (RogTextPlace){ first, 0 };
}

static gboolean
step_page (RogReader *self,
           int        direction)
{
  guint        page = self->caret.page + direction;
  RogPageText *text = page >= 1 && page <= self->layout.n_pages ? rog_reader_peek_text (self, page) : NULL;

  if (text == NULL)
    return FALSE;
  self->caret = (RogTextPlace){ page, direction > 0 ? 0 : rog_page_text_get_length (text) };
  return TRUE;
}

static void
move_char (RogReader *self,
           int        direction)
{
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);
  guint        length = text ? rog_page_text_get_length (text) : 0;

  if (direction < 0 ? self->caret.offset > 0 : self->caret.offset < length)
    self->caret.offset += direction;
  else
    step_page (self, direction);
}

static gboolean
starts_word (RogPageText *text,
             guint        offset)
{
  g_autofree char *slice = rog_page_text_get_slice (text, &(RogTextRange){ offset, offset + 1 });

  return g_unichar_isalnum (g_utf8_get_char (slice));
}

static void
move_word (RogReader *self,
           int        direction)
{
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);
  guint        length = text ? rog_page_text_get_length (text) : 0;
  guint       *at = &self->caret.offset;

  if (direction > 0 ? *at >= length : *at == 0)
    {
      step_page (self, direction);
      return;
    }
  if (direction > 0)
    {
      while (*at < length && !starts_word (text, *at))
        (*at)++;
      *at = MAX (*at, rog_text_unit_at (text, *at, ROG_TEXT_UNIT_WORD).end);
      return;
    }
  (*at)--;
  while (*at > 0 && !starts_word (text, *at))
    (*at)--;
  *at = MIN (*at, rog_text_unit_at (text, *at, ROG_TEXT_UNIT_WORD).start);
}

static void
move_line (RogReader *self,
           int        direction)
{
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);
  guint        length = text ? rog_page_text_get_length (text) : 0;
  RogTextRange line, next = { 0 };
  RogRect      here, there;

  if (text == NULL)
    return;
  line = rog_text_unit_at (text, self->caret.offset, ROG_TEXT_UNIT_LINE);
  gboolean has_x = rog_text_box (text, MIN (self->caret.offset, MAX (line.end, 1) - 1), &here);
  for (guint at = direction > 0 ? line.end : line.start; direction > 0 ? at < length : at > 0;)
    {
      at += direction;
      next = rog_text_unit_at (text, at, ROG_TEXT_UNIT_LINE);
      if (next.start != line.start && next.end > next.start)
        break;
    }
  if (next.end == 0 || next.start == line.start)
    {
      step_page (self, direction);
      return;
    }
  self->caret.offset = next.start;
  for (guint i = next.start; has_x && i < next.end && (!rog_text_box (text, i, &there) || there.x <= here.x); i++)
    self->caret.offset = i;
}

static void
move_line_end (RogReader *self,
               int        direction)
{
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);

  if (text == NULL)
    return;
  RogTextRange line = rog_text_unit_at (text, self->caret.offset, ROG_TEXT_UNIT_LINE);
  self->caret.offset = direction > 0 ? line.end : line.start;
}

static void
caret_moved (RogReader *self,
             gboolean   extend)
{
  graphene_rect_t rect;

  g_clear_object (&self->area);
  if (!extend)
    self->anchor = self->caret;
  self->grain = ROG_TEXT_UNIT_CHARACTER;
  self->grain_start = self->grain_end = self->anchor;
  rog_reader_selection_changed (self);
  if (rog_reader_caret_rect (self, &rect))
    {
      int height = gtk_widget_get_height (GTK_WIDGET (self));
      if (rect.origin.y < 24)
        rog_reader_scroll_by (self, 0, rect.origin.y - 24);
      else if (rect.origin.y + rect.size.height > height - 24)
        rog_reader_scroll_by (self, 0, rect.origin.y + rect.size.height - height + 24);
    }
}

/* rog_reader_move_caret: @control: by words; @extend: what is selected goes along. */
void
rog_reader_move_caret (RogReader    *self,
                       RogReaderMove move,
                       gboolean      control,
                       gboolean      extend)
{
  int direction = move == ROG_READER_MOVE_RIGHT || move == ROG_READER_MOVE_DOWN || move == ROG_READER_MOVE_PAGE_DOWN || move == ROG_READER_MOVE_END ? 1 : -1;

  start_caret (self);
  switch (move)
    {
    case ROG_READER_MOVE_LEFT:
    case ROG_READER_MOVE_RIGHT:
      if (control)
        move_word (self, direction);
      else
        move_char (self, direction);
      break;
    case ROG_READER_MOVE_UP:
    case ROG_READER_MOVE_DOWN:
      move_line (self, direction);
      break;
    case ROG_READER_MOVE_PAGE_UP:
    case ROG_READER_MOVE_PAGE_DOWN:
      for (guint i = 0; i < 20; i++)
        move_line (self, direction);
      break;
    case ROG_READER_MOVE_HOME:
    case ROG_READER_MOVE_END:
    default:
      move_line_end (self, direction);
      break;
    }
  caret_moved (self, extend);
}
