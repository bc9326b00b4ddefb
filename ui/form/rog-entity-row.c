// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of a form that chooses one of what is in the dossier, and keeps its id.
#include "form/rog-entity-row.h"

#include "dossier/rog-entity.h"
#include "form/rog-form-moment.h"
#include "widgets/rog-choice-list.h"

static GListModel *
get_entities (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "entities");
}

/* Where the first of them stands: after the words for none. */
static guint
get_offset (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "none") != NULL ? 1 : 0;
}

/* What has no name is called by when it was entered. */
static char *
name_entity (RogEntity  *entity,
             const char *member)
{
  const char *name = rog_entity_get_string (entity, member);

  return name != NULL ? g_strdup (name) : rog_form_moment_format (rog_entity_get_at (entity), NULL);
}

/**
 * rog_entity_row_new:
 * @member: where the id is kept
 * @title: what is shown
 * @entities: what can be chosen
 * @name: the member that is their name
 * @none: (nullable): what is shown for none of them; %NULL where there has to be one
 *
 * Returns: (transfer floating): a row that chooses one
 */
GtkWidget *
rog_entity_row_new (const char *member,
                    const char *title,
                    GListModel *entities,
                    const char *name,
                    const char *none)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row;

  if (none != NULL)
    gtk_string_list_append (names, none);
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (entities, i);
      g_autofree char *words = name_entity (entity, name);

      gtk_string_list_append (names, words);
    }
  row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "use-markup", FALSE, "use-subtitle", TRUE, "model", names, NULL);
  rog_choice_list_set (ADW_COMBO_ROW (row));
  g_object_set_data_full (G_OBJECT (row), "member", g_strdup (member), g_free);
  g_object_set_data_full (G_OBJECT (row), "entities", g_object_ref (entities), g_object_unref);
  g_object_set_data (G_OBJECT (row), "none", GINT_TO_POINTER (none != NULL));

  return row;
}

/**
 * rog_entity_row_get_member:
 * @row: from rog_entity_row_new()
 *
 * Returns: (transfer none): where the id is kept
 */
const char *
rog_entity_row_get_member (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "member");
}

/**
 * rog_entity_row_choose:
 * @row: from rog_entity_row_new()
 * @id: (nullable): what to choose; nothing changes where it cannot be chosen
 */
void
rog_entity_row_choose (GtkWidget  *row,
                       const char *id)
{
  GListModel *entities = get_entities (row);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (entities, i);

      if (g_str_equal (rog_entity_get_id (entity), id))
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i + get_offset (row));
    }
}

/**
 * rog_entity_row_store:
 * @row: from rog_entity_row_new()
 * @object: where the id of what is chosen goes
 */
void
rog_entity_row_store (GtkWidget  *row,
                      JsonObject *object)
{
  guint offset = get_offset (row), selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  g_autoptr (RogEntity) chosen = NULL;

  if (selected == GTK_INVALID_LIST_POSITION || selected < offset)
    return;
  chosen = g_list_model_get_item (get_entities (row), selected - offset);
  if (chosen != NULL)
    json_object_set_string_member (object, rog_entity_row_get_member (row), rog_entity_get_id (chosen));
}
