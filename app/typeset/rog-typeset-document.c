// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/rog-typeset-document.h"

struct _RogTypesetDocument
{
  char      *title;
  gint64     created;
  char      *author;
  char      *subject;
  char      *language;
  char      *running_head;
  char      *footer;
  char      *watermark;
  gboolean   whole;
  GPtrArray *blocks;
  guint      last_number;
};

static void
block_free (gpointer data)
{
  RogBlock *block = data;

  g_free (block->id);
  g_free (block->label);
  g_free (block->markup);
  g_clear_pointer (&block->columns, g_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

/**
 * rog_typeset_document_new:
 * @title: its title, for the PDF's metadata
 * @created: when, in Unix seconds: the same blocks and the same date give the same bytes
 *
 * Returns: (transfer full): an empty document
 */
RogTypesetDocument *
rog_typeset_document_new (const char *title,
                          gint64      created)
{
  RogTypesetDocument *self = g_new0 (RogTypesetDocument, 1);

  self->title = g_strdup (title);
  self->created = created;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

void
rog_typeset_document_free (RogTypesetDocument *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->language);
  g_free (self->running_head);
  g_free (self->footer);
  g_free (self->watermark);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/** rog_typeset_document_set_author: @author: the metadata's author */
void
rog_typeset_document_set_author (RogTypesetDocument *self,
                                 const char         *author)
{
  g_set_str (&self->author, author);
}

/** rog_typeset_document_set_subject: @subject: the metadata's subject */
void
rog_typeset_document_set_subject (RogTypesetDocument *self,
                                  const char         *subject)
{
  g_set_str (&self->subject, subject);
}

/** rog_typeset_document_set_language: @language: a BCP 47 tag, for shaping and line breaks */
void
rog_typeset_document_set_language (RogTypesetDocument *self,
                                   const char         *language)
{
  g_set_str (&self->language, language);
}

/** rog_typeset_document_set_running_head: @text: stands at the head of each page but the first */
void
rog_typeset_document_set_running_head (RogTypesetDocument *self,
                                       const char         *text)
{
  g_set_str (&self->running_head, text);
}

/** rog_typeset_document_set_footer: @text: stands at the foot of each page, beside its number */
void
rog_typeset_document_set_footer (RogTypesetDocument *self,
                                 const char         *text)
{
  g_set_str (&self->footer, text);
}

/**
 * rog_typeset_document_set_whole_paragraphs:
 * @self: a document
 * @whole: whether no page ends within a paragraph of up to twelve lines
 *
 * Then words of a paragraph stand on one page, as a pin needs them to, whatever font there is.
 */
void
rog_typeset_document_set_whole_paragraphs (RogTypesetDocument *self,
                                           gboolean            whole)
{
  self->whole = whole;
}

/** rog_typeset_document_has_whole_paragraphs: see rog_typeset_document_set_whole_paragraphs() */
gboolean
rog_typeset_document_has_whole_paragraphs (RogTypesetDocument *self)
{
  return self->whole;
}

/**
 * rog_typeset_document_set_watermark:
 * @text: (nullable): stands across each page, as a drawing, and in words at its head
 */
void
rog_typeset_document_set_watermark (RogTypesetDocument *self,
                                    const char         *text)
{
  g_set_str (&self->watermark, text);
}

const char *
rog_typeset_document_get_title (RogTypesetDocument *self)
{
  return self->title;
}

gint64
rog_typeset_document_get_created (RogTypesetDocument *self)
{
  return self->created;
}

const char *
rog_typeset_document_get_author (RogTypesetDocument *self)
{
  return self->author;
}

const char *
rog_typeset_document_get_subject (RogTypesetDocument *self)
{
  return self->subject;
}

const char *
rog_typeset_document_get_language (RogTypesetDocument *self)
{
  return self->language;
}

const char *
rog_typeset_document_get_running_head (RogTypesetDocument *self)
{
  return self->running_head;
}

const char *
rog_typeset_document_get_footer (RogTypesetDocument *self)
{
  return self->footer;
}

const char *
rog_typeset_document_get_watermark (RogTypesetDocument *self)
{
  return self->watermark;
}

/**
 * rog_typeset_document_get_blocks:
 *
 * Returns: (transfer none) (element-type RogBlock): what it is made of, in order
 */
GPtrArray *
rog_typeset_document_get_blocks (RogTypesetDocument *self)
{
  return self->blocks;
}

/**
 * rog_typeset_document_add:
 * @id: (nullable): the name it is found by in the position map
 * @label: (nullable): its number, letter or name, plain
 * @markup: (nullable): its text as Pango markup; checked when it is set
 *
 * Returns: (transfer none): the block
 */
RogBlock *
rog_typeset_document_add (RogTypesetDocument *self,
                          RogBlockKind        kind,
                          guint               level,
                          const char         *id,
                          const char         *label,
                          const char         *markup)
{
  RogBlock *block = g_new0 (RogBlock, 1);

  block->kind = kind;
  block->level = MAX (level, 1);
  block->id = g_strdup (id);
  block->label = g_strdup (label);
  block->markup = g_strdup (markup != NULL ? markup : "");
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * rog_typeset_document_add_text:
 * @text: plain text, of whatever origin
 *
 * As rog_typeset_document_add(), for text that is not markup.
 *
 * Returns: (transfer none): the block
 */
RogBlock *
rog_typeset_document_add_text (RogTypesetDocument *self,
                               RogBlockKind        kind,
                               guint               level,
                               const char         *id,
                               const char         *label,
                               const char         *text)
{
  g_autofree char *markup = g_markup_escape_text (text != NULL ? text : "", -1);

  return rog_typeset_document_add (self, kind, level, id, label, markup);
}

/**
 * rog_typeset_document_add_numbered:
 *
 * A paragraph with the next number. Numbers run through the document.
 *
 * Returns: (transfer none): the block
 */
RogBlock *
rog_typeset_document_add_numbered (RogTypesetDocument *self,
                                   const char         *id,
                                   const char         *markup)
{
  g_autofree char *label = g_strdup_printf ("%u.", ++self->last_number);

  return rog_typeset_document_add (self, ROG_BLOCK_NUMBERED, 1, id, label, markup);
}

/** rog_typeset_document_get_last_number: Returns: the number of the last numbered paragraph, or 0 */
guint
rog_typeset_document_get_last_number (RogTypesetDocument *self)
{
  return self->last_number;
}

/**
 * rog_typeset_document_add_table:
 * @columns: (array length=n_columns): each column's share of the width
 * @head: (array zero-terminated=1): the head's cells, as markup
 *
 * Returns: (transfer none): the table, for rog_block_add_row()
 */
RogBlock *
rog_typeset_document_add_table (RogTypesetDocument *self,
                                const char         *id,
                                const double       *columns,
                                guint               n_columns,
                                const char *const  *head)
{
  RogBlock *block = rog_typeset_document_add (self, ROG_BLOCK_TABLE, 1, id, NULL, NULL);

  block->columns = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (block->columns, columns, n_columns);
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  rog_block_add_row (block, head);
  return block;
}

/**
 * rog_block_add_row:
 * @cells: (array zero-terminated=1): one row's cells, as markup; missing ones are empty
 */
void
rog_block_add_row (RogBlock          *block,
                   const char *const *cells)
{
  g_return_if_fail (block->kind == ROG_BLOCK_TABLE);

  g_ptr_array_add (block->rows, g_strdupv ((GStrv)cells));
}
