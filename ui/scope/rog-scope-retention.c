// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-retention.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "scope/rog-scope-text.h"

#define MOST 999

struct _RogScopeRetention
{
  RogScopeEditor parent_instance;

  GtkSpinButton *length;
  GtkDropDown   *unit;
  GtkWidget     *text;
  JsonObject    *shown; /* (owned): what holds; members that are not edited stay */
};

G_DEFINE_FINAL_TYPE (RogScopeRetention, rog_scope_retention, ROG_TYPE_SCOPE_EDITOR)

static const char *const units[] = { "days", "months", "years" };

static guint
find_unit (const char *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_strcmp0 (units[i], unit) == 0)
      return i;

  return 2;
}

static void
show (RogScopeEditor *editor,
      JsonNode       *value)
{
  RogScopeRetention *self = ROG_SCOPE_RETENTION (editor);
  JsonObject        *retention = value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  const char        *text = retention != NULL ? rog_json_peek_string (retention, "text") : NULL;

  g_clear_pointer (&self->shown, json_object_unref);
  self->shown = retention != NULL ? rog_json_object_copy (retention) : json_object_new ();
  gtk_spin_button_set_value (self->length, (double)json_object_get_int_member_with_default (self->shown, "length", 0));
  gtk_drop_down_set_selected (self->unit, find_unit (rog_json_peek_string (self->shown, "unit")));
  if (self->text != NULL)
    rog_scope_text_set (self->text, text != NULL ? text : "");
}

static void
say (RogScopeRetention *self,
     JsonObject        *retention)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), retention);

  rog_scope_editor_edited (ROG_SCOPE_EDITOR (self), node);
}

static void
length_cb (RogScopeRetention *self)
{
  g_autoptr (JsonObject) retention = rog_json_object_copy (self->shown);
  int length = gtk_spin_button_get_value_as_int (self->length);

  if (length == 0)
    return;

  json_object_set_int_member (retention, "length", length);
  json_object_set_string_member (retention, "unit", units[gtk_drop_down_get_selected (self->unit)]);
  say (self, retention);
}

static void
text_cb (RogScopeRetention *self)
{
  g_autoptr (JsonObject) retention = rog_json_object_copy (self->shown);
  g_autofree char *text = rog_scope_text_dup (self->text);

  if (*text == '\0')
    return;

  json_object_set_string_member (retention, "text", text);
  say (self, retention);
}

static void
rog_scope_retention_finalize (GObject *object)
{
  g_clear_pointer (&ROG_SCOPE_RETENTION (object)->shown, json_object_unref);

  G_OBJECT_CLASS (rog_scope_retention_parent_class)->finalize (object);
}

static void
rog_scope_retention_class_init (RogScopeRetentionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_retention_finalize;
  ROG_SCOPE_EDITOR_CLASS (klass)->show = show;
}

static void
rog_scope_retention_init (RogScopeRetention *self)
{
  const char *names[] = { C_("length of time", "days"), C_("length of time", "months"), C_("length of time", "years"), NULL };
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->shown = json_object_new ();
  self->length = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MOST, 1));
  self->unit = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->length), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Length of retention"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unit), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Unit of retention"), -1);
  g_signal_connect_object (self->length, "value-changed", G_CALLBACK (length_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unit, "notify::selected", G_CALLBACK (length_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->length));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->unit));
  gtk_box_append (GTK_BOX (self), box);
}

GtkWidget *
rog_scope_retention_new (RogDossier *dossier,
                         RogLaw     *law,
                         const char *field,
                         JsonNode   *requested)
{
  RogScopeRetention *self = g_object_new (ROG_TYPE_SCOPE_RETENTION, NULL);
  JsonObject        *asked = requested != NULL && JSON_NODE_HOLDS_OBJECT (requested) ? json_node_get_object (requested) : NULL;

  if (asked != NULL && rog_json_peek_string (asked, "text") != NULL)
    {
      self->text = rog_scope_text_new (_("Retention"), G_CALLBACK (text_cb), self);
      gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self)), FALSE);
      gtk_box_append (GTK_BOX (self), self->text);
    }

  return GTK_WIDGET (self);
}
