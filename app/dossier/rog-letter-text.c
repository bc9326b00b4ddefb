// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rog-json.h"
#include "core/rog-text.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-scope-format.h"

/* The letter that asks the authority for information, and counsel's pleading. */

static void
add_fact (RogTextDocument *out,
          const char      *label,
          const char      *text)
{
  if (text != NULL)
    rog_text_document_add (out, ROG_TEXT_FACT, 0, NULL, label, text);
}

static void
add_signatures (RogTextDocument *out,
                RogDossier      *dossier,
                JsonObject      *body,
                JsonArray       *signers)
{
  const char      *place = rog_json_peek_string (body, "place");
  g_autofree char *date = rog_moment_format (dossier, rog_json_peek_string (body, "date"));
  g_autofree char *where = place != NULL ? g_strdup_printf (C_ ("place and date", "%s, %s"), place, date) : g_strdup (date);

  for (guint i = 0; signers != NULL && i < json_array_get_length (signers); i++)
    {
      JsonObject      *signer = json_array_get_object_element (signers, i);
      g_autofree char *who = g_strdup_printf ("%s\n%s", rog_json_peek_string (signer, "name"), rog_json_peek_string (signer, "office"));

      rog_text_document_add (out, ROG_TEXT_SIGNATURE, 0, NULL, where, who);
    }
}

static char *
cite_all (RogDossier *dossier,
          const char *text,
          JsonArray  *pins)
{
  GString *out = g_string_new (text);

  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    {
      g_autofree char *cite = rog_dossier_format_pin (dossier, json_array_get_object_element (pins, i), TRUE);

      /* A composer writes it where it belongs. */
      if (cite != NULL && strstr (text, cite) == NULL)
        g_string_append_printf (out, " (%s)", cite);
    }

  return g_string_free_and_steal (out);
}

/* Outside the bench an item is called by its words and its place in the request. */
static void
add_items (RogTextDocument *out,
           RogDossier      *dossier,
           JsonObject      *body)
{
  JsonArray *items = rog_json_peek_array (body, "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      RogItem         *item = rog_dossier_find_item (dossier, json_array_get_string_element (items, i));
      JsonObject      *scope = item != NULL ? rog_item_peek_scope (item) : NULL;
      JsonObject      *place = scope != NULL ? rog_json_peek_object (scope, "place") : NULL;
      g_autofree char *cite = place != NULL ? rog_dossier_format_pin (dossier, place, TRUE) : NULL;
      g_autofree char *words = item != NULL && cite != NULL ? g_strdup_printf ("%s (%s)", rog_item_get_title (item), cite) : NULL;

      if (item != NULL)
        add_fact (out, i == 0 ? _ ("Concerning") : NULL, words != NULL ? words : rog_item_get_title (item));
    }
}

static void
mark_practice (RogTextDocument *out,
               RogDossier      *dossier)
{
  RogRequest *request = rog_dossier_get_request (dossier);

  rog_text_document_set_practice (out, request != NULL && rog_entity_get_boolean (ROG_ENTITY (request), "practice"));
}

/**
 * rog_information_request_to_text:
 * @dossier: the dossier
 * @body: the state of a #RogInformationRequest
 * @rules: (nullable): the law
 *
 * Returns: (transfer full): the letter
 */
RogTextDocument *
rog_information_request_to_text (RogDossier *dossier,
                                 JsonObject *body,
                                 RogRules   *rules)
{
  RogTextDocument *out = rog_text_document_new (_ ("Request for information"));
  RogRequest      *request = rog_dossier_get_request (dossier);
  JsonObject      *court = request != NULL ? rog_entity_peek_object (ROG_ENTITY (request), "court") : NULL;
  JsonArray       *questions = rog_json_peek_array (body, "questions");
  g_autofree char *due = rog_moment_format (dossier, rog_json_peek_string (body, "due"));

  mark_practice (out, dossier);
  if (court != NULL)
    rog_text_document_add (out, ROG_TEXT_LINE, 1, NULL, NULL, rog_json_peek_string (court, "name"));
  rog_text_document_add (out, ROG_TEXT_LINE, 4, NULL, NULL, rog_text_document_get_title (out));
  add_fact (out, _ ("To"), rog_json_peek_string (body, "to"));
  if (request != NULL)
    {
      add_fact (out, _ ("Your reference"), rog_request_get_their_reference (request));
      add_fact (out, _ ("Our reference"), rog_request_get_our_reference (request));
      add_fact (out, _ ("Instrument"), rog_rules_get_label (rules, "instruments", rog_request_get_instrument (request)));
    }
  add_items (out, dossier, body);
  add_fact (out, _ ("Legal basis"), rog_json_peek_string (body, "article"));
  if (rog_json_peek_string (body, "due") != NULL)
    add_fact (out, _ ("Answer requested by"), due);
  if (questions != NULL && json_array_get_length (questions) > 0)
    rog_text_document_add (out, ROG_TEXT_PARAGRAPH, 0, NULL, NULL, _ ("Before it decides, this court asks for the following information:"));
  for (guint i = 0; questions != NULL && i < json_array_get_length (questions); i++)
    {
      JsonObject      *question = json_array_get_object_element (questions, i);
      g_autofree char *text = cite_all (dossier, rog_json_peek_string (question, "text"), rog_json_peek_array (question, "pins"));
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);

      rog_text_document_add (out, ROG_TEXT_NUMBERED, 0, rog_json_peek_string (question, "id"), number, text);
    }
  add_signatures (out, dossier, body, rog_json_peek_array (body, "signers"));

  return out;
}

