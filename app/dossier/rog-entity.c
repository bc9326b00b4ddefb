// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-entity.h"

#include "core/rog-json.h"

typedef struct
{
  char       *id;
  JsonObject *state;
  char       *act;
  char       *kind;
  char       *record;
  guint64     seq;
  char       *at;
  char       *author_name;
  char       *author_role;
  gboolean    in_conflict;
} RogEntityPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RogEntity, rog_entity, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ENTITY_ID,
  PROP_ENTITY_KIND,
  PROP_ENTITY_AT,
  PROP_AUTHOR_NAME,
  PROP_IN_CONFLICT,
  N_PROPS,
};

/* Properties of the table come after those of every entity. */
#define FIRST_FIELD 100

static guint changed_signal;

static RogEntityPrivate *
priv_of (RogEntity *self)
{
  return rog_entity_get_instance_private (self);
}

static void
rog_entity_finalize (GObject *object)
{
  RogEntityPrivate *priv = priv_of (ROG_ENTITY (object));

  g_free (priv->id);
  g_clear_pointer (&priv->state, json_object_unref);
  g_free (priv->act);
  g_free (priv->kind);
  g_free (priv->record);
  g_free (priv->at);
  g_free (priv->author_name);
  g_free (priv->author_role);

  G_OBJECT_CLASS (rog_entity_parent_class)->finalize (object);
}

static void
get_field_property (RogEntity      *self,
                    const RogField *field,
                    GValue         *value)
{
  JsonNode *node = json_object_get_member (priv_of (self)->state, field->name);

  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, rog_entity_get_string (self, field->name));
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, rog_entity_get_int (self, field->name));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, rog_entity_get_boolean (self, field->name));
  else if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    g_value_take_boxed (value, rog_entity_dup_strings (self, field->name));
  else
    g_value_set_boxed (value, node);
}

static void
rog_entity_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  RogEntity        *self = ROG_ENTITY (object);
  RogEntityPrivate *priv = priv_of (self);

  switch (prop_id)
    {
    case PROP_ENTITY_ID:
      g_value_set_string (value, priv->id);
      break;
    case PROP_ENTITY_KIND:
      g_value_set_string (value, priv->kind);
      break;
    case PROP_ENTITY_AT:
      g_value_set_string (value, priv->at);
      break;
    case PROP_AUTHOR_NAME:
      g_value_set_string (value, priv->author_name);
      break;
    case PROP_IN_CONFLICT:
      g_value_set_boolean (value, priv->in_conflict);
      break;
    default:
      get_field_property (self, &ROG_ENTITY_GET_CLASS (self)->fields[prop_id - FIRST_FIELD], value);
    }
}

static void
install_text (GObjectClass *klass,
              guint         id,
              const char   *name)
{
  g_object_class_install_property (klass, id, g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
rog_entity_class_init (RogEntityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rog_entity_finalize;
  object_class->get_property = rog_entity_get_property;

  install_text (object_class, PROP_ENTITY_ID, "entity-id");
  install_text (object_class, PROP_ENTITY_KIND, "act-kind");
  install_text (object_class, PROP_ENTITY_AT, "act-at");
  install_text (object_class, PROP_AUTHOR_NAME, "author-name");
  g_object_class_install_property (object_class, PROP_IN_CONFLICT,
                                   g_param_spec_boolean ("in-conflict", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_entity_init (RogEntity *self)
{
  priv_of (self)->state = json_object_new ();
}

static GParamSpec *
spec_of_field (const RogField *field)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');
  GParamFlags      flags = G_PARAM_READABLE;

  if (field->kind == ROG_FIELD_INT)
    return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, flags);
  if (field->kind == ROG_FIELD_BOOL)
    return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
  if (field->kind <= ROG_FIELD_WORDS)
    return g_param_spec_string (name, NULL, NULL, NULL, flags);
  if (field->kind == ROG_FIELD_TEXTS || field->kind == ROG_FIELD_IDS)
    return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);

  return g_param_spec_boxed (name, NULL, NULL, JSON_TYPE_NODE, flags);
}

/**
 * rog_entity_class_set_fields:
 * @klass: the class of a kind of entity
 * @fields: (transfer none): its table, which lives as long as the program
 *
 * Installs one property a field. For use in class_init.
 */
void
rog_entity_class_set_fields (RogEntityClass *klass,
                             const RogField *fields)
{
  klass->fields = fields;
  /* GObject does not let a class inherit this one. */
  G_OBJECT_CLASS (klass)->get_property = rog_entity_get_property;
  for (guint i = 0; fields[i].name != NULL; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), FIRST_FIELD + i, spec_of_field (&fields[i]));
}

/**
 * rog_entity_type_get_fields:
 * @type: a kind of entity
 *
 * Returns: (transfer none): its table
 */
const RogField *
rog_entity_type_get_fields (GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);

  return ((RogEntityClass *)klass)->fields;
}

