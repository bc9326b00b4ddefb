// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier-query.h"

#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-capacity.h"
#include "dossier/rog-challenge-step.h"
#include "dossier/rog-representation.h"
#include "dossier/rog-zone.h"

/**
 * rog_dossier_get_capacity:
 * @self: a dossier
 * @person: a person's id
 * @item: (nullable): an item's id, or %NULL for what is said of all items
 *
 * Returns: (transfer none) (nullable): the capacity's id, the last one set; %NULL where none is stated: then
 *   the person is a person concerned
 */
const char *
rog_dossier_get_capacity (RogDossier *self,
                          const char *person,
                          const char *item)
{
  GListModel *model = rog_dossier_get_capacities (self);
  RogEntity  *general = NULL, *special = NULL, *found;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) capacity = g_list_model_get_item (model, i);
      const char *of = rog_entity_get_string (capacity, "item");
      RogEntity **last = of == NULL ? &general : &special;

      if (g_strcmp0 (rog_entity_get_string (capacity, "person"), person) != 0 || (of != NULL && g_strcmp0 (of, item) != 0))
        continue;
      if (*last == NULL || rog_entity_compare_order (capacity, *last) >= 0)
        *last = capacity;
    }
  found = special != NULL ? special : general;

  return found != NULL ? rog_entity_get_string (found, "capacity") : NULL;
}

static void
add_once (GPtrArray  *texts,
          const char *text)
{
  if (text != NULL && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

static char **
to_strv (GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);

  return (char **)g_ptr_array_free (texts, FALSE);
}

/**
 * rog_dossier_dup_item_persons:
 * @self: a dossier
 * @item: an item's id
 *
 * Returns: (transfer full): the ids of the persons whom it touches: those that its scope names, and those
 *   who have a capacity in it
 */
char **
rog_dossier_dup_item_persons (RogDossier *self,
                              const char *item)
{
  GPtrArray  *out = g_ptr_array_new ();
  RogItem    *found = rog_dossier_find_item (self, item);
  JsonObject *scope = found != NULL ? rog_item_peek_scope (found) : NULL;
  JsonArray  *named = scope != NULL ? rog_json_peek_array (scope, "persons") : NULL;
  GListModel *model = rog_dossier_get_capacities (self);

  for (guint i = 0; named != NULL && i < json_array_get_length (named); i++)
    add_once (out, json_array_get_string_element (named, i));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogCapacity) capacity = g_list_model_get_item (model, i);

      if (g_strcmp0 (rog_capacity_get_item (capacity), item) == 0)
        add_once (out, rog_capacity_get_person (capacity));
    }

  return to_strv (out);
}

/* From its first day to its last. */
static gboolean
acts_on (RogRepresentation *one,
         const char        *day)
{
  const char *from = rog_representation_get_from (one);
  const char *to = rog_representation_get_to (one);

  return (from == NULL || strcmp (from, day) <= 0) && (to == NULL || strcmp (day, to) <= 0);
}

/**
 * rog_dossier_dup_counsel:
 * @self: a dossier
 * @person: a person's id
 * @item: (nullable): an item's id, or %NULL for any
 * @day: a day, YYYY-MM-DD
 *
 * Returns: (transfer full): the names of counsel who act for @person there on that day
 */
char **
rog_dossier_dup_counsel (RogDossier *self,
                         const char *person,
                         const char *item,
                         const char *day)
{
  GPtrArray  *out = g_ptr_array_new ();
  GListModel *model = rog_dossier_get_representations (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogRepresentation) one = g_list_model_get_item (model, i);
      gboolean all = rog_entity_get_string (ROG_ENTITY (one), "items") != NULL;

      if (g_strcmp0 (rog_representation_get_person (one), person) != 0 || !acts_on (one, day))
        continue;
      if (item == NULL || all || rog_entity_names (ROG_ENTITY (one), "items", item))
        add_once (out, rog_representation_get_counsel (one));
    }

  return to_strv (out);
}

