// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-decision-pleaded.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rog-json.h"
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

/* Who pleads what for whom, and the argument in the words in which it was made or entered. */
static void
add_ground (GString    *out,
            RogDossier *dossier,
            RogEntity  *challenge,
            RogPair    *pair)
{
  JsonObject *state = rog_entity_peek_state (challenge);
  RogPerson  *person = rog_dossier_find_person (dossier, rog_challenge_get_for (ROG_CHALLENGE (challenge)));
  JsonObject *part = find_part (state, rog_pair_is_interim (pair) ? "interim" : "grounds", rog_pair_get_ground (pair));
  const char *argument = part != NULL ? rog_json_peek_string (part, rog_pair_is_interim (pair) ? "reasons" : "argument") : NULL;
  const char *whom = person != NULL ? rog_person_get_name (person) : _ ("a person concerned");
  const char      *by = rog_json_peek_string (rog_entity_peek_object (challenge, "by"), "name");
  g_autofree char *line = g_strdup_printf (C_ ("challenges as pleaded", "%s, for %s, pleads: %s."), by, whom, rog_pair_get_title (pair));

  add_line (out, line);
  if (argument != NULL && *argument != '\0')
    add_line (out, argument);
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

/* The challenge's own argument, supplements and relief, after the last of its grounds. */
static void
end_challenge (GString    *out,
               RogDossier *dossier,
               RogRules   *rules,
               RogEntity  *challenge,
               GPtrArray  *items)
{
  JsonObject *state = rog_entity_peek_state (challenge);
  const char *argument = rog_json_peek_string (state, "argument");

  if (argument != NULL && *argument != '\0')
    add_line (out, argument);
  add_supplements (out, dossier, challenge);
  add_relief (out, dossier, rules, state, items);
}

/**
 * rog_decision_dup_pleaded:
 * @dossier: a dossier
 * @rules: (nullable): the law
 * @pairs: (element-type RogPair): what the decision has to answer
 * @items: (element-type RogItem): what it decides on
 *
 * The part "Challenges, as pleaded" (casework § 8), a line a paragraph: for each ground, and each plea for interim
 * relief, who pleads it for whom and with which argument; for each challenge its supplements and the relief asked for.
 * Relief on items that the decision leaves open is not in it.
 *
 * Returns: (transfer full) (nullable): the text; %NULL where nothing was pleaded
 */
char *
rog_decision_dup_pleaded (RogDossier *dossier,
                          RogRules   *rules,
                          GPtrArray  *pairs,
                          GPtrArray  *items)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const char *id = rog_pair_get_challenge (pairs->pdata[i]);
      RogEntity  *challenge = rog_dossier_find (dossier, ROG_TYPE_CHALLENGE, id);

      /* With its first pair, all of a challenge. */
      if (challenge == NULL || !g_hash_table_add (told, g_strdup (id)))
        continue;
      for (guint j = i; j < pairs->len; j++)
        {
          RogPair *pair = pairs->pdata[j];

          if (g_strcmp0 (rog_pair_get_challenge (pair), id) == 0 &&
              g_hash_table_add (told, g_strdup_printf ("%s %s", id, rog_pair_get_ground (pair))))
            add_ground (out, dossier, challenge, pair);
        }
      end_challenge (out, dossier, rules, challenge, items);
    }
  if (out->len > 0)
    return g_string_free_and_steal (out);
  g_string_free (out, TRUE);
  return NULL;
}
