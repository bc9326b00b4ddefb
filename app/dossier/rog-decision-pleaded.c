// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-decision-pleaded.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-decision-sentences.h"
#include "dossier/rog-challenge-step.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-scope-format.h"

/* The member @id of the list @list, or %NULL. */
static JsonObject *
find_part (JsonObject *state,
           const char *list,
           const char *id)
{
  JsonArray *array = rog_json_peek_array (state, list);

  for (guint i = 0; array != NULL && id != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_strcmp0 (rog_json_peek_string (object, "id"), id) == 0)
        return object;
    }
  return NULL;
}

static void
add_line (GString    *out,
          const char *line)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", line);
}

/* Whether what is asked for is about one of @items, or about the whole. */
static gboolean
is_about (JsonObject *relief,
          GPtrArray  *items)
{
  JsonArray *ids = rog_json_peek_array (relief, "items");

  if (ids == NULL || json_array_get_length (ids) == 0)
    return TRUE;
  for (guint i = 0; i < items->len; i++)
    {
      if (rog_json_array_has (ids, rog_entity_get_id (items->pdata[i])))
        return TRUE;
    }
  return FALSE;
}

/* What is asked for in the end, in the order in which it is asked for. */
static void
add_relief (GString    *out,
            RogDossier *dossier,
            RogRules   *rules,
            JsonObject *state,
            GPtrArray  *items)
{
  JsonArray *array = rog_json_peek_array (state, "relief");
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL, *line = NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *relief = json_array_get_object_element (array, i);

      if (is_about (relief, items))
        g_ptr_array_add (asked, rog_relief_format (dossier, rules, relief, "reliefs"));
    }
  if (asked->len == 0)
    return;
  g_ptr_array_add (asked, NULL);
  joined = g_strjoinv ("; ", (char **)asked->pdata);
  /* What was typed may have ended with one. */
  if (g_str_has_suffix (joined, "."))
    joined[strlen (joined) - 1] = '\0';
  line = g_strdup_printf (C_ ("challenges as pleaded", "The relief asked for: %s."), joined);
  add_line (out, line);
}

/* "Henrik Vaal, for Miriam Solde (suspect), pleads: …"; who pleads for nobody else is named once. */
static char *
pleads (RogDossier *dossier,
        RogRules   *rules,
        RogEntity  *challenge,
        const char *title)
{
  const char      *person = rog_challenge_get_for (ROG_CHALLENGE (challenge));
  const char      *capacity = rog_challenge_get_capacity (ROG_CHALLENGE (challenge));
  RogPerson       *found = rog_dossier_find_person (dossier, person);
  JsonObject      *by = rog_entity_peek_object (challenge, "by");
  const char      *name = by != NULL ? rog_json_peek_string (by, "name") : NULL;
  gboolean         self = name == NULL || g_strcmp0 (rog_json_peek_string (by, "kind"), "person") == 0 || (found != NULL && g_strcmp0 (name, rog_person_get_name (found)) == 0);
  g_autofree char *party = rog_party_format (dossier, rules, person, capacity != NULL ? capacity : "concerned");

  if (self)
    // Translators: a person with the capacity, a ground.
    return g_strdup_printf (C_ ("challenges as pleaded", "%s pleads: %s."), party, title);

  // Translators: counsel, a person with the capacity, a ground.
  return g_strdup_printf (C_ ("challenges as pleaded", "%s, for %s, pleads: %s."), name, party, title);
}

/* What a challenge attacks, of what is decided here: items by their titles, else in the words of who pleads. What the
 * bench ties to a measure that is only known in words is the bench's. */
static char *
target_to_words (RogDossier *dossier,
                 RogRules   *rules,
                 JsonObject *body,
                 JsonObject *target,
                 GPtrArray  *items)
{
  const char *kind = rog_json_peek_string (target, "kind");
  const char *item = rog_json_peek_string (target, "item");
  const char *words = rog_json_peek_string (target, "words");

  if (item != NULL)
    {
      for (guint i = 0; i < items->len; i++)
        {
          g_autofree char *title = rog_decision_dup_title (dossier, body, item);

          if (g_strcmp0 (rog_entity_get_id (items->pdata[i]), item) == 0)
            return g_strdup_printf (C_ ("item attacked", "“%s”"), title);
        }
      return NULL;
    }

  return g_strdup (words != NULL ? words : rog_rules_get_label (rules, "challenge-targets", kind));
}

static void
add_targets (GString    *out,
             RogDossier *dossier,
             RogRules   *rules,
             JsonObject *body,
             JsonObject *state,
             GPtrArray  *items)
{
  JsonArray *array = rog_json_peek_array (state, "targets");
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL, *line = NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      char *words = target_to_words (dossier, rules, body, json_array_get_object_element (array, i), items);

      if (words != NULL)
        g_ptr_array_add (said, words);
    }
  if (said->len == 0)
    return;
  g_ptr_array_add (said, NULL);
  joined = g_strjoinv ("; ", (char **)said->pdata);
  line = g_strdup_printf (C_ ("challenges as pleaded", "What is attacked: %s."), joined);
  add_line (out, line);
}

/* The facts of a ground, as they were stated; what they cite stands in the challenge. */
static void
add_facts (GString    *out,
           JsonObject *ground)
{
  JsonArray *facts = rog_json_peek_array (ground, "facts");

  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    {
      const char *text = rog_json_peek_string (json_array_get_object_element (facts, i), "text");

      if (text != NULL && *text != '\0')
        add_line (out, text);
    }
}

