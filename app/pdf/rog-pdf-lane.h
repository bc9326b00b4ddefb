// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "confine/rog-confined-pdf.h"

G_BEGIN_DECLS

/**
 * RogPdfLane:
 *
 * A thread and a worker for one document: jobs wait their turn, the worker is replaced when
 * it dies. What makes a worker die twice at the same place is reported as broken.
 */
typedef struct _RogPdfLane RogPdfLane;

/**
 * RogPdfJobFunc:
 * @pdf: the document in a living worker
 * @slots: where to draw
 * @deadline: milliseconds for a page
 * @data: of the job
 * @cancellable: kills the worker
 * @error: where an error goes
 *
 * One piece of work, on the lane's thread. It may run twice.
 *
 * Returns: (transfer full): the result, or %NULL
 */
typedef gpointer (*RogPdfJobFunc) (RogConfinedPdf *pdf,
                                   RogSlots       *slots,
                                   guint           deadline,
                                   gpointer        data,
                                   GCancellable   *cancellable,
                                   GError        **error);

RogPdfLane *rog_pdf_lane_new (RogWorkerPool *pool,
                              int            fd,
                              const char    *password,
                              guint          deadline,
                              gsize          slot_budget);
void        rog_pdf_lane_free (RogPdfLane *self);
void        rog_pdf_lane_adopt (RogPdfLane     *self,
                                RogConfinedPdf *pdf);
void        rog_pdf_lane_push (RogPdfLane   *self,
                               GTask        *task,
                               int           priority,
                               RogPdfJobFunc func);
gpointer    rog_pdf_lane_run (RogPdfLane   *self,
                              RogPdfJobFunc func,
                              gpointer      data,
                              GCancellable *cancellable,
                              GError      **error);
gboolean    rog_pdf_lane_is_fatal (const GError *error);

G_END_DECLS
