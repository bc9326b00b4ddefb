// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-representation.h"

#include "dossier/rog-common-fields.h"

static const char *const all[] = { "all", NULL };

static const RogField fields[] = {
  { "counsel", ROG_FIELD_TEXT, TRUE },
  { "office", ROG_FIELD_TEXT },
  { "address", ROG_FIELD_TEXT, .lines = TRUE },
  { "key", ROG_FIELD_TEXT },
  { "person", ROG_FIELD_ID, TRUE },
  { "items", ROG_FIELD_LIST, TRUE, NULL, all },
  { "from", ROG_FIELD_DATE },
  { "to", ROG_FIELD_DATE },
  { "proof", ROG_FIELD_OBJECT, FALSE, rog_proof_fields },
  {},
};

ROG_DEFINE_ENTITY (RogRepresentation, rog_representation, fields)
ROG_DEFINE_ENTITY_TEXT (RogRepresentation, rog_representation, get_counsel, "counsel")
ROG_DEFINE_ENTITY_TEXT (RogRepresentation, rog_representation, get_person, "person")
ROG_DEFINE_ENTITY_TEXT (RogRepresentation, rog_representation, get_from, "from")
ROG_DEFINE_ENTITY_TEXT (RogRepresentation, rog_representation, get_to, "to")
