// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-docket-queue.h"

#include <glib/gi18n.h>

#define HOUR 3600
#define DAY (24 * HOUR)

typedef struct
{
  const char *id; /* as the row's "queue" has it; NULL: computed here */
  const char *title;
  const char *icon;
  gboolean    done;
} Queue;

static const Queue queues[ROG_DOCKET_N_QUEUES] = {
  [ROG_DOCKET_TO_DECIDE] = { "to-decide", N_ ("To decide"), "rog-docket-symbolic", FALSE },
  [ROG_DOCKET_URGENT] = { NULL, N_ ("Urgent"), "alarm-symbolic", FALSE },
  [ROG_DOCKET_AWAITING_COUNSEL] = { "awaiting-counsel", N_ ("Awaiting counsel"), "rog-persons-symbolic", FALSE },
  [ROG_DOCKET_AWAITING_AUTHORITY] = { "awaiting-authority", N_ ("Awaiting authority"), "rog-globe-symbolic", FALSE },
  [ROG_DOCKET_RULED] = { "ruled", N_ ("Ruled"), "rog-gavel-symbolic", TRUE },
  [ROG_DOCKET_CLOSED] = { "closed", N_ ("Closed"), "folder-symbolic", TRUE },
  [ROG_DOCKET_PRACTICE] = { NULL, N_ ("Practice"), "rog-scales-symbolic", TRUE },
};

static const char *const spans[ROG_DOCKET_N_SPANS] = {
  [ROG_DOCKET_DAY] = N_ ("Within 24 hours"),
  [ROG_DOCKET_WEEK] = N_ ("This week"),
  [ROG_DOCKET_LATER] = N_ ("Later"),
};

/**
 * rog_docket_queue_get_title:
 * @queue: a queue
 * @at_court: whether the desk is the court's; counsel does not rule
 *
 * Returns: (transfer none): what it is called
 */
const char *
rog_docket_queue_get_title (RogDocketQueue queue,
                            gboolean       at_court)
{
  g_return_val_if_fail (queue < ROG_DOCKET_N_QUEUES, NULL);

  if (!at_court && queue == ROG_DOCKET_TO_DECIDE)
    return C_ ("queue", "Not decided");
  if (!at_court && queue == ROG_DOCKET_RULED)
    return C_ ("queue", "Decided");

  return _(queues[queue].title);
}

const char *
rog_docket_queue_get_icon (RogDocketQueue queue)
{
  g_return_val_if_fail (queue < ROG_DOCKET_N_QUEUES, NULL);

  return queues[queue].icon;
}

/**
 * rog_docket_queue_is_done:
 * @queue: a queue
 *
 * Returns: whether the queue stands under "Done"
 */
gboolean
rog_docket_queue_is_done (RogDocketQueue queue)
{
  g_return_val_if_fail (queue < ROG_DOCKET_N_QUEUES, FALSE);

  return queues[queue].done;
}

/* Three days left, or a third of a limit that runs by the hour. */
static gboolean
is_urgent (gint64   start,
           gint64   end,
           gboolean by_the_hour,
           gint64   now)
{
  if (end == 0)
    return FALSE;
  if (by_the_hour && end > start)
    return end - now <= (end - start) / 3;

  return end - now <= 3 * DAY;
}

/**
 * rog_docket_queue_contains:
 * @queue: a queue
 * @row: a dossier
 * @now: UTC seconds
 *
 * Returns: whether the dossier stands in the queue at that time
 */
gboolean
rog_docket_queue_contains (RogDocketQueue queue,
                           RogDossierRow *row,
                           gint64         now)
{
  g_autofree char *id = NULL;
  gboolean         practice, by_the_hour;
  gint64           start, end;

  g_object_get (row, "queue", &id, "practice", &practice, "limit-at", &end, "limit-start", &start,
                "limit-hours", &by_the_hour, NULL);

  if (practice || queue == ROG_DOCKET_PRACTICE)
    return practice && queue == ROG_DOCKET_PRACTICE;
  if (queue == ROG_DOCKET_URGENT)
    return g_strcmp0 (id, "ruled") != 0 && g_strcmp0 (id, "closed") != 0 && is_urgent (start, end, by_the_hour, now);

  return g_strcmp0 (id, queues[queue].id) == 0;
}

/**
 * rog_docket_span_of:
 * @row: a dossier
 * @now: UTC seconds
 *
 * Returns: how soon its limit ends; without one, later
 */
RogDocketSpan
rog_docket_span_of (RogDossierRow *row,
                    gint64         now)
{
  gint64 end;

  g_object_get (row, "limit-at", &end, NULL);
  if (end == 0 || end - now > 7 * DAY)
    return ROG_DOCKET_LATER;

  return end - now > DAY ? ROG_DOCKET_WEEK : ROG_DOCKET_DAY;
}

const char *
rog_docket_span_get_title (RogDocketSpan span)
{
  g_return_val_if_fail (span < ROG_DOCKET_N_SPANS, NULL);

  return _(spans[span]);
}
