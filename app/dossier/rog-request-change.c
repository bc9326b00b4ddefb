// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-request-change.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-error.h"

/* Of each part but the members: the list of the request, and the member that tells its facts apart. */
static const struct
{
  const char *part;
  const char *list;
  const char *key;
} parts[] = {
  { ROG_REQUEST_IN_SHORT, "in_short", "label" },
  { ROG_REQUEST_OFFENCE, "offences", "id" },
  { ROG_REQUEST_INTAKE, "intake", "fact" },
};

static gboolean
find_part (const char  *part,
           const char **list,
           const char **key)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (g_strcmp0 (parts[i].part, part) != 0)
        continue;
      *list = parts[i].list;
      *key = parts[i].key;
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_of (JsonObject *change,
       const char *part,
       const char *key)
{
  return g_strcmp0 (rog_json_peek_string (change, "part"), part) == 0 && g_strcmp0 (rog_json_peek_string (change, "key"), key) == 0;
}

/**
 * rog_request_change_new:
 * @part: the part of the request
 * @key: which of its facts
 * @state: (nullable): what it says now, with its proof; copied. %NULL takes the fact away
 * @reason: (nullable): why it is taken away
 *
 * Returns: (transfer full): the change
 */
JsonObject *
rog_request_change_new (const char *part,
                        const char *key,
                        JsonObject *state,
                        const char *reason)
{
  JsonObject *change = json_object_new ();

  json_object_set_string_member (change, "part", part);
  json_object_set_string_member (change, "key", key);
  if (state != NULL)
    json_object_set_object_member (change, "state", rog_json_object_copy (state));
  if (reason != NULL)
    json_object_set_string_member (change, "reason", reason);

  return change;
}

/**
 * rog_request_changes_find:
 * @changes: (nullable): changes
 * @part: the part of the request
 * @key: which of its facts
 *
 * Returns: (transfer none) (nullable): what changes that fact
 */
JsonObject *
rog_request_changes_find (JsonArray  *changes,
                          const char *part,
                          const char *key)
{
  for (guint i = 0; changes != NULL && i < json_array_get_length (changes); i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);

      if (is_of (change, part, key))
        return change;
    }

  return NULL;
}

/**
 * rog_request_changes_put:
 * @changes: (nullable): changes
 * @change: one more; it replaces the one of the same fact. Copied
 *
 * Returns: (transfer full): all of them
 */
JsonArray *
rog_request_changes_put (JsonArray  *changes,
                         JsonObject *change)
{
  JsonArray  *out = json_array_new ();
  const char *part = rog_json_peek_string (change, "part");
  const char *key = rog_json_peek_string (change, "key");

  for (guint i = 0; changes != NULL && i < json_array_get_length (changes); i++)
    {
      JsonObject *each = json_array_get_object_element (changes, i);

      if (!is_of (each, part, key))
        json_array_add_object_element (out, rog_json_object_copy (each));
    }
  json_array_add_object_element (out, rog_json_object_copy (change));

  return out;
}

/*
 * Applying
 */

/* The list without the fact, and with its new state where the old one stood. */
static JsonArray *
replace_in_list (JsonArray  *list,
                 const char *member,
                 const char *key,
                 JsonObject *state)
{
  JsonArray *out = json_array_new ();
  gboolean   done = state == NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *each = json_array_get_object_element (list, i);

      if (g_strcmp0 (rog_json_peek_string (each, member), key) != 0)
        json_array_add_object_element (out, rog_json_object_copy (each));
      else if (!done)
        {
          json_array_add_object_element (out, rog_json_object_copy (state));
          done = TRUE;
        }
    }
  if (!done)
    json_array_add_object_element (out, rog_json_object_copy (state));

  return out;
}

static void
set_list (JsonObject *request,
          const char *list,
          const char *member,
          const char *key,
          JsonObject *state)
{
  JsonArray *after = replace_in_list (rog_json_peek_array (request, list), member, key, state);

  if (json_array_get_length (after) > 0)
    json_object_set_array_member (request, list, after);
  else
    {
      json_array_unref (after);
      if (json_object_has_member (request, list))
        json_object_remove_member (request, list);
    }
}

/* "authority/name": of the authority, which is made where there is none. */
static void
set_member (JsonObject *request,
            const char *path,
            const char *text)
{
  const char      *slash = strchr (path, '/');
  g_autofree char *first = slash != NULL ? g_strndup (path, (gsize)(slash - path)) : NULL;
  const char      *member = slash != NULL ? slash + 1 : path;
  JsonObject      *holder = first != NULL ? rog_json_peek_object (request, first) : request;

  if (holder == NULL && text != NULL)
    {
      holder = json_object_new ();
      json_object_set_object_member (request, first, holder);
    }
  if (text != NULL)
    json_object_set_string_member (holder, member, text);
  else if (holder != NULL && json_object_has_member (holder, member))
    json_object_remove_member (holder, member);
}

