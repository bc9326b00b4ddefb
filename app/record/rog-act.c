// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-act.h"

#include <string.h>

#include "core/rog-clock.h"

/* With its terminating zero, which is part of the message. */
#define MESSAGE_PREFIX "rogatory-act-v1"

struct _RogAct
{
  GObject parent_instance;

  GBytes *bytes;     /* (owned) canonical JSON */
  GBytes *signature; /* (owned) DER */
  GBytes *acting;    /* (owned) DER */
  GBytes *voucher;   /* (owned) DER */

  RogDigest   hash;
  JsonNode   *root; /* (owned) immutable; what the pointers below point into */
  const char *record;
  const char *object;
  const char *kind;
  gint64      at;
  const char *author_key;
  const char *author_name;
  const char *author_role;
  JsonObject *body;
  GArray     *after; /* (owned) (element-type RogDigest) */
  GBytes     *nonce; /* (owned) */
  GPtrArray  *docs;  /* (owned) (element-type RogActDoc), without salts */
};

G_DEFINE_FINAL_TYPE (RogAct, rog_act, G_TYPE_OBJECT)

static const char *const act_members[] = { "v", "record", "object", "kind", "at", "author", "after", "nonce", "docs", "body", NULL };
static const char *const author_members[] = { "key", "name", "role", NULL };
static const char *const doc_members[] = { "id", "hash", NULL };
static const char *const cert_members[] = { "acting", "voucher", NULL };

static void
rog_act_finalize (GObject *object)
{
  RogAct *self = ROG_ACT (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->signature, g_bytes_unref);
  g_clear_pointer (&self->acting, g_bytes_unref);
  g_clear_pointer (&self->voucher, g_bytes_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->after, g_array_unref);
  g_clear_pointer (&self->nonce, g_bytes_unref);
  g_clear_pointer (&self->docs, g_ptr_array_unref);

  G_OBJECT_CLASS (rog_act_parent_class)->finalize (object);
}

static void
rog_act_class_init (RogActClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_act_finalize;
}

static void
rog_act_init (RogAct *self)
{
  self->after = g_array_new (FALSE, FALSE, sizeof (RogDigest));
  self->docs = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_doc_free);
}

/*
 * Reading
 */

static gboolean
refuse (GError    **error,
        const char *what)
{
  g_set_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_INVALID, "Not an act of version 1: %s", what);
  return FALSE;
}

/* A signed format has no room for members that this version does not know: what they
 * say would be signed and not shown. */
static gboolean
check_members (JsonObject        *object,
               const char *const *names,
               const char        *what,
               GError           **error)
{
  if (json_object_get_size (object) != g_strv_length ((char **)names))
    return refuse (error, what);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (!json_object_has_member (object, names[i]))
        return refuse (error, what);
    }

  return TRUE;
}

static gboolean
kind_is_valid (const char *kind)
{
  gsize length = strlen (kind);

  if (length == 0 || length > 64 || !g_ascii_islower (kind[0]))
    return FALSE;

  for (gsize i = 1; i < length; i++)
    {
      gboolean letter = g_ascii_islower (kind[i]) || g_ascii_isdigit (kind[i]);

      if (!letter && ((kind[i] != '.' && kind[i] != '-') || !g_ascii_isalnum (kind[i - 1])))
        return FALSE;
    }

  return g_ascii_isalnum (kind[length - 1]);
}

static gboolean
read_author (RogAct     *self,
             JsonObject *object,
             GError    **error)
{
  JsonObject *author = rog_json_get_object (object, "author", error);
  RogDigest   digest;

  if (author == NULL || !check_members (author, author_members, "its author", error))
    return FALSE;

  self->author_key = rog_json_peek_string (author, "key");
  self->author_name = rog_json_peek_string (author, "name");
  self->author_role = rog_json_peek_string (author, "role");
  if (self->author_key == NULL || !g_str_has_prefix (self->author_key, "sha256:") ||
      !rog_digest_from_string (self->author_key + strlen ("sha256:"), &digest, NULL))
    return refuse (error, "the author's key");
  if (self->author_name == NULL || *self->author_name == '\0' || self->author_role == NULL || *self->author_role == '\0')
    return refuse (error, "the author's name and role");

  return TRUE;
}

