// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"

G_BEGIN_DECLS

JsonObject *rog_export_request (RogDossier *dossier,
                                GHashTable *names);
GHashTable *rog_export_names (RogDossier *dossier);

G_END_DECLS
