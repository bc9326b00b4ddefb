// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * From request.json, or the form, to acts: every thing it names becomes an act of the bench's
 * record, with ids of this dossier's own, in one transaction with its documents.
 */
#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-item.h"
#include "formats/rog-bag.h"
#include "service/rog-acts.h"
#include "service/rog-import-private.h"
#include "store/rog-search.h"

/* What is made of each list of a request file. Items and documents have ways of their own. */
static const struct
{
  const char *member;
  const char *kind;
} plain_lists[] = {
  { "persons", "person.entered" },
  { "capacities", "capacity.set" },
  { "representations", "representation.set" },
  { "limits", "limit.set" },
  { "secrecy", "secrecy.set" },
  { "events", "event.entered" },
};

/*
 * Ids: those of the file are the sender's; here everything gets new ones, so that the same
 * request can be imported twice, and no two dossiers share an id
 */

static void
collect_ids (GHashTable *ids,
             JsonArray  *list)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      const char *id = rog_json_peek_string (object, "id");

      if (id != NULL && !g_hash_table_contains (ids, id))
        g_hash_table_insert (ids, g_strdup (id), rog_uuid_new ());
    }
}

static void
renumber (JsonNode   *node,
          GHashTable *ids)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_values (json_node_get_object (node));

      for (GList *l = members; l != NULL; l = l->next)
        renumber (l->data, ids);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (GList) elements = json_array_get_elements (json_node_get_array (node));

      for (GList *l = elements; l != NULL; l = l->next)
        renumber (l->data, ids);
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *mine = g_hash_table_lookup (ids, json_node_get_string (node));

      if (mine != NULL)
        json_node_set_string (node, mine);
    }
}

/*
 * Documents
 */

static const RogReadFile *
find_file (RogReading *reading,
           const char *name)
{
  for (guint i = 0; name != NULL && i < reading->files->len; i++)
    {
      const RogReadFile *file = g_ptr_array_index (reading->files, i);

      if (g_str_equal (file->name, name))
        return file->state == ROG_IMPORT_FILE_DUPLICATE ? g_ptr_array_index (reading->files, file->same_as) : file;
    }

  return NULL;
}

/* Ties the file's ids to those that the vault has given, and refuses a document whose file
 * is not there. */
static gboolean
tie_documents (RogReading *reading,
               JsonObject *request,
               GHashTable *ids,
               GError    **error)
{
  JsonArray *documents = rog_json_peek_array (request, "documents");

  for (guint i = 0; documents != NULL && i < json_array_get_length (documents); i++)
    {
      JsonObject        *document = json_array_get_object_element (documents, i);
      const char        *name = rog_json_peek_string (document, "file");
      const RogReadFile *file = find_file (reading, name);

      if (file == NULL || file->file == NULL)
        {
          g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("The request names a document “%s” that is not among the files."), name != NULL ? name : "");
          return FALSE;
        }
      g_hash_table_insert (ids, g_strdup (rog_json_peek_string (document, "id")), g_strdup (rog_vault_file_get_id (file->file)));
    }

  return TRUE;
}

static char *
name_without_folder (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  char            *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';

  return g_steal_pointer (&base);
}

static JsonObject *
find_document (JsonObject *request,
               const char *id)
{
  JsonArray *documents = rog_json_peek_array (request, "documents");

  for (guint i = 0; documents != NULL && i < json_array_get_length (documents); i++)
    {
      JsonObject *document = json_array_get_object_element (documents, i);

      if (g_strcmp0 (rog_json_peek_string (document, "id"), id) == 0)
        return document;
    }

  return NULL;
}

/* What is known of a file goes over what is said of it. */
static void
add_document_order (GPtrArray         *orders,
                    const RogReadFile *file,
                    JsonObject        *said)
{
  const char *id = rog_vault_file_get_id (file->file);
  g_autoptr (JsonObject) body = said != NULL ? rog_json_object_copy (said) : json_object_new ();
  g_autofree char *hash = rog_digest_to_string (rog_vault_file_get_hash (file->file));
  g_autofree char *plain = name_without_folder (file->name);
  gboolean         is_request = g_str_equal (file->name, ROG_BAG_REQUEST);
  RogActOrder     *order;

  json_object_remove_member (body, "id");
  if (!json_object_has_member (body, "name"))
    json_object_set_string_member (body, "name", is_request ? _ ("Request as data") : plain);
  if (!json_object_has_member (body, "role"))
    json_object_set_string_member (body, "role", is_request ? "request-data" : "annex");
  json_object_set_string_member (body, "file", file->name);
  json_object_set_string_member (body, "hash", hash);
  json_object_set_string_member (body, "media_type", file->media_type);
  json_object_set_int_member (body, "size", (gint64)rog_vault_file_get_size (file->file));
  if (file->pages > 0)
    json_object_set_int_member (body, "pages", file->pages);

  order = rog_act_order_new ("document.entered", id, body);
  rog_act_order_add_document (order, id);
  g_ptr_array_add (orders, order);
}

static gboolean
keep_document (RogDatabase       *database,
               const RogReadFile *file,
               const char        *dossier,
               gint64             now,
               GError           **error)
{
  const char *id = rog_vault_file_get_id (file->file);

  if (!rog_vault_add (database, file->file, dossier, file->name, file->media_type, now, error))
    return FALSE;
  if (file->text->len == 0)
    return TRUE;
  if (!rog_search_begin_document (database, dossier, id, file->text->len, error))
    return FALSE;

  for (guint i = 0; i < file->text->len; i++)
    {
      if (!rog_search_add_page (database, id, i + 1, g_ptr_array_index (file->text, i), error))
        return FALSE;
    }

  return TRUE;
}

