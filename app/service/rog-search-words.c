// SPDX-License-Identifier: GPL-3.0-or-later
/* Finding words in a text that no index knows, and cutting passages out of one with found words. */
#include "service/rog-search-words.h"

#include <string.h>

#include "pdf/rog-page-text.h"
#include "pdf/rog-paragraph-label.h"
#include "pdf/rog-text-fold.h"
#include "store/rog-search.h"

/* How far a passage goes to the left and to the right of what was found. */
#define BEFORE 40
#define AFTER 130
#define MAX_TERMS 64

struct _RogSearchWords
{
  GPtrArray *terms; /* (owned) (element-type RogTextFold) */
};

static void
add_term (RogSearchWords *self,
          const char     *start,
          gsize           length)
{
  glong                n = 0;
  g_autofree gunichar *characters = g_utf8_to_ucs4 (start, (glong)length, NULL, &n, NULL);

  if (characters != NULL && n > 0 && self->terms->len < MAX_TERMS)
    g_ptr_array_add (self->terms, rog_text_fold_new (characters, (gsize)n, ROG_HYPHENS_KEEP));
}

/**
 * rog_search_words_new:
 * @typed: what a person typed; from rog_search_query() the same words become an expression for the index
 *
 * Returns: (transfer full): its words
 */
RogSearchWords *
rog_search_words_new (const char *typed)
{
  RogSearchWords *self = g_new0 (RogSearchWords, 1);
  const char     *at = typed;

  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_text_fold_free);
  while (*at != '\0')
    {
      gsize length;

      at += strspn (at, " \t\n\r\v\f");
      if (*at == '"')
        {
          at++;
          length = strcspn (at, "\"");
          add_term (self, at, length);
          at += length + (at[length] == '"');
        }
      else
        {
          length = strcspn (at, " \t\n\r\v\f\"");
          add_term (self, at, length);
          at += length;
        }
    }

  return self;
}

/**
 * rog_search_words_free:
 * @self: (nullable) (transfer full): words
 */
void
rog_search_words_free (RogSearchWords *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->terms);
  g_free (self);
}

static gunichar
folded_at (const RogTextFold *fold,
           guint              i)
{
  return g_array_index (fold->characters, gunichar, i);
}

static gboolean
begins_word (const RogTextFold *text,
             const RogTextFold *term,
             guint              i)
{
  return i == 0 || !g_unichar_isalnum (folded_at (text, i - 1)) || !g_unichar_isalnum (folded_at (term, 0));
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const RogTextRange *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static gboolean
add_ranges (const RogTextFold *text,
            const RogTextFold *term,
            GArray            *ranges)
{
  guint before = ranges->len, n = term->characters->len;

  for (guint i = 0; n > 0 && i + n <= text->characters->len; i++)
    {
      RogTextRange range;

      if (memcmp (text->characters->data + i * sizeof (gunichar), term->characters->data, n * sizeof (gunichar)) != 0 || !begins_word (text, term, i))
        continue;
      range.start = g_array_index (text->origins, guint, i);
      range.end = g_array_index (text->origins, guint, i + n - 1) + 1;
      g_array_append_val (ranges, range);
    }

  return ranges->len > before;
}

static char *
mark_ranges (const char *text,
             GArray     *ranges)
{
  GString    *marked = g_string_new (NULL);
  const char *at = text;
  guint       position = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const RogTextRange *range = &g_array_index (ranges, RogTextRange, i);
      const char         *start, *end;

      if (range->start < position)
        continue;
      start = g_utf8_offset_to_pointer (at, range->start - position);
      end = g_utf8_offset_to_pointer (start, range->end - range->start);
      g_string_append_len (marked, at, start - at);
      g_string_append (marked, ROG_SEARCH_BEGIN);
      g_string_append_len (marked, start, end - start);
      g_string_append (marked, ROG_SEARCH_END);
      at = end;
      position = range->end;
    }
  g_string_append (marked, at);

  return g_string_free_and_steal (marked);
}

/**
 * rog_search_words_mark:
 * @self: words
 * @text: a text
 *
 * Returns: (transfer full) (nullable): @text with what was found between %ROG_SEARCH_BEGIN and
 *   %ROG_SEARCH_END; %NULL where it has not all of the words
 */
char *
rog_search_words_mark (RogSearchWords *self,
                       const char     *text)
{
  glong                n = 0;
  g_autofree gunichar *characters = g_utf8_to_ucs4 (text, -1, NULL, &n, NULL);
  g_autoptr (RogTextFold) folded = NULL;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (RogTextRange));

  if (characters == NULL || self->terms->len == 0)
    return NULL;

  folded = rog_text_fold_new (characters, (gsize)n, ROG_HYPHENS_KEEP);
  for (guint i = 0; i < self->terms->len; i++)
    {
      if (!add_ranges (folded, g_ptr_array_index (self->terms, i), ranges))
        return NULL;
    }
  g_array_sort (ranges, compare_ranges);

  return mark_ranges (text, ranges);
}

/*
 * Cutting
 */

/**
 * rog_cutting_free:
 * @cutting: (nullable) (transfer full): a passage
 */
void
rog_cutting_free (RogCutting *cutting)
{
  if (cutting == NULL)
    return;

  g_free (cutting->words);
  g_free (cutting->quote);
  g_free (cutting);
}

