// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-reason.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-scope-format.h"
#include "scope/rog-scope-route.h"
#include "scope/rog-scope-text.h"

struct _RogScopeReason
{
  GtkBox parent_instance;

  RogWork       *work;  /* (owned) */
  RogLaw        *law;   /* (owned) */
  RogScopeDraft *draft; /* (owned) */
  char          *field; /* (owned) */

  GtkWidget  *text;
  GtkWidget  *pins;
  GtkPopover *popover;
  GtkWidget  *rest;
  GtkWidget  *route;
  GtkLabel   *missing;
  gboolean    showing;
};

G_DEFINE_FINAL_TYPE (RogScopeReason, rog_scope_reason, GTK_TYPE_BOX)

static JsonObject *
get_change (RogScopeReason *self)
{
  return rog_scope_draft_peek_change (self->draft, self->field);
}

static RogDossier *
get_dossier (RogScopeReason *self)
{
  return rog_work_get_dossier (self->work);
}

/*
 * Edited
 */

static void
text_cb (RogScopeReason *self)
{
  g_autofree char *text = rog_scope_text_dup (self->text);

  if (!self->showing && get_change (self) != NULL)
    rog_scope_draft_set_reason (self->draft, self->field, text);
}

static void
rest_cb (RogScopeReason *self)
{
  if (!self->showing && get_change (self) != NULL)
    rog_scope_draft_set_rest (self->draft, self->field, rog_scope_choice_get (self->rest));
}

static void
route_cb (RogScopeReason *self,
          JsonObject     *route)
{
  if (!self->showing && get_change (self) != NULL)
    rog_scope_draft_set_route (self->draft, self->field, route);
}

/*
 * Pins
 */

static void
remove_pin_cb (RogScopeReason *self,
               GtkWidget      *button)
{
  guint      index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  JsonArray *before = rog_json_peek_array (get_change (self), "pins");
  g_autoptr (JsonArray) after = json_array_new ();

  for (guint i = 0; i < json_array_get_length (before); i++)
    if (i != index)
      json_array_add_object_element (after, rog_json_object_copy (json_array_get_object_element (before, i)));
  gtk_widget_grab_focus (self->text);
  rog_scope_draft_set_pins (self->draft, self->field, after);
}

static void
cite_cb (RogScopeReason *self,
         GtkWidget      *button)
{
  JsonObject *pin = g_object_get_data (G_OBJECT (button), "pin");

  gtk_popover_popdown (self->popover);
  if (get_change (self) != NULL)
    rog_scope_reason_add_pin (self->draft, self->field, pin);
}

