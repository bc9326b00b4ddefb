// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "widgets/rog-pin-item.h"

G_BEGIN_DECLS

/**
 * RogPinButton:
 *
 * The one link object: a pin, wherever it stands. Click or Enter jumps and leaves focus
 * where it is; Ctrl+Enter or Ctrl+click moves focus too. Hovering, a long press or the
 * Menu key shows the quoted lines. A passage that is gone is struck through and offers
 * *Find Again*.
 *
 * Both go to actions of an ancestor: `pin.open` with (sb), the pin's id and whether focus
 * moves, and `pin.find-again` with s. The signals `activate` (gboolean focus) and
 * `find-again` come before, for whoever holds the button.
 */
#define ROG_TYPE_PIN_BUTTON (rog_pin_button_get_type ())
G_DECLARE_FINAL_TYPE (RogPinButton, rog_pin_button, ROG, PIN_BUTTON, GtkWidget)

GtkWidget  *rog_pin_button_new (RogPinItem *pin);
void        rog_pin_button_set_in_text (RogPinButton *self);
RogPinItem *rog_pin_button_get_pin (RogPinButton *self);

G_END_DECLS
