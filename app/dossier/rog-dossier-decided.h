// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"

G_BEGIN_DECLS

/**
 * RogItemState:
 * @ROG_ITEM_UNDECIDED: no decision covers it yet
 * @ROG_ITEM_POSTPONED: the last one postponed it: it is open, and waits
 * @ROG_ITEM_CAME_BACK: the last one returned it, and the authority has sent something for it since
 * @ROG_ITEM_SET_ASIDE: the last one was set aside
 * @ROG_ITEM_DECIDED: the last one stands
 * @ROG_ITEM_ENDED: there is nothing to decide: the authority has withdrawn it, or it was the rest of what was set aside
 *
 * What is to be decided of an item. Derived from acts, never set.
 */
typedef enum
{
  ROG_ITEM_UNDECIDED,
  ROG_ITEM_POSTPONED,
  ROG_ITEM_CAME_BACK,
  ROG_ITEM_SET_ASIDE,
  ROG_ITEM_DECIDED,
  ROG_ITEM_ENDED,
} RogItemState;

RogDecision *rog_dossier_get_decision_on (RogDossier  *self,
                                          const char  *item,
                                          JsonObject **line);
gboolean     rog_dossier_is_set_aside (RogDossier  *self,
                                       RogDecision *decision,
                                       const char  *item);
RogItemState rog_dossier_get_item_state (RogDossier   *self,
                                         RogItem      *item,
                                         RogDecision **last);
gboolean     rog_dossier_item_is_undecided (RogDossier *self,
                                            RogItem    *item);
gboolean     rog_dossier_item_may_change (RogDossier *self,
                                          RogItem    *item);
const char  *rog_dossier_get_review (RogDossier *self,
                                     const char *item);
char        *rog_dossier_dup_before (RogDossier *self,
                                     RogItem    *item);

G_END_DECLS
