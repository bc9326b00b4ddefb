// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-challenge.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-decision-changes.h"
#include "dossier/rog-decision-sentences.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-scope-format.h"

/* Who may know only a part of a decision is served an extract: what is wholly open to that person, numbered
 * anew. What names nothing is in no extract until the judge puts it there (casework § 8). */

typedef struct
{
  RogDossier *dossier;
  const char *person;
} Reader;

static gboolean
may_know_item (const Reader *r,
               const char   *item)
{
  return rog_dossier_may_know (r->dossier, item, r->person);
}

static gboolean
is_own_challenge (const Reader *r,
                  const char   *challenge)
{
  RogEntity *found = rog_dossier_find (r->dossier, ROG_TYPE_CHALLENGE, challenge);

  return found != NULL && g_strcmp0 (rog_entity_get_string (found, "for"), r->person) == 0;
}

static gboolean
is_self (const Reader *r,
         const char   *person)
{
  return g_strcmp0 (person, r->person) == 0;
}

static gboolean
all_of (const Reader *r,
        JsonObject   *about,
        const char   *list,
        gboolean (*may_know) (const Reader *, const char *),
        guint *named)
{
  JsonArray *array = rog_json_peek_array (about, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (!may_know (r, json_array_get_string_element (array, i)))
        return FALSE;
      ++*named;
    }

  return TRUE;
}

static gboolean
is_put_there (const Reader *r,
              JsonObject   *object)
{
  JsonArray *array = rog_json_peek_array (object, "extract_for");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (is_self (r, json_array_get_string_element (array, i)))
        return TRUE;
    }

  return FALSE;
}

/* What is cited is named: by its name, and by the page. */
static gboolean
may_know_pins (const Reader *r,
               JsonObject   *object)
{
  JsonArray *pins = rog_json_peek_array (object, "pins");

  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    {
      if (!may_know_item (r, rog_json_peek_string (json_array_get_object_element (pins, i), "document")))
        return FALSE;
    }

  return TRUE;
}

