// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pdf/rog-pdf.h"
#include "reader/rog-page-source.h"

G_BEGIN_DECLS

/**
 * RogPdfSource:
 *
 * A #RogPdf as the reader's pages. Pixels are not copied: the texture holds the memory
 * that the confined worker drew into.
 */
#define ROG_TYPE_PDF_SOURCE (rog_pdf_source_get_type ())
G_DECLARE_FINAL_TYPE (RogPdfSource, rog_pdf_source, ROG, PDF_SOURCE, GObject)

RogPageSource *rog_pdf_source_new (RogPdf *pdf);
RogPdf        *rog_pdf_source_get_pdf (RogPdfSource *self);

G_END_DECLS
