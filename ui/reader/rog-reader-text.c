// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the reader asks of a page's text beyond what the text itself answers.

#include "reader/rog-reader-text.h"

/* How near a pointer must be to text to show that it can be selected. */
#define NEAR 4000

/* rog_text_box: where a character stands; FALSE for one that takes no place. */
gboolean
rog_text_box (RogPageText *text,
              guint        offset,
              RogRect     *box)
{
  if (offset >= rog_page_text_get_length (text))
    return FALSE;
  *box = rog_page_text_get_box (text, offset);
  return box->width > 0 && box->height > 0;
}

/* rog_text_bounds: what encloses all text; FALSE where there is none. */
gboolean
rog_text_bounds (RogPageText *text,
                 RogRect     *bounds)
{
  gboolean any = FALSE;
  RogRect  box;

  *bounds = (RogRect){ 0 };
  for (guint i = 0; i < rog_page_text_get_length (text); i++)
    {
      if (!rog_text_box (text, i, &box))
        continue;
      if (any)
        rog_rect_union (bounds, &box);
      else
        *bounds = box;
      any = TRUE;
    }
  return any;
}

RogTextRange
rog_text_clamp (RogPageText        *text,
                const RogTextRange *range)
{
  guint end = MIN (range->end, rog_page_text_get_length (text));

  return (RogTextRange){ MIN (range->start, end), end };
}

/* rog_text_unit_at: the word, line or paragraph at a place between two characters. */
RogTextRange
rog_text_unit_at (RogPageText *text,
                  guint        offset,
                  RogTextUnit  unit)
{
  RogTextRange range = rog_text_clamp (text, &(RogTextRange){ offset, offset });

  rog_page_text_expand (text, unit, &range);
  return range;
}

gboolean
rog_text_near (RogPageText *text,
               int          x,
               int          y)
{
  guint        offset = rog_page_text_caret_at (text, x, y);
  RogTextRange line = rog_text_unit_at (text, offset, ROG_TEXT_UNIT_LINE);
  g_autoptr (GArray) quads = rog_page_text_get_quads (text, &line);

  for (guint i = 0; i < quads->len; i++)
    {
      RogRect box = rog_quad_get_bounds (&g_array_index (quads, RogQuad, i));
      if (x >= box.x - NEAR && x <= box.x + box.width + NEAR && y >= box.y - NEAR / 2 && y <= box.y + box.height + NEAR / 2)
        return TRUE;
    }
  return FALSE;
}

/* rog_text_find_number: the paragraph that the page numbers @number ("13", "12(a)"). */
gboolean
rog_text_find_number (RogPageText  *text,
                      const char   *number,
                      RogTextRange *range)
{
  g_autofree char *wanted = g_strdup_printf ("¶ %s", number);

  for (guint offset = 0; offset < rog_page_text_get_length (text);)
    {
      g_autofree char *label = rog_page_text_get_paragraph_label (text, offset);
      if (g_strcmp0 (label, wanted) == 0)
        {
          *range = rog_text_unit_at (text, offset, ROG_TEXT_UNIT_PARAGRAPH);
          return TRUE;
        }
      guint end = rog_text_unit_at (text, offset, ROG_TEXT_UNIT_LINE).end;
      offset = MAX (offset, end) + 1;
    }
  return FALSE;
}
