// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RogSearchWords:
 *
 * What a person typed, as it is sought where there is no index: all of its words, each at the
 * beginning of a word, "several in quotes" as one. Case, accents and the shape of quotes do not matter.
 */
typedef struct _RogSearchWords RogSearchWords;

/**
 * RogCutting:
 * @words: a passage on one line, what was found between %ROG_SEARCH_BEGIN and %ROG_SEARCH_END
 * @quote: the same as it stands there, to be found again
 * @start: the character that the first found word begins with
 * @n_kinds: how many different words were found in it
 *
 * A passage cut out of a page.
 */
typedef struct
{
  char *words;
  char *quote;
  guint start;
  guint n_kinds;
} RogCutting;

RogSearchWords *rog_search_words_new (const char *typed);
void            rog_search_words_free (RogSearchWords *self);
char           *rog_search_words_mark (RogSearchWords *self,
                                       const char     *text);
void            rog_cutting_free (RogCutting *cutting);
GPtrArray      *rog_cuttings_new (const char *marked,
                                  char      **plain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogSearchWords, rog_search_words_free)

G_END_DECLS
