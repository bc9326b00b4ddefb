// SPDX-License-Identifier: GPL-3.0-or-later
//
// One text may answer several pairs (casework § 7): an answer goes "as" that to another pair, whose reasons are its own.

#include "core/rog-json.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-content.h"

static GPtrArray *
find_own (RogRulingDraft *draft,
          const char     *key)
{
  g_autofree char *card = g_strconcat ("pair:", key, NULL);

  return rog_ruling_draft_get_paragraphs (draft, card);
}

static gboolean
has_own (RogRulingDraft *draft,
         const char     *key)
{
  g_autoptr (GPtrArray) own = find_own (draft, key);

  return own->len > 0;
}

/**
 * rog_ruling_peek_answers_as:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @key: a pair's key
 *
 * Returns: (transfer none) (nullable): the key of the pair whose reasons answer this one too; %NULL where it has reasons of
 *   its own, or where the decision does not answer that other pair
 */
const char *
rog_ruling_peek_answers_as (RogDossier     *dossier,
                            RogRulingDraft *draft,
                            const char     *key)
{
  JsonObject *answer = rog_ruling_draft_peek_answer (draft, key);
  const char *as = answer != NULL ? rog_json_peek_string (answer, "as") : NULL;

  return as != NULL && !has_own (draft, key) && rog_ruling_touches (dossier, draft, as) ? as : NULL;
}

/**
 * rog_ruling_get_answer_reasons:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @key: a pair's key
 *
 * Returns: (transfer full) (element-type JsonObject): the paragraphs that answer the pair: those written for it, else those
 *   of the pair that it goes as; the objects are the draft's
 */
GPtrArray *
rog_ruling_get_answer_reasons (RogDossier     *dossier,
                               RogRulingDraft *draft,
                               const char     *key)
{
  const char *as = rog_ruling_peek_answers_as (dossier, draft, key);

  return find_own (draft, as != NULL ? as : key);
}

/* The same ground of the same challenge against the other items that the decision covers, as far as nothing was written
 * on it there. */
static GPtrArray *
find_alike (RogDossier     *dossier,
            RogRulingDraft *draft,
            const char     *key)
{
  GPtrArray *pairs = rog_ruling_find_pairs (dossier, draft);
  g_auto (GStrv) parts = g_strsplit (key, "/", 3);

  for (guint i = pairs->len; i > 0; i--)
    {
      RogPair    *pair = g_ptr_array_index (pairs, i - 1);
      const char *other = rog_pair_get_key (pair);

      if (rog_pair_is_interim (pair) || rog_pair_get_item (pair) == NULL || g_str_equal (other, key) ||
          g_strcmp0 (rog_pair_get_challenge (pair), parts[0]) != 0 || g_strcmp0 (rog_pair_get_ground (pair), parts[1]) != 0 ||
          has_own (draft, other) || rog_ruling_peek_answers_as (dossier, draft, other) != NULL)
        g_ptr_array_remove_index (pairs, i - 1);
    }

  return pairs;
}

/**
 * rog_ruling_can_answer_alike:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @key: a pair's key
 *
 * Returns: whether it is answered with reasons of its own, and the same ground is still without reasons on another item
 */
gboolean
rog_ruling_can_answer_alike (RogDossier     *dossier,
                             RogRulingDraft *draft,
                             const char     *key)
{
  JsonObject *answer = rog_ruling_draft_peek_answer (draft, key);
  g_autoptr (GPtrArray) others = NULL;

  if (answer == NULL || rog_json_peek_string (answer, "answer") == NULL || !has_own (draft, key))
    return FALSE;
  others = find_alike (dossier, draft, key);

  return others->len > 0;
}

/**
 * rog_ruling_answer_alike:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @key: a pair's key
 *
 * Answers the same ground on the other items that the decision covers with the reasons of this pair, and, where it is not
 * answered there yet, with the same answer. What has reasons is left alone.
 */
void
rog_ruling_answer_alike (RogDossier     *dossier,
                         RogRulingDraft *draft,
                         const char     *key)
{
  g_autofree char *word = g_strdup (rog_json_peek_string (rog_ruling_draft_peek_answer (draft, key), "answer"));
  g_autoptr (GPtrArray) others = find_alike (dossier, draft, key);

  for (guint i = 0; i < others->len; i++)
    {
      const char *other = rog_pair_get_key (g_ptr_array_index (others, i));
      JsonObject *before = rog_ruling_draft_peek_answer (draft, other);
      g_autoptr (JsonObject) answer = before != NULL ? rog_json_object_copy (before) : json_object_new ();

      if (rog_json_peek_string (answer, "answer") == NULL)
        json_object_set_string_member (answer, "answer", word);
      json_object_set_string_member (answer, "as", key);
      rog_ruling_draft_set_answer (draft, other, answer);
    }
}
