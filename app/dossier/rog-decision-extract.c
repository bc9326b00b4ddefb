// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-challenge.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-dossier-query.h"

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

static gboolean
may_know_about (const Reader *r,
                JsonObject   *object)
{
  JsonObject *about = rog_json_peek_object (object, "about");
  guint       named = 0;

  if (about == NULL)
    return is_put_there (r, object);
  if (!all_of (r, about, "items", may_know_item, &named) || !all_of (r, about, "persons", is_self, &named) ||
      !all_of (r, about, "challenges", is_own_challenge, &named) || !all_of (r, about, "documents", may_know_item, &named))
    return FALSE;

  return named > 0 || is_put_there (r, object);
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

/* Why a field was narrowed is told where all that it cites is open too. */
static gboolean
may_know_change (const Reader *r,
                 JsonObject   *change)
{
  JsonArray *pins = rog_json_peek_array (change, "pins");

  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    {
      if (!may_know_item (r, rog_json_peek_string (json_array_get_object_element (pins, i), "document")))
        return FALSE;
    }

  return TRUE;
}

static void
keep_changes (const Reader *r,
              JsonObject   *extract)
{
  JsonArray *items = rog_json_peek_array (extract, "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *version = rog_json_peek_object (json_array_get_object_element (items, i), "version");
      g_autoptr (JsonObject) before = version != NULL ? rog_json_object_copy (version) : NULL;

      if (before != NULL && rog_json_peek_array (before, "changes") != NULL)
        keep (r, before, version, "changes", may_know_change);
    }
}

/**
 * rog_decision_make_extract:
 * @dossier: the dossier
 * @body: a decision's body
 * @person: whom it is served on
 *
 * Built from what is open to the person, never by leaving things out of the whole: free texts of the decision,
 * which name nothing, are not in it.
 *
 * Returns: (transfer full): what rog_decision_to_text() sets as an extract
 */
JsonObject *
rog_decision_make_extract (RogDossier *dossier,
                           JsonObject *body,
                           const char *person)
{
  static const char *const open[] = { "kind", "court", "authority", "our_reference", "their_reference", "instrument", "legal_basis", "place", "date", "signers", "practice", NULL };
  JsonObject              *extract = json_object_new ();
  Reader                   r = { dossier, person };

  json_object_set_boolean_member (extract, "extract", TRUE);
  for (const char *const *member = open; *member != NULL; member++)
    rog_json_copy_member (body, extract, *member);
  keep (&r, body, extract, "items", may_know_line);
  keep_changes (&r, extract);
  keep (&r, body, extract, "answers", may_know_answer);
  keep (&r, body, extract, "heard", may_know_heard);
  keep (&r, body, extract, "paragraphs", may_know_about);
  keep (&r, body, extract, "lines", may_know_about);
  keep (&r, body, extract, "conditions", may_know_about);
  keep (&r, body, extract, "told", may_know_told);
  keep (&r, body, extract, "remedy", may_know_remedy);
  keep (&r, body, extract, "table", may_know_line);

  return extract;
}

/*
 * What is not open
 */

typedef struct
{
  Reader      r;
  GHashTable *persons; /* who is named in an item that is open to the person */
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

static void
look_at_item (Finding    *f,
              const char *id)
{
  RogItem *item = rog_dossier_find_item (f->r.dossier, id);

  if (item != NULL && !may_know_item (&f->r, id))
    find_out (f, id, rog_item_get_title (item));
}

static void
look_at_document (Finding    *f,
                  const char *id)
{
  RogDocument *document = rog_dossier_find_document (f->r.dossier, id);

  if (document != NULL && !may_know_item (&f->r, id))
    find_out (f, id, rog_document_get_name (document));
}

/* Another person is known through an item that is open. */
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

static void
look_at_abouts (Finding    *f,
                JsonObject *body,
                const char *list)
{
  JsonArray *array = rog_json_peek_array (body, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *about = rog_json_peek_object (json_array_get_object_element (array, i), "about");

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
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (f->r.dossier, item);

  for (char **id = persons; may_know_item (&f->r, item) && *id != NULL; id++)
    g_hash_table_add (f->persons, g_strdup (*id));
}

/**
 * rog_decision_dup_not_open:
 * @dossier: the dossier
 * @body: a decision's body, or as much of one as there is
 * @person: whom it is to be served on
 *
 * What the decision names and the person may not know: items, challenges of others, documents, persons whom no open
 * item names. Where there is any, the person is served an extract (casework § 8). What free texts say is not looked at.
 *
 * Returns: (transfer full): what it is called, in the decision's order; empty where the person may know all of it
 */
char **
rog_decision_dup_not_open (RogDossier *dossier,
                           JsonObject *body,
                           const char *person)
{
  g_autoptr (GHashTable) persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const abouts[] = { "paragraphs", "lines", "conditions", NULL };
  Finding                  f = { { dossier, person }, persons, seen, g_ptr_array_new () };

  look_at_rows (&f, body, "items", "item", know_persons);
  look_at_rows (&f, body, "items", "item", look_at_item);
  look_at_rows (&f, body, "answers", "item", look_at_item);
  look_at_rows (&f, body, "answers", "challenge", look_at_challenge);
  look_at_each (&f, body, "challenges_withdrawn", look_at_challenge);
  look_at_rows (&f, body, "told", "person", look_at_person);
  for (const char *const *list = abouts; *list != NULL; list++)
    look_at_abouts (&f, body, *list);
  g_ptr_array_add (f.names, NULL);

  return (char **)g_ptr_array_free (f.names, FALSE);
}
