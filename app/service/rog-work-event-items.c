// SPDX-License-Identifier: GPL-3.0-or-later
/* What the authority does to the items of its request, by an event: takes them back, changes them, adds to them. */
#include "service/rog-work-event-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED, sentence);
  return FALSE;
}

/* Private. */
gboolean
rog_event_is_withdrawal (JsonObject *body)
{
  return g_strcmp0 (rog_json_peek_string (body, "kind"), "withdrawal") == 0;
}

/* Private: the act by which the authority changes what it requests of an item; %NULL for what changes none. */
const char *
rog_event_find_item_act (JsonObject *body)
{
  const char *kind = rog_json_peek_string (body, "kind");

  if (g_strcmp0 (kind, "supplement") == 0)
    return "item.supplemented";

  return g_strcmp0 (kind, "correction") == 0 ? "item.corrected" : NULL;
}

/* The document of the dossier that shows it, with its hash and the passage; %NULL where there is none. */
static JsonObject *
find_source (RogWork    *self,
             JsonObject *proof)
{
  JsonObject  *pin = proof != NULL ? rog_json_peek_object (proof, "pin") : NULL;
  const char  *id = pin != NULL ? rog_json_peek_string (pin, "document") : proof != NULL ? rog_json_peek_string (proof, "document")
                                                                                         : NULL;
  RogDocument *document = id != NULL ? rog_dossier_find_document (self->dossier, id) : NULL;
  JsonObject  *source;

  if (document == NULL)
    return NULL;

  source = json_object_new ();
  json_object_set_string_member (source, "document", id);
  json_object_set_string_member (source, "hash", rog_document_get_hash (document));
  if (pin != NULL)
    json_object_set_object_member (source, "pin", rog_json_object_copy (pin));

  return source;
}

/* Private: the authority's own document takes an item back, and nothing else does (casework § 4). */
gboolean
rog_event_check_withdrawal (RogWork    *self,
                            JsonObject *body,
                            GFile      *given,
                            GError    **error)
{
  JsonArray  *items = rog_json_peek_array (body, "items");
  JsonObject *proof = rog_json_peek_object (body, "proof");
  guint       n = items != NULL ? json_array_get_length (items) : 0;
  g_autoptr (JsonObject) source = NULL;

  if (n == 0 && !rog_work_is_counsel (self))
    return refuse (error, _ ("Which items are withdrawn is missing."));
  for (guint i = 0; i < n; i++)
    {
      RogItem *item = rog_dossier_find_item (self->dossier, json_array_get_string_element (items, i));

      if (item == NULL)
        return refuse (error, _ ("The item is not in this dossier."));
      if (rog_item_is_withdrawn (item))
        return refuse (error, _ ("The item is withdrawn already."));
    }
  source = find_source (self, proof);

  return n == 0 || given != NULL || source != NULL ? TRUE : refuse (error, _ ("The document by which the authority withdraws is missing."));
}

static gboolean
names_item (JsonObject *body,
            const char *id)
{
  JsonArray *items = rog_json_peek_array (body, "items");

  return rog_json_array_has (items, id);
}

/* Two ends of a period; one that is not stated is no day. */
static gboolean
is_backwards (const char *from,
              const char *to)
{
  return g_ascii_isdigit (from[0]) && g_ascii_isdigit (to[0]) && strcmp (from, to) > 0;
}

static gboolean
check_requested (const char *title,
                 JsonObject *scope,
                 GError    **error)
{
  JsonObject *period = scope != NULL ? rog_json_peek_object (scope, "period") : NULL;
  g_autoptr (RogScopeVersion) version = NULL;

  if (title == NULL || scope == NULL)
    return refuse (error, _ ("What the authority requests now is missing."));
  version = rog_scope_version_new (scope, NULL, error);

  return version != NULL && (period == NULL || !is_backwards (rog_json_peek_string (period, "from"), rog_json_peek_string (period, "to")) ||
                             refuse (error, _ ("The period ends before it begins.")));
}

/* What was not requested before has nothing to rest on. */
static gboolean
is_new (RogWork    *self,
        const char *id,
        JsonObject *now)
{
  return now != NULL && !json_object_has_member (now, "rests_on") && rog_dossier_find_item (self->dossier, id) == NULL;
}

