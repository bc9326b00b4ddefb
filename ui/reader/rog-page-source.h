// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gdk/gdk.h>

#include "pdf/rog-page-text.h"

G_BEGIN_DECLS

/**
 * RogPageSource:
 *
 * Where the reader's pages come from. Pages count from 1; sizes are in points. A
 * source is used on the main thread only and never blocks it: drawing and text are
 * asked for and come later, or with an error that says why this page cannot be had.
 */
#define ROG_TYPE_PAGE_SOURCE (rog_page_source_get_type ())
G_DECLARE_INTERFACE (RogPageSource, rog_page_source, ROG, PAGE_SOURCE, GObject)

struct _RogPageSourceInterface
{
  GTypeInterface parent;

  guint (*get_n_pages) (RogPageSource *self);
  void (*get_page_size) (RogPageSource *self,
                         guint          page,
                         double        *width,
                         double        *height);
  char *(*dup_label) (RogPageSource *self,
                      guint          page);
  void (*render_async) (RogPageSource      *self,
                        guint               page,
                        double              scale,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data);
  GdkTexture *(*render_finish) (RogPageSource *self,
                                GAsyncResult  *result,
                                GError       **error);
  void (*text_async) (RogPageSource      *self,
                      guint               page,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);
  RogPageText *(*text_finish) (RogPageSource *self,
                               GAsyncResult  *result,
                               GError       **error);
};

guint rog_page_source_get_n_pages (RogPageSource *self);
void  rog_page_source_get_page_size (RogPageSource *self,
                                     guint          page,
                                     double        *width,
                                     double        *height);
char *rog_page_source_dup_label (RogPageSource *self,
                                 guint          page);

void        rog_page_source_render_async (RogPageSource      *self,
                                          guint               page,
                                          double              scale,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
GdkTexture *rog_page_source_render_finish (RogPageSource *self,
                                           GAsyncResult  *result,
                                           GError       **error);

void         rog_page_source_text_async (RogPageSource      *self,
                                         guint               page,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
RogPageText *rog_page_source_text_finish (RogPageSource *self,
                                          GAsyncResult  *result,
                                          GError       **error);

G_END_DECLS
