// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-decision.h"

#include "dossier/rog-common-fields.h"

static const char *const kinds[] = { "measure", "provisional", "incident", "transfer", "higher", NULL };
static const char *const outcomes[] = { "execute", "execute-in-part", "other-measure", "refuse", "postpone", "return", "raise-none", "raise-ground", "no-objection", "object", NULL };
static const char *const ground_sources[] = { "instrument", "other", NULL };
static const char *const answers[] = { "upheld", "upheld-in-part", "dismissed", "inadmissible", "no-object", "reserved", "granted", NULL };
static const char *const pair_kinds[] = { "ground", "interim", NULL };
static const char *const originals[] = { "this-file", "paper", "other", NULL };
static const char *const served[] = { "whole", "extract", "nothing", NULL };
static const char *const ends[] = { "before", "after", "rest", NULL };
static const char *const returned[] = { "issuing", "forwarded", NULL };
static const char *const followed[] = { "followed", "followed-in-part", "not-followed", NULL };
static const char *const objections[] = { "stop", "no-use", "conditions", NULL };

static const RogField ground_fields[] = {
  { "source", ROG_FIELD_CHOICE, TRUE, NULL, ground_sources },
  { "ground", ROG_FIELD_TOKEN },
  { "article", ROG_FIELD_TEXT },
  { "name", ROG_FIELD_TEXT },
  {},
};

static const RogField put_off_fields[] = {
  { "article", ROG_FIELD_TEXT },
  { "until", ROG_FIELD_OBJECT, FALSE, rog_end_fields },
  { "review", ROG_FIELD_DATE },
  {},
};

/* A formality asked of an item that is executed, and whether it is followed. */
static const RogField formality_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "text", ROG_FIELD_WORDS, TRUE },
  { "answer", ROG_FIELD_CHOICE, TRUE, NULL, followed },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  { "article", ROG_FIELD_TEXT },
  {},
};

static const RogField item_fields[] = {
  { "item", ROG_FIELD_ID, TRUE },
  { "title", ROG_FIELD_TEXT },
  { "outcome", ROG_FIELD_CHOICE, TRUE, NULL, outcomes },
  { "version", ROG_FIELD_OBJECT, FALSE, rog_version_fields },
  { "measure", ROG_FIELD_TOKEN },
  { "article", ROG_FIELD_TEXT },
  { "ground", ROG_FIELD_OBJECT, FALSE, ground_fields },
  { "until", ROG_FIELD_OBJECT, FALSE, rog_end_fields },
  { "review", ROG_FIELD_DATE },
  { "returned", ROG_FIELD_CHOICE, FALSE, NULL, returned },
  { "to", ROG_FIELD_TEXT },
  { "when", ROG_FIELD_DATE },
  { "objection", ROG_FIELD_CHOICE, FALSE, NULL, objections },
  { "execution_postponed", ROG_FIELD_OBJECT, FALSE, put_off_fields },
  { "formalities", ROG_FIELD_OBJECTS, FALSE, formality_fields },
  { "words", ROG_FIELD_TEXT },
  { "tied", ROG_FIELD_TEXT },  /* where a decision written elsewhere decides it */
  { "earlier", ROG_FIELD_ID }, /* the decision after which it was open again */
  { "paragraphs", ROG_FIELD_IDS },
  {},
};

static const RogField part_fields[] = {
  { "item", ROG_FIELD_ID, TRUE },
  { "number", ROG_FIELD_INT, TRUE },
  { "title", ROG_FIELD_TEXT, TRUE },
  { "of", ROG_FIELD_ID, TRUE },
  { "requested", ROG_FIELD_HASH, TRUE },
  { "field", ROG_FIELD_TOKEN, TRUE },
  { "end", ROG_FIELD_CHOICE, TRUE, NULL, ends },
  { "salt", ROG_FIELD_SALT, TRUE },
  { "scope", ROG_FIELD_OBJECT, TRUE, rog_scope_fields },
  {},
};

static const RogField answer_fields[] = {
  { "kind", ROG_FIELD_CHOICE, TRUE, NULL, pair_kinds },
  { "challenge", ROG_FIELD_ID, TRUE },
  { "ground", ROG_FIELD_ID, TRUE },
  { "item", ROG_FIELD_ID },
  { "answer", ROG_FIELD_CHOICE, TRUE, NULL, answers },
  { "until", ROG_FIELD_OBJECT, FALSE, rog_end_fields },
  { "paragraphs", ROG_FIELD_IDS },
  { "text", ROG_FIELD_TEXT },
  { "tied", ROG_FIELD_TEXT },
  {},
};

static const RogField condition_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "text", ROG_FIELD_TEXT, TRUE },
  { "article", ROG_FIELD_TEXT },
  { "accepted_by", ROG_FIELD_TEXT },
  { "by", ROG_FIELD_DATE },
  { "about", ROG_FIELD_OBJECT, FALSE, rog_about_fields },
  { "extract_for", ROG_FIELD_IDS },
  {},
};

static const RogField line_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "order", ROG_FIELD_TOKEN, TRUE },
  { "text", ROG_FIELD_TEXT, TRUE },
  { "date", ROG_FIELD_DATE },
  { "until", ROG_FIELD_OBJECT, FALSE, rog_end_fields },
  { "about", ROG_FIELD_OBJECT, FALSE, rog_about_fields },
  { "extract_for", ROG_FIELD_IDS },
  {},
};