static gboolean
read_after (RogAct     *self,
            JsonObject *object,
            GError    **error)
{
  JsonArray *after = rog_json_get_array (object, "after", error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (after == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (after); i++)
    {
      JsonNode   *node = json_array_get_element (after, i);
      RogDigest   digest;
      const char *text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

      if (text == NULL || !rog_digest_from_string (text, &digest, NULL) || !g_hash_table_add (seen, (gpointer)text))
        return refuse (error, "“after”");
      g_array_append_val (self->after, digest);
    }

  return TRUE;
}

static RogActDoc *
read_doc (JsonNode *node)
{
  g_autoptr (RogActDoc) doc = g_new0 (RogActDoc, 1);
  JsonObject *object;
  const char *hash;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  if (!check_members (object, doc_members, "a document", NULL))
    return NULL;

  doc->id = g_strdup (rog_json_peek_string (object, "id"));
  hash = rog_json_peek_string (object, "hash");
  if (!rog_uuid_is_valid (doc->id) || hash == NULL || !rog_digest_from_string (hash, &doc->hash, NULL))
    return NULL;

  return g_steal_pointer (&doc);
}

static gboolean
read_docs (RogAct     *self,
           JsonObject *object,
           GError    **error)
{
  JsonArray *docs = rog_json_get_array (object, "docs", error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (docs == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (docs); i++)
    {
      RogActDoc *doc = read_doc (json_array_get_element (docs, i));

      if (doc == NULL)
        return refuse (error, "a document");
      g_ptr_array_add (self->docs, doc);
      if (!g_hash_table_add (seen, doc->id))
        return refuse (error, "a document named twice");
    }

  return TRUE;
}

static gboolean
read_scalars (RogAct     *self,
              JsonObject *object,
              GError    **error)
{
  const char *at = rog_json_peek_string (object, "at");
  const char *nonce = rog_json_peek_string (object, "nonce");
  gint64      version;

  if (!rog_json_get_int (object, "v", &version, NULL) || version != 1)
    return refuse (error, "its version");

  self->record = rog_json_peek_string (object, "record");
  self->object = rog_json_peek_string (object, "object");
  self->kind = rog_json_peek_string (object, "kind");
  if (!rog_uuid_is_valid (self->record) || !rog_uuid_is_valid (self->object))
    return refuse (error, "“record” or “object”");
  if (self->kind == NULL || !kind_is_valid (self->kind))
    return refuse (error, "its kind");
  if (at == NULL || !rog_time_from_utc (at, &self->at, NULL))
    return refuse (error, "its time");

  self->nonce = nonce != NULL ? rog_base64url_decode (nonce, NULL) : NULL;
  if (self->nonce == NULL || g_bytes_get_size (self->nonce) != ROG_SALT_SIZE)
    return refuse (error, "its nonce");

  self->body = rog_json_get_object (object, "body", error);

  return self->body != NULL;
}

static gboolean
depth_is_within (JsonNode *node,
                 guint     depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode      *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (depth > 0 && json_object_iter_next (&iter, NULL, &member))
        {
          if (!depth_is_within (member, depth - 1))
            return FALSE;
        }
      return depth > 0;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; depth > 0 && i < json_array_get_length (array); i++)
        {
          if (!depth_is_within (json_array_get_element (array, i), depth - 1))
            return FALSE;
        }
      return depth > 0;
    }

  return TRUE;
}

