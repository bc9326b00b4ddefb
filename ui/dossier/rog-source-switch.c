// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-source-switch.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-panes.h"
#include "widgets/rog-toggles.h"

struct _RogSourceSwitch
{
  AdwBin parent_instance;

  AdwToggleGroup *group;
  GBinding       *binding; /* (nullable): while it is in a view */
  GBinding       *shown;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (RogSourceSwitch, rog_source_switch, ADW_TYPE_BIN)

static void
add_toggle (RogSourceSwitch *self,
            const char      *name,
            const char      *label)
{
  AdwToggle *toggle = g_object_new (ADW_TYPE_TOGGLE, "name", name, "label", label, NULL);

  adw_toggle_group_add (self->group, toggle);
}

static void
rog_source_switch_root (GtkWidget *widget)
{
  RogSourceSwitch *self = ROG_SOURCE_SWITCH (widget);
  GtkWidget       *view;

  GTK_WIDGET_CLASS (rog_source_switch_parent_class)->root (widget);

  view = gtk_widget_get_ancestor (widget, ROG_TYPE_DOSSIER_PANES);
  if (view == NULL)
    return;

  self->binding = g_object_bind_property (view, "source-name", self->group, "active-name", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  self->shown = g_object_bind_property (view, "has-source", self, "visible", G_BINDING_SYNC_CREATE);
}

static void
rog_source_switch_unroot (GtkWidget *widget)
{
  RogSourceSwitch *self = ROG_SOURCE_SWITCH (widget);

  g_clear_pointer (&self->binding, g_binding_unbind);
  g_clear_pointer (&self->shown, g_binding_unbind);

  GTK_WIDGET_CLASS (rog_source_switch_parent_class)->unroot (widget);
}

static void
rog_source_switch_class_init (RogSourceSwitchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->root = rog_source_switch_root;
  widget_class->unroot = rog_source_switch_unroot;
}

static void
rog_source_switch_init (RogSourceSwitch *self)
{
  self->group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 2);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  add_toggle (self, "own", C_("source", "Decision"));
  add_toggle (self, "documents", C_("source", "Documents"));
  adw_bin_set_child (ADW_BIN (self), rog_toggles_new (self->group, _("Source"), NULL));
}
