// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scope/rog-scope-editor.h"

G_BEGIN_DECLS

/**
 * RogScopeRetention:
 *
 * How long it may be kept: a length, or words where the request has words.
 */
#define ROG_TYPE_SCOPE_RETENTION (rog_scope_retention_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeRetention, rog_scope_retention, ROG, SCOPE_RETENTION, RogScopeEditor)

GtkWidget *rog_scope_retention_new (RogDossier *dossier,
                                    RogLaw     *law,
                                    const char *field,
                                    JsonNode   *requested);

G_END_DECLS
