// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-decision-changes.h"
#include "dossier/rog-scope-format.h"

/* The decision as words in their order (casework § 8), from its body alone and what the dossier calls things. */

#define OBJECT_MARK "\xef\xbf\xbc" /* U+FFFC: where a composer put a pin */

typedef struct
{
  RogDossier      *dossier;
  RogRules        *rules;
  JsonObject      *body;
  RogTextDocument *out;
} Text;

static void
heading (Text       *t,
         const char *id,
         const char *text)
{
  rog_text_document_add (t->out, ROG_TEXT_HEADING, 1, id, NULL, text);
}

static void
fact (Text       *t,
      const char *id,
      const char *label,
      const char *text)
{
  if (text != NULL)
    rog_text_document_add (t->out, ROG_TEXT_FACT, 0, id, label, text);
}

static void
paragraphs (Text       *t,
            const char *id,
            const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      if ((*line)[0] != '\0')
        rog_text_document_add (t->out, ROG_TEXT_PARAGRAPH, 0, id, NULL, *line);
    }
}

/* A part of free text, with its heading; nothing where it is empty. */
static void
part (Text       *t,
      const char *member,
      const char *title)
{
  const char      *text = rog_json_peek_string (t->body, member);
  g_autofree char *id = g_strconcat ("part:", member, NULL);

  if (text == NULL)
    return;
  heading (t, id, title);
  paragraphs (t, id, text);
}

/* In brackets, apart from the words before it; in the brackets that the words have opened, as it is. */
static void
append_citation (GString    *out,
                 const char *cite)
{
  char last = out->len > 0 ? out->str[out->len - 1] : ' ';
  int  open = 0;

  if (cite == NULL)
    return;
  for (gsize i = 0; i < out->len; i++)
    open += out->str[i] == '(' ? 1 : out->str[i] == ')' ? -1
                                                        : 0;
  if (!g_ascii_isspace (last) && last != '(')
    g_string_append_c (out, ' ');
  g_string_append_printf (out, open > 0 ? "%s" : "(%s)", cite);
}

/* Puts each citation where its mark stands, and what has no mark behind the text. */
static char *
with_citations (Text       *t,
                const char *text,
                JsonArray  *pins)
{
  g_auto (GStrv) pieces = g_strsplit (text, OBJECT_MARK, -1);
  GString *out = g_string_new (NULL);
  guint    used = 0, n_pins = pins != NULL ? json_array_get_length (pins) : 0;

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_string_append (out, pieces[i]);
      if (pieces[i + 1] != NULL && used < n_pins)
        {
          g_autofree char *cite = rog_dossier_format_pin (t->dossier, json_array_get_object_element (pins, used++), TRUE);

          append_citation (out, cite);
        }
    }
  for (; used < n_pins; used++)
    {
      g_autofree char *cite = rog_dossier_format_pin (t->dossier, json_array_get_object_element (pins, used), TRUE);

      append_citation (out, cite);
    }

  return g_string_free_and_steal (out);
}

static const char *
party_name (Text       *t,
            const char *member)
{
  JsonObject *party = rog_json_peek_object (t->body, member);

  return party != NULL ? rog_json_peek_string (party, "name") : NULL;
}

static const char *
name_of (Text       *t,
         const char *person)
{
  RogPerson *found = rog_dossier_find_person (t->dossier, person);

  return found != NULL ? rog_person_get_name (found) : _ ("a person concerned");
}

static const char *
title_of (Text       *t,
          const char *item)
{
  RogItem *found = rog_dossier_find_item (t->dossier, item);

  return found != NULL ? rog_item_get_title (found) : _ ("an item");
}

