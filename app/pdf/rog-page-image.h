// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "core/rog-geometry.h"

G_BEGIN_DECLS

/**
 * RogPageImage:
 *
 * A page, or a part of it, as pixels: 32 bits each, B8G8R8A8 premultiplied and opaque
 * (GDK_MEMORY_DEFAULT on little-endian machines). The memory is shared with the worker
 * and goes back to it when the last reference to the bytes is gone.
 */
#define ROG_TYPE_PAGE_IMAGE (rog_page_image_get_type ())
G_DECLARE_FINAL_TYPE (RogPageImage, rog_page_image, ROG, PAGE_IMAGE, GObject)

RogPageImage *rog_page_image_new (GBytes        *pixels,
                                  int            width,
                                  int            height,
                                  int            stride,
                                  guint          page,
                                  double         scale,
                                  const RogRect *area,
                                  gboolean       preview);

GBytes        *rog_page_image_get_pixels (RogPageImage *self);
int            rog_page_image_get_width (RogPageImage *self);
int            rog_page_image_get_height (RogPageImage *self);
int            rog_page_image_get_stride (RogPageImage *self);
guint          rog_page_image_get_page (RogPageImage *self);
double         rog_page_image_get_scale (RogPageImage *self);
const RogRect *rog_page_image_get_area (RogPageImage *self);
gboolean       rog_page_image_is_preview (RogPageImage *self);
gsize          rog_page_image_get_cost (RogPageImage *self);

G_END_DECLS