/**
 * rog_dossier_item_is_of:
 * @self: a dossier
 * @item: an item's id
 * @ids: (nullable): ids of items
 *
 * Returns: whether @ids has the item, or an item that it is a rest of: an open rest keeps its challenges (casework § 4)
 */
gboolean
rog_dossier_item_is_of (RogDossier *self,
                        const char *item,
                        JsonArray  *ids)
{
  guint depth = g_list_model_get_n_items (rog_dossier_get_items (self));

  for (const char *id = item; id != NULL && depth > 0; depth--)
    {
      RogItem *found = rog_dossier_find_item (self, id);

      if (rog_json_array_has (ids, id))
        return TRUE;
      id = found != NULL ? rog_item_get_part_of (found) : NULL;
    }

  return FALSE;
}

static gboolean
names_target (RogDossier *self,
              JsonObject *target,
              const char *item)
{
  const char *id = rog_json_peek_string (target, "item");
  g_autoptr (JsonArray) one = json_array_new ();

  if (id != NULL)
    json_array_add_string_element (one, id);

  return rog_dossier_item_is_of (self, item, one) || rog_dossier_item_is_of (self, item, rog_json_peek_array (target, "tied"));
}

static gboolean
targets (RogDossier   *self,
         RogChallenge *challenge,
         const char   *item)
{
  JsonArray *array = rog_entity_peek_array (ROG_ENTITY (challenge), "targets");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *target = json_array_get_object_element (array, i);

      if (g_str_equal (rog_json_peek_string (target, "kind"), "request") || names_target (self, target, item))
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_dossier_get_challenges_on:
 * @self: a dossier
 * @item: an item's id
 *
 * Returns: (transfer full) (element-type RogChallenge): every challenge that targets it: by name, in words
 *   that the court tied to it, or by the whole request
 */
GPtrArray *
rog_dossier_get_challenges_on (RogDossier *self,
                               const char *item)
{
  GListModel *model = rog_dossier_get_challenges (self);
  GPtrArray  *out = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogChallenge) challenge = g_list_model_get_item (model, i);

      if (targets (self, challenge, item))
        g_ptr_array_add (out, g_steal_pointer (&challenge));
    }

  return out;
}

/**
 * rog_dossier_get_steps_of:
 * @self: a dossier
 * @challenge: a challenge's id
 *
 * Returns: (transfer full) (element-type RogChallengeStep): what supplements it or withdraws of it, in the order in which
 *   it was entered
 */
GPtrArray *
rog_dossier_get_steps_of (RogDossier *self,
                          const char *challenge)
{
  GListModel *model = rog_dossier_get_challenge_steps (self);
  GPtrArray  *out = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogChallengeStep) step = g_list_model_get_item (model, i);

      if (g_strcmp0 (rog_challenge_step_get_challenge (step), challenge) == 0)
        g_ptr_array_add (out, g_steal_pointer (&step));
    }

  return out;
}

/**
 * rog_dossier_ground_is_withdrawn:
 * @self: a dossier
 * @challenge: a challenge's id
 * @ground: a ground's or interim relief's id
 *
 * Returns: whether it was withdrawn, alone or with the whole challenge
 */
