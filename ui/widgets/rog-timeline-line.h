// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/rog-timeline-track.h"

G_BEGIN_DECLS

/**
 * RogTimelineLine:
 *
 * One row of the timeline: number, title, bar, months; when narrow, the words above the
 * bar and all lengths written out. Signal `chosen`: it was clicked or Enter was pressed.
 */
#define ROG_TYPE_TIMELINE_LINE (rog_timeline_line_get_type ())
G_DECLARE_FINAL_TYPE (RogTimelineLine, rog_timeline_line, ROG, TIMELINE_LINE, GtkWidget)

GtkWidget        *rog_timeline_line_new (RogTimelineRow         *row,
                                         const RogTimelineScale *scale,
                                         GtkSizeGroup           *names,
                                         GtkSizeGroup           *months);
RogTimelineTrack *rog_timeline_line_get_track (RogTimelineLine *self);
RogTimelineRow   *rog_timeline_line_get_row (RogTimelineLine *self);
void              rog_timeline_line_set_selected (RogTimelineLine *self,
                                                  gboolean         selected);

G_END_DECLS
