// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages that were set, drawn: on the screen, and as a PDF.

#include "typeset/rog-typesetting-private.h"

#include <math.h>
#include <string.h>

#include <cairo-pdf.h>

#include "typeset/rog-typeset-error.h"
#include "typeset/rog-typeset-xref.h"

#define HEAD_Y 50.0
#define FOOT_Y (ROG_PAGE_HEIGHT - 52.0)

static void
draw_rule (cairo_t *cr,
           double   y,
           double   width,
           double   grey)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, ROG_MARGIN_LEFT, y);
  cairo_line_to (cr, ROG_PAGE_WIDTH - ROG_MARGIN_RIGHT, y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_cell (cairo_t *cr,
           RogSlip *slip,
           RogCell *cell)
{
  double y = slip->y;

  for (guint i = cell->from; i < cell->to; i++)
    {
      RogFlowLine *line = &g_array_index (cell->flow->lines, RogFlowLine, i);

      cairo_move_to (cr, ROG_MARGIN_LEFT + cell->flow->x + line->x, y + line->baseline);
      pango_cairo_show_layout_line (cr, line->line);
      y += line->height;
    }
}

static void
draw_slip (cairo_t *cr,
           RogSlip *slip)
{
  const char *cell_tag = slip->is_head ? "TH" : "TD";
  gboolean    is_table = slip->block->kind == ROG_BLOCK_TABLE;

  if (is_table)
    cairo_tag_begin (cr, "TR", "");
  for (guint i = 0; i < slip->cells->len; i++)
    {
      if (is_table)
        cairo_tag_begin (cr, cell_tag, "");
      draw_cell (cr, slip, &g_array_index (slip->cells, RogCell, i));
      if (is_table)
        cairo_tag_end (cr, cell_tag);
    }
  if (is_table)
    cairo_tag_end (cr, "TR");
  if (slip->rule_above)
    draw_rule (cr, slip->y - 5, 0.8, 0);
  if (slip->rule_below)
    draw_rule (cr, slip->y + slip->height, slip->is_last ? 0.8 : 0.4, slip->is_last || slip->is_head ? 0 : 0.72);
}

static const char *
tag_of (RogBlock *block)
{
  if (block->kind == ROG_BLOCK_TABLE)
    return "Table";
  if (block->kind == ROG_BLOCK_HEADING)
    return block->level == 1 ? "H2" : "H3";
  if (block->kind == ROG_BLOCK_LINE && block->level == 4)
    return "H1";
  if (block->kind == ROG_BLOCK_QUOTE)
    return "BlockQuote";
  return "P";
}

static void
draw_body (RogTypesetting *self,
           cairo_t        *cr,
           GPtrArray      *slips,
           guint           page)
{
  RogBlock *open = NULL;

  for (guint i = 0; i < slips->len; i++)
    {
      RogSlip *slip = slips->pdata[i];

      if (slip->page != page)
        continue;
      if (slip->block != open)
        {
          if (open != NULL)
            cairo_tag_end (cr, tag_of (open));
          open = slip->block;
          cairo_tag_begin (cr, tag_of (open), "");
        }
      draw_slip (cr, slip);
    }
  if (open != NULL)
    cairo_tag_end (cr, tag_of (open));
}

static PangoLayout *
small_layout (RogTypesetting *self,
              const char     *text,
              PangoAlignment  align)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (ROG_SERIF);

  pango_font_description_set_absolute_size (font, 8.4 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)(ROG_BODY_WIDTH * PANGO_SCALE));
  pango_layout_set_alignment (layout, align);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
