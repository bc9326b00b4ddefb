// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>

#include "core/rog-geometry.h"
#include "typeset/rog-typeset-document.h"

G_BEGIN_DECLS

/**
 * RogPlace:
 * @id: the block's name
 * @page: from 1
 * @rect: where on the page
 *
 * Where a block stands. A block on two pages has two places.
 */
typedef struct
{
  const char *id;
  guint       page;
  RogRect     rect;
} RogPlace;

/**
 * RogTypesetting:
 *
 * A document that has been set: its pages, its PDF, and where everything stands.
 * It can be drawn on any cairo context, so that a preview is the very page.
 * Used by one thread at a time.
 */
typedef struct _RogTypesetting RogTypesetting;

RogTypesetting *rog_typesetting_new (RogTypesetDocument *document,
                                     GError            **error);
void            rog_typesetting_free (RogTypesetting *self);
guint           rog_typesetting_get_n_pages (RogTypesetting *self);
void            rog_typesetting_get_page_size (RogTypesetting *self,
                                               double         *width,
                                               double         *height);
GArray         *rog_typesetting_get_places (RogTypesetting *self);
const RogPlace *rog_typesetting_get_place_at (RogTypesetting *self,
                                              guint           page,
                                              int             x,
                                              int             y);
gboolean        rog_typesetting_find (RogTypesetting *self,
                                      const char     *id,
                                      const char     *words,
                                      guint          *page,
                                      GArray        **quads,
                                      GError        **error);
void            rog_typesetting_draw_page (RogTypesetting *self,
                                           cairo_t        *cr,
                                           guint           page);
GBytes         *rog_typesetting_to_pdf (RogTypesetting *self,
                                        GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogTypesetting, rog_typesetting_free)

G_END_DECLS
