// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingAbout:
 *
 * On which challenge an order is made: one of those that the decision answers, or none. Not there while there is none to
 * choose. Signal "chosen", with the challenge's id or %NULL: a person has chosen.
 */
#define ROG_TYPE_RULING_ABOUT (rog_ruling_about_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingAbout, rog_ruling_about, ROG, RULING_ABOUT, AdwComboRow)

GtkWidget *rog_ruling_about_new (RogRulingPaper *paper,
                                 const char     *item);
void       rog_ruling_about_update (RogRulingAbout *self,
                                    JsonObject     *entry);
void       rog_ruling_about_put (JsonObject *entry,
                                 const char *challenge);

G_END_DECLS
