// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "core/rog-geometry.h"

G_BEGIN_DECLS

/**
 * RogTextRange:
 * @start: the first character
 * @end: the one after the last
 *
 * A run of characters of one page, counted in characters, not bytes.
 */
typedef struct
{
  guint start;
  guint end;
} RogTextRange;

/**
 * RogTextUnit:
 *
 * What a double, triple or quadruple click selects.
 */
typedef enum
{
  ROG_TEXT_UNIT_CHARACTER,
  ROG_TEXT_UNIT_WORD,
  ROG_TEXT_UNIT_LINE,
  ROG_TEXT_UNIT_PARAGRAPH,
} RogTextUnit;

/**
 * RogPageText:
 *
 * The text of one page and where each character stands. It never changes once made,
 * so it may be read on any thread. Nothing here speaks to the worker.
 */
#define ROG_TYPE_PAGE_TEXT (rog_page_text_get_type ())
G_DECLARE_FINAL_TYPE (RogPageText, rog_page_text, ROG, PAGE_TEXT, GObject)

RogPageText *rog_page_text_new (const char *text,
                                const int  *boxes,
                                gsize       n_boxes,
                                GError    **error);

const char *rog_page_text_get_text (RogPageText *self);
guint       rog_page_text_get_length (RogPageText *self);
gboolean    rog_page_text_has_words (RogPageText *self);
RogRect     rog_page_text_get_box (RogPageText *self,
                                   guint        index);
gboolean    rog_page_text_hit (RogPageText *self,
                               int          x,
                               int          y,
                               guint       *index);
guint       rog_page_text_caret_at (RogPageText *self,
                                    int          x,
                                    int          y);
void        rog_page_text_expand (RogPageText  *self,
                                  RogTextUnit   unit,
                                  RogTextRange *range);
char       *rog_page_text_get_slice (RogPageText        *self,
                                     const RogTextRange *range);
char       *rog_page_text_get_quote (RogPageText        *self,
                                     const RogTextRange *range);
GArray     *rog_page_text_get_quads (RogPageText        *self,
                                     const RogTextRange *range);
gboolean    rog_page_text_range_of_quads (RogPageText  *self,
                                          GArray       *quads,
                                          RogTextRange *range);
GArray     *rog_page_text_find (RogPageText *self,
                                const char  *words);
char       *rog_page_text_get_paragraph_label (RogPageText *self,
                                               guint        index);
char       *rog_page_text_join_labels (const char *before,
                                       const char *here);
gboolean    rog_page_text_same_words (const char *a,
                                      const char *b);

G_END_DECLS
