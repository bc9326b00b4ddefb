// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "widgets/rog-timeline-row.h"
#include "widgets/rog-timeline-scale.h"

G_BEGIN_DECLS

/**
 * RogTimelineHandle:
 *
 * One end of a kept period: 24 by 44, a slider to screen readers. ←/→ a day, with Shift
 * a month, with Ctrl a year; Home and End the offence's first and last day; Page Up and
 * Page Down the requested ones; Esc takes back; a digit opens a date entry.
 *
 * Signals: `edited`, the row has another period; `refused`, what was asked lies outside
 * what is requested.
 */
#define ROG_TYPE_TIMELINE_HANDLE (rog_timeline_handle_get_type ())
G_DECLARE_FINAL_TYPE (RogTimelineHandle, rog_timeline_handle, ROG, TIMELINE_HANDLE, GtkWidget)

GtkWidget *rog_timeline_handle_new (RogTimelineRow         *row,
                                    const RogTimelineScale *scale,
                                    gboolean                is_end);
gboolean   rog_timeline_handle_is_end (RogTimelineHandle *self);
guint32    rog_timeline_handle_get_day (RogTimelineHandle *self);
gboolean   rog_timeline_handle_move_to (RogTimelineHandle *self,
                                        gint64             day);
void       rog_timeline_handle_remember (RogTimelineHandle *self);
void       rog_timeline_handle_settled (RogTimelineHandle *self);
void       rog_timeline_handle_cancel (RogTimelineHandle *self);
void       rog_timeline_handle_set_shown (RogTimelineHandle *self,
                                          gboolean           shown);

G_END_DECLS
