// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-item.h"

#include "core/rog-clock.h"
#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"

static const char *const ends[] = { "before", "after", "rest", NULL };

static const RogField requested_fields[] = {
  { "salt", ROG_FIELD_SALT, TRUE },
  { "scope", ROG_FIELD_OBJECT, TRUE, rog_scope_fields },
  {},
};

static const RogField source_fields[] = {
  { "document", ROG_FIELD_ID, TRUE },
  { "hash", ROG_FIELD_HASH, TRUE },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  {},
};

static const RogField part_fields[] = {
  { "of", ROG_FIELD_ID, TRUE },
  { "requested", ROG_FIELD_HASH, TRUE },
  { "field", ROG_FIELD_TOKEN, TRUE },
  { "end", ROG_FIELD_CHOICE, TRUE, NULL, ends },
  { "decision", ROG_FIELD_ID },
  { "salt", ROG_FIELD_SALT, TRUE },
  { "scope", ROG_FIELD_OBJECT, TRUE, rog_scope_fields },
  {},
};

static const RogField fields[] = {
  { "number", ROG_FIELD_INT, TRUE },
  { "title", ROG_FIELD_TEXT, TRUE },
  { "notification", ROG_FIELD_BOOL },
  { "requested", ROG_FIELD_OBJECT, FALSE, requested_fields },
  { "part", ROG_FIELD_OBJECT, FALSE, part_fields },
  { "source", ROG_FIELD_OBJECT, FALSE, source_fields },
  { "withdrawn", ROG_FIELD_BOOL },
  { "reason", ROG_FIELD_TEXT },
  {},
};

ROG_DEFINE_ENTITY (RogItem, rog_item, fields)
ROG_DEFINE_ENTITY_TEXT (RogItem, rog_item, get_title, "title")

gint64
rog_item_get_number (RogItem *self)
{
  return rog_entity_get_int (ROG_ENTITY (self), "number");
}

/**
 * rog_item_get_part_of:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the item whose open rest this one is
 */
const char *
rog_item_get_part_of (RogItem *self)
{
  JsonObject *part = rog_entity_peek_object (ROG_ENTITY (self), "part");

  return part != NULL ? rog_json_peek_string (part, "of") : NULL;
}

gboolean
rog_item_is_part (RogItem *self)
{
  return rog_item_get_part_of (self) != NULL;
}

gboolean
rog_item_is_withdrawn (RogItem *self)
{
  return rog_entity_get_boolean (ROG_ENTITY (self), "withdrawn");
}

/**
 * rog_item_is_notification:
 * @self: an item
 *
 * Returns: whether this is a notification, which has outcomes of its own (casework § 7)
 */
gboolean
rog_item_is_notification (RogItem *self)
{
  return rog_entity_get_boolean (ROG_ENTITY (self), "notification");
}

static JsonObject *
peek_extent (RogItem *self)
{
  JsonObject *extent = rog_entity_peek_object (ROG_ENTITY (self), "part");

  return extent != NULL ? extent : rog_entity_peek_object (ROG_ENTITY (self), "requested");
}

/**
 * rog_item_peek_scope:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the extent that is asked for: as requested, or the part left open
 */
JsonObject *
rog_item_peek_scope (RogItem *self)
{
  JsonObject *extent = peek_extent (self);

  return extent != NULL ? rog_json_peek_object (extent, "scope") : NULL;
}

/**
 * rog_item_get_requested:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): the extent that is asked for, with its salt
 */
RogScopeVersion *
rog_item_get_requested (RogItem *self)
{
  JsonObject *extent = peek_extent (self);
  g_autoptr (GBytes) salt = NULL;

  if (extent == NULL)
    return NULL;
  salt = rog_base64url_decode (rog_json_peek_string (extent, "salt"), NULL);

  return rog_scope_version_new (rog_json_peek_object (extent, "scope"), salt, NULL);
}

/**
 * rog_item_get_requested_hash:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): the hash of the requested version that a decision on this item names:
 *   of a part, that of the item it was made from
 */
char *
rog_item_get_requested_hash (RogItem *self)
{
  JsonObject *part = rog_entity_peek_object (ROG_ENTITY (self), "part");
  g_autoptr (RogScopeVersion) version = NULL;

  if (part != NULL)
    return g_strdup (rog_json_peek_string (part, "requested"));
  version = rog_item_get_requested (self);

  return version != NULL ? rog_scope_version_get_hash (version) : NULL;
}

/**
 * rog_item_make_state:
 * @number: the bench's label
 * @title: what it is called outside the bench
 * @scope: the requested extent; a copy is taken
 *
 * Returns: (transfer full): the state of a new item, with a salt of its own
 */
JsonObject *
rog_item_make_state (gint64      number,
                     const char *title,
                     JsonObject *scope)
{
  g_autoptr (GBytes) salt = rog_random_salt ();
  g_autofree char *salt_text = rog_base64url_encode (g_bytes_get_data (salt, NULL), g_bytes_get_size (salt));
  JsonObject      *state = json_object_new ();
  JsonObject      *requested = json_object_new ();

  json_object_set_string_member (requested, "salt", salt_text);
  json_object_set_object_member (requested, "scope", rog_json_object_copy (scope));
  json_object_set_int_member (state, "number", number);
  json_object_set_string_member (state, "title", title);
  json_object_set_object_member (state, "requested", requested);

  return state;
}
