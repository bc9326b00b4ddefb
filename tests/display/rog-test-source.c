// SPDX-License-Identifier: GPL-3.0-or-later

#include "rog-test-source.h"

#include <pango/pangocairo.h>

#define WIDTH 595
#define HEIGHT 842
#define SCAN 4
#define BROKEN 5

struct _RogTestSource
{
  GObject parent_instance;

  guint n_pages;
  guint renders;
};

static void iface_init (RogPageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RogTestSource, rog_test_source, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (ROG_TYPE_PAGE_SOURCE, iface_init))

static const char *const paragraphs[] = {
  "Between 1 March 2023 and 31 October 2024 the suspect Ruben ALDERMOOR, then procurement director of the Hospital Foundation of Veldmark, is alleged to have received undue payments of EUR 1 284 500 from Nordvale Medical Supplies in return for the award of eleven supply contracts.",
  "The payments are said to have been routed through account VM28 0019 4006 4475 0000, held in the name of a company controlled by Helena DUARTVEIT, and to have been described as consultancy fees.",
  "Messages found on the telephone of a co-suspect show that the suspect used the mailbox r.aldermoor@meridianmail.example to settle the amounts and the dates of at least four of these payments.",
  "The competent authority is respectfully requested to obtain and to transmit the full content of the mailbox for the period 1 January 2021 to 31 December 2025, including drafts and deleted items.",
  "The measure is sought for the whole of the period because correspondence before and after the facts may shed light on the habits and associations of the suspect.",
  "The measures were authorised by the Fourth Criminal Chamber of Ostermund by warrant of 2 December 2025, valid until 30 June 2026, a certified copy of which is at Annex A.",
};

static PangoLayout *
layout_new (PangoContext *context,
            guint         page)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("TeX Gyre Termes");
  cairo_font_options_t *options = cairo_font_options_create ();

  /* The same lines at every scale. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);

  PangoLayout *layout = pango_layout_new (context);

  g_string_append_printf (text, "FACTS UNDER INVESTIGATION, PAGE %u\n", page);
  for (guint i = 0; page != SCAN && i < 2 * G_N_ELEMENTS (paragraphs); i++)
    g_string_append_printf (text, "%u.  %s\n", (page - 1) * 12 + i + 1, paragraphs[i % G_N_ELEMENTS (paragraphs)]);
  pango_font_description_set_absolute_size (font, 11 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, 460 * PANGO_SCALE);
  pango_layout_set_justify (layout, TRUE);
  pango_layout_set_spacing (layout, 4 * PANGO_SCALE);
  pango_layout_set_text (layout, text->str, -1);
  return layout;
}

static void
draw_stamp (cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, 400, 200);
  cairo_rotate (cr, 0.08);
  cairo_set_source_rgb (cr, 0.75, 0.15, 0.2);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, -70, -25, 140, 50);
  cairo_stroke (cr);
  cairo_set_font_size (cr, 16);
  cairo_move_to (cr, -48, 6);
  cairo_show_text (cr, "RECEIVED");
  cairo_restore (cr);
}

static GdkTexture *
draw (guint  page,
      double scale)
{
  int              width = (int)(WIDTH * scale), height = (int)(HEIGHT * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  if (page == SCAN)
    draw_stamp (cr);
  else
    {
      PangoContext *context = pango_cairo_create_context (cr);
      g_autoptr (PangoLayout) layout = layout_new (context, page);
      cairo_set_source_rgb (cr, 0.05, 0.05, 0.08);
      cairo_move_to (cr, 68, 72);
      pango_cairo_show_layout (cr, layout);
      g_object_unref (context);
    }
  cairo_destroy (cr);

  g_autoptr (GBytes) bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize)cairo_image_surface_get_stride (surface) * height);
  GdkTexture *texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize)cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return texture;
}

/* The characters as they stand, lines ended by line feeds, as a PDF's text comes. */
static RogPageText *
text_of (guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t         *cr = cairo_create (surface);
  PangoContext    *context = pango_cairo_create_context (cr);
  g_autoptr (PangoLayout) layout = layout_new (context, page);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) boxes = g_array_new (FALSE, TRUE, sizeof (int));
  const char *utf8 = pango_layout_get_text (layout);

  for (int l = 0; l < pango_layout_get_line_count (layout); l++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, l);
      const char      *end = utf8 + pango_layout_line_get_start_index (line) + pango_layout_line_get_length (line);
      for (const char *at = utf8 + pango_layout_line_get_start_index (line); at < end; at = g_utf8_next_char (at))
        {
          PangoRectangle pos;
          pango_layout_index_to_pos (layout, (int)(at - utf8), &pos);
          int box[4] = { 68000 + (int)(pos.x * 1000LL / PANGO_SCALE), 72000 + (int)(pos.y * 1000LL / PANGO_SCALE),
                         (int)(pos.width * 1000LL / PANGO_SCALE), (int)(pos.height * 1000LL / PANGO_SCALE) };
          g_array_append_vals (boxes, box, 4);
          g_string_append_unichar (text, g_utf8_get_char (at));
        }
      g_array_append_vals (boxes, (int[4]){ 0 }, 4);
      g_string_append_c (text, '\n');
    }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (page == SCAN)
    return rog_page_text_new ("", NULL, 0, NULL);
  return rog_page_text_new (text->str, (int *)(gpointer)boxes->data, boxes->len, NULL);
}

