// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/rog-limit-disc.h"

G_BEGIN_DECLS

/**
 * RogLimitView:
 *
 * A time limit as it is shown everywhere: disc, words ("5 days left"), absolute time
 * ("Rule by Sun 27 Sep, 18:00"). The caller gives the words and the level, since law
 * decides both. Its accessible name has them in full.
 */
#define ROG_TYPE_LIMIT_VIEW (rog_limit_view_get_type ())
G_DECLARE_FINAL_TYPE (RogLimitView, rog_limit_view, ROG, LIMIT_VIEW, GtkWidget)

/**
 * RogLimitSize:
 * @ROG_LIMIT_ROW: in a list
 * @ROG_LIMIT_SIDE: in the sidebar
 * @ROG_LIMIT_CARD: on a card
 */
typedef enum
{
  ROG_LIMIT_ROW,
  ROG_LIMIT_SIDE,
  ROG_LIMIT_CARD,
} RogLimitSize;

GtkWidget    *rog_limit_view_new (RogLimitSize size);
void          rog_limit_view_set (RogLimitView *self,
                                  RogLimitLevel level,
                                  double        left,
                                  const char   *words,
                                  const char   *when,
                                  const char   *full);
RogLimitLevel rog_limit_view_get_level (RogLimitView *self);

G_END_DECLS
