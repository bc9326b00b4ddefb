// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/rog-typeset-text.h"

#include <glib/gi18n-lib.h>

static RogBlockKind
kind_of (RogTextBlockKind kind)
{
  switch (kind)
    {
    case ROG_TEXT_LINE:
      return ROG_BLOCK_LINE;
    case ROG_TEXT_HEADING:
      return ROG_BLOCK_HEADING;
    case ROG_TEXT_NUMBERED:
      return ROG_BLOCK_NUMBERED;
    case ROG_TEXT_SUB_ITEM:
      return ROG_BLOCK_SUB_ITEM;
    case ROG_TEXT_QUOTE:
      return ROG_BLOCK_QUOTE;
    case ROG_TEXT_FACT:
      return ROG_BLOCK_FACT;
    case ROG_TEXT_TABLE:
      return ROG_BLOCK_TABLE;
    case ROG_TEXT_SIGNATURE:
      return ROG_BLOCK_SIGNATURE;
    case ROG_TEXT_PARAGRAPH:
    default:
      return ROG_BLOCK_PARAGRAPH;
    }
}

/* A page's width holds about ninety letters of a table. */
#define MAX_WORD 30
#define MAX_TEXT 34

/* How wide a cell wants its column, in letters: its longest word is not broken, and a long text does not take all. */
static double
measure_cell (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  glong longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (words[i], -1));

  return MAX (MIN (longest, MAX_WORD) + 4, MIN (g_utf8_strlen (text, -1), MAX_TEXT));
}

static GArray *
measure_columns (GPtrArray *rows)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (double));

  for (guint r = 0; r < rows->len; r++)
    {
      char **row = rows->pdata[r];

      for (guint c = 0; row[c] != NULL; c++)
        {
          double width = measure_cell (row[c]);

          if (c >= columns->len)
            g_array_append_val (columns, width);
          else if (width > g_array_index (columns, double, c))
            g_array_index (columns, double, c) = width;
        }
    }
  return columns;
}

static GStrv
escape_row (char **row)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; row[i] != NULL; i++)
    g_strv_builder_take (builder, g_markup_escape_text (row[i], -1));
  return g_strv_builder_end (builder);
}

static void
add_table (RogTypesetDocument *document,
           RogTextBlock       *block)
{
  g_autoptr (GArray) columns = NULL;
  RogBlock *table = NULL;

  if (block->text != NULL && *block->text != '\0')
    rog_typeset_document_add_text (document, ROG_BLOCK_HEADING, 2, NULL, NULL, block->text);
  if (block->rows == NULL || block->rows->len == 0)
    return;
  columns = measure_columns (block->rows);
  for (guint i = 0; i < block->rows->len; i++)
    {
      g_auto (GStrv) cells = escape_row (block->rows->pdata[i]);

      if (table == NULL)
        table = rog_typeset_document_add_table (document, block->id, (const double *)(gpointer)columns->data, columns->len, (const char *const *)cells);
      else
        rog_block_add_row (table, (const char *const *)cells);
    }
}

static char *
make_watermark (RogTextDocument *text,
                const char      *watermark)
{
  const char *practice = rog_text_document_is_practice (text) ? _ ("Practice: not a decision") : NULL;

  if (practice != NULL && watermark != NULL)
    return g_strdup_printf ("%s · %s", watermark, practice);
  return g_strdup (practice != NULL ? practice : watermark);
}

/**
 * rog_typeset_document_new_from_text:
 * @text: a decision, an extract, a letter or a pleading
 * @created: when, in Unix seconds
 * @author: (nullable): for the PDF's metadata
 * @watermark: (nullable): what stands across each page, as "Draft"
 *
 * The ids of the blocks stay, so that a place on a page leads to its field. A practice
 * dossier's documents say on every page that they are no decision.
 *
 * Returns: (transfer full): the document, to be set
 */
RogTypesetDocument *
rog_typeset_document_new_from_text (RogTextDocument *text,
                                    gint64           created,
                                    const char      *author,
                                    const char      *watermark)
{
  RogTypesetDocument *document = rog_typeset_document_new (rog_text_document_get_title (text), created);
  GPtrArray          *blocks = rog_text_document_get_blocks (text);
  g_autofree char    *mark = make_watermark (text, watermark);

  rog_typeset_document_set_author (document, author);
  rog_typeset_document_set_running_head (document, rog_text_document_get_running_head (text));
  rog_typeset_document_set_watermark (document, mark);
  for (guint i = 0; i < blocks->len; i++)
    {
      RogTextBlock *block = blocks->pdata[i];

      if (block->kind == ROG_TEXT_TABLE)
        add_table (document, block);
      else
        rog_typeset_document_add_text (document, kind_of (block->kind), block->level, block->id, block->label, block->text);
    }
  return document;
}

/** rog_typeset_text: as rog_typeset_document_new_from_text(), set on pages: for the preview, and for places. Blocking. */
RogTypesetting *
rog_typeset_text (RogTextDocument *text,
                  gint64           created,
                  const char      *author,
                  const char      *watermark,
                  GError         **error)
{
  return rog_typesetting_new (rog_typeset_document_new_from_text (text, created, author, watermark), error);
}

/** rog_typeset_text_to_pdf: as rog_typeset_text(), as a PDF in memory. Blocking. */
GBytes *
rog_typeset_text_to_pdf (RogTextDocument *text,
                         gint64           created,
                         const char      *author,
                         const char      *watermark,
                         GError         **error)
{
  g_autoptr (RogTypesetting) setting = rog_typeset_text (text, created, author, watermark, error);

  return setting != NULL ? rog_typesetting_to_pdf (setting, error) : NULL;
}
