// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between a challenge's draft and its state: a draft keeps texts with pins in them as runs.
#include "challenges/rog-challenge-draft.h"

#include "challenges/rog-challenge-facts.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pin-link.h"

#define PIN_MARK "\xef\xbf\xbc" /* U+FFFC: where a pin stands in a text */

/*
 * From draft to state
 */

static void
remove_empty (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      gboolean  empty;

      if (JSON_NODE_HOLDS_OBJECT (node))
        remove_empty (json_node_get_object (node));
      empty = (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0) ||
              (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0);

      if (empty)
        json_object_remove_member (object, l->data);
    }
}

static void
take_runs (RogChallengeDraft *self,
           JsonObject        *object,
           const char        *text_member)
{
  JsonArray *runs = rog_json_peek_array (object, "runs");

  if (runs == NULL)
    return;

  if (json_array_get_length (runs) > 0)
    {
      g_autoptr (JsonArray) pins = json_array_new ();
      g_autofree char *text = rog_challenge_text_of_runs (rog_challenge_draft_get_dossier (self), runs, pins);

      rog_draft_set_text (object, text_member, text);
      if (json_array_get_length (pins) > 0)
        json_object_set_array_member (object, "pins", g_steal_pointer (&pins));
      else if (json_object_has_member (object, "pins"))
        json_object_remove_member (object, "pins");
    }
  json_object_remove_member (object, "runs");
}

static void
clean_grounds (RogChallengeDraft *self,
               JsonArray         *grounds)
{
  for (guint i = 0; grounds != NULL && i < json_array_get_length (grounds); i++)
    {
      JsonObject *ground = json_array_get_object_element (grounds, i);
      JsonArray  *facts = rog_draft_list (ground, "facts");

      take_runs (self, ground, "argument");
      for (guint j = json_array_get_length (facts); j > 0; j--)
        {
          JsonObject *fact = json_array_get_object_element (facts, j - 1);

          take_runs (self, fact, "text");
          if (json_object_has_member (fact, "id"))
            json_object_remove_member (fact, "id");
          if (rog_json_peek_string (fact, "text") == NULL)
            json_array_remove_element (facts, j - 1);
        }
      remove_empty (ground);
    }
}

static void
clean_list (JsonArray *list,
            gboolean   keep_ids)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);

      if (!keep_ids && json_object_has_member (object, "id"))
        json_object_remove_member (object, "id");
      remove_empty (object);
    }
}

/* "After the date set" is a fact of the two dates; whether it matters is the judge's. */
static void
add_filing_facts (RogChallengeDraft *self,
                  JsonObject        *state)
{
  JsonObject      *filed = rog_json_peek_object (state, "filed");
  g_autofree char *due = rog_challenge_find_due (rog_challenge_draft_get_dossier (self), state);
  gboolean         after;

  if (filed == NULL)
    return;

  remove_empty (filed);
  if (due == NULL || !rog_challenge_is_after (rog_challenge_draft_get_dossier (self), rog_json_peek_string (filed, "at"), due, &after))
    return;
  json_object_set_string_member (filed, "due", due);
  json_object_set_boolean_member (filed, "after_date_set", after);
}

static void
add_reference (JsonArray  *references,
               const char *reference)
{
  if (reference != NULL && *reference != '\0')
    json_array_add_string_element (references, reference);
}

/* What a pleading says at its head: by which references the court and the authority know the request. */
static void
add_references (RogChallengeDraft *self,
                JsonObject        *state)
{
  RogRequest *request = rog_dossier_get_request (rog_challenge_draft_get_dossier (self));
  JsonArray  *references = rog_draft_list (state, "references");

  if (request == NULL || json_array_get_length (references) > 0)
    return;
  add_reference (references, rog_request_get_our_reference (request));
  add_reference (references, rog_request_get_their_reference (request));
}

/**
 * rog_challenge_draft_to_state:
 * @self: a draft that lacks nothing
 *
 * Returns: (transfer full): the state of a #RogChallenge
 */
JsonObject *
rog_challenge_draft_to_state (RogChallengeDraft *self)
{
  JsonObject *state;

  g_return_val_if_fail (ROG_IS_CHALLENGE_DRAFT (self), NULL);

  state = rog_json_object_copy (rog_challenge_draft_get_content (self));
  rog_draft_set_text (state, "scan_file", NULL);
  rog_draft_set_text (state, "challenge", NULL);
  clean_grounds (self, rog_json_peek_array (state, "grounds"));
  clean_list (rog_json_peek_array (state, "targets"), FALSE);
  clean_list (rog_json_peek_array (state, "relief"), FALSE);
  clean_list (rog_json_peek_array (state, "interim"), TRUE);
  remove_empty (rog_draft_object (state, "by"));
  if (rog_challenge_draft_is_index (self))
    add_filing_facts (self, state);
  else
    add_references (self, state);
  remove_empty (state);

  return state;
}

/*
 * From state to draft
 */

/* Each citation that was written for a pin becomes the pin again, where it stands. */
static JsonArray *
make_runs (RogDossier *dossier,
           const char *text,
           JsonArray  *pins)
{
  g_autoptr (GString) marked = g_string_new (text);
  g_autoptr (JsonArray) placed = json_array_new ();
  g_autoptr (JsonArray) others = json_array_new ();
  gsize at = 0;

  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    {
      JsonObject      *pin = json_array_get_object_element (pins, i);
      g_autofree char *cite = rog_dossier_format_pin (dossier, pin, TRUE);
      g_autofree char *written = g_strdup_printf ("(%s)", cite != NULL ? cite : "");
      const char      *found = strstr (marked->str + at, written);

      json_array_add_object_element (found != NULL ? placed : others, json_object_ref (pin));
      if (found == NULL)
        continue;
      at = (gsize)(found - marked->str);
      g_string_erase (marked, (gssize)at, (gssize)strlen (written));
      g_string_insert (marked, (gssize)at, PIN_MARK);
      at += strlen (PIN_MARK);
    }
  for (guint i = 0; i < json_array_get_length (others); i++)
    json_array_add_object_element (placed, json_object_ref (json_array_get_object_element (others, i)));

  return rog_pin_link_make_runs (dossier, marked->str, placed);
}

static void
open_text (RogDossier *dossier,
           JsonObject *object,
           const char *member)
{
  const char *text = rog_json_peek_string (object, member);

  if (text != NULL || rog_json_peek_array (object, "pins") != NULL)
    json_object_set_array_member (object, "runs", make_runs (dossier, text, rog_json_peek_array (object, "pins")));
}

/**
 * rog_challenge_draft_content_of:
 * @dossier: the dossier
 * @challenge: a challenge that was entered
 *
 * Returns: (transfer full): the content of a draft that says the same, to be changed
 */
JsonObject *
rog_challenge_draft_content_of (RogDossier *dossier,
                                RogEntity  *challenge)
{
  JsonObject *content = rog_json_object_copy (rog_entity_peek_state (challenge));
  JsonArray  *grounds = rog_json_peek_array (content, "grounds");

  json_object_set_string_member (content, "challenge", rog_entity_get_id (challenge));
  for (guint i = 0; grounds != NULL && i < json_array_get_length (grounds); i++)
    {
      JsonObject *ground = json_array_get_object_element (grounds, i);
      JsonArray  *facts = rog_json_peek_array (ground, "facts");

      open_text (dossier, ground, "argument");
      for (guint j = 0; facts != NULL && j < json_array_get_length (facts); j++)
        open_text (dossier, json_array_get_object_element (facts, j), "text");
    }

  return content;
}
