// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RogToggles:
 *
 * A group of toggles side by side, and a drop-down of the same words where there is no room for
 * all of them. What is chosen is asked of the group, and set there. Properties: "group", the
 * #AdwToggleGroup; "label", what is chosen, for assistive technology; "nothing" (nullable), what
 * the drop-down says, and offers, when no toggle is active.
 */
#define ROG_TYPE_TOGGLES (rog_toggles_get_type ())
G_DECLARE_FINAL_TYPE (RogToggles, rog_toggles, ROG, TOGGLES, GtkWidget)

GtkWidget *rog_toggles_new (AdwToggleGroup *group,
                            const char     *label,
                            const char     *nothing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