static gboolean
read_act (RogAct  *self,
          GError **error)
{
  g_autoptr (GError) core = NULL;
  JsonObject *object;

  self->root = rog_json_parse_canonical (self->bytes, ROG_ACT_MAX_SIZE, &core);
  if (self->root == NULL)
    {
      rog_record_error_from_core (error, g_steal_pointer (&core), "Not an act");
      return FALSE;
    }
  /* An entry and a file nest the act, and must stay readable too. */
  if (!depth_is_within (self->root, ROG_ACT_MAX_DEPTH))
    {
      g_set_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_LIMIT, "An act nested deeper than %d", ROG_ACT_MAX_DEPTH);
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (self->root))
    return refuse (error, "not an object");

  object = json_node_get_object (self->root);
  if (check_members (object, act_members, "its members", error) && read_scalars (self, object, &core) &&
      read_author (self, object, &core) && read_after (self, object, &core) && read_docs (self, object, &core))
    return TRUE;

  if (core != NULL && core->domain == ROG_RECORD_ERROR)
    g_propagate_error (error, g_steal_pointer (&core));
  else if (core != NULL)
    rog_record_error_from_core (error, g_steal_pointer (&core), "Not an act");

  return FALSE;
}

static gboolean
check_size (GBytes     *bytes,
            gsize       max,
            const char *what,
            GError    **error)
{
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return refuse (error, what);
  if (g_bytes_get_size (bytes) <= max)
    return TRUE;

  g_set_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_LIMIT, "%s has more than %" G_GSIZE_FORMAT " bytes", what, max);
  return FALSE;
}

/**
 * rog_act_new_from_bytes:
 * @bytes: the act, canonical JSON
 * @signature: the author's signature, DER
 * @acting: the author's acting certificate, DER
 * @voucher: the detached CAdES over @acting, DER
 * @error: where an error goes
 *
 * Reads an act from an untrusted source: exactly the members of version 1, each of its
 * form, in canonical bytes. A kind that is not known is kept. Nothing is verified yet:
 * see rog_act_verify(). Any thread.
 *
 * Returns: (transfer full) (nullable): the act, or %NULL with %ROG_RECORD_ERROR_INVALID,
 *   %ROG_RECORD_ERROR_NOT_CANONICAL or %ROG_RECORD_ERROR_LIMIT
 */
RogAct *
rog_act_new_from_bytes (GBytes  *bytes,
                        GBytes  *signature,
                        GBytes  *acting,
                        GBytes  *voucher,
                        GError **error)
{
  g_autoptr (RogAct) self = g_object_new (ROG_TYPE_ACT, NULL);

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_size (signature, ROG_ACT_MAX_SIGNATURE, "the signature", error) ||
      !check_size (acting, ROG_ACT_MAX_CERT, "the certificate", error) ||
      !check_size (voucher, ROG_ACT_MAX_CERT, "the voucher", error))
    return NULL;

  self->bytes = g_bytes_ref (bytes);
  self->signature = g_bytes_ref (signature);
  self->acting = g_bytes_ref (acting);
  self->voucher = g_bytes_ref (voucher);
  self->hash = rog_digest_of_bytes (bytes);
  if (!read_act (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/*
 * Writing
 */

static JsonArray *
after_to_json (GArray *after)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; after != NULL && i < after->len; i++)
    {
      g_autofree char *text = rog_digest_to_string (&g_array_index (after, RogDigest, i));

      json_array_add_string_element (array, text);
    }

  return array;
}

