// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "widgets/rog-timeline-row.h"
#include "widgets/rog-timeline-scale.h"

G_BEGIN_DECLS

/**
 * RogTimelineTrack:
 *
 * The bar of one row with its handles. Signals `edited` and `refused`, as of a handle;
 * `touched`: a handle has got focus or is dragged.
 */
#define ROG_TYPE_TIMELINE_TRACK (rog_timeline_track_get_type ())
G_DECLARE_FINAL_TYPE (RogTimelineTrack, rog_timeline_track, ROG, TIMELINE_TRACK, GtkWidget)

GtkWidget *rog_timeline_track_new (RogTimelineRow         *row,
                                   const RogTimelineScale *scale);
GtkWidget *rog_timeline_track_get_handle (RogTimelineTrack *self,
                                          gboolean          is_end);
void       rog_timeline_track_set_selected (RogTimelineTrack *self,
                                            gboolean          selected);

G_END_DECLS
