// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader/rog-reader-layout.h"

GType
rog_fit_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { ROG_FIT_NONE, "ROG_FIT_NONE", "none" },
        { ROG_FIT_TEXT, "ROG_FIT_TEXT", "text" },
        { ROG_FIT_WIDTH, "ROG_FIT_WIDTH", "width" },
        { ROG_FIT_PAGE, "ROG_FIT_PAGE", "page" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("RogFit", values));
    }
  return type;
}

void
rog_reader_layout_clear (RogReaderLayout *self)
{
  g_free (self->widths);
  g_free (self->heights);
  g_free (self->tops);
  *self = (RogReaderLayout){ .scale = self->scale };
}

/**
 * rog_reader_layout_load:
 *
 * Takes the sizes of all pages. A size that no paper has (a broken file) is held
 * between 1/4 inch and 200 inches.
 */
void
rog_reader_layout_load (RogReaderLayout *self,
                        RogPageSource   *source)
{
  rog_reader_layout_clear (self);
  self->n_pages = rog_page_source_get_n_pages (source);
  self->widths = g_new0 (double, self->n_pages + 1);
  self->heights = g_new0 (double, self->n_pages + 1);
  self->tops = g_new0 (double, self->n_pages + 2);
  for (guint page = 1; page <= self->n_pages; page++)
    {
      rog_page_source_get_page_size (source, page, &self->widths[page], &self->heights[page]);
      self->widths[page] = CLAMP (self->widths[page], 18, 14400);
      self->heights[page] = CLAMP (self->heights[page], 18, 14400);
    }
}

/**
 * rog_reader_layout_fit:
 * @fit: how the scale follows the view
 * @zoom: 1.0 is 100 %, for %ROG_FIT_NONE
 * @page: the page that fits
 *
 * Returns: pixels per point
 */
double
rog_reader_layout_fit (RogReaderLayout *self,
                       RogFit           fit,
                       double           zoom,
                       guint            page,
                       double           width,
                       double           height)
{
  double scale = zoom * ROG_READER_UNIT;

  if (page < 1 || page > self->n_pages || width <= 0 || height <= 0)
    return scale;

  double across = MAX (1, width - 2 * ROG_READER_MARGIN) / self->widths[page];
  double down = MAX (1, height - 2 * ROG_READER_GAP) / self->heights[page];
  double text = width / MAX (36, self->widths[page] - self->crop_left - self->crop_right);

  if (fit == ROG_FIT_TEXT)
    scale = text;
  else if (fit == ROG_FIT_WIDTH)
    scale = across;
  else if (fit == ROG_FIT_PAGE)
    scale = MIN (across, down);
  /* A fit may go below 50 %, or a large plan would never fit; by hand nobody needs to. */
  return CLAMP (scale, 0.1 * ROG_READER_UNIT, ROG_ZOOM_MAX * ROG_READER_UNIT);
}

/**
 * rog_reader_layout_place:
 *
 * Places all pages at @scale pixels per point in a view @view_width wide.
 */
void
rog_reader_layout_place (RogReaderLayout *self,
                         RogFit           fit,
                         double           scale,
                         double           view_width)
{
  double y = ROG_READER_GAP;

  self->scale = scale;
  self->width = view_width;
  for (guint page = 1; page <= self->n_pages; page++)
    {
      self->tops[page] = y;
      y += self->heights[page] * scale + ROG_READER_GAP;
      if (fit != ROG_FIT_TEXT && fit != ROG_FIT_WIDTH)
        self->width = MAX (self->width, self->widths[page] * scale + 2 * ROG_READER_MARGIN);
    }
  self->cropped = fit == ROG_FIT_TEXT;
  self->height = y;
}

/**
 * rog_reader_layout_page_at:
 *
 * Returns: the page at @y on the sheet, the one above for a gap; 0 without pages
 */
guint
rog_reader_layout_page_at (RogReaderLayout *self,
                           double           y)
{
  guint low = 1, high = self->n_pages;

  if (self->n_pages == 0)
    return 0;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;
      if (self->tops[middle] <= y)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/**
 * rog_reader_layout_left:
 *
 * Returns: the left edge of @page on the sheet; negative where its margin is cropped
 */
double
rog_reader_layout_left (RogReaderLayout *self,
                        guint            page)
{
  double shift = self->cropped ? self->crop_left - self->crop_right : 0;

  return (self->width - (self->widths[page] + shift) * self->scale) / 2;
}
