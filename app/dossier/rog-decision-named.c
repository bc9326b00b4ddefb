// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the words of an extract name although it is not open to its reader. Ids decide what is in an extract; words
 * are free, and a judge reads them: here is what the dossier can see in them by itself.
 */
#include <glib/gi18n-lib.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "core/rog-text.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-dossier-query.h"

#define SHORTEST 2 /* characters: one is in every text */
#define ANY_CASE 3 /* characters: shorter words are looked for as they are written ("Li", not "li") */

typedef struct
{
  RogDossier *dossier;
  const char *person;
  char       *read[2]; /* what the reader is given, folded: as it is written, and in any case */
  GString    *open[2]; /* what is open to the reader in any case, a line each, folded */
  GHashTable *known;   /* persons whom an open field names, and the reader */
  GPtrArray  *found;
} Search;

/*
 * Words
 */

/* However it is spelt: composed or not, without accents, without what is not seen; with single marks for double ones. */
static char *
fold (const char *text,
      gboolean    any_case)
{
  g_autofree char *folded = any_case ? g_utf8_casefold (text, -1) : g_strdup (text);
  g_autofree char *normal = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  g_auto (GStrv) lines = g_strsplit (normal != NULL ? normal : folded, "\n", -1);
  GString *out = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *quoted = rog_text_to_quoted (*line);

      if (line != lines)
        g_string_append_c (out, '\n');
      for (const char *c = quoted; *c != '\0'; c = g_utf8_next_char (c))
        {
          gunichar one = g_utf8_get_char (c);

          if (!g_unichar_ismark (one) && !rog_text_is_format (one))
            g_string_append_unichar (out, one);
        }
    }

  return g_string_free_and_steal (out);
}

static gboolean
matches (const char *pattern,
         const char *text)
{
  g_autofree char *whole = g_strdup_printf ("(?<![\\p{L}\\p{N}])(?:%s)(?![\\p{L}\\p{N}])", pattern);
  g_autoptr (GRegex) regex = g_regex_new (whole, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return regex != NULL && g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, NULL);
}

/* Lines are broken anywhere; numbers of accounts are written with blanks anywhere, or none. */
static char *
make_pattern (const char *words,
              gboolean    number)
{
  GString *pattern = g_string_new (NULL);

  for (const char *c = words; *c != '\0'; c = g_utf8_next_char (c))
    {
      g_autofree char *one = g_strndup (c, (gsize)(g_utf8_next_char (c) - c));
      g_autofree char *escaped = g_regex_escape_string (one, -1);
      gboolean         blank = g_unichar_isspace (g_utf8_get_char (c));

      if (number && blank)
        continue;
      if (number && pattern->len > 0)
        g_string_append (pattern, "\\s*");
      g_string_append (pattern, blank ? "\\s+" : escaped);
    }

  return g_string_free_and_steal (pattern);
}

/* Names that were found already, spelt otherwise. */
static gboolean
is_found (Search     *s,
          const char *folded,
          gboolean    any_case)
{
  for (guint i = 0; i < s->found->len; i++)
    {
      g_autofree char *found = fold (g_ptr_array_index (s->found, i), any_case);

      if (g_str_equal (found, folded))
        return TRUE;
    }

  return FALSE;
}

static void
look_for_full (Search     *s,
               const char *words,
               gboolean    number,
               gboolean    any_case)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words != NULL ? words : ""));
  g_autofree char *folded = fold (stripped, any_case);
  g_autofree char *pattern = make_pattern (folded, number);

  if (g_utf8_strlen (folded, -1) < SHORTEST || is_found (s, folded, any_case) ||
      !matches (pattern, s->read[any_case]) || matches (pattern, s->open[any_case]->str))
    return;
  g_ptr_array_add (s->found, g_steal_pointer (&stripped));
}

static void
look_for (Search     *s,
          const char *words)
{
  look_for_full (s, words, FALSE, words != NULL && g_utf8_strlen (words, -1) >= ANY_CASE);
}

static void
say_open (Search     *s,
          const char *words)
{
  for (int any_case = FALSE; words != NULL && any_case <= TRUE; any_case++)
    {
      g_autofree char *folded = fold (words, any_case);

      g_string_append_printf (s->open[any_case], "%s\n", folded);
    }
}

