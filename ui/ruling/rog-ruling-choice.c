// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-choice.h"

#include <glib/gi18n.h>

struct _RogRulingChoice
{
  GtkWidget parent_instance;

  AdwToggleGroup *group;
  GtkDropDown    *drop_down;
  GtkStringList  *words; /* of the drop-down, the first says that nothing is chosen */
  GPtrArray      *ids;   /* (owned) */
  char           *selected;
  gboolean        updating;
};

G_DEFINE_FINAL_TYPE (RogRulingChoice, rog_ruling_choice, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
find_position (RogRulingChoice *self,
               const char      *id)
{
  for (guint i = 0; id != NULL && i < self->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), id))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
show (RogRulingChoice *self)
{
  guint position = find_position (self, self->selected);

  self->updating = TRUE;
  adw_toggle_group_set_active (self->group, position);
  gtk_drop_down_set_selected (self->drop_down, position == GTK_INVALID_LIST_POSITION ? 0 : position + 1);
  self->updating = FALSE;
}

static void
select_id (RogRulingChoice *self,
           const char      *id)
{
  if (self->updating || !g_set_str (&self->selected, id))
    return;

  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
toggled_cb (RogRulingChoice *self)
{
  guint active = adw_toggle_group_get_active (self->group);

  if (active < self->ids->len)
    select_id (self, g_ptr_array_index (self->ids, active));
}

static void
dropped_cb (RogRulingChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (selected != GTK_INVALID_LIST_POSITION)
    select_id (self, selected == 0 ? NULL : g_ptr_array_index (self->ids, selected - 1));
}

/*
 * Widget
 */

static void
rog_ruling_choice_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  RogRulingChoice *self = ROG_RULING_CHOICE (widget);
  int              group_minimum, group_natural, drop_minimum, drop_natural;

  gtk_widget_measure (GTK_WIDGET (self->group), orientation, -1, &group_minimum, &group_natural, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->drop_down), orientation, -1, &drop_minimum, &drop_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (drop_minimum, group_minimum);
      *natural = group_natural;
    }
  else
    {
      *minimum = MAX (group_minimum, drop_minimum);
      *natural = MAX (group_natural, drop_natural);
    }
}

static void
rog_ruling_choice_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  RogRulingChoice *self = ROG_RULING_CHOICE (widget);
  int              needed;
  gboolean         fits;

  gtk_widget_measure (GTK_WIDGET (self->group), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
  fits = needed <= width;
  gtk_widget_set_child_visible (GTK_WIDGET (self->group), fits);
  gtk_widget_set_child_visible (GTK_WIDGET (self->drop_down), !fits);
  gtk_widget_allocate (GTK_WIDGET (self->group), MAX (width, needed), height, baseline, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->drop_down), width, height, baseline, NULL);
}

static gboolean
rog_ruling_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static gboolean
rog_ruling_choice_focus (GtkWidget       *widget,
                         GtkDirectionType direction)
{
  RogRulingChoice *self = ROG_RULING_CHOICE (widget);
  gboolean         fits = gtk_widget_get_child_visible (GTK_WIDGET (self->group));

  return gtk_widget_child_focus (fits ? GTK_WIDGET (self->group) : GTK_WIDGET (self->drop_down), direction);
}

static void
rog_ruling_choice_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_string (value, ROG_RULING_CHOICE (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_ruling_choice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rog_ruling_choice_parent_class)->dispose (object);
}

static void
rog_ruling_choice_finalize (GObject *object)
{
  RogRulingChoice *self = ROG_RULING_CHOICE (object);

  g_ptr_array_unref (self->ids);
  g_free (self->selected);

  G_OBJECT_CLASS (rog_ruling_choice_parent_class)->finalize (object);
}

static void
rog_ruling_choice_class_init (RogRulingChoiceClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rog_ruling_choice_get_property;
  object_class->dispose = rog_ruling_choice_dispose;
  object_class->finalize = rog_ruling_choice_finalize;
  widget_class->measure = rog_ruling_choice_measure;
  widget_class->size_allocate = rog_ruling_choice_size_allocate;
  widget_class->grab_focus = rog_ruling_choice_grab_focus;
  widget_class->focus = rog_ruling_choice_focus;

  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rog_ruling_choice_init (RogRulingChoice *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->words = gtk_string_list_new (NULL);
  gtk_string_list_append (self->words, _("Not chosen"));
  self->group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->words), NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "ruling-choice");
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  g_signal_connect_object (self->group, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rog_ruling_choice_new:
 * @label: what is chosen, for assistive technology
 *
 * Returns: (transfer floating): a choice without words yet
 */
GtkWidget *
rog_ruling_choice_new (const char *label)
{
  RogRulingChoice *self = g_object_new (ROG_TYPE_RULING_CHOICE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* GTK names a drop-down after what is chosen in it, and that goes before a label. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

/**
 * rog_ruling_choice_add:
 * @self: a choice
 * @id: what is kept
 * @words: what is shown
 * @tooltip: (nullable): more words
 */
void
rog_ruling_choice_add (RogRulingChoice *self,
                       const char      *id,
                       const char      *words,
                       const char      *tooltip)
{
  AdwToggle *toggle = g_object_new (ADW_TYPE_TOGGLE, "name", id, "label", words, NULL);

  if (tooltip != NULL)
    adw_toggle_set_tooltip (toggle, tooltip);
  self->updating = TRUE;
  g_ptr_array_add (self->ids, g_strdup (id));
  adw_toggle_group_add (self->group, toggle);
  gtk_string_list_append (self->words, words);
  self->updating = FALSE;
  show (self);
}

const char *
rog_ruling_choice_get_selected (RogRulingChoice *self)
{
  return self->selected;
}

/**
 * rog_ruling_choice_set_selected:
 * @self: a choice
 * @id: (nullable): what is chosen, or %NULL for nothing
 *
 * Shows a choice that was made elsewhere: nothing is notified.
 */
void
rog_ruling_choice_set_selected (RogRulingChoice *self,
                                const char      *id)
{
  if (g_set_str (&self->selected, id))
    show (self);
}

/**
 * rog_ruling_choice_select_nth:
 * @self: a choice
 * @position: from 0
 *
 * Chooses as a person does, with a key.
 *
 * Returns: whether there is such a choice
 */
gboolean
rog_ruling_choice_select_nth (RogRulingChoice *self,
                              guint            position)
{
  if (position >= self->ids->len)
    return FALSE;
  select_id (self, g_ptr_array_index (self->ids, position));

  return TRUE;
}
