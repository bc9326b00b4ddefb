// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-layout-toggle.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-panes.h"

struct _RogLayoutToggle
{
  AdwBin parent_instance;

  AdwToggleGroup *group;
  GBinding       *binding; /* (nullable): while it is in a view */
  GtkWidget      *view;    /* (nullable): the view */
  gulong          one_pane_id, in_sheet_id;
};

G_DEFINE_FINAL_TYPE (RogLayoutToggle, rog_layout_toggle, ADW_TYPE_BIN)

static void
add_toggle (RogLayoutToggle *self,
            const char      *name,
            const char      *icon,
            const char      *tooltip)
{
  adw_toggle_group_add (self->group, g_object_new (ADW_TYPE_TOGGLE, "name", name, "icon-name", icon, "tooltip", tooltip, NULL));
}

/* The view can be told of less room before it has left a layout that needs more. */
static gboolean
to_active_name (GBinding     *binding,
                const GValue *from,
                GValue       *to,
                gpointer      user_data)
{
  RogLayoutToggle *self = user_data;
  const char      *name = g_value_get_string (from);

  if (name == NULL || adw_toggle_group_get_toggle_by_name (self->group, name) == NULL)
    return FALSE;

  g_value_set_string (to, name);
  return TRUE;
}

/* Without room for both there are two toggles; the sheet itself is pulled. */
static void
one_pane_cb (RogLayoutToggle *self,
             GParamSpec      *pspec,
             GObject         *view)
{
  gboolean         one_pane, in_sheet;
  g_autofree char *name = NULL;

  g_object_get (view, "one-pane", &one_pane, "in-sheet", &in_sheet, "layout-name", &name, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->group), !in_sheet);
  if (adw_toggle_group_get_n_toggles (self->group) == (one_pane ? 2 : 3))
    return;

  g_clear_pointer (&self->binding, g_binding_unbind);
  adw_toggle_group_remove_all (self->group);
  add_toggle (self, "document", "rog-layout-document-symbolic", _("Document"));
  if (!one_pane)
    add_toggle (self, "both", "rog-layout-both-symbolic", _("Both"));
  add_toggle (self, "work", "rog-layout-work-symbolic", _("Work"));
  self->binding = g_object_bind_property_full (view, "layout-name", self->group, "active-name", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                                               to_active_name, NULL, self, NULL);
}

static void
rog_layout_toggle_root (GtkWidget *widget)
{
  RogLayoutToggle *self = ROG_LAYOUT_TOGGLE (widget);
  GtkWidget       *view;

  GTK_WIDGET_CLASS (rog_layout_toggle_parent_class)->root (widget);

  view = gtk_widget_get_ancestor (widget, ROG_TYPE_DOSSIER_PANES);
  if (view == NULL)
    return;

  self->view = view;
  self->one_pane_id = g_signal_connect_swapped (view, "notify::one-pane", G_CALLBACK (one_pane_cb), self);
  self->in_sheet_id = g_signal_connect_swapped (view, "notify::in-sheet", G_CALLBACK (one_pane_cb), self);
  one_pane_cb (self, NULL, G_OBJECT (view));
}

static void
rog_layout_toggle_unroot (GtkWidget *widget)
{
  RogLayoutToggle *self = ROG_LAYOUT_TOGGLE (widget);

  g_clear_pointer (&self->binding, g_binding_unbind);
  if (self->view != NULL)
    {
      g_clear_signal_handler (&self->one_pane_id, self->view);
      g_clear_signal_handler (&self->in_sheet_id, self->view);
    }
  self->view = NULL;
  adw_toggle_group_remove_all (self->group);

  GTK_WIDGET_CLASS (rog_layout_toggle_parent_class)->unroot (widget);
}

static void
rog_layout_toggle_class_init (RogLayoutToggleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->root = rog_layout_toggle_root;
  widget_class->unroot = rog_layout_toggle_unroot;
}

static void
rog_layout_toggle_init (RogLayoutToggle *self)
{
  self->group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Layout"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}
