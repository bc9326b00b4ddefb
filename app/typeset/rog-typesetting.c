// SPDX-License-Identifier: GPL-3.0-or-later
//
// Breaks a document into pages, and says where on them its blocks and words stand.

#include "typeset/rog-typesetting-private.h"

#include <math.h>
#include <string.h>

#include "typeset/rog-typeset-error.h"

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
