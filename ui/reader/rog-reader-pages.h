// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-page-source.h"

G_BEGIN_DECLS

/**
 * RogReaderPages:
 *
 * The drawn pages of one document: a coarse picture of many, a sharp one of those that
 * are seen, never more bytes than its budget. One page is drawn at a time, those that
 * are seen first. Main thread only.
 *
 * Signal `ready` (guint page): there is something new to show, a picture or an error.
 */
#define ROG_TYPE_READER_PAGES (rog_reader_pages_get_type ())
G_DECLARE_FINAL_TYPE (RogReaderPages, rog_reader_pages, ROG, READER_PAGES, GObject)

RogReaderPages *rog_reader_pages_new (RogPageSource *source,
                                      gsize          budget);
void            rog_reader_pages_want (RogReaderPages *self,
                                       guint           first,
                                       guint           last,
                                       double          scale);
GdkTexture     *rog_reader_pages_peek (RogReaderPages *self,
                                       guint           page,
                                       double          scale);
GdkTexture     *rog_reader_pages_peek_coarse (RogReaderPages *self,
                                              guint           page);
void            rog_reader_pages_want_coarse (RogReaderPages *self,
                                              guint           page);
const GError   *rog_reader_pages_peek_error (RogReaderPages *self,
                                             guint           page);
gboolean        rog_reader_pages_is_sharp (RogReaderPages *self,
                                           guint           first,
                                           guint           last);
gsize           rog_reader_pages_get_bytes (RogReaderPages *self);

G_END_DECLS
