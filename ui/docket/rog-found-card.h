// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "docket/rog-found-row.h"
#include "service/rog-dossier-row.h"

G_BEGIN_DECLS

/**
 * RogFoundCard:
 *
 * What was found in one dossier: the dossier, then its best passages, then how many more there are,
 * which the last row shows.
 */
#define ROG_TYPE_FOUND_CARD (rog_found_card_get_type ())
G_DECLARE_FINAL_TYPE (RogFoundCard, rog_found_card, ROG, FOUND_CARD, GtkWidget)

GtkWidget *rog_found_card_new (RogDossierRow *dossier,
                               GPtrArray     *passages,
                               gint64         now);
void       rog_found_card_set_narrow (RogFoundCard *self,
                                      gboolean      narrow);
gboolean   rog_found_card_focus_first (RogFoundCard *self);

G_END_DECLS