static JsonArray *
docs_to_json (GPtrArray *docs)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; docs != NULL && i < docs->len; i++)
    {
      RogActDoc       *doc = g_ptr_array_index (docs, i);
      g_autofree char *hash = rog_digest_to_string (&doc->hash);
      JsonObject      *object = json_object_new ();

      json_object_set_string_member (object, "id", doc->id);
      json_object_set_string_member (object, "hash", hash);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonObject *
author_to_json (RogSigner *signer)
{
  JsonObject *author = json_object_new ();

  json_object_set_string_member (author, "key", rog_signer_get_key_id (signer));
  json_object_set_string_member (author, "name", rog_signer_get_name (signer));
  json_object_set_string_member (author, "role", rog_signer_get_role (signer));

  return author;
}

static GBytes *
parts_to_bytes (const RogActParts *parts,
                RogSigner         *signer,
                GError           **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) nonce = parts->nonce != NULL ? g_bytes_ref (parts->nonce) : rog_random_salt ();
  g_autofree char *nonce_text = rog_base64url_encode (g_bytes_get_data (nonce, NULL), g_bytes_get_size (nonce));
  g_autofree char *at = rog_time_to_utc (parts->at);
  g_autoptr (GError) core = NULL;
  GBytes *bytes;

  json_object_set_int_member (object, "v", 1);
  json_object_set_string_member (object, "record", parts->record);
  json_object_set_string_member (object, "object", parts->object);
  json_object_set_string_member (object, "kind", parts->kind);
  json_object_set_string_member (object, "at", at);
  json_object_set_object_member (object, "author", author_to_json (signer));
  json_object_set_array_member (object, "after", after_to_json (parts->after));
  json_object_set_string_member (object, "nonce", nonce_text);
  json_object_set_array_member (object, "docs", docs_to_json (parts->docs));
  json_object_set_object_member (object, "body", json_object_ref (parts->body));

  bytes = rog_json_object_canonical (object, &core);
  if (bytes == NULL)
    rog_record_error_from_core (error, g_steal_pointer (&core), "The act cannot be written");

  return bytes;
}

static GBytes *
message_of (const RogDigest *hash)
{
  GByteArray *message = g_byte_array_new ();

  g_byte_array_append (message, (const guint8 *)MESSAGE_PREFIX, sizeof MESSAGE_PREFIX);
  g_byte_array_append (message, hash->bytes, sizeof hash->bytes);

  return g_byte_array_free_to_bytes (message);
}

/**
 * rog_act_new_signed:
 * @parts: what it says
 * @signer: the author's acting key
 * @error: where an error goes
 *
 * Makes an act and signs it. What is made is read again as if it came from outside, so
 * nothing can be signed that would later be refused. Blocking (a signature); any thread.
 *
 * Returns: (transfer full) (nullable): the act, or %NULL with @error set
 */
RogAct *
rog_act_new_signed (const RogActParts *parts,
                    RogSigner         *signer,
                    GError           **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) message = NULL;
  g_autoptr (GBytes) signature = NULL;
  RogDigest hash;

  g_return_val_if_fail (parts != NULL && parts->record != NULL && parts->object != NULL, NULL);
  g_return_val_if_fail (parts->kind != NULL && parts->body != NULL, NULL);
  g_return_val_if_fail (ROG_IS_SIGNER (signer), NULL);

  bytes = parts_to_bytes (parts, signer, error);
  if (bytes == NULL)
    return NULL;

  hash = rog_digest_of_bytes (bytes);
  message = message_of (&hash);
  signature = rog_signer_sign (signer, message, error);
  if (signature == NULL)
    return NULL;

  return rog_act_new_from_bytes (bytes, signature, rog_signer_get_certificate (signer),
                                 rog_signer_get_voucher (signer), error);
}

/**
 * rog_act_get_message:
 * @self: an act
 *
 * Returns: (transfer full): what the author signs: "rogatory-act-v1\0" ‖ SHA-256 (act)
 */
GBytes *
rog_act_get_message (RogAct *self)
{
  g_return_val_if_fail (ROG_IS_ACT (self), NULL);

  return message_of (&self->hash);
}

/**
 * rog_act_verify:
 * @self: an act
 * @verifier: what checks signatures
 * @error: where an error goes
 *
 * Checks the signature, the certificate's voucher, and that key, name and role in the act are those of the
 * certificate. Blocking; any thread.
 *
 * Returns: (transfer full) (nullable): the author, or %NULL with %ROG_RECORD_ERROR_SIGNATURE
 *   or %ROG_RECORD_ERROR_MISMATCH
 */
