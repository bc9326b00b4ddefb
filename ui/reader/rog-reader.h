// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "reader/rog-page-source.h"
#include "reader/rog-passage.h"
#include "reader/rog-reader-layout.h"

G_BEGIN_DECLS

/**
 * RogReader:
 *
 * The pages of a document, one under the other, in a scrolled window. Text is selected
 * by pointer or by keyboard, areas on pages without text (on any page with Alt held, or by Ctrl+Shift+A and the arrow keys).
 * RogReaderView puts it into a scrolled window with find bar, thumbnails and controls.
 *
 * The buttons over a selection activate actions of an ancestor: `selection.note`,
 * `selection.cite`, `selection.narrow`, `selection.highlight`, `selection.copy` (copy
 * with citation). A button whose action no ancestor has is not shown.
 *
 * Properties: `page` (guint, read), `fit` (RogFit), `zoom` (double, 1.0 = 100 %),
 * `night-paper`, `caret-browsing` (booleans). Signals: `selection-changed`;
 * `highlight-activated` (string id); `page-changed`; `moved` (the position changed).
 */
#define ROG_TYPE_READER (rog_reader_get_type ())
G_DECLARE_FINAL_TYPE (RogReader, rog_reader, ROG, READER, GtkWidget)

GtkWidget     *rog_reader_new (void);
void           rog_reader_set_source (RogReader     *self,
                                      RogPageSource *source);
RogPageSource *rog_reader_get_source (RogReader *self);

guint    rog_reader_get_page (RogReader *self);
void     rog_reader_show_page (RogReader *self,
                               guint      page);
void     rog_reader_show_passage (RogReader  *self,
                                  RogPassage *passage);
gboolean rog_reader_go_back (RogReader *self);
double   rog_reader_get_offset (RogReader *self);
void     rog_reader_set_position (RogReader *self,
                                  guint      page,
                                  double     offset);

void   rog_reader_set_fit (RogReader *self,
                           RogFit     fit);
RogFit rog_reader_get_fit (RogReader *self);
void   rog_reader_set_zoom (RogReader *self,
                            double     zoom);
double rog_reader_get_zoom (RogReader *self);
void   rog_reader_set_night_paper (RogReader *self,
                                   gboolean   night);
void   rog_reader_set_watermark (RogReader  *self,
                                 const char *words);
void   rog_reader_set_caret_browsing (RogReader *self,
                                      gboolean   browsing);

GPtrArray *rog_reader_get_selection (RogReader *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean   rog_reader_get_selection_bounds (RogReader       *self,
                                            graphene_rect_t *box);
void       rog_reader_clear_selection (RogReader *self);
void       rog_reader_select (RogReader *self,
                              guint      page,
                              guint      start,
                              guint      end);

void     rog_reader_set_highlights (RogReader  *self,
                                    GListModel *highlights);
void     rog_reader_set_selected_highlight (RogReader  *self,
                                            const char *id);
gboolean rog_reader_step_highlight (RogReader *self,
                                    int        direction);
void     rog_reader_set_hits (RogReader *self,
                              GPtrArray *hits,
                              guint      current);

G_END_DECLS
