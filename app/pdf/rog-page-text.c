// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/rog-page-text.h"

#include <string.h>

#include "confine/rog-confine-error.h"
#include "pdf/rog-page-lines.h"
#include "pdf/rog-paragraph-label.h"
#include "pdf/rog-text-find.h"
#include "pdf/rog-text-fold.h"

#define FARTHEST (1 << 27) /* 1/1000 pt: 47 m; the largest page is 5 m */

struct _RogPageText
{
  GObject parent_instance;

  char     *text;       /* (owned) */
  gunichar *characters; /* (owned) */
  RogRect  *boxes;      /* (owned): one a character */
  guint     length;
  GArray   *lines; /* (owned) (element-type RogPageLine) */
};

G_DEFINE_FINAL_TYPE (RogPageText, rog_page_text, G_TYPE_OBJECT)

static void
rog_page_text_finalize (GObject *object)
{
  RogPageText *self = ROG_PAGE_TEXT (object);

  g_free (self->text);
  g_free (self->characters);
  g_free (self->boxes);
  g_clear_pointer (&self->lines, g_array_unref);

  G_OBJECT_CLASS (rog_page_text_parent_class)->finalize (object);
}

static void
rog_page_text_class_init (RogPageTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_page_text_finalize;
}

static void
rog_page_text_init (RogPageText *self)
{
}

/* A page says anything; with this, sums and multiples of a few places stay within an int. */
static int
on_page (int units)
{
  return CLAMP (units, -FARTHEST, FARTHEST);
}

/**
 * rog_page_text_new:
 * @text: UTF-8, lines ended by line feeds
 * @boxes: x, y, width, height of each character, in 1/1000 pt; what lies farther out than any page is taken to lie there
 * @n_boxes: how many integers that are
 * @error: where an error goes
 *
 * Returns: (transfer full): the text, or %NULL with %ROG_CONFINE_ERROR_PROTOCOL where the
 *   numbers do not fit each other
 */
RogPageText *
rog_page_text_new (const char *text,
                   const int  *boxes,
                   gsize       n_boxes,
                   GError    **error)
{
  RogPageText         *self;
  glong                length = 0;
  g_autofree gunichar *characters = g_utf8_to_ucs4 (text, -1, NULL, &length, NULL);

  if (characters == NULL || n_boxes != (gsize)length * 4)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_PROTOCOL, "Text and places do not fit");
      return NULL;
    }
  self = g_object_new (ROG_TYPE_PAGE_TEXT, NULL);
  self->text = g_strdup (text);
  self->characters = g_steal_pointer (&characters);
  self->length = (guint)length;
  self->boxes = g_new (RogRect, MAX (1, self->length));
  for (guint i = 0; i < self->length; i++)
    self->boxes[i] = (RogRect){ on_page (boxes[i * 4]), on_page (boxes[i * 4 + 1]), on_page (boxes[i * 4 + 2]), on_page (boxes[i * 4 + 3]) };
  self->lines = rog_page_lines_find (self->characters, self->boxes, self->length);

  return self;
}

const char *
rog_page_text_get_text (RogPageText *self)
{
  return self->text;
}

/**
 * rog_page_text_get_length:
 *
 * Returns: how many characters there are
 */
guint
rog_page_text_get_length (RogPageText *self)
{
  return self->length;
}

/**
 * rog_page_text_has_words:
 *
 * Returns: %FALSE of a scan that nobody has read yet, or an empty page
 */
gboolean
rog_page_text_has_words (RogPageText *self)
{
  for (guint i = 0; i < self->length; i++)
    {
      if (g_unichar_isalnum (self->characters[i]))
        return TRUE;
    }
  return FALSE;
}

RogRect
rog_page_text_get_box (RogPageText *self,
                       guint        index)
{
  g_return_val_if_fail (index < self->length, ((RogRect){ 0 }));

  return self->boxes[index];
}

/* ---- from places to characters ---- */

/**
 * rog_page_text_hit:
 * @x: in 1/1000 pt
 * @y: in 1/1000 pt
 * @index: (out): the character there
 *
 * Returns: whether there is one
 */
