// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "typeset/rog-typeset-error.h"
#include "typeset/rog-typesetting.h"

#define CREATED 1790000000

static const char *const LOREM =
    "The requesting authority asks for the content of one mailbox over sixty months, whereas the payments alleged "
    "cover twenty; the officials’ reasons for the difference are that “earlier correspondence may shed light on habits”. ";

static RogTypesetDocument *
make_document (guint n_paragraphs)
{
  RogTypesetDocument      *document = rog_typeset_document_new ("Decision", CREATED);
  static const double      columns[] = { 1, 3, 3 };
  static const char *const head[] = { "Item", "Requested", "Decided", NULL };
  RogBlock                *table;

  rog_typeset_document_set_language (document, "en");
  rog_typeset_document_set_running_head (document, "Decision of 27 September 2026");
  rog_typeset_document_add_text (document, ROG_BLOCK_LINE, 1, NULL, NULL, "District Court of Harrow");
  rog_typeset_document_add_text (document, ROG_BLOCK_LINE, 4, NULL, NULL, "Decision");
  for (guint i = 0; i < n_paragraphs; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i + 1);
      g_autofree char *text = g_strdup_printf ("Marker%03u. %s%s", i + 1, LOREM, i % 3 == 0 ? LOREM : "");
      g_autofree char *heading = g_strdup_printf ("Part %u", i / 5 + 1);

      if (i % 5 == 0)
        rog_typeset_document_add_text (document, ROG_BLOCK_HEADING, 1, heading, NULL, heading);
      rog_typeset_document_add_numbered (document, id, text);
      if (i % 4 == 1)
        rog_typeset_document_add_text (document, ROG_BLOCK_SUB_ITEM, 1, NULL, "(a)", "the first of two; efficient office flow");
      if (i % 7 == 3)
        rog_typeset_document_add_text (document, ROG_BLOCK_QUOTE, 1, NULL, NULL, LOREM);
    }
  table = rog_typeset_document_add_table (document, "table", columns, 3, head);
  for (guint i = 0; i < n_paragraphs; i++)
    {
      g_autofree char *item = g_strdup_printf ("Row%03u", i + 1);
      const char      *row[] = { item, LOREM, "as asked", NULL };

      rog_block_add_row (table, row);
    }
  rog_typeset_document_add_text (document, ROG_BLOCK_SIGNATURE, 1, "signature", "Done at Harrow, 27 September 2026", "A. Judge\nInvestigating judge");
  return document;
}

static RogTypesetting *
set (guint n_paragraphs)
{
  g_autoptr (GError) error = NULL;
  RogTypesetting *setting = rog_typesetting_new (make_document (n_paragraphs), &error);

  g_assert_no_error (error);
  return setting;
}

static char *
text_of (GBytes *pdf)
{
  const char *argv[] = { "pdftotext", "-", "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) out = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

static void
test_pages (void)
{
  g_autoptr (RogTypesetting) small = set (2), large = set (40);

  g_assert_cmpuint (rog_typesetting_get_n_pages (small), ==, 1);
  g_assert_cmpuint (rog_typesetting_get_n_pages (large), >=, 6);
}

static guint
count_of (const char *text,
          char        letter)
{
  guint count = 0;

  for (; *text != '\0'; text++)
    count += *text == letter;
  return count;
}

static void
test_text_in_order (void)
{
  g_autoptr (RogTypesetting) setting = set (40);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = rog_typesetting_to_pdf (setting, &error);
  g_autofree char *text = NULL;
  const char      *at;

  g_assert_no_error (error);
  at = text = text_of (pdf);
  /* pdftotext ends each page with a form feed. */
  g_assert_cmpuint (count_of (text, '\f'), ==, rog_typesetting_get_n_pages (setting));
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *marker = g_strdup_printf ("Marker%03u.", i);

      at = strstr (at, marker);
      g_assert_nonnull (at);
    }
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *marker = g_strdup_printf ("Row%03u", i);

      at = strstr (at, marker);
      g_assert_nonnull (at);
    }
  g_assert_nonnull (strstr (at, "Investigating judge"));
  /* Ligatures come out as letters, and no hyphen is in it that was not put in. */
  g_assert_nonnull (strstr (text, "efficient office flow"));
  g_assert_null (strstr (text, "-\n"));
  g_assert_null (strstr (text, "\u00ad"));
  g_assert_null (strstr (text, "\u2010"));
}

/* The structure is that of a tagged PDF, as another program reads it: it warns where it is not. */
static void
test_structure (void)
{
  const char *argv[] = { "pdfinfo", "-struct", "-", NULL };
  g_autoptr (RogTypesetting) setting = set (12);
  g_autoptr (GBytes) pdf = rog_typesetting_to_pdf (setting, NULL), out = NULL, warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_autofree char *tree = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &out, &warnings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (warnings), ==, 0);
  tree = g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
  g_assert_true (g_str_has_prefix (tree, "Document"));
  g_assert_null (strstr (tree + 1, "Document"));
  g_assert_nonnull (strstr (tree, "H1"));
  g_assert_nonnull (strstr (tree, "Table"));
  g_assert_nonnull (strstr (tree, "TH"));
}

