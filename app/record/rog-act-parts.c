// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-act-parts.h"

#include <string.h>

/**
 * rog_act_doc_new:
 * @id: the document's uuid
 * @salt: the salt of this document in this record, 32 bytes
 * @document: the SHA-256 of the document's bytes
 *
 * Returns: (transfer full): the document as it stands in an act
 */
RogActDoc *
rog_act_doc_new (const char      *id,
                 GBytes          *salt,
                 const RogDigest *document)
{
  RogActDoc *doc = g_new0 (RogActDoc, 1);

  doc->id = g_strdup (id);
  doc->salt = g_bytes_ref (salt);
  doc->hash = rog_digest_salted (salt, document->bytes, sizeof document->bytes);

  return doc;
}

/**
 * rog_act_doc_free:
 * @doc: (nullable) (transfer full): a document
 */
void
rog_act_doc_free (RogActDoc *doc)
{
  if (doc == NULL)
    return;

  g_free (doc->id);
  g_clear_pointer (&doc->salt, g_bytes_unref);
  g_free (doc);
}

/**
 * rog_act_doc_matches:
 * @doc: a document as it stands in an act
 * @salt: the salt given with the document
 * @document: the SHA-256 of the document's bytes
 *
 * Returns: whether the act speaks of this document
 */
gboolean
rog_act_doc_matches (const RogActDoc *doc,
                     GBytes          *salt,
                     const RogDigest *document)
{
  RogDigest hash = rog_digest_salted (salt, document->bytes, sizeof document->bytes);

  return g_bytes_get_size (salt) == ROG_SALT_SIZE && rog_digest_equal (&hash, &doc->hash);
}

/**
 * rog_act_words_new:
 * @text: the words
 *
 * Returns: (transfer full): the words, with an id and a salt of their own
 */
RogActWords *
rog_act_words_new (const char *text)
{
  g_autofree char *id = rog_uuid_new ();
  g_autoptr (GBytes) salt = rog_random_salt ();

  return rog_act_words_new_full (id, salt, text);
}

/**
 * rog_act_words_new_full:
 * @id: a uuid
 * @salt: 32 bytes
 * @text: the words
 *
 * Returns: (transfer full): the words
 */
RogActWords *
rog_act_words_new_full (const char *id,
                        GBytes     *salt,
                        const char *text)
{
  RogActWords *words = g_new0 (RogActWords, 1);

  words->id = g_strdup (id);
  words->salt = g_bytes_ref (salt);
  words->text = g_strdup (text);

  return words;
}

/**
 * rog_act_words_free:
 * @words: (nullable) (transfer full): words
 */
void
rog_act_words_free (RogActWords *words)
{
  if (words == NULL)
    return;

  g_free (words->id);
  g_bytes_unref (words->salt);
  g_free (words->text);
  g_free (words);
}

/**
 * rog_act_words_hash:
 * @words: words
 *
 * Returns: SHA-256 (salt ‖ UTF-8), as it stands in the body
 */
RogDigest
rog_act_words_hash (const RogActWords *words)
{
  return rog_digest_salted (words->salt, words->text, strlen (words->text));
}

/**
 * rog_act_words_to_json:
 * @words: words
 *
 * Returns: (transfer full): what stands for them in an act's body
 */
JsonObject *
rog_act_words_to_json (const RogActWords *words)
{
  RogDigest        digest = rog_act_words_hash (words);
  g_autofree char *hash = rog_digest_to_string (&digest);
  JsonObject      *object = json_object_new ();

  json_object_set_string_member (object, "words", words->id);
  json_object_set_string_member (object, "hash", hash);

  return object;
}

static void collect_node (JsonNode   *node,
                          GHashTable *found);

static void
collect_object (JsonObject *object,
                GHashTable *found)
{
  const char    *id = rog_json_peek_string (object, "words");
  const char    *hash = rog_json_peek_string (object, "hash");
  JsonObjectIter iter;
  JsonNode      *member;
  RogDigest      digest;

  if (json_object_get_size (object) == 2 && id != NULL && hash != NULL && rog_uuid_is_valid (id) &&
      rog_digest_from_string (hash, &digest, NULL))
    {
      g_hash_table_insert (found, g_strdup (id), g_memdup2 (&digest, sizeof digest));
      return;
    }

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, NULL, &member))
    collect_node (member, found);
}

static void
collect_node (JsonNode   *node,
              GHashTable *found)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      collect_object (json_node_get_object (node), found);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect_node (json_array_get_element (array, i), found);
    }
}

/**
 * rog_act_words_in_body:
 * @body: an act's body
 *
 * Returns: (transfer full) (element-type utf8 RogDigest): the id and hash of all words
 *   detached from @body
 */
GHashTable *
rog_act_words_in_body (JsonObject *body)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  collect_object (body, found);

  return found;
}