/* Of each text in a list: @each. An id stands for somebody who has names of their own. */
static void
over_texts (Search     *s,
            JsonObject *object,
            const char *list,
            void (*each) (Search *, const char *))
{
  JsonArray *array = object != NULL ? rog_json_peek_array (object, list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!rog_uuid_is_valid (json_array_get_string_element (array, i)))
      each (s, json_array_get_string_element (array, i));
}

static void
look_for_number (Search     *s,
                 const char *value)
{
  look_for_full (s, value, TRUE, TRUE);
}

static void
over_identifiers (Search     *s,
                  JsonObject *object,
                  void (*each) (Search *, const char *))
{
  JsonArray *array = object != NULL ? rog_json_peek_array (object, "identifiers") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    each (s, rog_json_peek_string (json_array_get_object_element (array, i), "value"));
}

/*
 * Items, persons, documents
 */

/* "item 3", "items 1 and 3": decisions carry no numbers of the bench. */
static void
look_for_item_number (Search *s,
                      gint64  number)
{
  // Translators: what an item of the request is called in running text, before its number, as far as all forms of the word have in common
  g_autofree char *folded = fold (_ ("item"), TRUE);
  g_autofree char *word = g_regex_escape_string (folded, -1);
  g_autofree char *pattern = g_strdup_printf ("%s\\p{L}{0,3}\\s[^.;:]{0,24}?%" G_GINT64_FORMAT, word, number);
  g_autofree char *near = g_strdup_printf ("%s\\p{L}{0,3}\\s+%" G_GINT64_FORMAT, word, number);

  if (matches (near, s->read[TRUE]) || matches (pattern, s->read[TRUE]))
    // Translators: an item of the request, by its number
    g_ptr_array_add (s->found, g_strdup_printf (_ ("item %d"), (int)number));
}

/* What fields of an item call things by, those that are open or those that are not. */
static void
over_fields (Search  *s,
             RogItem *item,
             gboolean open,
             void (*words) (Search *, const char *),
             void (*number) (Search *, const char *))
{
  static const char *const lists[] = { "places", "correspondents", NULL };
  const char              *id = rog_entity_get_id (ROG_ENTITY (item));
  JsonObject              *scope = rog_item_peek_scope (item);
  JsonObject              *holder = scope != NULL ? rog_json_peek_object (scope, "holder") : NULL;

  if (scope == NULL)
    return;
  for (const char *const *list = lists; *list != NULL; list++)
    if (rog_dossier_may_know_field (s->dossier, id, *list, s->person) == open)
      over_texts (s, scope, *list, words);
  if (rog_dossier_may_know_field (s->dossier, id, "identifiers", s->person) == open)
    over_identifiers (s, scope, number);
  if (holder != NULL && rog_dossier_may_know_field (s->dossier, id, "holder", s->person) == open)
    {
      words (s, rog_json_peek_string (holder, "name"));
      words (s, rog_json_peek_string (holder, "address"));
    }
}

/* The last word of a name, whatever blank stands before it; %NULL where it is the only one. */
static const char *
last_word (const char *name)
{
  const char *last = NULL;

  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_isspace (g_utf8_get_char (c)))
        last = g_utf8_next_char (c);
    }

  return last;
}

static void
over_person (Search    *s,
             RogPerson *person,
             void (*words) (Search *, const char *),
             void (*number) (Search *, const char *))
{
  JsonObject *state = rog_entity_peek_state (ROG_ENTITY (person));
  const char *name = rog_person_get_name (person);
  const char *last = last_word (name);

  words (s, name);
  if (g_strcmp0 (rog_person_get_kind (person), "natural") == 0 && last != NULL)
    words (s, last);
  over_texts (s, state, "variants", words);
  over_identifiers (s, state, number);
}

static void
know_persons_of (Search     *s,
                 const char *item)
{
  g_auto (GStrv) persons = rog_dossier_dup_known_persons (s->dossier, item, s->person);

  for (char **id = persons; *id != NULL; id++)
    g_hash_table_add (s->known, g_strdup (*id));
}

static gboolean
hides_fields (Search     *s,
              const char *item)
{
  g_auto (GStrv) hidden = rog_dossier_dup_hidden_fields (s->dossier, item, s->person);

  return hidden[0] != NULL;
}