/* What is written about an item can be about each of its fields. */
static gboolean
may_know_fields (const Reader *r,
                 JsonObject   *about)
{
  JsonArray *items = rog_json_peek_array (about, "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      g_auto (GStrv) hidden = rog_dossier_dup_hidden_fields (r->dossier, json_array_get_string_element (items, i), r->person);

      if (hidden[0] != NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * rog_decision_look_in_extract:
 * @dossier: the dossier
 * @object: a paragraph, an order or a condition of a decision, with what it is about
 * @person: whom an extract is served on
 *
 * Returns: whether it is in that person's extract, cannot be in it, or is there only where a judge puts it
 */
RogInExtract
rog_decision_look_in_extract (RogDossier *dossier,
                              JsonObject *object,
                              const char *person)
{
  const Reader r = { dossier, person };
  JsonObject  *about = rog_json_peek_object (object, "about");
  guint        named = 0;

  if (!may_know_pins (&r, object))
    return ROG_IN_EXTRACT_NEVER;
  if (about != NULL && (!all_of (&r, about, "items", may_know_item, &named) || !all_of (&r, about, "persons", is_self, &named) ||
                        !all_of (&r, about, "challenges", is_own_challenge, &named) || !all_of (&r, about, "documents", may_know_item, &named)))
    return ROG_IN_EXTRACT_NEVER;

  return named > 0 && may_know_fields (&r, about) ? ROG_IN_EXTRACT_ALWAYS : ROG_IN_EXTRACT_BY_JUDGE;
}

static gboolean
may_know_about (const Reader *r,
                JsonObject   *object)
{
  RogInExtract look = rog_decision_look_in_extract (r->dossier, object, r->person);

  return look == ROG_IN_EXTRACT_ALWAYS || (look == ROG_IN_EXTRACT_BY_JUDGE && is_put_there (r, object));
}

static gboolean
may_know_line (const Reader *r,
               JsonObject   *object)
{
  return may_know_item (r, rog_json_peek_string (object, "item"));
}

static gboolean
may_know_answer (const Reader *r,
                 JsonObject   *object)
{
  const char *item = rog_json_peek_string (object, "item");

  return is_own_challenge (r, rog_json_peek_string (object, "challenge")) && (item == NULL || may_know_item (r, item));
}

static gboolean
may_know_heard (const Reader *r,
                JsonObject   *object)
{
  return is_self (r, rog_json_peek_string (object, "person")) && may_know_line (r, object);
}

static gboolean
may_know_told (const Reader *r,
               JsonObject   *object)
{
  return is_self (r, rog_json_peek_string (object, "person"));
}

static gboolean
may_know_remedy (const Reader *r,
                 JsonObject   *object)
{
  JsonArray *persons = rog_json_peek_array (object, "persons");

  for (guint i = 0; persons != NULL && i < json_array_get_length (persons); i++)
    {
      if (is_self (r, json_array_get_string_element (persons, i)))
        return TRUE;
    }

  return persons == NULL;
}

static void
keep (const Reader *r,
      JsonObject   *body,
      JsonObject   *extract,
      const char   *list,
      gboolean (*may_know) (const Reader *, JsonObject *))
{
  JsonArray *array = rog_json_peek_array (body, list);
  JsonArray *kept = json_array_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (may_know (r, object))
        json_array_add_object_element (kept, rog_json_object_copy (object));
    }
  json_object_set_array_member (extract, list, kept);
}

/*
 * Items, by their fields
 */

/* Why a field was narrowed is told where the field and all that the reason cites are open: passages, and what the
 * authority accepted it by. */
static gboolean
may_know_change (const Reader *r,
                 JsonObject   *change)
{
  JsonObject *route = rog_json_peek_object (change, "route");
  const char *document = route != NULL ? rog_json_peek_string (route, "document") : NULL;

  return may_know_pins (r, change) && (document == NULL || may_know_item (r, document));
}

static JsonArray *
without_fields (JsonArray         *array,
                const char *const *hidden)
{
  JsonArray *kept = json_array_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (!g_strv_contains (hidden, rog_json_peek_string (object, "field")))
        json_array_add_object_element (kept, rog_json_object_copy (object));
    }

  return kept;
}

/* The line of the operative part names the fields that were cut: it is said anew, of those that are open. */
static void
keep_fields (const Reader *r,
             RogRules     *rules,
             const char   *instrument,
             JsonObject   *item)
{
  g_auto (GStrv) hidden = rog_dossier_dup_hidden_fields (r->dossier, rog_json_peek_string (item, "item"), r->person);
  JsonObject      *version = rog_json_peek_object (item, "version");
  g_autofree char *words = NULL;

  if (version == NULL || hidden[0] == NULL)
    return;
  for (char **field = hidden; *field != NULL; field++)
    if (json_object_has_member (rog_json_peek_object (version, "scope"), *field))
      json_object_remove_member (rog_json_peek_object (version, "scope"), *field);
  if (rog_json_peek_array (version, "changes") != NULL)
    json_object_set_array_member (version, "changes", without_fields (rog_json_peek_array (version, "changes"), (const char *const *)hidden));
  /* The other measure that is ordered in its place is one, too, and what is answered to a formality says what it is. */
  for (const char *const *own = (const char *const[]){ "measure", "formalities", NULL }; *own != NULL; own++)
    if (g_strv_contains ((const char *const *)hidden, *own) && json_object_has_member (item, *own))
      json_object_remove_member (item, *own);
  words = rog_decision_item_to_words (r->dossier, rules, instrument, item);
  json_object_set_string_member (item, "words", words);
}

static void
keep_items (const Reader *r,
            RogRules     *rules,
            JsonObject   *extract)
{
  JsonArray *items = rog_json_peek_array (extract, "items");
  JsonArray *table = rog_json_peek_array (extract, "table");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      JsonObject *version = rog_json_peek_object (item, "version");
      g_autoptr (JsonObject) before = NULL;

      keep_fields (r, rules, rog_json_peek_string (extract, "instrument"), item);
      before = version != NULL ? rog_json_object_copy (version) : NULL;
      if (before != NULL && rog_json_peek_array (before, "changes") != NULL)
        keep (r, before, version, "changes", may_know_change);
    }
  rog_decision_tell_apart (r->dossier, rules, rog_json_peek_string (extract, "instrument"), items);
  for (guint i = 0; i < json_array_get_length (table); i++)
    {
      JsonObject *entry = json_array_get_object_element (table, i);
      g_auto (GStrv) hidden = rog_dossier_dup_hidden_fields (r->dossier, rog_json_peek_string (entry, "item"), r->person);

      json_object_set_array_member (entry, "rows", without_fields (rog_json_peek_array (entry, "rows"), (const char *const *)hidden));
    }
}

/* In which capacity a person stands to an item is a part of its persons: where these are kept secret, so is it. */
static void
keep_capacities (const Reader *r,
                 JsonObject   *extract)
{
  JsonArray *heard = rog_json_peek_array (extract, "heard");

  for (guint i = 0; i < json_array_get_length (heard); i++)
    {
      JsonObject *one = json_array_get_object_element (heard, i);

      if (!rog_dossier_may_know_field (r->dossier, rog_json_peek_string (one, "item"), "persons", r->person) && json_object_has_member (one, "capacity"))
        json_object_remove_member (one, "capacity");
    }
}

