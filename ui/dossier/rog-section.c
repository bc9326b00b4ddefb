// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-section.h"

typedef struct
{
  RogWork *work;  /* (owned) */
  RogDesk *desk;  /* (owned) */
  char    *count; /* (owned) (nullable) */

  GtkWidget *source; /* (owned) (nullable) */

  gboolean beside_document;
  gboolean narrow;
  gboolean in_sheet;
} RogSectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RogSection, rog_section, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORK,
  PROP_DESK,
  PROP_COUNT,
  PROP_BESIDE_DOCUMENT,
  PROP_NARROW,
  PROP_IN_SHEET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static RogSectionPrivate *
get_private (gpointer self)
{
  return rog_section_get_instance_private (self);
}

static void
rog_section_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  RogSectionPrivate *priv = get_private (object);

  switch (id)
    {
    case PROP_WORK:
      g_value_set_object (value, priv->work);
      break;

    case PROP_DESK:
      g_value_set_object (value, priv->desk);
      break;

    case PROP_COUNT:
      g_value_set_string (value, priv->count);
      break;

    case PROP_BESIDE_DOCUMENT:
      g_value_set_boolean (value, priv->beside_document);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
      break;

    case PROP_IN_SHEET:
      g_value_set_boolean (value, priv->in_sheet);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_flag (GObject    *object,
          gboolean   *flag,
          gboolean    value,
          GParamSpec *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (object, pspec);
}

static void
rog_section_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  RogSectionPrivate *priv = get_private (object);

  switch (id)
    {
    case PROP_WORK:
      priv->work = g_value_dup_object (value);
      break;

    case PROP_DESK:
      priv->desk = g_value_dup_object (value);
      break;

    case PROP_COUNT:
      rog_section_set_count (ROG_SECTION (object), g_value_get_string (value));
      break;

    case PROP_BESIDE_DOCUMENT:
      set_flag (object, &priv->beside_document, g_value_get_boolean (value), pspec);
      break;

    case PROP_NARROW:
      set_flag (object, &priv->narrow, g_value_get_boolean (value), pspec);
      break;

    case PROP_IN_SHEET:
      set_flag (object, &priv->in_sheet, g_value_get_boolean (value), pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_section_finalize (GObject *object)
{
  RogSectionPrivate *priv = get_private (object);

  g_clear_object (&priv->work);
  g_clear_object (&priv->desk);
  g_clear_object (&priv->source);
  g_free (priv->count);

  G_OBJECT_CLASS (rog_section_parent_class)->finalize (object);
}

static void
rog_section_class_init (RogSectionClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_section_get_property;
  object_class->set_property = rog_section_set_property;
  object_class->finalize = rog_section_finalize;

  properties[PROP_WORK] = g_param_spec_object ("work", NULL, NULL, ROG_TYPE_WORK, once);
  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, ROG_TYPE_DESK, once);
  properties[PROP_COUNT] = g_param_spec_string ("count", NULL, NULL, NULL, flags);
  properties[PROP_BESIDE_DOCUMENT] = g_param_spec_boolean ("beside-document", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_IN_SHEET] = g_param_spec_boolean ("in-sheet", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rog_section_init (RogSection *self)
{
}

/**
 * rog_section_get_work:
 * @self: a section
 *
 * Returns: (transfer none): the work on its dossier
 */
RogWork *
rog_section_get_work (RogSection *self)
{
  g_return_val_if_fail (ROG_IS_SECTION (self), NULL);

  return get_private (self)->work;
}

/**
 * rog_section_get_desk:
 * @self: a section
 *
 * Returns: (transfer none): the desk
 */
RogDesk *
rog_section_get_desk (RogSection *self)
{
  g_return_val_if_fail (ROG_IS_SECTION (self), NULL);

  return get_private (self)->desk;
}

const char *
rog_section_get_count (RogSection *self)
{
  g_return_val_if_fail (ROG_IS_SECTION (self), NULL);

  return get_private (self)->count;
}

/**
 * rog_section_set_count:
 * @self: a section
 * @count: (nullable): what the sidebar shows: a number or a word, neutral
 */
void
rog_section_set_count (RogSection *self,
                       const char *count)
{
  g_return_if_fail (ROG_IS_SECTION (self));

  if (g_set_str (&get_private (self)->count, count))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * rog_section_get_source:
 * @self: a section
 *
 * Returns: (transfer none) (nullable): what stands where the documents stand
 */
GtkWidget *
rog_section_get_source (RogSection *self)
{
  g_return_val_if_fail (ROG_IS_SECTION (self), NULL);

  return get_private (self)->source;
}

/**
 * rog_section_set_source:
 * @self: a section that is being made
 * @source: what stands where the documents stand
 */
void
rog_section_set_source (RogSection *self,
                        GtkWidget  *source)
{
  g_return_if_fail (ROG_IS_SECTION (self));

  get_private (self)->source = g_object_ref_sink (source);
}

gboolean
rog_section_get_beside_document (RogSection *self)
{
  g_return_val_if_fail (ROG_IS_SECTION (self), FALSE);

  return get_private (self)->beside_document;
}

gboolean
rog_section_get_narrow (RogSection *self)
{
  g_return_val_if_fail (ROG_IS_SECTION (self), FALSE);

  return get_private (self)->narrow;
}

/**
 * rog_section_show_object:
 * @self: a section
 * @object: the id of an object of the dossier
 *
 * Shows the object, where the section has a place for it.
 */
void
rog_section_show_object (RogSection *self,
                         const char *object)
{
  g_return_if_fail (ROG_IS_SECTION (self));

  if (ROG_SECTION_GET_CLASS (self)->show_object != NULL)
    ROG_SECTION_GET_CLASS (self)->show_object (self, object);
}

/**
 * rog_section_is_writing:
 * @self: a section
 *
 * Returns: whether a text is being written in it that a passage can be cited in
 */
gboolean
rog_section_is_writing (RogSection *self)
{
  RogSectionClass *klass = ROG_SECTION_GET_CLASS (self);

  return klass->is_writing != NULL && klass->is_writing (self);
}
