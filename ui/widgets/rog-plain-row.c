// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rog-plain-row.h"

#include "widgets/rog-row-name.h"

struct _RogPlainRow
{
  GtkListBoxRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RogPlainRow, rog_plain_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
rog_plain_row_focus (GtkWidget       *widget,
                     GtkDirectionType direction)
{
  GtkWidget *(*step) (GtkWidget *) = direction == GTK_DIR_TAB_BACKWARD ? gtk_widget_get_prev_sibling : gtk_widget_get_next_sibling;
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;

  if (GTK_WIDGET_CLASS (rog_plain_row_parent_class)->focus (widget, direction))
    return TRUE;
  if (inside || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return FALSE;
  for (GtkWidget *next = step (widget); next != NULL; next = step (next))
    {
      if (gtk_widget_child_focus (next, direction))
        return TRUE;
      /* It has looked further itself. */
      if (ROG_IS_PLAIN_ROW (next) && gtk_widget_is_sensitive (next) && gtk_widget_get_visible (next))
        return FALSE;
    }

  return FALSE;
}

static void
rog_plain_row_class_init (RogPlainRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = rog_plain_row_focus;
}

static void
rog_plain_row_init (RogPlainRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  rog_row_name_by_label (GTK_WIDGET (self));
}

/**
 * rog_plain_row_new:
 * @child: (transfer floating): what it holds
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
rog_plain_row_new (GtkWidget *child)
{
  return g_object_new (ROG_TYPE_PLAIN_ROW, "child", child, NULL);
}
