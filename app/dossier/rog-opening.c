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

/* In a person's record: what is opened to that person, in words, by ids that are in no other record. */
static const RogField what_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "kind", ROG_FIELD_TOKEN, TRUE },
  { "words", ROG_FIELD_TEXT, TRUE },
  { "place", ROG_FIELD_TEXT },
  { "criterion", ROG_FIELD_TOKEN },
  {},
};

/* In the bench's record: which id of its own stands for which one in a person's. */
static const RogField id_fields[] = {
  { "of", ROG_FIELD_ID, TRUE },
  { "as", ROG_FIELD_ID, TRUE },
  {},
};

static const RogField told_fields[] = {
  { "person", ROG_FIELD_ID, TRUE },
  { "opening", ROG_FIELD_ID, TRUE },
  { "ids", ROG_FIELD_OBJECTS, TRUE, id_fields },
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
  { "what", ROG_FIELD_OBJECTS, FALSE, what_fields },
  { "told", ROG_FIELD_OBJECTS, FALSE, told_fields },
  {},
};

ROG_DEFINE_ENTITY (RogOpening, rog_opening, fields)
ROG_DEFINE_ENTITY_TEXT (RogOpening, rog_opening, get_at, "at")
ROG_DEFINE_ENTITY_TEXT (RogOpening, rog_opening, get_how, "how")
ROG_DEFINE_ENTITY_TEXT (RogOpening, rog_opening, get_reason, "reason")
