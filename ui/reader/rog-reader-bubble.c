// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a selection, 6 px above it. The buttons name actions of an
// ancestor; one that no ancestor has is not shown.

#include "config.h"

#include <glib/gi18n.h>

#include "reader/rog-reader-private.h"

static GtkWidget *
verb_new (const char *icon,
          const char *label,
          const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
swallow_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            gpointer         data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static GtkWidget *
more_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, C_("menu", "_Use as Fact…"), "selection.use");
  g_menu_append (menu, C_("menu", "_Highlight"), "selection.highlight");
  g_menu_append (menu, C_("menu", "C_ite in…"), "selection.cite-in");
  g_menu_append (menu, C_("menu", "_Copy with Citation"), "selection.copy");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "More for the selection"), -1);
  return button;
}

GtkWidget *
rog_reader_bubble_new (void)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (box, "bubble");
  gtk_box_append (GTK_BOX (box), verb_new ("rog-highlight-symbolic", C_("selection", "Note"), "selection.note"));
  gtk_box_append (GTK_BOX (box), verb_new ("rog-quote-symbolic", C_("selection", "Cite"), "selection.cite"));
  gtk_box_append (GTK_BOX (box), verb_new ("rog-narrow-symbolic", C_("selection", "Narrow"), "selection.narrow"));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), more_new ());
  g_signal_connect (click, "pressed", G_CALLBACK (swallow_cb), NULL);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "Selection"), -1);
  return box;
}

/* rog_reader_bubble_refresh: shows the verbs that work here; FALSE where none does. */
gboolean
rog_reader_bubble_refresh (GtkWidget *bubble)
{
  gboolean any = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (bubble); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      {
        gboolean works = gtk_widget_get_sensitive (child);
        gtk_widget_set_visible (child, works);
        any = any || works;
      }
  return any;
}

/* rog_reader_bubble_allocate: over what is selected, or below it where there is no room, always inside the view. */
void
rog_reader_bubble_allocate (RogReader *self,
                            int        width,
                            int        height)
{
  graphene_rect_t box;
  GtkRequisition  size;

  if (!gtk_widget_should_layout (self->bubble))
    return;
  gtk_widget_get_preferred_size (self->bubble, NULL, &size);
  if (!rog_reader_get_selection_bounds (self, &box))
    graphene_rect_init (&box, 0, -1000, 1, 1);

  double x = box.origin.x + box.size.width / 2 - size.width / 2.0;
  double y = box.origin.y - 6 - size.height;
  if (y < 6)
    y = box.origin.y + box.size.height + 6;
  if (y > height - size.height - 6 && box.origin.y < height && box.origin.y + box.size.height > 0)
    y = height - size.height - 6;
  x = CLAMP (x, 6, MAX (6, width - size.width - 6));
  gtk_widget_size_allocate (self->bubble, &(GtkAllocation){ (int)x, (int)y, size.width, size.height }, -1);
}
