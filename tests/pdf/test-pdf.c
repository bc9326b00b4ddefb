// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include <cairo.h>
#include <poppler.h>

#include "confine/rog-confine-error.h"
#include "pdf-maker.h"
#include "pdf/rog-anchor.h"
#include "pdf/rog-pdf.h"
#include "wait.h"

static RogWorkerPool *pool;

static const char *const two_pages[] = {
  "Request for assistance\n"
  "12. The suspect is alleged to have opened an ac-\n"
  "count at Harbour Bank. It is asked that\n"
  "\\(a\\) the bank produce statements;\n"
  "\\(b\\) the premises be searched.\n"
  "13. The period is January to June.",
  "Second page, nothing else.",
};

static RogPageImage *
render (RogPdf        *pdf,
        guint          page,
        double         scale,
        const RogRect *area,
        gboolean       preview,
        RogPdfPriority priority,
        GError       **error)
{
  g_auto (Wait) wait;

  wait_init (&wait);
  rog_pdf_render_async (pdf, page, scale, area, preview, priority, NULL, wait_cb, &wait);
  return rog_pdf_render_finish (pdf, wait_for (&wait), error);
}

static RogPdf *
open_text (void)
{
  g_autoptr (GBytes) bytes = pdf_make_text (two_pages, 2, "");
  g_autoptr (GError) error = NULL;
  RogPdf *pdf = rog_pdf_open (pool, bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
test_sizes_and_text (void)
{
  g_autoptr (RogPdf) pdf = open_text ();
  g_autoptr (RogPageText) text = NULL;
  g_autoptr (GError) error = NULL;
  int width, height;

  g_assert_cmpuint (rog_pdf_get_n_pages (pdf), ==, 2);
  rog_pdf_get_page_size (pdf, 1, &width, &height);
  g_assert_cmpint (width, ==, 595000);
  g_assert_cmpint (height, ==, 842000);
  g_assert_cmpstr (rog_pdf_get_page_label (pdf, 2), ==, "2");

  text = rog_pdf_get_text (pdf, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rog_page_text_has_words (text));
  g_assert_nonnull (strstr (rog_page_text_get_text (text), "Harbour Bank"));
}

/* The same pixels as poppler draws in this process. */
static void
test_pixels (void)
{
  g_autoptr (RogPdf) pdf = open_text ();
  g_autoptr (GBytes) bytes = pdf_make_text (two_pages, 2, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPageImage) image = render (pdf, 1, 1.5, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error);
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  PopplerPage     *page = poppler_document_get_page (document, 0);
  cairo_surface_t *surface;
  cairo_t         *cr;
  gsize            dark = 0;

  g_assert_no_error (error);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, rog_page_image_get_width (image), rog_page_image_get_height (image));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 1.5, 1.5);
  poppler_page_render (page, cr);
  cairo_surface_flush (surface);
  g_assert_cmpint (cairo_image_surface_get_stride (surface), ==, rog_page_image_get_stride (image));
  g_assert_cmpmem (cairo_image_surface_get_data (surface), rog_page_image_get_cost (image),
                   g_bytes_get_data (rog_page_image_get_pixels (image), NULL), rog_page_image_get_cost (image));
  for (gsize i = 0; i < rog_page_image_get_cost (image); i += 4)
    dark += cairo_image_surface_get_data (surface)[i] < 0x40;
  g_assert_cmpuint (dark, >, 500);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (page);
  g_object_unref (document);
}

/* ---- text ---- */

