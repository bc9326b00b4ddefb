// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-work-challenge-private.h"

G_BEGIN_DECLS

/* What an event does to the items of a request: for rog-work-event.c. */
gboolean    rog_event_is_withdrawal (JsonObject *body);
const char *rog_event_find_item_act (JsonObject *body);
gboolean    rog_event_check_withdrawal (RogWork    *self,
                                        JsonObject *body,
                                        GFile      *given,
                                        GError    **error);
gboolean    rog_event_check_changed_items (RogWork    *self,
                                           JsonObject *body,
                                           JsonObject *items,
                                           GFile      *given,
                                           GError    **error);
void        rog_event_add_withdrawals (RogWork   *self,
                                       RogFiling *filing);
void        rog_event_add_changed_items (RogWork    *self,
                                         RogFiling  *filing,
                                         JsonObject *items);
void        rog_event_tie_items (RogFiling *filing,
                                 GPtrArray *items);

G_END_DECLS
