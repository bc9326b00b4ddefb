// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scope/rog-scope-editor.h"

G_BEGIN_DECLS

/**
 * RogScopeLines:
 *
 * A list, one entry a line: places, terms, what is left out.
 */
#define ROG_TYPE_SCOPE_LINES (rog_scope_lines_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeLines, rog_scope_lines, ROG, SCOPE_LINES, RogScopeEditor)

GtkWidget *rog_scope_lines_new (RogDossier *dossier,
                                RogLaw     *law,
                                const char *field,
                                JsonNode   *requested);

G_END_DECLS
