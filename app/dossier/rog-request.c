// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-request.h"

#include "dossier/rog-common-fields.h"

static const RogField fact_fields[] = {
  { "fact", ROG_FIELD_TOKEN, TRUE },
  { "value", ROG_FIELD_TEXT },
  { "at", ROG_FIELD_MOMENT },
  { "zone", ROG_FIELD_TEXT },
  { "proof", ROG_FIELD_OBJECT, TRUE, rog_proof_fields },
  {},
};

static const RogField statement_fields[] = {
  { "label", ROG_FIELD_TEXT, TRUE },
  { "text", ROG_FIELD_TEXT, TRUE, .lines = TRUE },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  {},
};

/* Where a member that is a text alone stands: "legal_basis", "authority/name". */
static const RogField passage_fields[] = {
  { "field", ROG_FIELD_TEXT, TRUE },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  {},
};

static const char *const forms[] = { "original", "copy", NULL };

static const RogField fields[] = {
  { "title", ROG_FIELD_TEXT, TRUE },
  { "instrument", ROG_FIELD_TOKEN, TRUE },
  { "instrument_text", ROG_FIELD_TEXT },
  { "legal_basis", ROG_FIELD_TEXT },
  { "authority", ROG_FIELD_OBJECT, TRUE, rog_party_fields },
  { "validating_authority", ROG_FIELD_OBJECT, FALSE, rog_party_fields },
  { "sender", ROG_FIELD_OBJECT, FALSE, rog_party_fields },
  { "court", ROG_FIELD_OBJECT, FALSE, rog_party_fields },
  { "channel", ROG_FIELD_TEXT },
  { "their_reference", ROG_FIELD_TEXT },
  { "our_reference", ROG_FIELD_TEXT },
  { "zone", ROG_FIELD_TEXT, TRUE },
  { "facts_alleged", ROG_FIELD_TEXT, .lines = TRUE },
  { "in_short", ROG_FIELD_OBJECTS, FALSE, statement_fields },
  { "passages", ROG_FIELD_OBJECTS, FALSE, passage_fields },
  { "purpose", ROG_FIELD_TEXT, .lines = TRUE },
  { "urgency", ROG_FIELD_TEXT, .lines = TRUE },
  { "confidentiality", ROG_FIELD_TEXT, .lines = TRUE },
  { "languages", ROG_FIELD_TEXTS },
  { "sheets", ROG_FIELD_INT },
  { "form", ROG_FIELD_CHOICE, FALSE, NULL, forms },
  { "missing", ROG_FIELD_TEXTS, .lines = TRUE },
  { "intake", ROG_FIELD_OBJECTS, FALSE, fact_fields },
  { "offences", ROG_FIELD_OBJECTS, FALSE, rog_offence_fields },
  { "withdrawn", ROG_FIELD_BOOL },
  { "source", ROG_FIELD_OBJECT, FALSE, rog_proof_fields },
  { "practice", ROG_FIELD_BOOL },
  {},
};

ROG_DEFINE_ENTITY (RogRequest, rog_request, fields)
ROG_DEFINE_ENTITY_TEXT (RogRequest, rog_request, get_title, "title")
ROG_DEFINE_ENTITY_TEXT (RogRequest, rog_request, get_instrument, "instrument")
ROG_DEFINE_ENTITY_TEXT (RogRequest, rog_request, get_legal_basis, "legal_basis")
ROG_DEFINE_ENTITY_TEXT (RogRequest, rog_request, get_their_reference, "their_reference")
ROG_DEFINE_ENTITY_TEXT (RogRequest, rog_request, get_our_reference, "our_reference")
ROG_DEFINE_ENTITY_TEXT (RogRequest, rog_request, get_zone, "zone")
