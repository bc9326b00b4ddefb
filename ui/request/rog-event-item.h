// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/rog-act-page.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogEventItem:
 *
 * In the form for an event: what the authority requests of one item, to be changed to what it requests now, or of one
 * that it adds. What is changed is kept by the page under the item's id, as rog_work_enter_change_async() takes it.
 */
#define ROG_TYPE_EVENT_ITEM (rog_event_item_get_type ())
G_DECLARE_FINAL_TYPE (RogEventItem, rog_event_item, ROG, EVENT_ITEM, AdwPreferencesGroup)

GtkWidget  *rog_event_item_new (RogActPage *page,
                                RogWork    *work,
                                RogItem    *item);
GtkWidget  *rog_event_item_new_added (RogActPage *page,
                                      RogWork    *work,
                                      const char *key);
void        rog_event_item_begin (RogEventItem *self);
gboolean    rog_event_item_is_begun (RogEventItem *self);
gboolean    rog_event_item_is_left_out (RogEventItem *self);
gboolean    rog_event_item_put_back (RogEventItem *self);
void        rog_event_item_update (RogEventItem *self,
                                   gboolean      shown);
const char *rog_event_item_find_missing (RogEventItem *self);
JsonObject *rog_event_item_peek_change (RogEventItem *self);
const char *rog_event_item_get_id (RogEventItem *self);

G_END_DECLS
