// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rog-row-name.h"

static GtkWidget *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      /* The initials in a picture of a person are no name. */
      GtkWidget *label = gtk_widget_get_visible (child) && !ADW_IS_AVATAR (child) ? find_label (child) : NULL;

      if (label != NULL)
        return label;
    }

  return NULL;
}

static void
map_cb (GtkWidget *row)
{
  GtkWidget *label = find_label (row);

  if (label != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

/**
 * rog_row_name_by_label:
 * @row: a row of a list, which may still be empty
 *
 * A row has no name of its own: a screen reader calls it by the first label that is in it when it is shown.
 */
void
rog_row_name_by_label (GtkWidget *row)
{
  g_signal_connect (row, "map", G_CALLBACK (map_cb), NULL);
}

static void
title_cb (AdwPreferencesRow *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_row_get_title (row), -1);
}

/**
 * rog_row_name_by_title:
 * @row: an expander row, whose title is plain text
 *
 * What libadwaita 1.7 names by the title is the row within it that opens it, and not the row itself.
 */
void
rog_row_name_by_title (GtkWidget *row)
{
  g_signal_connect (row, "notify::title", G_CALLBACK (title_cb), NULL);
  title_cb (ADW_PREFERENCES_ROW (row));
}
