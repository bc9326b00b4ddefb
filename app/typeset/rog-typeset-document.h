// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RogBlockKind:
 * @ROG_BLOCK_LINE: a centred line: level 1 the house, 2 its office, 3 an address, 4 the title of the document, 5 its reference
 * @ROG_BLOCK_HEADING: a heading: level 1 or 2; stays with what follows; level 1 goes into the outline
 * @ROG_BLOCK_PARAGRAPH: running text
 * @ROG_BLOCK_NUMBERED: running text with a hanging label
 * @ROG_BLOCK_SUB_ITEM: text below a numbered paragraph, with a hanging label; the level is its depth
 * @ROG_BLOCK_QUOTE: words of another, set in from both sides
 * @ROG_BLOCK_FACT: a label and, beside it, what it says
 * @ROG_BLOCK_TABLE: rows under a head that is repeated on each page
 * @ROG_BLOCK_SIGNATURE: room for a hand, and under it name and office; never split
 * @ROG_BLOCK_RULE: a thin line
 * @ROG_BLOCK_PAGE_BREAK: what follows begins a page
 *
 * What a document is made of.
 */
typedef enum
{
  ROG_BLOCK_LINE,
  ROG_BLOCK_HEADING,
  ROG_BLOCK_PARAGRAPH,
  ROG_BLOCK_NUMBERED,
  ROG_BLOCK_SUB_ITEM,
  ROG_BLOCK_QUOTE,
  ROG_BLOCK_FACT,
  ROG_BLOCK_TABLE,
  ROG_BLOCK_SIGNATURE,
  ROG_BLOCK_RULE,
  ROG_BLOCK_PAGE_BREAK,
} RogBlockKind;

/**
 * RogBlock:
 * @kind: what it is
 * @level: of lines, headings and sub-items, from 1
 * @id: the name it is found by in the position map, or %NULL
 * @label: the number, the sub-item's letter, the fact's name; plain text, or %NULL
 * @markup: the text, as Pango markup
 * @columns: of a table, each column's share of the width
 * @rows: (element-type GStrv): of a table, its cells as markup; the first row is the head
 *
 * One block.
 */
typedef struct
{
  RogBlockKind kind;
  guint        level;
  char        *id;
  char        *label;
  char        *markup;
  GArray      *columns;
  GPtrArray   *rows;
} RogBlock;

/**
 * RogTypesetDocument:
 *
 * A document to be set: blocks in order, and what stands on every page. It knows
 * nothing of dossiers; decisions, letters, pleadings and practice documents are all
 * brought into this form. Used by one thread at a time.
 */
typedef struct _RogTypesetDocument RogTypesetDocument;

RogTypesetDocument *rog_typeset_document_new (const char *title,
                                              gint64      created);
void                rog_typeset_document_free (RogTypesetDocument *self);
void                rog_typeset_document_set_author (RogTypesetDocument *self,
                                                     const char         *author);
void                rog_typeset_document_set_subject (RogTypesetDocument *self,
                                                      const char         *subject);
void                rog_typeset_document_set_language (RogTypesetDocument *self,
                                                       const char         *language);
void                rog_typeset_document_set_running_head (RogTypesetDocument *self,
                                                           const char         *text);
void                rog_typeset_document_set_footer (RogTypesetDocument *self,
                                                     const char         *text);
void                rog_typeset_document_set_whole_paragraphs (RogTypesetDocument *self,
                                                               gboolean            whole);
gboolean            rog_typeset_document_has_whole_paragraphs (RogTypesetDocument *self);
void                rog_typeset_document_set_watermark (RogTypesetDocument *self,
                                                        const char         *text);

const char *rog_typeset_document_get_title (RogTypesetDocument *self);
gint64      rog_typeset_document_get_created (RogTypesetDocument *self);
const char *rog_typeset_document_get_author (RogTypesetDocument *self);
const char *rog_typeset_document_get_subject (RogTypesetDocument *self);
const char *rog_typeset_document_get_language (RogTypesetDocument *self);
const char *rog_typeset_document_get_running_head (RogTypesetDocument *self);
const char *rog_typeset_document_get_footer (RogTypesetDocument *self);
const char *rog_typeset_document_get_watermark (RogTypesetDocument *self);
GPtrArray  *rog_typeset_document_get_blocks (RogTypesetDocument *self);

RogBlock *rog_typeset_document_add (RogTypesetDocument *self,
                                    RogBlockKind        kind,
                                    guint               level,
                                    const char         *id,
                                    const char         *label,
                                    const char         *markup);
RogBlock *rog_typeset_document_add_text (RogTypesetDocument *self,
                                         RogBlockKind        kind,
                                         guint               level,
                                         const char         *id,
                                         const char         *label,
                                         const char         *text);
RogBlock *rog_typeset_document_add_numbered (RogTypesetDocument *self,
                                             const char         *id,
                                             const char         *markup);
guint     rog_typeset_document_get_last_number (RogTypesetDocument *self);
RogBlock *rog_typeset_document_add_table (RogTypesetDocument *self,
                                          const char         *id,
                                          const double       *columns,
                                          guint               n_columns,
                                          const char *const  *head);
void      rog_block_add_row (RogBlock          *block,
                             const char *const *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogTypesetDocument, rog_typeset_document_free)

G_END_DECLS
