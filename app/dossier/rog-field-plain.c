// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What comes from outside is shown and printed beside what is written here, in sentences that are signed: it is text and
 * nothing else. What is in a record already stays readable whatever it holds, so this is no part of rog_fields_check().
 */
#include "core/rog-json.h"
#include "core/rog-text.h"
#include "dossier/rog-dossier-error.h"
#include "dossier/rog-field.h"

static gboolean
check_text (const char *text,
            gboolean    lines,
            const char *path,
            GError    **error)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      char one[7] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (c), one);
      if (rog_text_is_plain (one, lines))
        continue;
      g_set_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID,
                   lines ? "“%s” holds U+%04X, a character that is not seen and can change what is read"
                         : "“%s” holds U+%04X, a line break or a character that is not seen, and must be one line of text",
                   path, g_utf8_get_char (c));
      return FALSE;
    }

  return TRUE;
}

static gboolean check_members (const RogField *fields,
                               JsonObject     *object,
                               const char     *path,
                               GError        **error);

static gboolean
check_node (const RogField *field,
            JsonNode       *node,
            const char     *path,
            GError        **error)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return check_members (field->fields, json_node_get_object (node), path, error);
  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) != G_TYPE_STRING || check_text (json_node_get_string (node), field->lines || field->kind == ROG_FIELD_WORDS, path, error);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *at = g_strdup_printf ("%s[%u]", path, i);

      if (!check_node (field, json_array_get_element (array, i), at, error))
        return FALSE;
    }

  return TRUE;
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

      if (node != NULL && !check_node (field, node, at, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * rog_fields_check_plain:
 * @fields: the table
 * @object: a state that rog_fields_check() accepts
 * @error: where an error goes
 *
 * Whether its texts are nothing but text: rog_text_is_plain(), with lines where the table says so. Any thread.
 *
 * Returns: %FALSE with %ROG_DOSSIER_ERROR_INVALID, the message naming the member and the character
 */
gboolean
rog_fields_check_plain (const RogField *fields,
                        JsonObject     *object,
                        GError        **error)
{
  return check_members (fields, object, NULL, error);
}
