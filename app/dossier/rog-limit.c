// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-limit.h"

#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"

static const char *const sources[] = { "by-law", "asked", "set", NULL };
static const char *const purposes[] = { "acknowledge", "decide", "execute", "object", "answer", "produce", "file", "preserve", "review", NULL };
static const char *const bound[] = { "us", "authority", "provider", "person", NULL };
static const char *const change_kinds[] = { "extended", "suspended", "resumed", "restored", NULL };

static const RogField trigger_fields[] = {
  { "event", ROG_FIELD_TEXT, TRUE },
  { "at", ROG_FIELD_MOMENT, TRUE },
  { "proof", ROG_FIELD_OBJECT, FALSE, rog_proof_fields },
  {},
};

static const RogField limit_change_fields[] = {
  { "kind", ROG_FIELD_CHOICE, TRUE, NULL, change_kinds },
  { "at", ROG_FIELD_MOMENT, TRUE },
  { "by", ROG_FIELD_TEXT, TRUE },
  { "reason", ROG_FIELD_TEXT, TRUE, .lines = TRUE },
  { "due", ROG_FIELD_MOMENT },
  { "told", ROG_FIELD_TEXTS },
  {},
};

static const RogField met_fields[] = {
  { "at", ROG_FIELD_MOMENT, TRUE },
  { "how", ROG_FIELD_TEXT },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  {},
};

static const RogField fields[] = {
  { "title", ROG_FIELD_TEXT },
  { "source", ROG_FIELD_CHOICE, TRUE, NULL, sources },
  { "for", ROG_FIELD_CHOICE, TRUE, NULL, purposes },
  { "rule", ROG_FIELD_TOKEN },
  { "where_practicable", ROG_FIELD_BOOL },
  { "binds", ROG_FIELD_CHOICE, TRUE, NULL, bound },
  { "person", ROG_FIELD_ID },
  { "items", ROG_FIELD_IDS },
  { "trigger", ROG_FIELD_OBJECT, FALSE, trigger_fields },
  { "hours", ROG_FIELD_INT },
  { "days", ROG_FIELD_INT },
  { "zone", ROG_FIELD_TEXT, TRUE },
  { "due", ROG_FIELD_MOMENT, TRUE },
  { "because", ROG_FIELD_TEXT, TRUE, .lines = TRUE },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  { "changes", ROG_FIELD_OBJECTS, FALSE, limit_change_fields },
  { "met", ROG_FIELD_OBJECT, FALSE, met_fields },
  {},
};

ROG_DEFINE_ENTITY (RogLimit, rog_limit, fields)
ROG_DEFINE_ENTITY_TEXT (RogLimit, rog_limit, get_title, "title")
ROG_DEFINE_ENTITY_TEXT (RogLimit, rog_limit, get_source, "source")
ROG_DEFINE_ENTITY_TEXT (RogLimit, rog_limit, get_for, "for")
ROG_DEFINE_ENTITY_TEXT (RogLimit, rog_limit, get_binds, "binds")
ROG_DEFINE_ENTITY_TEXT (RogLimit, rog_limit, get_due, "due")
ROG_DEFINE_ENTITY_TEXT (RogLimit, rog_limit, get_zone, "zone")
ROG_DEFINE_ENTITY_TEXT (RogLimit, rog_limit, get_because, "because")

/**
 * rog_limit_get_basis:
 * @self: a time limit
 *
 * What can be said of it once it is over (casework § 9): only a firm one can be passed.
 *
 * Returns: "firm" (by law), "practicable" (by law, where practicable), "asked" or "set"
 */
const char *
rog_limit_get_basis (RogLimit *self)
{
  const char *source = rog_limit_get_source (self);

  if (g_strcmp0 (source, "by-law") != 0)
    return source;

  return rog_entity_get_boolean (ROG_ENTITY (self), "where_practicable") ? "practicable" : "firm";
}

/**
 * rog_limit_get_suspended:
 * @self: a time limit
 *
 * Returns: (nullable): the moment at which it was suspended; %NULL where it runs
 */
const char *
rog_limit_get_suspended (RogLimit *self)
{
  JsonArray  *changes = rog_entity_peek_array (ROG_ENTITY (self), "changes");
  guint       n = changes != NULL ? json_array_get_length (changes) : 0;
  JsonObject *last = n > 0 ? json_array_get_object_element (changes, n - 1) : NULL;

  return last != NULL && g_strcmp0 (rog_json_peek_string (last, "kind"), "suspended") == 0 ? rog_json_peek_string (last, "at") : NULL;
}

/**
 * rog_limit_is_for_filing:
 * @self: a time limit
 * @person: a person's id
 *
 * Returns: whether it is until when that person can file, or object
 */
gboolean
rog_limit_is_for_filing (RogLimit   *self,
                         const char *person)
{
  RogEntity  *entity = ROG_ENTITY (self);
  const char *purpose = rog_entity_get_string (entity, "for");
  const char *binds = rog_entity_get_string (entity, "binds");
  const char *of = rog_entity_get_string (entity, "person");

  return (g_strcmp0 (purpose, "file") == 0 || (g_strcmp0 (purpose, "object") == 0 && g_strcmp0 (binds, "person") == 0)) &&
         g_strcmp0 (binds, "us") != 0 && g_strcmp0 (binds, "authority") != 0 && (of == NULL || g_strcmp0 (of, person) == 0);
}
