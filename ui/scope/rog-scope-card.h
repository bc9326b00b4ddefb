// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "scope/rog-scope-drafts.h"
#include "law/rog-law.h"

G_BEGIN_DECLS

/**
 * RogScopeCard:
 *
 * One item: its fields, requested against narrowed, and the challenges against it.
 */
#define ROG_TYPE_SCOPE_CARD (rog_scope_card_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeCard, rog_scope_card, ROG, SCOPE_CARD, GtkBox)

GtkWidget *rog_scope_card_new (RogWork        *work,
                               RogLaw         *law,
                               RogScopeDrafts *drafts);
void       rog_scope_card_set_item (RogScopeCard *self,
                                    RogItem      *item);
RogItem   *rog_scope_card_get_item (RogScopeCard *self);
void       rog_scope_card_update (RogScopeCard *self);
void       rog_scope_card_set_stacked (RogScopeCard *self,
                                       gboolean      stacked);
void       rog_scope_card_add_pin (RogScopeCard *self,
                                   JsonObject   *pin);
void       rog_scope_card_go_to (RogScopeCard *self,
                                 const char   *field,
                                 const char   *part);
void       rog_scope_card_narrow (RogScopeCard *self,
                                  JsonObject   *pin);

G_END_DECLS
