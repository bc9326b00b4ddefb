// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-record-kinds.h"

#include "core/rog-clock.h"
#include "core/rog-json.h"

/**
 * rog_checkpoint_to_json:
 * @checkpoint: a checkpoint
 *
 * Returns: (transfer full): `{"record":…,"size":…,"root":…}`, as it stands in acts
 */
JsonObject *
rog_checkpoint_to_json (const RogCheckpoint *checkpoint)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *root = rog_digest_to_string (&checkpoint->root);

  json_object_set_string_member (object, "record", checkpoint->record);
  json_object_set_int_member (object, "size", (gint64)checkpoint->size);
  json_object_set_string_member (object, "root", root);

  return object;
}

/**
 * rog_checkpoint_from_json:
 * @object: an object as rog_checkpoint_to_json() makes it, untrusted
 *
 * Returns: (transfer full) (nullable): the checkpoint, or %NULL where it is none
 */
RogCheckpoint *
rog_checkpoint_from_json (JsonObject *object)
{
  const char *record = rog_json_peek_string (object, "record");
  const char *root = rog_json_peek_string (object, "root");
  RogDigest   digest;
  gint64      size;

  if (!rog_uuid_is_valid (record) || root == NULL || !rog_digest_from_string (root, &digest, NULL) ||
      !rog_json_get_int (object, "size", &size, NULL) || size < 0)
    return NULL;

  return rog_checkpoint_new (record, (guint64)size, &digest);
}

/**
 * rog_body_record_opened:
 * @audience: who the record is for: "register", "bench", "person" or "own"
 * @keeper: the key id of who keeps it
 * @previous: (nullable): the record this one goes on from, as it was restored
 *
 * The body of a record's first act. It names neither dossier nor person: whoever is given
 * one record learns nothing of another.
 *
 * Returns: (transfer full): the body
 */
JsonObject *
rog_body_record_opened (const char          *audience,
                        const char          *keeper,
                        const RogCheckpoint *previous)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "audience", audience);
  json_object_set_string_member (body, "keeper", keeper);
  if (previous != NULL)
    json_object_set_object_member (body, "previous", rog_checkpoint_to_json (previous));

  return body;
}

/**
 * rog_body_record_handed_over:
 * @to: the key id of who keeps the record from now on
 *
 * Returns: (transfer full): the body
 */
JsonObject *
rog_body_record_handed_over (const char *to)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "keeper", to);

  return body;
}

/**
 * rog_body_record_appended:
 * @grown: another record, after it grew
 *
 * Returns: (transfer full): the body of the register's act
 */
JsonObject *
rog_body_record_appended (const RogCheckpoint *grown)
{
  return rog_checkpoint_to_json (grown);
}

/**
 * rog_body_register_restored:
 * @found: (nullable): the checkpoint found in the keyring
 * @restored: the register's record as it was restored
 *
 * Returns: (transfer full): the body
 */
JsonObject *
rog_body_register_restored (const RogCheckpoint *found,
                            const RogCheckpoint *restored)
{
  JsonObject *body = json_object_new ();

  if (found != NULL)
    json_object_set_object_member (body, "found", rog_checkpoint_to_json (found));
  json_object_set_object_member (body, "restored", rog_checkpoint_to_json (restored));

  return body;
}

/**
 * rog_body_entry_erased:
 * @seq: the entry's number
 * @leaf: its leaf, which stays
 *
 * Returns: (transfer full): the body
 */
JsonObject *
rog_body_entry_erased (guint64          seq,
                       const RogDigest *leaf)
{
  JsonObject      *body = json_object_new ();
  g_autofree char *text = rog_digest_to_string (leaf);

  json_object_set_int_member (body, "seq", (gint64)seq);
  json_object_set_string_member (body, "leaf", text);

  return body;
}
