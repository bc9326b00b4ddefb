// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingParts:
 *
 * What a decision has beside its items: what is pleaded without an item, general reasons,
 * procedure, consultation, facts, secrecy, remedy, place and signers. What the court's
 * settings have is put in by a button.
 */
#define ROG_TYPE_RULING_PARTS (rog_ruling_parts_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingParts, rog_ruling_parts, ROG, RULING_PARTS, AdwBin)

GtkWidget *rog_ruling_parts_new (RogRulingPaper *paper);
void       rog_ruling_parts_update (RogRulingParts *self);

G_END_DECLS
