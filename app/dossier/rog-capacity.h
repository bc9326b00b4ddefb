// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogCapacity:
 *
 * In which capacity a person stands to one item, or to all where no item is named, and who said so: the authority
 * (with the passage) or a judge (by this act). Without one a person is a person concerned, never a suspect.
 */
#define ROG_TYPE_CAPACITY (rog_capacity_get_type ())
G_DECLARE_FINAL_TYPE (RogCapacity, rog_capacity, ROG, CAPACITY, RogEntity)

RogCapacity *rog_capacity_new (const char *id,
                               JsonObject *state,
                               GError    **error);
const char  *rog_capacity_get_person (RogCapacity *self);
const char  *rog_capacity_get_item (RogCapacity *self);
const char  *rog_capacity_get_capacity (RogCapacity *self);
const char  *rog_capacity_get_source (RogCapacity *self);

G_END_DECLS
