// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-item.h"
#include "dossier/rog-rules.h"

G_BEGIN_DECLS

gboolean rog_outcome_is_executed (const char *outcome);
char   **rog_outcomes_dup (RogRules   *rules,
                           const char *instrument,
                           RogItem    *item);

G_END_DECLS