static void
put_head (Text *t)
{
  const char      *instrument = rog_json_peek_string (t->body, "instrument");
  const char      *word = rog_rules_get_word (t->rules, instrument, "authority");
  g_autofree char *date = rog_moment_format (t->dossier, rog_json_peek_string (t->body, "date"));

  if (party_name (t, "court") != NULL)
    rog_text_document_add (t->out, ROG_TEXT_LINE, 1, "part:court", NULL, party_name (t, "court"));
  rog_text_document_add (t->out, ROG_TEXT_LINE, 4, NULL, NULL, rog_text_document_get_title (t->out));
  rog_text_document_add (t->out, ROG_TEXT_LINE, 5, NULL, NULL, date);
  fact (t, "part:our_reference", _ ("Our reference"), rog_json_peek_string (t->body, "our_reference"));
  fact (t, "part:authority", word != NULL ? word : _ ("Requesting authority"), party_name (t, "authority"));
  fact (t, "part:their_reference", _ ("Their reference"), rog_json_peek_string (t->body, "their_reference"));
  if (instrument != NULL)
    fact (t, "part:instrument", _ ("Instrument"), rog_rules_get_label (t->rules, "instruments", instrument));
  fact (t, "part:legal_basis", _ ("Legal basis"), rog_json_peek_string (t->body, "legal_basis"));
}

static char *
heard_sentence (Text       *t,
                JsonObject *heard)
{
  const char *person = name_of (t, rog_json_peek_string (heard, "person"));
  const char *item = title_of (t, rog_json_peek_string (heard, "item"));
  const char *text = rog_json_peek_string (heard, "text");

  if (json_object_get_boolean_member_with_default (heard, "heard", FALSE))
    {
      g_autofree char *when = rog_moment_format (t->dossier, rog_json_peek_string (heard, "when"));

      return g_strdup_printf (C_ ("hearing", "%s was heard on “%s”: %s, %s."), person, item, rog_json_peek_string (heard, "how"), when);
    }

  {
    g_autofree char *until = rog_end_format (t->dossier, rog_json_peek_object (heard, "until"));
    const char      *basis = rog_rules_get_label (t->rules, "not-heard", rog_json_peek_string (heard, "basis"));
    const char      *told = rog_json_peek_string (heard, "told_when");
    const char      *by = rog_json_peek_string (heard, "told_by");
    GString         *out = g_string_new (NULL);

    g_string_append_printf (out, C_ ("hearing", "%s was not heard on “%s”: %s"), person, item, basis);
    if (rog_json_peek_object (heard, "until") != NULL)
      g_string_append_printf (out, C_ ("hearing", ", until %s"), until);
    if (told != NULL)
      g_string_append_printf (out, C_ ("hearing", "; to be told: %s"), told);
    if (by != NULL)
      g_string_append_printf (out, C_ ("hearing", ", by %s"), by);
    g_string_append_printf (out, ".%s%s", text != NULL ? " " : "", text != NULL ? text : "");
    return g_string_free_and_steal (out);
  }
}

static void
put_procedure (Text *t)
{
  JsonArray  *heard = rog_json_peek_array (t->body, "heard");
  const char *consultation = rog_json_peek_string (t->body, "consultation");
  const char *urgency = rog_json_peek_string (t->body, "urgency");

  part (t, "procedure", _ ("Procedure"));
  for (guint i = 0; heard != NULL && i < json_array_get_length (heard); i++)
    {
      g_autofree char *sentence = heard_sentence (t, json_array_get_object_element (heard, i));

      rog_text_document_add (t->out, ROG_TEXT_PARAGRAPH, 0, "part:heard", NULL, sentence);
    }
  if (consultation != NULL)
    paragraphs (t, "part:consultation", consultation);
  if (urgency != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("Decided while a period to file was still running, because of urgency: %s"), urgency);

      paragraphs (t, "part:urgency", text);
    }
}