static guint
get_n_pages (RogPageSource *source)
{
  return ROG_TEST_SOURCE (source)->n_pages;
}

static void
get_page_size (RogPageSource *source,
               guint          page,
               double        *width,
               double        *height)
{
  *width = WIDTH;
  *height = HEIGHT;
}

static char *
dup_label (RogPageSource *source,
           guint          page)
{
  return page == 2 ? g_strdup ("C-2") : NULL;
}

typedef struct
{
  guint  page;
  double scale;
} Job;

static gboolean
render_idle (gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (data));
  Job *job = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (job->page == BROKEN)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED, "The page is damaged: its drawing has no end.");
  else
    g_task_return_pointer (task, draw (job->page, job->scale), g_object_unref);
  return G_SOURCE_REMOVE;
}

static void
render_async (RogPageSource      *source,
              guint               page,
              double              scale,
              GCancellable       *cancellable,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);
  Job   *job = g_new0 (Job, 1);

  ROG_TEST_SOURCE (source)->renders++;
  job->page = page;
  job->scale = scale;
  g_task_set_task_data (task, job, g_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, render_idle, task, g_object_unref);
}

static GdkTexture *
render_finish (RogPageSource *source,
               GAsyncResult  *result,
               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
text_idle (gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (data));

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, text_of (GPOINTER_TO_UINT (g_task_get_task_data (task))), g_object_unref);
  return G_SOURCE_REMOVE;
}

static void
text_async (RogPageSource      *source,
            guint               page,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_task_data (task, GUINT_TO_POINTER (page), NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, text_idle, task, g_object_unref);
}

static RogPageText *
text_finish (RogPageSource *source,
             GAsyncResult  *result,
             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
iface_init (RogPageSourceInterface *iface)
{
  iface->get_n_pages = get_n_pages;
  iface->get_page_size = get_page_size;
  iface->dup_label = dup_label;
  iface->render_async = render_async;
  iface->render_finish = render_finish;
  iface->text_async = text_async;
  iface->text_finish = text_finish;
}

static void
rog_test_source_class_init (RogTestSourceClass *klass)
{
}

static void
rog_test_source_init (RogTestSource *self)
{
}

RogPageSource *
rog_test_source_new (guint n_pages)
{
  RogTestSource *self = g_object_new (ROG_TYPE_TEST_SOURCE, NULL);

  self->n_pages = n_pages;
  return ROG_PAGE_SOURCE (self);
}

guint
rog_test_source_get_renders (RogTestSource *self)
{
  return self->renders;
}
