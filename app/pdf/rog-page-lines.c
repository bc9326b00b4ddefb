// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines and paragraphs, out of where each character stands.
#include "pdf/rog-page-lines.h"

#include <string.h>

#include "pdf/rog-paragraph-label.h"

/* rog_page_lines_has_extent: whether anything can be seen of it. */
gboolean
rog_page_lines_has_extent (const RogRect *box)
{
  return box->width > 0 && box->height > 0;
}

/* rog_page_lines_bounds: what encloses the characters from @start to before @end; empty where nothing is seen of them. */
RogRect
rog_page_lines_bounds (const gunichar *characters,
                       const RogRect  *boxes,
                       guint           start,
                       guint           end)
{
  RogRect  bounds = { 0, 0, 0, 0 };
  gboolean any = FALSE;

  for (guint i = start; i < end; i++)
    {
      if (characters[i] == '\n' || !rog_page_lines_has_extent (&boxes[i]))
        continue;
      if (any)
        rog_rect_union (&bounds, &boxes[i]);
      else
        bounds = boxes[i];
      any = TRUE;
    }
  return bounds;
}

static gboolean
ends_sentence (const gunichar    *characters,
               const RogPageLine *line)
{
  guint end = line->end;

  while (end > line->start && g_unichar_isspace (characters[end - 1]))
    end--;
  return end > line->start && strchr (".:;?!", (int)MIN (characters[end - 1], 0x7f)) != NULL && characters[end - 1] < 0x7f;
}

/* A line opens a paragraph by its number, by the space above it, by standing higher than the one
 * before (a new column), or after a sentence that ended well before the right margin. */
static gboolean
opens_paragraph (const gunichar *characters,
                 GArray         *lines,
                 guint           index,
                 int             right)
{
  const RogPageLine *line = rog_page_lines_at (lines, index);
  const RogPageLine *before = index > 0 ? rog_page_lines_at (lines, index - 1) : NULL;
  RogParagraphLabel  label;
  int                gap;

  if (before == NULL || rog_paragraph_label_read (characters + line->start, line->end - line->start, &label))
    return TRUE;
  gap = line->box.y - (before->box.y + before->box.height);
  if (gap > before->box.height * 3 / 4 || gap < -before->box.height * 3 / 2)
    return TRUE;

  return ends_sentence (characters, before) && before->box.x + before->box.width < right - (right - before->box.x) / 6;
}

/**
 * rog_page_lines_find:
 * @characters: the text of a page, a line feed after each line
 * @boxes: where each of them stands
 * @length: how many there are
 *
 * Returns: (transfer full) (element-type RogPageLine): its lines, in order
 */
GArray *
rog_page_lines_find (const gunichar *characters,
                     const RogRect  *boxes,
                     guint           length)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (RogPageLine));
  guint   start = 0;
  int     right = 0;

  for (guint i = 0; i <= length; i++)
    {
      RogPageLine line = { start, i };

      if (i < length && characters[i] != '\n')
        continue;
      start = i + 1;
      if (line.end == line.start)
        continue;
      line.box = rog_page_lines_bounds (characters, boxes, line.start, line.end);
      right = MAX (right, line.box.x + line.box.width);
      g_array_append_val (lines, line);
    }
  for (guint i = 0; i < lines->len; i++)
    rog_page_lines_at (lines, i)->opens = opens_paragraph (characters, lines, i, right);

  return lines;
}

/* rog_page_lines_index_of: the line that has @index; of the feed between two lines, the earlier one; -1 for none. */
int
rog_page_lines_index_of (GArray *lines,
                         guint   index)
{
  int found = -1;

  for (guint i = 0; i < lines->len && rog_page_lines_at (lines, i)->start <= index; i++)
    found = (int)i;
  return found;
}
