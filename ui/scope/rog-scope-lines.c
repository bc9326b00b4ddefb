// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-lines.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-scope-format.h"

struct _RogScopeLines
{
  RogScopeEditor parent_instance;

  RogDossier *dossier; /* (owned) */
  RogLaw     *law;     /* (owned) */
  char       *field;   /* (owned) */
  JsonArray  *shown;   /* (owned): the list that holds */
  GtkBox     *rows;
  GtkEntry   *entry;
};

G_DEFINE_FINAL_TYPE (RogScopeLines, rog_scope_lines, ROG_TYPE_SCOPE_EDITOR)

static void
edited (RogScopeLines *self,
        JsonArray     *array)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  rog_scope_editor_edited (ROG_SCOPE_EDITOR (self), node);
}

/* The list without one element (or all of it, for an index that is none). */
static JsonArray *
copy_without (RogScopeLines *self,
              guint          index)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < json_array_get_length (self->shown); i++)
    if (i != index)
      json_array_add_element (array, json_array_dup_element (self->shown, i));

  return array;
}

static void
remove_cb (RogScopeLines *self,
           GtkWidget     *button)
{
  g_autoptr (JsonArray) array = copy_without (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  edited (self, array);
}

static void
add_cb (RogScopeLines *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (JsonArray) array = copy_without (self, G_MAXUINT);

  if (*text == '\0')
    return;

  if (g_str_equal (self->field, "identifiers"))
    {
      JsonObject *identifier = json_object_new ();

      json_object_set_string_member (identifier, "kind", "other");
      json_object_set_string_member (identifier, "value", text);
      json_array_add_object_element (array, identifier);
    }
  else
    json_array_add_string_element (array, text);
  edited (self, array);
}

static void
add_row (RogScopeLines *self,
         guint          index)
{
  g_autoptr (JsonNode) node = json_array_dup_element (self->shown, index);
  g_autofree char *words = rog_scope_format_value (self->dossier, ROG_RULES (self->law), self->field, node);
  g_autofree char *remove = g_strdup_printf (_("Remove “%s”"), words);
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *label = gtk_label_new (words);
  GtkWidget       *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "scope-entry");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, remove);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (self->rows, row);
}

static void
show (RogScopeEditor *editor,
      JsonNode       *value)
{
  RogScopeLines *self = ROG_SCOPE_LINES (editor);
  GtkWidget     *child;

  g_clear_pointer (&self->shown, json_array_unref);
  self->shown = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_dup_array (value) : json_array_new ();
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < json_array_get_length (self->shown); i++)
    add_row (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), json_array_get_length (self->shown) > 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
rog_scope_lines_finalize (GObject *object)
{
  RogScopeLines *self = ROG_SCOPE_LINES (object);

  g_clear_object (&self->dossier);
  g_clear_object (&self->law);
  g_free (self->field);
  g_clear_pointer (&self->shown, json_array_unref);

  G_OBJECT_CLASS (rog_scope_lines_parent_class)->finalize (object);
}

static void
rog_scope_lines_class_init (RogScopeLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_lines_finalize;
  ROG_SCOPE_EDITOR_CLASS (klass)->show = show;
}

static void
rog_scope_lines_init (RogScopeLines *self)
{
  self->shown = json_array_new ();
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rows));
}

static void
typed_cb (RogScopeLines *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  rog_scope_editor_set_typing (ROG_SCOPE_EDITOR (self), *text != '\0');
}

static void
add_entry (RogScopeLines *self)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *add = gtk_button_new_with_label (_("Add"));
  const char      *name = rog_scope_field_get_label (ROG_RULES (self->law), self->field);
  g_autofree char *label = g_strdup_printf (C_("entry of a list", "%s: one more"), name);
  g_autofree char *button = g_strdup_printf (C_("entry of a list", "Add to %s"), name);

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_entry_set_placeholder_text (self->entry, _("One more"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (self), box);
}

GtkWidget *
rog_scope_lines_new (RogDossier *dossier,
                     RogLaw     *law,
                     const char *field,
                     JsonNode   *requested)
{
  RogScopeLines *self = g_object_new (ROG_TYPE_SCOPE_LINES, NULL);

  self->dossier = g_object_ref (dossier);
  self->law = g_object_ref (law);
  self->field = g_strdup (field);
  add_entry (self);

  return GTK_WIDGET (self);
}
