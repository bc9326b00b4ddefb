// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-rules.h"

G_BEGIN_DECLS

JsonObject *rog_dossier_summary (RogDossier *dossier,
                                 RogRules   *rules,
                                 gint64      now);

G_END_DECLS
