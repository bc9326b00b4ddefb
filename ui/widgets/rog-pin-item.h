// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RogPinItem:
 *
 * A pin as it is shown: the caller's id of it, where it points ("Request p. 3 ¶ 13"),
 * the quoted lines, and whether the passage is gone. Immutable but for `gone`.
 */
#define ROG_TYPE_PIN_ITEM (rog_pin_item_get_type ())
G_DECLARE_FINAL_TYPE (RogPinItem, rog_pin_item, ROG, PIN_ITEM, GObject)

RogPinItem *rog_pin_item_new (const char *id,
                              const char *label,
                              const char *quote);
const char *rog_pin_item_get_id (RogPinItem *self);
const char *rog_pin_item_get_label (RogPinItem *self);
const char *rog_pin_item_get_quote (RogPinItem *self);
gboolean    rog_pin_item_get_gone (RogPinItem *self);
void        rog_pin_item_set_gone (RogPinItem *self,
                                   gboolean    gone);

G_END_DECLS
