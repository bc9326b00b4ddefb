// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-choice.h"

#include <glib/gi18n.h>

#include "widgets/rog-toggles.h"

struct _RogRulingChoice
{
  AdwBin parent_instance;

  AdwToggleGroup *group;
  GPtrArray      *ids; /* (owned) */
  char           *selected;
  gboolean        updating;
};

G_DEFINE_FINAL_TYPE (RogRulingChoice, rog_ruling_choice, ADW_TYPE_BIN)

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
  self->updating = TRUE;
  adw_toggle_group_set_active (self->group, find_position (self, self->selected));
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

  select_id (self, active < self->ids->len ? g_ptr_array_index (self->ids, active) : NULL);
}

/*
 * Object
 */

static gboolean
rog_ruling_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rog_ruling_choice_get_property;
  object_class->finalize = rog_ruling_choice_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = rog_ruling_choice_grab_focus;

  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rog_ruling_choice_init (RogRulingChoice *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "ruling-choice");
  g_signal_connect_object (self->group, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
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

  adw_bin_set_child (ADW_BIN (self), rog_toggles_new (self->group, label, _("Not chosen")));

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
