// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rog-timeline-scale.h"

/* rog_timeline_scale_x: where @day begins; the day after the last one is the far end. */
double
rog_timeline_scale_x (const RogTimelineScale *scale,
                      guint32                 day,
                      double                  width,
                      gboolean                rtl)
{
  double share = ((double)day - scale->first) / MAX (1.0, (double)scale->last - scale->first + 1);

  return (rtl ? 1 - share : share) * width;
}

guint32
rog_timeline_scale_day (const RogTimelineScale *scale,
                        double                  x,
                        double                  width,
                        gboolean                rtl)
{
  double share = (rtl ? width - x : x) / MAX (1, width);

  return (guint32)CLAMP (scale->first + round (share * ((double)scale->last - scale->first + 1)), 1, 5000000);
}

/* rog_timeline_scale_offence: the offence nearest to @day, NULL where none is alleged. */
const RogTimelineOffence *
rog_timeline_scale_offence (const RogTimelineScale *scale,
                            guint32                 day)
{
  const RogTimelineOffence *nearest = NULL;
  guint32                   least = G_MAXUINT32;

  for (guint i = 0; i < scale->offences->len; i++)
    {
      const RogTimelineOffence *offence = &g_array_index (scale->offences, RogTimelineOffence, i);
      guint32                   from = g_date_get_julian (&offence->from), to = g_date_get_julian (&offence->to);
      guint32                   far = day < from ? from - day : day > to ? day - to
                                                                         : 0;
      if (far < least)
        {
          least = far;
          nearest = offence;
        }
    }
  return nearest;
}

static void
consider (guint32  candidate,
          guint32  day,
          double  *reach,
          guint32 *best)
{
  double far = ABS ((double)candidate - day);

  if (far <= *reach)
    {
      *reach = far;
      *best = candidate;
    }
}

/* rog_timeline_scale_snap: an offence's date, or the month's first or last day, within @reach days. */
guint32
rog_timeline_scale_snap (const RogTimelineScale *scale,
                         guint32                 day,
                         gboolean                is_end,
                         double                  reach)
{
  guint32 best = day;
  GDate   month;

  g_date_clear (&month, 1);
  g_date_set_julian (&month, day);
  g_date_set_day (&month, 1);
  for (guint i = 0; i < 2; i++)
    {
      guint32 first = g_date_get_julian (&month);
      consider (is_end ? first - 1 : first, day, &reach, &best);
      g_date_add_months (&month, 1);
    }
  /* An offence's date wins where both are as near. */
  for (guint i = 0; i < scale->offences->len; i++)
    {
      const RogTimelineOffence *offence = &g_array_index (scale->offences, RogTimelineOffence, i);
      consider (g_date_get_julian (&offence->from), day, &reach, &best);
      consider (g_date_get_julian (&offence->to), day, &reach, &best);
    }
  return best;
}