gboolean
rog_page_text_hit (RogPageText *self,
                   int          x,
                   int          y,
                   guint       *index)
{
  for (guint i = 0; i < self->length; i++)
    {
      const RogRect *box = &self->boxes[i];

      if (self->characters[i] != '\n' && rog_page_lines_has_extent (box) && x >= box->x && y >= box->y &&
          x - box->x < box->width && y - box->y < box->height)
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

static int
outside (int value,
         int start,
         int length)
{
  if (value < start)
    return start - value;
  return MAX (0, value - (start + length));
}

/**
 * rog_page_text_caret_at:
 * @x: in 1/1000 pt, anywhere
 * @y: in 1/1000 pt
 *
 * Returns: the place between two characters that is nearest: where a selection that is dragged
 *   there ends. 0 to the length.
 */
guint
rog_page_text_caret_at (RogPageText *self,
                        int          x,
                        int          y)
{
  const RogPageLine *best = NULL;
  gint64             best_distance = G_MAXINT64;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const RogPageLine *line = rog_page_lines_at (self->lines, i);
      /* A line beside the pointer comes before a nearer, longer one above; a column far to the
       * side does not come before the line just above or below. */
      gint64 distance = outside (x, line->box.x, line->box.width) + (gint64)24 * outside (y, line->box.y, line->box.height);

      if (rog_page_lines_has_extent (&line->box) && distance < best_distance)
        {
          best = line;
          best_distance = distance;
        }
    }
  if (best == NULL)
    return 0;
  for (guint i = best->start; i < best->end; i++)
    {
      if (x < self->boxes[i].x + self->boxes[i].width / 2)
        return i;
    }
  return best->end;
}

/* ---- units ---- */

static gboolean
in_word (RogPageText *self,
         guint        index)
{
  gunichar c = self->characters[index];

  if (g_unichar_isalnum (c) || g_unichar_ismark (c))
    return TRUE;
  return (c == '\'' || c == 0x2019 || c == '-' || c == '/' || c == '.') && index > 0 && index + 1 < self->length &&
         g_unichar_isalnum (self->characters[index - 1]) && g_unichar_isalnum (self->characters[index + 1]);
}

static void
expand_to_words (RogPageText  *self,
                 RogTextRange *range)
{
  if (range->start == range->end && range->end < self->length && self->characters[range->end] != '\n')
    range->end++;
  if (range->start == range->end)
    return;
  if (in_word (self, range->start))
    {
      while (range->start > 0 && in_word (self, range->start - 1))
        range->start--;
    }
  if (in_word (self, range->end - 1))
    {
      while (range->end < self->length && in_word (self, range->end))
        range->end++;
    }
}

static void
expand_to_lines (RogPageText  *self,
                 RogTextRange *range,
                 gboolean      paragraph)
{
  int first = rog_page_lines_index_of (self->lines, range->start);
  int last = rog_page_lines_index_of (self->lines, range->end > range->start ? range->end - 1 : range->end);

  if (first < 0 || last < 0)
    return;
  while (paragraph && first > 0 && !rog_page_lines_at (self->lines, (guint)first)->opens)
    first--;
  while (paragraph && (guint)last + 1 < self->lines->len && !rog_page_lines_at (self->lines, (guint)last + 1)->opens)
    last++;
  range->start = MIN (range->start, rog_page_lines_at (self->lines, (guint)first)->start);
  range->end = MAX (range->end, rog_page_lines_at (self->lines, (guint)last)->end);
}

/**
 * rog_page_text_expand:
 * @unit: to what
 * @range: (inout): a selection; an empty one stands for the character after it
 *
 * Makes a selection of whole words, lines or paragraphs of it.
 */
void
rog_page_text_expand (RogPageText  *self,
                      RogTextUnit   unit,
                      RogTextRange *range)
{
  g_return_if_fail (range->start <= range->end && range->end <= self->length);

  switch (unit)
    {
    case ROG_TEXT_UNIT_WORD:
      expand_to_words (self, range);
      break;
    case ROG_TEXT_UNIT_LINE:
    case ROG_TEXT_UNIT_PARAGRAPH:
      expand_to_lines (self, range, unit == ROG_TEXT_UNIT_PARAGRAPH);
      break;
    case ROG_TEXT_UNIT_CHARACTER:
    default:
      break;
    }
}

/* ---- what is selected ---- */

/**
 * rog_page_text_get_slice:
 *
 * Returns: (transfer full): the characters of @range as they are
 */
char *
rog_page_text_get_slice (RogPageText        *self,
                         const RogTextRange *range)
{
  g_return_val_if_fail (range->start <= range->end && range->end <= self->length, NULL);

  return g_ucs4_to_utf8 (self->characters + range->start, (glong)(range->end - range->start), NULL, NULL, NULL);
}

static void
append_quoted (GString        *quote,
               const gunichar *text,
               guint           length,
               guint          *i)
{
  gboolean space = FALSE;

  while (*i < length && g_unichar_isspace (text[*i]))
    {
      space = TRUE;
      (*i)++;
    }
  if (space && quote->len > 0 && *i < length)
    g_string_append_c (quote, ' ');
  if (*i < length)
    g_string_append_unichar (quote, text[(*i)++]);
}

/**
 * rog_page_text_get_quote:
 *
 * Returns: (transfer full): @range as one would quote it: on one line, with words put together
 *   again that were broken by a hyphen at the end of a line
 */
char *
rog_page_text_get_quote (RogPageText        *self,
                         const RogTextRange *range)
{
  g_autoptr (GString) quote = g_string_new (NULL);
  const gunichar *text = self->characters + range->start;
  guint           length = range->end - range->start;
  guint           i = 0;

  g_return_val_if_fail (range->start <= range->end && range->end <= self->length, NULL);

  while (i < length)
    {
      gboolean broken = i > 0 && i + 2 < length && (text[i] == '-' || text[i] == 0xad) && text[i + 1] == '\n' &&
                        g_unichar_isalpha (text[i - 1]) && g_unichar_islower (text[i + 2]);

      if (broken)
        i += 2;
      append_quoted (quote, text, length, &i);
    }
  return g_string_free (g_steal_pointer (&quote), FALSE);
}

/**
 * rog_page_text_get_quads:
 *
 * Returns: (transfer full) (element-type RogQuad): @range as areas to mark, one a line
 */
GArray *
rog_page_text_get_quads (RogPageText        *self,
                         const RogTextRange *range)
{
  GArray *quads = g_array_new (FALSE, FALSE, sizeof (RogQuad));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const RogPageLine *line = rog_page_lines_at (self->lines, i);
      guint              start = MAX (line->start, range->start);
      guint              end = MIN (line->end, range->end);

      while (end > start && g_unichar_isspace (self->characters[end - 1]))
        end--;
      if (start < end)
        {
          RogRect bounds = rog_page_lines_bounds (self->characters, self->boxes, start, end);
          RogQuad quad = rog_quad_from_rect (&bounds);

          if (rog_page_lines_has_extent (&bounds))
            g_array_append_val (quads, quad);
        }
    }
  return quads;
}

