// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-scope-version.h"

G_BEGIN_DECLS

void     rog_containment_compare (JsonObject *requested,
                                  JsonObject *decided,
                                  gboolean    other_measure,
                                  RogRules   *rules,
                                  GPtrArray  *findings);
char    *rog_identifier_key (JsonObject *identifier);
gboolean rog_scope_list_is_open (JsonNode *node);

G_END_DECLS
