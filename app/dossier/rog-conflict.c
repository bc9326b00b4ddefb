// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-conflict.h"

struct _RogKeptAct
{
  GObject parent_instance;

  char       *hash;
  char       *kind;
  char       *object;
  char       *at;
  char       *author_name;
  char       *problem;
  JsonObject *body;
};

G_DEFINE_FINAL_TYPE (RogKeptAct, rog_kept_act, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_HASH,
  PROP_KIND,
  PROP_OBJECT,
  PROP_AT,
  PROP_AUTHOR_NAME,
  PROP_PROBLEM,
};

static void
rog_kept_act_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RogKeptAct *self = ROG_KEPT_ACT (object);
  const char *texts[] = { NULL, self->hash, self->kind, self->object, self->at, self->author_name, self->problem };

  if (prop_id < G_N_ELEMENTS (texts))
    g_value_set_string (value, texts[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rog_kept_act_finalize (GObject *object)
{
  RogKeptAct *self = ROG_KEPT_ACT (object);

  g_free (self->hash);
  g_free (self->kind);
  g_free (self->object);
  g_free (self->at);
  g_free (self->author_name);
  g_free (self->problem);
  g_clear_pointer (&self->body, json_object_unref);

  G_OBJECT_CLASS (rog_kept_act_parent_class)->finalize (object);
}

static void
rog_kept_act_class_init (RogKeptActClass *klass)
{
  static const char *const names[] = { NULL, "hash", "kind", "object", "at", "author-name", "problem" };

  G_OBJECT_CLASS (klass)->finalize = rog_kept_act_finalize;
  G_OBJECT_CLASS (klass)->get_property = rog_kept_act_get_property;
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i,
                                     g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
rog_kept_act_init (RogKeptAct *self)
{
}

/**
 * rog_kept_act_new:
 * @hash: the act's hash
 * @kind: its kind
 * @object: its object
 * @at: its time
 * @author_name: (nullable): by whom
 * @problem: (nullable): why it is not in the projection
 * @body: its body; a reference is taken
 *
 * Returns: (transfer full): the act, kept
 */
RogKeptAct *
rog_kept_act_new (const char *hash,
                  const char *kind,
                  const char *object,
                  const char *at,
                  const char *author_name,
                  const char *problem,
                  JsonObject *body)
{
  RogKeptAct *self = g_object_new (ROG_TYPE_KEPT_ACT, NULL);

  self->hash = g_strdup (hash);
  self->kind = g_strdup (kind);
  self->object = g_strdup (object);
  self->at = g_strdup (at);
  self->author_name = g_strdup (author_name);
  self->problem = g_strdup (problem);
  self->body = json_object_ref (body);

  return self;
}

const char *
rog_kept_act_get_hash (RogKeptAct *self)
{
  return self->hash;
}

const char *
rog_kept_act_get_kind (RogKeptAct *self)
{
  return self->kind;
}

const char *
rog_kept_act_get_object (RogKeptAct *self)
{
  return self->object;
}

const char *
rog_kept_act_get_at (RogKeptAct *self)
{
  return self->at;
}

const char *
rog_kept_act_get_author_name (RogKeptAct *self)
{
  return self->author_name;
}

const char *
rog_kept_act_get_problem (RogKeptAct *self)
{
  return self->problem;
}

JsonObject *
rog_kept_act_peek_body (RogKeptAct *self)
{
  return self->body;
}

struct _RogConflict
{
  GObject parent_instance;

  char       *object;
  GListModel *acts;
};

G_DEFINE_FINAL_TYPE (RogConflict, rog_conflict, G_TYPE_OBJECT)

static void
rog_conflict_finalize (GObject *object)
{
  RogConflict *self = ROG_CONFLICT (object);

  g_free (self->object);
  g_clear_object (&self->acts);

  G_OBJECT_CLASS (rog_conflict_parent_class)->finalize (object);
}

static void
rog_conflict_class_init (RogConflictClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_conflict_finalize;
}

static void
rog_conflict_init (RogConflict *self)
{
}

/**
 * rog_conflict_new:
 * @object: the object's id
 * @acts: a list model of #RogKeptAct; a reference is taken
 *
 * Returns: (transfer full): the conflict
 */
RogConflict *
rog_conflict_new (const char *object,
                  GListModel *acts)
{
  RogConflict *self = g_object_new (ROG_TYPE_CONFLICT, NULL);

  self->object = g_strdup (object);
  self->acts = g_object_ref (acts);

  return self;
}

const char *
rog_conflict_get_object (RogConflict *self)
{
  return self->object;
}

GListModel *
rog_conflict_get_acts (RogConflict *self)
{
  return self->acts;
}
