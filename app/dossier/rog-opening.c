// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-opening.h"

#include "dossier/rog-common-fields.h"

static const RogField item_field_fields[] = {
  { "item", ROG_FIELD_ID, TRUE },
  { "fields", ROG_FIELD_TEXTS, TRUE },
  {},
};

static const RogField withheld_fields[] = {
  { "document", ROG_FIELD_ID, TRUE },
  { "criterion", ROG_FIELD_TOKEN, TRUE },
  { "reason", ROG_FIELD_TEXT },
  {},
};

static const RogField fields[] = {
  { "persons", ROG_FIELD_IDS, TRUE },
  { "items", ROG_FIELD_IDS },
  { "fields", ROG_FIELD_OBJECTS, FALSE, item_field_fields },
  { "documents", ROG_FIELD_IDS },
  { "withheld", ROG_FIELD_OBJECTS, FALSE, withheld_fields },
  { "at", ROG_FIELD_MOMENT },
  { "how", ROG_FIELD_TEXT },
  { "reason", ROG_FIELD_TEXT },
  {},
};

ROG_DEFINE_ENTITY (RogOpening, rog_opening, fields)
ROG_DEFINE_ENTITY_TEXT (RogOpening, rog_opening, get_at, "at")
ROG_DEFINE_ENTITY_TEXT (RogOpening, rog_opening, get_how, "how")
ROG_DEFINE_ENTITY_TEXT (RogOpening, rog_opening, get_reason, "reason")
