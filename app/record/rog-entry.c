// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-entry.h"

#include "core/rog-clock.h"
#include "record/rog-tree.h"

struct _RogEntry
{
  GObject parent_instance;

  GBytes   *bytes; /* (owned) canonical JSON */
  guint64   seq;
  RogDigest prev;
  gint64    received;
  RogAct   *act; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogEntry, rog_entry, G_TYPE_OBJECT)

static void
rog_entry_finalize (GObject *object)
{
  RogEntry *self = ROG_ENTRY (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->act);

  G_OBJECT_CLASS (rog_entry_parent_class)->finalize (object);
}

static void
rog_entry_class_init (RogEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_entry_finalize;
}

static void
rog_entry_init (RogEntry *self)
{
}

static gboolean
refuse (GError    **error,
        const char *what)
{
  g_set_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_INVALID, "Not an entry of version 1: %s", what);
  return FALSE;
}

static gboolean
read_scalars (RogEntry   *self,
              JsonObject *object,
              GError    **error)
{
  const char *prev = rog_json_peek_string (object, "prev");
  const char *received = rog_json_peek_string (object, "received");
  gint64      version, seq;

  if (json_object_get_size (object) != 8)
    return refuse (error, "its members");
  if (!rog_json_get_int (object, "v", &version, NULL) || version != 1)
    return refuse (error, "its version");
  if (!rog_json_get_int (object, "seq", &seq, NULL) || seq < 0)
    return refuse (error, "its number");
  if (prev == NULL || !rog_digest_from_string (prev, &self->prev, NULL))
    return refuse (error, "the root before it");
  if (received == NULL || !rog_time_from_utc (received, &self->received, NULL))
    return refuse (error, "its time");

  self->seq = (guint64)seq;

  return TRUE;
}

static gboolean
read_act (RogEntry   *self,
          JsonObject *object,
          GError    **error)
{
  JsonObject *act = rog_json_peek_object (object, "act");
  JsonObject *cert = rog_json_peek_object (object, "cert");
  const char *sig = rog_json_peek_string (object, "sig");
  const char *record = rog_json_peek_string (object, "record");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) signature = sig != NULL ? rog_base64url_decode (sig, NULL) : NULL;
  g_autoptr (GBytes) acting = NULL;
  g_autoptr (GBytes) voucher = NULL;

  if (act == NULL || cert == NULL || signature == NULL || record == NULL)
    return refuse (error, "act, signature, certificate or record is missing");

  bytes = rog_json_object_canonical (act, error);
  if (bytes == NULL || !rog_act_read_cert_json (cert, &acting, &voucher, error))
    return FALSE;

  self->act = rog_act_new_from_bytes (bytes, signature, acting, voucher, error);
  if (self->act == NULL)
    return FALSE;

  if (!g_str_equal (record, rog_act_get_record (self->act)))
    {
      g_set_error_literal (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_MISMATCH,
                           "The act in the entry was signed for another record");
      return FALSE;
    }

  return TRUE;
}

/**
 * rog_entry_new_from_bytes:
 * @bytes: an entry, canonical JSON, untrusted
 * @error: where an error goes
 *
 * Reads an entry: exactly the members of version 1, canonical, its act signed for the same
 * record. Neither signature nor place in the tree is checked yet: see #RogRecordCheck.
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL with a %ROG_RECORD_ERROR
 */