/* A text with its marks taken out of it. */
typedef struct
{
  GArray *characters; /* (element-type gunichar) */
  GArray *found;      /* (element-type RogTextRange) */
} Page;

static void
read_marked (const char *marked,
             Page       *page)
{
  RogTextRange range = { 0 };

  for (const char *at = marked; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (*at == ROG_SEARCH_BEGIN[0])
        range.start = page->characters->len;
      else if (*at == ROG_SEARCH_END[0])
        {
          range.end = page->characters->len;
          g_array_append_val (page->found, range);
        }
      else
        g_array_append_val (page->characters, c);
    }
}

static gunichar
at (const Page *page,
    guint       i)
{
  return g_array_index (page->characters, gunichar, i);
}

/* A line feed that a passage does not go over: an empty line, or the beginning of a numbered paragraph, follows. */
static gboolean
is_boundary (const Page *page,
             guint       i)
{
  const gunichar   *line = (const gunichar *)(gpointer)page->characters->data + i + 1;
  guint             left = page->characters->len - i - 1, length = 0;
  RogParagraphLabel label;

  if (at (page, i) != '\n')
    return FALSE;
  while (length < left && line[length] != '\n')
    length++;

  return length == 0 || rog_paragraph_label_read (line, length, &label);
}

/* It begins and ends between words. */
static guint
go_left (const Page *page,
         guint       from)
{
  guint least = from > BEFORE ? from - BEFORE : 0, i = from;

  while (i > least && !is_boundary (page, i - 1))
    i--;
  while (i > 0 && i < from && !g_unichar_isspace (at (page, i - 1)))
    i++;

  return i;
}

static guint
go_right (const Page *page,
          guint       from)
{
  guint length = page->characters->len, most = MIN (length, from + AFTER), i = from;

  while (i < most && !is_boundary (page, i))
    i++;
  while (i < length && i > from && !g_unichar_isspace (at (page, i)))
    i--;

  return i;
}

/* The words of a passage on one line; words that were broken at the end of a line stay broken. */
static void
append_plain (GString    *text,
              const Page *page,
              guint       start,
              guint       end)
{
  for (guint i = start; i < end; i++)
    {
      gunichar c = at (page, i);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (text, c);
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
}

static char *
fold_word (const Page         *page,
           const RogTextRange *range)
{
  g_autoptr (GString) word = g_string_new (NULL);

  append_plain (word, page, range->start, range->end);

  return g_utf8_casefold (word->str, -1);
}

static RogCutting *
cut (const Page *page,
     guint       first,
     guint       last)
{
  const RogTextRange *begin = &g_array_index (page->found, RogTextRange, first);
  const RogTextRange *end = &g_array_index (page->found, RogTextRange, last);
  RogCutting         *cutting = g_new0 (RogCutting, 1);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) quote = g_string_new (NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint start = go_left (page, begin->start), stop = go_right (page, end->end), position = start;

  for (guint i = first; i <= last; i++)
    {
      const RogTextRange *range = &g_array_index (page->found, RogTextRange, i);

      append_plain (words, page, position, range->start);
      g_string_append (words, ROG_SEARCH_BEGIN);
      append_plain (words, page, range->start, range->end);
      g_string_append (words, ROG_SEARCH_END);
      position = range->end;
      g_hash_table_add (kinds, fold_word (page, range));
    }
  append_plain (words, page, position, stop);
  append_plain (quote, page, start, stop);
  g_strstrip (words->str);
  cutting->words = g_strdup_printf ("%s%s%s", start > 0 && !is_boundary (page, start - 1) ? "…" : "", words->str,
                                    stop < page->characters->len && !is_boundary (page, stop) ? "…" : "");
  cutting->quote = g_strdup (g_strstrip (quote->str));
  cutting->start = begin->start;
  cutting->n_kinds = g_hash_table_size (kinds);

  return cutting;
}

/* Of several words all over a page, what has most of them together is meant. */
static void
drop_poor (GPtrArray *cuttings)
{
  guint most = 0;

  for (guint i = 0; i < cuttings->len; i++)
    most = MAX (most, ((RogCutting *)g_ptr_array_index (cuttings, i))->n_kinds);
  for (guint i = cuttings->len; i > 0; i--)
    {
      if (((RogCutting *)g_ptr_array_index (cuttings, i - 1))->n_kinds < most)
        g_ptr_array_remove_index (cuttings, i - 1);
    }
}

/**
 * rog_cuttings_new:
 * @marked: a page's text, found words marked
 * @plain: (out) (optional) (transfer full): the text without marks
 *
 * Returns: (transfer full) (element-type RogCutting): its passages, in the order of the page
 */
GPtrArray *
rog_cuttings_new (const char *marked,
                  char      **plain)
{
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RogTextRange));
  Page       page = { characters, found };
  GPtrArray *cuttings = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_cutting_free);

  read_marked (marked, &page);
  for (guint first = 0, next; first < found->len; first = next)
    {
      guint stop = go_right (&page, g_array_index (found, RogTextRange, first).end);

      for (next = first + 1; next < found->len && g_array_index (found, RogTextRange, next).end <= stop;)
        next++;
      g_ptr_array_add (cuttings, cut (&page, first, next - 1));
    }
  drop_poor (cuttings);
  if (plain != NULL)
    *plain = g_ucs4_to_utf8 ((const gunichar *)(gpointer)characters->data, characters->len, NULL, NULL, NULL);

  return cuttings;
}
