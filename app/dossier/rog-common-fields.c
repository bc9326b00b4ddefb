// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-common-fields.h"

/* Where something stands in a document: text by its quads, anything else by an area. */
const RogField rog_pin_fields[] = {
  { "document", ROG_FIELD_ID, TRUE },
  { "hash", ROG_FIELD_HASH, TRUE },
  { "page", ROG_FIELD_INT, TRUE },
  { "quads", ROG_FIELD_QUADS },
  { "area", ROG_FIELD_AREA },
  { "quote", ROG_FIELD_WORDS },
  { "paragraph", ROG_FIELD_TEXT },
  {},
};

const RogField rog_proof_fields[] = {
  { "document", ROG_FIELD_ID },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  {},
};

const RogField rog_about_fields[] = {
  { "items", ROG_FIELD_IDS },
  { "persons", ROG_FIELD_IDS },
  { "challenges", ROG_FIELD_IDS },
  { "documents", ROG_FIELD_IDS },
  {},
};

const RogField rog_offence_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "title", ROG_FIELD_TEXT, TRUE },
  { "from", ROG_FIELD_DATE },
  { "to", ROG_FIELD_DATE },
  { "source", ROG_FIELD_TEXT },
  { "place", ROG_FIELD_TEXT },
  { "maximum_penalty", ROG_FIELD_TEXT },
  { "category", ROG_FIELD_TOKEN },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  {},
};

/* An authority or a court. */
const RogField rog_party_fields[] = {
  { "name", ROG_FIELD_TEXT, TRUE },
  { "country", ROG_FIELD_TOKEN },
  { "country_name", ROG_FIELD_TEXT },
  { "address", ROG_FIELD_TEXT, .lines = TRUE },
  { "contact", ROG_FIELD_TEXT, .lines = TRUE },
  { "kind", ROG_FIELD_TOKEN },
  {},
};

static const char *const not_foreseeable[] = { "not-foreseeable", NULL };

/* Until when: a date, an event, or not foreseeable. */
const RogField rog_end_fields[] = {
  { "date", ROG_FIELD_MOMENT },
  { "event", ROG_FIELD_TEXT },
  { "open", ROG_FIELD_CHOICE, FALSE, NULL, not_foreseeable },
  {},
};

const RogField rog_remedy_fields[] = {
  { "persons", ROG_FIELD_IDS },
  { "for", ROG_FIELD_TEXT },
  { "none_here", ROG_FIELD_BOOL },
  { "elsewhere", ROG_FIELD_TEXT },
  { "court", ROG_FIELD_TEXT },
  { "period", ROG_FIELD_TEXT },
  { "days", ROG_FIELD_INT },
  { "from", ROG_FIELD_TEXT },
  { "suspends", ROG_FIELD_BOOL },
  { "text", ROG_FIELD_TEXT, .lines = TRUE },
  {},
};

const RogField rog_signer_fields[] = {
  { "name", ROG_FIELD_TEXT, TRUE },
  { "office", ROG_FIELD_TEXT, TRUE },
  { "key", ROG_FIELD_TEXT },
  { "at", ROG_FIELD_TIME },
  {},
};

const RogField rog_paragraph_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "card", ROG_FIELD_TEXT },
  { "text", ROG_FIELD_TEXT, TRUE, .lines = TRUE },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "about", ROG_FIELD_OBJECT, FALSE, rog_about_fields },
  { "extract_for", ROG_FIELD_IDS },
  {},
};

static const char *const routes[] = { "consultation", "domestic-law", "less-intrusive", "refusal-in-part", "condition", NULL };
static const char *const rests[] = { "refused", "given-up", "open", NULL };
static const char *const ground_sources[] = { "instrument", "other", NULL };

/* What a route must name: the table of routes, § 4 of the casework. */
const RogField rog_route_fields[] = {
  { "route", ROG_FIELD_CHOICE, TRUE, NULL, routes },
  { "document", ROG_FIELD_ID },
  { "date", ROG_FIELD_DATE },
  { "by_telephone", ROG_FIELD_BOOL },
  { "spoke", ROG_FIELD_TEXT },
  { "taken_by", ROG_FIELD_TEXT },
  { "provision", ROG_FIELD_TEXT },
  { "opening", ROG_FIELD_TEXT },
  { "article", ROG_FIELD_TEXT },
  { "why", ROG_FIELD_TEXT },
  { "ground_source", ROG_FIELD_CHOICE, FALSE, NULL, ground_sources },
  { "ground", ROG_FIELD_TOKEN },
  { "source", ROG_FIELD_TEXT },
  { "power", ROG_FIELD_TEXT },
  { "consulted", ROG_FIELD_TEXT },
  { "accepted", ROG_FIELD_TEXT },
  {},
};

const RogField rog_change_fields[] = {
  { "field", ROG_FIELD_TOKEN, TRUE },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "route", ROG_FIELD_OBJECT, FALSE, rog_route_fields },
  { "rest", ROG_FIELD_CHOICE, FALSE, NULL, rests },
  { "confirmed", ROG_FIELD_BOOL },
  {},
};

static const char *const not_heard_bases[] = { "secrecy", "urgency", "waived", "whereabouts-unknown", "other", NULL };

const RogField rog_heard_fields[] = {
  { "item", ROG_FIELD_ID, TRUE },
  { "person", ROG_FIELD_ID, TRUE },
  { "capacity", ROG_FIELD_TOKEN },
  { "heard", ROG_FIELD_BOOL, TRUE },
  { "by", ROG_FIELD_TEXT },
  { "how", ROG_FIELD_TEXT },
  { "when", ROG_FIELD_MOMENT },
  { "basis", ROG_FIELD_CHOICE, FALSE, NULL, not_heard_bases },
  { "article", ROG_FIELD_TEXT },
  { "until", ROG_FIELD_OBJECT, FALSE, rog_end_fields },
  { "text", ROG_FIELD_TEXT, .lines = TRUE },
  { "told_when", ROG_FIELD_TEXT },
  { "told_by", ROG_FIELD_TEXT },
  {},
};

/* A decided version: the scope, and the requested version it rests on, by hash. */
const RogField rog_version_fields[] = {
  { "requested", ROG_FIELD_HASH, TRUE },
  { "salt", ROG_FIELD_SALT, TRUE },
  { "hash", ROG_FIELD_HASH, TRUE },
  { "scope", ROG_FIELD_OBJECT, TRUE, rog_scope_fields },
  { "changes", ROG_FIELD_OBJECTS, FALSE, rog_change_fields },
  { "other_measure", ROG_FIELD_BOOL },
  {},
};
