// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingItemCard:
 *
 * One item of the request: whether it is in this decision, its outcome with what that needs,
 * who was heard, each challenge that targets it, conditions, orders, reasons. The keys 1 to
 * 6 choose an outcome while the card has the focus.
 */
#define ROG_TYPE_RULING_ITEM_CARD (rog_ruling_item_card_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingItemCard, rog_ruling_item_card, ROG, RULING_ITEM_CARD, AdwBin)

GtkWidget *rog_ruling_item_card_new (RogRulingPaper *paper,
                                     RogItem        *item);
GtkWidget *rog_ruling_item_card_get_check (RogRulingItemCard *self);
void       rog_ruling_item_card_update (RogRulingItemCard *self);

G_END_DECLS
