// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/rog-timeline-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RogTimeline:
 *
 * Periods requested, kept and cut, one item a row, over the alleged offences. Rows
 * select; the ends of a kept period are moved by pointer or by key (#RogTimelineHandle)
 * and stay within what is requested. Below 600 px the words stand above the bars.
 *
 * Signals: `row-selected` (RogTimelineRow); `edited` (RogTimelineRow): the user has
 * moved an end, and the row's kept period is the new one.
 */
#define ROG_TYPE_TIMELINE (rog_timeline_get_type ())
G_DECLARE_FINAL_TYPE (RogTimeline, rog_timeline, ROG, TIMELINE, GtkWidget)

GtkWidget      *rog_timeline_new (void);
void            rog_timeline_set_rows (RogTimeline *self,
                                       GListModel  *rows);
void            rog_timeline_add_offence (RogTimeline *self,
                                          const GDate *from,
                                          const GDate *to,
                                          const char  *label);
void            rog_timeline_clear_offences (RogTimeline *self);
void            rog_timeline_select (RogTimeline    *self,
                                     RogTimelineRow *row);
RogTimelineRow *rog_timeline_get_selected (RogTimeline *self);
GtkWidget      *rog_timeline_get_handle (RogTimeline    *self,
                                         RogTimelineRow *row,
                                         gboolean        is_end);

G_END_DECLS
