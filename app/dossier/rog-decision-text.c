// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-decision-changes.h"
#include "dossier/rog-decision-sentences.h"
#include "dossier/rog-formalities.h"
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

static void
put_head (Text *t)
{
  const char      *instrument = rog_json_peek_string (t->body, "instrument");
  const char      *word = rog_rules_get_word (t->rules, instrument, "authority");
  g_autofree char *date = rog_moment_format (t->dossier, rog_json_peek_string (t->body, "date"));
  g_autofree char *request_date = rog_moment_format (t->dossier, rog_json_peek_string (t->body, "request_date"));

  if (party_name (t, "court") != NULL)
    rog_text_document_add (t->out, ROG_TEXT_LINE, 1, "part:court", NULL, party_name (t, "court"));
  rog_text_document_add (t->out, ROG_TEXT_LINE, 4, NULL, NULL, rog_text_document_get_title (t->out));
  rog_text_document_add (t->out, ROG_TEXT_LINE, 5, NULL, NULL, date);
  fact (t, "part:our_reference", _ ("Our reference"), rog_json_peek_string (t->body, "our_reference"));
  fact (t, "part:authority", word != NULL ? word : _ ("Requesting authority"), party_name (t, "authority"));
  fact (t, "part:their_reference", _ ("Their reference"), rog_json_peek_string (t->body, "their_reference"));
  if (rog_json_peek_string (t->body, "request_date") != NULL)
    fact (t, "part:request_date", _ ("Request of"), request_date);
  if (instrument != NULL)
    fact (t, "part:instrument", _ ("Instrument"), rog_rules_get_label (t->rules, "instruments", instrument));
  fact (t, "part:legal_basis", _ ("Legal basis"), rog_json_peek_string (t->body, "legal_basis"));
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
      g_autofree char *sentence = rog_decision_heard_to_words (t->dossier, t->rules, t->body, json_array_get_object_element (heard, i));

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
      RogEntity       *challenge = rog_dossier_find (t->dossier, ROG_TYPE_CHALLENGE, json_array_get_string_element (array, i));
      g_autofree char *party = rog_party_format (t->dossier, t->rules, challenge != NULL ? rog_entity_get_string (challenge, "for") : NULL,
                                                 challenge != NULL ? rog_entity_get_string (challenge, "capacity") : NULL);
      g_autofree char *text = g_strdup_printf (_ ("What was withdrawn of the challenge for %s needs no answer."), party);

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
  g_autofree char *title = rog_decision_dup_title (t->dossier, t->body, id);
  g_autofree char *words = rog_decision_change_to_words (t->dossier, t->rules, title, row, change, reason);

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

/* What becomes of each formality that is asked, below the line of its item. */
static void
put_formalities (Text       *t,
                 JsonObject *item)
{
  JsonArray       *array = rog_json_peek_array (item, "formalities");
  const char      *id = rog_json_peek_string (item, "item");
  g_autofree char *title = array != NULL ? rog_decision_dup_title (t->dossier, t->body, id) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject      *formality = json_array_get_object_element (array, i);
      g_autofree char *place = g_strdup_printf ("formality:%s/%s", id, rog_json_peek_string (formality, "id"));
      g_autofree char *words = rog_formality_to_words (formality, title);

      rog_text_document_add (t->out, ROG_TEXT_PARAGRAPH, 0, place, NULL, words);
    }
}

static void
put_operative_part (Text *t)
{
  JsonArray *items = rog_json_peek_array (t->body, "items");
  JsonArray *answers = rog_json_peek_array (t->body, "answers");
  JsonArray *lines = rog_json_peek_array (t->body, "lines");
  guint      number = 0;

  heading (t, "part:operative", _ ("Operative part"));
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject      *item = json_array_get_object_element (items, i);
      g_autofree char *id = g_strconcat ("item:", rog_json_peek_string (item, "item"), NULL);

      numbered (t, &number, id, rog_json_peek_string (item, "words"), rog_json_peek_array (item, "paragraphs"), item);
      put_formalities (t, item);
    }
  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    {
      JsonObject      *answer = json_array_get_object_element (answers, i);
      g_autofree char *sentence = rog_decision_answer_to_words (t->dossier, t->rules, t->body, answer);

      numbered (t, &number, "part:answers", sentence, rog_json_peek_array (answer, "paragraphs"), NULL);
    }
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonObject      *line = json_array_get_object_element (lines, i);
      g_autofree char *words = rog_decision_line_to_words (t->dossier, line);

      if (words != NULL)
        numbered (t, &number, rog_json_peek_string (line, "id"), words, NULL, NULL);
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
      g_autofree char *words = rog_decision_condition_to_words (t->dossier, condition);

      rog_text_document_add (t->out, ROG_TEXT_PARAGRAPH, 0, rog_json_peek_string (condition, "id"), NULL, words);
    }
}

/* As what that person was heard, or was not, on what this decision says of. */
static const char *
capacity_of (Text       *t,
             const char *person)
{
  JsonArray *heard = rog_json_peek_array (t->body, "heard");

  for (guint i = 0; heard != NULL && i < json_array_get_length (heard); i++)
    {
      JsonObject *one = json_array_get_object_element (heard, i);

      if (g_strcmp0 (rog_json_peek_string (one, "person"), person) == 0 && rog_json_peek_string (one, "capacity") != NULL)
        return rog_json_peek_string (one, "capacity");
    }

  return NULL;
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
      g_autofree char *text = rog_decision_told_to_words (t->dossier, t->rules, one, capacity_of (t, rog_json_peek_string (one, "person")));

      rog_text_document_add (t->out, ROG_TEXT_PARAGRAPH, 0, "part:told", NULL, text);
    }
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
      g_autofree char *sentence = rog_decision_remedy_to_words (json_array_get_object_element (remedy, i));

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
      g_autofree char *title = rog_decision_dup_title (t->dossier, t->body, rog_json_peek_string (entry, "item"));
      RogTextBlock    *block = rog_text_document_add (t->out, ROG_TEXT_TABLE, 0, id, NULL, title);

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
