// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-rules.h"

G_BEGIN_DECLS

char *rog_decision_dup_pleaded (RogDossier *dossier,
                                RogRules   *rules,
                                JsonObject *body,
                                GPtrArray  *pairs,
                                GPtrArray  *items);

G_END_DECLS
