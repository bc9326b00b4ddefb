// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ruling/rog-ruling-fields.h"
#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingList:
 *
 * A list of the draft: conditions, orders, remedies, signers, persons to be told. Each entry
 * has its fields and can be removed; a button adds one. Where it stands in a card, it shows
 * the entries about that card's item and makes new ones about it.
 */
#define ROG_TYPE_RULING_LIST (rog_ruling_list_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingList, rog_ruling_list, ROG, RULING_LIST, AdwBin)

GtkWidget *rog_ruling_list_new (RogRulingPaper       *paper,
                                const char           *name,
                                const char           *add,
                                const char           *label,
                                const RogRulingField *fields,
                                const char           *item);
void       rog_ruling_list_update (RogRulingList *self);
void       rog_ruling_list_append (RogRulingList *self,
                                   JsonObject    *entry);

G_END_DECLS
