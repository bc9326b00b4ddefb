// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be typed and chosen on the page, and what it says.

#include "form/rog-act-page-private.h"

#include "core/rog-json.h"
#include "form/rog-entity-row.h"
#include "widgets/rog-row-name.h"

/**
 * rog_act_page_add_group:
 * @self: the page
 * @title: (nullable): the group's title
 * @description: (nullable): a sentence below it, plain text
 *
 * Returns: (transfer none): an empty group
 */
AdwPreferencesGroup *
rog_act_page_add_group (RogActPage *self,
                        const char *title,
                        const char *description)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title != NULL ? title : "", NULL);

  rog_group_describe (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  if (title == NULL)
    rog_row_name_list (group, adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));

  return ADW_PREFERENCES_GROUP (group);
}

/**
 * rog_act_page_add_fields:
 * @self: the page
 * @title: (nullable): the group's title
 * @fields: the fields; they outlive the page
 * @object: (nullable): whose members they show
 *
 * Returns: (transfer none): the group
 */
AdwPreferencesGroup *
rog_act_page_add_fields (RogActPage         *self,
                         const char         *title,
                         const RogFormField *fields,
                         JsonObject         *object)
{
  AdwPreferencesGroup *group = rog_act_page_add_group (self, title, NULL);
  g_autoptr (JsonObject) empty = json_object_new ();

  for (guint i = 0; fields[i].member != NULL; i++)
    {
      GtkWidget *row = rog_form_row_new (&fields[i], object != NULL ? object : empty);

      rog_form_row_connect (row, G_CALLBACK (rog_act_page_update), self);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (group, row);
    }

  return group;
}

/**
 * rog_act_page_get_row:
 * @self: the page
 * @member: a field
 *
 * Returns: (transfer none) (nullable): its row; one that is hidden is neither needed nor kept
 */
GtkWidget *
rog_act_page_get_row (RogActPage *self,
                      const char *member)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (rog_form_row_get_member (g_ptr_array_index (self->rows, i)), member))
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

/**
 * rog_act_page_dup_value:
 * @self: the page
 * @member: a field
 *
 * Returns: (transfer full) (nullable): what it says
 */
char *
rog_act_page_dup_value (RogActPage *self,
                        const char *member)
{
  GtkWidget *row = rog_act_page_get_row (self, member);

  return row != NULL && gtk_widget_get_visible (row) ? rog_form_row_dup_value (row) : NULL;
}

/**
 * rog_act_page_add_check:
 * @self: the page
 * @group: one of its groups, or an expander row in one
 * @member: the list that it belongs to
 * @id: what is kept in that list
 * @title: what is shown
 * @active: whether it is chosen
 *
 * Returns: (transfer none): a row with a check
 */
GtkWidget *
rog_act_page_add_check (RogActPage *self,
                        GtkWidget  *group,
                        const char *member,
                        const char *id,
                        const char *title,
                        gboolean    active)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (check), "member", g_strdup (member), g_free);
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (rog_act_page_update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  if (ADW_IS_EXPANDER_ROW (group))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (group), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

/**
 * rog_act_page_add_entities:
 * @self: the page
 * @title: the group's title
 * @description: (nullable): a sentence below it, plain text
 * @member: the list that they are kept in
 * @entities: persons, items or documents; without any there is no group
 * @name: the member that is their name
 * @chosen: (nullable): ids of those that are chosen
 *
 * One check for each.
 *
 * Returns: (transfer none) (nullable): the group
 */
AdwPreferencesGroup *
rog_act_page_add_entities (RogActPage *self,
                           const char *title,
                           const char *description,
                           const char *member,
                           GListModel *entities,
                           const char *name,
                           JsonArray  *chosen)
{
  AdwPreferencesGroup *group;

  if (g_list_model_get_n_items (entities) == 0)
    return NULL;

  group = rog_act_page_add_group (self, title, description);
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (entities, i);
      const char *id = rog_entity_get_id (entity);

      rog_act_page_add_check (self, GTK_WIDGET (group), member, id, rog_entity_get_string (entity, name), rog_json_array_has (chosen, id));
    }

  return group;
}

/**
 * rog_act_page_add_entity:
 * @self: the page
 * @group: one of its groups
 * @member: where its id is kept
 * @title: what is shown
 * @entities: what can be chosen
 * @name: the member that is their name
 * @none: (nullable): what is shown for none of them; %NULL where there has to be one
 *
 * Returns: (transfer none): a row that chooses one
 */
