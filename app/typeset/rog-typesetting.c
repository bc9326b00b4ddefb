// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/rog-typesetting.h"

#include <math.h>
#include <string.h>

#include <cairo-pdf.h>

#include "typeset/rog-typeset-error.h"
#include "typeset/rog-typeset-flow.h"
#include "typeset/rog-typeset-xref.h"

#define HEAD_Y 50.0
#define FOOT_Y (ROG_PAGE_HEIGHT - 52.0)

struct _RogTypesetting
{
  RogTypesetDocument *document;
  PangoContext       *context;
  GPtrArray          *flows;
  GPtrArray          *slips;
  GPtrArray          *repeated;
  GArray             *places;
  guint               n_pages;
};

static RogSlip *
slip_at (RogTypesetting *self,
         guint           index)
{
  return self->slips->pdata[index];
}

/* The place of a table's head, for the rows that begin a page. */
static RogSlip *
head_of (RogTypesetting *self,
         RogSlip        *row)
{
  if (row->block->kind != ROG_BLOCK_TABLE || row->is_head)
    return NULL;
  for (guint i = 0; i < self->slips->len; i++)
    {
      if (slip_at (self, i)->block == row->block)
        return slip_at (self, i);
    }
  return NULL;
}

static void
repeat_head (RogTypesetting *self,
             RogSlip        *row,
             double         *y)
{
  RogSlip *head = head_of (self, row), *copy;

  if (head == NULL)
    return;
  copy = g_new0 (RogSlip, 1);
  *copy = *head;
  copy->cells = g_array_ref (head->cells);
  copy->page = self->n_pages;
  copy->y = *y;
  *y += copy->height + row->space;
  g_ptr_array_add (self->repeated, copy);
}

/* The last place at or before @index where a page may begin, after @first. */
static guint
break_before (RogTypesetting *self,
              guint           first,
              guint           index)
{
  for (guint i = index; i > first; i--)
    {
      if (!slip_at (self, i)->glued)
        return i;
    }
  return index;
}

static void
paginate (RogTypesetting *self)
{
  guint  first = 0, i = 0;
  double y = ROG_MARGIN_TOP;

  self->n_pages = 1;
  while (i < self->slips->len)
    {
      RogSlip *slip = slip_at (self, i);
      double   space = i == first ? 0 : slip->space;

      if (i > first && (slip->forced || y + space + slip->height > ROG_BODY_BOTTOM))
        {
          first = i = slip->forced ? i : break_before (self, first, i);
          self->n_pages++;
          y = ROG_MARGIN_TOP;
          repeat_head (self, slip_at (self, i), &y);
          continue;
        }
      slip->page = self->n_pages;
      slip->y = y + space;
      y = slip->y + slip->height;
      i++;
    }
}

static void
slip_extent (RogSlip *slip,
             double  *left,
             double  *right)
{
  *left = slip->cells->len > 0 ? G_MAXDOUBLE : 0;
  *right = slip->cells->len > 0 ? 0 : ROG_BODY_WIDTH;
  for (guint i = 0; i < slip->cells->len; i++)
    {
      RogFlow *flow = g_array_index (slip->cells, RogCell, i).flow;

      *left = MIN (*left, flow->x);
      *right = MAX (*right, flow->x + flow->width);
    }
  *left += ROG_MARGIN_LEFT;
  *right += ROG_MARGIN_LEFT;
}

static int
mils (double points)
{
  return (int)lround (points * 1000);
}

static void
add_place (RogTypesetting *self,
           RogSlip        *slip,
           RogPlace       *open)
{
  RogPlace place = { slip->block->id, slip->page, { 0 } };
  double   left, right;

  slip_extent (slip, &left, &right);
  place.rect = (RogRect){ mils (left), mils (slip->y), mils (right) - mils (left), mils (slip->height) };
  if (open != NULL)
    rog_rect_union (&open->rect, &place.rect);
  else
    g_array_append_val (self->places, place);
}

