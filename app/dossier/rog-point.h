// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"

G_BEGIN_DECLS

/**
 * RogPoint:
 *
 * A point to check: two facts beside each other, each with where it stands, and no more (casework § 5).
 * Immutable. Properties "key" (stable, so that it can be put aside), "item", "first", "second" (sentences),
 * "first-pin", "second-pin" (boxed JsonNode, nullable).
 */
#define ROG_TYPE_POINT (rog_point_get_type ())
G_DECLARE_FINAL_TYPE (RogPoint, rog_point, ROG, POINT, GObject)

const char *rog_point_get_key (RogPoint *self);
const char *rog_point_get_item (RogPoint *self);
const char *rog_point_get_first (RogPoint *self);
const char *rog_point_get_second (RogPoint *self);
JsonObject *rog_point_peek_first_pin (RogPoint *self);
JsonObject *rog_point_peek_second_pin (RogPoint *self);
GPtrArray  *rog_points_to_check (RogDossier *dossier);
gboolean    rog_item_get_alleged_period (RogDossier  *dossier,
                                         RogItem     *item,
                                         const char **from,
                                         const char **to,
                                         JsonObject **offence);

G_END_DECLS
