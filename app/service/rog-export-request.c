// SPDX-License-Identifier: GPL-3.0-or-later
/* From a dossier to the request.json of its bag: what an import would make the same of. */
#include "service/rog-export-request.h"

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "core/rog-path.h"
#include "formats/rog-bag.h"

#define DOCUMENTS "data/documents/"
#define RECORD "data/record/"

/*
 * Names
 */

static gboolean
may_stay (const char *name)
{
  return g_str_has_prefix (name, "data/") && !g_str_has_prefix (name, RECORD) && !g_str_equal (name, ROG_BAG_REQUEST) &&
         rog_path_check_member (name, NULL);
}

/* What came without a bag's name lies in a folder for itself. */
static char *
free_name (GHashTable *taken,
           const char *wish)
{
  g_autofree char *part = NULL;
  g_autofree char *name = NULL;

  if (may_stay (wish))
    return rog_path_take_member (taken, wish);

  part = rog_path_make_part (wish);
  name = g_strconcat (DOCUMENTS, part, NULL);

  return rog_path_take_member (taken, name);
}

static const char *
find_in (JsonObject *signed_object,
         const char *signature)
{
  return g_strcmp0 (rog_json_peek_string (signed_object, "signature"), signature) == 0 ? rog_json_peek_string (signed_object, "document") : NULL;
}

/* What was signed here by that signature: a decision, an extract, a letter, a pleading. */
static const char *
find_signed (RogDossier *dossier,
             const char *signature)
{
  const GType types[] = { ROG_TYPE_DECISION, ROG_TYPE_INFORMATION_REQUEST, ROG_TYPE_CHALLENGE };
  const char *found = NULL;

  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (types); i++)
    {
      GListModel *model = rog_dossier_get_model (dossier, types[i]);

      for (guint j = 0; found == NULL && j < g_list_model_get_n_items (model); j++)
        {
          g_autoptr (RogEntity) entity = g_list_model_get_item (model, j); /* the list holds it */
          JsonArray *served = rog_entity_peek_array (entity, "served");

          found = find_in (rog_entity_peek_state (entity), signature);
          for (guint k = 0; found == NULL && served != NULL && k < json_array_get_length (served); k++)
            found = find_in (json_array_get_object_element (served, k), signature);
        }
    }

  return found;
}

/* A signature goes by the name of what it signs, whatever that is called in the bag: others find it by that. */
static char *
wish_name (RogDossier *dossier,
           GHashTable *names,
           RogEntity  *document)
{
  const char *file = rog_entity_get_string (document, "file");
  const char *of = find_signed (dossier, rog_entity_get_id (document));
  const char *name = of != NULL ? g_hash_table_lookup (names, of) : NULL;

  if (name != NULL)
    return g_strconcat (name, ".p7s", NULL);
  if (file == NULL)
    file = rog_entity_get_string (document, "name");

  return g_strdup (file != NULL ? file : "document");
}

/**
 * rog_export_names:
 * @dossier: a dossier
 *
 * Returns: (transfer full) (element-type utf8 utf8): where each document goes in a bag, by id
 */
GHashTable *
rog_export_names (RogDossier *dossier)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GListModel *documents = rog_dossier_get_documents (dossier);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogEntity) document = g_list_model_get_item (documents, i);
      g_autofree char *wish = wish_name (dossier, names, document);

      g_hash_table_insert (names, g_strdup (rog_entity_get_id (document)), free_name (taken, wish));
    }

  return names;
}

/*
 * What the file says
 */

static JsonObject *
copy_entity (RogEntity *entity)
{
  JsonObject *object = rog_json_object_copy (rog_entity_peek_state (entity));

  json_object_set_string_member (object, "id", rog_entity_get_id (entity));

  return object;
}

static JsonArray *
copy_list (GListModel *model)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (model, i);

      json_array_add_object_element (list, copy_entity (entity));
    }

  return list;
}

static JsonArray *
copy_documents (GListModel *model,
                GHashTable *names)
{
  JsonArray *list = copy_list (model);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *document = json_array_get_object_element (list, i);

      json_object_set_string_member (document, "file", g_hash_table_lookup (names, rog_json_peek_string (document, "id")));
    }

  return list;
}

/* A request file has no place for a decision: what was served is its PDF, or the extract, among the documents. Why the
 * court served the whole on somebody to whom not all of it is open is the court's own: it stays in the acts. */
