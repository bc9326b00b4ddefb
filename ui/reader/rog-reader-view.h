// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-reader-controls.h"
#include "reader/rog-reader-find.h"
#include "reader/rog-reader.h"

G_BEGIN_DECLS

/**
 * RogReaderView:
 *
 * The reader with what stands around it: find bar (Ctrl+F), thumbnails, page control
 * (Ctrl+G), marks of cited passages beside the scroll bar. Property `thumbnails`
 * (boolean). Below 600 px the text fits the width until another fit is chosen.
 */
#define ROG_TYPE_READER_VIEW (rog_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (RogReaderView, rog_reader_view, ROG, READER_VIEW, GtkWidget)

GtkWidget         *rog_reader_view_new (void);
RogReader         *rog_reader_view_get_reader (RogReaderView *self);
RogReaderFind     *rog_reader_view_get_find (RogReaderView *self);
RogReaderControls *rog_reader_view_get_controls (RogReaderView *self);
void               rog_reader_view_set_source (RogReaderView *self,
                                               RogPageSource *source);
void               rog_reader_view_set_cited (RogReaderView *self,
                                              GListModel    *passages);
void               rog_reader_view_set_thumbnails (RogReaderView *self,
                                                   gboolean       shown);
gboolean           rog_reader_view_get_thumbnails (RogReaderView *self);
void               rog_reader_view_edit_page (RogReaderView *self);

G_END_DECLS
