// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scope/rog-scope-editor.h"

G_BEGIN_DECLS

/**
 * RogScopeWords:
 *
 * Free text.
 */
#define ROG_TYPE_SCOPE_WORDS (rog_scope_words_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeWords, rog_scope_words, ROG, SCOPE_WORDS, RogScopeEditor)

GtkWidget *rog_scope_words_new (RogDossier *dossier,
                                RogLaw     *law,
                                const char *field,
                                JsonNode   *requested);

G_END_DECLS
