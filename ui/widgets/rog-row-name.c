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

/* The list of a class of style, or any. */
static GtkWidget *
find_list (GtkWidget  *widget,
           const char *css)
{
  GtkWidget *list = GTK_IS_LIST_BOX (widget) && (css == NULL || gtk_widget_has_css_class (widget, css)) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); list == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    list = find_list (child, css);

  return list;
}

static void
title_cb (AdwPreferencesRow *row)
{
  GtkWidget *list = find_list (GTK_WIDGET (row), "nested");

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_row_get_title (row), -1);
  if (list != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_row_get_title (row), -1);
}

/**
 * rog_row_name_by_title:
 * @row: an expander row, whose title is plain text
 *
 * What libadwaita 1.7 names by the title is the row within it that opens it, and neither the row itself nor the list that it opens.
 */
void
rog_row_name_by_title (GtkWidget *row)
{
  g_signal_connect (row, "notify::title", G_CALLBACK (title_cb), NULL);
  title_cb (ADW_PREFERENCES_ROW (row));
}

/**
 * rog_row_name_list:
 * @widget: a group of preferences that has no title, or a row in one
 * @name: what its list is called
 *
 * The list of a group is labelled by the group's title, also where that is empty.
 */
void
rog_row_name_list (GtkWidget  *widget,
                   const char *name)
{
  GtkWidget *list = ADW_IS_PREFERENCES_GROUP (widget) ? find_list (widget, NULL) : gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX);

  g_return_if_fail (list != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * rog_group_describe:
 * @group: a group of rows
 * @words: (nullable): plain text, whatever it holds; %NULL for none
 *
 * Says something below the group's title. libadwaita reads markup there, and shows nothing where a name with "&" is none.
 */
void
rog_group_describe (AdwPreferencesGroup *group,
                    const char          *words)
{
  g_autofree char *escaped = words != NULL ? g_markup_escape_text (words, -1) : NULL;

  adw_preferences_group_set_description (group, escaped);
}
