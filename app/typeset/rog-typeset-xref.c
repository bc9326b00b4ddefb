// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/rog-typeset-xref.h"

#include <stdio.h>
#include <string.h>

#include <gio/gio.h>

#include "typeset/rog-typeset-error.h"

/* The cross-reference stream, as cairo writes it: the last object of the file (ISO 32000-1, 7.5.8). */
typedef struct
{
  gsize start;     /* where the object begins */
  gsize data;      /* where its stream begins */
  gsize length;    /* bytes of the stream */
  guint n_entries; /* objects the table knows */
  guint widths[3]; /* bytes of an entry's kind, place and index */
} RogXref;

/* The number after the last @key in @text. */
static gboolean
read_number (const char *text,
             const char *key,
             guint64    *value)
{
  const char *at = g_strrstr (text, key);

  return at != NULL && sscanf (at + strlen (key), " %" G_GUINT64_FORMAT, value) == 1;
}

static gboolean
find_xref (GByteArray *pdf,
           RogXref    *xref)
{
  g_autofree char *tail = NULL, *head = NULL;
  guint64          start, length, n_entries;
  const char      *widths, *stream;
  gsize            end = pdf->len;

  /* The table's bytes before it may hold any value. */
  while (end > 0 && pdf->data[end - 1] < 0x80 && pdf->data[end - 1] != 0)
    end--;
  tail = g_strndup ((const char *)pdf->data + end, pdf->len - end);
  if (!read_number (tail, "startxref", &start) || start >= pdf->len)
    return FALSE;
  head = g_strndup ((const char *)pdf->data + start, MIN (pdf->len - start, 512));
  stream = strstr (head, "stream\n");
  widths = strstr (head, "/W [");
  if (stream == NULL || widths == NULL || strstr (head, "/Type /XRef") == NULL || strstr (head, "/FlateDecode") == NULL ||
      sscanf (widths, "/W [%u %u %u]", &xref->widths[0], &xref->widths[1], &xref->widths[2]) != 3 ||
      !read_number (head, "/Length", &length) || !read_number (head, "/Size", &n_entries))
    return FALSE;
  xref->start = start;
  xref->data = start + (gsize)(stream - head) + strlen ("stream\n");
  xref->length = length;
  xref->n_entries = (guint)n_entries;
  return xref->widths[0] == 1 && xref->widths[1] >= 1 && xref->widths[1] <= 8 && length <= pdf->len - xref->data;
}

/* @data through @converter, or %NULL. */
static GByteArray *
convert (GConverter   *converter,
         const guint8 *data,
         gsize         length)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (data, (gssize)length, NULL);
  g_autoptr (GInputStream) in = g_converter_input_stream_new (memory, converter);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return NULL;
  return g_bytes_unref_to_array (g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out)));
}

static gboolean
is_written (GByteArray *pdf,
            guint64     place,
            guint       number)
{
  g_autofree char *head = g_strdup_printf ("%u 0 obj", number);
  gsize            length = strlen (head);

  return place <= pdf->len && pdf->len - place >= length && memcmp (pdf->data + place, head, length) == 0;
}

/* Frees each entry of @table whose object does not stand where the entry says; returns how many. */
static guint
free_entries (GByteArray    *pdf,
              const RogXref *xref,
              GByteArray    *table)
{
  guint width = xref->widths[0] + xref->widths[1] + xref->widths[2], n_freed = 0;

  for (guint i = 0; i < xref->n_entries; i++)
    {
      guint8 *entry = table->data + (gsize)i * width;
      guint64 place = 0;

      for (guint j = 0; j < xref->widths[1]; j++)
        place = place << 8 | entry[1 + j];
      if (entry[0] != 1 || is_written (pdf, place, i))
        continue;
      /* As that of object 0: free, and never to be used again. */
      memset (entry, 0, 1 + xref->widths[1]);
      memset (entry + 1 + xref->widths[1], 0xff, xref->widths[2]);
      n_freed++;
    }
  return n_freed;
}

/* Puts @table in the place of the file's own, and the end of a file after it. */
static gboolean
write_table (GByteArray    *pdf,
             const RogXref *xref,
             GByteArray    *table)
{
  g_autoptr (GZlibCompressor) deflate = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GByteArray) packed = convert (G_CONVERTER (deflate), table->data, table->len);
  g_autofree char *head = g_strndup ((const char *)pdf->data + xref->start, xref->data - xref->start);
  char            *length = strstr (head, "/Length"), *rest;
  g_autofree char *before = NULL, *after = NULL;

  if (packed == NULL)
    return FALSE;
  rest = length + strlen ("/Length");
  rest += strspn (rest, " 0123456789");
  *length = '\0';
  before = g_strdup_printf ("%s/Length %u%s", head, packed->len, rest);
  after = g_strdup_printf ("\nendstream\nendobj\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", xref->start);
  g_byte_array_set_size (pdf, (guint)xref->start);
  g_byte_array_append (pdf, (const guint8 *)before, (guint)strlen (before));
  g_byte_array_append (pdf, packed->data, packed->len);
  g_byte_array_append (pdf, (const guint8 *)after, (guint)strlen (after));
  return TRUE;
}

/**
 * rog_typeset_xref_free_unwritten:
 * @pdf: a PDF that cairo wrote, changed in place
 *
 * Marks as free the objects that are in the file's table and not in the file. cairo 1.18 keeps
 * a number for each artifact (the running head, the page's number) and never writes its object, so
 * a checker such as qpdf calls the file damaged. Nothing refers to them; without artifacts a
 * screen reader would read each page's head in the middle of a sentence. Any thread.
 *
 * Returns: %FALSE with %ROG_TYPESET_ERROR_FAILED if the table is not as cairo writes it
 */
gboolean
rog_typeset_xref_free_unwritten (GByteArray *pdf,
                                 GError    **error)
{
  g_autoptr (GZlibDecompressor) inflate = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) table = NULL;
  RogXref xref;

  if (find_xref (pdf, &xref))
    table = convert (G_CONVERTER (inflate), pdf->data + xref.data, xref.length);
  if (table == NULL || table->len != (gsize)xref.n_entries * (xref.widths[0] + xref.widths[1] + xref.widths[2]) ||
      (free_entries (pdf, &xref, table) > 0 && !write_table (pdf, &xref, table)))
    {
      g_set_error_literal (error, ROG_TYPESET_ERROR, ROG_TYPESET_ERROR_FAILED, "The PDF could not be made: its table of objects is not as expected.");
      return FALSE;
    }
  return TRUE;
}
