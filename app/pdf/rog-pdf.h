// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "confine/rog-worker-pool.h"
#include "pdf/rog-page-image.h"
#include "pdf/rog-page-text.h"

G_BEGIN_DECLS

/**
 * RogPdfPriority:
 * @ROG_PDF_PRIORITY_VISIBLE: somebody is looking at the place where it will appear
 * @ROG_PDF_PRIORITY_SOON: about to be seen; not before what is visible
 * @ROG_PDF_PRIORITY_BACKGROUND: thumbnails, index: in a worker of its own, with 30 s a page
 */
typedef enum
{
  ROG_PDF_PRIORITY_VISIBLE,
  ROG_PDF_PRIORITY_SOON,
  ROG_PDF_PRIORITY_BACKGROUND,
} RogPdfPriority;

/**
 * RogPdfOutlineItem:
 * @title: what the document calls the place
 * @page: from 1; 0 where the item leads nowhere in this document
 * @depth: 0 for the outermost
 */
typedef struct
{
  char *title;
  guint page;
  guint depth;
} RogPdfOutlineItem;

/**
 * RogPdfField:
 * @name: the full name of the form field
 * @value: its text; "true" or "false" of a check box; the chosen words of a list
 */
typedef struct
{
  char *name;
  char *value;
} RogPdfField;

/**
 * RogPdf:
 *
 * A PDF that is being read: the trusted side of it. Parsing and drawing happen in confined
 * workers; one that dies or stalls costs the page it was at (which is then reported by every
 * call for it) and is replaced.
 *
 * Made and used on one thread with a main context. Errors are of %ROG_CONFINE_ERROR.
 */
#define ROG_TYPE_PDF (rog_pdf_get_type ())
G_DECLARE_FINAL_TYPE (RogPdf, rog_pdf, ROG, PDF, GObject)

/* Pixels a point of a drawing that is there soon, and shown until the sharp one is. */
#define ROG_PDF_COARSE_SCALE (48.0 / 72.0)

RogPdf *rog_pdf_open (RogWorkerPool *pool,
                      GBytes        *bytes,
                      const char    *password,
                      GCancellable  *cancellable,
                      GError       **error);

guint       rog_pdf_get_n_pages (RogPdf *self);
void        rog_pdf_get_page_size (RogPdf *self,
                                   guint   page,
                                   int    *width,
                                   int    *height);
const char *rog_pdf_get_page_label (RogPdf *self,
                                    guint   page);
const char *rog_pdf_get_title (RogPdf *self);
GPtrArray  *rog_pdf_get_outline (RogPdf *self);
gboolean    rog_pdf_is_page_broken (RogPdf *self,
                                    guint   page);

void          rog_pdf_render_async (RogPdf             *self,
                                    guint               page,
                                    double              scale,
                                    const RogRect      *area,
                                    gboolean            preview,
                                    RogPdfPriority      priority,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
RogPageImage *rog_pdf_render_finish (RogPdf       *self,
                                     GAsyncResult *result,
                                     GError      **error);
void          rog_pdf_draw_ahead (RogPdf       *self,
                                  guint         page,
                                  double        scale,
                                  GCancellable *cancellable);
RogPageImage *rog_pdf_peek_image (RogPdf *self,
                                  guint   page,
                                  double  scale);
void          rog_pdf_set_cache_budget (RogPdf *self,
                                        gsize   bytes);
void          rog_pdf_drop_cache (RogPdf *self);

void         rog_pdf_get_text_async (RogPdf             *self,
                                     guint               page,
                                     RogPdfPriority      priority,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
RogPageText *rog_pdf_get_text_finish (RogPdf       *self,
                                      GAsyncResult *result,
                                      GError      **error);
RogPageText *rog_pdf_peek_text (RogPdf *self,
                                guint   page);
RogPageText *rog_pdf_get_text (RogPdf       *self,
                               guint         page,
                               GCancellable *cancellable,
                               GError      **error);
GPtrArray   *rog_pdf_get_fields (RogPdf       *self,
                                 GCancellable *cancellable,
                                 GError      **error);

G_END_DECLS
