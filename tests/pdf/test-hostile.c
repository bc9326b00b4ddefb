// SPDX-License-Identifier: GPL-3.0-or-later
//
// PDFs that crash, hang or swell a reader, made here. Each costs one page or one document,
// with an error that says so; the program goes on with a new worker.
#include <stdio.h>
#include <string.h>

#include <gio/gio.h>

#include "confine/rog-confine-error.h"
#include "pdf-maker.h"
#include "pdf/rog-pdf.h"
#include "wait.h"

static RogWorkerPool *pool;

static RogPageImage *
render (RogPdf       *pdf,
        guint         page,
        GCancellable *cancellable,
        GError      **error)
{
  g_auto (Wait) wait;

  wait_init (&wait);
  rog_pdf_render_async (pdf, page, 1.0, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE, cancellable, wait_cb, &wait);
  return rog_pdf_render_finish (pdf, wait_for (&wait), error);
}

static RogPdf *
open_bytes (GBytes     *bytes,
            const char *password,
            GError    **error)
{
  return rog_pdf_open (pool, bytes, password, NULL, error);
}

static void
assert_typed (const GError *error)
{
  g_assert_nonnull (error);
  if (error->domain != ROG_CONFINE_ERROR)
    g_error ("untyped: %s", error->message);
}

/* ---- documents that cannot be opened ---- */

static void
test_not_pdf (void)
{
  static const char *const contents[] = { "", "hello", "PK\003\004 a zip", "\x89PNG\r\n\x1a\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (contents[i], strlen (contents[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (open_bytes (bytes, NULL, &error));
      g_assert_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NOT_PDF);
    }
}

static void
test_garbage (void)
{
  GString *data = g_string_new ("%PDF-1.7\n");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_c (data, (char)g_rand_int_range (rand, 0, 256));
  bytes = g_string_free_to_bytes (data);
  g_assert_null (open_bytes (bytes, NULL, &error));
  g_assert_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_DAMAGED);
}

static void
test_truncated (void)
{
  static const char *const pages[] = { "One", "Two", "Three" };
  g_autoptr (GBytes) bytes = pdf_make_text (pages, 3, "");
  guint n_errors = 0;

  for (gsize size = 9; size < g_bytes_get_size (bytes); size += 150)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (RogPdf) pdf = open_bytes (part, NULL, &error);

      if (pdf != NULL)
        {
          g_autoptr (RogPageImage) image = render (pdf, 1, NULL, &error);

          if (image != NULL)
            continue;
        }
      assert_typed (error);
      n_errors++;
    }
  g_assert_cmpuint (n_errors, >, 2);
}

/* ---- page trees ---- */

static void
test_looping_tree (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = NULL;

  pdf_maker_add (maker, "<</Type/Catalog/Pages 2 0 R>>");
  pdf_maker_add (maker, "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 40>>");
  pdf_maker_add (maker, "<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 20>>");
  bytes = pdf_maker_finish (maker);
  pdf = open_bytes (bytes, NULL, &error);
  if (pdf == NULL)
    {
      assert_typed (error);
      return;
    }
  for (guint page = 1; page <= MIN (3, rog_pdf_get_n_pages (pdf)); page++)
    {
      g_autoptr (RogPageImage) image = render (pdf, page, NULL, &error);

      g_assert_null (image);
      assert_typed (error);
      g_assert_true (rog_pdf_is_page_broken (pdf, page));
      g_clear_error (&error);
    }
}

