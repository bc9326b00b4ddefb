// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RogTextBlockKind:
 * @ROG_TEXT_LINE: a line of the head: level 1 the house, 2 its office or address, 4 what the document is, 5 a reference
 * @ROG_TEXT_HEADING: the heading of a part
 * @ROG_TEXT_PARAGRAPH: running text
 * @ROG_TEXT_NUMBERED: a numbered paragraph; its number is in `label`
 * @ROG_TEXT_SUB_ITEM: below a paragraph, with a label
 * @ROG_TEXT_QUOTE: words of another
 * @ROG_TEXT_FACT: a label and what it says
 * @ROG_TEXT_TABLE: rows; the first is the head
 * @ROG_TEXT_SIGNATURE: place, date, name and office, with room to sign
 */
typedef enum
{
  ROG_TEXT_LINE,
  ROG_TEXT_HEADING,
  ROG_TEXT_PARAGRAPH,
  ROG_TEXT_NUMBERED,
  ROG_TEXT_SUB_ITEM,
  ROG_TEXT_QUOTE,
  ROG_TEXT_FACT,
  ROG_TEXT_TABLE,
  ROG_TEXT_SIGNATURE,
} RogTextBlockKind;

/**
 * RogTextBlock:
 * @kind: what it is
 * @level: of lines, from 1
 * @id: (nullable): what it was made from: a paragraph's id, "part:facts", "item:ID", so that a click finds its field
 * @label: (nullable): number, letter or name
 * @text: (nullable): plain text, citations included
 * @rows: (nullable) (element-type GStrv): of a table
 */
typedef struct
{
  RogTextBlockKind kind;
  guint            level;
  char            *id;
  char            *label;
  char            *text;
  GPtrArray       *rows;
} RogTextBlock;

/**
 * RogTextDocument:
 *
 * A decision, an extract, a letter or a pleading as ordered blocks of plain text: what the typesetter sets and
 * the preview shows. It knows nothing of pages. Immutable once built.
 */
#define ROG_TYPE_TEXT_DOCUMENT (rog_text_document_get_type ())
G_DECLARE_FINAL_TYPE (RogTextDocument, rog_text_document, ROG, TEXT_DOCUMENT, GObject)

RogTextDocument *rog_text_document_new (const char *title);
const char      *rog_text_document_get_title (RogTextDocument *self);
const char      *rog_text_document_get_running_head (RogTextDocument *self);
void             rog_text_document_set_running_head (RogTextDocument *self,
                                                     const char      *text);
gboolean         rog_text_document_is_practice (RogTextDocument *self);
void             rog_text_document_set_practice (RogTextDocument *self,
                                                 gboolean         practice);
GPtrArray       *rog_text_document_get_blocks (RogTextDocument *self);
RogTextBlock    *rog_text_document_add (RogTextDocument *self,
                                        RogTextBlockKind kind,
                                        guint            level,
                                        const char      *id,
                                        const char      *label,
                                        const char      *text);
void             rog_text_document_add_row (RogTextDocument   *self,
                                            RogTextBlock      *table,
                                            const char *const *cells);
char            *rog_text_document_to_text (RogTextDocument *self);

G_END_DECLS
