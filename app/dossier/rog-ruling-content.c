// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a draft is in the decision that it makes: an item that is left open again keeps what was written for it, a
// challenge that came with it too, and none of that is in the decision (casework § 7).

#include "dossier/rog-ruling-content.h"

#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"

/* Whether one of the challenges in a list is answered in the decision. */
static gboolean
answers_one (RogDossier     *dossier,
             RogRulingDraft *draft,
             JsonArray      *challenges)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (dossier, draft);

  for (guint i = 0; i < pairs->len; i++)
    if (rog_json_array_has (challenges, rog_pair_get_challenge (g_ptr_array_index (pairs, i))))
      return TRUE;

  return FALSE;
}

/**
 * rog_ruling_has_entry:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @entry: one of its orders or conditions
 *
 * Returns: whether it is of the decision: about an item that this covers; where it is about no item, about a challenge
 *   that this answers; or about neither
 */
gboolean
rog_ruling_has_entry (RogDossier     *dossier,
                      RogRulingDraft *draft,
                      JsonObject     *entry)
{
  JsonObject *about = rog_json_peek_object (entry, "about");
  JsonArray  *items = about != NULL ? rog_json_peek_array (about, "items") : NULL;
  JsonArray  *challenges = about != NULL ? rog_json_peek_array (about, "challenges") : NULL;
  guint       n = items != NULL ? json_array_get_length (items) : 0;

  for (guint i = 0; i < n; i++)
    if (rog_ruling_draft_covers (draft, json_array_get_string_element (items, i)))
      return TRUE;

  return n == 0 && (challenges == NULL || json_array_get_length (challenges) == 0 || answers_one (dossier, draft, challenges));
}

/**
 * rog_ruling_count_entries:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @list: "lines" or "conditions"
 *
 * Returns: how many of them are of the decision
 */
guint
rog_ruling_count_entries (RogDossier     *dossier,
                          RogRulingDraft *draft,
                          const char     *list)
{
  JsonArray *array = rog_ruling_draft_peek_list (draft, list);
  guint      n = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    n += rog_ruling_has_entry (dossier, draft, json_array_get_object_element (array, i)) ? 1 : 0;

  return n;
}

static gboolean
has_item (RogDossier     *dossier,
          RogRulingDraft *draft,
          const char     *id)
{
  RogItem *item = rog_ruling_draft_covers (draft, id) ? rog_dossier_find_item (dossier, id) : NULL;

  return item != NULL && !rog_item_is_withdrawn (item);
}

/**
 * rog_ruling_has_paragraph:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @id: a paragraph's id
 *
 * Returns: whether it is in the decision: a general one, or one of an item that this covers or a pair that it touches
 */
gboolean
rog_ruling_has_paragraph (RogDossier     *dossier,
                          RogRulingDraft *draft,
                          const char     *id)
{
  g_autoptr (GPtrArray) all = rog_ruling_draft_get_paragraphs (draft, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      JsonObject *paragraph = g_ptr_array_index (all, i);
      const char *card = rog_json_peek_string (paragraph, "card");

      if (g_strcmp0 (rog_json_peek_string (paragraph, "id"), id) != 0)
        continue;
      if (g_str_has_prefix (card, "item:"))
        return has_item (dossier, draft, card + strlen ("item:"));

      return g_str_equal (card, "general") || (g_str_has_prefix (card, "pair:") && rog_ruling_touches (dossier, draft, card + strlen ("pair:")));
    }

  return FALSE;
}
