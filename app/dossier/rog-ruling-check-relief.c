// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether what an upheld ground asks for is anywhere in the operative part (casework § 7). It is said only where that is
// so: what a judge ordered in words may be it, and nobody here can say that it is not.
#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-check.h"
#include "dossier/rog-ruling-content.h"

/* What gives a relief: outcomes of the item, and the order of that kind. */
static const struct
{
  const char *relief;
  const char *outcomes[3];
  const char *order;
} gives[] = {
  { "refuse", { "refuse", "raise-ground", "object" }, NULL },
  { "narrow", { "execute-in-part" }, NULL },
  { "other-measure", { "other-measure" }, NULL },
  { "postpone", { "postpone" }, NULL },
  { "inform", { NULL }, "tell" },
  { "give-access", { NULL }, "give-access" },
  { "return", { NULL }, "return" },
  { "destroy", { NULL }, "destroy" },
};

static gboolean
outcome_gives (const char *relief,
               const char *outcome)
{
  for (guint i = 0; i < G_N_ELEMENTS (gives); i++)
    for (guint j = 0; j < G_N_ELEMENTS (gives[i].outcomes); j++)
      if (g_strcmp0 (gives[i].relief, relief) == 0 && gives[i].outcomes[j] != NULL && g_strcmp0 (gives[i].outcomes[j], outcome) == 0)
        return TRUE;

  return FALSE;
}

static gboolean
order_gives (const char *relief,
             const char *order)
{
  for (guint i = 0; i < G_N_ELEMENTS (gives); i++)
    if (g_strcmp0 (gives[i].relief, relief) == 0 && gives[i].order != NULL && g_strcmp0 (gives[i].order, order) == 0)
      return TRUE;

  /* In words, or of no kind yet. */
  return order == NULL || g_str_equal (order, "other");
}

static gboolean
is_plain (const char *outcome)
{
  static const char *const plain[] = { "execute", "raise-none", "no-objection", NULL };

  return outcome == NULL || g_strv_contains (plain, outcome);
}

/* Of an item: what it is decided to be gives what was asked, or, where the ground is upheld in part, something of it. */
static gboolean
item_gives (RogRulingCheck *c,
            const char     *item,
            const char     *relief,
            gboolean        in_part)
{
  static const char *const in_words[] = { "words", "set-aside", NULL };
  const char              *outcome = rog_ruling_draft_get_outcome (c->draft, item);
  JsonObject              *line = rog_ruling_draft_peek_item (c->draft, item);

  if (outcome_gives (relief, outcome) || (!is_plain (outcome) && (in_part || g_strv_contains (in_words, relief))))
    return TRUE;
  if (g_str_equal (relief, "postpone"))
    return line != NULL && rog_json_peek_object (line, "execution_postponed") != NULL;

  return g_str_equal (relief, "decide-by") && outcome != NULL;
}

/* The items on which it could be given: the pair's own, else those that the relief names, else all. */
static gboolean
some_item_gives (RogRulingCheck *c,
                 RogPair        *pair,
                 JsonObject     *relief,
                 gboolean        in_part)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (c->draft);
  JsonArray *own = rog_json_peek_array (relief, "items");

  for (char **item = items; *item != NULL; item++)
    {
      gboolean here = rog_pair_get_item (pair) != NULL                 ? g_str_equal (rog_pair_get_item (pair), *item)
                      : own != NULL && json_array_get_length (own) > 0 ? rog_dossier_item_is_of (c->dossier, *item, own)
                                                                       : TRUE;

      if (here && item_gives (c, *item, rog_json_peek_string (relief, "kind"), in_part))
        return TRUE;
    }

  return FALSE;
}

/* An order about the challenge is there for it; one about no challenge may be, where it is about the item or the whole. */
static gboolean
entry_is_for (JsonObject *entry,
              RogPair    *pair,
              gboolean   *own)
{
  JsonObject *about = rog_json_peek_object (entry, "about");
  JsonArray  *challenges = about != NULL ? rog_json_peek_array (about, "challenges") : NULL;
  JsonArray  *items = about != NULL ? rog_json_peek_array (about, "items") : NULL;

  *own = rog_json_array_has (challenges, rog_pair_get_challenge (pair));
  if (challenges != NULL && json_array_get_length (challenges) > 0 && !*own)
    return FALSE;

  return items == NULL || json_array_get_length (items) == 0 || rog_pair_get_item (pair) == NULL || rog_json_array_has (items, rog_pair_get_item (pair));
}

static gboolean
list_gives (RogRulingCheck *c,
            const char     *list,
            RogPair        *pair,
            const char     *relief)
{
  JsonArray *array = rog_ruling_draft_peek_list (c->draft, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *entry = json_array_get_object_element (array, i);
      gboolean    own;

      if (rog_ruling_has_entry (c->dossier, c->draft, entry) && entry_is_for (entry, pair, &own) &&
          (own || g_str_equal (list, "conditions") || order_gives (relief, rog_json_peek_string (entry, "order"))))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_asked_of (RogRulingCheck *c,
             RogPair        *pair,
             JsonObject     *relief)
{
  JsonArray *items = rog_json_peek_array (relief, "items");

  return items == NULL || json_array_get_length (items) == 0 || rog_pair_get_item (pair) == NULL || rog_dossier_item_is_of (c->dossier, rog_pair_get_item (pair), items);
}

/* Nothing of what it asks for, where it asks for something. */
static gboolean
is_missing (RogRulingCheck *c,
            RogPair        *pair,
            gboolean        in_part)
{
  RogEntity *challenge = rog_dossier_find (c->dossier, ROG_TYPE_CHALLENGE, rog_pair_get_challenge (pair));
  JsonArray *asked = challenge != NULL ? rog_entity_peek_array (challenge, "relief") : NULL;
  gboolean   any = FALSE;

  for (guint i = 0; asked != NULL && i < json_array_get_length (asked); i++)
    {
      JsonObject *relief = json_array_get_object_element (asked, i);
      const char *kind = rog_json_peek_string (relief, "kind");

      if (!is_asked_of (c, pair, relief))
        continue;
      any = TRUE;
      if (some_item_gives (c, pair, relief, in_part) || list_gives (c, "lines", pair, kind) || (g_strcmp0 (kind, "condition") == 0 && list_gives (c, "conditions", pair, kind)))
        return FALSE;
    }

  return any;
}

void
rog_ruling_check_relief (RogRulingCheck *c)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (c->dossier, c->draft);

  for (guint i = 0; i < pairs->len; i++)
    {
      RogPair    *pair = g_ptr_array_index (pairs, i);
      JsonObject *answer = rog_ruling_draft_peek_answer (c->draft, rog_pair_get_key (pair));
      const char *word = answer != NULL ? rog_json_peek_string (answer, "answer") : NULL;

      if (word != NULL && g_str_has_prefix (word, "upheld") && is_missing (c, pair, g_str_equal (word, "upheld-in-part")))
        rog_ruling_check_add (c, "relief-missing", "ruling", rog_pair_get_item (pair), rog_pair_get_key (pair),
                              _ ("“%s” is upheld, and the operative part has no line for the relief asked"), rog_pair_get_title (pair));
    }
}
