// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-scope-draft.h"

#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-dossier-error.h"

struct _RogScopeDraft
{
  GObject parent_instance;

  JsonObject *state; /* {item, rests_on, requested, changes: {field: {value, reason, pins, route, rest, earlier}}} */
};

G_DEFINE_FINAL_TYPE (RogScopeDraft, rog_scope_draft, G_TYPE_OBJECT)

static guint changed_signal;

static const RogField fields[] = {
  { "item", ROG_FIELD_ID, TRUE },
  { "rests_on", ROG_FIELD_HASH, TRUE },
  { "requested", ROG_FIELD_OBJECT, TRUE, rog_scope_fields },
  { "changes", ROG_FIELD_ANY, TRUE },
  {},
};

static const char *const rests[] = { "refused", "given-up", "open", NULL };

static const RogField draft_change_fields[] = {
  { "reason", ROG_FIELD_TEXT },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "route", ROG_FIELD_ANY },
  { "rest", ROG_FIELD_CHOICE, FALSE, NULL, rests },
  { "earlier", ROG_FIELD_BOOL }, /* written on what was requested of the field before, and not looked at since */
  {},
};

static void
rog_scope_draft_finalize (GObject *object)
{
  g_clear_pointer (&ROG_SCOPE_DRAFT (object)->state, json_object_unref);

  G_OBJECT_CLASS (rog_scope_draft_parent_class)->finalize (object);
}

