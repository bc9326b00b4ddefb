// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rog-long-row.h"

#include "widgets/rog-row-name.h"

/**
 * rog_long_row_get_view:
 * @row: a row
 *
 * Returns: (transfer none) (nullable): where it is written; %NULL for a row of another kind
 */
GtkWidget *
rog_long_row_get_view (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "view");
}

GtkTextBuffer *
rog_long_row_get_buffer (GtkWidget *row)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (rog_long_row_get_view (row)));
}

char *
rog_long_row_dup_text (GtkWidget *row)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (rog_long_row_get_buffer (row), &start, &end);

  return gtk_text_buffer_get_text (rog_long_row_get_buffer (row), &start, &end, FALSE);
}

/**
 * rog_long_row_new:
 * @title: what is to be written there
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
rog_long_row_new (const char *title)
{
  GtkWidget  *row = adw_preferences_row_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget  *label = gtk_label_new (title);
  GtkWidget  *view = gtk_text_view_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  /* The whole row is where one writes, as with the rows of one line. */
  g_signal_connect_object (click, "released", G_CALLBACK (gtk_widget_grab_focus), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "row-note");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "ruling-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (box, "long-row");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data (G_OBJECT (row), "view", view);
  rog_row_name_by_label (row);

  return row;
}
