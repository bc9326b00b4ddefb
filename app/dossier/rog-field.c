// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-field.h"

#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-error.h"

static const char *const list_words[] = { "all", "not-stated", NULL };

static gboolean
is_token (const char *text)
{
  if (!g_ascii_isalnum (text[0]))
    return FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && strchr ("-._", *c) == NULL)
        return FALSE;
    }

  return strlen (text) <= 80;
}

static gboolean
is_date (const char *text)
{
  int year, month, day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    {
      if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
        return FALSE;
    }

  year = atoi (text);
  month = atoi (text + 5);
  day = atoi (text + 8);

  return year > 0 && month > 0 && day > 0 && g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static gboolean
is_time (const char *text)
{
  gint64 seconds;

  return rog_time_from_utc (text, &seconds, NULL);
}

static gboolean
is_word_of (const char        *text,
            const char *const *choices)
{
  return g_strv_contains (choices != NULL ? choices : list_words, text);
}

static gboolean
is_base64url_of_32 (const char *text)
{
  g_autoptr (GBytes) bytes = rog_base64url_decode (text, NULL);

  return bytes != NULL && g_bytes_get_size (bytes) == 32;
}

static gboolean
check_text (const RogField *field,
            const char     *text)
{
  switch (field->kind)
    {
    case ROG_FIELD_TEXT:
    case ROG_FIELD_WORDS:
      return text[0] != '\0';
    case ROG_FIELD_TOKEN:
      return is_token (text);
    case ROG_FIELD_ID:
      return rog_uuid_is_valid (text);
    case ROG_FIELD_HASH:
    case ROG_FIELD_SALT:
      return is_base64url_of_32 (text);
    case ROG_FIELD_TIME:
      return is_time (text);
    case ROG_FIELD_DATE:
      return is_date (text);
    case ROG_FIELD_MOMENT:
      return is_date (text) || is_time (text);
    case ROG_FIELD_BOUND:
      return is_date (text) || is_word_of (text, NULL);
    case ROG_FIELD_CHOICE:
    case ROG_FIELD_LIST:
      return is_word_of (text, field->choices);
    case ROG_FIELD_OBJECT_LIST:
      return is_word_of (text, NULL);
    case ROG_FIELD_INT:
    case ROG_FIELD_BOOL:
    case ROG_FIELD_AREA:
    case ROG_FIELD_QUADS:
    case ROG_FIELD_TEXTS:
    case ROG_FIELD_IDS:
    case ROG_FIELD_OBJECT:
    case ROG_FIELD_OBJECTS:
    case ROG_FIELD_ANY:
    default:
      return FALSE;
    }
}

static gboolean
check_ints (JsonArray *array,
            guint      count)
{
  if (json_array_get_length (array) != count)
    return FALSE;

  for (guint i = 0; i < count; i++)
    {
      if (json_node_get_value_type (json_array_get_element (array, i)) != G_TYPE_INT64)
        return FALSE;
    }

  return TRUE;
}

static gboolean check_members (const RogField *fields,
                               JsonObject     *object,
                               const char     *path,
                               GError        **error);

static gboolean
fail (GError    **error,
      const char *path,
      const char *what)
{
  g_set_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID, "“%s” %s", path, what);
  return FALSE;
}