static RogPageText *
text_of (const char *const *pages,
         const char        *page_entries)
{
  g_autoptr (GBytes) bytes = pdf_make_text (pages, 1, page_entries);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = rog_pdf_open (pool, bytes, NULL, NULL, &error);
  RogPageText *text;

  g_assert_no_error (error);
  text = rog_pdf_get_text (pdf, 1, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static RogTextRange
only_match (RogPageText *text,
            const char  *words)
{
  g_autoptr (GArray) found = rog_page_text_find (text, words);

  if (found->len != 1)
    g_error ("“%s”: %u times", words, found->len);
  return g_array_index (found, RogTextRange, 0);
}

static void
test_find (void)
{
  g_autoptr (GArray) absent = NULL;
  g_autoptr (GArray) empty = NULL;
  g_autoptr (RogPageText) text = text_of (two_pages, "");
  g_autofree char *slice = NULL;
  g_autofree char *quote = NULL;
  RogTextRange     range = only_match (text, "HARBOUR   bank");

  slice = rog_page_text_get_slice (text, &range);
  g_assert_cmpstr (slice, ==, "Harbour Bank");

  range = only_match (text, "opened an account at");
  quote = rog_page_text_get_quote (text, &range);
  g_assert_cmpstr (quote, ==, "opened an account at");

  absent = rog_page_text_find (text, "absent");
  g_assert_cmpuint (absent->len, ==, 0);
  empty = rog_page_text_find (text, "");
  g_assert_cmpuint (empty->len, ==, 0);
}

/* Cells of a table stand apart: words of two of them are no word together, and a row's number and its day no other day. */
static void
test_table (void)
{
  static const struct
  {
    int         x, y;
    const char *words;
  } cells[] = {
    { 0, 0, "1" },
    { 30, 0, "6 March 2023," },
    { 30, -14, "09:14" },
    { 130, 0, "M. Vaal to t.r." },
    { 230, 0, "the study will be sent through the office, as we" },
    { 230, -14, "said on the first. Somebody sends the paper." },
    { 0, -36, "2" },
    { 30, -36, "24 April 2023," },
    { 30, -50, "17:52" },
    { 130, -36, "t.r. to M. Vaal" },
    { 230, -36, "not good. A third for one and two. I will see" },
    { 230, -50, "what can be done about the rest of it." },
  };
  g_autoptr (GString) row = g_string_new (NULL);
  g_autoptr (RogPageText) text = NULL;
  RogTextRange day;
  RogRect      number, gap;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_string_append_printf (row, ") Tj %d %d Td (%s) Tj %d %d Td (", cells[i].x, cells[i].y, cells[i].words, -cells[i].x, -cells[i].y);
  text = text_of ((const char *const[]){ row->str }, "");

  g_assert_cmpstr (rog_page_text_get_text (text), ==,
                   "1 6 March 2023,\n09:14 M. Vaal to t.r. the study will be sent through the office, as we\n"
                   "said on the first. Somebody sends the paper.\n"
                   "2 24 April 2023,\n17:52 t.r. to M. Vaal not good. A third for one and two. I will see\n"
                   "what can be done about the rest of it.");
  day = only_match (text, "24 April");
  number = rog_page_text_get_box (text, day.start - 2);
  gap = rog_page_text_get_box (text, day.start - 1);
  g_assert_cmpint (gap.x, ==, number.x + number.width);
  g_assert_cmpint (gap.x + gap.width, ==, rog_page_text_get_box (text, day.start).x);
}

static void
test_find_folded (void)
{
  static const char *const words = "\xe2\x80\x9cŽádost\xe2\x80\x9d o \xef\xac\x81nanc\xc3\xad: cross-\nborder, stra\xc3\x9f"
                                   "e";
  g_autofree int          *boxes = g_new0 (int, 400);
  g_autoptr (RogPageText) text = rog_page_text_new (words, boxes, (gsize)g_utf8_strlen (words, -1) * 4, NULL);

  (void)only_match (text, "\"zadost\" O financi");
  (void)only_match (text, "cross-border");
  (void)only_match (text, "crossborder");
  (void)only_match (text, "STRASSE");
  g_assert_true (rog_page_text_same_words ("sus-\npect", "suspect"));
  g_assert_true (rog_page_text_same_words ("cross-\nborder", "cross-border"));
  g_assert_false (rog_page_text_same_words ("suspect", "suspects"));
}

/* A page says anything of where its characters stand. */
static void
test_no_such_places (void)
{
  static const int boxes[] = { 0, 0, 10, 1500000000, 0, 0, 0, 0, 0, 1300000000, 10, 1000, G_MAXINT, G_MAXINT, G_MAXINT, G_MAXINT };
  g_autoptr (RogPageText) text = rog_page_text_new ("a\nbc", boxes, G_N_ELEMENTS (boxes), NULL);
  RogTextRange paragraph = { 0, 1 };
  g_autoptr (GArray) quads = NULL;

  rog_page_text_expand (text, ROG_TEXT_UNIT_PARAGRAPH, &paragraph);
  g_assert_cmpuint (paragraph.end, >, 2);
  quads = rog_page_text_get_quads (text, &paragraph);
  for (guint i = 0; i < quads->len; i++)
    {
      RogRect bounds = rog_quad_get_bounds (&g_array_index (quads, RogQuad, i));

      g_assert_true (bounds.width > 0 && bounds.height > 0);
    }
  g_assert_cmpuint (rog_page_text_caret_at (text, 100000, 100000), <=, 4);
}

/* Where the words are said to be, there is ink; where nothing is, there is none. */
static guint
ink_in (RogPageImage  *image,
        const RogRect *rect)
{
  const guint8 *pixels = g_bytes_get_data (rog_page_image_get_pixels (image), NULL);
  double        scale = rog_page_image_get_scale (image) / ROG_UNITS_PER_POINT;
  guint         ink = 0;

  for (int y = (int)(rect->y * scale); y < (int)((rect->y + rect->height) * scale); y++)
    {
      for (int x = (int)(rect->x * scale); x < (int)((rect->x + rect->width) * scale); x++)
        ink += pixels[y * rog_page_image_get_stride (image) + x * 4] < 0x80;
    }
  return ink;
}

static guint
all_ink (RogPageImage *image)
{
  RogRect all = { 0, 0, 0, 0 };

  all.width = (int)(rog_page_image_get_width (image) / rog_page_image_get_scale (image) * ROG_UNITS_PER_POINT);
  all.height = (int)(rog_page_image_get_height (image) / rog_page_image_get_scale (image) * ROG_UNITS_PER_POINT);
  return ink_in (image, &all);
}

static void
test_places (gconstpointer data)
{
  static const char *const one_line[] = { "\\(Inquiry\\) into Harbour Bank" };
  g_autoptr (GBytes) bytes = pdf_make_text (one_line, 1, data);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = rog_pdf_open (pool, bytes, NULL, NULL, &error);
  g_autoptr (RogPageImage) image = render (pdf, 1, 2.0, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error);
  g_autoptr (RogPageText) text = rog_pdf_get_text (pdf, 1, NULL, &error);
  RogTextRange all = { 0, rog_page_text_get_length (text) };
  g_autoptr (GArray) quads = rog_page_text_get_quads (text, &all);
  RogRect bounds;
  guint   inside;

  g_assert_no_error (error);
  g_assert_cmpuint (quads->len, >, 0);
  bounds = rog_quad_get_bounds (&g_array_index (quads, RogQuad, 0));
  for (guint i = 1; i < quads->len; i++)
    {
      RogRect other = rog_quad_get_bounds (&g_array_index (quads, RogQuad, i));

      rog_rect_union (&bounds, &other);
    }
  inside = ink_in (image, &bounds);
  g_assert_cmpuint (inside, >, 200);
  /* all but what antialiasing spills over the edge */
  g_assert_cmpuint (inside * 100, >=, all_ink (image) * 97);
}

static void
test_selection (void)
{
  g_autoptr (RogPageText) text = text_of (two_pages, "");
  RogTextRange     range = only_match (text, "Harbour");
  RogRect          box = rog_page_text_get_box (text, range.start);
  RogTextRange     word, line, paragraph;
  g_autofree char *slice = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *paragraph_text = NULL;
  guint            index;

  g_assert_true (rog_page_text_hit (text, box.x + box.width / 2, box.y + box.height / 2, &index));
  g_assert_cmpuint (index, ==, range.start);
  g_assert_false (rog_page_text_hit (text, 10, 10, &index));

  /* from left of the line to far right of it: all of the line */
  g_assert_cmpuint (rog_page_text_caret_at (text, 0, box.y + box.height / 2), <, range.start);
  g_assert_cmpuint (rog_page_text_caret_at (text, 590000, box.y + box.height / 2), >, range.end);
  g_assert_cmpuint (rog_page_text_caret_at (text, box.x, box.y + 1), ==, range.start);
  g_assert_cmpuint (rog_page_text_caret_at (text, 590000, 840000), ==, rog_page_text_get_length (text));

  word = (RogTextRange){ range.start + 2, range.start + 2 };
  rog_page_text_expand (text, ROG_TEXT_UNIT_WORD, &word);
  slice = rog_page_text_get_slice (text, &word);
  g_assert_cmpstr (slice, ==, "Harbour");

  line = word;
  rog_page_text_expand (text, ROG_TEXT_UNIT_LINE, &line);
  whole = rog_page_text_get_slice (text, &line);
  g_assert_cmpstr (whole, ==, "count at Harbour Bank. It is asked that");

  paragraph = word;
  rog_page_text_expand (text, ROG_TEXT_UNIT_PARAGRAPH, &paragraph);
  paragraph_text = rog_page_text_get_quote (text, &paragraph);
  g_assert_cmpstr (paragraph_text, ==,
                   "12. The suspect is alleged to have opened an account at Harbour Bank. It is asked that");
}

static char *
label_at (RogPageText *text,
          const char  *words)
{
  RogTextRange range = only_match (text, words);

  return rog_page_text_get_paragraph_label (text, range.start);
}

static void
test_paragraph_labels (void)
{
  static const char *const page[] = {
    "Request\nof the court\n11. On the account\nin 2025\n"
    "14.07.2026 was the day.\n"
    "12. The court asks\n\\(a\\) that it be searched:\n\\(i\\) by day,\n\\(ii\\) with a witness;\n"
    "\\(b\\) that papers be seized\n13. Costs",
  };
  static const char *const next[] = { "of the search.\n\\(c\\) that all be sent\n14. Remedies\n15.The margin" };
  g_autoptr (RogPageText) text = text_of (page, "");
  g_autoptr (RogPageText) after = text_of (next, "");
  static const struct
  {
    const char *words;
    const char *label;
  } expected[] = {
    { "in 2025", "¶ 11" },
    { "was the day", "¶ 11" },
    { "asks", "¶ 12" },
    { "searched", "¶ 12(a)" },
    { "by day", "¶ 12(a)(i)" },
    { "witness", "¶ 12(a)(ii)" },
    { "seized", "¶ 12(b)" },
    { "Costs", "¶ 13" },
  };
  g_autofree char *none = label_at (text, "of the court");
  g_autofree char *part = label_at (after, "all be sent");
  g_autofree char *own = label_at (after, "Remedies");
  g_autofree char *hanging = label_at (after, "margin");
  g_autofree char *before = rog_page_text_get_paragraph_label (text, rog_page_text_get_length (text));
  g_autofree char *joined = rog_page_text_join_labels ("¶ 12(b)", part);
  g_autofree char *continued = rog_page_text_join_labels ("¶ 12(b)", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *label = label_at (text, expected[i].words);

      g_assert_cmpstr (label, ==, expected[i].label);
    }
  g_assert_null (none);
  g_assert_cmpstr (part, ==, "(c)");
  g_assert_cmpstr (hanging, ==, "¶ 15");
  g_assert_cmpstr (own, ==, "¶ 14");
  g_assert_cmpstr (before, ==, "¶ 13");
  g_assert_cmpstr (joined, ==, "¶ 12(c)");
  g_assert_cmpstr (continued, ==, "¶ 12(b)");
}

static void
test_anchor (void)
{
  static const char *const changed[] = { "An added line.\nThe period is January to June." };
  static const char *const gone[] = { "The period is February." };
  g_autoptr (RogPageText) text = text_of (two_pages, "");
  g_autoptr (RogPageText) moved = text_of (changed, "");
  g_autoptr (RogPageText) without = text_of (gone, "");
  RogTextRange     range = only_match (text, "opened an account at Harbour Bank");
  RogTextRange     period = only_match (text, "The period is January to June");
  RogTextRange     found;
  g_autofree char *quote = NULL;
  g_autofree char *period_quote = NULL;
  g_autoptr (GArray) quads = rog_anchor_quads_of (text, &range, &quote);
  g_autoptr (GArray) period_quads = rog_anchor_quads_of (text, &period, &period_quote);

  g_assert_cmpuint (quads->len, ==, 2); /* over a line's end */
  g_assert_cmpstr (quote, ==, "opened an account at Harbour Bank");
  g_assert_cmpint (rog_anchor_check (text, quads, quote, &found), ==, ROG_ANCHOR_PRESENT);
  g_assert_cmpuint (found.start, ==, range.start);
  g_assert_cmpuint (found.end, ==, range.end);
  g_assert_cmpint (rog_anchor_check (moved, period_quads, period_quote, &found), ==, ROG_ANCHOR_MOVED);
  g_assert_cmpint (rog_anchor_check (without, period_quads, period_quote, &found), ==, ROG_ANCHOR_GONE);
}

static void
test_no_words (void)
{
  static const char *const empty[] = { "" };
  g_autoptr (RogPageText) text = text_of (empty, "");
  RogTextRange range = { 0, 0 };
  guint        index;

  g_assert_false (rog_page_text_has_words (text));
  g_assert_false (rog_page_text_hit (text, 100, 100, &index));
  g_assert_cmpuint (rog_page_text_caret_at (text, 100, 100), ==, 0);
  g_assert_null (rog_page_text_get_paragraph_label (text, 0));
  rog_page_text_expand (text, ROG_TEXT_UNIT_PARAGRAPH, &range);
  g_assert_cmpuint (range.end, <=, rog_page_text_get_length (text));
}

/* ---- outline, fields, title ---- */

static void
test_info (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  GPtrArray *outline;

  pdf_maker_add (maker, "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R/PageLabels<</Nums[0<</S/r>>]>>/AcroForm<</Fields[6 0 R 7 0 R]>>>>");
  pdf_maker_add (maker, "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>");
  pdf_maker_add (maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Annots[6 0 R 7 0 R]>>");
  pdf_maker_add (maker, "<</First 5 0 R/Last 8 0 R/Count 2>>");
  /* "Žádost" in UTF-16 */
  pdf_maker_add (maker, "<</Title<FEFF017D00E10064006F00730074>/Parent 4 0 R/Next 8 0 R/First 9 0 R/Last 9 0 R/Dest[3 0 R/Fit]>>");
  pdf_maker_add (maker, "<</Type/Annot/Subtype/Widget/FT/Tx/T(authority)/V(County Court)/Rect[10 10 90 30]>>");
  pdf_maker_add (maker, "<</Type/Annot/Subtype/Widget/FT/Btn/T(urgent)/V/Yes/AS/Yes/Rect[10 40 30 60]/AP<</N<</Yes 10 0 R/Off 10 0 R>>>>>>");
  pdf_maker_add (maker, "<</Title(Annex)/Parent 4 0 R/Prev 5 0 R>>");
  pdf_maker_add (maker, "<</Title(Inner)/Parent 5 0 R/Dest[3 0 R/Fit]>>");
  {
    g_autoptr (GBytes) nothing = g_bytes_new_static (" ", 1);

    pdf_maker_add_stream (maker, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]", nothing);
  }
  bytes = pdf_maker_finish (maker);
  pdf = rog_pdf_open (pool, bytes, NULL, NULL, &error);
  g_assert_no_error (error);

  outline = rog_pdf_get_outline (pdf);
  g_assert_cmpuint (outline->len, ==, 3);
  g_assert_cmpstr (((RogPdfOutlineItem *)outline->pdata[0])->title, ==, "Žádost");
  g_assert_cmpuint (((RogPdfOutlineItem *)outline->pdata[0])->page, ==, 1);
  g_assert_cmpstr (((RogPdfOutlineItem *)outline->pdata[1])->title, ==, "Inner");
  g_assert_cmpuint (((RogPdfOutlineItem *)outline->pdata[1])->depth, ==, 1);
  g_assert_cmpuint (((RogPdfOutlineItem *)outline->pdata[2])->depth, ==, 0);
  g_assert_cmpstr (rog_pdf_get_page_label (pdf, 2), ==, "ii");

  fields = rog_pdf_get_fields (pdf, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fields->len, >=, 2);
  g_assert_cmpstr (((RogPdfField *)fields->pdata[0])->name, ==, "authority");
  g_assert_cmpstr (((RogPdfField *)fields->pdata[0])->value, ==, "County Court");
  g_assert_cmpstr (((RogPdfField *)fields->pdata[1])->name, ==, "urgent");
  g_assert_cmpstr (((RogPdfField *)fields->pdata[1])->value, ==, "true");
}

/* ---- drawing ---- */

static void
test_area (void)
{
  g_autoptr (RogPdf) pdf = open_text ();
  g_autoptr (GError) error = NULL;
  RogRect area = { 72000, 60000, 100000, 50000 };
  RogRect outside = { 500000, 0, 100000, 10000 };
  g_autoptr (RogPageImage) whole = render (pdf, 1, 2.0, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error);
  g_autoptr (RogPageImage) part = render (pdf, 1, 2.0, &area, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error);
  const guint8 *a, *b;

  g_assert_no_error (error);
  g_assert_cmpint (rog_page_image_get_width (part), ==, 200);
  g_assert_cmpint (rog_page_image_get_height (part), ==, 100);
  a = g_bytes_get_data (rog_page_image_get_pixels (whole), NULL);
  b = g_bytes_get_data (rog_page_image_get_pixels (part), NULL);
  for (int y = 0; y < 100; y++)
    g_assert_cmpmem (a + (y + 120) * rog_page_image_get_stride (whole) + 144 * 4, 200 * 4,
                     b + y * rog_page_image_get_stride (part), 200 * 4);

  g_assert_null (render (pdf, 1, 2.0, &outside, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error));
  g_assert_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT);
}

static void
test_cache (void)
{
  g_autoptr (RogPdf) pdf = open_text ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPageImage) first = render (pdf, 1, 1.0, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error);
  g_autoptr (RogPageImage) again = render (pdf, 1, 1.0, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error);
  g_autoptr (RogPageImage) large = render (pdf, 1, 2.0, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error);
  g_autoptr (RogPageImage) near_one = rog_pdf_peek_image (pdf, 1, 1.1);
  g_autoptr (RogPageImage) near_two = rog_pdf_peek_image (pdf, 1, 3.0);

  g_assert_no_error (error);
  g_assert_true (first == again);
  g_assert_true (near_one == first);
  g_assert_true (near_two == large);
  g_assert_null (rog_pdf_peek_image (pdf, 2, 1.0));
  g_clear_object (&near_one);
  g_clear_object (&near_two);

  rog_pdf_set_cache_budget (pdf, rog_page_image_get_cost (large));
  g_assert_null (rog_pdf_peek_image (pdf, 2, 1.0));
  rog_pdf_drop_cache (pdf);
  g_assert_null (rog_pdf_peek_image (pdf, 1, 1.0));
}

/* More pages are kept than there is shared memory for: the cache gives way, nothing fails, and a
 * picture that somebody holds does not change under their hands. */
static void
test_many_slots (void)
{
  g_autoptr (RogPdf) pdf = open_text ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPageImage) kept = render (pdf, 1, 1.0, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error);
  g_autofree char *before = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, rog_page_image_get_pixels (kept));
  g_autofree char *after = NULL;

  rog_pdf_set_cache_budget (pdf, G_MAXSIZE);
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (RogPageImage) image = render (pdf, 1 + i % 2, 3.0 + i / 100.0, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error);

      g_assert_no_error (error);
      g_assert_nonnull (image);
    }
  after = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, rog_page_image_get_pixels (kept));
  g_assert_cmpstr (before, ==, after);
}