draw_small (RogTypesetting *self,
            cairo_t        *cr,
            const char     *text,
            PangoAlignment  align,
            double          y)
{
  g_autoptr (PangoLayout) layout = small_layout (self, text, align);

  cairo_move_to (cr, ROG_MARGIN_LEFT, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_furniture (RogTypesetting *self,
                cairo_t        *cr,
                guint           page)
{
  const char      *head = rog_typeset_document_get_running_head (self->document);
  const char      *foot = rog_typeset_document_get_footer (self->document);
  const char      *mark = rog_typeset_document_get_watermark (self->document);
  g_autofree char *number = g_strdup_printf ("%u / %u", page, self->n_pages);

  cairo_tag_begin (cr, "Artifact", "type=pagination");
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  if (head != NULL && page > 1)
    draw_small (self, cr, head, PANGO_ALIGN_LEFT, HEAD_Y);
  if (mark != NULL)
    draw_small (self, cr, mark, PANGO_ALIGN_RIGHT, HEAD_Y);
  if ((head != NULL && page > 1) || mark != NULL)
    draw_rule (cr, HEAD_Y + 14, 0.3, 0.3);
  if (foot != NULL)
    draw_small (self, cr, foot, PANGO_ALIGN_LEFT, FOOT_Y);
  draw_small (self, cr, number, PANGO_ALIGN_RIGHT, FOOT_Y);
  cairo_tag_end (cr, "Artifact");
}

/* Drawn as shapes, so that no reader finds the word between two others. */
static void
draw_watermark (RogTypesetting *self,
                cairo_t        *cr)
{
  const char *text = rog_typeset_document_get_watermark (self->document);
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (ROG_SERIF " Bold");
  PangoRectangle ink;
  double         width, height;

  if (text == NULL)
    return;
  layout = pango_layout_new (self->context);
  pango_font_description_set_absolute_size (font, 100 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, &ink, NULL);
  width = ink.width / (double)PANGO_SCALE;
  height = ink.height / (double)PANGO_SCALE;

  cairo_tag_begin (cr, "Artifact", "type=background");
  cairo_save (cr);
  cairo_translate (cr, ROG_PAGE_WIDTH / 2, ROG_PAGE_HEIGHT / 2);
  cairo_rotate (cr, -G_PI / 3.6);
  cairo_scale (cr, MIN (560 / width, 1.4), MIN (560 / width, 1.4));
  cairo_move_to (cr, -width / 2 - ink.x / (double)PANGO_SCALE, -height / 2 - ink.y / (double)PANGO_SCALE);
  cairo_set_source_rgb (cr, 0.935, 0.935, 0.935);
  pango_cairo_layout_path (cr, layout);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_tag_end (cr, "Artifact");
}

/**
 * rog_typesetting_draw_page:
 * @cr: a context in points, origin at the page's upper left corner
 * @page: from 1
 *
 * Draws a page, without its white.
 */
void
rog_typesetting_draw_page (RogTypesetting *self,
                           cairo_t        *cr,
                           guint           page)
{
  cairo_save (cr);
  draw_watermark (self, cr);
  draw_furniture (self, cr, page);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_body (self, cr, self->repeated, page);
  draw_body (self, cr, self->slips, page);
  cairo_restore (cr);
}

/* --- PDF --- */

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (RogTypesetting  *self,
              cairo_surface_t *surface)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (rog_typeset_document_get_created (self->document));
  g_autofree char *created = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
  const char      *author = rog_typeset_document_get_author (self->document);
  const char      *subject = rog_typeset_document_get_subject (self->document);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, rog_typeset_document_get_title (self->document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Rogatory");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  if (subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
}

static void
add_outline (RogTypesetting  *self,
             cairo_surface_t *surface)
{
  RogBlock *last = NULL;

  for (guint i = 0; i < self->slips->len; i++)
    {
      RogSlip         *slip = g_ptr_array_index (self->slips, i);
      g_autofree char *target = NULL;

      if (slip->block == last || slip->block->kind != ROG_BLOCK_HEADING || slip->block->level > 1)
        continue;
      last = slip->block;
      target = g_strdup_printf ("page=%u pos=[%d %d]", slip->page, (int)ROG_MARGIN_LEFT, (int)slip->y);
      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT,
                                     pango_layout_get_text (g_array_index (slip->cells, RogCell, slip->cells->len - 1).flow->layout),
                                     target, 0);
    }
}

/**
 * rog_typesetting_to_pdf:
 *
 * The document as a PDF, with outline and structure, in memory: nothing touches the
 * disk. The same document and date give the same bytes. Blocking.
 *
 * Returns: (transfer full): the file, or %NULL with %ROG_TYPESET_ERROR_FAILED
 */
GBytes *
rog_typesetting_to_pdf (RogTypesetting *self,
                        GError        **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, data, ROG_PAGE_WIDTH, ROG_PAGE_HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  set_metadata (self, surface);
  cairo_tag_begin (cr, "Document", "");
  for (guint page = 1; page <= self->n_pages; page++)
    {
      rog_typesetting_draw_page (self, cr, page);
      /* After the last page is shown it would begin another one. */
      if (page == self->n_pages)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  add_outline (self, surface);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ROG_TYPESET_ERROR, ROG_TYPESET_ERROR_FAILED, "The PDF could not be made: %s.", cairo_status_to_string (status));
      return NULL;
    }
  if (!rog_typeset_xref_free_unwritten (data, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}
