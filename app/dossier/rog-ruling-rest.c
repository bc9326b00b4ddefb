// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was written for items that a decision leaves open is for the next one (casework § 7).

#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-ruling-draft-private.h"

static gboolean
is_left (RogRulingDraft *before,
         const char     *item)
{
  return item != NULL && *item != '\0' && !rog_ruling_draft_covers (before, item);
}

/* A pair's key is "CHALLENGE/GROUND/ITEM"; without an item it was answered with the decision. */
static gboolean
is_left_pair (RogRulingDraft *before,
              const char     *key)
{
  const char *slash = strrchr (key, '/');

  return slash != NULL && is_left (before, slash + 1);
}

static gboolean
is_left_card (RogRulingDraft *before,
              const char     *card)
{
  if (card != NULL && g_str_has_prefix (card, "item:"))
    return is_left (before, card + strlen ("item:"));

  return card != NULL && g_str_has_prefix (card, "pair:") && is_left_pair (before, card + strlen ("pair:"));
}

/* "ITEM PERSON" */
static gboolean
is_left_heard (RogRulingDraft *before,
               const char     *key)
{
  const char      *space = strchr (key, ' ');
  g_autofree char *item = space != NULL ? g_strndup (key, (gsize)(space - key)) : NULL;

  return is_left (before, item);
}

static gboolean
take_map (RogRulingDraft *self,
          RogRulingDraft *before,
          const char     *map,
          gboolean (*left) (RogRulingDraft *, const char *))
{
  JsonObject    *from = rog_json_peek_object (rog_ruling_draft_peek_state (before), map);
  JsonObject    *to = rog_json_peek_object (rog_ruling_draft_peek_state (self), map);
  JsonObjectIter iter;
  const char    *key;
  JsonNode      *node;
  gboolean       any = FALSE;

  if (from == NULL || to == NULL)
    return FALSE;
  json_object_iter_init (&iter, from);
  while (json_object_iter_next (&iter, &key, &node))
    if (left (before, key))
      {
        json_object_set_member (to, key, json_node_copy (node));
        any = TRUE;
      }

  return any;
}

static gboolean
take_paragraphs (RogRulingDraft *self,
                 RogRulingDraft *before)
{
  JsonArray *from = json_object_get_array_member (rog_ruling_draft_peek_state (before), "paragraphs");
  JsonArray *to = json_object_get_array_member (rog_ruling_draft_peek_state (self), "paragraphs");
  gboolean   any = FALSE;

  for (guint i = 0; i < json_array_get_length (from); i++)
    {
      JsonObject *paragraph = json_array_get_object_element (from, i);

      if (!is_left_card (before, rog_json_peek_string (paragraph, "card")))
        continue;
      json_array_add_object_element (to, rog_json_object_copy (paragraph));
      any = TRUE;
    }

  return any;
}

static gboolean
take_entries (RogRulingDraft *self,
              RogRulingDraft *before,
              const char     *list)
{
  JsonArray *from = rog_ruling_draft_peek_list (before, list);
  g_autoptr (JsonArray) to = json_array_new ();

  for (guint i = 0; from != NULL && i < json_array_get_length (from); i++)
    if (!rog_ruling_draft_has (before, json_array_get_object_element (from, i)))
      json_array_add_object_element (to, rog_json_object_copy (json_array_get_object_element (from, i)));
  if (json_array_get_length (to) == 0)
    return FALSE;
  rog_ruling_draft_set_list (self, list, to);

  return TRUE;
}

/**
 * rog_ruling_draft_take_rest:
 * @self: the draft of the next decision, with nothing in it yet
 * @before: the draft of a decision that was signed
 *
 * Takes over what was written in the cards of items that were left open: reasons, answers, who was heard, conditions and
 * orders. No item is chosen, and none has an outcome.
 *
 * Returns: whether there was anything
 */
gboolean
rog_ruling_draft_take_rest (RogRulingDraft *self,
                            RogRulingDraft *before)
{
  gboolean any = take_paragraphs (self, before);

  any = take_map (self, before, "answers", is_left_pair) || any;
  any = take_map (self, before, "heard", is_left_heard) || any;
  any = take_map (self, before, "edited", is_left_card) || any;
  any = take_entries (self, before, "lines") || any;
  any = take_entries (self, before, "conditions") || any;
  if (any)
    rog_ruling_draft_changed (self);

  return any;
}