gboolean
rog_dossier_ground_is_withdrawn (RogDossier *self,
                                 const char *challenge,
                                 const char *ground)
{
  g_autoptr (GPtrArray) steps = rog_dossier_get_steps_of (self, challenge);

  for (guint i = 0; i < steps->len; i++)
    {
      RogChallengeStep *step = g_ptr_array_index (steps, i);
      JsonArray        *grounds = rog_entity_peek_array (ROG_ENTITY (step), "grounds");

      if (g_str_equal (rog_challenge_step_get_step (step), "withdrawal") && (grounds == NULL || rog_json_array_has (grounds, ground)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_its_document (RogEntity  *challenge,
                 const char *document)
{
  JsonObject *filed = rog_entity_peek_object (challenge, "filed");
  JsonObject *proof = filed != NULL ? rog_json_peek_object (filed, "proof") : NULL;

  return g_strcmp0 (rog_entity_get_string (challenge, "document"), document) == 0 || g_strcmp0 (rog_entity_get_string (challenge, "signature"), document) == 0 ||
         (proof != NULL && g_strcmp0 (rog_json_peek_string (proof, "document"), document) == 0);
}

static gboolean
is_of_one (GListModel *model,
           const char *document)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (model, i);

      if (is_its_document (entity, document))
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_dossier_is_pleaded:
 * @self: a dossier
 * @document: a document's id
 *
 * Returns: whether it is the pleading of a challenge or of what follows it, its signature, a paper that goes with one, or the proof that it
 *   was filed
 */
gboolean
rog_dossier_is_pleaded (RogDossier *self,
                        const char *document)
{
  RogDocument *found = rog_dossier_find_document (self, document);

  if (found != NULL && g_strcmp0 (rog_document_get_role (found), "attachment") == 0)
    return TRUE;

  return is_of_one (rog_dossier_get_challenges (self), document) || is_of_one (rog_dossier_get_challenge_steps (self), document);
}

/* Whether an item is left to decide; whether one was decided, for good or to be decided later. */
static void
look_at_items (RogDossier *self,
               gboolean   *undecided,
               gboolean   *decided)
{
  GListModel *items = rog_dossier_get_items (self);

  *undecided = *decided = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      RogItemState state = rog_dossier_get_item_state (self, item, NULL);

      if (state == ROG_ITEM_DECIDED || state == ROG_ITEM_POSTPONED)
        *decided = TRUE;
      else if (state != ROG_ITEM_ENDED)
        *undecided = TRUE;
    }
}

/**
 * rog_dossier_has_undecided:
 * @self: a dossier
 *
 * Returns: whether an item is left that can be decided
 */
gboolean
rog_dossier_has_undecided (RogDossier *self)
{
  GListModel *items = rog_dossier_get_items (self);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (rog_dossier_item_is_undecided (self, item))
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_dossier_limit_runs:
 * @self: a dossier
 * @limit: one of its time limits
 *
 * Returns: whether it still runs: it was not met, and where it is one to decide there is something left to decide that
 *   was not postponed
 */
gboolean
rog_dossier_limit_runs (RogDossier *self,
                        RogLimit   *limit)
{
  gboolean undecided, decided;

  if (rog_entity_peek_object (ROG_ENTITY (limit), "met") != NULL)
    return FALSE;
  look_at_items (self, &undecided, &decided);

  return g_strcmp0 (rog_limit_get_for (limit), "decide") != 0 || undecided || !decided;
}

/**
 * rog_dossier_get_zone:
 * @self: a dossier
 *
 * Returns: (transfer full): the court's time zone, UTC where none is stated or this system does not know it
 */
GTimeZone *
rog_dossier_get_zone (RogDossier *self)
{
  RogRequest *request = rog_dossier_get_request (self);
  const char *name = request != NULL ? rog_request_get_zone (request) : NULL;
  GTimeZone  *zone = rog_zone_find (name);

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

/**
 * rog_moment_get_end:
 * @moment: (nullable): a time in UTC, or a date
 * @zone: the court's zone
 * @seconds: (out): the instant at which it is over: the time itself, or the end of that day in @zone
 *
 * Returns: %FALSE where @moment is neither
 */
gboolean
rog_moment_get_end (const char *moment,
                    GTimeZone  *zone,
                    gint64     *seconds)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) next = NULL;

  if (moment == NULL)
    return FALSE;
  if (strlen (moment) != 10)
    return rog_time_from_utc (moment, seconds, NULL);

  day = g_date_time_new (zone, atoi (moment), atoi (moment + 5), atoi (moment + 8), 0, 0, 0);
  if (day == NULL)
    return FALSE;
  next = g_date_time_add_days (day, 1);
  *seconds = g_date_time_to_unix (next);

  return TRUE;
}
