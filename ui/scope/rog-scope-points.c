// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-points.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-point.h"
#include "service/rog-paper.h"
#include "window/rog-window.h"

#define KIND "point-aside"
#define MOST 3
#define LEAST_WIDTH 290

struct _RogScopePoints
{
  GtkBox parent_instance;

  RogWork    *work; /* (owned) */
  AdwWrapBox *cards;
  GtkWidget  *all;
  GtkBox     *list; /* weak: of the dialog with all of them */
};

G_DEFINE_FINAL_TYPE (RogScopePoints, rog_scope_points, GTK_TYPE_BOX)

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text,
            const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);

  return label;
}

/*
 * Put aside
 */

/* The paper by which a point is put aside. */
static RogPaper *
dup_aside (RogScopePoints *self,
           RogPoint       *point)
{
  GListModel *papers = rog_work_get_papers (self->work, KIND);

  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);

      if (g_strcmp0 (rog_json_peek_string (rog_paper_get_content (paper), "point"), rog_point_get_key (point)) == 0)
        return g_steal_pointer (&paper);
    }

  return NULL;
}

static void
undo_cb (RogScopePoints *self)
{
  rog_work_undo (self->work);
}

static void
put_aside_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RogScopePoints) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_save_paper_finish (ROG_WORK (object), result, &error);
  AdwToast        *toast;

  if (id == NULL)
    {
      rog_window_show_error (GTK_WIDGET (self), _("The point was not put aside."), error);
      return;
    }

  toast = adw_toast_new (_("Point put aside"));
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  rog_window_show_toast (GTK_WIDGET (self), toast);
}

static void
put_back_cb (RogScopePoints *self,
             GtkWidget      *button)
{
  rog_work_delete_paper_async (self->work, g_object_get_data (G_OBJECT (button), "paper"), NULL, NULL, NULL);
}

static void
reason_cb (GtkWidget *entry,
           GtkWidget *button)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  gtk_widget_set_sensitive (button, *reason != '\0');
}

static void
aside_cb (RogScopePoints *self,
          GtkWidget      *widget)
{
  GtkWidget       *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);
  GtkWidget       *entry = g_object_get_data (G_OBJECT (popover), "entry");
  RogPoint        *point = g_object_get_data (G_OBJECT (popover), "point");
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (JsonObject) content = json_object_new ();

  if (*reason == '\0')
    return;

  json_object_set_string_member (content, "point", rog_point_get_key (point));
  json_object_set_string_member (content, "reason", reason);
  gtk_popover_popdown (GTK_POPOVER (popover));
  rog_work_save_paper_async (self->work, KIND, NULL, rog_point_get_item (point), "bench", content, NULL, put_aside_cb,
                             g_object_ref (self));
}

