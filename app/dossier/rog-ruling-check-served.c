// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is confirmed of who is served what: whole or extract, it goes to somebody who may not know everything.

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-check.h"

/* All that it is about is open; what its words say goes by who reads them. */
static void
confirm_words (RogRulingCheck *c,
               JsonObject     *body,
               RogPerson      *person)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (person));
  g_auto (GStrv) names = rog_decision_dup_named (c->dossier, body, id, c->rules);
  g_autofree char *joined = g_strjoinv ("”, “", names);

  if (names[0] != NULL)
    // Translators: a person's name; words, the quotation marks between them are there already.
    rog_ruling_check_add (c, "whole-names", "ruling", id, "served", _ ("The decision that %s is to be served whole names what is not open to that person: “%s”. Write it in other words, open it, or choose an extract"), rog_person_get_name (person), joined);
}

/* The whole can be meant for a person to whom all of it is opened before it is served. */
static void
confirm_whole (RogRulingCheck *c,
               JsonObject     *body,
               RogPerson      *person)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (person));
  g_auto (GStrv) names = rog_decision_dup_not_open (c->dossier, body, id, c->rules);
  g_autofree char *joined = g_strjoinv ("; ", names);

  if (names[0] != NULL)
    // Translators: a person's name; what is not open to that person.
    rog_ruling_check_add (c, "served-whole", "ruling", id, "served", _ ("%s is to be served the whole decision, and not all of it is open to that person yet: %s. Open the rest before it is served, or choose an extract"), rog_person_get_name (person), joined);
  else
    confirm_words (c, body, person);
}

static gboolean
has_one_of (JsonObject *extract,
            JsonArray  *paragraphs)
{
  JsonArray *array = rog_json_peek_array (extract, "paragraphs");

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (rog_json_array_has (paragraphs, rog_json_peek_string (json_array_get_object_element (array, i), "id")))
      return TRUE;

  return FALSE;
}

static void
confirm_outcomes (RogRulingCheck *c,
                  JsonObject     *extract,
                  const char     *name)
{
  JsonArray *items = rog_json_peek_array (extract, "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (!has_one_of (extract, rog_json_peek_array (item, "paragraphs")))
        // Translators: a person's name. "Item 3: " stands before it.
        rog_ruling_check_add (c, "extract-reasons", "ruling", rog_json_peek_string (item, "item"), "reasons", _ ("the extract for %s has no reason for the outcome"), name);
    }
}

static void
confirm_answers (RogRulingCheck *c,
                 JsonObject     *extract,
                 const char     *name)
{
  JsonArray *answers = rog_json_peek_array (extract, "answers");

  for (guint i = 0; i < json_array_get_length (answers); i++)
    {
      JsonObject      *answer = json_array_get_object_element (answers, i);
      const char      *item = rog_json_peek_string (answer, "item");
      const char      *challenge = rog_json_peek_string (answer, "challenge");
      g_autofree char *key = rog_pair_make_key (challenge, rog_json_peek_string (answer, "ground"), item);

      if (!has_one_of (extract, rog_json_peek_array (answer, "paragraphs")))
        // Translators: a person's name; what is answered. The first stands after "Item 3: ".
        rog_ruling_check_add (c, "extract-reasons", "ruling", item != NULL ? item : challenge, key,
                              item != NULL ? _ ("the extract for %s has no reason for the answer to “%s”") : _ ("The extract for %s has no reason for the answer to “%s”"), name, rog_json_peek_string (answer, "text"));
    }
}

/* What is in an extract goes by what each paragraph is about; what its words say goes by who reads them. */
static void
confirm_extract (RogRulingCheck *c,
                 JsonObject     *body,
                 RogPerson      *person)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (person));
  g_autoptr (JsonObject) extract = rog_decision_make_extract (c->dossier, body, id, c->rules);
  g_auto (GStrv) names = rog_decision_dup_named (c->dossier, extract, id, c->rules);
  g_autofree char *joined = g_strjoinv ("”, “", names);

  if (names[0] != NULL)
    // Translators: a person's name; words, the quotation marks between them are there already.
    rog_ruling_check_add (c, "extract-names", "ruling", id, "served", _ ("The extract for %s names what is not open to that person: “%s”. Write it in other words, or open it"), rog_person_get_name (person), joined);
  confirm_outcomes (c, extract, rog_person_get_name (person));
  confirm_answers (c, extract, rog_person_get_name (person));
}

static gboolean
is_said (JsonArray  *served,
         const char *person)
{
  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    {
      JsonObject *one = json_array_get_object_element (served, i);

      if (g_strcmp0 (rog_json_peek_string (one, "person"), person) == 0)
        return rog_json_peek_string (one, "what") != NULL;
    }

  return FALSE;
}

/* Of each person whom the decision concerns it is said: whole, extract, or nothing until … */
static void
confirm_unsaid (RogRulingCheck *c,
                JsonArray      *served)
{
  g_auto (GStrv) concerned = rog_ruling_dup_concerned (c->dossier, c->draft);

  for (char **id = concerned; *id != NULL; id++)
    {
      RogPerson *person = rog_dossier_find_person (c->dossier, *id);

      if (person != NULL && !is_said (served, *id))
        rog_ruling_check_add (c, "service-unsaid", "ruling", *id, "served", _ ("It is not said what %s is served: the whole decision, an extract, or nothing until a day or an event"), rog_person_get_name (person));
    }
}

static void
confirm_service (RogRulingCheck *c,
                 JsonObject     *body,
                 JsonObject     *one)
{
  const char *what = rog_json_peek_string (one, "what");
  RogPerson  *person = rog_dossier_find_person (c->dossier, rog_json_peek_string (one, "person"));

  if (person != NULL && g_strcmp0 (what, "whole") == 0)
    confirm_whole (c, body, person);
  else if (person != NULL && g_strcmp0 (what, "extract") == 0)
    confirm_extract (c, body, person);
}

void
rog_ruling_check_served (RogRulingCheck *c)
{
  JsonArray *served = rog_ruling_draft_peek_list (c->draft, "served");

  if (served != NULL && json_array_get_length (served) > 0)
    {
      g_autoptr (JsonObject) body = rog_decision_preview (c->dossier, c->draft, c->scope_drafts, c->rules, c->now);
      JsonArray *kept = rog_json_peek_array (body, "served");

      for (guint i = 0; i < json_array_get_length (kept); i++)
        confirm_service (c, body, json_array_get_object_element (kept, i));
    }
  confirm_unsaid (c, served);
}