static void
test_page_count_lies (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = NULL;

  pdf_maker_add (maker, "<</Type/Catalog/Pages 2 0 R>>");
  pdf_maker_add (maker, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>");
  pdf_maker_add (maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>");
  bytes = pdf_maker_finish (maker);
  pdf = open_bytes (bytes, NULL, &error);
  g_assert_null (pdf);
  assert_typed (error);
}

/* ---- sizes ---- */

static void
test_huge_page (void)
{
  g_autoptr (GBytes) bytes = pdf_make_with_box ("0 0 10000000 10000000");
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = open_bytes (bytes, NULL, &error);
  g_autoptr (RogPageImage) image = NULL;
  int width, height;

  g_assert_no_error (error);
  rog_pdf_get_page_size (pdf, 1, &width, &height);
  g_assert_cmpint (width, <, 1000000); /* what stands in for it */
  g_assert_true (rog_pdf_is_page_broken (pdf, 1));
  image = render (pdf, 1, NULL, &error);
  g_assert_null (image);
  assert_typed (error);
  g_assert_nonnull (strstr (error->message, "1"));
}

/* 10,000 pt square is drawn, in as many pixels as are allowed, and not in more. */
static void
test_large_page (void)
{
  g_autoptr (GBytes) bytes = pdf_make_with_box ("0 0 10000 10000");
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = open_bytes (bytes, NULL, &error);
  g_autoptr (RogPageImage) image = NULL;

  g_assert_no_error (error);
  image = render (pdf, 1, NULL, &error);
  g_assert_null (image);
  g_assert_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT);
  g_assert_false (rog_pdf_is_page_broken (pdf, 1));
}

/* ---- contents: two pages, the first one hostile ---- */

static GBytes *
two_pages (const char *first_dictionary,
           GBytes     *first_content,
           const char *resources)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (GBytes) calm = g_bytes_new_static ("BT /F 12 Tf 72 700 Td (calm) Tj ET", 34);

  pdf_maker_add (maker, "<</Type/Catalog/Pages 2 0 R>>");
  pdf_maker_add (maker, "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>");
  pdf_maker_add (maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>", resources);
  pdf_maker_add_stream (maker, first_dictionary, first_content);
  pdf_maker_add (maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F 7 0 R>>>>>>");
  pdf_maker_add_stream (maker, "", calm);
  pdf_maker_add (maker, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  return pdf_maker_finish (maker);
}

/* Whatever the first page did, the second one is drawn, and its text is there. */
static void
assert_goes_on (RogPdf *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPageImage) image = render (pdf, 2, NULL, &error);
  g_autoptr (RogPageText) text = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (image);
  text = rog_pdf_get_text (pdf, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (rog_page_text_get_text (text), "calm"));
}

static GBytes *
zlib (GBytes *bytes)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GError) error = NULL;
  GBytes *packed = g_converter_convert_bytes (converter, bytes, &error);

  g_assert_no_error (error);
  return packed;
}

/* One megabyte of drawing, flushed to a byte border, to be repeated: a zlib stream that
 * unpacks to 15 GB without anybody having packed them. */
static GBytes *
bomb_of_15_gb (void)
{
  const gsize piece = 1024 * 1024;
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autofree char   *content = g_malloc (piece);
  g_autofree guint8 *packed = g_malloc (piece);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) once = NULL;
  GByteArray *all = g_byte_array_new ();
  gsize       used, made;

  for (gsize i = 0; i < piece; i++)
    content[i] = "q Q\n"[i % 4];
  g_assert_cmpint (g_converter_convert (converter, content, piece, packed, piece, G_CONVERTER_FLUSH, &used, &made, &error), ==, G_CONVERTER_CONVERTED);
  g_assert_no_error (error);
  g_assert_cmpuint (used, ==, piece);
  g_byte_array_append (all, (const guint8 *)"\x78\x9c", 2);
  for (int i = 0; i < 15 * 1024; i++)
    g_byte_array_append (all, packed, (guint)made);
  g_byte_array_append (all, (const guint8 *)"\x03\x00", 2);
  once = g_byte_array_free_to_bytes (all);

  return zlib (once);
}

