// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sheet of pages behind the view: from the view's coordinates to a page's and back,
// where the sheet is scrolled to, and how large it is.

#include "config.h"

#include "reader/rog-reader-private.h"

static double
value_of (RogReader     *self,
          GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment ? gtk_adjustment_get_value (adjustment) : 0;
}

/* rog_reader_to_page: from the widget's coordinates to the nearest page's. */
void
rog_reader_to_page (RogReader *self,
                    double     x,
                    double     y,
                    guint     *page,
                    int       *page_x,
                    int       *page_y)
{
  double sheet_y = y + value_of (self, GTK_ORIENTATION_VERTICAL);

  *page = rog_reader_layout_page_at (&self->layout, sheet_y);
  *page_x = *page_y = 0;
  if (*page == 0)
    return;

  double left = rog_reader_layout_left (&self->layout, *page) - value_of (self, GTK_ORIENTATION_HORIZONTAL);
  *page_x = (int)CLAMP ((x - left) / self->layout.scale * 1000, -1e8, 1e8);
  *page_y = (int)CLAMP ((sheet_y - self->layout.tops[*page]) / self->layout.scale * 1000, -1e8, 1e8);
}

/* rog_reader_to_view: from a page's coordinates to the widget's. */
void
rog_reader_to_view (RogReader       *self,
                    guint            page,
                    const RogRect   *rect,
                    graphene_rect_t *view)
{
  double scale = self->layout.scale / 1000;
  double left = rog_reader_layout_left (&self->layout, page) - value_of (self, GTK_ORIENTATION_HORIZONTAL);
  double top = self->layout.tops[page] - value_of (self, GTK_ORIENTATION_VERTICAL);

  graphene_rect_init (view, (float)(left + rect->x * scale), (float)(top + rect->y * scale),
                      (float)(rect->width * scale), (float)(rect->height * scale));
}

/* rog_reader_visible_pages: which pages are in view, at least in part; FALSE where none is. */
gboolean
rog_reader_visible_pages (RogReader *self,
                          guint     *first,
                          guint     *last)
{
  double top = value_of (self, GTK_ORIENTATION_VERTICAL);

  *first = rog_reader_layout_page_at (&self->layout, top);
  *last = rog_reader_layout_page_at (&self->layout, top + gtk_widget_get_height (GTK_WIDGET (self)));
  return *first > 0;
}

/* --- where it is scrolled to --- */

/* rog_reader_remember_top: keeps which page is at the top of the view, while sizes change. */
void
rog_reader_remember_top (RogReader *self)
{
  double y = value_of (self, GTK_ORIENTATION_VERTICAL);

  self->top_page = rog_reader_layout_page_at (&self->layout, y);
  if (self->top_page > 0)
    self->top_offset = (y - self->layout.tops[self->top_page]) / self->layout.scale;
}

/* rog_reader_scroll_by: scrolls by so many pixels, as far as there is anything. */
void
rog_reader_scroll_by (RogReader *self,
                      double     dx,
                      double     dy)
{
  GtkAdjustment *h = self->adjustments[GTK_ORIENTATION_HORIZONTAL], *v = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (h && dx != 0)
    gtk_adjustment_set_value (h, gtk_adjustment_get_value (h) + dx);
  if (v && dy != 0)
    gtk_adjustment_set_value (v, gtk_adjustment_get_value (v) + dy);
}

/* rog_reader_reveal: scrolls as little as shows @rect, or, with @share, puts its top there. */
void
rog_reader_reveal (RogReader     *self,
                   guint          page,
                   const RogRect *rect,
                   double         share)
{
  graphene_rect_t view;
  double          width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double          dx = 0, dy = 0;

  rog_reader_to_view (self, page, rect, &view);
  if (view.origin.y < 24 || view.origin.y + view.size.height > height - 24)
    {
      if (share > 0)
        dy = view.origin.y - height * share;
      else
        dy = view.origin.y < 24 ? view.origin.y - 24 : view.origin.y + view.size.height - height + 24;
    }
  if (view.origin.x < 0)
    dx = view.origin.x - 24;
  else if (view.origin.x + view.size.width > width)
    dx = MIN (view.origin.x - 24, view.origin.x + view.size.width - width + 24);
  rog_reader_scroll_by (self, dx, dy);
}

/**
 * rog_reader_get_offset:
 *
 * Returns: how many points the top of the view lies below the top of its page, which
 *   is the page given by the same view's rog_reader_set_position()
 */
double
rog_reader_get_offset (RogReader *self)
{
  if (self->top_page == 0 || self->page == 0)
    return 0;
  return self->top_offset - (self->layout.tops[self->page] - self->layout.tops[self->top_page]) / self->layout.scale;
}

/**
 * rog_reader_set_position:
 * @page: as rog_reader_get_page() gave it
 * @offset: as rog_reader_get_offset() gave it
 */
void
rog_reader_set_position (RogReader *self,
                         guint      page,
                         double     offset)
{
  if (self->layout.n_pages == 0)
    return;
  self->top_page = CLAMP (page, 1, self->layout.n_pages);
  self->top_offset = CLAMP (offset, -14400, 14400);
  if (self->placed && self->adjustments[GTK_ORIENTATION_VERTICAL])
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                              self->layout.tops[self->top_page] + self->top_offset * self->layout.scale);
  /* Before the first sizes are given out: then it is painted with them. */
  if (!self->placed)
    rog_reader_pages_want_coarse (self->pages, self->top_page);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
