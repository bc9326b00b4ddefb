// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingExtracts:
 *
 * Of a paragraph, an order or a condition that is in no extract until the judge puts it there: a check for each person
 * who is to be served an extract. Emits "put" with the person's id and whether it is in that extract.
 */
#define ROG_TYPE_RULING_EXTRACTS (rog_ruling_extracts_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingExtracts, rog_ruling_extracts, ROG, RULING_EXTRACTS, AdwBin)

GtkWidget *rog_ruling_extracts_new (RogRulingPaper *paper);
void       rog_ruling_extracts_update (RogRulingExtracts *self,
                                       JsonObject        *object);

G_END_DECLS