/*
 * The rest
 */

static void
add_plain_orders (GPtrArray  *orders,
                  JsonObject *request)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_lists); i++)
    {
      JsonArray *list = rog_json_peek_array (request, plain_lists[i].member);

      for (guint j = 0; list != NULL && j < json_array_get_length (list); j++)
        {
          JsonObject *said = json_array_get_object_element (list, j);
          g_autoptr (JsonObject) body = rog_json_object_copy (said);

          json_object_remove_member (body, "id");
          if (g_str_equal (plain_lists[i].member, "persons") && !json_object_has_member (body, "number"))
            json_object_set_int_member (body, "number", j + 1);
          g_ptr_array_add (orders, rog_act_order_new (plain_lists[i].kind, rog_json_peek_string (said, "id"), body));
        }
    }
}

static gboolean
add_item_orders (GPtrArray  *orders,
                 JsonObject *request,
                 GError    **error)
{
  JsonArray *items = rog_json_peek_array (request, "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *said = json_array_get_object_element (items, i);
      JsonObject *scope = rog_json_get_object (said, "scope", error);
      const char *title = rog_json_get_string (said, "title", scope != NULL ? error : NULL);
      gint64      number = i + 1;
      g_autoptr (JsonObject) body = NULL;

      if (scope == NULL || title == NULL)
        return FALSE;
      if (json_object_has_member (said, "number") && !rog_json_get_int (said, "number", &number, error))
        return FALSE;

      body = rog_item_make_state (number, title, scope);
      rog_json_copy_member (said, body, "notification");
      g_ptr_array_add (orders, rog_act_order_new ("item.entered", rog_json_peek_string (said, "id"), body));
    }

  return TRUE;
}

static GHashTable *
make_ids (RogReading *reading,
          JsonObject *request,
          GError    **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *head = rog_json_get_object (request, "request", error);

  if (head == NULL || !tie_documents (reading, request, ids, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (plain_lists); i++)
    collect_ids (ids, rog_json_peek_array (request, plain_lists[i].member));
  collect_ids (ids, rog_json_peek_array (request, "items"));
  collect_ids (ids, rog_json_peek_array (head, "offences"));

  return g_steal_pointer (&ids);
}

static GPtrArray *
make_orders (RogReading *reading,
             JsonObject *request,
             GError    **error)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_order_free);
  JsonObject *head = rog_json_get_object (request, "request", error);

  if (head == NULL)
    return NULL;

  for (guint i = 0; i < reading->files->len; i++)
    {
      const RogReadFile *file = g_ptr_array_index (reading->files, i);

      if (file->file != NULL)
        add_document_order (orders, file, find_document (request, rog_vault_file_get_id (file->file)));
    }
  g_ptr_array_add (orders, rog_act_order_new ("request.entered", NULL, head));
  add_plain_orders (orders, request);

  return add_item_orders (orders, request, error) ? g_steal_pointer (&orders) : NULL;
}

static gboolean
keep_documents (RogDatabase *database,
                RogReading  *reading,
                const char  *dossier,
                gint64       now,
                GError     **error)
{
  for (guint i = 0; i < reading->files->len; i++)
    {
      const RogReadFile *file = g_ptr_array_index (reading->files, i);

      if (file->file != NULL && !keep_document (database, file, dossier, now, error))
        return FALSE;
    }

  return TRUE;
}

/* Private: the whole dossier or nothing of it. The files in the vault stay only once the
 * transaction is through; until then a crash leaves files without a row, which are swept. */
GPtrArray *
rog_reading_commit (RogDatabase *database,
                    RogReading  *reading,
                    JsonObject  *request,
                    RogRecords  *records,
                    RogSigner   *author,
                    RogClock    *clock,
                    const char  *dossier,
                    GError     **error)
{
  g_autoptr (JsonNode) mine = json_node_init_object (json_node_alloc (), request);
  g_autoptr (GHashTable) ids = make_ids (reading, request, error);
  g_autoptr (GPtrArray) orders = NULL;
  g_autoptr (GPtrArray) acts = NULL;
  g_autoptr (RogTransaction) transaction = NULL;
  g_autofree char *record = NULL;
  const char      *audience = g_str_equal (rog_signer_get_role (author), "counsel") ? ROG_AUDIENCE_OWN : ROG_AUDIENCE_BENCH;

  if (ids == NULL)
    return NULL;

  renumber (mine, ids);
  orders = make_orders (reading, request, error);
  transaction = orders != NULL ? rog_transaction_begin (database, error) : NULL;
  if (transaction == NULL || !keep_documents (database, reading, dossier, rog_clock_now (clock), error))
    return NULL;

  record = rog_records_create (records, database, audience, dossier, error);
  if (record == NULL)
    return NULL;

  acts = rog_acts_append (database, records, author, clock, dossier, orders, error);
  if (acts == NULL || !rog_transaction_commit (transaction, error))
    return NULL;

  for (guint i = 0; i < reading->files->len; i++)
    {
      RogReadFile *file = g_ptr_array_index (reading->files, i);

      if (file->file != NULL)
        rog_vault_file_keep (file->file);
    }

  return g_steal_pointer (&acts);
}
