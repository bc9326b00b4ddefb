// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ruling/rog-ruling-fields.h"
#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingFormalities:
 *
 * What an item asks as to form, each with its place in the request, and whether it is followed. None is answered
 * beforehand.
 */
#define ROG_TYPE_RULING_FORMALITIES (rog_ruling_formalities_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingFormalities, rog_ruling_formalities, ROG, RULING_FORMALITIES, AdwBin)

GtkWidget *rog_ruling_formalities_new (RogRulingPaper *paper,
                                       RogItem        *item);
void       rog_ruling_formalities_update (RogRulingFormalities *self);

G_END_DECLS