/* The head of the whole says it, as it says the references; to whom an extract is made, it is known with the request. */
static void
keep_request_date (const Reader *r,
                   JsonObject   *body,
                   JsonObject   *extract)
{
  const char *request = rog_json_peek_string (body, "request");

  if (request != NULL && may_know_item (r, request))
    rog_json_copy_member (body, extract, "request_date");
}

/**
 * rog_decision_make_extract:
 * @dossier: the dossier
 * @body: a decision's body
 * @person: whom it is served on
 * @rules: (nullable): the law
 *
 * Built from what is open to the person, never by leaving things out of the whole: free texts of the decision,
 * which name nothing, are not in it, and of an item only what fields that are open say.
 *
 * Returns: (transfer full): what rog_decision_to_text() sets as an extract
 */
JsonObject *
rog_decision_make_extract (RogDossier *dossier,
                           JsonObject *body,
                           const char *person,
                           RogRules   *rules)
{
  static const char *const open[] = { "kind", "court", "authority", "our_reference", "their_reference", "instrument", "legal_basis", "place", "date", "signers", "practice", NULL };
  JsonObject              *extract = json_object_new ();
  Reader                   r = { dossier, person };

  json_object_set_boolean_member (extract, "extract", TRUE);
  for (const char *const *member = open; *member != NULL; member++)
    rog_json_copy_member (body, extract, *member);
  keep (&r, body, extract, "items", may_know_line);
  keep (&r, body, extract, "answers", may_know_answer);
  keep (&r, body, extract, "heard", may_know_heard);
  keep (&r, body, extract, "paragraphs", may_know_about);
  keep (&r, body, extract, "lines", may_know_about);
  keep (&r, body, extract, "conditions", may_know_about);
  keep (&r, body, extract, "told", may_know_told);
  keep (&r, body, extract, "remedy", may_know_remedy);
  keep (&r, body, extract, "table", may_know_line);
  keep_items (&r, rules, extract);
  keep_capacities (&r, extract);
  keep_request_date (&r, body, extract);

  return extract;
}

/*
 * What is not open
 */

typedef struct
{
  Reader      r;
  RogRules   *rules;
  GHashTable *persons; /* who is named in a field that is open to the person */
  GHashTable *seen;
  GPtrArray  *names;
} Finding;

static void
find_out (Finding    *f,
          const char *id,
          const char *name)
{
  if (id != NULL && name != NULL && g_hash_table_add (f->seen, g_strdup (id)))
    g_ptr_array_add (f->names, g_strdup (name));
}

/* Of an item that is open, the fields that are stated and kept secret by themselves. */
static void
look_at_fields (Finding *f,
                RogItem *item)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (item));
  JsonObject *scope = rog_item_peek_scope (item);
  g_auto (GStrv) hidden = rog_dossier_dup_hidden_fields (f->r.dossier, id, f->r.person);

  for (char **field = hidden; scope != NULL && *field != NULL; field++)
    {
      g_autofree char *key = g_strconcat (id, "/", *field, NULL);
      // Translators: a field of an item that is not open: the item, then the field.
      g_autofree char *name = g_strdup_printf (C_ ("field of an item", "%s: %s"), rog_item_get_title (item), rog_scope_field_get_label (f->rules, *field));

      if (json_object_has_member (scope, *field))
        find_out (f, key, name);
    }
}

static void
look_at_item (Finding    *f,
              const char *id)
{
  RogItem *item = rog_dossier_find_item (f->r.dossier, id);

  if (item != NULL && !may_know_item (&f->r, id))
    find_out (f, id, rog_item_get_title (item));
  else if (item != NULL)
    look_at_fields (f, item);
}

static void
look_at_document (Finding    *f,
                  const char *id)
{
  RogDocument *document = rog_dossier_find_document (f->r.dossier, id);

  if (document != NULL && !may_know_item (&f->r, id))
    find_out (f, id, rog_document_get_name (document));
}

/* Another person is known through a field that is open. */
static void
look_at_person (Finding    *f,
                const char *id)
{
  RogPerson *person = rog_dossier_find_person (f->r.dossier, id);

  if (person != NULL && !is_self (&f->r, id) && !g_hash_table_contains (f->persons, id))
    find_out (f, id, rog_person_get_name (person));
}

