// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-json-private.h"

#include <string.h>

#include "core/rog-core-error.h"

/*
 * Reading: json-glib does the parsing. What it is lenient about (comments, U+0000,
 * halves of surrogate pairs, floats, repeated members, depth) is checked before and after.
 */

static gboolean
refuse (GError    **error,
        const char *reason)
{
  g_set_error_literal (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
refuse_depth (GError **error)
{
  g_set_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_LIMIT, "JSON nested deeper than %d", ROG_JSON_MAX_DEPTH);
  return FALSE;
}

/* The UTF-16 code unit of "\uXXXX" at @at, or -1 where none stands there. */
static int
read_unit (const char *at,
           const char *end)
{
  int unit = 0;

  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      unit = 16 * unit + g_ascii_xdigit_value (at[i]);
    }

  return unit;
}

/* The length of the escape at @at, or 0 where it says no character: U+0000 would end a
 * C string, and half a surrogate pair is none. */
static gsize
escape_length (const char *at,
               const char *end)
{
  int unit = read_unit (at, end);
  int next;

  if (unit == -1)
    return end - at >= 2 && at[1] != '\0' && strchr ("\"\\/bfnrt", at[1]) != NULL ? 2 : 0;
  if (unit == 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
    return 0;
  if (unit < 0xD800 || unit > 0xDBFF)
    return 6;

  next = read_unit (at + 6, end);
  return next >= 0xDC00 && next <= 0xDFFF ? 12 : 0;
}

/* The end of the string that begins at @at, or %NULL where it is none. */
static const char *
skip_string (const char *at,
             const char *end)
{
  at++;
  while (at < end && *at != '"')
    {
      gsize length = *at == '\\' ? escape_length (at, end) : (guchar)*at >= 0x20 ? 1
                                                                                 : 0;

      if (length == 0)
        return NULL;
      at += length;
    }

  return at < end ? at + 1 : NULL;
}

/* A digit after a leading zero: json-glib reads such numbers, as octal or not. */
static gboolean
has_leading_zero (const char *text,
                  const char *at,
                  const char *end)
{
  gboolean first = at == text || !(g_ascii_isalnum (at[-1]) || strchr (".+", at[-1]) != NULL);

  return first && *at == '0' && at + 1 < end && g_ascii_isalnum (at[1]);
}

/* One pass over the text before json-glib, whose parser recurses: the depth has to be
 * known, and where strings begin and end must not be a matter of opinion. */
static gboolean
check_text (const char *text,
            gsize       length,
            GError    **error)
{
  const char *end = text + length;
  const char *at = text;
  int         depth = 0;

  while (at < end)
    {
      if (*at == '"')
        {
          at = skip_string (at, end);
          if (at == NULL)
            return refuse (error, "Not JSON: a string that is none");
          continue;
        }
      if (*at == '\0' || strchr ("{}[]:,-+.0123456789eEtrufalsn \t\r\n", *at) == NULL)
        return refuse (error, "Not JSON: a character that may stand only in a string");
      if (has_leading_zero (text, at, end))
        return refuse (error, "Not JSON: a number with a leading zero");
      if (*at == '{' || *at == '[')
        depth++;
      else if (*at == '}' || *at == ']')
        depth--;
      if (depth > ROG_JSON_MAX_DEPTH)
        return refuse_depth (error);
      at++;
    }

  return TRUE;
}

/* What a check of nodes has seen. */
typedef struct
{
  int   depth;
  guint members;
} Walk;

static gboolean check_node (JsonNode *node,
                            Walk     *walk,
                            GError  **error);

static gboolean
check_value (JsonNode *node,
             GError  **error)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_BOOLEAN)
    return TRUE;

  if (type == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);

      return (text != NULL && g_utf8_validate (text, -1, NULL)) || refuse (error, "A text that is not UTF-8");
    }

  if (type == G_TYPE_INT64)
    {
      gint64 value = json_node_get_int (node);

      if (value >= -ROG_JSON_MAX_INT && value <= ROG_JSON_MAX_INT)
        return TRUE;
    }

  return refuse (error, "Numbers are integers within ±(2^53−1)");
}

