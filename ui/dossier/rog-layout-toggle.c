// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-layout-toggle.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-view.h"

struct _RogLayoutToggle
{
  AdwBin parent_instance;

  AdwToggleGroup *group;
  AdwToggle      *both;
  GBinding       *binding;  /* (nullable): while it is in a view */
  GBinding       *one_pane; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (RogLayoutToggle, rog_layout_toggle, ADW_TYPE_BIN)

static AdwToggle *
add_toggle (RogLayoutToggle *self,
            const char      *name,
            const char      *icon,
            const char      *tooltip)
{
  AdwToggle *toggle = g_object_new (ADW_TYPE_TOGGLE, "name", name, "icon-name", icon, "tooltip", tooltip, NULL);

  adw_toggle_group_add (self->group, toggle);

  return toggle;
}

static void
rog_layout_toggle_root (GtkWidget *widget)
{
  RogLayoutToggle *self = ROG_LAYOUT_TOGGLE (widget);
  GtkWidget       *view;

  GTK_WIDGET_CLASS (rog_layout_toggle_parent_class)->root (widget);

  view = gtk_widget_get_ancestor (widget, ROG_TYPE_DOSSIER_VIEW);
  if (view == NULL)
    return;

  self->binding = g_object_bind_property (view, "layout-name", self->group, "active-name", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  self->one_pane = g_object_bind_property (view, "one-pane", self->both, "enabled", G_BINDING_INVERT_BOOLEAN | G_BINDING_SYNC_CREATE);
}

static void
rog_layout_toggle_unroot (GtkWidget *widget)
{
  RogLayoutToggle *self = ROG_LAYOUT_TOGGLE (widget);

  g_clear_pointer (&self->binding, g_binding_unbind);
  g_clear_pointer (&self->one_pane, g_binding_unbind);

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
  add_toggle (self, "document", "rog-layout-document-symbolic", _("Document"));
  self->both = add_toggle (self, "both", "rog-layout-both-symbolic", _("Both"));
  add_toggle (self, "work", "rog-layout-work-symbolic", _("Work"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}
