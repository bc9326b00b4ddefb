// SPDX-License-Identifier: GPL-3.0-or-later
//
// Canonical JSON (RFC 8785) of the values that acts know: these bytes are what is hashed and signed.

#include "core/rog-json-private.h"

#include <string.h>

#include "core/rog-core-error.h"

static void write_node (GString  *out,
                        JsonNode *node);

static void
write_string (GString    *out,
              const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      switch (*c)
        {
        case '"':
          g_string_append (out, "\\\"");
          break;
        case '\\':
          g_string_append (out, "\\\\");
          break;
        case '\b':
          g_string_append (out, "\\b");
          break;
        case '\f':
          g_string_append (out, "\\f");
          break;
        case '\n':
          g_string_append (out, "\\n");
          break;
        case '\r':
          g_string_append (out, "\\r");
          break;
        case '\t':
          g_string_append (out, "\\t");
          break;
        default:
          if ((guchar)*c < 0x20)
            g_string_append_printf (out, "\\u%04x", (guint)(guchar)*c);
          else
            g_string_append_c (out, *c);
        }
    }
  g_string_append_c (out, '"');
}

/* RFC 8785 § 3.2.3: members are sorted by UTF-16 code units, which differs from the
 * order of UTF-8 bytes only where a surrogate pair meets U+E000 to U+FFFF. */
static int
compare_utf16 (gconstpointer a,
               gconstpointer b)
{
  const char *p = *(const char *const *)a;
  const char *q = *(const char *const *)b;

  for (; *p != '\0' && *q != '\0'; p = g_utf8_next_char (p), q = g_utf8_next_char (q))
    {
      gunichar x = g_utf8_get_char (p);
      gunichar y = g_utf8_get_char (q);

      if (x == y)
        continue;
      if ((x > 0xFFFF) != (y > 0xFFFF))
        return (x > 0xFFFF ? 0xD800 : x) < (y > 0xFFFF ? 0xD800 : y) ? -1 : 1;
      return x < y ? -1 : 1;
    }

  return (*p != '\0') - (*q != '\0');
}

static void
write_object (GString    *out,
              JsonObject *object)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonObjectIter iter;
  const char    *name;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, (gpointer)name);
  g_ptr_array_sort (names, compare_utf16);

  g_string_append_c (out, '{');
  for (guint i = 0; i < names->len; i++)
    {
      name = g_ptr_array_index (names, i);
      if (i > 0)
        g_string_append_c (out, ',');
      write_string (out, name);
      g_string_append_c (out, ':');
      write_node (out, json_object_get_member (object, name));
    }
  g_string_append_c (out, '}');
}

static void
write_array (GString   *out,
             JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_node (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

static void
write_node (GString  *out,
            JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (out, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (out, json_node_get_array (node));
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    write_string (out, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

/**
 * rog_json_canonical:
 * @node: what to write
 * @error: where an error goes
 *
 * Writes canonical JSON (RFC 8785) of the values that acts know.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL where rog_json_parse() would not
 *   read them: with %ROG_CORE_ERROR_INVALID (a float, null, a number out of range, an empty
 *   name, text that is not UTF-8) or %ROG_CORE_ERROR_LIMIT (too deep)
 */
GBytes *
rog_json_canonical (JsonNode *node,
                    GError  **error)
{
  GString *out;

  if (!rog_json_check (node, NULL, error))
    return NULL;

  out = g_string_new (NULL);
  write_node (out, node);

  return g_string_free_to_bytes (out);
}

/**
 * rog_json_object_canonical:
 * @object: what to write
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): as rog_json_canonical()
 */
GBytes *
rog_json_object_canonical (JsonObject *object,
                           GError    **error)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return rog_json_canonical (node, error);
}

/**
 * rog_json_parse_canonical:
 * @bytes: what should be RFC 8785 JSON
 * @max_size: the largest text that is read, in bytes
 * @error: where an error goes
 *
 * As rog_json_parse(), and refuses bytes that differ from the canonical form of
 * what they say: repeated members, other spellings and white space among them.
 *
 * Returns: (transfer full) (nullable): the root node, or %NULL with @error set
 */
JsonNode *
rog_json_parse_canonical (GBytes  *bytes,
                          gsize    max_size,
                          GError **error)
{
  g_autoptr (JsonNode) node = rog_json_parse (bytes, max_size, error);
  g_autoptr (GBytes) canonical = NULL;

  if (node == NULL)
    return NULL;

  canonical = rog_json_canonical (node, error);
  if (canonical == NULL)
    return NULL;

  if (!g_bytes_equal (bytes, canonical))
    {
      g_set_error_literal (error, ROG_CORE_ERROR, ROG_CORE_ERROR_NOT_CANONICAL, "JSON that is not in canonical form (RFC 8785)");
      return NULL;
    }

  return g_steal_pointer (&node);
}
