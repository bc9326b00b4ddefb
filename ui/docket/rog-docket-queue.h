// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-dossier-row.h"

G_BEGIN_DECLS

/**
 * RogDocketQueue:
 *
 * The queues of the docket, in their order. A dossier is in the queue its acts put it in;
 * in "urgent" too while a limit runs out; a practice dossier is in "practice" alone.
 */
typedef enum
{
  ROG_DOCKET_TO_DECIDE,
  ROG_DOCKET_URGENT,
  ROG_DOCKET_AWAITING_COUNSEL,
  ROG_DOCKET_AWAITING_AUTHORITY,
  ROG_DOCKET_RULED,
  ROG_DOCKET_CLOSED,
  ROG_DOCKET_PRACTICE,
  ROG_DOCKET_N_QUEUES,
} RogDocketQueue;

/**
 * RogDocketSpan:
 *
 * How soon a time limit ends: the sections of the list.
 */
typedef enum
{
  ROG_DOCKET_DAY,
  ROG_DOCKET_WEEK,
  ROG_DOCKET_LATER,
  ROG_DOCKET_N_SPANS,
} RogDocketSpan;

const char   *rog_docket_queue_get_title (RogDocketQueue queue,
                                          gboolean       at_court);
const char   *rog_docket_queue_get_icon (RogDocketQueue queue);
gboolean      rog_docket_queue_is_done (RogDocketQueue queue);
gboolean      rog_docket_queue_contains (RogDocketQueue queue,
                                         RogDossierRow *row,
                                         gint64         now);
RogDocketSpan rog_docket_span_of (RogDossierRow *row,
                                  gint64         now);
const char   *rog_docket_span_get_title (RogDocketSpan span);

G_END_DECLS
