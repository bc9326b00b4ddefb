// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rog-toggles.h"

struct _RogToggles
{
  GtkWidget parent_instance;

  AdwToggleGroup *group;
  GtkDropDown    *drop_down;
  char           *label;   /* (owned) (nullable) */
  char           *nothing; /* (owned) (nullable) */
  gboolean        updating;
};

G_DEFINE_FINAL_TYPE (RogToggles, rog_toggles, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_GROUP,
  PROP_LABEL,
  PROP_NOTHING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Before the words of the toggles. */
static guint
count_before (RogToggles *self)
{
  return self->nothing != NULL ? 1 : 0;
}

static void
show_active (RogToggles *self)
{
  guint active = adw_toggle_group_get_active (self->group);

  if (self->updating)
    return;

  self->updating = TRUE;
  if (active == GTK_INVALID_LIST_POSITION)
    gtk_drop_down_set_selected (self->drop_down, self->nothing != NULL ? 0 : GTK_INVALID_LIST_POSITION);
  else
    gtk_drop_down_set_selected (self->drop_down, active + count_before (self));
  self->updating = FALSE;
}

static void
selected_cb (RogToggles *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;

  adw_toggle_group_set_active (self->group, selected < count_before (self) ? GTK_INVALID_LIST_POSITION : selected - count_before (self));
  /* Whoever is told may have chosen otherwise. */
  show_active (self);
}

static void
read_words (RogToggles *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  if (self->nothing != NULL)
    gtk_string_list_append (words, self->nothing);
  for (guint i = 0; i < adw_toggle_group_get_n_toggles (self->group); i++)
    gtk_string_list_append (words, adw_toggle_get_label (adw_toggle_group_get_toggle (self->group, i)));
  self->updating = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (words));
  self->updating = FALSE;
  show_active (self);
}

/*
 * Widget
 */

static void
rog_toggles_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  RogToggles *self = ROG_TOGGLES (widget);
  int         group_minimum, group_natural, drop_minimum, drop_natural;

  gtk_widget_measure (GTK_WIDGET (self->group), orientation, -1, &group_minimum, &group_natural, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->drop_down), orientation, -1, &drop_minimum, &drop_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (drop_minimum, group_natural);
      *natural = group_natural;
    }
  else
    {
      *minimum = MAX (group_minimum, drop_minimum);
      *natural = MAX (group_natural, drop_natural);
    }
}

static void
rog_toggles_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  RogToggles *self = ROG_TOGGLES (widget);
  int         needed;
  gboolean    fits;

  gtk_widget_measure (GTK_WIDGET (self->group), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
  fits = needed <= width;
  gtk_widget_set_child_visible (GTK_WIDGET (self->group), fits);
  gtk_widget_set_child_visible (GTK_WIDGET (self->drop_down), !fits);
  gtk_widget_allocate (GTK_WIDGET (self->group), MAX (width, needed), height, baseline, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->drop_down), width, height, baseline, NULL);
}

static gboolean
rog_toggles_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static gboolean
rog_toggles_focus (GtkWidget       *widget,
                   GtkDirectionType direction)
{
  RogToggles *self = ROG_TOGGLES (widget);
  gboolean    fits = gtk_widget_get_child_visible (GTK_WIDGET (self->group));

  return gtk_widget_child_focus (fits ? GTK_WIDGET (self->group) : GTK_WIDGET (self->drop_down), direction);
}

/*
 * Object
 */

static void
rog_toggles_constructed (GObject *object)
{
  RogToggles *self = ROG_TOGGLES (object);

  G_OBJECT_CLASS (rog_toggles_parent_class)->constructed (object);

  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
  /* GTK names a drop-down after what is chosen in it, and that goes before a label. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
  read_words (self);
  g_signal_connect_object (self->group, "notify::active", G_CALLBACK (show_active), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group, "notify::n-toggles", G_CALLBACK (read_words), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

static void
rog_toggles_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  RogToggles *self = ROG_TOGGLES (object);

  switch (id)
    {
    case PROP_GROUP:
      self->group = g_value_get_object (value);
      break;

    case PROP_LABEL:
      self->label = g_value_dup_string (value);
      break;

    case PROP_NOTHING:
      self->nothing = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_toggles_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rog_toggles_parent_class)->dispose (object);
}

static void
rog_toggles_finalize (GObject *object)
{
  RogToggles *self = ROG_TOGGLES (object);

  g_free (self->label);
  g_free (self->nothing);

  G_OBJECT_CLASS (rog_toggles_parent_class)->finalize (object);
}

static void
rog_toggles_class_init (RogTogglesClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags once = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = rog_toggles_set_property;
  object_class->constructed = rog_toggles_constructed;
  object_class->dispose = rog_toggles_dispose;
  object_class->finalize = rog_toggles_finalize;
  widget_class->measure = rog_toggles_measure;
  widget_class->size_allocate = rog_toggles_size_allocate;
  widget_class->grab_focus = rog_toggles_grab_focus;
  widget_class->focus = rog_toggles_focus;

  properties[PROP_GROUP] = g_param_spec_object ("group", NULL, NULL, ADW_TYPE_TOGGLE_GROUP, once);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, once);
  properties[PROP_NOTHING] = g_param_spec_string ("nothing", NULL, NULL, NULL, once);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rog_toggles_init (RogToggles *self)
{
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
}

/**
 * rog_toggles_new:
 * @group: (transfer floating): a group of toggles with words
 * @label: what is chosen, for assistive technology
 * @nothing: (nullable): the drop-down's words when no toggle is active
 *
 * Returns: (transfer floating): the group, or a drop-down where it has no room
 */
GtkWidget *
rog_toggles_new (AdwToggleGroup *group,
                 const char     *label,
                 const char     *nothing)
{
  return g_object_new (ROG_TYPE_TOGGLES, "group", group, "label", label, "nothing", nothing, NULL);
}