static void
make_places (RogTypesetting *self)
{
  RogSlip *previous = NULL;

  for (guint i = 0; i < self->slips->len; i++)
    {
      RogSlip *slip = slip_at (self, i);
      gboolean goes_on = previous != NULL && previous->block == slip->block && previous->page == slip->page;

      previous = slip;
      if (slip->block->id != NULL)
        add_place (self, slip, goes_on ? &g_array_index (self->places, RogPlace, self->places->len - 1) : NULL);
    }
}

static PangoContext *
make_context (RogTypesetDocument *document)
{
  /* One of its own: Pango's default map belongs to a thread. */
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext         *context;
  cairo_font_options_t *options = cairo_font_options_create ();
  const char           *language = rog_typeset_document_get_language (document);

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language != NULL ? language : "en"));
  return context;
}

/**
 * rog_typesetting_new:
 * @document: (transfer full): what to set
 *
 * Breaks lines and pages. Blocking: some milliseconds a page, and the first time in a
 * process the search for fonts. Reads font files; writes nothing.
 *
 * Returns: (transfer full): the pages, or %NULL with a #RogTypesetError
 */
RogTypesetting *
rog_typesetting_new (RogTypesetDocument *document,
                     GError            **error)
{
  g_autoptr (RogTypesetting) self = g_new0 (RogTypesetting, 1);

  self->document = document;
  self->flows = g_ptr_array_new_with_free_func (rog_flow_free);
  self->slips = g_ptr_array_new_with_free_func (rog_slip_free);
  self->repeated = g_ptr_array_new_with_free_func (rog_slip_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (RogPlace));
  self->context = make_context (document);
  if (!rog_typeset_flow_blocks (document, self->context, self->flows, self->slips, error))
    return NULL;
  if (self->slips->len == 0)
    {
      g_set_error_literal (error, ROG_TYPESET_ERROR, ROG_TYPESET_ERROR_EMPTY, "The document is empty.");
      return NULL;
    }

  paginate (self);
  make_places (self);
  return g_steal_pointer (&self);
}

void
rog_typesetting_free (RogTypesetting *self)
{
  g_ptr_array_unref (self->repeated);
  g_ptr_array_unref (self->slips);
  g_ptr_array_unref (self->flows);
  g_array_unref (self->places);
  g_object_unref (self->context);
  rog_typeset_document_free (self->document);
  g_free (self);
}

guint
rog_typesetting_get_n_pages (RogTypesetting *self)
{
  return self->n_pages;
}

/** rog_typesetting_get_page_size: in points: A4 */
void
rog_typesetting_get_page_size (RogTypesetting *self,
                               double         *width,
                               double         *height)
{
  *width = ROG_PAGE_WIDTH;
  *height = ROG_PAGE_HEIGHT;
}

/**
 * rog_typesetting_get_places:
 *
 * Returns: (transfer none) (element-type RogPlace): where each block with an id stands, in order
 */
GArray *
rog_typesetting_get_places (RogTypesetting *self)
{
  return self->places;
}

/**
 * rog_typesetting_get_place_at:
 * @page: from 1
 * @x: in 1/1000 pt
 * @y: in 1/1000 pt
 *
 * Returns: (transfer none) (nullable): the block there, for the click that focuses its field
 */
const RogPlace *
rog_typesetting_get_place_at (RogTypesetting *self,
                              guint           page,
                              int             x,
                              int             y)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const RogPlace *place = &g_array_index (self->places, RogPlace, i);

      if (place->page == page && y >= place->rect.y && y < place->rect.y + place->rect.height &&
          x >= place->rect.x && x < place->rect.x + place->rect.width)
        return place;
    }
  return NULL;
}

/* --- Words: where they stand --- */