/* A challenge is what its document is: open to whom that was opened, and to the person it is for. */
static void
look_at_challenge (Finding    *f,
                   const char *id)
{
  RogEntity       *challenge = rog_dossier_find (f->r.dossier, ROG_TYPE_CHALLENGE, id);
  const char      *scan = challenge != NULL ? rog_entity_get_string (challenge, "scan") : NULL;
  const char      *document = scan != NULL || challenge == NULL ? scan : rog_entity_get_string (challenge, "document");
  RogPerson       *person = challenge != NULL ? rog_dossier_find_person (f->r.dossier, rog_entity_get_string (challenge, "for")) : NULL;
  g_autofree char *name = NULL;

  if (challenge == NULL || is_own_challenge (&f->r, id) || (document != NULL && may_know_item (&f->r, document)))
    return;
  // Translators: a challenge, in a list of what a decision is about; the name of the person it is for.
  name = g_strdup_printf (_ ("the challenge for %s"), person != NULL ? rog_person_get_name (person) : _ ("a person concerned"));
  find_out (f, id, name);
}

static void
look_at_each (Finding    *f,
              JsonObject *about,
              const char *list,
              void (*look) (Finding *, const char *))
{
  JsonArray *array = rog_json_peek_array (about, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    look (f, json_array_get_string_element (array, i));
}

/* The member @member of each object in a list. */
static void
look_at_rows (Finding    *f,
              JsonObject *body,
              const char *list,
              const char *member,
              void (*look) (Finding *, const char *))
{
  JsonArray *array = rog_json_peek_array (body, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *id = rog_json_peek_string (json_array_get_object_element (array, i), member);

      if (id != NULL)
        look (f, id);
    }
}

/* The documents that an object cites. */
static void
look_at_pins (Finding    *f,
              JsonObject *object)
{
  JsonArray *pins = rog_json_peek_array (object, "pins");

  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    look_at_document (f, rog_json_peek_string (json_array_get_object_element (pins, i), "document"));
}

static void
look_at_abouts (Finding    *f,
                JsonObject *body,
                const char *list)
{
  JsonArray *array = rog_json_peek_array (body, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      JsonObject *about = rog_json_peek_object (object, "about");

      look_at_pins (f, object);
      if (about == NULL)
        continue;
      look_at_each (f, about, "items", look_at_item);
      look_at_each (f, about, "challenges", look_at_challenge);
      look_at_each (f, about, "documents", look_at_document);
      look_at_each (f, about, "persons", look_at_person);
    }
}

static void
know_persons (Finding    *f,
              const char *item)
{
  g_auto (GStrv) persons = rog_dossier_dup_known_persons (f->r.dossier, item, f->r.person);

  for (char **id = persons; *id != NULL; id++)
    g_hash_table_add (f->persons, g_strdup (*id));
}

/* Those that the reasons of a narrowing cite, and those that the authority accepted it by. */
static void
look_at_changes (Finding    *f,
                 JsonObject *body)
{
  JsonArray *items = rog_json_peek_array (body, "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *version = rog_json_peek_object (json_array_get_object_element (items, i), "version");
      JsonArray  *changes = version != NULL ? rog_json_peek_array (version, "changes") : NULL;

      for (guint j = 0; changes != NULL && j < json_array_get_length (changes); j++)
        {
          JsonObject *change = json_array_get_object_element (changes, j);
          JsonObject *route = rog_json_peek_object (change, "route");

          look_at_pins (f, change);
          if (route != NULL && rog_json_peek_string (route, "document") != NULL)
            look_at_document (f, rog_json_peek_string (route, "document"));
        }
    }
}

/**
 * rog_decision_dup_not_open:
 * @dossier: the dossier
 * @body: a decision's body, or as much of one as there is
 * @person: whom it is to be served on
 * @rules: (nullable): the law
 *
 * What the decision names and the person may not know: items and fields of items, challenges of others, documents that
 * it is about or cites, persons whom no open field names. Where there is any, the person is served an extract (casework § 8). What free texts say is not looked at.
 *
 * Returns: (transfer full): what it is called, in the decision's order; empty where the person may know all of it
 */
char **
rog_decision_dup_not_open (RogDossier *dossier,
                           JsonObject *body,
                           const char *person,
                           RogRules   *rules)
{
  g_autoptr (GHashTable) persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const abouts[] = { "paragraphs", "lines", "conditions", NULL };
  Finding                  f = { { dossier, person }, rules, persons, seen, g_ptr_array_new () };

  look_at_rows (&f, body, "items", "item", know_persons);
  look_at_rows (&f, body, "items", "item", look_at_item);
  look_at_rows (&f, body, "answers", "item", look_at_item);
  look_at_rows (&f, body, "answers", "challenge", look_at_challenge);
  look_at_each (&f, body, "challenges_withdrawn", look_at_challenge);
  look_at_rows (&f, body, "heard", "person", look_at_person);
  look_at_rows (&f, body, "told", "person", look_at_person);
  look_at_changes (&f, body);
  for (const char *const *list = abouts; *list != NULL; list++)
    look_at_abouts (&f, body, *list);
  g_ptr_array_add (f.names, NULL);

  return (char **)g_ptr_array_free (f.names, FALSE);
}
