// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-act-file.h"

#include "core/rog-clock.h"

/**
 * rog_act_file_new:
 * @act: an act
 *
 * Returns: (transfer full): a file of @act with nothing beside it yet; put salts and words
 *   into its containers
 */
RogActFile *
rog_act_file_new (RogAct *act)
{
  RogActFile *file = g_new0 (RogActFile, 1);

  file->act = g_object_ref (act);
  file->salts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  file->words = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_words_free);

  return file;
}

/**
 * rog_act_file_free:
 * @file: (nullable) (transfer full): a file
 */
void
rog_act_file_free (RogActFile *file)
{
  if (file == NULL)
    return;

  g_clear_object (&file->act);
  g_clear_pointer (&file->salts, g_hash_table_unref);
  g_clear_pointer (&file->words, g_ptr_array_unref);
  g_free (file);
}

static char *
encode (GBytes *bytes)
{
  return rog_base64url_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static JsonObject *
salts_to_json (GHashTable *salts)
{
  JsonObject    *object = json_object_new ();
  GHashTableIter iter;
  gpointer       id, salt;

  g_hash_table_iter_init (&iter, salts);
  while (g_hash_table_iter_next (&iter, &id, &salt))
    {
      g_autofree char *text = encode (salt);

      json_object_set_string_member (object, id, text);
    }

  return object;
}

/* By id, so that the same file has the same bytes whatever the order they were added in. */
static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const RogActWords *const *p = a;
  const RogActWords *const *q = b;

  return g_strcmp0 ((*p)->id, (*q)->id);
}

static JsonArray *
words_to_json (GPtrArray *words)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (words, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_words);
  for (guint i = 0; i < sorted->len; i++)
    {
      RogActWords     *one = g_ptr_array_index (sorted, i);
      JsonObject      *object = json_object_new ();
      g_autofree char *salt = encode (one->salt);

      json_object_set_string_member (object, "words", one->id);
      json_object_set_string_member (object, "salt", salt);
      json_object_set_string_member (object, "text", one->text);
      json_array_add_object_element (array, object);
    }

  return array;
}

/**
 * rog_act_file_to_bytes:
 * @file: a file
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): canonical
 *   `{"v":1,"act":{…},"sig":…,"cert":{…},"salts":{"<doc id>":…},"words":[{"words":…,"salt":…,"text":…}]}`
 */
GBytes *
rog_act_file_to_bytes (const RogActFile *file,
                       GError          **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *sig = encode (rog_act_get_signature (file->act));
  g_autoptr (JsonNode) act = rog_json_parse (rog_act_get_bytes (file->act), ROG_ACT_MAX_SIZE, error);

  if (act == NULL)
    return NULL;

  json_object_set_int_member (object, "v", 1);
  json_object_set_member (object, "act", g_steal_pointer (&act));
  json_object_set_string_member (object, "sig", sig);
  json_object_set_object_member (object, "cert", rog_act_dup_cert_json (file->act));
  json_object_set_object_member (object, "salts", salts_to_json (file->salts));
  json_object_set_array_member (object, "words", words_to_json (file->words));

  return rog_json_object_canonical (object, error);
}

static gboolean
refuse (GError    **error,
        const char *what)
{
  g_set_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_INVALID, "Not a signed act: %s", what);
  return FALSE;
}

static RogAct *
read_act (JsonObject *object,
          GError    **error)
{
  JsonObject *act = rog_json_peek_object (object, "act");
  JsonObject *cert = rog_json_peek_object (object, "cert");
  const char *sig = rog_json_peek_string (object, "sig");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) signature = sig != NULL ? rog_base64url_decode (sig, NULL) : NULL;
  g_autoptr (GBytes) acting = NULL;
  g_autoptr (GBytes) voucher = NULL;

  if (act == NULL || cert == NULL || signature == NULL)
    {
      refuse (error, "act, signature or certificate is missing");
      return NULL;
    }
  bytes = rog_json_object_canonical (act, error);
  if (bytes == NULL || !rog_act_read_cert_json (cert, &acting, &voucher, error))
    return NULL;

  return rog_act_new_from_bytes (bytes, signature, acting, voucher, error);
}

