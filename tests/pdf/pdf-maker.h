// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* PDFs that the tests make themselves: nothing is copied from anywhere. */

typedef struct
{
  GString *data;
  GArray  *offsets; /* gsize: of object 1, 2, … */
} PdfMaker;

PdfMaker *pdf_maker_new (void);
void      pdf_maker_add (PdfMaker   *self,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3);
void      pdf_maker_add_stream (PdfMaker   *self,
                                const char *dictionary,
                                GBytes     *stream);
GBytes   *pdf_maker_finish (PdfMaker *self); /* object 1 is the catalogue */

GBytes *pdf_make_text (const char *const *pages,
                       guint              n_pages,
                       const char        *page_entries);
GBytes *pdf_make_with_box (const char *media_box);

G_END_DECLS
