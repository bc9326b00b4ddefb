// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-blocker.h"

struct _RogBlocker
{
  GObject parent_instance;

  char *texts[6];
};

G_DEFINE_FINAL_TYPE (RogBlocker, rog_blocker, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CODE,
  PROP_SENTENCE,
  PROP_SECTION,
  PROP_OBJECT,
  PROP_FIELD,
};

static void
rog_blocker_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  RogBlocker *self = ROG_BLOCKER (object);

  if (prop_id < G_N_ELEMENTS (self->texts))
    g_value_set_string (value, self->texts[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rog_blocker_finalize (GObject *object)
{
  RogBlocker *self = ROG_BLOCKER (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (rog_blocker_parent_class)->finalize (object);
}

static void
rog_blocker_class_init (RogBlockerClass *klass)
{
  static const char *const names[] = { NULL, "code", "sentence", "section", "object", "field" };

  G_OBJECT_CLASS (klass)->finalize = rog_blocker_finalize;
  G_OBJECT_CLASS (klass)->get_property = rog_blocker_get_property;
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i,
                                     g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
rog_blocker_init (RogBlocker *self)
{
}

/**
 * rog_blocker_new:
 * @code: a stable name
 * @section: where it is put right
 * @object: (nullable): the item, challenge or person there
 * @field: (nullable): the field there
 * @sentence: what is missing, for the user
 *
 * Returns: (transfer full): the blocker
 */
RogBlocker *
rog_blocker_new (const char *code,
                 const char *section,
                 const char *object,
                 const char *field,
                 const char *sentence)
{
  RogBlocker *self = g_object_new (ROG_TYPE_BLOCKER, NULL);

  self->texts[PROP_CODE] = g_strdup (code);
  self->texts[PROP_SENTENCE] = g_strdup (sentence);
  self->texts[PROP_SECTION] = g_strdup (section);
  self->texts[PROP_OBJECT] = g_strdup (object);
  self->texts[PROP_FIELD] = g_strdup (field);

  return self;
}

const char *
rog_blocker_get_code (RogBlocker *self)
{
  return self->texts[PROP_CODE];
}

const char *
rog_blocker_get_sentence (RogBlocker *self)
{
  return self->texts[PROP_SENTENCE];
}

const char *
rog_blocker_get_section (RogBlocker *self)
{
  return self->texts[PROP_SECTION];
}

const char *
rog_blocker_get_object (RogBlocker *self)
{
  return self->texts[PROP_OBJECT];
}

const char *
rog_blocker_get_field (RogBlocker *self)
{
  return self->texts[PROP_FIELD];
}