GtkWidget *
rog_act_page_add_entity (RogActPage          *self,
                         AdwPreferencesGroup *group,
                         const char          *member,
                         const char          *title,
                         GListModel          *entities,
                         const char          *name,
                         const char          *none)
{
  GtkWidget *row = rog_entity_row_new (member, title, entities, name, none);

  g_signal_connect_object (row, "notify::selected", G_CALLBACK (rog_act_page_update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->entities, row);
  adw_preferences_group_add (group, row);

  return row;
}

/**
 * rog_act_page_has:
 * @self: the page
 * @member: a list
 * @id: one of those that can be chosen in it
 *
 * Returns: whether it is chosen
 */
gboolean
rog_act_page_has (RogActPage *self,
                  const char *member,
                  const char *id)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (g_str_equal (g_object_get_data (G_OBJECT (check), "member"), member) && g_str_equal (g_object_get_data (G_OBJECT (check), "id"), id))
        return gtk_check_button_get_active (check);
    }

  return FALSE;
}

/**
 * rog_act_page_count:
 * @self: the page
 * @member: a list
 *
 * Returns: how many are chosen in it
 */
guint
rog_act_page_count (RogActPage *self,
                    const char *member)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (g_str_equal (g_object_get_data (G_OBJECT (check), "member"), member) && gtk_check_button_get_active (check))
        n++;
    }

  return n;
}

/**
 * rog_act_page_take_group:
 * @self: the page
 * @group: (transfer floating): a group of another kind; what is made in it goes to rog_act_page_set_more()
 */
void
rog_act_page_take_group (RogActPage          *self,
                         AdwPreferencesGroup *group)
{
  adw_preferences_page_add (self->page, group);
}

/**
 * rog_act_page_peek_more:
 * @self: the page
 * @id: what it was made for
 *
 * Returns: (transfer none) (nullable): what rog_act_page_set_more() was given, or was kept of it
 */
JsonObject *
rog_act_page_peek_more (RogActPage *self,
                        const char *id)
{
  return rog_json_peek_object (self->more, id);
}

/**
 * rog_act_page_set_more:
 * @self: the page
 * @id: what it is for
 * @more: (nullable): what was made; copied
 *
 * Keeps it with what was typed.
 */
void
rog_act_page_set_more (RogActPage *self,
                       const char *id,
                       JsonObject *more)
{
  if (more != NULL)
    json_object_set_object_member (self->more, id, rog_json_object_copy (more));
  else if (json_object_has_member (self->more, id))
    json_object_remove_member (self->more, id);
  rog_act_page_update (self);
}

/**
 * rog_act_page_set_proof:
 * @self: the page
 * @proof: (transfer floating): its proof, which is needed as long as it is visible
 */
void
rog_act_page_set_proof (RogActPage    *self,
                        RogProofGroup *proof)
{
  self->proof = proof;
  g_signal_connect_object (proof, "changed", G_CALLBACK (rog_act_page_update), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (proof));
}

RogProofGroup *
rog_act_page_get_proof (RogActPage *self)
{
  return self->proof;
}

/**
 * rog_act_page_put_proof:
 * @self: a page with a proof
 * @body: gets its `proof`, where there is one
 */
void
rog_act_page_put_proof (RogActPage *self,
                        JsonObject *body)
{
  JsonObject *proof = rog_proof_group_to_json (self->proof);

  if (proof != NULL)
    json_object_set_object_member (body, "proof", proof);
}

/**
 * rog_act_page_add_pin:
 * @self: the page
 * @pin: a passage that was cited while it was shown
 *
 * Returns: whether it takes passages
 */
gboolean
rog_act_page_add_pin (RogActPage *self,
                      JsonObject *pin)
{
  if (self->proof == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->proof)))
    return FALSE;

  rog_proof_group_add_pin (self->proof, pin);

  return TRUE;
}

/*
 * What it says
 */

static void
add_to_list (JsonObject *body,
             const char *member,
             const char *id)
{
  JsonArray *list = rog_json_peek_array (body, member);

  if (list == NULL)
    {
      list = json_array_new ();
      json_object_set_array_member (body, member, list);
    }
  json_array_add_string_element (list, id);
}

/**
 * rog_act_page_to_json:
 * @self: the page
 *
 * Returns: (transfer full): what its fields say; the proof is for whoever made the page
 */
JsonObject *
rog_act_page_to_json (RogActPage *self)
{
  JsonObject *body = json_object_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_visible (row))
        rog_form_row_store (row, body);
    }
  for (guint i = 0; i < self->entities->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->entities, i);

      if (gtk_widget_get_visible (row))
        rog_entity_row_store (row, body);
    }
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (check))
        add_to_list (body, g_object_get_data (G_OBJECT (check), "member"), g_object_get_data (G_OBJECT (check), "id"));
    }

  return body;
}