rog_reader_show_page (RogReader *self,
                      guint      page)
{
  rog_reader_set_position (self, page, -ROG_READER_GAP / self->layout.scale);
}

/* rog_reader_push_back: a jump begins here, to which rog_reader_go_back() comes back. */
void
rog_reader_push_back (RogReader *self)
{
  RogTextPlace place = { self->page, (guint)MAX (0, rog_reader_get_offset (self) + 20000) };

  if (self->page == 0)
    return;
  g_array_append_val (self->back, place);
  if (self->back->len > 100)
    g_array_remove_index (self->back, 0);
}

/**
 * rog_reader_go_back:
 *
 * Goes back to where the last jump in this document came from (Alt+←).
 *
 * Returns: whether there was one
 */
gboolean
rog_reader_go_back (RogReader *self)
{
  if (self->back->len == 0)
    return FALSE;

  RogTextPlace place = g_array_index (self->back, RogTextPlace, self->back->len - 1);
  g_array_set_size (self->back, self->back->len - 1);
  rog_reader_set_position (self, place.page, (double)place.offset - 20000);
  return TRUE;
}

/* --- how large it is --- */

static void
configure (RogReader     *self,
           GtkOrientation orientation,
           double         value,
           double         upper,
           double         size)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment == NULL)
    return;
  upper = MAX (upper, size);
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - size), 0, upper, MAX (24, size * 0.1), size * 0.9, size);
}

static double
scale_now (RogReader *self,
           int        width,
           int        height)
{
  self->layout.crop_left = self->text_left < 0 ? 0 : self->text_left;
  self->layout.crop_right = self->text_right < 0 ? 0 : self->text_right;
  return rog_reader_layout_fit (&self->layout, self->fit, self->zoom, MAX (1, self->top_page), width, height);
}

/* rog_reader_place_sheet: lays the pages out for a view of that size; the top stays where it was. */
void
rog_reader_place_sheet (RogReader *self,
                        int        width,
                        int        height)
{
  double old_scale = self->layout.scale;
  double scale = scale_now (self, width, height);

  rog_reader_layout_place (&self->layout, self->fit, scale, width);

  double y = 0;
  if (self->top_page >= 1 && self->top_page <= self->layout.n_pages)
    y = self->layout.tops[self->top_page] + self->top_offset * scale;
  double x = self->placed ? value_of (self, GTK_ORIENTATION_HORIZONTAL) : (self->layout.width - width) / 2;

  /* The adjustments are told, not asked: an answer would ask for sizes again. */
  self->placed = FALSE;
  configure (self, GTK_ORIENTATION_HORIZONTAL, x, self->layout.width, width);
  configure (self, GTK_ORIENTATION_VERTICAL, y, self->layout.height, height);
  self->placed = TRUE;
  if (scale != old_scale)
    g_object_notify (G_OBJECT (self), "zoom");
}

void
rog_reader_set_fit (RogReader *self,
                    RogFit     fit)
{
  if (self->fit == fit)
    return;
  if (fit == ROG_FIT_NONE)
    self->zoom = CLAMP (rog_reader_get_zoom (self), ROG_ZOOM_MIN, ROG_ZOOM_MAX);
  self->fit = fit;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "fit");
}

RogFit
rog_reader_get_fit (RogReader *self)
{
  return self->fit;
}

/* rog_reader_zoom_at: zooms and keeps what is under the point there. */
void
rog_reader_zoom_at (RogReader *self,
                    double     zoom,
                    double     x,
                    double     y)
{
  guint page;
  int   page_x, page_y;

  rog_reader_to_page (self, x, y, &page, &page_x, &page_y);
  rog_reader_set_zoom (self, zoom);
  if (page == 0 || !self->placed)
    return;

  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  rog_reader_place_sheet (self, width, height);

  graphene_rect_t view;
  rog_reader_to_view (self, page, &(RogRect){ page_x, page_y, 0, 0 }, &view);
  rog_reader_scroll_by (self, view.origin.x - x, view.origin.y - y);
}

/**
 * rog_reader_set_zoom:
 * @zoom: 0.5 to 4.0, the paper's size being 1.0; the fit becomes %ROG_FIT_NONE
 */
void
rog_reader_set_zoom (RogReader *self,
                     double     zoom)
{
  zoom = CLAMP (zoom, ROG_ZOOM_MIN, ROG_ZOOM_MAX);
  if (self->fit == ROG_FIT_NONE && self->zoom == zoom)
    return;
  self->zoom = zoom;
  if (self->fit != ROG_FIT_NONE)
    {
      self->fit = ROG_FIT_NONE;
      g_object_notify (G_OBJECT (self), "fit");
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "zoom");
}

/**
 * rog_reader_get_zoom:
 *
 * Returns: the zoom as it is seen, also where it follows a fit
 */
double
rog_reader_get_zoom (RogReader *self)
{
  if (self->fit == ROG_FIT_NONE || !self->placed)
    return self->zoom;
  return self->layout.scale / ROG_READER_UNIT;
}
