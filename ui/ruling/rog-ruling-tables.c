// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-tables.h"

#include <glib/gi18n.h>

static const RogRulingWord outcomes[] = {
  { "execute", NC_ ("outcome", "Execute") },
  { "execute-in-part", NC_ ("outcome", "In Part") },
  { "other-measure", NC_ ("outcome", "Other Measure") },
  { "refuse", NC_ ("outcome", "Refuse") },
  { "postpone", NC_ ("outcome", "Postpone") },
  { "return", NC_ ("outcome", "Return") },
  { "raise-none", NC_ ("outcome", "Raise None") },
  { "raise-ground", NC_ ("outcome", "Raise Ground") },
  { "no-objection", NC_ ("outcome", "No Objection") },
  { "object", NC_ ("outcome", "Object") },
  {},
};

static const RogRulingWord ground_sources[] = {
  { "instrument", N_ ("An article of the instrument") },
  { "other", N_ ("Another source that binds the court") },
  {},
};

static const RogRulingWord not_foreseeable[] = {
  { "not-foreseeable", N_ ("Not foreseeable") },
  {},
};

static const RogRulingWord returned[] = {
  { "issuing", N_ ("To the issuing State") },
  { "forwarded", N_ ("Forwarded to the competent authority") },
  {},
};

static const RogRulingWord objections[] = {
  { "stop", N_ ("That the measure stop") },
  { "no-use", N_ ("That what was obtained is not used") },
  { "conditions", N_ ("That it is used under conditions") },
  {},
};

static const RogRulingField other_measure[] = {
  { "measure", N_ ("Which other measure"), ROG_RULING_ONE_OF, NULL, "measures" },
  { "article", N_ ("Article"), ROG_RULING_TEXT, NULL, NULL, "other-measure" },
  {},
};

static const RogRulingField ground[] = {
  { "ground/source", N_ ("Source of the ground"), ROG_RULING_ONE_OF, ground_sources },
  { "ground/article", N_ ("Article"), ROG_RULING_TEXT, NULL, NULL, "refuse" },
  { "ground/name", N_ ("Ground, named"), ROG_RULING_TEXT },
  {},
};

static const RogRulingField postpone[] = {
  { "article", N_ ("Article"), ROG_RULING_TEXT, NULL, NULL, "postpone" },
  { "until/date", N_ ("Until (day)"), ROG_RULING_DATE },
  { "until/event", N_ ("Until (event)"), ROG_RULING_TEXT },
  { "until/open", N_ ("Or the end is"), ROG_RULING_ONE_OF, not_foreseeable },
  { "review", N_ ("To be reviewed on"), ROG_RULING_DATE },
  {},
};

static const RogRulingField put_off[] = {
  { "execution_postponed/article", N_ ("Article"), ROG_RULING_TEXT, NULL, NULL, "postpone" },
  { "execution_postponed/until/date", N_ ("Until (day)"), ROG_RULING_DATE },
  { "execution_postponed/until/event", N_ ("Until (event)"), ROG_RULING_TEXT },
  { "execution_postponed/until/open", N_ ("Or the end is"), ROG_RULING_ONE_OF, not_foreseeable },
  { "execution_postponed/review", N_ ("To be reviewed on"), ROG_RULING_DATE },
  {},
};

static const RogRulingField given_back[] = {
  { "returned", N_ ("Returned or forwarded"), ROG_RULING_ONE_OF, returned },
  { "article", N_ ("Article"), ROG_RULING_TEXT, NULL, NULL, "return" },
  { "to", N_ ("Forwarded to"), ROG_RULING_TEXT, NULL, NULL, NULL, "returned", "forwarded" },
  { "when", N_ ("Forwarded on"), ROG_RULING_DATE, NULL, NULL, NULL, "returned", "forwarded" },
  {},
};

static const RogRulingField object[] = {
  { "objection", N_ ("What is asked"), ROG_RULING_ONE_OF, objections },
  {},
};

