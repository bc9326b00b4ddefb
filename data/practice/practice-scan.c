// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include <cairo-pdf.h>
#include <gio/gio.h>

#include "practice-source.h"

#define DPI 144.0
#define SKEW (0.9 * G_PI / 180)

/* The same grain in every build. */
static guint32
next_random (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

/* Grey in few steps, paper that is not white, specks, and a shadow along the fold. */
static void
age (cairo_surface_t *surface,
     guint32          seed)
{
  int     width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int     stride = cairo_image_surface_get_stride (surface);
  guint8 *data;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < height; y++)
    {
      guint32 *row = (guint32 *)(gpointer)(data + (gsize)y * (gsize)stride);
      double   fold = exp (-pow ((y - height * 0.5) / 9.0, 2)) * 26;

      for (int x = 0; x < width; x++)
        {
          guint32 dice = next_random (&seed);
          double  edge = x < 30 ? (30 - x) * 1.6 : 0;
          double  grey = (row[x] & 0xff) * 0.86 + 24 - fold - edge;

          grey += dice % 97 == 0 ? -34 : dice % 89 == 1 ? 18
                                                        : 0;
          if (dice % 20011 == 0)
            grey = 60;
          grey = CLAMP (round (grey / 18) * 18, 0, 255);
          row[x] = 0xff000000u | ((guint32)grey << 16) | ((guint32)grey << 8) | (guint32)grey;
        }
    }
  cairo_surface_mark_dirty (surface);
}

static void
draw_stamp (cairo_t *cr,
            double   x,
            double   y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, -0.19);
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  cairo_set_line_width (cr, 1.8);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, 42, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 0.8);
  cairo_arc (cr, 0, 0, 30, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_select_font_face (cr, "TeX Gyre Pagella", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, 8);
  cairo_move_to (cr, -24, -1);
  cairo_show_text (cr, "RECEIVED IN");
  cairo_move_to (cr, -22, 9);
  cairo_show_text (cr, "EVIDENCE");
  cairo_restore (cr);
}

static cairo_surface_t *
photograph (RogTypesetting *setting,
            guint           page)
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  double           width, height, scale = DPI / 72;

  rog_typesetting_get_page_size (setting, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(width * scale), (int)(height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, width / 2, height / 2);
  cairo_rotate (cr, page % 2 == 1 ? SKEW : -SKEW * 0.6);
  cairo_translate (cr, -width / 2, -height / 2);
  rog_typesetting_draw_page (setting, cr, page);
  if (page == rog_typesetting_get_n_pages (setting))
    draw_stamp (cr, 470, 690);
  cairo_destroy (cr);
  age (surface, 2463534242u + page);
  return surface;
}

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *pdf,
              const char      *title,
              gint64           created)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (created);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATE_DATE, text);
}

/**
 * practice_scan:
 *
 * The pages as a scanner gives them: an image a page, askew, with noise, and no text.
 *
 * Returns: (transfer full): a PDF
 */
GBytes *
practice_scan (RogTypesetting *setting,
               const char     *title,
               gint64          created,
               GError        **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  double           width, height;
  cairo_surface_t *pdf;
  cairo_t         *cr;
  cairo_status_t   status;

  rog_typesetting_get_page_size (setting, &width, &height);
  pdf = cairo_pdf_surface_create_for_stream (append, data, width, height);
  set_metadata (pdf, title, created);
  cr = cairo_create (pdf);
  for (guint page = 1; page <= rog_typesetting_get_n_pages (setting); page++)
    {
      cairo_surface_t *image = photograph (setting, page);

      cairo_save (cr);
      cairo_scale (cr, 72 / DPI, 72 / DPI);
      cairo_set_source_surface (cr, image, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
      cairo_show_page (cr);
      cairo_surface_destroy (image);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (pdf);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (pdf);
  cairo_surface_destroy (pdf);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}