static const char *
node_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
check_element (const RogField *field,
               JsonNode       *node,
               const char     *path,
               GError        **error)
{
  const char *text = node_text (node);

  switch (field->kind)
    {
    case ROG_FIELD_TEXTS:
    case ROG_FIELD_LIST:
      return (text != NULL && text[0] != '\0') || fail (error, path, "is not a text");
    case ROG_FIELD_IDS:
      return (text != NULL && rog_uuid_is_valid (text)) || fail (error, path, "is not an id");
    case ROG_FIELD_QUADS:
      return (JSON_NODE_HOLDS_ARRAY (node) && check_ints (json_node_get_array (node), 8)) ||
             fail (error, path, "is not a list of eight integers");
    case ROG_FIELD_OBJECTS:
    case ROG_FIELD_OBJECT_LIST:
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (error, path, "is not an object");
      return check_members (field->fields, json_node_get_object (node), path, error);
    case ROG_FIELD_TEXT:
    case ROG_FIELD_TOKEN:
    case ROG_FIELD_ID:
    case ROG_FIELD_HASH:
    case ROG_FIELD_SALT:
    case ROG_FIELD_TIME:
    case ROG_FIELD_DATE:
    case ROG_FIELD_MOMENT:
    case ROG_FIELD_BOUND:
    case ROG_FIELD_INT:
    case ROG_FIELD_BOOL:
    case ROG_FIELD_CHOICE:
    case ROG_FIELD_WORDS:
    case ROG_FIELD_AREA:
    case ROG_FIELD_OBJECT:
    case ROG_FIELD_ANY:
    default:
      return fail (error, path, "is not a list");
    }
}

static gboolean
check_array (const RogField *field,
             JsonArray      *array,
             const char     *path,
             GError        **error)
{
  if (field->kind < ROG_FIELD_AREA || field->kind == ROG_FIELD_OBJECT || field->kind == ROG_FIELD_ANY)
    return fail (error, path, "is a list");
  if (field->kind == ROG_FIELD_AREA)
    return check_ints (array, 4) || fail (error, path, "is not a list of four integers");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *at = g_strdup_printf ("%s[%u]", path, i);

      if (!check_element (field, json_array_get_element (array, i), at, error))
        return FALSE;
    }

  return TRUE;
}

/* Words in a signed act: {"words": uuid, "hash": …}. */
static gboolean
is_detached (JsonObject *object)
{
  return json_object_get_size (object) == 2 && rog_uuid_is_valid (rog_json_peek_string (object, "words")) &&
         rog_json_peek_string (object, "hash") != NULL;
}

static gboolean
check_object (const RogField *field,
              JsonObject     *object,
              const char     *path,
              GError        **error)
{
  if (field->kind == ROG_FIELD_WORDS)
    return is_detached (object) || fail (error, path, "is neither a text nor detached words");
  if (field->kind == ROG_FIELD_ANY)
    return TRUE;
  if (field->kind == ROG_FIELD_OBJECT)
    return check_members (field->fields, object, path, error);

  return fail (error, path, "is an object");
}

static gboolean
check_value (const RogField *field,
             JsonNode       *node,
             const char     *path,
             GError        **error)
{
  const char *text = node_text (node);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return check_object (field, json_node_get_object (node), path, error);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return check_array (field, json_node_get_array (node), path, error);
  if (text != NULL)
    return check_text (field, text) || fail (error, path, text[0] == '\0' ? "is empty" : "does not have the form it must have");
  if (field->kind == ROG_FIELD_INT)
    return (json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) >= 0) ||
           fail (error, path, "is not an integer of zero or more");
  if (field->kind == ROG_FIELD_BOOL)
    return json_node_get_value_type (node) == G_TYPE_BOOLEAN || fail (error, path, "is neither true nor false");

  return fail (error, path, "is of another type");
}

