// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was written for items that a decision leaves open is for the next one (casework § 7).

#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-content.h"
#include "dossier/rog-ruling-draft-private.h"

typedef struct
{
  RogDossier     *dossier;
  RogRulingDraft *before;
} Left;

static gboolean
is_left (const Left *l,
         const char *item)
{
  return item != NULL && *item != '\0' && !rog_ruling_draft_covers (l->before, item);
}

static gboolean
is_left_pair (const Left *l,
              const char *key)
{
  return rog_ruling_leaves (l->dossier, l->before, key);
}

static gboolean
is_left_card (const Left *l,
              const char *card)
{
  if (card != NULL && g_str_has_prefix (card, "item:"))
    return is_left (l, card + strlen ("item:"));

  return card != NULL && g_str_has_prefix (card, "pair:") && is_left_pair (l, card + strlen ("pair:"));
}

/* "ITEM PERSON", "ITEM FORMALITY" */
static gboolean
is_left_of_item (const Left *l,
                 const char *key)
{
  const char      *space = strchr (key, ' ');
  g_autofree char *item = space != NULL ? g_strndup (key, (gsize)(space - key)) : NULL;

  return is_left (l, item);
}

static gboolean
take_map (const Left     *l,
          RogRulingDraft *next,
          const char     *map,
          gboolean (*left) (const Left *, const char *))
{
  JsonObject    *from = rog_json_peek_object (rog_ruling_draft_peek_state (l->before), map);
  JsonObject    *to = rog_json_peek_object (rog_ruling_draft_peek_state (next), map);
  JsonObjectIter iter;
  const char    *key;
  JsonNode      *node;
  gboolean       any = FALSE;

  if (from == NULL || to == NULL)
    return FALSE;
  json_object_iter_init (&iter, from);
  while (json_object_iter_next (&iter, &key, &node))
    if (left (l, key))
      {
        json_object_set_member (to, key, json_node_copy (node));
        any = TRUE;
      }

  return any;
}

static gboolean
take_paragraphs (const Left     *l,
                 RogRulingDraft *next)
{
  JsonArray *from = json_object_get_array_member (rog_ruling_draft_peek_state (l->before), "paragraphs");
  JsonArray *to = json_object_get_array_member (rog_ruling_draft_peek_state (next), "paragraphs");
  gboolean   any = FALSE;

  for (guint i = 0; i < json_array_get_length (from); i++)
    {
      JsonObject *paragraph = json_array_get_object_element (from, i);

      if (!is_left_card (l, rog_json_peek_string (paragraph, "card")))
        continue;
      json_array_add_object_element (to, rog_json_object_copy (paragraph));
      any = TRUE;
    }

  return any;
}

static gboolean
take_entries (const Left     *l,
              RogRulingDraft *next,
              const char     *list)
{
  JsonArray *from = rog_ruling_draft_peek_list (l->before, list);
  g_autoptr (JsonArray) to = json_array_new ();

  for (guint i = 0; from != NULL && i < json_array_get_length (from); i++)
    if (!rog_ruling_has_entry (l->dossier, l->before, json_array_get_object_element (from, i)))
      json_array_add_object_element (to, rog_json_object_copy (json_array_get_object_element (from, i)));
  if (json_array_get_length (to) == 0)
    return FALSE;
  rog_ruling_draft_set_list (next, list, to);

  return TRUE;
}

/**
 * rog_ruling_take_rest:
 * @dossier: the dossier, as it was before the decision
 * @before: the draft of a decision that is signed
 * @next: the draft of the next one, with nothing in it yet
 *
 * Takes over what was written and is in no decision: in the cards of items that are left open, and of pairs that stay
 * open with them: reasons, answers, who was heard, what is answered to formalities, conditions and orders. No item is chosen, and none has an outcome.
 *
 * Returns: whether there was anything
 */
gboolean
rog_ruling_take_rest (RogDossier     *dossier,
                      RogRulingDraft *before,
                      RogRulingDraft *next)
{
  const Left l = { dossier, before };
  gboolean   any = take_paragraphs (&l, next);

  any = take_map (&l, next, "answers", is_left_pair) || any;
  any = take_map (&l, next, "heard", is_left_of_item) || any;
  any = take_map (&l, next, "formalities", is_left_of_item) || any;
  any = take_map (&l, next, "edited", is_left_card) || any;
  any = take_entries (&l, next, "lines") || any;
  any = take_entries (&l, next, "conditions") || any;
  if (any)
    rog_ruling_draft_changed (next);

  return any;
}
