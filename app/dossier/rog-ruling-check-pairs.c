// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-check.h"
#include "dossier/rog-ruling-content.h"

static gboolean
is_answer_of (RogPair    *pair,
              const char *answer)
{
  static const char *const to_grounds[] = { "upheld", "upheld-in-part", "dismissed", "inadmissible", "no-object", "reserved", NULL };
  static const char *const to_interim[] = { "granted", "dismissed", "no-object", NULL };

  return answer != NULL && g_strv_contains (rog_pair_is_interim (pair) ? to_interim : to_grounds, answer);
}

/* A pair has reasons where a paragraph was written in its card or in that of the pair that it goes as, or where it names
 * paragraphs that are in the decision: one text may answer several pairs. */
static gboolean
has_reasons (RogRulingCheck *c,
             RogPair        *pair,
             JsonObject     *answer)
{
  g_autoptr (GPtrArray) own = rog_ruling_get_answer_reasons (c->dossier, c->draft, rog_pair_get_key (pair));
  JsonArray *named = rog_json_peek_array (answer, "paragraphs");

  if (own->len > 0 || rog_ruling_check_is_tied (c, answer))
    return TRUE;
  for (guint i = 0; named != NULL && i < json_array_get_length (named); i++)
    if (rog_ruling_has_paragraph (c->dossier, c->draft, json_array_get_string_element (named, i)))
      return TRUE;

  return FALSE;
}

static JsonObject *
interim_of (RogEntity  *challenge,
            const char *id)
{
  JsonArray *array = rog_entity_peek_array (challenge, "interim");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (array, i), "id"), id) == 0)
        return json_array_get_object_element (array, i);
    }

  return NULL;
}

/* Whether an item that the plea concerns would be executed by this decision. */
static gboolean
would_execute (RogRulingCheck *c,
               RogPair        *pair)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (c->draft);
  RogEntity  *challenge = rog_dossier_find (c->dossier, ROG_TYPE_CHALLENGE, rog_pair_get_challenge (pair));
  JsonObject *interim = interim_of (challenge, rog_pair_get_ground (pair));
  JsonArray  *own = interim != NULL ? rog_json_peek_array (interim, "items") : NULL;

  for (char **item = items; *item != NULL; item++)
    {
      g_autoptr (GPtrArray) on = rog_dossier_get_challenges_on (c->dossier, *item);
      gboolean concerned = own != NULL && json_array_get_length (own) > 0 ? rog_dossier_item_is_of (c->dossier, *item, own) : g_ptr_array_find (on, challenge, NULL);

      if (concerned && rog_ruling_check_is_executed (c, *item))
        return TRUE;
    }

  return FALSE;
}

static void
check_pair (RogRulingCheck *c,
            RogPair        *pair)
{
  JsonObject *answer = rog_ruling_draft_peek_answer (c->draft, rog_pair_get_key (pair));
  const char *word = answer != NULL ? rog_json_peek_string (answer, "answer") : NULL;
  const char *object = rog_pair_get_item (pair) != NULL ? rog_pair_get_item (pair) : rog_pair_get_challenge (pair);

  if (!is_answer_of (pair, word))
    {
      if (!rog_pair_is_interim (pair))
        rog_ruling_check_add (c, "pair-unanswered", "ruling", object, rog_pair_get_key (pair), _ ("“%s” is not answered"), rog_pair_get_title (pair));
      else if (would_execute (c, pair))
        rog_ruling_check_add (c, "interim-unanswered", "ruling", object, rog_pair_get_key (pair),
                              _ ("%s: not answered, and what it concerns would be executed"), rog_pair_get_title (pair));
      return;
    }

  if (!has_reasons (c, pair, answer))
    rog_ruling_check_add (c, "pair-reason-missing", "ruling", object, rog_pair_get_key (pair), _ ("“%s” is answered without reasons"), rog_pair_get_title (pair));
  if (g_str_equal (word, "granted") && !rog_ruling_check_has_end (rog_json_peek_object (answer, "until")))
    rog_ruling_check_add (c, "need-missing", "ruling", object, rog_pair_get_key (pair), _ ("%s: until when it is granted is missing"), rog_pair_get_title (pair));
}

void
rog_ruling_check_pairs (RogRulingCheck *c)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (c->dossier, c->draft);

  for (guint i = 0; i < pairs->len; i++)
    check_pair (c, g_ptr_array_index (pairs, i));
}
