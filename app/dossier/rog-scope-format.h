// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-rules.h"

G_BEGIN_DECLS

char       *rog_scope_format_value (RogDossier *dossier,
                                    RogRules   *rules,
                                    const char *field,
                                    JsonNode   *value);
char       *rog_scope_format_field (RogDossier *dossier,
                                    RogRules   *rules,
                                    JsonObject *scope,
                                    const char *field);
const char *rog_scope_field_get_label (RogRules   *rules,
                                       const char *field);
char       *rog_moment_format (RogDossier *dossier,
                               const char *moment);
gboolean    rog_end_is_known (JsonObject *end);
char       *rog_end_format (RogDossier *dossier,
                            JsonObject *end);
char       *rog_relief_format (RogDossier *dossier,
                               RogRules   *rules,
                               JsonObject *relief,
                               const char *catalogue);

G_END_DECLS
