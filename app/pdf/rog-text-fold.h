// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RogTextFold:
 * @characters: (element-type gunichar): what is compared
 * @origins: (element-type guint): for each, the character it came from
 *
 * A text without what finding does not look at: case, accents, the shape of quotes and
 * dashes, how many blanks, where lines end.
 */
typedef struct
{
  GArray *characters;
  GArray *origins;
} RogTextFold;

/**
 * RogHyphens:
 * @ROG_HYPHENS_JOIN: a word broken at the end of a line is one word ("sus-|pect")
 * @ROG_HYPHENS_KEEP: the hyphen belongs to it ("cross-|border")
 */
typedef enum
{
  ROG_HYPHENS_JOIN,
  ROG_HYPHENS_KEEP,
} RogHyphens;

RogTextFold *rog_text_fold_new (const gunichar *text,
                                gsize           length,
                                RogHyphens      hyphens);
void         rog_text_fold_free (RogTextFold *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogTextFold, rog_text_fold_free)

G_END_DECLS
