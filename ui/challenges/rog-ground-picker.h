// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "law/rog-law-entry.h"

G_BEGIN_DECLS

/**
 * RogGroundPicker:
 *
 * The catalogue of grounds, searchable: name, test, sources, when it does not apply, where
 * it can be heard; and a ground of one's own. Signal "picked" (RogLawEntry, %NULL for one of
 * one's own).
 */
#define ROG_TYPE_GROUND_PICKER (rog_ground_picker_get_type ())
G_DECLARE_FINAL_TYPE (RogGroundPicker, rog_ground_picker, ROG, GROUND_PICKER, GtkPopover)

GtkWidget  *rog_ground_picker_new (void);
GtkWidget  *rog_ground_sources_new (RogLawEntry *ground);
const char *rog_ground_get_hearing (RogLawEntry *ground);

G_END_DECLS
