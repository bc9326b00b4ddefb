// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf-maker.h"

#include <stdarg.h>
#include <string.h>

PdfMaker *
pdf_maker_new (void)
{
  PdfMaker *self = g_new (PdfMaker, 1);

  self->data = g_string_new ("%PDF-1.7\n");
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

static void
begin (PdfMaker *self)
{
  gsize offset = self->data->len;

  g_array_append_val (self->offsets, offset);
  g_string_append_printf (self->data, "%u 0 obj\n", self->offsets->len);
}

void
pdf_maker_add (PdfMaker   *self,
               const char *format,
               ...)
{
  va_list args;

  begin (self);
  va_start (args, format);
  g_string_append_vprintf (self->data, format, args);
  va_end (args);
  g_string_append (self->data, "\nendobj\n");
}

void
pdf_maker_add_stream (PdfMaker   *self,
                      const char *dictionary,
                      GBytes     *stream)
{
  begin (self);
  g_string_append_printf (self->data, "<<%s/Length %zu>>\nstream\n", dictionary, g_bytes_get_size (stream));
  g_string_append_len (self->data, g_bytes_get_data (stream, NULL), (gssize)g_bytes_get_size (stream));
  g_string_append (self->data, "\nendstream\nendobj\n");
}

GBytes *
pdf_maker_finish (PdfMaker *self)
{
  gsize   xref = self->data->len;
  GBytes *bytes;

  g_string_append_printf (self->data, "xref\n0 %u\n0000000000 65535 f \n", self->offsets->len + 1);
  for (guint i = 0; i < self->offsets->len; i++)
    g_string_append_printf (self->data, "%010zu 00000 n \n", g_array_index (self->offsets, gsize, i));
  g_string_append_printf (self->data, "trailer<</Size %u/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", self->offsets->len + 1, xref);
  g_array_unref (self->offsets);
  bytes = g_string_free_to_bytes (self->data);
  g_free (self);

  return bytes;
}

/* Pages of lines in 12 pt Helvetica (not embedded), 14 pt apart, from 72 pt left and top. */
GBytes *
pdf_make_text (const char *const *pages,
               guint              n_pages,
               const char        *page_entries)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (GString) kids = g_string_new (NULL);

  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (kids, "%u 0 R ", 4 + i * 2);
  pdf_maker_add (maker, "<</Type/Catalog/Pages 2 0 R>>");
  pdf_maker_add (maker, "<</Type/Pages/Kids[%s]/Count %u>>", kids->str, n_pages);
  pdf_maker_add (maker, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  for (guint i = 0; i < n_pages; i++)
    {
      g_auto (GStrv) lines = g_strsplit (pages[i], "\n", -1);
      GString *content = g_string_new ("BT /F 12 Tf 14 TL 72 770 Td\n");
      g_autoptr (GBytes) bytes = NULL;

      for (guint l = 0; lines[l] != NULL; l++)
        g_string_append_printf (content, "(%s) Tj T*\n", lines[l]);
      g_string_append (content, "ET\n");
      bytes = g_string_free_to_bytes (content);
      pdf_maker_add (maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s/Contents %u 0 R/Resources<</Font<</F 3 0 R>>>>>>",
                     page_entries, 5 + i * 2);
      pdf_maker_add_stream (maker, "", bytes);
    }
  return pdf_maker_finish (maker);
}

GBytes *
pdf_make_with_box (const char *media_box)
{
  PdfMaker *maker = pdf_maker_new ();

  pdf_maker_add (maker, "<</Type/Catalog/Pages 2 0 R>>");
  pdf_maker_add (maker, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
  pdf_maker_add (maker, "<</Type/Page/Parent 2 0 R/MediaBox[%s]>>", media_box);
  return pdf_maker_finish (maker);
}
