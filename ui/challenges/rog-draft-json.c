// SPDX-License-Identifier: GPL-3.0-or-later
//
// The JSON of a draft: what is asked for is made, what says nothing is not there.
#include "challenges/rog-draft-json.h"

#include "core/rog-clock.h"
#include "core/rog-json.h"

/**
 * rog_draft_list:
 * @object: an object of a draft
 * @member: a member
 *
 * Returns: (transfer none): its list, made where there is none
 */
JsonArray *
rog_draft_list (JsonObject *object,
                const char *member)
{
  if (rog_json_peek_array (object, member) == NULL)
    json_object_set_array_member (object, member, json_array_new ());

  return rog_json_peek_array (object, member);
}

/**
 * rog_draft_object:
 * @object: an object of a draft
 * @member: a member
 *
 * Returns: (transfer none): its object, made where there is none
 */
JsonObject *
rog_draft_object (JsonObject *object,
                  const char *member)
{
  if (rog_json_peek_object (object, member) == NULL)
    json_object_set_object_member (object, member, json_object_new ());

  return rog_json_peek_object (object, member);
}

/* What says nothing is not there. */
void
rog_draft_set_text (JsonObject *object,
                    const char *member,
                    const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (stripped != NULL && *stripped != '\0')
    json_object_set_string_member (object, member, stripped);
  else if (json_object_has_member (object, member))
    json_object_remove_member (object, member);
}

const char *
rog_draft_get_text (JsonObject *object,
                    const char *member)
{
  const char *text = rog_json_peek_string (object, member);

  return text != NULL ? text : "";
}

/**
 * rog_draft_list_add:
 * @list: a list of objects
 *
 * Returns: (transfer none): a new one at its end, with an id
 */
JsonObject *
rog_draft_list_add (JsonArray *list)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *id = rog_uuid_new ();

  json_object_set_string_member (object, "id", id);
  json_array_add_object_element (list, object);

  return object;
}

void
rog_draft_list_remove (JsonArray  *list,
                       JsonObject *object)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (json_array_get_object_element (list, i) == object)
      {
        json_array_remove_element (list, i);
        return;
      }
}

void
rog_draft_list_set_text (JsonArray  *list,
                         const char *text,
                         gboolean    there)
{
  if (rog_json_array_has (list, text) == there)
    return;
  if (there)
    {
      json_array_add_string_element (list, text);
      return;
    }

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_strcmp0 (json_array_get_string_element (list, i), text) == 0)
      {
        json_array_remove_element (list, i);
        return;
      }
}
