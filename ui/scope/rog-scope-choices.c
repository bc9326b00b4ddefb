// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-choices.h"

#include "core/rog-json.h"
#include "dossier/rog-scope-format.h"

struct _RogScopeChoices
{
  RogScopeEditor parent_instance;

  GPtrArray *ids;    /* (owned): what can be chosen */
  GPtrArray *checks; /* of each; the widgets are their parent's */
};

G_DEFINE_FINAL_TYPE (RogScopeChoices, rog_scope_choices, ROG_TYPE_SCOPE_EDITOR)

/* What is "all" or not stated contains every choice, and none of them is named. */
static void
show (RogScopeEditor *editor,
      JsonNode       *value)
{
  RogScopeChoices *self = ROG_SCOPE_CHOICES (editor);
  JsonArray       *array = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  for (guint i = 0; i < self->ids->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), array != NULL && rog_json_array_has (array, g_ptr_array_index (self->ids, i)));
}

static void
toggled_cb (RogScopeChoices *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->ids->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      json_array_add_string_element (array, g_ptr_array_index (self->ids, i));
  json_node_take_array (node, array);
  rog_scope_editor_edited (ROG_SCOPE_EDITOR (self), node);
}

static void
add_choice (RogScopeChoices *self,
            RogDossier      *dossier,
            RogLaw          *law,
            const char      *field,
            const char      *id,
            guint            depth)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), id);
  g_autofree char *words = rog_scope_format_value (dossier, ROG_RULES (law), field, node);
  GtkWidget       *check = gtk_check_button_new_with_label (words);
  GtkWidget       *label = gtk_widget_get_last_child (check);

  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
    }
  gtk_widget_set_margin_start (check, (int)depth * 22);
  g_ptr_array_add (self->ids, g_strdup (id));
  g_ptr_array_add (self->checks, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), check);
}

/* A category, and those that lie within it. */
static void
add_category (RogScopeChoices *self,
              RogDossier      *dossier,
              RogLaw          *law,
              const char      *id,
              guint            depth)
{
  GListModel *all = rog_law_get_catalogue (law, "data-categories");

  add_choice (self, dossier, law, "data_categories", id, depth);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (all, i);

      if (g_strcmp0 (rog_law_entry_get_text (entry, "within"), id) == 0)
        add_category (self, dossier, law, rog_law_entry_get_id (entry), depth + 1);
    }
}

/* Everything that a field may name, where the request does not say which. */
static void
add_all (RogScopeChoices *self,
         RogDossier      *dossier,
         RogLaw          *law,
         const char      *field)
{
  RogRequest *request = rog_dossier_get_request (dossier);
  JsonArray  *offences = request != NULL ? rog_entity_peek_array (ROG_ENTITY (request), "offences") : NULL;
  GListModel *persons = rog_dossier_get_persons (dossier);

  if (g_str_equal (field, "data_categories"))
    add_category (self, dossier, law, "all-data", 0);
  for (guint i = 0; g_str_equal (field, "offences") && offences != NULL && i < json_array_get_length (offences); i++)
    add_choice (self, dossier, law, field, rog_json_peek_string (json_array_get_object_element (offences, i), "id"), 0);
  for (guint i = 0; g_str_equal (field, "persons") && i < g_list_model_get_n_items (persons); i++)
    {
      g_autoptr (RogEntity) person = g_list_model_get_item (persons, i);

      add_choice (self, dossier, law, field, rog_entity_get_id (person), 0);
    }
}

static void
rog_scope_choices_finalize (GObject *object)
{
  RogScopeChoices *self = ROG_SCOPE_CHOICES (object);

  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (rog_scope_choices_parent_class)->finalize (object);
}

static void
rog_scope_choices_class_init (RogScopeChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_choices_finalize;
  ROG_SCOPE_EDITOR_CLASS (klass)->show = show;
}

static void
rog_scope_choices_init (RogScopeChoices *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new ();
  gtk_box_set_spacing (GTK_BOX (self), 0);
}

GtkWidget *
rog_scope_choices_new (RogDossier *dossier,
                       RogLaw     *law,
                       const char *field,
                       JsonNode   *requested)
{
  RogScopeChoices *self = g_object_new (ROG_TYPE_SCOPE_CHOICES, NULL);
  JsonArray       *array = requested != NULL && JSON_NODE_HOLDS_ARRAY (requested) ? json_node_get_array (requested) : NULL;

  if (array == NULL)
    add_all (self, dossier, law, field);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *id = json_array_get_string_element (array, i);

      if (g_str_equal (field, "data_categories"))
        add_category (self, dossier, law, id, 0);
      else
        add_choice (self, dossier, law, field, id, 0);
    }

  return GTK_WIDGET (self);
}