/* A checker finds nothing wrong with the file: not damaged, each object where its table says. */
static void
test_checked (void)
{
  const char *argv[] = { "qpdf", "--check", NULL, NULL };
  g_autoptr (RogTypesetting) setting = set (12);
  g_autoptr (GBytes) pdf = rog_typesetting_to_pdf (setting, NULL), out = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *found = NULL;
  int              fd = g_file_open_tmp ("rog-checked-XXXXXX.pdf", &path, &error);
  g_autoptr (GSubprocess) process = NULL;

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), NULL));
  argv[2] = path;
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  found = g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
  g_test_message ("%s", found);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static void
test_same_bytes (void)
{
  g_autoptr (RogTypesetting) one = set (12), two = set (12);
  g_autoptr (GBytes) first = rog_typesetting_to_pdf (one, NULL), second = rog_typesetting_to_pdf (two, NULL);

  g_assert_true (g_bytes_equal (first, second));
}

/* What is drawn on a page, as the rectangle of its ink. */
static void
ink_of (RogTypesetting    *setting,
        guint              page,
        cairo_rectangle_t *ink)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t         *cr = cairo_create (surface);

  rog_typesetting_draw_page (setting, cr, page);
  cairo_recording_surface_ink_extents (surface, &ink->x, &ink->y, &ink->width, &ink->height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_no_clipping (void)
{
  g_autoptr (RogTypesetDocument) document = make_document (14);
  g_autoptr (RogTypesetting) setting = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *endless = g_strnfill (400, 'w');
  double           width, height;

  rog_typeset_document_add_text (document, ROG_BLOCK_PARAGRAPH, 1, NULL, NULL, endless);
  rog_typeset_document_add_text (document, ROG_BLOCK_FACT, 1, NULL, "A label that is rather long for its column", endless);
  setting = rog_typesetting_new (g_steal_pointer (&document), &error);
  g_assert_no_error (error);
  rog_typesetting_get_page_size (setting, &width, &height);
  for (guint page = 1; page <= rog_typesetting_get_n_pages (setting); page++)
    {
      cairo_rectangle_t ink;

      ink_of (setting, page, &ink);
      g_assert_cmpfloat (ink.x, >=, 70);
      g_assert_cmpfloat (ink.x + ink.width, <=, width - 70);
      g_assert_cmpfloat (ink.y, >=, 30);
      g_assert_cmpfloat (ink.y + ink.height, <=, height - 30);
    }
}

static void
test_headings_stay (void)
{
  g_autoptr (RogTypesetting) setting = set (60);
  GArray *places = rog_typesetting_get_places (setting);

  for (guint i = 0; i + 1 < places->len; i++)
    {
      const RogPlace *place = &g_array_index (places, RogPlace, i), *next = place + 1;

      if (g_str_has_prefix (place->id, "Part"))
        g_assert_cmpuint (place->page, ==, next->page);
    }
}

/* A heading stays with the heading below it, and both with what they head, wherever on a page they fall. */
static void
test_two_headings_stay (void)
{
  static const double      columns[] = { 1, 1 };
  static const char *const head[] = { "Field", "Requested", NULL }, *const row[] = { "Measure", "Search", NULL };

  for (guint n = 1; n < 48; n++)
    {
      g_autoptr (RogTypesetDocument) document = rog_typeset_document_new ("t", CREATED);
      g_autoptr (RogTypesetting) setting = NULL;
      g_autoptr (GError) error = NULL;
      guint pages[3] = { 0 };

      for (guint i = 0; i < n; i++)
        rog_typeset_document_add_text (document, ROG_BLOCK_PARAGRAPH, 1, NULL, NULL, "One line.");
      rog_typeset_document_add_text (document, ROG_BLOCK_HEADING, 1, "0", NULL, "Annex");
      rog_typeset_document_add_text (document, ROG_BLOCK_HEADING, 2, "1", NULL, "An item");
      rog_block_add_row (rog_typeset_document_add_table (document, "2", columns, 2, head), row);
      setting = rog_typesetting_new (g_steal_pointer (&document), &error);
      g_assert_no_error (error);
      for (guint i = 0; i < rog_typesetting_get_places (setting)->len; i++)
        {
          const RogPlace *place = &g_array_index (rog_typesetting_get_places (setting), RogPlace, i);

          pages[*place->id - '0'] = place->page;
        }
      g_assert_cmpuint (pages[0], ==, pages[1]);
      g_assert_cmpuint (pages[1], ==, pages[2]);
    }
}

static void
test_long_row (void)
{
  g_autoptr (RogTypesetDocument) document = rog_typeset_document_new ("t", CREATED);
  g_autoptr (RogTypesetting) setting = NULL;
  g_autoptr (GError) error = NULL;
  static const double      columns[] = { 1, 1 };
  static const char *const head[] = { "HeadCell", "Other", NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  const char *row[] = { "short", NULL, NULL };
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *out = NULL;
  guint            heads = 0;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, LOREM);
  row[1] = text->str;
  rog_block_add_row (rog_typeset_document_add_table (document, "t", columns, 2, head), row);
  setting = rog_typesetting_new (g_steal_pointer (&document), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rog_typesetting_get_n_pages (setting), >, 2);
  pdf = rog_typesetting_to_pdf (setting, &error);
  g_assert_no_error (error);
  out = text_of (pdf);
  for (const char *at = out; (at = strstr (at, "HeadCell")) != NULL; at++)
    heads++;
  g_assert_cmpuint (heads, ==, rog_typesetting_get_n_pages (setting));
}

static void
test_places (void)
{
  g_autoptr (RogTypesetting) setting = set (20);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) quads = NULL;
  const RogPlace *place;
  const RogQuad  *quad;
  guint           page;

  g_assert_true (rog_typesetting_find (setting, "p7", "whereas the payments alleged", &page, &quads, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (quads->len, >=, 1);
  quad = &g_array_index (quads, RogQuad, 0);
  g_assert_cmpint (quad->points[2], >, quad->points[0]);
  g_assert_cmpint (quad->points[5], >, quad->points[1]);
  place = rog_typesetting_get_place_at (setting, page, quad->points[0] + 1, quad->points[1] + 1);
  g_assert_nonnull (place);
  g_assert_cmpstr (place->id, ==, "p7");
  g_assert_null (rog_typesetting_get_place_at (setting, page, 10, 10));

  g_clear_pointer (&quads, g_array_unref);
  g_assert_false (rog_typesetting_find (setting, "p7", "no such words", &page, &quads, &error));
  g_assert_error (error, ROG_TYPESET_ERROR, ROG_TYPESET_ERROR_NOT_FOUND);
}

static void
test_watermark_is_no_text (void)
{
  g_autoptr (RogTypesetDocument) document = make_document (2);
  g_autoptr (RogTypesetting) setting = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  const char      *first;

  rog_typeset_document_set_watermark (document, "Practice: not a decision");
  setting = rog_typesetting_new (g_steal_pointer (&document), NULL);
  pdf = rog_typesetting_to_pdf (setting, NULL);
  text = text_of (pdf);
  first = strstr (text, "Practice: not a decision");
  g_assert_nonnull (first);
  g_assert_cmpuint (rog_typesetting_get_n_pages (setting), ==, 1);
  g_assert_null (strstr (first + 1, "Practice: not a decision"));
}

static void
test_refused (void)
{
  g_autoptr (RogTypesetDocument) document = rog_typeset_document_new ("t", CREATED);
  g_autoptr (GError) error = NULL;

  g_assert_null (rog_typesetting_new (rog_typeset_document_new ("t", CREATED), &error));
  g_assert_error (error, ROG_TYPESET_ERROR, ROG_TYPESET_ERROR_EMPTY);
  g_clear_error (&error);
  rog_typeset_document_add (document, ROG_BLOCK_PARAGRAPH, 1, "x", NULL, "<b>never closed");
  g_assert_null (rog_typesetting_new (g_steal_pointer (&document), &error));
  g_assert_error (error, ROG_TYPESET_ERROR, ROG_TYPESET_ERROR_MARKUP);
}

static void
test_foreign_text (void)
{
  g_autoptr (RogTypesetDocument) document = rog_typeset_document_new ("t", CREATED);
  g_autoptr (RogTypesetting) setting = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  rog_typeset_document_add_text (document, ROG_BLOCK_PARAGRAPH, 1, NULL, NULL, "Žluťoučký kůň <b> & Ελληνικά Русский");
  setting = rog_typesetting_new (g_steal_pointer (&document), NULL);
  g_assert_nonnull (setting);
  pdf = rog_typesetting_to_pdf (setting, NULL);
  text = text_of (pdf);
  g_assert_nonnull (strstr (text, "Žluťoučký kůň <b> & Ελληνικά Русский"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/pages", test_pages);
  g_test_add_func ("/typeset/text-in-order", test_text_in_order);
  g_test_add_func ("/typeset/structure", test_structure);
  g_test_add_func ("/typeset/checked", test_checked);
  g_test_add_func ("/typeset/same-bytes", test_same_bytes);
  g_test_add_func ("/typeset/no-clipping", test_no_clipping);
  g_test_add_func ("/typeset/headings-stay", test_headings_stay);
  g_test_add_func ("/typeset/two-headings-stay", test_two_headings_stay);
  g_test_add_func ("/typeset/long-row", test_long_row);
  g_test_add_func ("/typeset/places", test_places);
  g_test_add_func ("/typeset/watermark-is-no-text", test_watermark_is_no_text);
  g_test_add_func ("/typeset/refused", test_refused);
  g_test_add_func ("/typeset/foreign-text", test_foreign_text);
  return g_test_run ();
}