static void
put_withdrawn (Text *t)
{
  JsonArray *array = rog_json_peek_array (t->body, "challenges_withdrawn");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      RogEntity  *challenge = rog_dossier_find (t->dossier, ROG_TYPE_CHALLENGE, json_array_get_string_element (array, i));
      const char *person = challenge != NULL ? name_of (t, rog_entity_get_string (challenge, "for")) : _ ("a person concerned");
      g_autofree char *text = g_strdup_printf (_ ("What was withdrawn of the challenge for %s needs no answer."), person);

      rog_text_document_add (t->out, ROG_TEXT_PARAGRAPH, 0, "part:challenges", NULL, text);
    }
}

static guint
count_paragraphs (Text *t)
{
  JsonArray *array = rog_json_peek_array (t->body, "paragraphs");

  return array != NULL ? json_array_get_length (array) : 0;
}

static JsonArray *
peek_changes (JsonObject *item)
{
  JsonObject *version = rog_json_peek_object (item, "version");

  return version != NULL ? rog_json_peek_array (version, "changes") : NULL;
}

/* A field of an item in the annex. */
static JsonObject *
find_row (Text       *t,
          const char *item,
          const char *field)
{
  JsonArray *table = rog_json_peek_array (t->body, "table");

  for (guint i = 0; table != NULL && i < json_array_get_length (table); i++)
    {
      JsonObject *entry = json_array_get_object_element (table, i);
      JsonArray  *rows = rog_json_peek_array (entry, "rows");

      for (guint j = 0; g_strcmp0 (rog_json_peek_string (entry, "item"), item) == 0 && j < json_array_get_length (rows); j++)
        {
          if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (rows, j), "field"), field) == 0)
            return json_array_get_object_element (rows, j);
        }
    }

  return NULL;
}

static void
put_change (Text       *t,
            guint       number,
            JsonObject *item,
            JsonObject *change)
{
  const char      *id = rog_json_peek_string (item, "item");
  const char      *text = rog_json_peek_string (change, "reason");
  JsonObject      *row = find_row (t, id, rog_json_peek_string (change, "field"));
  g_autofree char *place = g_strconcat ("scope:", id, NULL);
  g_autofree char *label = g_strdup_printf ("%u.", number);
  g_autofree char *reason = with_citations (t, text != NULL ? text : "", rog_json_peek_array (change, "pins"));
  g_autofree char *words = rog_decision_change_to_words (t->dossier, t->rules, title_of (t, id), row, change, reason);

  rog_text_document_add (t->out, ROG_TEXT_NUMBERED, 0, place, label, words);
}

/* What was written as reasons, then why each field was narrowed; numbered through. */
static void
put_reasons (Text *t)
{
  JsonArray *array = rog_json_peek_array (t->body, "paragraphs");
  JsonArray *items = rog_json_peek_array (t->body, "items");
  guint      number = 0;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonArray *changes = peek_changes (json_array_get_object_element (items, i));

      number += changes != NULL ? json_array_get_length (changes) : 0;
    }
  if (count_paragraphs (t) + number == 0)
    return;

  heading (t, "part:reasons", _ ("Reasons"));
  for (number = 0; number < count_paragraphs (t); number++)
    {
      JsonObject      *paragraph = json_array_get_object_element (array, number);
      g_autofree char *text = with_citations (t, rog_json_peek_string (paragraph, "text"), rog_json_peek_array (paragraph, "pins"));
      g_autofree char *label = g_strdup_printf ("%u.", number + 1);

      rog_text_document_add (t->out, ROG_TEXT_NUMBERED, 0, rog_json_peek_string (paragraph, "id"), label, text);
    }
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      JsonArray  *changes = peek_changes (item);

      for (guint j = 0; changes != NULL && j < json_array_get_length (changes); j++)
        put_change (t, ++number, item, json_array_get_object_element (changes, j));
    }
}

/* The numbers of the reasons for what an item was narrowed to; empty where it was not. */
static void
append_change_numbers (Text       *t,
                       GString    *out,
                       JsonObject *wanted)
{
  JsonArray *items = rog_json_peek_array (t->body, "items");
  guint      number = count_paragraphs (t);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      JsonArray  *changes = peek_changes (item);

      for (guint j = 0; changes != NULL && j < json_array_get_length (changes); j++)
        {
          number++;
          if (item == wanted)
            g_string_append_printf (out, "%s%u", out->len > 0 ? ", " : "", number);
        }
    }
}

