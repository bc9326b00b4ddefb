// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogPerson:
 *
 * A natural or legal person whom the dossier concerns. In which capacity is said per item, by a #RogCapacity.
 */
#define ROG_TYPE_PERSON (rog_person_get_type ())
G_DECLARE_FINAL_TYPE (RogPerson, rog_person, ROG, PERSON, RogEntity)

RogPerson  *rog_person_new (const char *id,
                            JsonObject *state,
                            GError    **error);
const char *rog_person_get_name (RogPerson *self);
const char *rog_person_get_kind (RogPerson *self);
const char *rog_person_get_address_for_service (RogPerson *self);

G_END_DECLS
