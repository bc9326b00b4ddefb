// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include <cairo.h>
#include <poppler.h>

#include "confine/rog-confine-error.h"
#include "pdf-maker.h"
#include "pdf/rog-anchor.h"
#include "pdf/rog-pdf.h"

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

/* ---- waiting for asynchronous calls ---- */

typedef struct
{
  GMainLoop    *loop;
  GAsyncResult *result;
} Waiter;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Waiter *waiter = data;

  waiter->result = g_object_ref (result);
  g_main_loop_quit (waiter->loop);
}

static RogPageImage *
render (RogPdf        *pdf,
        guint          page,
        double         scale,
        const RogRect *area,
        gboolean       preview,
        RogPdfPriority priority,
        GError       **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  Waiter waiter = { loop, NULL };

  rog_pdf_render_async (pdf, page, scale, area, preview, priority, NULL, done_cb, &waiter);
  g_main_loop_run (loop);
  result = waiter.result;
  return rog_pdf_render_finish (pdf, result, error);
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

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  pool = rog_worker_pool_new ();
  g_test_add_func ("/pdf/sizes-and-text", test_sizes_and_text);
  g_test_add_func ("/pdf/pixels", test_pixels);
  status = g_test_run ();
  g_clear_object (&pool);

  return status;
}
