// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "confine/rog-slots.h"
#include "confine/rog-worker-pool.h"
#include "core/rog-geometry.h"

G_BEGIN_DECLS

/**
 * RogConfinedPdf:
 *
 * One PDF in one worker. Everything a worker says is checked here: counts, ranges, sizes.
 * Every call blocks, may be made on any thread, and fails for good once the worker is dead;
 * `pdf` has what goes on with another one.
 */
#define ROG_TYPE_CONFINED_PDF (rog_confined_pdf_get_type ())
G_DECLARE_FINAL_TYPE (RogConfinedPdf, rog_confined_pdf, ROG, CONFINED_PDF, GObject)

#define ROG_CONFINE_OPEN_DEADLINE 30000
#define ROG_CONFINE_PAGE_DEADLINE 10000
#define ROG_CONFINE_BACKGROUND_DEADLINE 30000

RogConfinedPdf *rog_confined_pdf_open (RogWorkerPool *pool,
                                       int            fd,
                                       const char    *password,
                                       guint          deadline,
                                       GCancellable  *cancellable,
                                       GError       **error);

guint       rog_confined_pdf_get_n_pages (RogConfinedPdf *self);
const int  *rog_confined_pdf_get_sizes (RogConfinedPdf *self);
GStrv       rog_confined_pdf_get_labels (RogConfinedPdf *self);
const char *rog_confined_pdf_get_title (RogConfinedPdf *self);
GVariant   *rog_confined_pdf_get_outline (RogConfinedPdf *self);
gboolean    rog_confined_pdf_is_alive (RogConfinedPdf *self);
int         rog_confined_pdf_get_pid (RogConfinedPdf *self);

gboolean  rog_confined_pdf_measure (RogConfinedPdf *self,
                                    guint           page,
                                    double          scale,
                                    const RogRect  *area,
                                    guint          *width,
                                    guint          *height,
                                    GError        **error);
GBytes   *rog_confined_pdf_render (RogConfinedPdf *self,
                                   RogSlots       *slots,
                                   guint           page,
                                   double          scale,
                                   const RogRect  *area,
                                   gboolean        preview,
                                   guint           deadline,
                                   guint          *width,
                                   guint          *height,
                                   GCancellable   *cancellable,
                                   GError        **error);
GVariant *rog_confined_pdf_get_text (RogConfinedPdf *self,
                                     guint           page,
                                     guint           deadline,
                                     GCancellable   *cancellable,
                                     GError        **error);
GVariant *rog_confined_pdf_get_fields (RogConfinedPdf *self,
                                       guint           deadline,
                                       GCancellable   *cancellable,
                                       GError        **error);

G_END_DECLS
