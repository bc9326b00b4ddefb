// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "dossier/rog-blocker.h"
#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingMissing:
 *
 * What stands in the way of signing: a button for each, which goes to its place.
 */
#define ROG_TYPE_RULING_MISSING (rog_ruling_missing_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingMissing, rog_ruling_missing, ROG, RULING_MISSING, AdwBin)

GtkWidget *rog_ruling_missing_new (RogRulingPaper *paper);
void       rog_ruling_missing_update (RogRulingMissing *self,
                                      GPtrArray        *blocks);
void       rog_ruling_missing_go_to (RogRulingMissing *self,
                                     RogBlocker       *block);
char      *rog_ruling_missing_describe (GPtrArray *blocks);

G_END_DECLS