static gboolean
check_new_item (JsonObject *body,
                JsonObject *now,
                GError    **error)
{
  if (g_strcmp0 (rog_json_peek_string (body, "kind"), "supplement") != 0)
    return refuse (error, _ ("An item is added by a supplement of the authority."));

  return check_requested (rog_json_peek_string (now, "title"), rog_json_peek_object (now, "scope"), error);
}

static gboolean
check_changed_item (RogWork    *self,
                    JsonObject *body,
                    const char *id,
                    JsonObject *now,
                    GError    **error)
{
  RogItem         *item = rog_dossier_find_item (self->dossier, id);
  const char      *title = now != NULL ? rog_json_peek_string (now, "title") : NULL;
  JsonObject      *scope = now != NULL ? rog_json_peek_object (now, "scope") : NULL;
  g_autofree char *latest = item != NULL ? rog_item_get_requested_hash (item) : NULL;

  if (now == NULL || item == NULL || !names_item (body, id))
    return refuse (error, _ ("The item is not in this dossier, or not among those that the event is about."));
  if (rog_item_is_part (item) || !rog_dossier_item_may_change (self->dossier, item))
    return refuse (error, _ ("An item that is decided, withdrawn, or what was left open of another, is not changed by the authority any more."));
  if (g_strcmp0 (rog_json_peek_string (now, "rests_on"), latest) != 0)
    return refuse (error, _ ("What is requested has been changed since this was begun. Look at it again."));
  if (!check_requested (title, scope, error))
    return FALSE;

  return g_strcmp0 (title, rog_item_get_title (item)) != 0 || !json_object_equal (scope, rog_item_peek_scope (item)) ||
         refuse (error, _ ("Nothing that the authority requests is changed."));
}

/* Private: what is requested changes by the authority's own document, and by nothing else (casework § 4). */
gboolean
rog_event_check_changed_items (RogWork    *self,
                               JsonObject *body,
                               JsonObject *items,
                               GFile      *given,
                               GError    **error)
{
  g_autoptr (JsonObject) source = find_source (self, rog_json_peek_object (body, "proof"));
  JsonObjectIter iter;
  const char    *id;
  JsonNode      *node;

  if (rog_event_find_item_act (body) == NULL)
    return refuse (error, _ ("What is requested changes by a supplement or a correction of the authority."));
  json_object_iter_init_ordered (&iter, items);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    {
      JsonObject *now = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (is_new (self, id, now) ? !check_new_item (body, now, error) : !check_changed_item (self, body, id, now, error))
        return FALSE;
    }

  return given != NULL || source != NULL || refuse (error, _ ("The document by which the authority changes its request is missing."));
}

/*
 * Orders
 */

/* What shows it may be a file that is not read yet: see tie_items(). */
static void
add_item (RogWork    *self,
          RogFiling  *filing,
          const char *kind,
          const char *item,
          JsonObject *state)
{
  JsonObject *source = find_source (self, rog_json_peek_object (filing->body, "proof"));

  if (source != NULL)
    json_object_set_object_member (state, "source", source);
  rog_filing_add_order (filing, kind, item, state);
}

/* What is left to decide once these are taken back. */
static gboolean
leaves_any (RogWork   *self,
            JsonArray *taken)
{
  GListModel *items = rog_dossier_get_items (self->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (rog_dossier_get_item_state (self->dossier, item, NULL) != ROG_ITEM_ENDED && !rog_json_array_has (taken, rog_entity_get_id (ROG_ENTITY (item))))
        return TRUE;
    }

  return FALSE;
}

/* Private: each item as it was, taken back; with the last one, the request. */
void
rog_event_add_withdrawals (RogWork   *self,
                           RogFiling *filing)
{
  RogEntity *request = ROG_ENTITY (rog_dossier_get_request (self->dossier));
  JsonArray *items = rog_json_peek_array (filing->body, "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      RogEntity *item = rog_dossier_find (self->dossier, ROG_TYPE_ITEM, json_array_get_string_element (items, i));
      g_autoptr (JsonObject) state = rog_entity_to_json (item);

      json_object_set_boolean_member (state, "withdrawn", TRUE);
      add_item (self, filing, "item.withdrawn", rog_entity_get_id (item), state);
    }
  if (items != NULL && json_array_get_length (items) > 0 && !leaves_any (self, items))
    {
      g_autoptr (JsonObject) state = rog_entity_to_json (request);

      json_object_set_boolean_member (state, "withdrawn", TRUE);
      rog_filing_add_order (filing, "request.withdrawn", rog_entity_get_id (request), state);
    }
}

