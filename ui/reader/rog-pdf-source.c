// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader/rog-pdf-source.h"

#include <string.h>

struct _RogPdfSource
{
  GObject parent_instance;

  RogPdf *pdf;
};

static void iface_init (RogPageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RogPdfSource, rog_pdf_source, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (ROG_TYPE_PAGE_SOURCE, iface_init))

static guint
get_n_pages (RogPageSource *source)
{
  return rog_pdf_get_n_pages (ROG_PDF_SOURCE (source)->pdf);
}

static void
get_page_size (RogPageSource *source,
               guint          page,
               double        *width,
               double        *height)
{
  int w, h;

  rog_pdf_get_page_size (ROG_PDF_SOURCE (source)->pdf, page, &w, &h);
  *width = w / (double)ROG_UNITS_PER_POINT;
  *height = h / (double)ROG_UNITS_PER_POINT;
}

/* A label that only repeats the number says nothing. */
static char *
dup_label (RogPageSource *source,
           guint          page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char      *label = rog_pdf_get_page_label (ROG_PDF_SOURCE (source)->pdf, page);

  return label == NULL || *label == '\0' || strcmp (label, number) == 0 ? NULL : g_strdup (label);
}

static void
rendered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPageImage) image = rog_pdf_render_finish (ROG_PDF (object), result, &error);

  if (image == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_pointer (task,
                         gdk_memory_texture_new (rog_page_image_get_width (image), rog_page_image_get_height (image),
                                                 GDK_MEMORY_DEFAULT, rog_page_image_get_pixels (image),
                                                 (gsize)rog_page_image_get_stride (image)),
                         g_object_unref);
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

  g_task_set_source_tag (task, render_async);
  rog_pdf_render_async (ROG_PDF_SOURCE (source)->pdf, page, scale, NULL, FALSE, ROG_PDF_PRIORITY_VISIBLE,
                        cancellable, rendered_cb, task);
}

static GdkTexture *
render_finish (RogPageSource *source,
               GAsyncResult  *result,
               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
text_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  RogPageText *text = rog_pdf_get_text_finish (ROG_PDF (object), result, &error);

  if (text)
    g_task_return_pointer (task, text, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
text_async (RogPageSource      *source,
            guint               page,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, text_async);
  rog_pdf_get_text_async (ROG_PDF_SOURCE (source)->pdf, page, ROG_PDF_PRIORITY_VISIBLE, cancellable, text_cb, task);
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
rog_pdf_source_dispose (GObject *object)
{
  g_clear_object (&ROG_PDF_SOURCE (object)->pdf);
  G_OBJECT_CLASS (rog_pdf_source_parent_class)->dispose (object);
}

static void
rog_pdf_source_class_init (RogPdfSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_pdf_source_dispose;
}

static void
rog_pdf_source_init (RogPdfSource *self)
{
}

RogPageSource *
rog_pdf_source_new (RogPdf *pdf)
{
  RogPdfSource *self = g_object_new (ROG_TYPE_PDF_SOURCE, NULL);

  self->pdf = g_object_ref (pdf);
  return ROG_PAGE_SOURCE (self);
}

RogPdf *
rog_pdf_source_get_pdf (RogPdfSource *self)
{
  return self->pdf;
}
