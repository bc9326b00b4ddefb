// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "confine/rog-confined-pdf.h"
#include "pdf/rog-page-cache.h"
#include "pdf/rog-pdf-lane.h"
#include "pdf/rog-pdf.h"

G_BEGIN_DECLS

typedef enum
{
  ROG_PDF_BROKEN_SIZE = 1 << 0,
  ROG_PDF_BROKEN_PICTURE = 1 << 1,
  ROG_PDF_BROKEN_TEXT = 1 << 2,
} RogPdfBroken;

struct _RogPdf
{
  GObject parent_instance;

  RogPdfLane   *visible;    /* (owned) */
  RogPdfLane   *background; /* (owned) */
  RogPageCache *cache;      /* (owned) */

  guint      n_pages;
  int       *sizes;   /* (owned) */
  GStrv      labels;  /* (owned) */
  char      *title;   /* (owned) */
  GPtrArray *outline; /* (owned) (element-type RogPdfOutlineItem) */

  GMutex  lock;   /* guards those below */
  guint8 *broken; /* (owned): RogPdfBroken, for each page */
  GQueue  texts;  /* (element-type TextEntry): the last used first */
};

/* rog-pdf.c */
void     rog_pdf_note_failure (RogPdf       *self,
                               guint         page,
                               RogPdfBroken  how,
                               const GError *error);
gboolean rog_pdf_fail_if_broken (RogPdf      *self,
                                 guint        page,
                                 RogPdfBroken how,
                                 GError     **error);

/* rog-pdf-text.c */
void rog_pdf_drop_texts (RogPdf *self);

G_END_DECLS
