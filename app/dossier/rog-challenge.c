// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-challenge.h"

#include "dossier/rog-common-fields.h"

static const char *const by_kinds[] = { "counsel", "person", "entered", NULL };
static const char *const target_kinds[] = { "request", "item", "measure", "access", "not-told", "passage", "decision", "act", "piece", "transfer", "delay", NULL };
static const char *const reliefs[] = { "refuse", "narrow", "other-measure", "condition", "postpone", "inform", "hear", "give-access", "lift-bar", "withhold", "return", "destroy", "set-aside", "decide-by", "words", NULL };
static const char *const interims[] = { "suspend-execution", "suspend-transfer", NULL };
static const char *const filings[] = { "counter", "post", "e-mail", "minutes", "package", "other", NULL };

static const RogField by_fields[] = {
  { "kind", ROG_FIELD_CHOICE, TRUE, NULL, by_kinds },
  { "name", ROG_FIELD_TEXT, TRUE },
  { "office", ROG_FIELD_TEXT },
  { "entered_by", ROG_FIELD_TEXT },
  {},
};

static const RogField target_fields[] = {
  { "kind", ROG_FIELD_CHOICE, TRUE, NULL, target_kinds },
  { "item", ROG_FIELD_ID },
  { "words", ROG_FIELD_TEXT },
  { "tied", ROG_FIELD_IDS },
  { "decision", ROG_FIELD_ID },
  { "document", ROG_FIELD_ID },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  {},
};

static const RogField fact_fields[] = {
  { "text", ROG_FIELD_TEXT, TRUE },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  {},
};

static const RogField ground_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "ground", ROG_FIELD_TOKEN },
  { "title", ROG_FIELD_TEXT, TRUE },
  { "source", ROG_FIELD_TEXT },
  { "items", ROG_FIELD_IDS },
  { "facts", ROG_FIELD_OBJECTS, FALSE, fact_fields },
  { "argument", ROG_FIELD_TEXT },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  {},
};

static const RogField relief_fields[] = {
  { "kind", ROG_FIELD_CHOICE, TRUE, NULL, reliefs },
  { "alternative", ROG_FIELD_BOOL },
  { "items", ROG_FIELD_IDS },
  { "scope", ROG_FIELD_ANY },
  { "date", ROG_FIELD_DATE },
  { "text", ROG_FIELD_TEXT },
  {},
};

static const RogField interim_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "kind", ROG_FIELD_CHOICE, TRUE, NULL, interims },
  { "items", ROG_FIELD_IDS },
  { "reasons", ROG_FIELD_TEXT },
  {},
};

static const RogField filed_fields[] = {
  { "at", ROG_FIELD_MOMENT },
  { "how", ROG_FIELD_CHOICE, FALSE, NULL, filings },
  { "postmark", ROG_FIELD_DATE },
  { "due", ROG_FIELD_MOMENT },
  { "after_date_set", ROG_FIELD_BOOL },
  { "proof", ROG_FIELD_OBJECT, FALSE, rog_proof_fields },
  {},
};

static const RogField fields[] = {
  { "for", ROG_FIELD_ID, TRUE },
  { "capacity", ROG_FIELD_TOKEN },
  { "by", ROG_FIELD_OBJECT, TRUE, by_fields },
  { "label", ROG_FIELD_TEXT },
  { "court", ROG_FIELD_TEXT },
  { "references", ROG_FIELD_TEXTS },
  { "targets", ROG_FIELD_OBJECTS, TRUE, target_fields },
  { "grounds", ROG_FIELD_OBJECTS, TRUE, ground_fields },
  { "relief", ROG_FIELD_OBJECTS, FALSE, relief_fields },
  { "interim", ROG_FIELD_OBJECTS, FALSE, interim_fields },
  { "facts", ROG_FIELD_TEXT },
  { "argument", ROG_FIELD_TEXT },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "attachments", ROG_FIELD_IDS },
  { "scan", ROG_FIELD_ID },
  { "document", ROG_FIELD_ID },
  { "signature", ROG_FIELD_ID },
  { "place", ROG_FIELD_TEXT },
  { "date", ROG_FIELD_DATE },
  { "filed", ROG_FIELD_OBJECT, FALSE, filed_fields },
  {},
};

ROG_DEFINE_ENTITY (RogChallenge, rog_challenge, fields)
ROG_DEFINE_ENTITY_TEXT (RogChallenge, rog_challenge, get_for, "for")
ROG_DEFINE_ENTITY_TEXT (RogChallenge, rog_challenge, get_capacity, "capacity")
ROG_DEFINE_ENTITY_TEXT (RogChallenge, rog_challenge, get_label, "label")
ROG_DEFINE_ENTITY_TEXT (RogChallenge, rog_challenge, get_scan, "scan")