static void
add_ground (RogTextDocument *out,
            RogDossier      *dossier,
            JsonObject      *ground,
            guint           *number)
{
  JsonArray  *facts = rog_json_peek_array (ground, "facts");
  const char *argument = rog_json_peek_string (ground, "argument");

  rog_text_document_add (out, ROG_TEXT_HEADING, 2, rog_json_peek_string (ground, "id"), NULL, rog_json_peek_string (ground, "title"));
  add_fact (out, _ ("Source"), rog_json_peek_string (ground, "source"));
  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    {
      JsonObject      *one = json_array_get_object_element (facts, i);
      g_autofree char *text = cite_all (dossier, rog_json_peek_string (one, "text"), rog_json_peek_array (one, "pins"));
      g_autofree char *label = g_strdup_printf ("%u.", ++*number);

      rog_text_document_add (out, ROG_TEXT_NUMBERED, 0, NULL, label, text);
    }
  if (argument != NULL)
    {
      g_autofree char *text = cite_all (dossier, argument, rog_json_peek_array (ground, "pins"));
      g_autofree char *label = g_strdup_printf ("%u.", ++*number);

      rog_text_document_add (out, ROG_TEXT_NUMBERED, 0, NULL, label, text);
    }
}

static void
add_targets (RogTextDocument *out,
             RogDossier      *dossier,
             RogRules        *rules,
             JsonArray       *targets)
{
  rog_text_document_add (out, ROG_TEXT_HEADING, 1, NULL, NULL, _ ("What is challenged"));
  for (guint i = 0; i < json_array_get_length (targets); i++)
    {
      JsonObject *target = json_array_get_object_element (targets, i);
      RogItem    *item = rog_dossier_find_item (dossier, rog_json_peek_string (target, "item"));
      const char *words = rog_json_peek_string (target, "words");

      if (words == NULL)
        words = item != NULL ? rog_item_get_title (item) : rog_rules_get_label (rules, "challenge-targets", rog_json_peek_string (target, "kind"));
      rog_text_document_add (out, ROG_TEXT_PARAGRAPH, 0, NULL, NULL, words);
    }
}

static void
add_relief (RogTextDocument *out,
            RogDossier      *dossier,
            RogRules        *rules,
            JsonArray       *relief,
            const char      *title,
            const char      *catalogue)
{
  if (relief == NULL || json_array_get_length (relief) == 0)
    return;
  rog_text_document_add (out, ROG_TEXT_HEADING, 1, NULL, NULL, title);
  for (guint i = 0; i < json_array_get_length (relief); i++)
    {
      g_autofree char *line = rog_relief_format (dossier, rules, json_array_get_object_element (relief, i), catalogue);

      rog_text_document_add (out, ROG_TEXT_PARAGRAPH, 0, NULL, NULL, line);
    }
}

/* The passages as they stand in the documents, in the order in which they are cited. */
static void
add_passages (RogTextDocument *out,
              RogDossier      *dossier,
              JsonArray       *pins,
              guint           *number)
{
  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    {
      JsonObject      *pin = json_array_get_object_element (pins, i);
      const char      *words = rog_json_peek_string (pin, "quote");
      g_autofree char *cite = rog_dossier_format_pin (dossier, pin, TRUE);
      g_autofree char *quote = rog_text_to_quoted (words);
      g_autofree char *label = NULL;
      g_autofree char *line = NULL;

      if (words == NULL || cite == NULL)
        continue;
      if (*number == 0)
        rog_text_document_add (out, ROG_TEXT_HEADING, 1, NULL, NULL, _ ("Passages quoted"));
      label = g_strdup_printf ("%u.", ++*number);
      line = g_strdup_printf (C_ ("quoted passage", "“%s” (%s)"), quote, cite);
      rog_text_document_add (out, ROG_TEXT_NUMBERED, 0, NULL, label, line);
    }
}

