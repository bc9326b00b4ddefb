// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row that chooses one of a few, or none yet.
#include "core/rog-json.h"
#include "scope/rog-scope-route.h"
#include "widgets/rog-choice-list.h"

#define SEARCHED 12

/**
 * rog_scope_choice_new:
 * @title: what is chosen
 * @none: what stands there while nothing is
 * @ids: (transfer full) (element-type utf8): what can be chosen
 * @labels: (transfer full) (element-type utf8): how each is called
 *
 * Returns: (transfer floating): an #AdwComboRow in which nothing is chosen
 */
GtkWidget *
rog_scope_choice_new (const char *title,
                      const char *none,
                      GPtrArray  *ids,
                      GPtrArray  *labels)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_string_list_append (names, none);
  for (guint i = 0; i < labels->len; i++)
    gtk_string_list_append (names, g_ptr_array_index (labels, i));
  g_ptr_array_unref (labels);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), expression);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  rog_choice_list_set (ADW_COMBO_ROW (row));
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), ids->len > SEARCHED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), "ids", ids, (GDestroyNotify)g_ptr_array_unref);

  return row;
}

void
rog_scope_choice_set (GtkWidget  *row,
                      const char *id)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (row), "ids");
  guint      selected = 0;

  for (guint i = 0; id != NULL && i < ids->len; i++)
    if (g_str_equal (g_ptr_array_index (ids, i), id))
      selected = i + 1;
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (row)) != selected)
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

/**
 * rog_scope_choice_get:
 * @row: from rog_scope_choice_new()
 *
 * Returns: (transfer none) (nullable): what is chosen
 */
const char *
rog_scope_choice_get (GtkWidget *row)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (row), "ids");
  guint      selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected > 0 && selected <= ids->len ? g_ptr_array_index (ids, selected - 1) : NULL;
}