static void
add_text (GString    *out,
          const char *text)
{
  if (text != NULL && *text != '\0')
    add_line (out, text);
}

/* Who pleads what for whom, on which facts, and the argument in the words in which it was made or entered. */
static void
add_ground (GString    *out,
            RogDossier *dossier,
            RogRules   *rules,
            RogEntity  *challenge,
            RogPair    *pair)
{
  gboolean         interim = rog_pair_is_interim (pair);
  JsonObject      *part = find_part (rog_entity_peek_state (challenge), interim ? "interim" : "grounds", rog_pair_get_ground (pair));
  g_autofree char *line = pleads (dossier, rules, challenge, rog_pair_get_title (pair));

  add_line (out, line);
  if (part == NULL)
    return;
  add_facts (out, part);
  add_text (out, rog_json_peek_string (part, interim ? "reasons" : "argument"));
}

/* What was added to it later, in the order in which it came. */
static void
add_supplements (GString    *out,
                 RogDossier *dossier,
                 RogEntity  *challenge)
{
  g_autoptr (GPtrArray) steps = rog_dossier_get_steps_of (dossier, rog_entity_get_id (challenge));

  for (guint i = 0; i < steps->len; i++)
    {
      RogEntity       *step = g_ptr_array_index (steps, i);
      JsonObject      *filed = rog_entity_peek_object (step, "filed");
      const char      *text = rog_challenge_step_get_text (ROG_CHALLENGE_STEP (step));
      g_autofree char *date = rog_moment_format (dossier, filed != NULL ? rog_json_peek_string (filed, "at") : rog_entity_get_at (step));
      g_autofree char *line = g_strdup_printf (C_ ("challenges as pleaded", "Supplemented on %s."), date);

      if (g_strcmp0 (rog_challenge_step_get_step (ROG_CHALLENGE_STEP (step)), "supplement") != 0)
        continue;
      add_line (out, line);
      if (text != NULL && *text != '\0')
        add_line (out, text);
    }
}

/* A pleading is one text: what is attacked, the grounds, what supports them all, the relief; then interim relief. */
typedef struct
{
  RogDossier *dossier;
  RogRules   *rules;
  JsonObject *body;
  GPtrArray  *pairs;
  GPtrArray  *items;
  GHashTable *told; /* grounds that were said: a ground against two items is one */
  GString    *out;
} Pleading;

static void
add_pairs (Pleading  *p,
           RogEntity *challenge,
           gboolean   interim)
{
  const char *id = rog_entity_get_id (challenge);

  for (guint i = 0; i < p->pairs->len; i++)
    {
      RogPair *pair = p->pairs->pdata[i];

      if (g_strcmp0 (rog_pair_get_challenge (pair), id) == 0 && rog_pair_is_interim (pair) == interim &&
          g_hash_table_add (p->told, g_strdup_printf ("%s %s", id, rog_pair_get_ground (pair))))
        add_ground (p->out, p->dossier, p->rules, challenge, pair);
    }
}

static void
add_challenge (Pleading  *p,
               RogEntity *challenge)
{
  JsonObject *state = rog_entity_peek_state (challenge);

  add_pairs (p, challenge, FALSE);
  add_targets (p->out, p->dossier, p->rules, p->body, state, p->items);
  add_text (p->out, rog_json_peek_string (state, "facts"));
  add_text (p->out, rog_json_peek_string (state, "argument"));
  add_supplements (p->out, p->dossier, challenge);
  add_relief (p->out, p->dossier, p->rules, state, p->items);
  add_pairs (p, challenge, TRUE);
}

/**
 * rog_decision_dup_pleaded:
 * @dossier: a dossier
 * @rules: (nullable): the law
 * @body: the decision, with its items
 * @pairs: (element-type RogPair): what the decision has to answer
 * @items: (element-type RogItem): what it decides on
 *
 * The part "Challenges, as pleaded" (casework § 8), a line a paragraph: for each ground who pleads it for whom and in
 * which capacity, on which facts and with which argument; for each challenge what it attacks, its supplements and the relief asked for; then
 * each plea for interim relief. Items that the decision leaves open, and relief on them, are not in it.
 *
 * Returns: (transfer full) (nullable): the text; %NULL where nothing was pleaded
 */
char *
rog_decision_dup_pleaded (RogDossier *dossier,
                          RogRules   *rules,
                          JsonObject *body,
                          GPtrArray  *pairs,
                          GPtrArray  *items)
{
  g_autoptr (GHashTable) challenges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Pleading p = { dossier, rules, body, pairs, items, told, g_string_new (NULL) };

  for (guint i = 0; i < pairs->len; i++)
    {
      const char *id = rog_pair_get_challenge (pairs->pdata[i]);
      RogEntity  *challenge = rog_dossier_find (dossier, ROG_TYPE_CHALLENGE, id);

      /* With its first pair, all of a challenge. */
      if (challenge != NULL && g_hash_table_add (challenges, g_strdup (id)))
        add_challenge (&p, challenge);
    }
  if (p.out->len > 0)
    return g_string_free_and_steal (p.out);
  g_string_free (p.out, TRUE);
  return NULL;
}
