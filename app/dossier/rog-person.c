// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-person.h"

#include "dossier/rog-common-fields.h"

static const char *const kinds[] = { "natural", "legal", NULL };

static const RogField identifier_fields[] = {
  { "kind", ROG_FIELD_TOKEN, TRUE },
  { "value", ROG_FIELD_TEXT, TRUE },
  {},
};

static const RogField fields[] = {
  { "kind", ROG_FIELD_CHOICE, TRUE, NULL, kinds },
  { "name", ROG_FIELD_TEXT, TRUE },
  { "number", ROG_FIELD_INT },
  { "variants", ROG_FIELD_TEXTS },
  { "born", ROG_FIELD_TEXT },
  { "nationality", ROG_FIELD_TEXT },
  { "identifiers", ROG_FIELD_OBJECTS, FALSE, identifier_fields },
  { "languages", ROG_FIELD_TEXTS },
  { "address", ROG_FIELD_TEXT, .lines = TRUE },
  { "address_for_service", ROG_FIELD_TEXT, .lines = TRUE },
  { "representative", ROG_FIELD_TEXT },
  { "protected", ROG_FIELD_TEXT, .lines = TRUE },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  {},
};

ROG_DEFINE_ENTITY (RogPerson, rog_person, fields)
ROG_DEFINE_ENTITY_TEXT (RogPerson, rog_person, get_name, "name")
ROG_DEFINE_ENTITY_TEXT (RogPerson, rog_person, get_kind, "kind")
ROG_DEFINE_ENTITY_TEXT (RogPerson, rog_person, get_address_for_service, "address_for_service")