/* "paragraphs 2, 3", of those that a line rests on. */
static char *
reason_numbers (Text       *t,
                JsonArray  *ids,
                JsonObject *item)
{
  JsonArray *array = rog_json_peek_array (t->body, "paragraphs");
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *id = rog_json_peek_string (json_array_get_object_element (array, i), "id");

      for (guint j = 0; ids != NULL && j < json_array_get_length (ids); j++)
        {
          if (g_strcmp0 (json_array_get_string_element (ids, j), id) == 0)
            g_string_append_printf (out, "%s%u", out->len > 0 ? ", " : "", i + 1);
        }
    }

  if (item != NULL)
    append_change_numbers (t, out, item);

  return out->len > 0 ? g_strdup_printf (C_ ("operative part", " (reasons: %s)"), out->str) : g_strdup ("");
}

static void
numbered (Text       *t,
          guint      *number,
          const char *id,
          const char *text,
          JsonArray  *reasons,
          JsonObject *item)
{
  g_autofree char *label = g_strdup_printf ("%u.", ++*number);
  g_autofree char *why = reason_numbers (t, reasons, item);
  g_autofree char *line = g_strconcat (text, why, NULL);

  rog_text_document_add (t->out, ROG_TEXT_NUMBERED, 0, id, label, line);
}

static char *
answer_sentence (Text       *t,
                 JsonObject *answer)
{
  RogEntity  *challenge = rog_dossier_find (t->dossier, ROG_TYPE_CHALLENGE, rog_json_peek_string (answer, "challenge"));
  const char *person = challenge != NULL ? name_of (t, rog_entity_get_string (challenge, "for")) : _ ("a person concerned");
  const char *word = rog_rules_get_label (t->rules, "answers", rog_json_peek_string (answer, "answer"));
  const char *item = rog_json_peek_string (answer, "item");
  GString    *out = g_string_new (NULL);

  g_string_append_printf (out, C_ ("operative part", "Challenge for %s, “%s”"), person, rog_json_peek_string (answer, "text"));
  if (item != NULL)
    g_string_append_printf (out, C_ ("operative part", ", against “%s”"), title_of (t, item));
  g_string_append_printf (out, ": %s", word);
  if (rog_json_peek_object (answer, "until") != NULL)
    {
      g_autofree char *until = rog_end_format (t->dossier, rog_json_peek_object (answer, "until"));

      g_string_append_printf (out, C_ ("operative part", ", until %s"), until);
    }
  g_string_append_c (out, '.');

  return g_string_free_and_steal (out);
}

static void
put_operative_part (Text *t)
{
  JsonArray *items = rog_json_peek_array (t->body, "items");
  JsonArray *answers = rog_json_peek_array (t->body, "answers");
  JsonArray *lines = rog_json_peek_array (t->body, "lines");
  guint      number = 0;

  heading (t, "part:operative", _ ("Decision"));
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject      *item = json_array_get_object_element (items, i);
      g_autofree char *id = g_strconcat ("item:", rog_json_peek_string (item, "item"), NULL);

      numbered (t, &number, id, rog_json_peek_string (item, "words"), rog_json_peek_array (item, "paragraphs"), item);
    }
  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    {
      JsonObject      *answer = json_array_get_object_element (answers, i);
      g_autofree char *sentence = answer_sentence (t, answer);

      numbered (t, &number, "part:answers", sentence, rog_json_peek_array (answer, "paragraphs"), NULL);
    }
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (rog_json_peek_string (line, "text") != NULL)
        numbered (t, &number, rog_json_peek_string (line, "id"), rog_json_peek_string (line, "text"), NULL, NULL);
    }
}