/* Twice over all: what is open first, since what it says is open wherever it stands. */
static void
over_items (Search  *s,
            gboolean open)
{
  GListModel *model = rog_dossier_get_items (s->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (model, i);
      const char *id = rog_entity_get_id (ROG_ENTITY (item));

      if (open)
        know_persons_of (s, id);
      over_fields (s, item, open, open ? say_open : look_for, open ? say_open : look_for_number);
      if (rog_dossier_may_know (s->dossier, id, s->person) != open)
        continue;
      /* A title may say what is kept secret of its item: it makes nothing known then. */
      if (!open)
        look_for (s, rog_item_get_title (item));
      else if (!hides_fields (s, id))
        say_open (s, rog_item_get_title (item));
      if (!open)
        look_for_item_number (s, rog_item_get_number (item));
    }
}

static void
over_persons (Search  *s,
              gboolean open)
{
  GListModel *model = rog_dossier_get_persons (s->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogPerson) person = g_list_model_get_item (model, i);

      if (g_hash_table_contains (s->known, rog_entity_get_id (ROG_ENTITY (person))) == open)
        over_person (s, person, open ? say_open : look_for, open ? say_open : look_for_number);
    }
}

/* As it is written: "Request" is a document, a request is not. */
static void
over_documents (Search  *s,
                gboolean open)
{
  GListModel *model = rog_dossier_get_documents (s->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (model, i);

      if (rog_dossier_may_know (s->dossier, rog_entity_get_id (ROG_ENTITY (document)), s->person) != open)
        continue;
      if (open)
        say_open (s, rog_document_get_name (document));
      else
        look_for_full (s, rog_document_get_name (document), FALSE, FALSE);
    }
}

/*
 * What is read
 */

static void
append_row (GString *out,
            char   **cells)
{
  g_autofree char *line = g_strjoinv ("\n", cells);

  g_string_append_printf (out, "%s\n", line);
}

/* What persons wrote; the head and the place to sign say nothing of the case. */
static char *
dup_read (RogTextDocument *document)
{
  GPtrArray *blocks = rog_text_document_get_blocks (document);
  GString   *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const RogTextBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == ROG_TEXT_LINE || block->kind == ROG_TEXT_HEADING || block->kind == ROG_TEXT_SIGNATURE)
        continue;
      g_string_append_printf (out, "%s\n", block->text != NULL ? block->text : "");
      for (guint j = 0; block->rows != NULL && j < block->rows->len; j++)
        append_row (out, g_ptr_array_index (block->rows, j));
    }

  return g_string_free_and_steal (out);
}

/**
 * rog_decision_dup_named:
 * @dossier: the dossier
 * @extract: what rog_decision_make_extract() gave for @person
 * @person: whom it is to be served on
 * @rules: (nullable): the law
 *
 * Which words of an extract name an item, a field of one, a person or a document that is not open to its reader: titles,
 * numbers of items, names, variants of names, identifiers, places, holders. It sees what the dossier holds, and no more; a judge reads it.
 *
 * Returns: (transfer full): the words, as the dossier has them; empty where there are none
 */
char **
rog_decision_dup_named (RogDossier *dossier,
                        JsonObject *extract,
                        const char *person,
                        RogRules   *rules)
{
  g_autoptr (RogTextDocument) document = rog_decision_to_text (dossier, extract, rules);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) open = g_string_new (NULL);
  g_autoptr (GString) open_in_any_case = g_string_new (NULL);
  g_autofree char *read = dup_read (document);
  g_autofree char *as_written = fold (read, FALSE);
  g_autofree char *in_any_case = fold (read, TRUE);
  Search           s = { dossier, person, { as_written, in_any_case }, { open, open_in_any_case }, known, g_ptr_array_new_with_free_func (g_free) };

  g_hash_table_add (known, g_strdup (person));
  over_items (&s, TRUE);
  over_persons (&s, TRUE);
  over_documents (&s, TRUE);
  over_items (&s, FALSE);
  over_persons (&s, FALSE);
  over_documents (&s, FALSE);
  g_ptr_array_add (s.found, NULL);

  return (char **)g_ptr_array_free (s.found, FALSE);
}