static void
apply_member (JsonObject *request,
              const char *path,
              JsonObject *state)
{
  static const char *const copied[] = { "pins", "reason", NULL };
  g_autoptr (JsonObject) passage = state != NULL ? json_object_new () : NULL;

  set_member (request, path, state != NULL ? rog_json_peek_string (state, "text") : NULL);
  if (passage != NULL)
    json_object_set_string_member (passage, "field", path);
  for (const char *const *member = copied; passage != NULL && *member != NULL; member++)
    rog_json_copy_member (state, passage, *member);
  set_list (request, "passages", "field", path, passage);
}

/**
 * rog_request_changes_apply:
 * @changes: (nullable): changes
 * @request: the state of a request
 *
 * Returns: (transfer full): the state with the changes
 */
JsonObject *
rog_request_changes_apply (JsonArray  *changes,
                           JsonObject *request)
{
  JsonObject *after = rog_json_object_copy (request);

  for (guint i = 0; changes != NULL && i < json_array_get_length (changes); i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);
      const char *part = rog_json_peek_string (change, "part");
      const char *key = rog_json_peek_string (change, "key");
      JsonObject *state = rog_json_peek_object (change, "state");
      const char *list, *member;

      if (part == NULL || key == NULL)
        continue;
      if (g_str_equal (part, ROG_REQUEST_MEMBER))
        apply_member (after, key, state);
      else if (find_part (part, &list, &member))
        set_list (after, list, member, key, state);
    }

  return after;
}

/*
 * Checking
 */

static gboolean
has_proof (JsonObject *state)
{
  JsonArray  *pins = rog_json_peek_array (state, "pins");
  JsonObject *proof = rog_json_peek_object (state, "proof");

  if (proof != NULL)
    return json_object_has_member (proof, "pin") || json_object_has_member (proof, "document") || json_object_has_member (proof, "reason");

  return (pins != NULL && json_array_get_length (pins) > 0) || rog_json_peek_string (state, "reason") != NULL;
}

static gboolean
refuse (GError    **error,
        const char *key,
        const char *sentence)
{
  g_set_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID, "%s (%s)", sentence, key);
  return FALSE;
}

/**
 * rog_request_changes_check:
 * @changes: changes, from any source
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_DOSSIER_ERROR_INVALID where one is of no known part, or has no proof
 */
gboolean
rog_request_changes_check (JsonArray *changes,
                           GError   **error)
{
  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      JsonNode   *node = json_array_get_element (changes, i);
      JsonObject *change = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *part = change != NULL ? rog_json_peek_string (change, "part") : NULL;
      const char *key = change != NULL ? rog_json_peek_string (change, "key") : NULL;
      JsonObject *state = change != NULL ? rog_json_peek_object (change, "state") : NULL;
      const char *list, *member;

      if (part == NULL || key == NULL || (!g_str_equal (part, ROG_REQUEST_MEMBER) && !find_part (part, &list, &member)))
        return refuse (error, key != NULL ? key : "?", _ ("This is not a fact of a request."));
      if (state != NULL ? !has_proof (state) : rog_json_peek_string (change, "reason") == NULL)
        return refuse (error, key, _ ("A fact needs the passage where it stands, or how it is known."));
      if (state != NULL && g_str_equal (part, ROG_REQUEST_MEMBER) && rog_json_peek_string (state, "text") == NULL)
        return refuse (error, key, _ ("The fact says nothing."));
    }

  return TRUE;
}

/*
 * Reading
 */

/**
 * rog_request_peek_passage:
 * @request: the state of a request
 * @member: a member that is a text alone: "legal_basis", "authority/name"
 *
 * Returns: (transfer none) (nullable): where that stands, with `pins` and `reason`
 */
JsonObject *
rog_request_peek_passage (JsonObject *request,
                          const char *member)
{
  JsonArray *passages = rog_json_peek_array (request, "passages");

  for (guint i = 0; passages != NULL && i < json_array_get_length (passages); i++)
    {
      JsonObject *passage = json_array_get_object_element (passages, i);

      if (g_strcmp0 (rog_json_peek_string (passage, "field"), member) == 0)
        return passage;
    }

  return NULL;
}

/**
 * rog_request_peek_fact:
 * @request: the state of a request
 * @part: a part that is a list
 * @key: which of its facts
 *
 * Returns: (transfer none) (nullable): the fact
 */
JsonObject *
rog_request_peek_fact (JsonObject *request,
                       const char *part,
                       const char *key)
{
  const char *list, *member;
  JsonArray  *array = find_part (part, &list, &member) ? rog_json_peek_array (request, list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *fact = json_array_get_object_element (array, i);

      if (g_strcmp0 (rog_json_peek_string (fact, member), key) == 0)
        return fact;
    }

  return NULL;
}