RogEntry *
rog_entry_new_from_bytes (GBytes  *bytes,
                          GError **error)
{
  g_autoptr (GError) core = NULL;
  g_autoptr (JsonNode) root = rog_json_parse_canonical (bytes, ROG_ENTRY_MAX_SIZE, &core);
  g_autoptr (RogEntry) self = NULL;

  if (root == NULL)
    {
      rog_record_error_from_core (error, g_steal_pointer (&core), "Not an entry");
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (error, "not an object");
      return NULL;
    }

  self = g_object_new (ROG_TYPE_ENTRY, NULL);
  self->bytes = g_bytes_ref (bytes);
  if (!read_scalars (self, json_node_get_object (root), error) || !read_act (self, json_node_get_object (root), error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * rog_entry_new:
 * @act: the act
 * @seq: its number in the record, from 0
 * @prev: the root of the tree before it
 * @received: the keeper's clock, Unix seconds
 * @error: where an error goes
 *
 * Wraps @act; as with acts, what is made is read again.
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL with @error set
 */
RogEntry *
rog_entry_new (RogAct          *act,
               guint64          seq,
               const RogDigest *prev,
               gint64           received,
               GError         **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *prev_text = NULL;
  g_autofree char *at = rog_time_to_utc (received);
  g_autofree char *sig = NULL;

  g_return_val_if_fail (ROG_IS_ACT (act), NULL);
  g_return_val_if_fail (prev != NULL, NULL);

  node = rog_json_parse (rog_act_get_bytes (act), ROG_ACT_MAX_SIZE, error);
  if (node == NULL)
    return NULL;

  prev_text = rog_digest_to_string (prev);
  sig = rog_base64url_encode (g_bytes_get_data (rog_act_get_signature (act), NULL),
                              g_bytes_get_size (rog_act_get_signature (act)));
  json_object_set_int_member (object, "v", 1);
  json_object_set_string_member (object, "record", rog_act_get_record (act));
  json_object_set_int_member (object, "seq", (gint64)seq);
  json_object_set_string_member (object, "prev", prev_text);
  json_object_set_string_member (object, "received", at);
  json_object_set_member (object, "act", g_steal_pointer (&node));
  json_object_set_string_member (object, "sig", sig);
  json_object_set_object_member (object, "cert", rog_act_dup_cert_json (act));

  bytes = rog_json_object_canonical (object, error);

  return bytes != NULL ? rog_entry_new_from_bytes (bytes, error) : NULL;
}

/**
 * rog_entry_get_bytes:
 * @self: an entry
 *
 * Returns: (transfer none): its canonical bytes
 */
GBytes *
rog_entry_get_bytes (RogEntry *self)
{
  g_return_val_if_fail (ROG_IS_ENTRY (self), NULL);

  return self->bytes;
}

/**
 * rog_entry_get_record:
 * @self: an entry
 *
 * Returns: (transfer none): the uuid of its record, which is its act's too
 */
const char *
rog_entry_get_record (RogEntry *self)
{
  g_return_val_if_fail (ROG_IS_ENTRY (self), NULL);

  return rog_act_get_record (self->act);
}

/**
 * rog_entry_get_seq:
 * @self: an entry
 *
 * Returns: its number in the record, from 0
 */
guint64
rog_entry_get_seq (RogEntry *self)
{
  g_return_val_if_fail (ROG_IS_ENTRY (self), 0);

  return self->seq;
}

/**
 * rog_entry_get_prev:
 * @self: an entry
 *
 * Returns: (transfer none): the root of the tree before it
 */
const RogDigest *
rog_entry_get_prev (RogEntry *self)
{
  g_return_val_if_fail (ROG_IS_ENTRY (self), NULL);

  return &self->prev;
}

/**
 * rog_entry_get_received:
 * @self: an entry
 *
 * Returns: when the keeper entered it, by its clock
 */
gint64
rog_entry_get_received (RogEntry *self)
{
  g_return_val_if_fail (ROG_IS_ENTRY (self), 0);

  return self->received;
}

/**
 * rog_entry_get_act:
 * @self: an entry
 *
 * Returns: (transfer none): its act
 */
RogAct *
rog_entry_get_act (RogEntry *self)
{
  g_return_val_if_fail (ROG_IS_ENTRY (self), NULL);

  return self->act;
}

/**
 * rog_entry_get_leaf:
 * @self: an entry
 *
 * Returns: its leaf in the record's tree
 */
RogDigest
rog_entry_get_leaf (RogEntry *self)
{
  return rog_tree_leaf (self->bytes);
}
