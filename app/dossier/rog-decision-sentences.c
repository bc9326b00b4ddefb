// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-decision-sentences.h"

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "core/rog-text.h"
#include "dossier/rog-scope-format.h"

/**
 * rog_party_format:
 * @dossier: a dossier
 * @rules: (nullable): the law
 * @person: (nullable): a person's id
 * @capacity: (nullable): the capacity's id; %NULL where it is not to be said
 *
 * Returns: (transfer full): the name with the capacity beside it (casework § 2): "Tomas Rehlin (suspect)"
 */
char *
rog_party_format (RogDossier *dossier,
                  RogRules   *rules,
                  const char *person,
                  const char *capacity)
{
  RogPerson  *found = person != NULL ? rog_dossier_find_person (dossier, person) : NULL;
  const char *name = found != NULL ? rog_person_get_name (found) : _ ("a person concerned");

  if (found == NULL || capacity == NULL)
    return g_strdup (name);

  return g_strdup_printf (C_ ("name and capacity", "%s (%s)"), name, rog_rules_get_label (rules, "capacities", capacity));
}

static void
add_sentence (GString    *out,
              const char *sentence)
{
  if (sentence != NULL && *sentence != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", sentence);
}

/*
 * Who was heard
 */

static char *
say_heard (RogDossier *dossier,
           const char *party,
           const char *item,
           JsonObject *heard)
{
  const char      *how = rog_json_peek_string (heard, "how");
  const char      *by = rog_json_peek_string (heard, "by");
  g_autofree char *when = rog_moment_format (dossier, rog_json_peek_string (heard, "when"));

  if (by != NULL)
    // Translators: a person with the capacity, an item, by whom, how, when.
    return g_strdup_printf (C_ ("hearing", "%s was heard on “%s” by %s: %s, %s."), party, item, by, how, when);

  // Translators: a person with the capacity, an item, how, when.
  return g_strdup_printf (C_ ("hearing", "%s was heard on “%s”: %s, %s."), party, item, how, when);
}

/* Until when it is secret; nothing where nobody said. */
static char *
say_secret_until (RogDossier *dossier,
                  JsonObject *end)
{
  g_autofree char *until = rog_end_format (dossier, end);

  if (end == NULL)
    return NULL;
  if (!rog_end_is_known (end))
    return g_strdup (C_ ("hearing", "It cannot be foreseen how long that will be so."));

  return g_strdup_printf (C_ ("hearing", "That is so until %s."), until);
}

static char *
say_told (JsonObject *heard)
{
  const char *when = rog_json_peek_string (heard, "told_when");
  const char *by = rog_json_peek_string (heard, "told_by");

  if (when != NULL && by != NULL)
    // Translators: when, by whom.
    return g_strdup_printf (C_ ("hearing", "To be told: %s, by %s."), when, by);
  if (when != NULL)
    return g_strdup_printf (C_ ("hearing", "To be told: %s."), when);
  if (by != NULL)
    return g_strdup_printf (C_ ("hearing", "To be told by %s."), by);

  return NULL;
}

static char *
say_not_heard (RogDossier *dossier,
               RogRules   *rules,
               const char *party,
               const char *item,
               JsonObject *heard)
{
  const char      *basis = rog_json_peek_string (heard, "basis");
  const char      *article = rog_json_peek_string (heard, "article");
  const char      *text = rog_json_peek_string (heard, "text");
  const char      *label = rog_rules_get_label (rules, "not-heard", basis);
  GString         *out = g_string_new (NULL);
  g_autofree char *until = say_secret_until (dossier, rog_json_peek_object (heard, "until"));
  g_autofree char *told = say_told (heard);

  /* Another reason is said, not called another one. */
  if (g_strcmp0 (basis, "other") == 0 && text != NULL)
    g_string_append_printf (out, C_ ("hearing", "%s was not heard on “%s”: %s"), party, item, text);
  else if (article != NULL)
    // Translators: a person with the capacity, an item, why not, the article.
    g_string_append_printf (out, C_ ("hearing", "%s was not heard on “%s”: %s (%s)."), party, item, label, article);
  else
    g_string_append_printf (out, C_ ("hearing", "%s was not heard on “%s”: %s."), party, item, label);
  add_sentence (out, until);
  add_sentence (out, told);
  if (g_strcmp0 (basis, "other") != 0)
    add_sentence (out, text);

  return g_string_free_and_steal (out);
}

/**
 * rog_decision_heard_to_words:
 * @dossier: a dossier
 * @rules: (nullable): the law
 * @body: a decision's body, or an extract
 * @heard: an entry of its "heard"
 *
 * Returns: (transfer full): who was heard on what, how, when and by whom, or why not (casework §§ 2 and 7)
 */
char *
rog_decision_heard_to_words (RogDossier *dossier,
                             RogRules   *rules,
                             JsonObject *body,
                             JsonObject *heard)
{
  g_autofree char *item = rog_decision_dup_title (dossier, body, rog_json_peek_string (heard, "item"));
  g_autofree char *party = rog_party_format (dossier, rules, rog_json_peek_string (heard, "person"), rog_json_peek_string (heard, "capacity"));

  if (json_object_get_boolean_member_with_default (heard, "heard", FALSE))
    return say_heard (dossier, party, item, heard);

  return say_not_heard (dossier, rules, party, item, heard);
}

/*
 * The operative part
 */

/**
 * rog_decision_answer_to_words:
 * @dossier: a dossier
 * @rules: (nullable): the law
 * @body: a decision's body, or an extract
 * @answer: an entry of its "answers"
 *
 * Returns: (transfer full): how a ground, or a plea for interim relief, is answered
 */
char *
rog_decision_answer_to_words (RogDossier *dossier,
                              RogRules   *rules,
                              JsonObject *body,
                              JsonObject *answer)
{
  RogEntity       *challenge = rog_dossier_find (dossier, ROG_TYPE_CHALLENGE, rog_json_peek_string (answer, "challenge"));
  const char      *person = challenge != NULL ? rog_entity_get_string (challenge, "for") : NULL;
  const char      *capacity = challenge != NULL ? rog_entity_get_string (challenge, "capacity") : NULL;
  const char      *text = rog_json_peek_string (answer, "text");
  const char      *word = rog_rules_get_label (rules, "answers", rog_json_peek_string (answer, "answer"));
  const char      *item = rog_json_peek_string (answer, "item");
  g_autofree char *ground = text != NULL ? rog_text_to_quoted (text) : NULL;
  g_autofree char *title = item != NULL ? rog_decision_dup_title (dossier, body, item) : NULL;
  JsonObject      *end = rog_json_peek_object (answer, "until");
  g_autofree char *party = rog_party_format (dossier, rules, person, capacity);
  g_autofree char *until = rog_end_format (dossier, end);
  GString         *out = g_string_new (NULL);

  if (item != NULL)
    // Translators: for whom, the ground, against which item, how it is answered.
    g_string_append_printf (out, C_ ("operative part", "Challenge for %s, “%s”, against “%s”: %s."), party, ground, title, word);
  else
    // Translators: for whom, the ground, how it is answered.
    g_string_append_printf (out, C_ ("operative part", "Challenge for %s, “%s”: %s."), party, ground, word);
  if (end != NULL && rog_end_is_known (end))
    {
      g_autofree char *sentence = g_strdup_printf (C_ ("answer", "This holds until %s."), until);

      add_sentence (out, sentence);
    }
  else if (end != NULL)
    add_sentence (out, C_ ("answer", "It cannot be foreseen how long this holds."));

  return g_string_free_and_steal (out);
}

/**
 * rog_decision_line_to_words:
 * @dossier: a dossier
 * @line: an order of a decision
 *
 * Returns: (transfer full) (nullable): the order, and the date by which it is to be carried out
 */
char *
rog_decision_line_to_words (RogDossier *dossier,
                            JsonObject *line)
{
  const char      *text = rog_json_peek_string (line, "text");
  const char      *date = rog_json_peek_string (line, "date");
  g_autofree char *day = rog_moment_format (dossier, date);
  GString         *out;

  if (text == NULL)
    return NULL;
  out = g_string_new (text);
  if (date != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (C_ ("order", "To be done on %s at the latest."), day);

      add_sentence (out, sentence);
    }

  return g_string_free_and_steal (out);
}

/**
 * rog_decision_condition_to_words:
 * @dossier: a dossier
 * @condition: a condition of a decision
 *
 * Returns: (transfer full): the condition, its article, and who is to accept it until when
 */
char *
rog_decision_condition_to_words (RogDossier *dossier,
                                 JsonObject *condition)
{
  const char      *article = rog_json_peek_string (condition, "article");
  const char      *by = rog_json_peek_string (condition, "accepted_by");
  const char      *text = rog_json_peek_string (condition, "text");
  g_autofree char *date = rog_moment_format (dossier, rog_json_peek_string (condition, "by"));
  GString         *out = g_string_new (text != NULL ? text : "");

  if (article != NULL)
    g_string_append_printf (out, " (%s)", article);
  if (by != NULL)
    {
      // Translators: who is to accept it, the last day.
      g_autofree char *sentence = g_strdup_printf (C_ ("condition", "To be accepted by %s, on %s at the latest."), by, date);

      add_sentence (out, sentence);
    }

  return g_string_free_and_steal (out);
}

/**
 * rog_decision_told_to_words:
 * @dossier: a dossier
 * @rules: (nullable): the law
 * @told: an entry of a decision's "told"
 * @capacity: (nullable): in which capacity, where it is to be said
 *
 * Returns: (transfer full): who is told when and by whom
 */
char *
rog_decision_told_to_words (RogDossier *dossier,
                            RogRules   *rules,
                            JsonObject *told,
                            const char *capacity)
{
  const char      *when = rog_json_peek_string (told, "when");
  const char      *by = rog_json_peek_string (told, "by");
  g_autofree char *party = rog_party_format (dossier, rules, rog_json_peek_string (told, "person"), capacity);

  if (by != NULL)
    // Translators: a person, when that person is told, by whom.
    return g_strdup_printf (C_ ("persons to be told", "%s: %s, by %s."), party, when, by);

  return g_strdup_printf (C_ ("persons to be told", "%s: %s."), party, when);
}

/*
 * Remedy
 */

static void
say_remedy (GString    *out,
            JsonObject *remedy)
{
  const char      *whom = rog_json_peek_string (remedy, "for");
  const char      *court = rog_json_peek_string (remedy, "court");
  const char      *period = rog_json_peek_string (remedy, "period");
  const char      *from = rog_json_peek_string (remedy, "from");
  guint            n_days = (guint)json_object_get_int_member_with_default (remedy, "days", 0);
  g_autofree char *days = n_days > 0 ? g_strdup_printf (ngettext ("%u day", "%u days", n_days), n_days) : NULL;
  g_autofree char *sentence = NULL;

  if (period == NULL)
    period = days;
  if (court != NULL && period != NULL && from != NULL)
    // Translators: for whom, which court, how long, from when.
    sentence = g_strdup_printf (C_ ("remedy", "A remedy is open to %s. It is to be lodged with %s within %s from %s."), whom != NULL ? whom : _ ("each person concerned"), court, period, from);
  add_sentence (out, sentence);
  if (json_object_has_member (remedy, "suspends"))
    add_sentence (out, json_object_get_boolean_member (remedy, "suspends") ? C_ ("remedy", "The remedy suspends the effect of this decision.")
                                                                                : C_ ("remedy", "The remedy does not suspend the effect of this decision."));
}

/**
 * rog_decision_remedy_to_words:
 * @remedy: an entry of a decision's "remedy"
 *
 * A draft may lack some of it: what is not known is not said.
 *
 * Returns: (transfer full): for whom it is, where, within which period, and whether it suspends; or that there is none
 */
char *
rog_decision_remedy_to_words (JsonObject *remedy)
{
  const char *elsewhere = rog_json_peek_string (remedy, "elsewhere");
  GString    *out = g_string_new (NULL);

  if (json_object_get_boolean_member_with_default (remedy, "none_here", FALSE))
    {
      g_autofree char *sentence = elsewhere != NULL ? g_strdup_printf (C_ ("remedy", "A remedy lies elsewhere: %s."), elsewhere) : NULL;

      add_sentence (out, C_ ("remedy", "There is no remedy here."));
      add_sentence (out, sentence);
    }
  else
    say_remedy (out, remedy);
  add_sentence (out, rog_json_peek_string (remedy, "text"));

  return g_string_free_and_steal (out);
}
