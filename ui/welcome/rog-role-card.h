// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RogRoleCard:
 *
 * A role to choose at first run. Properties: "title", "note" (what the role does),
 * "compact" (icon beside the words).
 */
#define ROG_TYPE_ROLE_CARD (rog_role_card_get_type ())
G_DECLARE_FINAL_TYPE (RogRoleCard, rog_role_card, ROG, ROLE_CARD, GtkToggleButton)

G_END_DECLS