static void
add_all_passages (RogTextDocument *out,
                  RogDossier      *dossier,
                  JsonArray       *grounds)
{
  guint number = 0;

  for (guint i = 0; grounds != NULL && i < json_array_get_length (grounds); i++)
    {
      JsonObject *ground = json_array_get_object_element (grounds, i);
      JsonArray  *facts = rog_json_peek_array (ground, "facts");

      for (guint j = 0; facts != NULL && j < json_array_get_length (facts); j++)
        add_passages (out, dossier, rog_json_peek_array (json_array_get_object_element (facts, j), "pins"), &number);
      add_passages (out, dossier, rog_json_peek_array (ground, "pins"), &number);
    }
}

static void
add_attachments (RogTextDocument *out,
                 RogDossier      *dossier,
                 JsonArray       *attachments)
{
  if (attachments == NULL || json_array_get_length (attachments) == 0)
    return;
  rog_text_document_add (out, ROG_TEXT_HEADING, 1, NULL, NULL, _ ("Attachments"));
  for (guint i = 0; i < json_array_get_length (attachments); i++)
    {
      RogDocument *document = rog_dossier_find_document (dossier, json_array_get_string_element (attachments, i));

      if (document != NULL)
        rog_text_document_add (out, ROG_TEXT_PARAGRAPH, 0, NULL, NULL, rog_document_get_name (document));
    }
}

/* Each reader looks for the own one. */
static void
add_reference (RogTextDocument *out,
               RogDossier      *dossier,
               const char      *reference)
{
  RogRequest *request = rog_dossier_get_request (dossier);
  const char *label = _ ("Reference");

  if (request != NULL && g_strcmp0 (reference, rog_request_get_our_reference (request)) == 0)
    label = _ ("Reference of the court");
  else if (request != NULL && g_strcmp0 (reference, rog_request_get_their_reference (request)) == 0)
    label = _ ("Reference of the authority");
  add_fact (out, label, reference);
}

/* To which court, under which references, for whom, by whom. */
static void
begin_pleading (RogTextDocument *out,
                RogDossier      *dossier,
                JsonObject      *challenge,
                RogRules        *rules)
{
  RogPerson  *person = rog_dossier_find_person (dossier, rog_json_peek_string (challenge, "for"));
  JsonObject *by = rog_json_peek_object (challenge, "by");
  JsonArray  *references = rog_json_peek_array (challenge, "references");
  const char *capacity = rog_json_peek_string (challenge, "capacity");

  mark_practice (out, dossier);
  if (rog_json_peek_string (challenge, "court") != NULL)
    rog_text_document_add (out, ROG_TEXT_LINE, 1, NULL, NULL, rog_json_peek_string (challenge, "court"));
  rog_text_document_add (out, ROG_TEXT_LINE, 4, NULL, NULL, rog_text_document_get_title (out));
  for (guint i = 0; references != NULL && i < json_array_get_length (references); i++)
    add_reference (out, dossier, json_array_get_string_element (references, i));
  add_fact (out, _ ("For"), person != NULL ? rog_person_get_name (person) : NULL);
  if (capacity != NULL)
    add_fact (out, _ ("Capacity"), rog_rules_get_label (rules, "capacities", capacity));
  if (by != NULL)
    add_fact (out, _ ("By"), rog_json_peek_string (by, "name"));
}

static void
end_pleading (RogTextDocument *out,
              JsonObject      *by,
              const char      *place,
              const char      *date)
{
  g_autofree char *who = g_strdup_printf ("%s\n%s", by != NULL ? rog_json_peek_string (by, "name") : "",
                                          by != NULL && rog_json_peek_string (by, "office") != NULL ? rog_json_peek_string (by, "office") : "");
  g_autofree char *where = place != NULL ? g_strdup_printf (C_ ("place and date", "%s, %s"), place, date) : g_strdup (date);

  rog_text_document_add (out, ROG_TEXT_SIGNATURE, 0, NULL, where, g_strchomp (who));
}

/* What is withdrawn: all of it, or the grounds and interim relief that the step names. */
static void
add_withdrawn (RogTextDocument *out,
               RogDossier      *dossier,
               RogRules        *rules,
               JsonObject      *challenge,
               JsonArray       *ids)
{
  static const char *const lists[] = { "grounds", "interim", NULL };

  rog_text_document_add (out, ROG_TEXT_HEADING, 1, NULL, NULL, _ ("What is withdrawn"));
  if (ids == NULL || json_array_get_length (ids) == 0)
    rog_text_document_add (out, ROG_TEXT_PARAGRAPH, 0, NULL, NULL, _ ("The whole challenge"));
  for (const char *const *list = lists; ids != NULL && *list != NULL; list++)
    {
      JsonArray *array = rog_json_peek_array (challenge, *list);

      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        {
          JsonObject      *ground = json_array_get_object_element (array, i);
          const char      *title = rog_json_peek_string (ground, "title");
          g_autofree char *words = title != NULL ? g_strdup (title) : rog_relief_format (dossier, rules, ground, "interim-reliefs");

          if (rog_json_array_has (ids, rog_json_peek_string (ground, "id")))
            rog_text_document_add (out, ROG_TEXT_PARAGRAPH, 0, NULL, NULL, words);
        }
    }
}