static gboolean
check_object (JsonObject *object,
              Walk       *walk,
              GError    **error)
{
  JsonObjectIter iter;
  JsonNode      *member;
  const char    *name;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    {
      if (*name == '\0' || !g_utf8_validate (name, -1, NULL))
        return refuse (error, "A member's name is UTF-8 and not empty");
      walk->members++;
      if (!check_node (member, walk, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_array (JsonArray *array,
             Walk      *walk,
             GError   **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!check_node (json_array_get_element (array, i), walk, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_node (JsonNode *node,
            Walk     *walk,
            GError  **error)
{
  JsonNodeType type = json_node_get_node_type (node);
  gboolean     good;

  if (type == JSON_NODE_VALUE)
    return check_value (node, error);
  if (type == JSON_NODE_NULL)
    return refuse (error, "null is not a value here: leave the member out");
  if (walk->depth == ROG_JSON_MAX_DEPTH)
    return refuse_depth (error);

  walk->depth++;
  good = type == JSON_NODE_OBJECT ? check_object (json_node_get_object (node), walk, error)
                                  : check_array (json_node_get_array (node), walk, error);
  walk->depth--;

  return good;
}

/* rog_json_check: whether these are values that acts know, nested no deeper than they may be. @n_members: (out) (optional) */
gboolean
rog_json_check (JsonNode *node,
                guint    *n_members,
                GError  **error)
{
  Walk     walk = { 0, 0 };
  gboolean good = check_node (node, &walk, error);

  if (n_members != NULL)
    *n_members = walk.members;

  return good;
}

/* json-glib keeps the last of several members of one name. */
static void
count_member_cb (JsonParser *parser,
                 JsonObject *object,
                 const char *name,
                 guint      *count)
{
  (*count)++;
}

/**
 * rog_json_parse:
 * @bytes: UTF-8 JSON text
 * @max_size: the largest text that is read, in bytes
 * @error: where an error goes
 *
 * Reads JSON from an untrusted source, in the values that acts know: strings,
 * integers within ±(2^53−1), booleans, arrays and objects, nested no deeper than
 * %ROG_JSON_MAX_DEPTH. U+0000, empty names and two members of one name are refused. Any thread.
 *
 * Returns: (transfer full) (nullable): the root node, or %NULL with @error set
 */
JsonNode *
rog_json_parse (GBytes  *bytes,
                gsize    max_size,
                GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local = NULL;
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);
  guint       members = 0, found;

  if (length > max_size)
    {
      g_set_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_LIMIT, "JSON larger than %" G_GSIZE_FORMAT " bytes", max_size);
      return NULL;
    }
  if (length == 0 || !g_utf8_validate_len (text, length, NULL))
    {
      refuse (error, "Not UTF-8 JSON text");
      return NULL;
    }
  if (!check_text (text, length, error))
    return NULL;

  parser = json_parser_new_immutable ();
  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "object-member", G_CALLBACK (count_member_cb), &members);
  if (!json_parser_load_from_data (parser, text, (gssize)length, &local))
    {
      g_set_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID, "Not JSON: %s", local->message);
      return NULL;
    }
  if (json_parser_get_root (parser) == NULL)
    {
      refuse (error, "Empty JSON text");
      return NULL;
    }
  if (!rog_json_check (json_parser_get_root (parser), &found, error))
    return NULL;
  if (found != members)
    {
      refuse (error, "Two members of one name");
      return NULL;
    }

  return json_parser_steal_root (parser);
}

/*
 * Members
 */

static JsonNode *
get_member (JsonObject  *object,
            const char  *member,
            JsonNodeType type,
            GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && json_node_get_node_type (node) == type)
    return node;

  g_set_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID, node == NULL ? "“%s” is missing" : "“%s” is of another type", member);
  return NULL;
}