static const RogField told_fields[] = {
  { "person", ROG_FIELD_ID, TRUE },
  { "when", ROG_FIELD_TEXT, TRUE },
  { "by", ROG_FIELD_TEXT },
  {},
};

static const RogField served_fields[] = {
  { "person", ROG_FIELD_ID, TRUE },
  { "what", ROG_FIELD_CHOICE, TRUE, NULL, served },
  { "until", ROG_FIELD_TEXT },
  { "document", ROG_FIELD_ID },
  { "signature", ROG_FIELD_ID },
  {},
};

static const RogField confirmation_fields[] = {
  { "code", ROG_FIELD_TOKEN, TRUE },
  { "text", ROG_FIELD_TEXT, TRUE },
  {},
};

static const RogField row_fields[] = {
  { "field", ROG_FIELD_TOKEN, TRUE },
  { "label", ROG_FIELD_TEXT, TRUE },
  { "requested", ROG_FIELD_TEXT, TRUE },
  { "decided", ROG_FIELD_TEXT, TRUE },
  {},
};

static const RogField table_fields[] = {
  { "item", ROG_FIELD_ID, TRUE },
  { "rows", ROG_FIELD_OBJECTS, TRUE, row_fields },
  {},
};

static const RogField fields[] = {
  { "kind", ROG_FIELD_CHOICE, TRUE, NULL, kinds },
  { "until", ROG_FIELD_OBJECT, FALSE, rog_end_fields },
  { "title", ROG_FIELD_TEXT },
  { "court", ROG_FIELD_OBJECT, TRUE, rog_party_fields },
  { "authority", ROG_FIELD_OBJECT, TRUE, rog_party_fields },
  { "our_reference", ROG_FIELD_TEXT },
  { "their_reference", ROG_FIELD_TEXT },
  { "request", ROG_FIELD_ID },
  { "request_date", ROG_FIELD_DATE },
  { "instrument", ROG_FIELD_TOKEN, TRUE },
  { "legal_basis", ROG_FIELD_TEXT },
  { "procedure", ROG_FIELD_TEXT },
  { "consultation", ROG_FIELD_TEXT },
  { "facts", ROG_FIELD_TEXT },
  { "challenges", ROG_FIELD_TEXT },
  { "challenges_withdrawn", ROG_FIELD_IDS },
  { "items", ROG_FIELD_OBJECTS, TRUE, item_fields },
  { "parts", ROG_FIELD_OBJECTS, FALSE, part_fields },
  { "answers", ROG_FIELD_OBJECTS, FALSE, answer_fields },
  { "heard", ROG_FIELD_OBJECTS, FALSE, rog_heard_fields },
  { "lines", ROG_FIELD_OBJECTS, FALSE, line_fields },
  { "conditions", ROG_FIELD_OBJECTS, FALSE, condition_fields },
  { "paragraphs", ROG_FIELD_OBJECTS, TRUE, rog_paragraph_fields },
  { "urgency", ROG_FIELD_TEXT },
  { "secrecy", ROG_FIELD_TEXT },
  { "told", ROG_FIELD_OBJECTS, FALSE, told_fields },
  { "remedy", ROG_FIELD_OBJECTS, TRUE, rog_remedy_fields },
  { "place", ROG_FIELD_TEXT },
  { "date", ROG_FIELD_DATE, TRUE },
  { "signers", ROG_FIELD_OBJECTS, TRUE, rog_signer_fields },
  { "table", ROG_FIELD_OBJECTS, FALSE, table_fields },
  { "original", ROG_FIELD_CHOICE, TRUE, NULL, originals },
  { "document", ROG_FIELD_ID },
  { "signature", ROG_FIELD_ID },
  { "scan", ROG_FIELD_ID },
  { "served", ROG_FIELD_OBJECTS, FALSE, served_fields },
  { "confirmed", ROG_FIELD_OBJECTS, FALSE, confirmation_fields },
  { "practice", ROG_FIELD_BOOL },
  {},
};

ROG_DEFINE_ENTITY (RogDecision, rog_decision, fields)
ROG_DEFINE_ENTITY_TEXT (RogDecision, rog_decision, get_kind, "kind")
ROG_DEFINE_ENTITY_TEXT (RogDecision, rog_decision, get_date, "date")
ROG_DEFINE_ENTITY_TEXT (RogDecision, rog_decision, get_place, "place")
ROG_DEFINE_ENTITY_TEXT (RogDecision, rog_decision, get_signature, "signature")
ROG_DEFINE_ENTITY_TEXT (RogDecision, rog_decision, get_original, "original")

/**
 * rog_decision_get_document:
 * @self: a decision
 *
 * Returns: (transfer none): the id of the document that is the decision: what was signed here or written elsewhere, or the
 *   scan of what was signed by hand
 */
const char *
rog_decision_get_document (RogDecision *self)
{
  const char *document = rog_entity_get_string (ROG_ENTITY (self), "document");

  return document != NULL ? document : rog_entity_get_string (ROG_ENTITY (self), "scan");
}
