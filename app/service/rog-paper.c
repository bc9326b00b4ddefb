// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-paper.h"

struct _RogPaper
{
  GObject parent_instance;

  char       *id;         /* (owned) */
  char       *kind;       /* (owned) */
  char       *object;     /* (owned) (nullable) */
  char       *audience;   /* (owned) */
  char       *author_key; /* (owned) */
  gint64      created;
  gint64      updated;
  JsonObject *content; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogPaper, rog_paper, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_KIND,
  PROP_OBJECT,
  PROP_AUDIENCE,
  PROP_AUTHOR_KEY,
  PROP_CREATED,
  PROP_UPDATED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rog_paper_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  RogPaper *self = ROG_PAPER (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_OBJECT:
      g_value_set_string (value, self->object);
      break;
    case PROP_AUDIENCE:
      g_value_set_string (value, self->audience);
      break;
    case PROP_AUTHOR_KEY:
      g_value_set_string (value, self->author_key);
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, self->created);
      break;
    case PROP_UPDATED:
      g_value_set_int64 (value, self->updated);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_paper_finalize (GObject *object)
{
  RogPaper *self = ROG_PAPER (object);

  g_free (self->id);
  g_free (self->kind);
  g_free (self->object);
  g_free (self->audience);
  g_free (self->author_key);
  g_clear_pointer (&self->content, json_object_unref);

  G_OBJECT_CLASS (rog_paper_parent_class)->finalize (object);
}

static void
rog_paper_class_init (RogPaperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_paper_get_property;
  object_class->finalize = rog_paper_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_OBJECT] = g_param_spec_string ("object", NULL, NULL, NULL, flags);
  properties[PROP_AUDIENCE] = g_param_spec_string ("audience", NULL, NULL, NULL, flags);
  properties[PROP_AUTHOR_KEY] = g_param_spec_string ("author-key", NULL, NULL, NULL, flags);
  properties[PROP_CREATED] = g_param_spec_int64 ("created", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_UPDATED] = g_param_spec_int64 ("updated", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rog_paper_init (RogPaper *self)
{
}

/**
 * rog_paper_new:
 * @id: its uuid
 * @kind: "note", "scope-draft", …
 * @object: (nullable): what it is about
 * @audience: "me", "bench" or "office"
 * @author_key: the acting key of who wrote it
 * @created: UTC seconds
 * @updated: UTC seconds
 * @content: what it says; not changed afterwards
 *
 * Returns: (transfer full): a working paper
 */
RogPaper *
rog_paper_new (const char *id,
               const char *kind,
               const char *object,
               const char *audience,
               const char *author_key,
               gint64      created,
               gint64      updated,
               JsonObject *content)
{
  RogPaper *self = g_object_new (ROG_TYPE_PAPER, NULL);

  self->id = g_strdup (id);
  self->kind = g_strdup (kind);
  self->object = g_strdup (object);
  self->audience = g_strdup (audience);
  self->author_key = g_strdup (author_key);
  self->created = created;
  self->updated = updated;
  self->content = json_object_ref (content);

  return self;
}

/**
 * rog_paper_get_id:
 * @self: a working paper
 *
 * Returns: (transfer none): its uuid
 */
const char *
rog_paper_get_id (RogPaper *self)
{
  g_return_val_if_fail (ROG_IS_PAPER (self), NULL);

  return self->id;
}

/**
 * rog_paper_get_kind:
 * @self: a working paper
 *
 * Returns: (transfer none): its kind
 */
const char *
rog_paper_get_kind (RogPaper *self)
{
  g_return_val_if_fail (ROG_IS_PAPER (self), NULL);

  return self->kind;
}

/**
 * rog_paper_get_object:
 * @self: a working paper
 *
 * Returns: (transfer none): what it is about; may be NULL
 */
const char *
rog_paper_get_object (RogPaper *self)
{
  g_return_val_if_fail (ROG_IS_PAPER (self), NULL);

  return self->object;
}

/**
 * rog_paper_get_audience:
 * @self: a working paper
 *
 * Returns: (transfer none): who may read it
 */
const char *
rog_paper_get_audience (RogPaper *self)
{
  g_return_val_if_fail (ROG_IS_PAPER (self), NULL);

  return self->audience;
}

/**
 * rog_paper_get_author_key:
 * @self: a working paper
 *
 * Returns: (transfer none): the acting key of who wrote it
 */
const char *
rog_paper_get_author_key (RogPaper *self)
{
  g_return_val_if_fail (ROG_IS_PAPER (self), NULL);

  return self->author_key;
}

/**
 * rog_paper_get_created:
 * @self: a working paper
 *
 * Returns: (transfer none): when it was first saved, UTC seconds
 */
gint64
rog_paper_get_created (RogPaper *self)
{
  g_return_val_if_fail (ROG_IS_PAPER (self), 0);

  return self->created;
}

/**
 * rog_paper_get_updated:
 * @self: a working paper
 *
 * Returns: (transfer none): when it was last saved, UTC seconds
 */
gint64
rog_paper_get_updated (RogPaper *self)
{
  g_return_val_if_fail (ROG_IS_PAPER (self), 0);

  return self->updated;
}

/**
 * rog_paper_get_content:
 * @self: a working paper
 *
 * Returns: (transfer none): what it says
 */
JsonObject *
rog_paper_get_content (RogPaper *self)
{
  g_return_val_if_fail (ROG_IS_PAPER (self), NULL);

  return self->content;
}
