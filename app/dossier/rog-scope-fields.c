// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-common-fields.h"

static const RogField period_fields[] = {
  { "from", ROG_FIELD_BOUND, TRUE },
  { "to", ROG_FIELD_BOUND, TRUE },
  {},
};

static const RogField identifier_fields[] = {
  { "kind", ROG_FIELD_TOKEN, TRUE },
  { "value", ROG_FIELD_TEXT, TRUE },
  { "note", ROG_FIELD_TEXT, .lines = TRUE },
  { "corrects", ROG_FIELD_TEXT },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  {},
};

static const RogField holder_fields[] = {
  { "name", ROG_FIELD_TEXT, TRUE },
  { "person", ROG_FIELD_ID },
  { "address", ROG_FIELD_TEXT, .lines = TRUE },
  { "corrects", ROG_FIELD_TEXT },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  {},
};

static const char *const units[] = { "days", "months", "years", NULL };

/* How long the yield may be kept: until a date, or a length from an event in words. */
static const RogField retention_fields[] = {
  { "until", ROG_FIELD_BOUND },
  { "length", ROG_FIELD_INT },
  { "unit", ROG_FIELD_CHOICE, FALSE, NULL, units },
  { "from", ROG_FIELD_TEXT },
  { "text", ROG_FIELD_TEXT, .lines = TRUE },
  {},
};

/* The paper that ordered it abroad, with its dates as it states them. */
static const RogField authority_fields[] = {
  { "document", ROG_FIELD_ID },
  { "name", ROG_FIELD_TEXT },
  { "reference", ROG_FIELD_TEXT },
  { "issued", ROG_FIELD_DATE },
  { "valid_from", ROG_FIELD_DATE },
  { "valid_until", ROG_FIELD_DATE },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  {},
};

/* What is asked as to form. How it is answered is in the ruling: an answer is no change of the extent. */
static const RogField formality_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "text", ROG_FIELD_WORDS, TRUE },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  {},
};

static const RogField earlier_fields[] = {
  { "kind", ROG_FIELD_TOKEN, TRUE },
  { "reference", ROG_FIELD_TEXT },
  { "date", ROG_FIELD_DATE },
  { "document", ROG_FIELD_ID },
  { "text", ROG_FIELD_TEXT, .lines = TRUE },
  {},
};

/* What a part made of an open rest leaves out: what was decided already. */
static const RogField except_fields[] = {
  { "data_categories", ROG_FIELD_TEXTS },
  { "persons", ROG_FIELD_TEXTS },
  { "identifiers", ROG_FIELD_OBJECTS, FALSE, identifier_fields },
  { "places", ROG_FIELD_TEXTS },
  { "terms", ROG_FIELD_TEXTS },
  { "correspondents", ROG_FIELD_TEXTS },
  { "offences", ROG_FIELD_TEXTS },
  {},
};

/* One version of an item's extent, in the order in which parts are made at signing. */
const RogField rog_scope_fields[] = {
  { "measure", ROG_FIELD_TOKEN, TRUE },
  { "measure_text", ROG_FIELD_WORDS },
  { "data_categories", ROG_FIELD_LIST },
  { "method", ROG_FIELD_TEXT, .lines = TRUE },
  { "persons", ROG_FIELD_LIST },
  { "holder", ROG_FIELD_OBJECT, FALSE, holder_fields },
  { "identifiers", ROG_FIELD_OBJECT_LIST, FALSE, identifier_fields },
  { "period", ROG_FIELD_OBJECT, FALSE, period_fields },
  { "places", ROG_FIELD_LIST },
  { "terms", ROG_FIELD_LIST },
  { "correspondents", ROG_FIELD_LIST },
  { "exclusions", ROG_FIELD_TEXTS, .lines = TRUE },
  { "purpose", ROG_FIELD_TEXT, .lines = TRUE },
  { "retention", ROG_FIELD_OBJECT, FALSE, retention_fields },
  { "safeguards", ROG_FIELD_TEXTS, .lines = TRUE },
  { "offences", ROG_FIELD_LIST },
  { "authorised_by", ROG_FIELD_OBJECTS, FALSE, authority_fields },
  { "formalities", ROG_FIELD_OBJECTS, FALSE, formality_fields },
  { "place", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  { "earlier", ROG_FIELD_OBJECTS, FALSE, earlier_fields },
  { "except", ROG_FIELD_OBJECT, FALSE, except_fields },
  { "only", ROG_FIELD_TEXTS },
  {},
};

const char *const rog_scope_list_fields[] = {
  "data_categories", "persons", "identifiers", "places", "terms", "correspondents", "offences", NULL
};
