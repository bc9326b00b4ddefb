// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/rog-text-find.h"

#include <string.h>

#include "pdf/rog-text-fold.h"

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const RogTextRange *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end < second->end ? -1 : first->end > second->end;
}

static void
find_in (const RogTextFold *page,
         const RogTextFold *words,
         GArray            *found)
{
  guint           n = words->characters->len;
  const gunichar *haystack = (const gunichar *)(gpointer)page->characters->data;

  for (guint i = 0; n > 0 && i + n <= page->characters->len; i++)
    {
      RogTextRange range;

      if (memcmp (haystack + i, words->characters->data, n * sizeof (gunichar)) != 0)
        continue;
      range.start = g_array_index (page->origins, guint, i);
      range.end = g_array_index (page->origins, guint, i + n - 1) + 1;
      g_array_append_val (found, range);
      i += n - 1;
    }
}

/**
 * rog_text_find:
 * @text: a page's text
 * @length: its characters
 * @words: what to look for
 *
 * What rog_page_text_find() does, where only the text is known, and not where it stands. Any thread.
 *
 * Returns: (transfer full) (element-type RogTextRange): in order
 */
GArray *
rog_text_find (const gunichar *text,
               gsize           length,
               const char     *words)
{
  GArray              *found = g_array_new (FALSE, FALSE, sizeof (RogTextRange));
  glong                n = 0;
  g_autofree gunichar *needle = g_utf8_to_ucs4 (words, -1, NULL, &n, NULL);

  if (needle == NULL)
    return found;
  for (int way = ROG_HYPHENS_JOIN; way <= ROG_HYPHENS_KEEP; way++)
    {
      g_autoptr (RogTextFold) page = rog_text_fold_new (text, length, (RogHyphens)way);
      g_autoptr (RogTextFold) folded = rog_text_fold_new (needle, (gsize)n, (RogHyphens)way);

      find_in (page, folded, found);
    }
  g_array_sort (found, compare_ranges);
  for (guint i = 1; i < found->len;)
    {
      if (g_array_index (found, RogTextRange, i).start == g_array_index (found, RogTextRange, i - 1).start)
        g_array_remove_index (found, i);
      else
        i++;
    }
  return found;
}