static const RogRulingField heard[] = {
  { "heard", N_ ("Heard"), ROG_RULING_YES_OR_NO },
  { "how", N_ ("How"), ROG_RULING_TEXT, NULL, NULL, NULL, "heard", "true" },
  { "when", N_ ("When"), ROG_RULING_DATE, NULL, NULL, NULL, "heard", "true" },
  { "by", N_ ("By whom"), ROG_RULING_TEXT, NULL, NULL, NULL, "heard", "true" },
  { "basis", N_ ("Why not"), ROG_RULING_ONE_OF, NULL, "not-heard", NULL, "heard", "false" },
  { "until/date", N_ ("Secret until (day)"), ROG_RULING_DATE, NULL, NULL, NULL, "basis", "secrecy" },
  { "until/event", N_ ("Secret until (event)"), ROG_RULING_TEXT, NULL, NULL, NULL, "basis", "secrecy" },
  { "until/open", N_ ("Or the end is"), ROG_RULING_ONE_OF, not_foreseeable, NULL, NULL, "basis", "secrecy" },
  { "told_when", N_ ("To be told when"), ROG_RULING_TEXT, NULL, NULL, NULL, "heard", "false" },
  { "told_by", N_ ("To be told by"), ROG_RULING_TEXT, NULL, NULL, NULL, "heard", "false" },
  { "text", N_ ("In words"), ROG_RULING_TEXT, NULL, NULL, NULL, "heard", "false" },
  {},
};

static const RogRulingWord followed[] = {
  { "followed", N_ ("Followed") },
  { "followed-in-part", N_ ("Followed in part") },
  { "not-followed", N_ ("Not followed") },
  {},
};

static const RogRulingField formality[] = {
  { "answer", N_ ("Formality"), ROG_RULING_ONE_OF, followed },
  { "reason", N_ ("Why not, or only in part"), ROG_RULING_LONG, NULL, NULL, NULL, "answer", "followed-in-part|not-followed" },
  { "article", N_ ("Article"), ROG_RULING_TEXT, NULL, NULL, "formalities", "answer", "followed-in-part|not-followed" },
  {},
};

static const RogRulingField condition[] = {
  { "text", N_ ("Condition"), ROG_RULING_LONG },
  { "article", N_ ("Article"), ROG_RULING_TEXT, NULL, NULL, "condition" },
  { "accepted_by", N_ ("To be accepted by"), ROG_RULING_TEXT },
  { "by", N_ ("At the latest on"), ROG_RULING_DATE },
  {},
};

static const RogRulingField line[] = {
  { "order", N_ ("What is ordered"), ROG_RULING_ONE_OF, NULL, "orders" },
  { "text", N_ ("The order, in words"), ROG_RULING_LONG },
  { "date", N_ ("At the latest on"), ROG_RULING_DATE },
  {},
};

static const RogRulingField parts[] = {
  { "court", N_ ("Another court"), ROG_RULING_TEXT },
  { "our_reference", N_ ("Another reference of ours"), ROG_RULING_TEXT },
  { "their_reference", N_ ("Another reference of theirs"), ROG_RULING_TEXT },
  { "legal_basis", N_ ("Another legal basis"), ROG_RULING_TEXT },
  { "procedure", N_ ("Procedure"), ROG_RULING_LONG },
  { "consultation", N_ ("Consultation with the authority: when, how, on what, what came back, or why not"), ROG_RULING_LONG },
  { "facts", N_ ("Facts as alleged by the authority, where not as the request has them"), ROG_RULING_LONG },
  { "challenges", N_ ("Challenges, as pleaded"), ROG_RULING_LONG },
  { "secrecy", N_ ("Secrecy, and who is told when"), ROG_RULING_LONG },
  { "place", N_ ("Place"), ROG_RULING_TEXT },
  {},
};

