// SPDX-License-Identifier: GPL-3.0-or-later
//
// The passages that can be cited without leaving the desk: where the item and the alleged
// offences stand in the documents, and what this person has noted.
#include "core/rog-json.h"
#include "scope/rog-scope-reason.h"
#include "service/rog-paper.h"

static void
add_pin (GPtrArray  *pins,
         JsonObject *pin)
{
  if (pin == NULL || !json_object_has_member (pin, "document"))
    return;
  for (guint i = 0; i < pins->len; i++)
    if (json_object_equal (g_ptr_array_index (pins, i), pin))
      return;

  g_ptr_array_add (pins, json_object_ref (pin));
}

static void
add_array (GPtrArray *pins,
           JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      add_pin (pins, json_array_get_object_element (array, i));
}

static void
add_offences (GPtrArray  *pins,
              RogRequest *request)
{
  JsonArray *offences = request != NULL ? rog_entity_peek_array (ROG_ENTITY (request), "offences") : NULL;

  for (guint i = 0; offences != NULL && i < json_array_get_length (offences); i++)
    add_array (pins, rog_json_peek_array (json_array_get_object_element (offences, i), "pins"));
}

static void
add_authority (GPtrArray *pins,
               JsonArray *papers)
{
  for (guint i = 0; papers != NULL && i < json_array_get_length (papers); i++)
    add_pin (pins, rog_json_peek_object (json_array_get_object_element (papers, i), "pin"));
}

static void
add_notes (GPtrArray  *pins,
           GListModel *notes)
{
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (RogPaper) note = g_list_model_get_item (notes, i);
      JsonObject *content = rog_paper_get_content (note);

      add_pin (pins, rog_json_peek_object (content, "pin"));
      add_array (pins, rog_json_peek_array (content, "pins"));
    }
}

/**
 * rog_scope_pins_find:
 * @work: the work on a dossier
 * @item: an item of it
 *
 * Returns: (transfer full) (element-type JsonObject): passages to cite, each once
 */
GPtrArray *
rog_scope_pins_find (RogWork *work,
                     RogItem *item)
{
  GPtrArray  *pins = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);
  JsonObject *scope = rog_item_peek_scope (item);

  add_pin (pins, rog_json_peek_object (scope, "place"));
  add_offences (pins, rog_dossier_get_request (rog_work_get_dossier (work)));
  add_authority (pins, rog_json_peek_array (scope, "authorised_by"));
  add_notes (pins, rog_work_get_papers (work, "note"));

  return pins;
}

/**
 * rog_scope_reason_add_pin:
 * @draft: a draft
 * @field: a field that it changes
 * @pin: a pin; a copy is taken
 *
 * Adds a pin to a reason, once.
 */
void
rog_scope_reason_add_pin (RogScopeDraft *draft,
                          const char    *field,
                          JsonObject    *pin)
{
  JsonArray *before = rog_json_peek_array (rog_scope_draft_peek_change (draft, field), "pins");
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);
  g_autoptr (JsonArray) after = json_array_new ();

  add_array (all, before);
  add_pin (all, pin);
  for (guint i = 0; i < all->len; i++)
    json_array_add_object_element (after, rog_json_object_copy (g_ptr_array_index (all, i)));
  rog_scope_draft_set_pins (draft, field, after);
}
