// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "rog-limit-words.h"

G_BEGIN_DECLS

gboolean rog_limit_facts_of (RogDossier    *dossier,
                             RogLimit      *limit,
                             gboolean       at_court,
                             RogLimitFacts *facts);
gboolean rog_limit_facts_find (RogDossier    *dossier,
                               gboolean       at_court,
                               RogLimitFacts *facts);

G_END_DECLS