static JsonArray *
copy_events (RogDossier *dossier)
{
  GListModel *model = rog_dossier_get_events (dossier);
  JsonArray  *list = copy_list (model);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autoptr (RogEvent) event = g_list_model_get_item (model, i);
      JsonObject *object = json_array_get_object_element (list, i);
      g_auto (GStrv) documents = NULL;
      JsonArray *names;

      if (g_strcmp0 (rog_event_get_kind (event), "served") == 0 && json_object_has_member (object, "reason"))
        json_object_remove_member (object, "reason");
      if (rog_event_get_decision (event) == NULL)
        continue;
      documents = rog_event_dup_documents (event, dossier);
      names = json_array_new ();
      for (char **id = documents; *id != NULL; id++)
        json_array_add_string_element (names, *id);
      json_object_set_array_member (object, "documents", names);
      json_object_remove_member (object, "decision");
    }

  return list;
}

/* What is asked for: the requested extent, and that of a rest left open as what it is, an
 * item of its own. What was decided of them is in the acts. */
static JsonArray *
copy_items (GListModel *model)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (model, i);
      JsonObject *scope = rog_item_peek_scope (item);
      JsonObject *object;

      if (scope == NULL)
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "id", rog_entity_get_id (ROG_ENTITY (item)));
      json_object_set_int_member (object, "number", rog_item_get_number (item));
      json_object_set_string_member (object, "title", rog_item_get_title (item));
      json_object_set_object_member (object, "scope", rog_json_object_copy (scope));
      if (rog_item_is_notification (item))
        json_object_set_boolean_member (object, "notification", TRUE);
      json_array_add_object_element (list, object);
    }

  return list;
}

static void
collect_ids (GHashTable *ids,
             JsonArray  *list)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    g_hash_table_add (ids, g_strdup (rog_json_peek_string (json_array_get_object_element (list, i), "id")));
}

/* Whether @node names, as the reader of a request file checks it, something that is not in it. */
static gboolean
names_other (JsonNode   *node,
             GHashTable *ids)
{
  static const char *const references[] = { "document", "person", "item", "translation_of", "copy_of", "replaces" };
  g_autoptr (GList) values = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      for (guint i = 0; i < G_N_ELEMENTS (references); i++)
        {
          const char *id = rog_json_peek_string (json_node_get_object (node), references[i]);

          if (id != NULL && rog_uuid_is_valid (id) && !g_hash_table_contains (ids, id))
            return TRUE;
        }
      values = json_object_get_values (json_node_get_object (node));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    values = json_array_get_elements (json_node_get_array (node));

  for (GList *l = values; l != NULL; l = l->next)
    {
      if (names_other (l->data, ids))
        return TRUE;
    }

  return FALSE;
}

/* An event or a limit may speak of what a request file has no place for, a decision say: it
 * stays in the acts alone. */
static void
drop_others (JsonObject *root)
{
  static const char *const lists[] = { "documents", "persons", "items", "capacities", "representations", "limits", "secrecy", "events" };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    collect_ids (ids, rog_json_peek_array (root, lists[i]));
  collect_ids (ids, rog_json_peek_array (rog_json_peek_object (root, "request"), "offences"));
  for (guint i = 3; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *list = rog_json_peek_array (root, lists[i]);

      for (guint j = json_array_get_length (list); j > 0; j--)
        {
          if (names_other (json_array_get_element (list, j - 1), ids))
            json_array_remove_element (list, j - 1);
        }
    }
}

/**
 * rog_export_request:
 * @dossier: a dossier with a request
 * @names: (element-type utf8 utf8): what rog_export_names() gave
 *
 * Returns: (transfer full): its request.json, as it stands now
 */
JsonObject *
rog_export_request (RogDossier *dossier,
                    GHashTable *names)
{
  JsonObject *root = json_object_new ();

  json_object_set_int_member (root, "v", 1);
  json_object_set_object_member (root, "request", rog_json_object_copy (rog_entity_peek_state (ROG_ENTITY (rog_dossier_get_request (dossier)))));
  json_object_set_array_member (root, "documents", copy_documents (rog_dossier_get_documents (dossier), names));
  json_object_set_array_member (root, "persons", copy_list (rog_dossier_get_persons (dossier)));
  json_object_set_array_member (root, "capacities", copy_list (rog_dossier_get_capacities (dossier)));
  json_object_set_array_member (root, "representations", copy_list (rog_dossier_get_representations (dossier)));
  json_object_set_array_member (root, "items", copy_items (rog_dossier_get_items (dossier)));
  json_object_set_array_member (root, "limits", copy_list (rog_dossier_get_limits (dossier)));
  json_object_set_array_member (root, "secrecy", copy_list (rog_dossier_get_secrecy (dossier)));
  json_object_set_array_member (root, "events", copy_events (dossier));
  drop_others (root);

  return root;
}
