// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-geometry.h"

G_BEGIN_DECLS

/**
 * RogPageLine:
 * @start: its first character
 * @end: the character after its last, without the line feed
 * @box: what encloses it
 * @opens: whether a paragraph begins with it
 *
 * A line of a page's text.
 */
typedef struct
{
  guint    start;
  guint    end;
  RogRect  box;
  gboolean opens;
} RogPageLine;

GArray  *rog_page_lines_find (const gunichar *characters,
                              const RogRect  *boxes,
                              guint           length) G_GNUC_WARN_UNUSED_RESULT;
int      rog_page_lines_index_of (GArray *lines,
                                  guint   index);
RogRect  rog_page_lines_bounds (const gunichar *characters,
                                const RogRect  *boxes,
                                guint           start,
                                guint           end);
gboolean rog_page_lines_has_extent (const RogRect *box);

static inline RogPageLine *
rog_page_lines_at (GArray *lines,
                   guint   index)
{
  return &g_array_index (lines, RogPageLine, index);
}

G_END_DECLS
