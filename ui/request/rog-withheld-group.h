// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/rog-act-page.h"

G_BEGIN_DECLS

/**
 * RogWithheldGroup:
 *
 * In the form that opens a part of the dossier: the documents that bear on an item which is opened and that would stay
 * merely not opened, each with the criterion by which it is withheld, and why (casework § 2). Hidden while there is none.
 * What is chosen is kept with the page.
 */
#define ROG_TYPE_WITHHELD_GROUP (rog_withheld_group_get_type ())
G_DECLARE_FINAL_TYPE (RogWithheldGroup, rog_withheld_group, ROG, WITHHELD_GROUP, AdwPreferencesGroup)

RogWithheldGroup *rog_withheld_group_new (RogActPage *page,
                                          RogWork    *work);
void              rog_withheld_group_update (RogWithheldGroup *self,
                                             JsonObject       *body);
void              rog_withheld_group_gather (RogWithheldGroup *self,
                                             JsonObject       *body);
const char       *rog_withheld_group_find_missing (RogWithheldGroup *self);

G_END_DECLS