static GtkWidget *
make_aside_button (RogScopePoints *self,
                   RogPoint       *point)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *go = gtk_button_new_with_label (_("Put Aside"));

  gtk_box_append (GTK_BOX (box), make_label (_("Put aside, because"), "heading"));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), go);
  gtk_widget_set_size_request (entry, 260, -1);
  gtk_widget_set_sensitive (go, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason for setting it aside"), -1);
  g_object_set_data (G_OBJECT (popover), "entry", entry);
  g_object_set_data_full (G_OBJECT (popover), "point", g_object_ref (point), g_object_unref);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_cb), go, 0);
  g_signal_connect_object (entry, "activate", G_CALLBACK (aside_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (go, "clicked", G_CALLBACK (aside_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _("Put Aside…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Put Aside…"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);

  return button;
}

/*
 * Cards
 */

static void
append_fact (GtkWidget  *box,
             RogDossier *dossier,
             const char *fact,
             JsonObject *pin)
{
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (facts), make_label (fact, "row-note"));
  if (pin != NULL)
    {
      GtkWidget *link = rog_pin_link_new (dossier, pin);

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (facts), link);
    }
  gtk_box_append (GTK_BOX (box), facts);
}

static void
append_back (RogScopePoints *self,
             GtkWidget      *box,
             RogPaper       *aside)
{
  g_autofree char *words = g_strdup_printf (_("Put aside: %s"), rog_json_peek_string (rog_paper_get_content (aside), "reason"));
  GtkWidget       *button = gtk_button_new_with_label (_("Put Back"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "paper", g_strdup (rog_paper_get_id (aside)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (put_back_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_label (words, "dimmed"));
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_card (RogScopePoints *self,
           RogPoint       *point,
           RogPaper       *aside)
{
  RogDossier      *dossier = rog_work_get_dossier (self->work);
  RogItem         *item = rog_dossier_find_item (dossier, rog_point_get_item (point));
  g_autofree char *title = item != NULL ? g_strdup_printf (_("Item %d"), (int)rog_item_get_number (item)) : g_strdup ("");
  GtkWidget       *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget       *icon = gtk_image_new_from_icon_name ("view-dual-symbolic");

  gtk_widget_add_css_class (card, "scope-point");
  gtk_widget_set_size_request (card, LEAST_WIDTH, -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "point-icon");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  append_fact (box, dossier, rog_point_get_first (point), rog_point_peek_first_pin (point));
  append_fact (box, dossier, rog_point_get_second (point), rog_point_peek_second_pin (point));
  if (aside != NULL)
    append_back (self, box, aside);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), box);
  if (aside == NULL)
    gtk_box_append (GTK_BOX (card), make_aside_button (self, point));
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return card;
}

static void
fill_list (RogScopePoints *self)
{
  g_autoptr (GPtrArray) points = rog_points_to_check (rog_work_get_dossier (self->work));

  if (self->list == NULL)
    return;

  clear (self->list);
  for (guint i = 0; i < points->len; i++)
    {
      g_autoptr (RogPaper) aside = dup_aside (self, g_ptr_array_index (points, i));

      gtk_box_append (self->list, make_card (self, g_ptr_array_index (points, i), aside));
    }
}

static void
all_cb (RogScopePoints *self)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  g_set_weak_pointer (&self->list, GTK_BOX (list));
  gtk_widget_add_css_class (list, "scope-all");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (dialog, _("Points to check"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  fill_list (self);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/*
 * Object
 */

static void
rog_scope_points_finalize (GObject *object)
{
  RogScopePoints *self = ROG_SCOPE_POINTS (object);

  g_clear_weak_pointer (&self->list);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (rog_scope_points_parent_class)->finalize (object);
}

static void
rog_scope_points_class_init (RogScopePointsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_points_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rog_scope_points_init (RogScopePoints *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Points to check"), -1);
  /* As many beside one another as there is room for. */
  self->cards = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 10, "line-spacing", 10, "wrap-policy", ADW_WRAP_MINIMUM,
                              "justify", ADW_JUSTIFY_FILL, "justify-last-line", TRUE, NULL);
  self->all = gtk_button_new_with_label (_("All Points"));
  gtk_widget_set_halign (self->all, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->all, "flat");
  gtk_widget_add_css_class (self->all, "scope-all-button");
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->cards));
  gtk_box_append (GTK_BOX (self), self->all);
}

/**
 * rog_scope_points_new:
 * @work: the work on a dossier
 *
 * Returns: (transfer floating): its points to check
 */
GtkWidget *
rog_scope_points_new (RogWork *work)
{
  RogScopePoints *self = g_object_new (ROG_TYPE_SCOPE_POINTS, NULL);

  self->work = g_object_ref (work);
  g_signal_connect_object (rog_work_get_papers (work, KIND), "items-changed", G_CALLBACK (rog_scope_points_update), self, G_CONNECT_SWAPPED);
  rog_scope_points_update (self);

  return GTK_WIDGET (self);
}

/**
 * rog_scope_points_update:
 * @self: the points
 *
 * Shows what dossier and papers say now.
 */
void
rog_scope_points_update (RogScopePoints *self)
{
  g_autoptr (GPtrArray) points = rog_points_to_check (rog_work_get_dossier (self->work));
  guint      shown = 0;
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    adw_wrap_box_remove (self->cards, card);
  for (guint i = 0; i < points->len && shown < MOST; i++)
    {
      g_autoptr (RogPaper) aside = dup_aside (self, g_ptr_array_index (points, i));

      if (aside != NULL)
        continue;
      adw_wrap_box_append (self->cards, make_card (self, g_ptr_array_index (points, i), NULL));
      shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->cards), shown > 0);
  gtk_widget_set_visible (self->all, points->len > shown);
  gtk_widget_set_visible (GTK_WIDGET (self), points->len > 0);
  fill_list (self);
}
