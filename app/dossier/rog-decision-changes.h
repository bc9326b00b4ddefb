// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-rules.h"

G_BEGIN_DECLS

char *rog_decision_change_to_words (RogDossier *dossier,
                                    RogRules   *rules,
                                    const char *title,
                                    JsonObject *row,
                                    JsonObject *change,
                                    const char *reason);
char *rog_decision_item_to_words (RogDossier *dossier,
                                  RogRules   *rules,
                                  const char *instrument,
                                  JsonObject *item);

G_END_DECLS
