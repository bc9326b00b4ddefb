// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingHeard:
 *
 * Of each person whom an item touches: who was heard and how, or why not.
 */
#define ROG_TYPE_RULING_HEARD (rog_ruling_heard_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingHeard, rog_ruling_heard, ROG, RULING_HEARD, AdwBin)

GtkWidget *rog_ruling_heard_new (RogRulingPaper *paper,
                                 const char     *item);
void       rog_ruling_heard_update (RogRulingHeard *self);

G_END_DECLS
