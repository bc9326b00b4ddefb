// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-import-private.h"

G_DEFINE_FINAL_TYPE (RogImportFile, rog_import_file, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_ROLE,
  PROP_STATE,
  PROP_REASON,
  PROP_PAGES,
  PROP_SIZE,
  PROP_NEEDS_PASSWORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rog_import_file_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RogImportFile *self = ROG_IMPORT_FILE (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ROLE:
      g_value_set_string (value, self->role);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int)self->state);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_PAGES:
      g_value_set_uint (value, self->pages);
      break;
    case PROP_SIZE:
      g_value_set_uint64 (value, self->size);
      break;
    case PROP_NEEDS_PASSWORD:
      g_value_set_boolean (value, self->state == ROG_IMPORT_FILE_PASSWORD);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_import_file_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  RogImportFile *self = ROG_IMPORT_FILE (object);

  switch (id)
    {
    case PROP_ROLE:
      if (g_set_str (&self->role, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_import_file_finalize (GObject *object)
{
  RogImportFile *self = ROG_IMPORT_FILE (object);

  g_free (self->name);
  g_free (self->role);
  g_free (self->reason);

  G_OBJECT_CLASS (rog_import_file_parent_class)->finalize (object);
}

static void
rog_import_file_class_init (RogImportFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_import_file_get_property;
  object_class->set_property = rog_import_file_set_property;
  object_class->finalize = rog_import_file_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_ROLE] = g_param_spec_string ("role", NULL, NULL, NULL, flags | G_PARAM_WRITABLE);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, ROG_IMPORT_FILE_WAITING, ROG_IMPORT_FILE_DAMAGED, ROG_IMPORT_FILE_WAITING, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  properties[PROP_PAGES] = g_param_spec_uint ("pages", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SIZE] = g_param_spec_uint64 ("size", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_NEEDS_PASSWORD] = g_param_spec_boolean ("needs-password", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rog_import_file_init (RogImportFile *self)
{
}

/* Private: shows what became of a file. Main thread. */
void
rog_import_file_update (RogImportFile     *self,
                        RogImportFileState state,
                        const char        *reason,
                        guint              pages,
                        guint64            size)
{
  self->state = state;
  g_set_str (&self->reason, reason);
  self->pages = pages;
  self->size = size;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_STATE; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}