/**
 * rog_entity_new:
 * @type: the kind of entity
 * @id: the object's uuid
 * @state: its state, from any source
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the entity, or %NULL with %ROG_DOSSIER_ERROR_INVALID, which names the member
 */
RogEntity *
rog_entity_new (GType       type,
                const char *id,
                JsonObject *state,
                GError    **error)
{
  g_autoptr (RogEntity) self = g_object_new (type, NULL);

  priv_of (self)->id = g_strdup (id);
  if (!rog_entity_set_state (self, state, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * rog_entity_set_state:
 * @self: an entity
 * @state: its new, complete state; a copy is kept
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_DOSSIER_ERROR_INVALID, and the old state untouched, where @state is not of this kind
 */
gboolean
rog_entity_set_state (RogEntity  *self,
                      JsonObject *state,
                      GError    **error)
{
  RogEntityPrivate *priv = priv_of (self);
  const RogField   *fields;

  g_return_val_if_fail (ROG_IS_ENTITY (self), FALSE);

  fields = ROG_ENTITY_GET_CLASS (self)->fields;
  if (!rog_fields_check (fields, state, error))
    return FALSE;

  json_object_unref (priv->state);
  priv->state = rog_json_object_copy (state);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; fields[i].name != NULL; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (fields[i].name), "_", '-');

      g_object_notify (G_OBJECT (self), name);
    }
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, changed_signal, 0);

  return TRUE;
}

/**
 * rog_entity_set_act:
 * @self: an entity
 * @hash: the act that set its state
 * @kind: that act's kind
 * @at: its time, in UTC
 * @author_name: (nullable): by whom
 * @author_role: (nullable): in which role
 *
 * For the fold.
 */
void
rog_entity_set_act (RogEntity  *self,
                    const char *hash,
                    const char *kind,
                    const char *at,
                    const char *author_name,
                    const char *author_role)
{
  RogEntityPrivate *priv = priv_of (self);

  g_set_str (&priv->act, hash);
  g_set_str (&priv->kind, kind);
  g_set_str (&priv->at, at);
  g_set_str (&priv->author_name, author_name);
  g_set_str (&priv->author_role, author_role);
  g_object_notify (G_OBJECT (self), "act-kind");
  g_object_notify (G_OBJECT (self), "act-at");
  g_object_notify (G_OBJECT (self), "author-name");
}

/**
 * rog_entity_set_place:
 * @self: an entity
 * @record: (nullable): the record that the act which set its state is in
 * @seq: the act's place there
 *
 * For the fold.
 */
void
rog_entity_set_place (RogEntity  *self,
                      const char *record,
                      guint64     seq)
{
  RogEntityPrivate *priv = priv_of (self);

  g_set_str (&priv->record, record);
  priv->seq = seq;
}

/**
 * rog_entity_compare_order:
 * @self: an entity
 * @other: another one
 *
 * Which of their acts was entered later. The time of an act is what its author's clock said, and clocks are put back: where
 * both are in one record, their places there say it, and only where they are not, the times.
 *
 * Returns: less than, equal to or more than 0 where @self was entered before @other, cannot be told from it, or after it
 */
int
rog_entity_compare_order (RogEntity *self,
                          RogEntity *other)
{
  RogEntityPrivate *a = priv_of (self);
  RogEntityPrivate *b = priv_of (other);

  if (a->seq != b->seq && g_strcmp0 (a->record, b->record) == 0)
    return a->seq < b->seq ? -1 : 1;

  return g_strcmp0 (a->at, b->at);
}

