// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"

G_BEGIN_DECLS

void rog_dossier_add_status (RogDossier *dossier,
                             JsonObject *summary,
                             gboolean    at_court,
                             gint64      now);

G_END_DECLS