static gboolean
within_any (const RogRect *box,
            GArray        *quads)
{
  int x = box->x + box->width / 2;
  int y = box->y + box->height / 2;

  for (guint i = 0; i < quads->len; i++)
    {
      RogRect bounds = rog_quad_get_bounds (&g_array_index (quads, RogQuad, i));

      if (outside (x, bounds.x, bounds.width) == 0 && outside (y, bounds.y, bounds.height) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * rog_page_text_range_of_quads:
 * @quads: (element-type RogQuad): a marked passage
 * @range: (out): from its first character to its last
 *
 * Returns: %FALSE where no character lies there
 */
gboolean
rog_page_text_range_of_quads (RogPageText  *self,
                              GArray       *quads,
                              RogTextRange *range)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->length; i++)
    {
      if (self->characters[i] == '\n' || !rog_page_lines_has_extent (&self->boxes[i]) || !within_any (&self->boxes[i], quads))
        continue;
      if (!found)
        range->start = i;
      range->end = i + 1;
      found = TRUE;
    }
  return found;
}

/* ---- finding ---- */

/**
 * rog_page_text_find:
 * @words: what to look for
 *
 * Finds without regard to case, accents, line ends and hyphens at them, the number of blanks
 * and the shape of quotes.
 *
 * Returns: (transfer full) (element-type RogTextRange): in order
 */
GArray *
rog_page_text_find (RogPageText *self,
                    const char  *words)
{
  return rog_text_find (self->characters, self->length, words);
}

/**
 * rog_page_text_same_words:
 *
 * Returns: whether two texts are the same to rog_page_text_find()
 */
gboolean
rog_page_text_same_words (const char *a,
                          const char *b)
{
  for (int way = ROG_HYPHENS_JOIN; way <= ROG_HYPHENS_KEEP; way++)
    {
      glong                length_a = 0, length_b = 0;
      g_autofree gunichar *text_a = g_utf8_to_ucs4 (a, -1, NULL, &length_a, NULL);
      g_autofree gunichar *text_b = g_utf8_to_ucs4 (b, -1, NULL, &length_b, NULL);
      g_autoptr (RogTextFold) fold_a = rog_text_fold_new (text_a, (gsize)length_a, (RogHyphens)way);
      g_autoptr (RogTextFold) fold_b = rog_text_fold_new (text_b, (gsize)length_b, (RogHyphens)way);

      if (fold_a->characters->len == fold_b->characters->len &&
          memcmp (fold_a->characters->data, fold_b->characters->data, fold_a->characters->len * sizeof (gunichar)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* ---- paragraph numbers ---- */

/**
 * rog_page_text_get_paragraph_label:
 * @index: a character, or the length for what the page ends with
 *
 * What the paragraph is cited by, as the page has it: "¶ 13", "¶ 12(a)", "¶ 12(a)(ii)". Where
 * the number stands on an earlier page only the part is known, "(a)": see
 * rog_page_text_join_labels().
 *
 * Returns: (transfer full) (nullable): the label; %NULL where no number stands before it
 */
char *
rog_page_text_get_paragraph_label (RogPageText *self,
                                   guint        index)
{
  return rog_paragraph_label_at (self->characters, self->length, index);
}

/**
 * rog_page_text_join_labels:
 * @before: (nullable): the label that the page before ends with
 * @here: (nullable): the label on this page
 *
 * Returns: (transfer full) (nullable): the whole label of a paragraph that began on the page before
 */
char *
rog_page_text_join_labels (const char *before,
                           const char *here)
{
  const char *bracket = before != NULL ? strchr (before, '(') : NULL;

  if (here == NULL || before == NULL)
    return g_strdup (here != NULL ? here : before);
  if (*here != '(' || *before == '(')
    return g_strdup (here);
  return g_strdup_printf ("%.*s%s", (int)(bracket != NULL ? bracket - before : (gssize)strlen (before)), before, here);
}
