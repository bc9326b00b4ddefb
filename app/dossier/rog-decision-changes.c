// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-decision-changes.h"

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "core/rog-text.h"
#include "dossier/rog-scope-format.h"

/* What a route names, in the order in which it is said (casework § 4). */
static const char *const named[] = { "provision", "opening", "article", "source", "power", "consulted", "accepted", "why", NULL };

static void
append (GString    *out,
        const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", text);
}

static void
append_consultation (RogDossier *dossier,
                     GString    *out,
                     JsonObject *route)
{
  const char      *id = rog_json_peek_string (route, "document");
  RogDocument     *document = id != NULL ? rog_dossier_find_document (dossier, id) : NULL;
  const char      *spoke = rog_json_peek_string (route, "spoke");
  const char      *taken_by = rog_json_peek_string (route, "taken_by");
  g_autofree char *date = rog_moment_format (dossier, rog_json_peek_string (route, "date"));

  if (document != NULL)
    append (out, rog_document_get_name (document));
  if (json_object_get_boolean_member_with_default (route, "by_telephone", FALSE))
    append (out, C_ ("route", "by telephone"));
  if (rog_json_peek_string (route, "date") != NULL)
    append (out, date);
  if (spoke != NULL)
    {
      g_autofree char *text = g_strdup_printf (C_ ("route", "%s for the authority"), spoke);

      append (out, text);
    }
  if (taken_by != NULL)
    {
      g_autofree char *text = g_strdup_printf (C_ ("route", "taken by %s"), taken_by);

      append (out, text);
    }
}

/* "Our law allows only this: Section 21 of the Act; Article 3(2) of the Treaty." */
static char *
route_to_words (RogDossier *dossier,
                RogRules   *rules,
                JsonObject *route)
{
  const char *label = rog_rules_get_label (rules, "routes", rog_json_peek_string (route, "route"));
  const char *ground = rog_json_peek_string (route, "ground");
  g_autoptr (GString) names = g_string_new (NULL);

  append_consultation (dossier, names, route);
  if (ground != NULL)
    append (names, rog_rules_get_label (rules, "grounds", ground));
  for (const char *const *member = named; *member != NULL; member++)
    append (names, rog_json_peek_string (route, *member));

  return names->len > 0 ? g_strdup_printf (C_ ("route", "%s: %s."), label, names->str) : g_strdup_printf ("%s.", label);
}

/**
 * rog_decision_change_to_words:
 * @dossier: the dossier
 * @rules: (nullable): what words the law has
 * @title: the item
 * @row: (nullable): the field's row in the annex
 * @change: a change of a decided version: {field, reason, pins, route, rest}
 * @reason: (nullable): the reason with its citations
 *
 * What a field was narrowed to, why, and by which route: a numbered reason of the decision (casework §§ 4 and 8).
 *
 * Returns: (transfer full): the sentences
 */
char *
rog_decision_change_to_words (RogDossier *dossier,
                              RogRules   *rules,
                              const char *title,
                              JsonObject *row,
                              JsonObject *change,
                              const char *reason)
{
  JsonObject      *route = rog_json_peek_object (change, "route");
  const char      *label = rog_scope_field_get_label (rules, rog_json_peek_string (change, "field"));
  g_autofree char *quoted = rog_text_to_quoted (title);
  g_autofree char *requested = row != NULL ? rog_text_to_quoted (rog_json_peek_string (row, "requested")) : NULL;
  g_autofree char *decided = row != NULL ? rog_text_to_quoted (rog_json_peek_string (row, "decided")) : NULL;
  GString         *out = g_string_new (NULL);

  if (row != NULL)
    g_string_append_printf (out, C_ ("reasons", "“%s”, %s: “%s” is narrowed to “%s”."), quoted, label, requested, decided);
  else
    g_string_append_printf (out, C_ ("reasons", "“%s”, %s."), quoted, label);
  if (reason != NULL && *reason != '\0')
    g_string_append_printf (out, " %s", reason);
  if (route != NULL && rog_json_peek_string (route, "route") != NULL)
    {
      g_autofree char *words = route_to_words (dossier, rules, route);

      g_string_append_printf (out, " %s", words);
    }

  return g_string_free_and_steal (out);
}

/*
 * A line of the operative part
 */

/* The sentence that the instrument has for the outcome. */
static const char *
outcome_sentence (RogRules   *rules,
                  const char *instrument,
                  JsonObject *item)
{
  const char      *outcome = rog_json_peek_string (item, "outcome");
  gboolean         forwarded = g_strcmp0 (outcome, "return") == 0 && g_strcmp0 (rog_json_peek_string (item, "returned"), "forwarded") == 0;
  g_autofree char *key = g_strconcat ("outcome.", forwarded ? "forward" : outcome, NULL);
  const char      *sentence = rog_rules_get_word (rules, instrument, key);

  return sentence != NULL ? sentence : rog_rules_get_label (rules, "outcomes", outcome);
}

