// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-capacity.h"

#include "dossier/rog-common-fields.h"

static const char *const sources[] = { "authority", "judge", NULL };

static const RogField fields[] = {
  { "person", ROG_FIELD_ID, TRUE },
  { "item", ROG_FIELD_ID },
  { "capacity", ROG_FIELD_TOKEN, TRUE },
  { "source", ROG_FIELD_CHOICE, TRUE, NULL, sources },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  { "from", ROG_FIELD_DATE },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  {},
};

ROG_DEFINE_ENTITY (RogCapacity, rog_capacity, fields)
ROG_DEFINE_ENTITY_TEXT (RogCapacity, rog_capacity, get_person, "person")
ROG_DEFINE_ENTITY_TEXT (RogCapacity, rog_capacity, get_item, "item")
ROG_DEFINE_ENTITY_TEXT (RogCapacity, rog_capacity, get_capacity, "capacity")
ROG_DEFINE_ENTITY_TEXT (RogCapacity, rog_capacity, get_source, "source")
