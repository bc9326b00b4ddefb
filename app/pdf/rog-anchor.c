// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/rog-anchor.h"

/*
 * A pin on text holds page, quads and quote (casework § 3). Here is how it is made of a
 * selection, and how it is looked up again in the text of its page.
 */

/**
 * rog_anchor_quads_of:
 * @text: the page
 * @range: a selection
 * @quote: (out) (transfer full): its words, as a pin keeps them
 *
 * Returns: (transfer full) (element-type RogQuad): its quads
 */
GArray *
rog_anchor_quads_of (RogPageText        *text,
                     const RogTextRange *range,
                     char              **quote)
{
  *quote = rog_page_text_get_quote (text, range);
  return rog_page_text_get_quads (text, range);
}

/**
 * rog_anchor_find_again:
 * @text: a page
 * @quote: the words of a pin
 * @found: (out): where they are
 *
 * Returns: whether the page has them, line ends and case aside
 */
gboolean
rog_anchor_find_again (RogPageText  *text,
                       const char   *quote,
                       RogTextRange *found)
{
  g_autoptr (GArray) ranges = rog_page_text_find (text, quote);

  if (ranges->len == 0)
    return FALSE;
  *found = g_array_index (ranges, RogTextRange, 0);
  return TRUE;
}

static gint64
distance_of (RogPageText        *text,
             const RogTextRange *range,
             const RogRect      *from)
{
  RogRect box = rog_page_text_get_box (text, range->start);

  return ABS ((gint64)box.y - from->y) + ABS ((gint64)box.x - from->x);
}

/**
 * rog_anchor_check:
 * @text: the page the pin names
 * @quads: (element-type RogQuad): the pin's
 * @quote: its words
 * @found: (out): where the words are, unless they are gone; where they are there more than once,
 *   the nearest to @quads
 *
 * Returns: whether the passage is still there
 */
RogAnchorState
rog_anchor_check (RogPageText  *text,
                  GArray       *quads,
                  const char   *quote,
                  RogTextRange *found)
{
  g_autoptr (GArray) ranges = NULL;
  RogRect from = { 0, 0, 0, 0 };
  guint   best = 0;

  if (rog_page_text_range_of_quads (text, quads, found))
    {
      g_autofree char *there = rog_page_text_get_quote (text, found);

      if (rog_page_text_same_words (there, quote))
        return ROG_ANCHOR_PRESENT;
    }
  ranges = rog_page_text_find (text, quote);
  if (ranges->len == 0)
    return ROG_ANCHOR_GONE;
  if (quads->len > 0)
    from = rog_quad_get_bounds (&g_array_index (quads, RogQuad, 0));
  for (guint i = 1; i < ranges->len; i++)
    {
      if (distance_of (text, &g_array_index (ranges, RogTextRange, i), &from) <
          distance_of (text, &g_array_index (ranges, RogTextRange, best), &from))
        best = i;
    }
  *found = g_array_index (ranges, RogTextRange, best);

  return ROG_ANCHOR_MOVED;
}
