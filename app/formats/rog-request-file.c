// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rog-request-file.h"

#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "core/rog-path.h"
#include "dossier/rog-request-file.h"
#include "dossier/rog-zone.h"
#include "formats/rog-formats-error.h"

#define MAX_SIZE ((gsize)8 << 20)
#define MAX_OBJECTS 5000

static const char *const lists[] = { "documents", "persons", "capacities", "representations", "items", "limits", "secrecy", "events" };

static gboolean
refuse (GError    **error,
        const char *where,
        const char *reason)
{
  g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_INVALID, "request.json, %s: %s", where, reason);
  return FALSE;
}

/* Which file a document is: one in the bag's payload, and no other document's. */
static gboolean
check_file (JsonObject *document,
            GHashTable *files,
            const char *where,
            GError    **error)
{
  const char *file = rog_json_peek_string (document, "file");
  g_autoptr (GError) local_error = NULL;

  if (file == NULL || !g_str_has_prefix (file, "data/"))
    return refuse (error, where, "“file” does not name a file in data/");
  if (!rog_path_check_member (file, &local_error))
    return refuse (error, where, local_error->message);
  if (!g_hash_table_add (files, rog_path_fold_member (file)))
    return refuse (error, where, "another document is the same file");
  return TRUE;
}

/* The lists: each object by its table, each id once. @hashes takes id → hash, or id → "". */
static gboolean
check_list (JsonObject *request,
            const char *list,
            GHashTable *hashes,
            GHashTable *files,
            GError    **error)
{
  JsonArray *array = rog_json_peek_array (request, list);

  if (array != NULL && json_array_get_length (array) > MAX_OBJECTS)
    return refuse (error, list, "it is too long");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s %u", list, i + 1);
      JsonObject      *object = json_array_get_object_element (array, i);
      const char      *id = rog_json_peek_string (object, "id"), *hash = rog_json_peek_string (object, "hash");

      if (!g_hash_table_insert (hashes, g_strdup (id), g_strdup (hash != NULL ? hash : "")))
        return refuse (error, where, "its “id” is another’s too");
      if (g_str_equal (list, "documents") && !check_file (object, files, where, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean check_references (JsonNode   *node,
                                  GHashTable *hashes,
                                  GError    **error);

static gboolean
check_reference (GHashTable *hashes,
                 JsonObject *object,
                 const char *member,
                 GError    **error)
{
  const char *id = rog_json_peek_string (object, member);

  if (id == NULL || !rog_uuid_is_valid (id) || g_hash_table_contains (hashes, id))
    return TRUE;
  return refuse (error, member, "it names something that is not in the file");
}

/* A time limit in a zone that nobody knows would end at another hour than the one stated. */
static gboolean
check_zone (JsonObject *object,
            GError    **error)
{
  const char *name = rog_json_peek_string (object, "zone");
  g_autoptr (GTimeZone) zone = rog_zone_find (name);
  g_autofree char *reason = NULL;

  if (name == NULL || zone != NULL)
    return TRUE;
  reason = g_strdup_printf ("the time zone “%s” is not known; write it as “Europe/Berlin” or “+02:00”", name);
  return refuse (error, "zone", reason);
}

/* Pins name a document of the file, as it is now; persons and items are there. */
static gboolean
check_object (JsonObject *object,
              GHashTable *hashes,
              GError    **error)
{
  static const char *const references[] = { "document", "person", "item", "translation_of", "copy_of", "replaces" };
  const char              *document = rog_json_peek_string (object, "document"), *hash = rog_json_peek_string (object, "hash"), *stated;
  g_autoptr (GList) values = json_object_get_values (object);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      if (!check_reference (hashes, object, references[i], error))
        return FALSE;
    }
  stated = document != NULL ? g_hash_table_lookup (hashes, document) : NULL;
  if (!check_zone (object, error))
    return FALSE;
  /* A file that does not state a document's hash leaves this to whoever reads the document. */
  if (hash != NULL && stated != NULL && *stated != '\0' && !g_str_equal (stated, hash))
    return refuse (error, "pin", "it was made on another version of its document");
  for (GList *l = values; l != NULL; l = l->next)
    {
      if (!check_references (l->data, hashes, error))
        return FALSE;
    }
  return TRUE;
}

/* Depth is limited by rog_json_parse(). */
static gboolean
check_references (JsonNode   *node,
                  GHashTable *hashes,
                  GError    **error)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return check_object (json_node_get_object (node), hashes, error);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!check_references (json_array_get_element (array, i), hashes, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_offences (JsonObject *request,
                GHashTable *hashes,
                GError    **error)
{
  JsonArray *offences = rog_json_peek_array (request, "offences");

  for (guint i = 0; offences != NULL && i < json_array_get_length (offences); i++)
    {
      const char *id = rog_json_peek_string (json_array_get_object_element (offences, i), "id");

      if (!g_hash_table_insert (hashes, g_strdup (id), g_strdup ("")))
        return refuse (error, "offences", "an “id” is another’s too");
    }
  return TRUE;
}

/**
 * rog_request_file_check:
 * @request: what request.json says, or what a form made
 *
 * Checks it by the dossier's tables: members, ids, files, that its texts are text, and that what is named is there.
 *
 * Returns: %FALSE with %ROG_FORMATS_ERROR_INVALID that says where and why
 */
gboolean
rog_request_file_check (JsonObject *request,
                        GError    **error)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), request);
  gint64 version;

  if (!rog_json_get_int (request, "v", &version, NULL) || version != 1)
    {
      g_set_error_literal (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSUPPORTED, "request.json is not of version 1");
      return FALSE;
    }
  if (!rog_fields_check (rog_request_file_get_fields (), request, &local_error) ||
      !rog_fields_check_plain (rog_request_file_get_fields (), request, &local_error))
    {
      g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_INVALID, "request.json: %s", local_error->message);
      return FALSE;
    }
  if (!check_offences (rog_json_peek_object (request, "request"), hashes, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (!check_list (request, lists[i], hashes, files, error))
        return FALSE;
    }
  return check_references (root, hashes, error);
}

/**
 * rog_request_file_parse:
 * @bytes: request.json, from whomever
 *
 * Returns: (transfer full): what it says, or %NULL with %ROG_FORMATS_ERROR_INVALID,
 *   %ROG_FORMATS_ERROR_UNSUPPORTED or %ROG_FORMATS_ERROR_LIMIT
 */
JsonObject *
rog_request_file_parse (GBytes  *bytes,
                        GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (g_bytes_get_size (bytes) > MAX_SIZE)
    {
      g_set_error_literal (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_LIMIT, "request.json is too large");
      return NULL;
    }
  root = rog_json_parse (bytes, MAX_SIZE, &local_error);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (error, "the file", local_error != NULL ? local_error->message : "it is not an object");
      return NULL;
    }
  if (!rog_request_file_check (json_node_get_object (root), error))
    return NULL;
  return json_node_dup_object (root);
}

/**
 * rog_request_file_write:
 * @request: a request, as rog_request_file_parse() gives it
 *
 * Returns: (transfer full): request.json, for people to read too, or %NULL where it would
 *   not be read back
 */
GBytes *
rog_request_file_write (JsonObject *request,
                        GError    **error)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;
  gsize length;

  if (!rog_request_file_check (request, error))
    return NULL;
  root = json_node_init_object (json_node_alloc (), request);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}
