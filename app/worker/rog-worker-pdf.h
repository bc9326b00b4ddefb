// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <poppler.h>

#include "core/rog-geometry.h"

G_BEGIN_DECLS

#if !POPPLER_CHECK_VERSION(25, 6, 0) /* which has them */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)
#endif

/**
 * RogWorkerPdf:
 *
 * The one PDF of this process, and the memory it is drawn into. Hostile bytes are parsed
 * behind each of these calls. Errors are of %ROG_CONFINE_ERROR.
 */
typedef struct _RogWorkerPdf RogWorkerPdf;

void          rog_worker_pdf_prime (void);
RogWorkerPdf *rog_worker_pdf_open (int         fd,
                                   const char *password,
                                   GError    **error);
gboolean      rog_worker_pdf_add_slot (RogWorkerPdf *self,
                                       guint         index,
                                       int           fd,
                                       guint64       size,
                                       GError      **error);
gboolean      rog_worker_pdf_render (RogWorkerPdf  *self,
                                     guint          page,
                                     double         scale,
                                     const RogRect *area,
                                     guint          slot,
                                     gboolean       preview,
                                     guint         *width,
                                     guint         *height,
                                     GError       **error);
char         *rog_worker_pdf_get_text (RogWorkerPdf *self,
                                       guint         page,
                                       GVariant    **boxes,
                                       GError      **error);

GVariant *rog_worker_pdf_get_sizes (RogWorkerPdf *self);
GStrv     rog_worker_pdf_get_labels (RogWorkerPdf *self);
char     *rog_worker_pdf_get_title (RogWorkerPdf *self);
GVariant *rog_worker_pdf_get_outline (RogWorkerPdf *self);
GVariant *rog_worker_pdf_get_fields (RogWorkerPdf *self);

PopplerDocument *rog_worker_pdf_get_document (RogWorkerPdf *self);
PopplerPage     *rog_worker_pdf_get_page (RogWorkerPdf *self,
                                          guint         page);
gboolean         rog_worker_pdf_get_page_size (PopplerPage *page,
                                               int         *width,
                                               int         *height);
char            *rog_worker_pdf_clip_text (char *text);

G_END_DECLS