static void
add_quad (GArray      *quads,
          RogSlip     *slip,
          RogFlow     *flow,
          RogFlowLine *line,
          int          from,
          int          to)
{
  int     start, end;
  RogRect rect = { 0, mils (slip->y), 0, mils (slip->y + line->height) - mils (slip->y) };
  RogQuad quad;

  pango_layout_line_index_to_x (line->line, from, FALSE, &start);
  pango_layout_line_index_to_x (line->line, to, FALSE, &end);
  rect.x = mils (ROG_MARGIN_LEFT + flow->x + line->x + MIN (start, end) / (double)PANGO_SCALE);
  rect.width = mils (ABS (end - start) / (double)PANGO_SCALE);
  quad = rog_quad_from_rect (&rect);
  g_array_append_val (quads, quad);
}

/* The quads of bytes @from to @to of a cell's text; @page becomes 0 if it is on two. */
static void
cell_quads (RogSlip *slip,
            RogCell *cell,
            int      from,
            int      to,
            GArray  *quads)
{
  double y = 0;

  for (guint i = cell->from; i < cell->to; i++)
    {
      RogFlowLine *line = &g_array_index (cell->flow->lines, RogFlowLine, i);
      int          start = MAX (from, line->line->start_index);
      int          end = MIN (to, line->line->start_index + line->line->length);
      RogSlip      shifted = *slip;

      shifted.y += y;
      y += line->height;
      if (start < end)
        add_quad (quads, &shifted, cell->flow, line, start, end);
    }
}

static gboolean
find_in_flow (RogTypesetting *self,
              RogFlow        *flow,
              int             from,
              int             to,
              guint          *page,
              GArray         *quads)
{
  *page = 0;
  for (guint i = 0; i < self->slips->len; i++)
    {
      RogSlip *slip = slip_at (self, i);

      for (guint c = 0; c < slip->cells->len; c++)
        {
          RogCell *cell = &g_array_index (slip->cells, RogCell, c);
          guint    before = quads->len;

          if (cell->flow != flow)
            continue;
          cell_quads (slip, cell, from, to, quads);
          if (quads->len > before && *page != 0 && *page != slip->page)
            return FALSE;
          if (quads->len > before)
            *page = slip->page;
        }
    }
  return *page != 0;
}

/**
 * rog_typesetting_find:
 * @id: (nullable): the block to look in; %NULL: in all, the first that has the words
 * @words: as they stand in the text
 * @page: (out): from 1
 * @quads: (out) (transfer full) (element-type RogQuad): one for each line
 *
 * Where words stand, for a pin. The words must stand on one page, as a pin's do.
 *
 * Returns: %FALSE with %ROG_TYPESET_ERROR_NOT_FOUND
 */
gboolean
rog_typesetting_find (RogTypesetting *self,
                      const char     *id,
                      const char     *words,
                      guint          *page,
                      GArray        **quads,
                      GError        **error)
{
  for (guint i = 0; i < self->slips->len; i++)
    {
      RogSlip *slip = slip_at (self, i);

      if (id != NULL && g_strcmp0 (slip->block->id, id) != 0)
        continue;
      for (guint c = 0; c < slip->cells->len; c++)
        {
          RogCell    *cell = &g_array_index (slip->cells, RogCell, c);
          const char *text = pango_layout_get_text (cell->flow->layout), *hit = strstr (text, words);
          g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RogQuad));

          if (!cell->is_text || cell->from > 0 || hit == NULL ||
              !find_in_flow (self, cell->flow, (int)(hit - text), (int)(hit - text + (gssize)strlen (words)), page, found))
            continue;
          *quads = g_steal_pointer (&found);
          return TRUE;
        }
    }
  g_set_error (error, ROG_TYPESET_ERROR, ROG_TYPESET_ERROR_NOT_FOUND, "“%s” does not stand on one page of %s.", words, id != NULL ? id : "the document");
  return FALSE;
}

/* --- Drawing --- */

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
      RogSlip         *slip = slip_at (self, i);
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
