// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scope/rog-scope-editor.h"

G_BEGIN_DECLS

/**
 * RogScopePeriod:
 *
 * First and last day, typed or chosen in a calendar.
 */
#define ROG_TYPE_SCOPE_PERIOD (rog_scope_period_get_type ())
G_DECLARE_FINAL_TYPE (RogScopePeriod, rog_scope_period, ROG, SCOPE_PERIOD, RogScopeEditor)

GtkWidget *rog_scope_period_new (RogDossier *dossier,
                                 RogLaw     *law,
                                 const char *field,
                                 JsonNode   *requested);

G_END_DECLS
