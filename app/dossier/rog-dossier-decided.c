// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which decision on an item is the last one, and whether the item is open again all the same (casework §§ 4 and 7): what it
 * postponed is decided later, what it returned can come back, and it can be set aside.
 */
#include "dossier/rog-dossier-decided.h"

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-scope-format.h"

static JsonObject *
line_of (RogDecision *decision,
         const char  *item)
{
  JsonArray *items = rog_entity_peek_array (ROG_ENTITY (decision), "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *line = json_array_get_object_element (items, i);

      if (g_strcmp0 (rog_json_peek_string (line, "item"), item) == 0)
        return line;
    }

  return NULL;
}

/**
 * rog_dossier_get_decision_on:
 * @self: a dossier
 * @item: an item's id
 * @line: (out) (optional) (nullable) (transfer none): what it says of the item
 *
 * Returns: (transfer none) (nullable): the last decision that covers the item
 */
RogDecision *
rog_dossier_get_decision_on (RogDossier  *self,
                             const char  *item,
                             JsonObject **line)
{
  GListModel  *model = rog_dossier_get_decisions (self);
  RogDecision *latest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogDecision) decision = g_list_model_get_item (model, i);

      if (line_of (decision, item) != NULL)
        latest = decision; /* the list holds it, in the order of time */
    }
  if (line != NULL)
    *line = latest != NULL ? line_of (latest, item) : NULL;

  return latest;
}

/* Whether what is entered now came after the decision was; of one second nobody can say. */
static gboolean
came_after (RogDossier  *self,
            RogEvent    *event,
            RogDecision *decision)
{
  g_autofree char *came = rog_dossier_dup_first_at (self, ROG_ENTITY (event));
  g_autofree char *decided = rog_dossier_dup_first_at (self, ROG_ENTITY (decision));

  return g_strcmp0 (came, decided) > 0;
}

static gboolean
sets_aside (RogDossier  *self,
            RogEvent    *event,
            RogDecision *decision,
            const char  *item)
{
  const char *named = rog_event_get_decision (event);
  JsonArray  *items = rog_entity_peek_array (ROG_ENTITY (event), "items");
  gboolean    whole = items == NULL || json_array_get_length (items) == 0;

  if (g_strcmp0 (rog_event_get_kind (event), "set-aside") != 0)
    return FALSE;
  if (named != NULL)
    return g_str_equal (named, rog_entity_get_id (ROG_ENTITY (decision))) && (whole || rog_json_array_has (items, item));

  return rog_json_array_has (items, item) && came_after (self, event, decision);
}

static gboolean
sends_again (RogDossier  *self,
             RogEvent    *event,
             RogDecision *decision,
             const char  *item)
{
  static const char *const kinds[] = { "supplement", "correction", NULL };

  return g_strv_contains (kinds, rog_event_get_kind (event)) && rog_entity_names (ROG_ENTITY (event), "items", item) && came_after (self, event, decision);
}

static gboolean
carries_out (RogDossier  *self,
             RogEvent    *event,
             RogDecision *decision,
             const char  *item)
{
  JsonArray *items = rog_entity_peek_array (ROG_ENTITY (event), "items");

  return g_strcmp0 (rog_event_get_kind (event), "executed") == 0 && came_after (self, event, decision) &&
         (items == NULL || json_array_get_length (items) == 0 || rog_json_array_has (items, item));
}

typedef gboolean (*Concerns) (RogDossier *, RogEvent *, RogDecision *, const char *);

static RogEvent *
find_event (RogDossier  *self,
            Concerns     concerns,
            RogDecision *decision,
            const char  *item)
{
  GListModel *model = rog_dossier_get_events (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEvent) event = g_list_model_get_item (model, i);

      if (concerns (self, event, decision, item))
        return event; /* the list holds it */
    }

  return NULL;
}

/**
 * rog_dossier_is_set_aside:
 * @self: a dossier
 * @decision: one of its decisions
 * @item: (nullable): an item's id, or %NULL for the whole decision
 *
 * Returns: whether an event says that the decision was set aside, as far as it is about @item
 */
gboolean
rog_dossier_is_set_aside (RogDossier  *self,
                          RogDecision *decision,
                          const char  *item)
{
  return find_event (self, sets_aside, decision, item) != NULL;
}

/* A rest that was left open by what was set aside: the item that it is of is open as a whole. */
static gboolean
is_void (RogDossier *self,
         RogItem    *item)
{
  JsonObject *part = rog_entity_peek_object (ROG_ENTITY (item), "part");
  RogEntity  *decision = part != NULL ? rog_dossier_find (self, ROG_TYPE_DECISION, rog_json_peek_string (part, "decision")) : NULL;

  return decision != NULL && rog_dossier_is_set_aside (self, ROG_DECISION (decision), rog_item_get_part_of (item));
}

