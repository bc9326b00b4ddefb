// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcome/rog-role-card.h"

struct _RogRoleCard
{
  GtkToggleButton parent_instance;

  GtkBox *box;

  char    *title;     /* (owned) */
  char    *note;      /* (owned) */
  char    *role_icon; /* (owned) */
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (RogRoleCard, rog_role_card, GTK_TYPE_TOGGLE_BUTTON)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_NOTE,
  PROP_ROLE_ICON,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_compact (RogRoleCard *self,
             gboolean     compact)
{
  if (self->compact == compact)
    return;

  self->compact = compact;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  compact ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
rog_role_card_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RogRoleCard *self = ROG_ROLE_CARD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;

    case PROP_ROLE_ICON:
      g_value_set_string (value, self->role_icon);
      break;

    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_role_card_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RogRoleCard *self = ROG_ROLE_CARD (object);

  switch (id)
    {
    case PROP_TITLE:
      if (g_set_str (&self->title, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_NOTE:
      if (g_set_str (&self->note, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_ROLE_ICON:
      if (g_set_str (&self->role_icon, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_role_card_finalize (GObject *object)
{
  RogRoleCard *self = ROG_ROLE_CARD (object);

  g_free (self->title);
  g_free (self->note);
  g_free (self->role_icon);

  G_OBJECT_CLASS (rog_role_card_parent_class)->finalize (object);
}

static void
rog_role_card_class_init (RogRoleCardClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_role_card_get_property;
  object_class->set_property = rog_role_card_set_property;
  object_class->finalize = rog_role_card_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_ROLE_ICON] = g_param_spec_string ("role-icon", NULL, NULL, NULL, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-role-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRoleCard, box);
}

static void
rog_role_card_init (RogRoleCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