/**
 * rog_entity_set_in_conflict:
 * @self: an entity
 * @in_conflict: whether two acts on it stand beside each other
 *
 * For the fold.
 */
void
rog_entity_set_in_conflict (RogEntity *self,
                            gboolean   in_conflict)
{
  RogEntityPrivate *priv = priv_of (self);

  if (priv->in_conflict == in_conflict)
    return;
  priv->in_conflict = in_conflict;
  g_object_notify (G_OBJECT (self), "in-conflict");
}

/**
 * rog_entity_to_json:
 * @self: an entity
 *
 * Returns: (transfer full): a copy of its state, as the body of an act
 */
JsonObject *
rog_entity_to_json (RogEntity *self)
{
  return rog_json_object_copy (priv_of (self)->state);
}

const char *
rog_entity_get_id (RogEntity *self)
{
  return priv_of (self)->id;
}

/**
 * rog_entity_peek_state:
 * @self: an entity
 *
 * Returns: (transfer none): its state; not to be changed
 */
JsonObject *
rog_entity_peek_state (RogEntity *self)
{
  return priv_of (self)->state;
}

const char *
rog_entity_get_act (RogEntity *self)
{
  return priv_of (self)->act;
}

const char *
rog_entity_get_kind (RogEntity *self)
{
  return priv_of (self)->kind;
}

const char *
rog_entity_get_at (RogEntity *self)
{
  return priv_of (self)->at;
}

const char *
rog_entity_get_author_name (RogEntity *self)
{
  return priv_of (self)->author_name;
}

const char *
rog_entity_get_author_role (RogEntity *self)
{
  return priv_of (self)->author_role;
}

gboolean
rog_entity_is_in_conflict (RogEntity *self)
{
  return priv_of (self)->in_conflict;
}

/**
 * rog_entity_get_string:
 * @self: an entity
 * @member: a member's name, as in its table
 *
 * Returns: (transfer none) (nullable): the text, or %NULL where there is none
 */
const char *
rog_entity_get_string (RogEntity  *self,
                       const char *member)
{
  return rog_json_peek_string (priv_of (self)->state, member);
}

/**
 * rog_entity_get_int:
 * @self: an entity
 * @member: a member's name
 *
 * Returns: the number, or 0 where there is none
 */
gint64
rog_entity_get_int (RogEntity  *self,
                    const char *member)
{
  return json_object_get_int_member_with_default (priv_of (self)->state, member, 0);
}

/**
 * rog_entity_get_boolean:
 * @self: an entity
 * @member: a member's name
 *
 * Returns: the value, or %FALSE where there is none
 */
gboolean
rog_entity_get_boolean (RogEntity  *self,
                        const char *member)
{
  return json_object_get_boolean_member_with_default (priv_of (self)->state, member, FALSE);
}

/**
 * rog_entity_dup_strings:
 * @self: an entity
 * @member: the name of a list of texts or ids
 *
 * Returns: (transfer full): the texts, an empty array where there are none
 */
char **
rog_entity_dup_strings (RogEntity  *self,
                        const char *member)
{
  JsonArray *array = rog_json_peek_array (priv_of (self)->state, member);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));

  return g_strv_builder_end (builder);
}

/**
 * rog_entity_names:
 * @self: an entity
 * @member: the name of a list of ids
 * @id: an id
 *
 * Returns: whether the list has @id in it
 */
gboolean
rog_entity_names (RogEntity  *self,
                  const char *member,
                  const char *id)
{
  JsonArray *array = rog_json_peek_array (priv_of (self)->state, member);

  return rog_json_array_has (array, id);
}

/**
 * rog_entity_peek_object:
 * @self: an entity
 * @member: a member's name
 *
 * Returns: (transfer none) (nullable): the object, or %NULL where there is none
 */
JsonObject *
rog_entity_peek_object (RogEntity  *self,
                        const char *member)
{
  return rog_json_peek_object (priv_of (self)->state, member);
}

/**
 * rog_entity_peek_array:
 * @self: an entity
 * @member: a member's name
 *
 * Returns: (transfer none) (nullable): the list, or %NULL where there is none
 */
JsonArray *
rog_entity_peek_array (RogEntity  *self,
                       const char *member)
{
  return rog_json_peek_array (priv_of (self)->state, member);
}
