// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>

#include "service/rog-work.h"
#include "typeset/rog-typesetting.h"

G_BEGIN_DECLS

/**
 * RogPreview:
 *
 * The real pages of what is being written, marked as a draft: what will be signed, but for the
 * mark. Set on a thread of its own; a call while one is being set is taken up after it, the
 * last one only. "changed" is emitted when there are new pages, "failed" with a GError where
 * they could not be set. Property (notify): "busy". Main thread.
 *
 * A place's id is what the text there was made from: a paragraph's id, "part:facts" and so on
 * by the part's name, "item:ID" in the operative part, "table:ID" in the annex.
 */
#define ROG_TYPE_PREVIEW (rog_preview_get_type ())
G_DECLARE_FINAL_TYPE (RogPreview, rog_preview, ROG, PREVIEW, GObject)

RogPreview *rog_preview_new (RogWork *work);
void        rog_preview_show_decision (RogPreview *self);
void        rog_preview_show_extract (RogPreview *self,
                                      const char *person);
void        rog_preview_show_letter (RogPreview *self,
                                     JsonObject *letter);
void        rog_preview_show_pleading (RogPreview *self,
                                       JsonObject *challenge);

guint           rog_preview_get_n_pages (RogPreview *self);
gboolean        rog_preview_is_busy (RogPreview *self);
void            rog_preview_get_page_size (RogPreview *self,
                                           double     *width,
                                           double     *height);
void            rog_preview_draw_page (RogPreview *self,
                                       cairo_t    *cr,
                                       guint       page);
const RogPlace *rog_preview_get_place_at (RogPreview *self,
                                          guint       page,
                                          int         x,
                                          int         y);
gboolean        rog_preview_find_place (RogPreview *self,
                                        const char *id,
                                        RogPlace   *place);

G_END_DECLS
