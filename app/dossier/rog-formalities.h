// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-ruling-draft.h"

G_BEGIN_DECLS

JsonArray *rog_item_peek_formalities (RogItem *item);

/* Private to the dossier library. */
JsonArray *rog_formalities_build (RogRulingDraft *draft,
                                  RogItem        *item);
char      *rog_formality_to_words (JsonObject *formality,
                                   const char *title);
char      *rog_formalities_to_cell (JsonArray *formalities);

G_END_DECLS
