// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rog-pin-item.h"

struct _RogPinItem
{
  GObject parent_instance;

  char    *id;
  char    *label;
  char    *quote;
  gboolean gone;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_QUOTE,
  PROP_GONE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RogPinItem, rog_pin_item, G_TYPE_OBJECT)

static void
rog_pin_item_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RogPinItem *self = ROG_PIN_ITEM (object);

  if (id == PROP_ID)
    g_value_set_string (value, self->id);
  else if (id == PROP_LABEL)
    g_value_set_string (value, self->label);
  else if (id == PROP_QUOTE)
    g_value_set_string (value, self->quote);
  else if (id == PROP_GONE)
    g_value_set_boolean (value, self->gone);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_pin_item_finalize (GObject *object)
{
  RogPinItem *self = ROG_PIN_ITEM (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->quote);
  G_OBJECT_CLASS (rog_pin_item_parent_class)->finalize (object);
}

static void
rog_pin_item_class_init (RogPinItemClass *klass)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->get_property = rog_pin_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = rog_pin_item_finalize;
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, NULL, flags);
  props[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
rog_pin_item_init (RogPinItem *self)
{
}

/**
 * rog_pin_item_new:
 * @id: what the caller finds the pin by
 * @label: where it points, in words
 * @quote: (nullable): what stands there; %NULL or empty for an area
 */
RogPinItem *
rog_pin_item_new (const char *id,
                  const char *label,
                  const char *quote)
{
  RogPinItem *self = g_object_new (ROG_TYPE_PIN_ITEM, NULL);

  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->quote = g_strdup (quote ? quote : "");
  return self;
}

const char *
rog_pin_item_get_id (RogPinItem *self)
{
  return self->id;
}

const char *
rog_pin_item_get_label (RogPinItem *self)
{
  return self->label;
}

const char *
rog_pin_item_get_quote (RogPinItem *self)
{
  return self->quote;
}

gboolean
rog_pin_item_get_gone (RogPinItem *self)
{
  return self->gone;
}

/**
 * rog_pin_item_set_gone:
 * @gone: whether the passage can no longer be found in its document
 */
void
rog_pin_item_set_gone (RogPinItem *self,
                       gboolean    gone)
{
  if (self->gone == gone)
    return;
  self->gone = gone;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GONE]);
}
