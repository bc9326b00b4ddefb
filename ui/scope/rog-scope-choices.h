// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scope/rog-scope-editor.h"

G_BEGIN_DECLS

/**
 * RogScopeChoices:
 *
 * Some of what is asked for: data categories with those within them, persons, offences.
 */
#define ROG_TYPE_SCOPE_CHOICES (rog_scope_choices_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeChoices, rog_scope_choices, ROG, SCOPE_CHOICES, RogScopeEditor)

GtkWidget *rog_scope_choices_new (RogDossier *dossier,
                                  RogLaw     *law,
                                  const char *field,
                                  JsonNode   *requested);

G_END_DECLS