static gboolean
check_members (const RogField *fields,
               JsonObject     *object,
               const char     *path,
               GError        **error)
{
  for (const RogField *field = fields; field != NULL && field->name != NULL; field++)
    {
      JsonNode        *node = json_object_get_member (object, field->name);
      g_autofree char *at = path != NULL ? g_strdup_printf ("%s.%s", path, field->name) : g_strdup (field->name);

      if (node == NULL && field->required)
        return fail (error, at, "is missing");
      if (node != NULL && !check_value (field, node, at, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * rog_fields_check:
 * @fields: the table
 * @object: a state from any source
 * @error: where an error goes
 *
 * Any thread.
 *
 * Returns: %FALSE with %ROG_DOSSIER_ERROR_INVALID, the message naming the member ("scope.period.from"),
 *   where @object is not what the table says; members it does not know are no error
 */
gboolean
rog_fields_check (const RogField *fields,
                  JsonObject     *object,
                  GError        **error)
{
  return check_members (fields, object, NULL, error);
}

/*
 * Detached words
 */

void
rog_detached_words_free (RogDetachedWords *words)
{
  g_free (words->id);
  g_bytes_unref (words->salt);
  g_free (words->text);
  g_free (words);
}

static void
detach (JsonObject *object,
        const char *name,
        GPtrArray  *out)
{
  RogDetachedWords *words;
  JsonObject       *stub;
  RogDigest         hash;
  g_autofree char  *hash_text = NULL;

  if (rog_json_peek_string (object, name) == NULL)
    return;

  words = g_new0 (RogDetachedWords, 1);
  words->id = rog_uuid_new ();
  words->salt = rog_random_salt ();
  words->text = g_strdup (rog_json_peek_string (object, name));
  hash = rog_digest_salted (words->salt, words->text, strlen (words->text));
  hash_text = rog_digest_to_string (&hash);

  stub = json_object_new ();
  json_object_set_string_member (stub, "words", words->id);
  json_object_set_string_member (stub, "hash", hash_text);
  json_object_set_object_member (object, name, stub);
  g_ptr_array_add (out, words);
}

static void
detach_members (const RogField *fields,
                JsonObject     *object,
                GPtrArray      *out)
{
  for (const RogField *field = fields; field != NULL && field->name != NULL; field++)
    {
      JsonObject *nested = rog_json_peek_object (object, field->name);
      JsonArray  *array = rog_json_peek_array (object, field->name);

      if (field->kind == ROG_FIELD_WORDS)
        detach (object, field->name, out);
      else if (field->kind == ROG_FIELD_OBJECT && nested != NULL)
        detach_members (field->fields, nested, out);
      else if ((field->kind == ROG_FIELD_OBJECTS || field->kind == ROG_FIELD_OBJECT_LIST) && array != NULL)
        {
          for (guint i = 0; i < json_array_get_length (array); i++)
            detach_members (field->fields, json_array_get_object_element (array, i), out);
        }
    }
}

/**
 * rog_fields_detach_words:
 * @fields: the table
 * @object: a state that rog_fields_check() accepts; it is changed
 *
 * Takes every text that comes from a document out of a body that is about to be signed, so that the
 * words can be erased later while act and signature stay whole. Any thread.
 *
 * Returns: (transfer full) (element-type RogDetachedWords): what was taken out
 */
GPtrArray *
rog_fields_detach_words (const RogField *fields,
                         JsonObject     *object)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_detached_words_free);

  detach_members (fields, object, out);

  return out;
}

static void
attach_array (JsonArray       *array,
              RogWordsResolver resolver,
              gpointer         user_data)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        rog_words_attach (json_node_get_object (node), resolver, user_data);
      else if (JSON_NODE_HOLDS_ARRAY (node))
        attach_array (json_node_get_array (node), resolver, user_data);
    }
}

/**
 * rog_words_attach:
 * @object: a body; it is changed
 * @resolver: (scope call): gives the words of an id
 * @user_data: for @resolver
 *
 * Puts detached words back where they are known. What was erased stays as it is.
 */
void
rog_words_attach (JsonObject      *object,
                  RogWordsResolver resolver,
                  gpointer         user_data)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode        *node = json_object_get_member (object, l->data);
      g_autofree char *text = NULL;

      if (JSON_NODE_HOLDS_ARRAY (node))
        attach_array (json_node_get_array (node), resolver, user_data);
      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      if (!is_detached (json_node_get_object (node)))
        {
          rog_words_attach (json_node_get_object (node), resolver, user_data);
          continue;
        }

      text = resolver (rog_json_peek_string (json_node_get_object (node), "words"), user_data);
      if (text != NULL)
        json_object_set_string_member (object, l->data, text);
    }
}
