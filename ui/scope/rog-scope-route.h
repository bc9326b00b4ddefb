// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "dossier/rog-dossier.h"
#include "law/rog-law.h"

G_BEGIN_DECLS

/**
 * RogScopeRoute:
 *
 * The route of a change and what that route must name. None is chosen by itself. Signal
 * "edited" (JsonObject, nullable): the person has made it another one.
 */
#define ROG_TYPE_SCOPE_ROUTE (rog_scope_route_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeRoute, rog_scope_route, ROG, SCOPE_ROUTE, AdwBin)

GtkWidget *rog_scope_route_new (RogDossier *dossier,
                                RogLaw     *law);
void       rog_scope_route_show (RogScopeRoute *self,
                                 JsonObject    *route);

GtkWidget  *rog_scope_choice_new (const char *title,
                                  const char *none,
                                  GPtrArray  *ids,
                                  GPtrArray  *labels);
void        rog_scope_choice_set (GtkWidget  *row,
                                  const char *id);
const char *rog_scope_choice_get (GtkWidget *row);

G_END_DECLS
