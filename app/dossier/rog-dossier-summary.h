// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-rules.h"

G_BEGIN_DECLS

/* Its member "format": what was made by another version of this program is made anew. */
#define ROG_DOSSIER_SUMMARY_FORMAT 5

JsonObject *rog_dossier_summary (RogDossier *dossier,
                                 RogRules   *rules,
                                 gboolean    at_court,
                                 gint64      now);

G_END_DECLS