/* A picture outlives the document it was made of. */
static void
test_picture_outlives (void)
{
  RogPdf *pdf = open_text ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPageImage) image = render (pdf, 1, 1.0, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, &error);

  g_object_add_weak_pointer (G_OBJECT (pdf), (gpointer *)&pdf);
  g_object_unref (pdf);
  while (pdf != NULL)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (all_ink (image), >, 100);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  pool = rog_worker_pool_new ();
  g_test_add_func ("/pdf/sizes-and-text", test_sizes_and_text);
  g_test_add_func ("/pdf/pixels", test_pixels);
  g_test_add_func ("/pdf/area", test_area);
  g_test_add_func ("/pdf/cache", test_cache);
  g_test_add_func ("/pdf/many-slots", test_many_slots);
  g_test_add_func ("/pdf/picture-outlives", test_picture_outlives);
  g_test_add_func ("/pdf/info", test_info);
  g_test_add_func ("/text/find", test_find);
  g_test_add_func ("/text/table", test_table);
  g_test_add_func ("/text/find-folded", test_find_folded);
  g_test_add_func ("/text/no-such-places", test_no_such_places);
  g_test_add_data_func ("/text/places/upright", "", test_places);
  g_test_add_data_func ("/text/places/cropped", "/CropBox[50 100 500 800]", test_places);
  g_test_add_data_func ("/text/places/rotated", "/Rotate 90", test_places);
  g_test_add_data_func ("/text/places/cropped-and-rotated", "/CropBox[50 100 500 800]/Rotate 270", test_places);
  g_test_add_data_func ("/text/places/user-unit", "/UserUnit 2", test_places);
  g_test_add_func ("/text/selection", test_selection);
  g_test_add_func ("/text/paragraph-labels", test_paragraph_labels);
  g_test_add_func ("/text/anchor", test_anchor);
  g_test_add_func ("/text/no-words", test_no_words);
  status = g_test_run ();
  g_clear_object (&pool);

  return status;
}