static GBytes *
read_salt (JsonObject *object,
           const char *member)
{
  const char *text = rog_json_peek_string (object, member);
  g_autoptr (GBytes) salt = text != NULL ? rog_base64url_decode (text, NULL) : NULL;

  return salt != NULL && g_bytes_get_size (salt) == ROG_SALT_SIZE ? g_steal_pointer (&salt) : NULL;
}

static gboolean
act_names_document (RogAct     *act,
                    const char *id)
{
  GPtrArray *docs = rog_act_get_docs (act);

  for (guint i = 0; i < docs->len; i++)
    {
      if (g_str_equal (((RogActDoc *)g_ptr_array_index (docs, i))->id, id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_salts (RogActFile *file,
            JsonObject *object,
            GError    **error)
{
  JsonObject    *salts = rog_json_peek_object (object, "salts");
  JsonObjectIter iter;
  const char    *id;

  if (salts == NULL)
    return refuse (error, "“salts”");

  json_object_iter_init (&iter, salts);
  while (json_object_iter_next (&iter, &id, NULL))
    {
      GBytes *salt = read_salt (salts, id);

      if (salt == NULL || !act_names_document (file->act, id))
        {
          g_clear_pointer (&salt, g_bytes_unref);
          return refuse (error, "a salt of no document of the act");
        }
      g_hash_table_insert (file->salts, g_strdup (id), salt);
    }

  return TRUE;
}

/* Words are taken only where the act vouches for them by their hash. */
static RogActWords *
read_words (JsonNode   *node,
            GHashTable *known)
{
  g_autoptr (RogActWords) words = NULL;
  g_autoptr (GBytes) salt = NULL;
  JsonObject *object;
  RogDigest  *expected;
  RogDigest   hash;
  const char *id, *text;

  if (!JSON_NODE_HOLDS_OBJECT (node) || json_object_get_size (json_node_get_object (node)) != 3)
    return NULL;

  object = json_node_get_object (node);
  id = rog_json_peek_string (object, "words");
  text = rog_json_peek_string (object, "text");
  salt = read_salt (object, "salt");
  expected = id != NULL ? g_hash_table_lookup (known, id) : NULL;
  if (text == NULL || salt == NULL || expected == NULL)
    return NULL;

  words = rog_act_words_new_full (id, salt, text);
  hash = rog_act_words_hash (words);
  if (!rog_digest_equal (&hash, expected))
    return NULL;

  return g_steal_pointer (&words);
}

static gboolean
read_all_words (RogActFile *file,
                JsonObject *object,
                GError    **error)
{
  JsonArray *array = rog_json_peek_array (object, "words");
  g_autoptr (GHashTable) known = rog_act_words_in_body (rog_act_get_body (file->act));

  if (array == NULL)
    return refuse (error, "“words”");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      RogActWords *words = read_words (json_array_get_element (array, i), known);

      if (words == NULL)
        return refuse (error, "words that are not those of the act");
      g_ptr_array_add (file->words, words);
      g_hash_table_remove (known, words->id);
    }

  return TRUE;
}

/**
 * rog_act_file_from_bytes:
 * @bytes: a file's content, untrusted
 * @error: where an error goes
 *
 * Reads `NAME.act.json`: canonical, with exactly its members; salts only of documents the
 * act names, words only those the act has by hash. The signature is not verified yet.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with a %ROG_RECORD_ERROR
 */
RogActFile *
rog_act_file_from_bytes (GBytes  *bytes,
                         GError **error)
{
  g_autoptr (GError) core = NULL;
  g_autoptr (JsonNode) root = rog_json_parse_canonical (bytes, ROG_ACT_FILE_MAX_SIZE, &core);
  g_autoptr (RogActFile) file = NULL;
  g_autoptr (RogAct) act = NULL;
  JsonObject *object;
  gint64      version;

  if (root == NULL)
    {
      rog_record_error_from_core (error, g_steal_pointer (&core), "Not a signed act");
      return NULL;
    }
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL || json_object_get_size (object) != 6 || !rog_json_get_int (object, "v", &version, NULL) || version != 1)
    {
      refuse (error, "its members or version");
      return NULL;
    }

  act = read_act (object, error);
  if (act == NULL)
    return NULL;

  file = rog_act_file_new (act);
  if (!read_salts (file, object, error) || !read_all_words (file, object, error))
    return NULL;

  return g_steal_pointer (&file);
}