static GtkWidget *
make_passage (RogScopeReason *self,
              JsonObject     *pin)
{
  g_autofree char *place = rog_dossier_format_pin (get_dossier (self), pin, FALSE);
  const char      *quote = rog_json_peek_string (pin, "quote");
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *title = gtk_label_new (place);
  GtkWidget       *words = gtk_label_new (quote != NULL ? quote : "");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 40);
  gtk_widget_add_css_class (words, "quote");
  gtk_widget_set_visible (words, quote != NULL);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, place, -1);
  g_object_set_data_full (G_OBJECT (button), "pin", json_object_ref (pin), (GDestroyNotify)json_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (cite_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
fill_popover_cb (RogScopeReason *self)
{
  RogItem   *item = rog_dossier_find_item (get_dossier (self), rog_scope_draft_get_item (self->draft));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GPtrArray) pins = item != NULL ? rog_scope_pins_find (self->work, item) : g_ptr_array_new ();

  for (guint i = 0; i < pins->len; i++)
    gtk_box_append (GTK_BOX (box), make_passage (self, g_ptr_array_index (pins, i)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_popover_set_child (self->popover, scrolled);
}

static GtkWidget *
make_cite_button (RogScopeReason *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Cite…"));
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (button), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cite…"), -1);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (self->popover, "show", G_CALLBACK (fill_popover_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
append_pin (RogScopeReason *self,
            JsonObject     *pin,
            guint           index)
{
  g_autofree char *place = rog_dossier_format_pin (get_dossier (self), pin, FALSE);
  g_autofree char *remove = g_strdup_printf (_("Remove the pin %s"), place);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget       *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, remove);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_pin_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), rog_pin_link_new (get_dossier (self), pin));
  gtk_box_append (GTK_BOX (box), button);
  adw_wrap_box_append (ADW_WRAP_BOX (self->pins), box);
}

/* Nothing is made anew while the pins are the same: the keyboard's place stays. */
static void
update_pins (RogScopeReason *self,
             JsonArray      *pins)
{
  g_autoptr (JsonNode) node = pins != NULL ? json_node_init_array (json_node_alloc (), pins) : NULL;
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : g_strdup ("");
  GtkWidget       *child;

  if (g_strcmp0 (g_object_get_data (G_OBJECT (self->pins), "shown"), text) == 0)
    return;

  while ((child = gtk_widget_get_first_child (self->pins)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->pins), child);
  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    append_pin (self, json_array_get_object_element (pins, i), i);
  gtk_widget_set_visible (self->pins, pins != NULL && json_array_get_length (pins) > 0);
  g_object_set_data_full (G_OBJECT (self->pins), "shown", g_steal_pointer (&text), g_free);
}

/*
 * Object
 */

static char *
find_missing (RogScopeReason *self,
              JsonObject     *change)
{
  RogRequest *request = rog_dossier_get_request (get_dossier (self));
  const char *instrument = request != NULL ? rog_entity_get_string (ROG_ENTITY (request), "instrument") : NULL;
  const char *rest = rog_json_peek_string (change, "rest");
  JsonObject *route = rog_json_peek_object (change, "route");
  const char *member = NULL;

  if (rog_json_peek_string (change, "reason") == NULL)
    return g_strdup (_("Reason missing"));
  if (rest == NULL)
    return g_strdup (_("What becomes of the rest is missing"));
  if (g_str_equal (rest, "open"))
    return NULL;
  if (route == NULL)
    return g_strdup (_("Route missing"));
  if (!rog_route_is_complete (route, FALSE, ROG_RULES (self->law), instrument, &member))
    // Translators: what a route must name and does not, such as “article”.
    return g_strdup_printf (_("Route: %s missing"), rog_rules_get_label (ROG_RULES (self->law), "route-fields", member));

  return NULL;
}

static void
rog_scope_reason_finalize (GObject *object)
{
  RogScopeReason *self = ROG_SCOPE_REASON (object);

  g_clear_object (&self->work);
  g_clear_object (&self->law);
  g_clear_object (&self->draft);
  g_free (self->field);

  G_OBJECT_CLASS (rog_scope_reason_parent_class)->finalize (object);
}

static void
rog_scope_reason_class_init (RogScopeReasonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_reason_finalize;
}

static void
rog_scope_reason_init (RogScopeReason *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
}

static GtkWidget *
make_rest_row (RogScopeReason *self)
{
  static const char *const rests[] = { "refused", "given-up", "open" };
  GPtrArray               *ids = g_ptr_array_new_with_free_func (g_free);
  GPtrArray               *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    {
      g_ptr_array_add (ids, g_strdup (rests[i]));
      g_ptr_array_add (labels, g_strdup (rog_rules_get_label (ROG_RULES (self->law), "rests", rests[i])));
    }

  return rog_scope_choice_new (_("The rest is"), _("Not chosen"), ids, labels);
}

static void
build (RogScopeReason *self)
{
  const char      *name = rog_scope_field_get_label (ROG_RULES (self->law), self->field);
  g_autofree char *label = g_strdup_printf (C_("reason of a change", "%s: because"), name);
  GtkWidget       *list = gtk_list_box_new ();
  GtkWidget       *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->text = rog_scope_text_new (label, G_CALLBACK (text_cb), self);
  self->pins = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->pins), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->pins), 4);
  self->rest = make_rest_row (self);
  g_signal_connect_object (self->rest, "notify::selected", G_CALLBACK (rest_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->rest);
  self->route = rog_scope_route_new (get_dossier (self), self->law);
  g_signal_connect_object (self->route, "edited", G_CALLBACK (route_cb), self, G_CONNECT_SWAPPED);
  self->missing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->missing, 0);
  gtk_label_set_wrap (self->missing, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->missing), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->missing), "scope-missing");

  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->missing));
  gtk_box_append (GTK_BOX (foot), make_cite_button (self));
  gtk_box_append (GTK_BOX (self), self->text);
  gtk_box_append (GTK_BOX (self), foot);
  gtk_box_append (GTK_BOX (self), self->pins);
  gtk_box_append (GTK_BOX (self), list);
  gtk_box_append (GTK_BOX (self), self->route);
}

/**
 * rog_scope_reason_new:
 * @work: the work on a dossier
 * @law: the law
 * @draft: the draft of an item
 * @field: the field that is changed
 *
 * Returns: (transfer floating): where its reason is given
 */
GtkWidget *
rog_scope_reason_new (RogWork       *work,
                      RogLaw        *law,
                      RogScopeDraft *draft,
                      const char    *field)
{
  RogScopeReason *self = g_object_new (ROG_TYPE_SCOPE_REASON, NULL);

  self->work = g_object_ref (work);
  self->law = g_object_ref (law);
  self->draft = g_object_ref (draft);
  self->field = g_strdup (field);
  build (self);
  rog_scope_reason_update (self);

  return GTK_WIDGET (self);
}

/**
 * rog_scope_reason_update:
 * @self: the reason
 *
 * Shows what the draft says.
 */
void
rog_scope_reason_update (RogScopeReason *self)
{
  JsonObject      *change = get_change (self);
  const char      *reason = change != NULL ? rog_json_peek_string (change, "reason") : NULL;
  const char      *rest = change != NULL ? rog_json_peek_string (change, "rest") : NULL;
  g_autofree char *missing = change != NULL ? find_missing (self, change) : NULL;

  self->showing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), change != NULL);
  rog_scope_text_set (self->text, reason != NULL ? reason : "");
  update_pins (self, change != NULL ? rog_json_peek_array (change, "pins") : NULL);
  rog_scope_choice_set (self->rest, rest);
  rog_scope_route_show (ROG_SCOPE_ROUTE (self->route), change != NULL ? rog_json_peek_object (change, "route") : NULL);
  gtk_widget_set_visible (self->route, g_strcmp0 (rest, "open") != 0);
  if (change == NULL)
    missing = g_strdup (_("As requested: change it first"));
  else if (missing == NULL && rog_scope_draft_is_on_earlier (self->draft, self->field))
    missing = g_strdup (_("Written on what was requested before"));
  gtk_label_set_label (self->missing, missing != NULL ? missing : "");
  self->showing = FALSE;
}

/**
 * rog_scope_reason_go_to:
 * @self: the reason
 * @part: "reason", "rest" or "route"
 *
 * Gives that the keyboard: of a route, the first thing that it must name and does not.
 */
void
rog_scope_reason_go_to (RogScopeReason *self,
                        const char     *part)
{
  if (g_str_equal (part, "reason"))
    gtk_widget_child_focus (self->text, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (g_str_equal (part, "rest") ? self->rest : self->route);
}