static const RogRulingField urgency[] = {
  { "urgency", N_ ("Urgency, where a period to file is still running"), ROG_RULING_LONG },
  {},
};

static const RogRulingField remedy[] = {
  { "none_here", N_ ("There is none here"), ROG_RULING_YES_OR_NO },
  { "elsewhere", N_ ("Where one lies"), ROG_RULING_TEXT, NULL, NULL, NULL, "none_here", "true" },
  { "for", N_ ("For whom"), ROG_RULING_TEXT, NULL, NULL, NULL, "none_here", "false" },
  { "court", N_ ("Court"), ROG_RULING_TEXT, NULL, NULL, NULL, "none_here", "false" },
  { "period", N_ ("Within"), ROG_RULING_TEXT, NULL, NULL, NULL, "none_here", "false" },
  { "from", N_ ("From when"), ROG_RULING_TEXT, NULL, NULL, NULL, "none_here", "false" },
  { "suspends", N_ ("It suspends the effect of the decision"), ROG_RULING_YES_OR_NO, NULL, NULL, NULL, "none_here", "false" },
  { "text", N_ ("In words"), ROG_RULING_LONG },
  {},
};

static const RogRulingWord services[] = {
  { "whole", N_ ("The whole decision") },
  { "extract", N_ ("An extract") },
  { "nothing", N_ ("Nothing until …") },
  {},
};

static const RogRulingField service[] = {
  { "what", N_ ("What is served"), ROG_RULING_ONE_OF, services },
  { "until", N_ ("Nothing until"), ROG_RULING_TEXT, NULL, NULL, NULL, "what", "nothing" },
  {},
};

static const RogRulingField signer[] = {
  { "name", N_ ("Name"), ROG_RULING_TEXT },
  { "office", N_ ("Office"), ROG_RULING_TEXT },
  {},
};

/**
 * rog_ruling_tables_get_outcome_title:
 * @outcome: an outcome
 *
 * Returns: (transfer none): how its choice is called
 */
const char *
rog_ruling_tables_get_outcome_title (const char *outcome)
{
  for (guint i = 0; outcomes[i].id != NULL; i++)
    if (g_str_equal (outcomes[i].id, outcome))
      return g_dpgettext2 (NULL, "outcome", outcomes[i].title);

  return outcome;
}

/**
 * rog_ruling_tables_get_needs:
 * @outcome: (nullable): an outcome
 *
 * Returns: (nullable): what it needs beside reasons and a decided version
 */
const RogRulingField *
rog_ruling_tables_get_needs (const char *outcome)
{
  static const struct
  {
    const char           *outcome;
    const RogRulingField *fields;
  } needs[] = {
    { "other-measure", other_measure },
    { "refuse", ground },
    { "raise-ground", ground },
    { "postpone", postpone },
    { "return", given_back },
    { "object", object },
  };

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_strcmp0 (outcome, needs[i].outcome) == 0)
      return needs[i].fields;

  return NULL;
}

const RogRulingField *
rog_ruling_tables_get_put_off (void)
{
  return put_off;
}

const RogRulingField *
rog_ruling_tables_get_heard (void)
{
  return heard;
}

const RogRulingField *
rog_ruling_tables_get_formality (void)
{
  return formality;
}

const RogRulingField *
rog_ruling_tables_get_condition (void)
{
  return condition;
}

const RogRulingField *
rog_ruling_tables_get_line (void)
{
  return line;
}

const RogRulingField *
rog_ruling_tables_get_parts (void)
{
  return parts;
}

/* Beside the parts: it is asked of a decision written elsewhere too. */
const RogRulingField *
rog_ruling_tables_get_urgency (void)
{
  return urgency;
}

const RogRulingField *
rog_ruling_tables_get_remedy (void)
{
  return remedy;
}

const RogRulingField *
rog_ruling_tables_get_signer (void)
{
  return signer;
}

const RogRulingField *
rog_ruling_tables_get_service (void)
{
  return service;
}
