// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"

G_BEGIN_DECLS

char *rog_decision_dup_effect (RogDossier  *dossier,
                               RogDecision *decision);

G_END_DECLS