static void
put_conditions (Text *t)
{
  JsonArray *array = rog_json_peek_array (t->body, "conditions");

  if (array == NULL || json_array_get_length (array) == 0)
    return;
  heading (t, "part:conditions", _ ("Conditions"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject      *condition = json_array_get_object_element (array, i);
      const char      *article = rog_json_peek_string (condition, "article");
      const char      *by = rog_json_peek_string (condition, "accepted_by");
      const char      *text = rog_json_peek_string (condition, "text");
      g_autofree char *date = rog_moment_format (t->dossier, rog_json_peek_string (condition, "by"));
      g_autoptr (GString) out = g_string_new (text != NULL ? text : "");

      if (article != NULL)
        g_string_append_printf (out, " (%s)", article);
      if (by != NULL)
        g_string_append_printf (out, C_ ("condition", " To be accepted by %s until %s."), by, date);
      rog_text_document_add (t->out, ROG_TEXT_PARAGRAPH, 0, rog_json_peek_string (condition, "id"), NULL, out->str);
    }
}

static void
put_secrecy (Text *t)
{
  JsonArray *told = rog_json_peek_array (t->body, "told");

  part (t, "secrecy", _ ("Secrecy, and who is told when"));
  if (told != NULL && json_array_get_length (told) > 0 && rog_json_peek_string (t->body, "secrecy") == NULL)
    heading (t, "part:secrecy", _ ("Who is told when"));
  for (guint i = 0; told != NULL && i < json_array_get_length (told); i++)
    {
      JsonObject      *one = json_array_get_object_element (told, i);
      const char      *by = rog_json_peek_string (one, "by");
      g_autofree char *text = g_strdup_printf (C_ ("persons to be told", "%s: %s%s%s."), name_of (t, rog_json_peek_string (one, "person")),
                                                  rog_json_peek_string (one, "when"), by != NULL ? C_ ("persons to be told", ", by ") : "", by != NULL ? by : "");

      rog_text_document_add (t->out, ROG_TEXT_PARAGRAPH, 0, "part:told", NULL, text);
    }
}

/* A draft may lack some of it: what is not known is not said. */
static char *
remedy_sentence (JsonObject *remedy)
{
  const char      *whom = rog_json_peek_string (remedy, "for");
  const char      *text = rog_json_peek_string (remedy, "text");
  const char      *court = rog_json_peek_string (remedy, "court");
  const char      *period = rog_json_peek_string (remedy, "period");
  const char      *from = rog_json_peek_string (remedy, "from");
  const char      *elsewhere = rog_json_peek_string (remedy, "elsewhere");
  guint            n_days = (guint)json_object_get_int_member_with_default (remedy, "days", 0);
  g_autofree char *days = n_days > 0 ? g_strdup_printf (ngettext ("%u day", "%u days", n_days), n_days) : NULL;
  GString         *out = g_string_new (NULL);

  if (period == NULL)
    period = days;
  if (json_object_get_boolean_member_with_default (remedy, "none_here", FALSE))
    {
      g_string_append (out, C_ ("remedy", "There is no remedy here."));
      if (elsewhere != NULL)
        g_string_append_printf (out, C_ ("remedy", " Where one lies: %s."), elsewhere);
    }
  else if (court != NULL && period != NULL && from != NULL)
    g_string_append_printf (out, C_ ("remedy", "For %s: before %s, within %s from %s."), whom != NULL ? whom : _ ("each person concerned"), court, period, from);
  if (json_object_has_member (remedy, "suspends"))
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "",
                            json_object_get_boolean_member (remedy, "suspends") ? _ ("It suspends the effect of this decision.") : _ ("It does not suspend the effect of this decision."));
  if (text != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", text);

  return g_string_free_and_steal (out);
}

static void
put_end (Text *t)
{
  JsonArray       *remedy = rog_json_peek_array (t->body, "remedy");
  JsonArray       *signers = rog_json_peek_array (t->body, "signers");
  const char      *place = rog_json_peek_string (t->body, "place");
  g_autofree char *date = rog_moment_format (t->dossier, rog_json_peek_string (t->body, "date"));

  if (remedy != NULL && json_array_get_length (remedy) > 0)
    heading (t, "part:remedy", _ ("Remedy"));
  for (guint i = 0; remedy != NULL && i < json_array_get_length (remedy); i++)
    {
      g_autofree char *sentence = remedy_sentence (json_array_get_object_element (remedy, i));

      if (*sentence != '\0')
        rog_text_document_add (t->out, ROG_TEXT_PARAGRAPH, 0, "part:remedy", NULL, sentence);
    }
  for (guint i = 0; signers != NULL && i < json_array_get_length (signers); i++)
    {
      JsonObject      *signer = json_array_get_object_element (signers, i);
      g_autofree char *where = place != NULL ? g_strdup_printf (C_ ("place and date", "%s, %s"), place, date) : g_strdup (date);
      g_autofree char *who = g_strdup_printf ("%s\n%s", rog_json_peek_string (signer, "name"), rog_json_peek_string (signer, "office"));

      rog_text_document_add (t->out, ROG_TEXT_SIGNATURE, 0, "part:signers", where, who);
    }
}

static void
put_table (Text *t)
{
  const char *const head[] = { _ ("Field"), _ ("Requested"), _ ("Decided"), NULL };
  JsonArray        *table = rog_json_peek_array (t->body, "table");

  if (table == NULL || json_array_get_length (table) == 0)
    return;
  heading (t, "part:annex", _ ("Annex: items, requested and decided"));
  for (guint i = 0; i < json_array_get_length (table); i++)
    {
      JsonObject      *entry = json_array_get_object_element (table, i);
      JsonArray       *rows = rog_json_peek_array (entry, "rows");
      g_autofree char *id = g_strconcat ("table:", rog_json_peek_string (entry, "item"), NULL);
      RogTextBlock    *block = rog_text_document_add (t->out, ROG_TEXT_TABLE, 0, id, NULL, title_of (t, rog_json_peek_string (entry, "item")));

      rog_text_document_add_row (t->out, block, head);
      for (guint j = 0; j < json_array_get_length (rows); j++)
        {
          JsonObject *row = json_array_get_object_element (rows, j);
          const char *cells[] = { rog_json_peek_string (row, "label"), rog_json_peek_string (row, "requested"), rog_json_peek_string (row, "decided"), NULL };

          rog_text_document_add_row (t->out, block, cells);
        }
    }
}

/**
 * rog_decision_to_text:
 * @dossier: the dossier
 * @body: what rog_decision_build(), rog_decision_preview() or rog_decision_make_extract() gave
 * @rules: (nullable): the law
 *
 * Returns: (transfer full): the decision, its parts in their order
 */
RogTextDocument *
rog_decision_to_text (RogDossier *dossier,
                      JsonObject *body,
                      RogRules   *rules)
{
  gboolean         extract = json_object_get_boolean_member_with_default (body, "extract", FALSE);
  RogTextDocument *out = rog_text_document_new (extract ? _ ("Extract from the decision") : _ ("Decision"));
  Text             t = { dossier, rules, body, out };

  rog_text_document_set_practice (out, json_object_get_boolean_member_with_default (body, "practice", FALSE));
  rog_text_document_set_running_head (out, rog_json_peek_string (body, "our_reference"));
  put_head (&t);
  if (extract)
    rog_text_document_add (out, ROG_TEXT_PARAGRAPH, 0, NULL, NULL, _ ("This is an extract: there is more in the decision than stands here."));
  put_procedure (&t);
  part (&t, "facts", _ ("Facts as alleged by the authority"));
  part (&t, "challenges", _ ("Challenges, as pleaded"));
  put_withdrawn (&t);
  put_reasons (&t);
  put_operative_part (&t);
  put_conditions (&t);
  put_secrecy (&t);
  put_end (&t);
  put_table (&t);

  return out;
}