RogAuthor *
rog_act_verify (RogAct      *self,
                RogVerifier *verifier,
                GError     **error)
{
  g_autoptr (GBytes) message = NULL;
  g_autoptr (RogAuthor) author = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (ROG_IS_ACT (self), NULL);
  g_return_val_if_fail (ROG_IS_VERIFIER (verifier), NULL);

  message = message_of (&self->hash);
  author = rog_verifier_verify (verifier, message, self->signature, self->acting, self->voucher, &local);
  if (author == NULL)
    {
      g_set_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_SIGNATURE, "The signature does not hold: %s",
                   local != NULL ? local->message : "no reason given");
      return NULL;
    }
  if (g_strcmp0 (author->key_id, self->author_key) != 0 || g_strcmp0 (author->name, self->author_name) != 0 ||
      g_strcmp0 (author->role, self->author_role) != 0)
    {
      g_set_error_literal (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_MISMATCH,
                           "The author named in the act is not the one of the certificate");
      return NULL;
    }

  return g_steal_pointer (&author);
}

/**
 * rog_act_dup_cert_json:
 * @self: an act
 *
 * Returns: (transfer full): `{"acting":…,"voucher":…}`, as it stands in entries and files
 */
JsonObject *
rog_act_dup_cert_json (RogAct *self)
{
  JsonObject      *cert = json_object_new ();
  g_autofree char *acting = rog_base64url_encode (g_bytes_get_data (self->acting, NULL), g_bytes_get_size (self->acting));
  g_autofree char *voucher = rog_base64url_encode (g_bytes_get_data (self->voucher, NULL), g_bytes_get_size (self->voucher));

  json_object_set_string_member (cert, "acting", acting);
  json_object_set_string_member (cert, "voucher", voucher);

  return cert;
}

/**
 * rog_act_read_cert_json:
 * @cert: an object as rog_act_dup_cert_json() makes it, from an untrusted source
 * @acting: (out) (transfer full): the acting certificate
 * @voucher: (out) (transfer full): its voucher
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_RECORD_ERROR_INVALID where it is anything else
 */
gboolean
rog_act_read_cert_json (JsonObject *cert,
                        GBytes    **acting,
                        GBytes    **voucher,
                        GError    **error)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  const char *text;

  if (!check_members (cert, cert_members, "its certificate", error))
    return FALSE;

  text = rog_json_peek_string (cert, "acting");
  first = text != NULL ? rog_base64url_decode (text, NULL) : NULL;
  text = rog_json_peek_string (cert, "voucher");
  second = text != NULL ? rog_base64url_decode (text, NULL) : NULL;
  if (first == NULL || second == NULL)
    return refuse (error, "its certificate");

  *acting = g_steal_pointer (&first);
  *voucher = g_steal_pointer (&second);
  return TRUE;
}

/*
 * What it says. All (transfer none), valid as long as the act.
 */

#define GETTER(type, name)                             \
  type rog_act_get_##name (RogAct *self)               \
  {                                                    \
    g_return_val_if_fail (ROG_IS_ACT (self), (type)0); \
    return self->name;                                 \
  }

GETTER (GBytes *, bytes)
GETTER (GBytes *, signature)
GETTER (GBytes *, acting)
GETTER (GBytes *, voucher)
GETTER (const char *, record)
GETTER (const char *, object)
GETTER (const char *, kind)
GETTER (gint64, at)
GETTER (const char *, author_key)
GETTER (const char *, author_name)
GETTER (const char *, author_role)
GETTER (GArray *, after)
GETTER (GBytes *, nonce)
GETTER (GPtrArray *, docs)
GETTER (JsonObject *, body)

/**
 * rog_act_get_hash:
 * @self: an act
 *
 * Returns: (transfer none): SHA-256 over the canonical bytes
 */
const RogDigest *
rog_act_get_hash (RogAct *self)
{
  g_return_val_if_fail (ROG_IS_ACT (self), NULL);

  return &self->hash;
}
