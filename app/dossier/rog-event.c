// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-event.h"

#include "dossier/rog-common-fields.h"

static const char *const extents[] = { "whole", "extract", NULL };

static const RogField fields[] = {
  { "kind", ROG_FIELD_TOKEN, TRUE },
  { "at", ROG_FIELD_MOMENT, TRUE },
  { "zone", ROG_FIELD_TEXT },
  { "persons", ROG_FIELD_IDS },
  { "whom", ROG_FIELD_TEXT },
  { "by", ROG_FIELD_TEXT },
  { "how", ROG_FIELD_TEXT },
  { "items", ROG_FIELD_IDS },
  { "documents", ROG_FIELD_IDS },
  { "decision", ROG_FIELD_ID },
  { "challenge", ROG_FIELD_ID },
  { "extent", ROG_FIELD_CHOICE, FALSE, NULL, extents },
  { "due", ROG_FIELD_MOMENT },
  { "until", ROG_FIELD_OBJECT, FALSE, rog_end_fields },
  { "remedy_information", ROG_FIELD_TEXT },
  { "language", ROG_FIELD_TEXT },
  { "text", ROG_FIELD_TEXT },
  { "reason", ROG_FIELD_TEXT },
  { "answer", ROG_FIELD_TEXT },
  { "proof", ROG_FIELD_OBJECT, FALSE, rog_proof_fields },
  {},
};

ROG_DEFINE_ENTITY (RogEvent, rog_event, fields)
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_kind, "kind")
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_at, "at")
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_how, "how")
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_whom, "whom")
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_due, "due")
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_decision, "decision")