/**
 * rog_dossier_get_item_state:
 * @self: a dossier
 * @item: one of its items
 * @last: (out) (optional) (nullable) (transfer none): the last decision on it
 *
 * Returns: whether a decision on the item is still to be made, and after what
 */
RogItemState
rog_dossier_get_item_state (RogDossier   *self,
                            RogItem      *item,
                            RogDecision **last)
{
  const char  *id = rog_entity_get_id (ROG_ENTITY (item));
  JsonObject  *line = NULL;
  RogDecision *decision = rog_dossier_get_decision_on (self, id, &line);
  const char  *outcome = line != NULL ? rog_json_peek_string (line, "outcome") : NULL;

  if (last != NULL)
    *last = decision;
  if (rog_item_is_withdrawn (item) || is_void (self, item))
    return ROG_ITEM_ENDED;
  if (decision == NULL)
    return ROG_ITEM_UNDECIDED;
  if (rog_dossier_is_set_aside (self, decision, id))
    return ROG_ITEM_SET_ASIDE;
  if (g_strcmp0 (outcome, "postpone") == 0)
    return ROG_ITEM_POSTPONED;
  if (g_strcmp0 (outcome, "return") == 0 && find_event (self, sends_again, decision, id) != NULL)
    return ROG_ITEM_CAME_BACK;

  return ROG_ITEM_DECIDED;
}

/**
 * rog_dossier_item_is_undecided:
 * @self: a dossier
 * @item: an item
 *
 * Returns: whether a decision on it is still to be made: the first, or one after that which postponed it, returned it or
 *   was set aside
 */
gboolean
rog_dossier_item_is_undecided (RogDossier *self,
                               RogItem    *item)
{
  RogItemState state = rog_dossier_get_item_state (self, item, NULL);

  return state != ROG_ITEM_DECIDED && state != ROG_ITEM_ENDED;
}

/**
 * rog_dossier_item_may_change:
 * @self: a dossier
 * @item: an item
 *
 * Returns: whether the authority can still change what it requests: as long as it is undecided; what was returned comes
 *   back by that
 */
gboolean
rog_dossier_item_may_change (RogDossier *self,
                             RogItem    *item)
{
  JsonObject *line = NULL;

  rog_dossier_get_decision_on (self, rog_entity_get_id (ROG_ENTITY (item)), &line);

  return rog_dossier_item_is_undecided (self, item) ||
         (rog_dossier_get_item_state (self, item, NULL) == ROG_ITEM_DECIDED && g_strcmp0 (rog_json_peek_string (line, "outcome"), "return") == 0);
}

/**
 * rog_dossier_get_review:
 * @self: a dossier
 * @item: an item's id
 *
 * Returns: (transfer none) (nullable): the day on which what the last decision postponed, the item or its execution, is
 *   looked at again: "2027-03-01"; %NULL once it was carried out
 */
const char *
rog_dossier_get_review (RogDossier *self,
                        const char *item)
{
  JsonObject  *line = NULL;
  RogDecision *decision = rog_dossier_get_decision_on (self, item, &line);
  JsonObject  *put_off = line != NULL ? rog_json_peek_object (line, "execution_postponed") : NULL;
  RogItem     *found = rog_dossier_find_item (self, item);

  if (decision == NULL || found == NULL || rog_item_is_withdrawn (found) || rog_dossier_is_set_aside (self, decision, item))
    return NULL;
  if (g_strcmp0 (rog_json_peek_string (line, "outcome"), "postpone") == 0)
    return rog_json_peek_string (line, "review");

  return put_off != NULL && find_event (self, carries_out, decision, item) == NULL ? rog_json_peek_string (put_off, "review") : NULL;
}

/**
 * rog_dossier_dup_before:
 * @self: a dossier
 * @item: one of its items
 *
 * Returns: (transfer full) (nullable): what was decided on the item before, in words, where it is open again
 */
char *
rog_dossier_dup_before (RogDossier *self,
                        RogItem    *item)
{
  RogDecision     *last = NULL;
  RogItemState     state = rog_dossier_get_item_state (self, item, &last);
  g_autofree char *date = last != NULL ? rog_moment_format (self, rog_decision_get_date (last)) : NULL;

  if (state == ROG_ITEM_POSTPONED)
    // Translators: an item, and the date of a decision.
    return g_strdup_printf (_ ("It was postponed by the decision of %s."), date);
  if (state == ROG_ITEM_CAME_BACK)
    // Translators: an item, and the date of a decision. The authority has sent it again.
    return g_strdup_printf (_ ("It was returned by the decision of %s, and has come back."), date);
  if (state == ROG_ITEM_SET_ASIDE)
    // Translators: the date of a decision on an item.
    return g_strdup_printf (_ ("The decision of %s on it was set aside."), date);

  return NULL;
}
