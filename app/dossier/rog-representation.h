// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogRepresentation:
 *
 * That a counsel acts for a person, on some items or on all, from one day to another, with its proof.
 */
#define ROG_TYPE_REPRESENTATION (rog_representation_get_type ())
G_DECLARE_FINAL_TYPE (RogRepresentation, rog_representation, ROG, REPRESENTATION, RogEntity)

RogRepresentation *rog_representation_new (const char *id,
                                           JsonObject *state,
                                           GError    **error);
const char        *rog_representation_get_counsel (RogRepresentation *self);
const char        *rog_representation_get_person (RogRepresentation *self);
const char        *rog_representation_get_from (RogRepresentation *self);
const char        *rog_representation_get_to (RogRepresentation *self);

G_END_DECLS
