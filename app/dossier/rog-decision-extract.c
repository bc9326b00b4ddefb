// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-json.h"
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
  return rog_dossier_is_open_to (r->dossier, item, r->person) && !rog_dossier_is_secret_from (r->dossier, item, r->person);
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
    {
      if (json_object_has_member (body, *member))
        json_object_set_member (extract, *member, json_node_copy (json_object_get_member (body, *member)));
    }
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
