// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RogTimelineScale:
 *
 * What all rows of one timeline share: the days from its left end to its right end, and
 * the alleged offences. Days are Julian, as in #GDate.
 */
typedef struct
{
  guint32 first;
  guint32 last;
  GArray *offences;
} RogTimelineScale;

typedef struct
{
  GDate from;
  GDate to;
  char *label;
} RogTimelineOffence;

double                    rog_timeline_scale_x (const RogTimelineScale *scale,
                                                guint32                 day,
                                                double                  width,
                                                gboolean                rtl);
guint32                   rog_timeline_scale_day (const RogTimelineScale *scale,
                                                  double                  x,
                                                  double                  width,
                                                  gboolean                rtl);
const RogTimelineOffence *rog_timeline_scale_offence (const RogTimelineScale *scale,
                                                      guint32                 day);
guint32                   rog_timeline_scale_snap (const RogTimelineScale *scale,
                                                   guint32                 day,
                                                   gboolean                is_end,
                                                   double                  reach);

G_END_DECLS