/**
 * rog_json_get_object:
 * @object: an object from an untrusted source
 * @member: the member's name
 * @error: where an error goes
 *
 * Returns: (transfer none) (nullable): the object, or %NULL with an error that names @member
 */
JsonObject *
rog_json_get_object (JsonObject *object,
                     const char *member,
                     GError    **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_OBJECT, error);

  return node != NULL ? json_node_get_object (node) : NULL;
}

/**
 * rog_json_get_array:
 * @object: an object from an untrusted source
 * @member: the member's name
 * @error: where an error goes
 *
 * Returns: (transfer none) (nullable): the array, or %NULL with an error that names @member
 */
JsonArray *
rog_json_get_array (JsonObject *object,
                    const char *member,
                    GError    **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_ARRAY, error);

  return node != NULL ? json_node_get_array (node) : NULL;
}

/**
 * rog_json_get_string:
 * @object: an object from an untrusted source
 * @member: the member's name
 * @error: where an error goes
 *
 * Returns: (transfer none) (nullable): the string, or %NULL with an error that names @member
 */
const char *
rog_json_get_string (JsonObject *object,
                     const char *member,
                     GError    **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_VALUE, error);

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);

  g_set_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID, "“%s” is not a text", member);
  return NULL;
}

/**
 * rog_json_get_int:
 * @object: an object from an untrusted source
 * @member: the member's name
 * @value: (out): where the number goes
 * @error: where an error goes
 *
 * Returns: %FALSE with an error that names @member where it is missing or no integer
 */
gboolean
rog_json_get_int (JsonObject *object,
                  const char *member,
                  gint64     *value,
                  GError    **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_VALUE, error);

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *value = json_node_get_int (node);
      return TRUE;
    }

  g_set_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID, "“%s” is not an integer", member);
  return FALSE;
}

/**
 * rog_json_peek_string:
 * @object: an object
 * @member: the member's name
 *
 * Returns: (transfer none) (nullable): the string, or %NULL where there is none
 */
const char *
rog_json_peek_string (JsonObject *object,
                      const char *member)
{
  return rog_json_get_string (object, member, NULL);
}

/**
 * rog_json_peek_object:
 * @object: an object
 * @member: the member's name
 *
 * Returns: (transfer none) (nullable): the object, or %NULL where there is none
 */
JsonObject *
rog_json_peek_object (JsonObject *object,
                      const char *member)
{
  return rog_json_get_object (object, member, NULL);
}

/**
 * rog_json_peek_array:
 * @object: an object
 * @member: the member's name
 *
 * Returns: (transfer none) (nullable): the array, or %NULL where there is none
 */
JsonArray *
rog_json_peek_array (JsonObject *object,
                     const char *member)
{
  return rog_json_get_array (object, member, NULL);
}

/**
 * rog_json_array_has:
 * @array: (nullable): strings
 * @text: (nullable): a string
 *
 * Returns: whether @text is one of them
 */
gboolean
rog_json_array_has (JsonArray  *array,
                    const char *text)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (g_strcmp0 (json_array_get_string_element (array, i), text) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_json_copy_member:
 * @from: an object
 * @to: an object
 * @member: the member's name
 *
 * Puts a member of @from into @to, where there is one.
 */
void
rog_json_copy_member (JsonObject *from,
                      JsonObject *to,
                      const char *member)
{
  if (json_object_has_member (from, member))
    json_object_set_member (to, member, json_object_dup_member (from, member));
}

/**
 * rog_json_object_copy:
 * @object: an object, which may be immutable
 *
 * Returns: (transfer full): a deep copy that can be changed
 */
JsonObject *
rog_json_object_copy (JsonObject *object)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autoptr (JsonNode) copy = NULL;

  text = json_to_string (node, FALSE);
  copy = json_from_string (text, NULL);

  return json_node_dup_object (copy);
}
