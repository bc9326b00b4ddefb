// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom an item touches, and in which capacity: rows at the end of the item's card, one a person of the form.
#pragma once

#include "form/rog-form-group.h"

G_BEGIN_DECLS

void  rog_item_persons_show (RogFormCard  *card,
                             RogFormGroup *persons,
                             JsonObject   *request);
guint rog_item_persons_count (RogFormCard *card);
void  rog_item_persons_store (RogFormCard *card,
                              JsonObject  *item,
                              JsonArray   *capacities);

G_END_DECLS