static void
rog_scope_draft_class_init (RogScopeDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_draft_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_scope_draft_init (RogScopeDraft *self)
{
  self->state = json_object_new ();
}

static JsonObject *
changes_of (RogScopeDraft *self)
{
  return json_object_get_object_member (self->state, "changes");
}

static void
changed (RogScopeDraft *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
rest_on (RogScopeDraft *self,
         RogItem       *item)
{
  g_autofree char *hash = rog_item_get_requested_hash (item);
  JsonObject      *scope = rog_item_peek_scope (item);

  json_object_set_string_member (self->state, "rests_on", hash);
  json_object_set_object_member (self->state, "requested", rog_json_object_copy (scope));
}

/**
 * rog_scope_draft_new:
 * @item: an item that says what is requested
 *
 * Returns: (transfer full): a draft that changes nothing yet
 */
RogScopeDraft *
rog_scope_draft_new (RogItem *item)
{
  RogScopeDraft *self = g_object_new (ROG_TYPE_SCOPE_DRAFT, NULL);

  json_object_set_string_member (self->state, "item", rog_entity_get_id (ROG_ENTITY (item)));
  json_object_set_object_member (self->state, "changes", json_object_new ());
  rest_on (self, item);

  return self;
}

static gboolean
is_same (JsonNode *a,
         JsonNode *b)
{
  return a == NULL || b == NULL ? a == b : json_node_equal (a, b);
}

/**
 * rog_scope_draft_rebase:
 * @self: a draft
 * @item: its item, which the authority supplemented or corrected
 *
 * Makes the draft rest on what is requested now. What is narrowed to just what is requested now is narrowed no longer,
 * and its reason goes too; other changes stay as they are, and one of a field that the authority changed is
 * rog_scope_draft_is_on_earlier() until it is written anew.
 *
 * Returns: (transfer full): the fields that are narrowed no longer, in the order of the field list
 */
char **
rog_scope_draft_rebase (RogScopeDraft *self,
                        RogItem       *item)
{
  g_autoptr (JsonObject) before = rog_json_object_copy (rog_scope_draft_peek_requested (self));
  g_auto (GStrv) names = rog_scope_draft_dup_fields (self);
  g_autoptr (GStrvBuilder) gone = g_strv_builder_new ();
  JsonObject *now;

  g_return_val_if_fail (rog_item_peek_scope (item) != NULL, NULL);

  rest_on (self, item);
  now = rog_scope_draft_peek_requested (self);
  for (char **name = names; *name != NULL; name++)
    {
      JsonObject *change = rog_scope_draft_peek_change (self, *name);

      if (is_same (json_object_get_member (change, "value"), json_object_get_member (now, *name)))
        {
          json_object_remove_member (changes_of (self), *name);
          g_strv_builder_add (gone, *name);
        }
      else if (!is_same (json_object_get_member (before, *name), json_object_get_member (now, *name)))
        json_object_set_boolean_member (change, "earlier", TRUE);
    }
  changed (self);

  return g_strv_builder_end (gone);
}

/**
 * rog_scope_draft_follow:
 * @self: a draft
 * @item: its item
 *
 * Where nothing is changed, nothing was written on earlier words: the draft rests on what is requested now by itself.
 */
void
rog_scope_draft_follow (RogScopeDraft *self,
                        RogItem       *item)
{
  g_autofree char *now = rog_item_get_requested_hash (item);

  if (rog_scope_draft_has_changes (self) || rog_item_peek_scope (item) == NULL || g_strcmp0 (now, rog_scope_draft_get_rests_on (self)) == 0)
    return;
  rest_on (self, item);
  changed (self);
}

/**
 * rog_scope_draft_is_on_earlier:
 * @self: a draft
 * @field: a field of the scope
 *
 * Returns: whether it is changed by what was written on words that the authority has replaced since
 */
gboolean
rog_scope_draft_is_on_earlier (RogScopeDraft *self,
                               const char    *field)
{
  JsonObject *change = rog_scope_draft_peek_change (self, field);

  return change != NULL && json_object_get_boolean_member_with_default (change, "earlier", FALSE);
}

/* Somebody has looked at it. */
static void
look_at (JsonObject *change)
{
  if (json_object_has_member (change, "earlier"))
    json_object_remove_member (change, "earlier");
}

static gboolean
check_changes (JsonObject *changes,
               GError    **error)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init (&iter, changes);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonObject *route;

      if (!JSON_NODE_HOLDS_OBJECT (node) || !json_object_has_member (json_node_get_object (node), "value"))
        {
          g_set_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID, "“changes.%s” has no value", name);
          return FALSE;
        }
      if (!rog_fields_check (draft_change_fields, json_node_get_object (node), error))
        return FALSE;
      route = rog_json_peek_object (json_node_get_object (node), "route");
      if (route != NULL && !rog_fields_check (rog_route_fields, route, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * rog_scope_draft_replace:
 * @self: a draft
 * @object: a state that rog_scope_draft_to_json() gave
 * @error: where an error goes
 *
 * Puts a state back, as undo does.
 *
 * Returns: %FALSE with %ROG_DOSSIER_ERROR_INVALID, and nothing changed
 */
gboolean
rog_scope_draft_replace (RogScopeDraft *self,
                         JsonObject    *object,
                         GError       **error)
{
  if (!rog_fields_check (fields, object, error) || !check_changes (json_object_get_object_member (object, "changes"), error))
    return FALSE;

  json_object_unref (self->state);
  self->state = rog_json_object_copy (object);
  changed (self);

  return TRUE;
}

/**
 * rog_scope_draft_from_json:
 * @object: a working paper
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the draft, or %NULL with %ROG_DOSSIER_ERROR_INVALID
 */
RogScopeDraft *
rog_scope_draft_from_json (JsonObject *object,
                           GError    **error)
{
  g_autoptr (RogScopeDraft) self = g_object_new (ROG_TYPE_SCOPE_DRAFT, NULL);

  if (!rog_scope_draft_replace (self, object, error))
    return NULL;

  return g_steal_pointer (&self);
}

JsonObject *
rog_scope_draft_to_json (RogScopeDraft *self)
{
  return rog_json_object_copy (self->state);
}

const char *
rog_scope_draft_get_item (RogScopeDraft *self)
{
  return rog_json_peek_string (self->state, "item");
}

/**
 * rog_scope_draft_get_rests_on:
 * @self: a draft
 *
 * Returns: (transfer none): the hash of the requested version that it was made on
 */
const char *
rog_scope_draft_get_rests_on (RogScopeDraft *self)
{
  return rog_json_peek_string (self->state, "rests_on");
}

JsonObject *
rog_scope_draft_peek_requested (RogScopeDraft *self)
{
  return json_object_get_object_member (self->state, "requested");
}

gboolean
rog_scope_draft_has_changes (RogScopeDraft *self)
{
  return json_object_get_size (changes_of (self)) > 0;
}

/**
 * rog_scope_draft_peek_change:
 * @self: a draft
 * @field: a field of the scope
 *
 * Returns: (transfer none) (nullable): {value, reason, pins, route, rest}, or %NULL where it is as requested
 */
JsonObject *
rog_scope_draft_peek_change (RogScopeDraft *self,
                             const char    *field)
{
  return rog_json_peek_object (changes_of (self), field);
}

/**
 * rog_scope_draft_set_value:
 * @self: a draft
 * @field: a field of the scope
 * @value: what it shall be; a copy is taken
 *
 * Changes a field. Set to what is requested, it is changed no longer, and its reason goes too.
 */
void
rog_scope_draft_set_value (RogScopeDraft *self,
                           const char    *field,
                           JsonNode      *value)
{
  JsonNode   *requested = json_object_get_member (rog_scope_draft_peek_requested (self), field);
  JsonObject *change = rog_scope_draft_peek_change (self, field);

  if (requested != NULL && json_node_equal (requested, value))
    {
      rog_scope_draft_clear (self, field);
      return;
    }
  if (change == NULL)
    {
      change = json_object_new ();
      json_object_set_object_member (changes_of (self), field, change);
    }
  json_object_set_member (change, "value", json_node_copy (value));
  look_at (change);
  changed (self);
}

/**
 * rog_scope_draft_set_period:
 * @self: a draft
 * @from: a date, "all" or "not-stated"
 * @to: the same
 *
 * As rog_scope_draft_set_value() on "period".
 */
void
rog_scope_draft_set_period (RogScopeDraft *self,
                            const char    *from,
                            const char    *to)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *period = json_object_new ();

  json_object_set_string_member (period, "from", from);
  json_object_set_string_member (period, "to", to);
  json_node_take_object (node, period);
  rog_scope_draft_set_value (self, "period", node);
}

void
rog_scope_draft_clear (RogScopeDraft *self,
                       const char    *field)
{
  if (!json_object_has_member (changes_of (self), field))
    return;
  json_object_remove_member (changes_of (self), field);
  changed (self);
}

static void
set_text (RogScopeDraft *self,
          const char    *field,
          const char    *member,
          const char    *text)
{
  JsonObject *change = rog_scope_draft_peek_change (self, field);

  g_return_if_fail (change != NULL);

  if (text != NULL && text[0] != '\0')
    json_object_set_string_member (change, member, text);
  else
    json_object_remove_member (change, member);
  look_at (change);
  changed (self);
}

void
rog_scope_draft_set_reason (RogScopeDraft *self,
                            const char    *field,
                            const char    *reason)
{
  set_text (self, field, "reason", reason);
}

void
rog_scope_draft_set_rest (RogScopeDraft *self,
                          const char    *field,
                          const char    *rest)
{
  set_text (self, field, "rest", rest);
}

/**
 * rog_scope_draft_set_pins:
 * @self: a draft
 * @field: a changed field
 * @pins: (transfer none): a list of pins
 */
void
rog_scope_draft_set_pins (RogScopeDraft *self,
                          const char    *field,
                          JsonArray     *pins)
{
  JsonObject *change = rog_scope_draft_peek_change (self, field);

  g_return_if_fail (change != NULL);

  json_object_set_array_member (change, "pins", json_array_ref (pins));
  look_at (change);
  changed (self);
}

/**
 * rog_scope_draft_set_route:
 * @self: a draft
 * @field: a changed field
 * @route: (nullable): {route, …} with what that route must name; a copy is taken
 */
void
rog_scope_draft_set_route (RogScopeDraft *self,
                           const char    *field,
                           JsonObject    *route)
{
  JsonObject *change = rog_scope_draft_peek_change (self, field);

  g_return_if_fail (change != NULL);

  if (route != NULL)
    json_object_set_object_member (change, "route", rog_json_object_copy (route));
  else
    json_object_remove_member (change, "route");
  changed (self);
}

/**
 * rog_scope_draft_dup_fields:
 * @self: a draft
 *
 * Returns: (transfer full): the changed fields, in the order of the field list
 */
char **
rog_scope_draft_dup_fields (RogScopeDraft *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const RogField *field = rog_scope_fields; field->name != NULL; field++)
    {
      if (json_object_has_member (changes_of (self), field->name))
        g_strv_builder_add (builder, field->name);
    }

  return g_strv_builder_end (builder);
}

/**
 * rog_scope_draft_get_changes:
 * @self: a draft
 *
 * Returns: (transfer full): the changes as a decision has them: {field, reason, pins, route, rest}, in order
 */
JsonArray *
rog_scope_draft_get_changes (RogScopeDraft *self)
{
  g_auto (GStrv) names = rog_scope_draft_dup_fields (self);
  JsonArray *array = json_array_new ();

  for (char **name = names; *name != NULL; name++)
    {
      JsonObject *change = rog_json_object_copy (rog_scope_draft_peek_change (self, *name));

      json_object_remove_member (change, "value");
      look_at (change);
      json_object_set_string_member (change, "field", *name);
      if (g_strcmp0 (rog_json_peek_string (change, "rest"), "open") == 0)
        json_object_remove_member (change, "route");
      json_array_add_object_element (array, change);
    }

  return array;
}

static JsonObject *
scope_up_to (RogScopeDraft *self,
             const char    *end)
{
  JsonObject *scope = rog_json_object_copy (rog_scope_draft_peek_requested (self));
  g_auto (GStrv) names = rog_scope_draft_dup_fields (self);

  for (char **name = names; *name != NULL && g_strcmp0 (*name, end) != 0; name++)
    {
      JsonObject *change = rog_scope_draft_peek_change (self, *name);

      json_object_set_member (scope, *name, json_node_copy (json_object_get_member (change, "value")));
    }

  return scope;
}

/**
 * rog_scope_draft_get_scope:
 * @self: a draft
 *
 * Returns: (transfer full): the extent as it would be decided
 */
JsonObject *
rog_scope_draft_get_scope (RogScopeDraft *self)
{
  return scope_up_to (self, NULL);
}

/**
 * rog_scope_draft_compare:
 * @self: a draft
 * @other_measure: whether the ruling chose another measure
 * @rules: (nullable): the law
 * @report: (out) (optional) (transfer full) (element-type RogScopeFinding): as rog_scope_version_contains()
 *
 * Returns: whether it lies within what is requested
 */
gboolean
rog_scope_draft_compare (RogScopeDraft *self,
                         gboolean       other_measure,
                         RogRules      *rules,
                         GPtrArray    **report)
{
  g_autoptr (GBytes) salt = g_bytes_new_static ("", 0);
  g_autoptr (JsonObject) scope = rog_scope_draft_get_scope (self);
  g_autoptr (RogScopeVersion) requested = rog_scope_version_new (rog_scope_draft_peek_requested (self), salt, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogScopeVersion) decided = rog_scope_version_new (scope, salt, &error);

  if (decided == NULL)
    {
      RogScopeFinding *finding = g_new0 (RogScopeFinding, 1);
      GPtrArray       *found = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_scope_finding_free);

      finding->field = g_strdup ("scope");
      finding->verdict = ROG_SCOPE_OUTSIDE;
      finding->sentence = g_strdup (error->message);
      g_ptr_array_add (found, finding);
      if (report != NULL)
        *report = found;
      else
        g_ptr_array_unref (found);
      return FALSE;
    }

  return rog_scope_version_contains (requested, decided, other_measure, rules, report);
}
