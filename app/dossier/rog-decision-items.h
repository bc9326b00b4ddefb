// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-ruling-check.h"

G_BEGIN_DECLS

/* Private to the dossier library. */
JsonArray *rog_decision_paragraph_ids (GPtrArray *paragraphs);
void       rog_decision_put_items (RogRulingCheck *c,
                                   GPtrArray      *items,
                                   JsonObject     *body);

G_END_DECLS
