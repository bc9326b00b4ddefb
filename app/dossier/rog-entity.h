// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "dossier/rog-field.h"

G_BEGIN_DECLS

/**
 * RogEntity:
 *
 * One object of a dossier: what its latest act says of it. Each kind is a final type with a table of
 * fields; every member of the table is a readable GObject property ("their-reference" for
 * `their_reference`), texts and choices as strings, numbers as gint64, lists of texts as GStrv, anything
 * else as a boxed JsonNode. An entity keeps its identity while its state is replaced: properties notify,
 * and then "changed" is emitted. Members that the table does not know are kept. Main thread.
 */
#define ROG_TYPE_ENTITY (rog_entity_get_type ())
G_DECLARE_DERIVABLE_TYPE (RogEntity, rog_entity, ROG, ENTITY, GObject)

struct _RogEntityClass
{
  GObjectClass parent_class;

  const RogField *fields;
};

void            rog_entity_class_set_fields (RogEntityClass *klass,
                                             const RogField *fields);
const RogField *rog_entity_type_get_fields (GType type);

RogEntity  *rog_entity_new (GType       type,
                            const char *id,
                            JsonObject *state,
                            GError    **error);
gboolean    rog_entity_set_state (RogEntity  *self,
                                  JsonObject *state,
                                  GError    **error);
void        rog_entity_set_act (RogEntity  *self,
                                const char *hash,
                                const char *kind,
                                const char *at,
                                const char *author_name,
                                const char *author_role);
void        rog_entity_set_place (RogEntity  *self,
                                  const char *record,
                                  guint64     seq);
void        rog_entity_set_in_conflict (RogEntity *self,
                                        gboolean   in_conflict);
JsonObject *rog_entity_to_json (RogEntity *self);

const char *rog_entity_get_id (RogEntity *self);
JsonObject *rog_entity_peek_state (RogEntity *self);
const char *rog_entity_get_act (RogEntity *self);
const char *rog_entity_get_kind (RogEntity *self);
const char *rog_entity_get_at (RogEntity *self);
int         rog_entity_compare_order (RogEntity *self,
                                      RogEntity *other);
const char *rog_entity_get_author_name (RogEntity *self);
const char *rog_entity_get_author_role (RogEntity *self);
gboolean    rog_entity_is_in_conflict (RogEntity *self);

const char *rog_entity_get_string (RogEntity  *self,
                                   const char *member);
gint64      rog_entity_get_int (RogEntity  *self,
                                const char *member);
gboolean    rog_entity_get_boolean (RogEntity  *self,
                                    const char *member);
char      **rog_entity_dup_strings (RogEntity  *self,
                                    const char *member);
gboolean    rog_entity_names (RogEntity  *self,
                              const char *member,
                              const char *id);
JsonObject *rog_entity_peek_object (RogEntity  *self,
                                    const char *member);
JsonArray  *rog_entity_peek_array (RogEntity  *self,
                                   const char *member);

/* Defines a final entity type @TypeName, with @table as its fields. */
#define ROG_DEFINE_ENTITY(TypeName, type_name, table)                              \
  struct _##TypeName                                                               \
  {                                                                                \
    RogEntity parent_instance;                                                     \
  };                                                                               \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, ROG_TYPE_ENTITY)                       \
  static void type_name##_class_init (TypeName##Class *klass)                      \
  {                                                                                \
    rog_entity_class_set_fields (ROG_ENTITY_CLASS (klass), table);                 \
  }                                                                                \
  static void type_name##_init (TypeName *self)                                    \
  {                                                                                \
  }                                                                                \
  TypeName *type_name##_new (const char *id,                                       \
                             JsonObject *state,                                    \
                             GError    **error)                                    \
  {                                                                                \
    return (TypeName *)rog_entity_new (type_name##_get_type (), id, state, error); \
  }

/* A text of an entity, by name. */
#define ROG_DEFINE_ENTITY_TEXT(TypeName, type_name, getter, member) \
  const char *type_name##_##getter (TypeName *self)                 \
  {                                                                 \
    return rog_entity_get_string ((RogEntity *)self, member);       \
  }

G_END_DECLS
