// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-note.h"

#include "dossier/rog-common-fields.h"

static const char *const audiences[] = { "only-me", "bench", "office", NULL };

static const RogField fields[] = {
  { "audience", ROG_FIELD_CHOICE, TRUE, NULL, audiences },
  { "author", ROG_FIELD_TEXT, TRUE },
  { "role", ROG_FIELD_TOKEN },
  { "created", ROG_FIELD_TIME, TRUE },
  { "edited", ROG_FIELD_TIME },
  { "document", ROG_FIELD_ID },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  { "text", ROG_FIELD_TEXT },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "reply_to", ROG_FIELD_ID },
  { "read_by", ROG_FIELD_TEXTS },
  {},
};

ROG_DEFINE_ENTITY (RogNote, rog_note, fields)
ROG_DEFINE_ENTITY_TEXT (RogNote, rog_note, get_audience, "audience")
ROG_DEFINE_ENTITY_TEXT (RogNote, rog_note, get_author, "author")
ROG_DEFINE_ENTITY_TEXT (RogNote, rog_note, get_created, "created")
ROG_DEFINE_ENTITY_TEXT (RogNote, rog_note, get_document, "document")
ROG_DEFINE_ENTITY_TEXT (RogNote, rog_note, get_text, "text")
