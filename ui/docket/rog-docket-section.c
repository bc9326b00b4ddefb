// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-docket-section.h"

struct _RogDocketSection
{
  GtkBox parent_instance;

  GtkListBox *list;
  GtkLabel   *count;
  GListModel *dossiers; /* (owned) */
  RogRowWidth width;
};

G_DEFINE_FINAL_TYPE (RogDocketSection, rog_docket_section, GTK_TYPE_BOX)

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  RogDocketSection *self = user_data;
  GtkWidget        *row = rog_docket_row_new (item);

  rog_docket_row_set_width (ROG_DOCKET_ROW (row), self->width);

  return row;
}

static void
activated_cb (RogDocketSection *self,
              GtkListBoxRow    *row)
{
  g_signal_emit (self, signals[OPENED], 0, rog_docket_row_get_dossier (ROG_DOCKET_ROW (row)));
}

static void
items_changed_cb (RogDocketSection *self)
{
  guint            n = g_list_model_get_n_items (self->dossiers);
  g_autofree char *text = g_strdup_printf ("%'u", n);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
rog_docket_section_dispose (GObject *object)
{
  RogDocketSection *self = ROG_DOCKET_SECTION (object);

  g_clear_object (&self->dossiers);

  G_OBJECT_CLASS (rog_docket_section_parent_class)->dispose (object);
}

static void
rog_docket_section_class_init (RogDocketSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_docket_section_dispose;

  signals[OPENED] = g_signal_new ("opened", ROG_TYPE_DOCKET_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, ROG_TYPE_DOSSIER_ROW);
}

static void
rog_docket_section_init (RogDocketSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

static void
add_heading (RogDocketSection *self,
             const char       *title)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (title);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_add_css_class (heading, "section-heading");
  gtk_box_append (GTK_BOX (heading), label);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (self), heading);
}

/**
 * rog_docket_section_new:
 * @title: the heading; empty for a list without
 * @dossiers: a list model of #RogDossierRow
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
rog_docket_section_new (const char *title,
                        GListModel *dossiers)
{
  RogDocketSection *self = g_object_new (ROG_TYPE_DOCKET_SECTION, NULL);

  add_heading (self, title);
  self->dossiers = g_object_ref (dossiers);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_bind_model (self->list, dossiers, create_row, self, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));

  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dossiers, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * rog_docket_section_set_width:
 * @self: the section
 * @width: how much there is room for
 */
void
rog_docket_section_set_width (RogDocketSection *self,
                              RogRowWidth       width)
{
  GtkListBoxRow *row;

  g_return_if_fail (ROG_IS_DOCKET_SECTION (self));

  self->width = width;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    rog_docket_row_set_width (ROG_DOCKET_ROW (row), width);
}

/**
 * rog_docket_section_focus_row:
 * @self: the section
 *
 * Returns: whether its first row took the focus
 */
gboolean
rog_docket_section_focus_row (RogDocketSection *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  return row != NULL && gtk_widget_get_visible (GTK_WIDGET (self)) && gtk_widget_grab_focus (GTK_WIDGET (row));
}
