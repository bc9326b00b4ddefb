// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader/rog-page-source.h"

G_DEFINE_INTERFACE (RogPageSource, rog_page_source, G_TYPE_OBJECT)

static void
rog_page_source_default_init (RogPageSourceInterface *iface)
{
}

guint
rog_page_source_get_n_pages (RogPageSource *self)
{
  return ROG_PAGE_SOURCE_GET_IFACE (self)->get_n_pages (self);
}

/**
 * rog_page_source_get_page_size:
 * @page: 1 to n_pages
 *
 * Sizes are known for all pages from the start, so that the scroll bar is right.
 */
void
rog_page_source_get_page_size (RogPageSource *self,
                               guint          page,
                               double        *width,
                               double        *height)
{
  ROG_PAGE_SOURCE_GET_IFACE (self)->get_page_size (self, page, width, height);
}

/**
 * rog_page_source_dup_label:
 *
 * Returns: (transfer full) (nullable): the page's own label ("iv", "C-2") where it
 *   differs from its number
 */
char *
rog_page_source_dup_label (RogPageSource *self,
                           guint          page)
{
  RogPageSourceInterface *iface = ROG_PAGE_SOURCE_GET_IFACE (self);

  return iface->dup_label ? iface->dup_label (self, page) : NULL;
}

/**
 * rog_page_source_render_async:
 * @scale: device pixels per point
 *
 * Draws one whole page. The texture may be smaller than asked for where the page is
 * larger than the source's budget of pixels.
 */
void
rog_page_source_render_async (RogPageSource      *self,
                              guint               page,
                              double              scale,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  ROG_PAGE_SOURCE_GET_IFACE (self)->render_async (self, page, scale, cancellable, callback, user_data);
}

GdkTexture *
rog_page_source_render_finish (RogPageSource *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return ROG_PAGE_SOURCE_GET_IFACE (self)->render_finish (self, result, error);
}

void
rog_page_source_text_async (RogPageSource      *self,
                            guint               page,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  ROG_PAGE_SOURCE_GET_IFACE (self)->text_async (self, page, cancellable, callback, user_data);
}

/**
 * rog_page_source_text_finish:
 *
 * Returns: (transfer full): the page's text; empty, not an error, for a scan
 */
RogPageText *
rog_page_source_text_finish (RogPageSource *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return ROG_PAGE_SOURCE_GET_IFACE (self)->text_finish (self, result, error);
}