/* A line a paragraph. */
static void
add_lines (RogTextDocument *out,
           const char      *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint number = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *label = NULL;

      if (*g_strstrip (*line) == '\0')
        continue;
      label = g_strdup_printf ("%u.", ++number);
      rog_text_document_add (out, ROG_TEXT_NUMBERED, 0, NULL, label, *line);
    }
}

/**
 * rog_challenge_step_to_text:
 * @dossier: the dossier, as this desk has it
 * @step: the state of a #RogChallengeStep
 * @rules: (nullable): the law
 *
 * Returns: (transfer full): the pleading that supplements a challenge, or withdraws it or some of its grounds
 */
RogTextDocument *
rog_challenge_step_to_text (RogDossier *dossier,
                            JsonObject *step,
                            RogRules   *rules)
{
  gboolean         withdrawal = g_strcmp0 (rog_json_peek_string (step, "step"), "withdrawal") == 0;
  RogTextDocument *out = rog_text_document_new (withdrawal ? _ ("Withdrawal of a challenge") : _ ("Supplement to a challenge"));
  RogEntity       *entity = rog_dossier_find (dossier, ROG_TYPE_CHALLENGE, rog_json_peek_string (step, "challenge"));
  JsonObject      *challenge = rog_entity_peek_state (entity);
  const char      *text = rog_json_peek_string (step, "text");
  g_autofree char *before = rog_moment_format (dossier, rog_json_peek_string (challenge, "date"));
  g_autofree char *date = rog_moment_format (dossier, rog_json_peek_string (step, "date"));

  begin_pleading (out, dossier, challenge, rules);
  if (rog_json_peek_string (challenge, "date") != NULL)
    add_fact (out, _ ("Challenge of"), before);
  if (withdrawal)
    add_withdrawn (out, dossier, rules, challenge, rog_json_peek_array (step, "grounds"));
  if (text != NULL)
    add_lines (out, text);
  add_attachments (out, dossier, rog_json_peek_array (step, "documents"));
  end_pleading (out, rog_json_peek_object (challenge, "by"), rog_json_peek_string (step, "place"), date);

  return out;
}

/**
 * rog_challenge_to_text:
 * @dossier: the dossier, as this desk has it
 * @state: the state of a #RogChallenge
 * @rules: (nullable): the law
 *
 * Returns: (transfer full): the pleading (casework § 6); items are called by their words, never by the bench's numbers
 */
RogTextDocument *
rog_challenge_to_text (RogDossier *dossier,
                       JsonObject *state,
                       RogRules   *rules)
{
  RogTextDocument *out = rog_text_document_new (_ ("Challenge"));
  JsonObject      *by = rog_json_peek_object (state, "by");
  JsonArray       *grounds = rog_json_peek_array (state, "grounds");
  g_autofree char *date = rog_moment_format (dossier, rog_json_peek_string (state, "date"));
  guint            number = 0;

  begin_pleading (out, dossier, state, rules);
  add_targets (out, dossier, rules, rog_json_peek_array (state, "targets"));
  if (rog_json_peek_string (state, "facts") != NULL)
    {
      rog_text_document_add (out, ROG_TEXT_HEADING, 1, NULL, NULL, _ ("Facts"));
      rog_text_document_add (out, ROG_TEXT_PARAGRAPH, 0, NULL, NULL, rog_json_peek_string (state, "facts"));
    }
  rog_text_document_add (out, ROG_TEXT_HEADING, 1, NULL, NULL, _ ("Grounds"));
  for (guint i = 0; grounds != NULL && i < json_array_get_length (grounds); i++)
    add_ground (out, dossier, json_array_get_object_element (grounds, i), &number);
  add_relief (out, dossier, rules, rog_json_peek_array (state, "relief"), _ ("Relief"), "reliefs");
  add_relief (out, dossier, rules, rog_json_peek_array (state, "interim"), _ ("Interim relief"), "interim-reliefs");
  add_all_passages (out, dossier, grounds);
  add_attachments (out, dossier, rog_json_peek_array (state, "attachments"));
  end_pleading (out, by, rog_json_peek_string (state, "place"), date);

  return out;
}
