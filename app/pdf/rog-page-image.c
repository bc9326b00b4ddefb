// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/rog-page-image.h"

struct _RogPageImage
{
  GObject parent_instance;

  GBytes  *pixels; /* (owned) */
  int      width;
  int      height;
  int      stride;
  guint    page;
  double   scale;
  RogRect  area;
  gboolean preview;
};

G_DEFINE_FINAL_TYPE (RogPageImage, rog_page_image, G_TYPE_OBJECT)

static void
rog_page_image_finalize (GObject *object)
{
  g_clear_pointer (&ROG_PAGE_IMAGE (object)->pixels, g_bytes_unref);

  G_OBJECT_CLASS (rog_page_image_parent_class)->finalize (object);
}

static void
rog_page_image_class_init (RogPageImageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_page_image_finalize;
}

static void
rog_page_image_init (RogPageImage *self)
{
}

/**
 * rog_page_image_new:
 * @pixels: at least @height × @stride bytes
 * @width: in pixels
 * @height: in pixels
 * @stride: bytes from one row to the next
 * @page: from 1
 * @scale: pixels a point
 * @area: what part of the page it shows
 * @preview: whether it is a rough drawing, to be replaced by another
 *
 * Returns: (transfer full): the picture
 */
RogPageImage *
rog_page_image_new (GBytes        *pixels,
                    int            width,
                    int            height,
                    int            stride,
                    guint          page,
                    double         scale,
                    const RogRect *area,
                    gboolean       preview)
{
  RogPageImage *self;

  g_return_val_if_fail (width > 0 && height > 0 && stride >= width * 4, NULL);
  g_return_val_if_fail (g_bytes_get_size (pixels) >= (gsize)stride * (gsize)height, NULL);

  self = g_object_new (ROG_TYPE_PAGE_IMAGE, NULL);
  self->pixels = g_bytes_ref (pixels);
  self->width = width;
  self->height = height;
  self->stride = stride;
  self->page = page;
  self->scale = scale;
  self->area = *area;
  self->preview = preview;

  return self;
}

/**
 * rog_page_image_get_pixels:
 *
 * Returns: (transfer none): the bytes, to make textures of without a copy
 */
GBytes *
rog_page_image_get_pixels (RogPageImage *self)
{
  return self->pixels;
}

int
rog_page_image_get_width (RogPageImage *self)
{
  return self->width;
}

int
rog_page_image_get_height (RogPageImage *self)
{
  return self->height;
}

int
rog_page_image_get_stride (RogPageImage *self)
{
  return self->stride;
}

guint
rog_page_image_get_page (RogPageImage *self)
{
  return self->page;
}

/**
 * rog_page_image_get_scale:
 *
 * Returns: pixels a point
 */
double
rog_page_image_get_scale (RogPageImage *self)
{
  return self->scale;
}

/**
 * rog_page_image_get_area:
 *
 * Returns: (transfer none): the part of the page that it shows
 */
const RogRect *
rog_page_image_get_area (RogPageImage *self)
{
  return &self->area;
}

gboolean
rog_page_image_is_preview (RogPageImage *self)
{
  return self->preview;
}

/**
 * rog_page_image_get_cost:
 *
 * Returns: the bytes it keeps in memory
 */
gsize
rog_page_image_get_cost (RogPageImage *self)
{
  return g_bytes_get_size (self->pixels);
}