static void
assert_first_page_costs_itself (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = open_bytes (bytes, NULL, &error);
  g_autoptr (RogPageImage) image = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_no_error (error);
  image = render (pdf, 1, NULL, &error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
  g_assert_null (image);
  assert_typed (error);
  g_assert_true (rog_pdf_is_page_broken (pdf, 1));

  /* asked again, it is refused at once */
  g_clear_error (&error);
  start = g_get_monotonic_time ();
  image = render (pdf, 1, NULL, &error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  assert_typed (error);
  assert_goes_on (pdf);
}

static void
test_bomb (void)
{
  g_autoptr (GBytes) bomb = bomb_of_15_gb ();
  g_autoptr (GBytes) bytes = two_pages ("/Filter[/FlateDecode/FlateDecode]", bomb, "");

  g_test_message ("15 GB in %zu bytes", g_bytes_get_size (bytes));
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 2 * 1024 * 1024);
  assert_first_page_costs_itself (bytes);
}

/* Twenty forms, each drawing the next one ten times: 10^20 drawings in two kilobytes. */
static void
test_endless (void)
{
  PdfMaker *maker = pdf_maker_new ();
  g_autoptr (GBytes) first = g_bytes_new_static ("/X Do", 5);
  g_autoptr (GBytes) calm = g_bytes_new_static ("BT /F 12 Tf 72 700 Td (calm) Tj ET", 34);
  g_autoptr (GBytes) again = g_bytes_new_static ("/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do", 59);
  g_autoptr (GBytes) bytes = NULL;

  pdf_maker_add (maker, "<</Type/Catalog/Pages 2 0 R>>");
  pdf_maker_add (maker, "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>");
  pdf_maker_add (maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 8 0 R>>>>>>");
  pdf_maker_add_stream (maker, "", first);
  pdf_maker_add (maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F 7 0 R>>>>>>");
  pdf_maker_add_stream (maker, "", calm);
  pdf_maker_add (maker, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *dictionary = g_strdup_printf ("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>", 9 + i);

      pdf_maker_add_stream (maker, dictionary, again);
    }
  pdf_maker_add_stream (maker, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", calm);
  bytes = pdf_maker_finish (maker);
  assert_first_page_costs_itself (bytes);
}

/* What the workers that this process has were given of the processor, in ticks. */
static guint64
worker_ticks (void)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;
  guint64     ticks = 0;

  while ((task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "children", NULL);
      g_autofree char *children = NULL;
      g_auto (GStrv) pids = NULL;

      if (!g_file_get_contents (path, &children, NULL, NULL))
        continue;
      pids = g_strsplit (children, " ", -1);
      for (guint i = 0; pids[i] != NULL && *pids[i] != '\0'; i++)
        {
          g_autofree char *stat_path = g_build_filename ("/proc", pids[i], "stat", NULL);
          g_autofree char *stat = NULL;
          guint64          user;

          if (g_file_get_contents (stat_path, &stat, NULL, NULL) &&
              sscanf (strrchr (stat, ')'), ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %" G_GUINT64_FORMAT, &user) == 1)
            ticks += user;
        }
    }

  return ticks;
}

typedef struct
{
  GCancellable *cancellable;
  guint64       before;
} Busy;

#define BUSY_TICKS 10 /* more than opening costs, and far less than the endless page */

static gboolean
cancel_once_busy (gpointer data)
{
  Busy *busy = data;

  if (worker_ticks () < busy->before + BUSY_TICKS)
    return G_SOURCE_CONTINUE;

  g_cancellable_cancel (busy->cancellable);
  return G_SOURCE_REMOVE;
}

/* A drawing nobody waits for any more does not hold up the next one until its deadline. */

static void
test_cancel_endless (void)
{
  g_autoptr (GBytes) bomb = bomb_of_15_gb ();
  g_autoptr (GBytes) bytes = two_pages ("/Filter[/FlateDecode/FlateDecode]", bomb, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = open_bytes (bytes, NULL, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RogPageImage) image = NULL;
  gint64 start = g_get_monotonic_time ();
  Busy   busy = { cancellable, worker_ticks () };

  g_assert_no_error (error);
  g_timeout_add (10, cancel_once_busy, &busy);
  image = render (pdf, 1, cancellable, &error);
  g_assert_null (image);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_goes_on (pdf);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_USEC_PER_SEC);
  g_assert_false (rog_pdf_is_page_broken (pdf, 1));
}

/* A picture said to have 100,000 × 100,000 points. */
static void
test_huge_image (void)
{
  PdfMaker          *maker = pdf_maker_new ();
  g_autofree guint8 *zeros = g_malloc0 (1024 * 1024);
  g_autoptr (GBytes) raw = g_bytes_new (zeros, 1024 * 1024);
  g_autoptr (GBytes) packed = zlib (raw);
  g_autoptr (GBytes) draw = g_bytes_new_static ("500 0 0 500 0 0 cm /I Do", 24);
  g_autoptr (GBytes) calm = g_bytes_new_static ("BT /F 12 Tf 72 700 Td (calm) Tj ET", 34);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = NULL;
  g_autoptr (RogPageImage) image = NULL;

  pdf_maker_add (maker, "<</Type/Catalog/Pages 2 0 R>>");
  pdf_maker_add (maker, "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>");
  pdf_maker_add (maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 8 0 R>>>>>>");
  pdf_maker_add_stream (maker, "", draw);
  pdf_maker_add (maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F 7 0 R>>>>>>");
  pdf_maker_add_stream (maker, "", calm);
  pdf_maker_add (maker, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  pdf_maker_add_stream (maker, "/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode", packed);
  bytes = pdf_maker_finish (maker);

  pdf = open_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  image = render (pdf, 1, NULL, &error);
  if (image == NULL)
    assert_typed (error);
  assert_goes_on (pdf);
}

/* ---- passwords ---- */

static void
test_password (void)
{
  static const char *const pages[] = { "Behind a password" };
  g_autoptr (GBytes) bytes = pdf_make_text (pages, 1, "");
  g_autofree char  *folder = g_dir_make_tmp ("rog-password-XXXXXX", NULL);
  g_autofree char  *plain = g_build_filename (folder, "plain.pdf", NULL);
  g_autofree char  *closed = g_build_filename (folder, "closed.pdf", NULL);
  const char *const argv[] = { "qpdf", "--encrypt", "señal", "owner", "256", "--", plain, closed, NULL };
  g_autofree char  *content = NULL;
  g_autoptr (GBytes) encrypted = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = NULL;
  gsize size;
  int   status;

  g_assert_true (g_file_set_contents (plain, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), NULL));
  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (closed, &content, &size, &error));
  encrypted = g_bytes_new (content, size);

  g_assert_null (open_bytes (encrypted, NULL, &error));
  g_assert_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_ENCRYPTED);
  g_clear_error (&error);
  g_assert_null (open_bytes (encrypted, "wrong", &error));
  g_assert_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_ENCRYPTED);
  g_clear_error (&error);
  pdf = open_bytes (encrypted, "señal", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rog_pdf_get_n_pages (pdf), ==, 1);

  (void)remove (plain);
  (void)remove (closed);
  (void)remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  pool = rog_worker_pool_new ();
  g_test_add_func ("/hostile/not-pdf", test_not_pdf);
  g_test_add_func ("/hostile/garbage", test_garbage);
  g_test_add_func ("/hostile/truncated", test_truncated);
  g_test_add_func ("/hostile/looping-tree", test_looping_tree);
  g_test_add_func ("/hostile/page-count-lies", test_page_count_lies);
  g_test_add_func ("/hostile/huge-page", test_huge_page);
  g_test_add_func ("/hostile/large-page", test_large_page);
  g_test_add_func ("/hostile/bomb", test_bomb);
  g_test_add_func ("/hostile/endless", test_endless);
  g_test_add_func ("/hostile/cancel-endless", test_cancel_endless);
  g_test_add_func ("/hostile/huge-image", test_huge_image);
  g_test_add_func ("/hostile/password", test_password);
  status = g_test_run ();
  g_clear_object (&pool);

  return status;
}