/* What is requested now stands in the passage that is cited, where one is. */
static void
set_place (JsonObject *state,
           JsonObject *pin)
{
  if (pin != NULL)
    json_object_set_object_member (rog_json_peek_object (rog_json_peek_object (state, "requested"), "scope"), "place", rog_json_object_copy (pin));
}

static void
add_changed_item (RogWork    *self,
                  RogFiling  *filing,
                  const char *id,
                  JsonObject *now,
                  JsonObject *pin)
{
  RogItem    *item = rog_dossier_find_item (self->dossier, id);
  const char *title = rog_json_peek_string (now, "title");
  g_autoptr (JsonObject) state = rog_entity_to_json (ROG_ENTITY (item));
  g_autoptr (JsonObject) made = rog_item_make_state (rog_item_get_number (item), title, rog_json_peek_object (now, "scope"));

  json_object_set_string_member (state, "title", title);
  set_place (made, pin);
  json_object_set_object_member (state, "requested", rog_json_object_copy (rog_json_peek_object (made, "requested")));
  add_item (self, filing, rog_event_find_item_act (filing->body), id, state);
}

/* The event is about it too. */
static void
name_in_event (JsonObject *body,
               const char *id)
{
  JsonArray *items = rog_json_peek_array (body, "items");

  if (items == NULL)
    {
      items = json_array_new ();
      json_object_set_array_member (body, "items", items);
    }
  json_array_add_string_element (items, id);
}

static void
add_new_item (RogWork    *self,
              RogFiling  *filing,
              gint64      number,
              JsonObject *now,
              JsonObject *pin)
{
  g_autofree char *id = rog_uuid_new ();
  g_autoptr (JsonObject) state = rog_item_make_state (number, rog_json_peek_string (now, "title"), rog_json_peek_object (now, "scope"));

  set_place (state, pin);
  name_in_event (filing->body, id);
  add_item (self, filing, "item.entered", id, state);
}

static gint64
highest_number (RogDossier *dossier)
{
  GListModel *items = rog_dossier_get_items (dossier);
  gint64      highest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      highest = MAX (highest, rog_item_get_number (item));
    }

  return highest;
}

/* Private: each item as it was, with what is requested of it now; and each that is added. */
void
rog_event_add_changed_items (RogWork    *self,
                             RogFiling  *filing,
                             JsonObject *items)
{
  JsonObject    *proof = rog_json_peek_object (filing->body, "proof");
  JsonObject    *pin = proof != NULL ? rog_json_peek_object (proof, "pin") : NULL;
  gint64         number = highest_number (self->dossier);
  JsonObjectIter iter;
  const char    *id;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, items);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    {
      JsonObject *now = json_node_get_object (node);

      if (is_new (self, id, now))
        add_new_item (self, filing, ++number, now, pin);
      else
        add_changed_item (self, filing, id, now, pin);
    }
}

/* Private: after the document and the event, which they follow from. */
void
rog_event_tie_items (RogFiling *filing,
                     GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      RogActOrder *order = g_ptr_array_index (items, i);
      gboolean     item = g_str_has_prefix (order->kind, "item.");

      if (item && filing->reading != NULL)
        {
          const RogReadFile *file = g_ptr_array_index (filing->reading->files, 0);
          g_autofree char   *hash = rog_digest_to_string (rog_vault_file_get_hash (file->file));
          JsonObject        *source = json_object_new ();

          json_object_set_string_member (source, "document", rog_filing_get_given_id (filing));
          json_object_set_string_member (source, "hash", hash);
          json_object_set_object_member (order->body, "source", source);
        }
      if (item)
        rog_act_order_add_document (order, rog_json_peek_string (rog_json_peek_object (order->body, "source"), "document"));
      g_ptr_array_add (filing->orders, order);
    }
}
