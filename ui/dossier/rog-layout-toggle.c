// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-layout-toggle.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-panes.h"
#include "dossier/rog-section.h"
#include "dossier/rog-workspace.h"

struct _RogLayoutToggle
{
  AdwBin parent_instance;

  AdwToggleGroup *group;
  AdwTabButton   *tabs;
  GBinding       *binding;   /* (nullable): while it is in a view */
  GtkWidget      *view;      /* (nullable): the view */
  GtkWidget      *workspace; /* (nullable): the dossiers that are open */
  gulong          one_pane_id, in_sheet_id, crowded_id;
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

/* Over the sheet there is another header, which has it. */
static void
crowded_cb (RogLayoutToggle *self)
{
  gboolean in_sheet = FALSE, crowded = FALSE;

  if (self->view != NULL)
    g_object_get (self->view, "in-sheet", &in_sheet, NULL);
  if (self->workspace != NULL)
    g_object_get (self->workspace, "crowded", &crowded, NULL);
  /* The number alone says nothing to who only hears it. */
  if (crowded)
    {
      int              n = adw_tab_view_get_n_pages (rog_workspace_get_tabs (ROG_WORKSPACE (self->workspace)));
      g_autofree char *words = g_strdup_printf (ngettext ("%d dossier open", "%d dossiers open", n), n);

      gtk_widget_set_tooltip_text (GTK_WIDGET (self->tabs), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->tabs))), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tabs),
                          crowded && !(in_sheet && gtk_widget_get_ancestor (GTK_WIDGET (self), ROG_TYPE_SECTION) != NULL));
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
  crowded_cb (self);
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
  self->workspace = gtk_widget_get_ancestor (widget, ROG_TYPE_WORKSPACE);
  if (self->workspace != NULL)
    {
      adw_tab_button_set_view (self->tabs, rog_workspace_get_tabs (ROG_WORKSPACE (self->workspace)));
      self->crowded_id = g_signal_connect_swapped (self->workspace, "notify::crowded", G_CALLBACK (crowded_cb), self);
    }
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
  if (self->workspace != NULL)
    g_clear_signal_handler (&self->crowded_id, self->workspace);
  self->view = self->workspace = NULL;
  adw_tab_button_set_view (self->tabs, NULL);
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  /* There is a button in it, which is the one to be heard of. */
  self->tabs = g_object_new (ADW_TYPE_TAB_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_GENERIC, "action-name", "overview.open", "visible", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Layout"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tabs));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  adw_bin_set_child (ADW_BIN (self), box);
}
