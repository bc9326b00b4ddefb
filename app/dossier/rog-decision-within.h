// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-rules.h"

G_BEGIN_DECLS

gboolean rog_decision_check_within (RogDossier *dossier,
                                    JsonObject *body,
                                    RogRules   *rules,
                                    GError    **error);

G_END_DECLS