/* "The order is recognised and shall be executed by another measure: a search (EIO 10(3))." */
static void
append_outcome (GString    *out,
                RogDossier *dossier,
                RogRules   *rules,
                const char *instrument,
                JsonObject *item)
{
  const char      *outcome = rog_json_peek_string (item, "outcome");
  const char      *measure = g_strcmp0 (outcome, "other-measure") == 0 ? rog_json_peek_string (item, "measure") : NULL;
  const char      *to = rog_json_peek_string (item, "to");
  JsonObject      *ground = rog_json_peek_object (item, "ground");
  const char      *article = ground != NULL ? rog_json_peek_string (ground, "article") : rog_json_peek_string (item, "article");
  const char      *name = ground != NULL ? rog_json_peek_string (ground, "name") : NULL;
  g_autofree char *when = rog_moment_format (dossier, rog_json_peek_string (item, "when"));
  g_autofree char *title = rog_text_to_quoted (rog_json_peek_string (item, "title"));

  // Translators: an item, and what becomes of it, a sentence of its own: "As to “search”: The order is recognised and shall be executed"
  g_string_append_printf (out, C_ ("operative part", "As to “%s”: %s"), title, outcome_sentence (rules, instrument, item));
  if (measure != NULL)
    g_string_append_printf (out, ": %s", rog_rules_get_label (rules, "measures", measure));
  if (to != NULL)
    // Translators: after "is forwarded to the competent authority": which one, and when.
    g_string_append_printf (out, C_ ("operative part", ": %s, on %s"), to, when);
  if (article != NULL && name != NULL)
    g_string_append_printf (out, " (%s, %s)", article, name);
  else if (article != NULL || name != NULL)
    g_string_append_printf (out, " (%s)", article != NULL ? article : name);
  g_string_append_c (out, '.');
}

static void
append_end (GString    *out,
            RogDossier *dossier,
            JsonObject *end,
            const char *review)
{
  g_autofree char *until = rog_end_format (dossier, end);
  g_autofree char *day = rog_moment_format (dossier, review);

  if (rog_end_is_known (end))
    // Translators: of a postponement: until when, and when it is reviewed.
    g_string_append_printf (out, C_ ("operative part", " This holds until %s and is to be reviewed on %s."), until, day);
  else
    g_string_append_printf (out, C_ ("operative part", " How long this holds cannot be foreseen; it is to be reviewed on %s."), day);
}

static void
append_objection (GString    *out,
                  JsonObject *item)
{
  const char *objection = rog_json_peek_string (item, "objection");

  if (g_strcmp0 (objection, "stop") == 0)
    g_string_append (out, C_ ("objection", " The measure is to stop."));
  else if (g_strcmp0 (objection, "no-use") == 0)
    g_string_append (out, C_ ("objection", " What was obtained is not to be used."));
  else if (g_strcmp0 (objection, "conditions") == 0)
    g_string_append (out, C_ ("objection", " What was obtained is to be used only under the conditions of this decision."));
}

static void
append_rests (GString    *out,
              RogRules   *rules,
              JsonObject *item)
{
  JsonObject *version = rog_json_peek_object (item, "version");
  JsonArray  *changes = version != NULL ? rog_json_peek_array (version, "changes") : NULL;

  for (guint i = 0; changes != NULL && i < json_array_get_length (changes); i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);
      const char *rest = rog_json_peek_string (change, "rest");
      const char *label = rog_scope_field_get_label (rules, rog_json_peek_string (change, "field"));

      if (g_strcmp0 (rest, "open") == 0)
        g_string_append_printf (out, C_ ("operative part", " What was asked for beyond that under “%s” is not refused and stays open."), label);
      else if (g_strcmp0 (rest, "refused") == 0)
        g_string_append_printf (out, C_ ("operative part", " What was asked for beyond that under “%s” is refused."), label);
      else if (g_strcmp0 (rest, "given-up") == 0)
        g_string_append_printf (out, C_ ("operative part", " What was asked for beyond that under “%s” was given up by the authority."), label);
    }
}

static void
append_put_off (GString    *out,
                RogDossier *dossier,
                JsonObject *put_off)
{
  const char *article = rog_json_peek_string (put_off, "article");

  if (article != NULL)
    g_string_append_printf (out, C_ ("operative part", " Execution is postponed (%s)."), article);
  else
    g_string_append (out, C_ ("operative part", " Execution is postponed."));
  append_end (out, dossier, rog_json_peek_object (put_off, "until"), rog_json_peek_string (put_off, "review"));
}

/**
 * rog_decision_item_to_words:
 * @dossier: the dossier
 * @rules: (nullable): what words the law has
 * @instrument: (nullable): under which the request was made
 * @item: an item of a decision: title, outcome and what it needs, the decided version
 *
 * Returns: (transfer full): its line of the operative part (casework §§ 4 and 7)
 */
char *
rog_decision_item_to_words (RogDossier *dossier,
                            RogRules   *rules,
                            const char *instrument,
                            JsonObject *item)
{
  GString *out = g_string_new (NULL);

  append_outcome (out, dossier, rules, instrument, item);
  if (rog_json_peek_object (item, "until") != NULL)
    append_end (out, dossier, rog_json_peek_object (item, "until"), rog_json_peek_string (item, "review"));
  if (g_strcmp0 (rog_json_peek_string (item, "outcome"), "object") == 0)
    append_objection (out, item);
  if (g_strcmp0 (rog_json_peek_string (item, "outcome"), "execute-in-part") == 0)
    append_rests (out, rules, item);
  if (rog_json_peek_object (item, "execution_postponed") != NULL)
    append_put_off (out, dossier, rog_json_peek_object (item, "execution_postponed"));

  return g_string_free_and_steal (out);
}
