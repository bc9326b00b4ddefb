// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-secrecy.h"

#include "dossier/rog-common-fields.h"

static const char *const everyone[] = { "everyone", NULL };
static const char *const bases[] = { "asked", "law", "judge", NULL };

static const RogField item_field_fields[] = {
  { "item", ROG_FIELD_ID, TRUE },
  { "fields", ROG_FIELD_TEXTS, TRUE },
  {},
};

static const RogField fields[] = {
  { "items", ROG_FIELD_IDS },
  { "fields", ROG_FIELD_OBJECTS, FALSE, item_field_fields },
  { "documents", ROG_FIELD_IDS },
  { "from", ROG_FIELD_LIST, TRUE, NULL, everyone },
  { "until", ROG_FIELD_OBJECT, FALSE, rog_end_fields },
  { "review", ROG_FIELD_DATE },
  { "basis", ROG_FIELD_CHOICE, TRUE, NULL, bases },
  { "article", ROG_FIELD_TEXT },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  { "set_by", ROG_FIELD_TEXT },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  { "lifted", ROG_FIELD_BOOL },
  {},
};

ROG_DEFINE_ENTITY (RogSecrecy, rog_secrecy, fields)
ROG_DEFINE_ENTITY_TEXT (RogSecrecy, rog_secrecy, get_basis, "basis")
ROG_DEFINE_ENTITY_TEXT (RogSecrecy, rog_secrecy, get_reason, "reason")
ROG_DEFINE_ENTITY_TEXT (RogSecrecy, rog_secrecy, get_review, "review")
ROG_DEFINE_ENTITY_TEXT (RogSecrecy, rog_secrecy, get_set_by, "set_by")
