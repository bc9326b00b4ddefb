// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rog-request-form-parts.h"

#include "core/rog-clock.h"
#include "core/rog-json.h"

static char *
take_string (JsonObject *object,
             const char *member)
{
  char *value = g_strdup (rog_json_peek_string (object, member));

  if (json_object_has_member (object, member))
    json_object_remove_member (object, member);

  return value;
}

static void
set_texts (JsonObject *object,
           const char *member,
           const char *text)
{
  JsonArray *array;

  if (text == NULL)
    return;

  array = json_array_new ();
  json_array_add_string_element (array, text);
  json_object_set_array_member (object, member, array);
}

static void
set_period (JsonObject *scope,
            const char *from,
            const char *to)
{
  JsonObject *period;

  if (from == NULL && to == NULL)
    return;

  period = json_object_new ();
  json_object_set_string_member (period, "from", from != NULL ? from : "not-stated");
  json_object_set_string_member (period, "to", to != NULL ? to : "not-stated");
  json_object_set_object_member (scope, "period", period);
}

static void
set_named (JsonObject *scope,
           const char *holder,
           const char *identifier)
{
  if (holder != NULL)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", holder);
      json_object_set_object_member (scope, "holder", object);
    }
  if (identifier != NULL)
    {
      JsonObject *object = json_object_new ();
      JsonArray  *array = json_array_new ();

      json_object_set_string_member (object, "kind", "identifier");
      json_object_set_string_member (object, "value", identifier);
      json_array_add_object_element (array, object);
      json_object_set_array_member (scope, "identifiers", array);
    }
}

/**
 * rog_request_form_finish_item:
 * @item: what the card of an item says; its parts that lie deeper than a card's field reaches are put in their places
 * @number: which one it is, from 1
 */
void
rog_request_form_finish_item (JsonObject *item,
                              guint       number)
{
  JsonObject      *scope = rog_json_peek_object (item, "scope");
  g_autofree char *from = take_string (item, "from");
  g_autofree char *to = take_string (item, "to");
  g_autofree char *holder = take_string (item, "holder");
  g_autofree char *identifier = take_string (item, "identifier");
  g_autofree char *place = take_string (item, "place");

  json_object_set_int_member (item, "number", number);
  set_period (scope, from, to);
  set_named (scope, holder, identifier);
  set_texts (scope, "places", place);
}

static JsonObject *
make_representation (const char *person,
                     const char *counsel)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *id = rog_uuid_new ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "person", person);
  json_object_set_string_member (object, "counsel", counsel);
  json_object_set_string_member (object, "items", "all");

  return object;
}

/**
 * rog_request_form_finish_persons:
 * @request: takes the persons
 * @persons: (transfer full): what their cards say; counsel stands on a person's card, and is an object of its own
 */
void
rog_request_form_finish_persons (JsonObject *request,
                                 JsonArray  *persons)
{
  JsonArray *representations = json_array_new ();

  for (guint i = 0; i < json_array_get_length (persons); i++)
    {
      JsonObject      *person = json_array_get_object_element (persons, i);
      g_autofree char *counsel = take_string (person, "counsel");

      if (counsel != NULL)
        json_array_add_object_element (representations, make_representation (rog_json_peek_string (person, "id"), counsel));
    }

  json_object_set_array_member (request, "persons", persons);
  json_object_set_array_member (request, "representations", representations);
}

/**
 * rog_request_form_finish_documents:
 * @documents: what their cards say; until somebody says otherwise, a document bears on every item
 * @items: the items
 */
void
rog_request_form_finish_documents (JsonArray *documents,
                                   JsonArray *items)
{
  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonArray *ids = json_array_new ();

      for (guint j = 0; j < json_array_get_length (items); j++)
        json_array_add_string_element (ids, rog_json_peek_string (json_array_get_object_element (items, j), "id"));
      json_object_set_array_member (json_array_get_object_element (documents, i), "items", ids);
      json_object_set_int_member (json_array_get_object_element (documents, i), "number", i + 1);
    }
}

static JsonArray *
list_ids (JsonArray *objects)
{
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < json_array_get_length (objects); i++)
    json_array_add_string_element (ids, rog_json_peek_string (json_array_get_object_element (objects, i), "id"));

  return ids;
}

/**
 * rog_request_form_finish_secrecy:
 * @request: a request with its authority, items and documents; takes the secrecy
 * @secrecy: (transfer full): what the cards say: until when, and why. The authority asks it for all there is, from everyone
 */
void
rog_request_form_finish_secrecy (JsonObject *request,
                                 JsonArray  *secrecy)
{
  JsonObject *authority = rog_json_peek_object (rog_json_peek_object (request, "request"), "authority");

  for (guint i = 0; i < json_array_get_length (secrecy); i++)
    {
      JsonObject *one = json_array_get_object_element (secrecy, i);

      json_object_set_string_member (one, "from", "everyone");
      json_object_set_string_member (one, "basis", "asked");
      json_object_set_string_member (one, "set_by", rog_json_peek_string (authority, "name"));
      json_object_set_array_member (one, "items", list_ids (rog_json_peek_array (request, "items")));
      json_object_set_array_member (one, "documents", list_ids (rog_json_peek_array (request, "documents")));
    }
  json_object_set_array_member (request, "secrecy", secrecy);
}
