// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-ruling-paper.h"
#include "widgets/rog-cite-view.h"

G_BEGIN_DECLS

/**
 * RogRulingReasons:
 *
 * The numbered paragraphs written in one card, each with its passages. An empty one stands
 * ready; a standard paragraph of the court is inserted by a person, never by itself.
 */
#define ROG_TYPE_RULING_REASONS (rog_ruling_reasons_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingReasons, rog_ruling_reasons, ROG, RULING_REASONS, AdwBin)

GtkWidget *rog_ruling_reasons_new (RogRulingPaper *paper,
                                   const char     *card,
                                   const char     *label);
void       rog_ruling_reasons_update (RogRulingReasons *self);

G_END_DECLS
