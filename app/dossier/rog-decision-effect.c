// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Whether a decision may be carried out yet, in words, from what was entered of it: whether its remedy suspends it, whether
 * it became final, was suspended or put off, and on whom it was served (casework § 8). That it may not yet, is said; that it
 * may, is for a person to say: not all that stands in the way is known here.
 */
#include "dossier/rog-decision-effect.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-decided.h"
#include "dossier/rog-scope-format.h"

static void
add_line (GString *out,
          char    *line)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", line);
  g_free (line);
}

/* Of what is refused, postponed or returned there is nothing to carry out. */
static gboolean
is_to_be_carried_out (RogDossier  *dossier,
                      RogDecision *decision)
{
  static const char *const outcomes[] = { "execute", "execute-in-part", "other-measure", NULL };
  JsonArray               *items = rog_entity_peek_array (ROG_ENTITY (decision), "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *line = json_array_get_object_element (items, i);

      if (g_strv_contains (outcomes, rog_json_peek_string (line, "outcome")) &&
          !rog_dossier_is_set_aside (dossier, decision, rog_json_peek_string (line, "item")))
        return TRUE;
    }

  return FALSE;
}

/* The event may name the decision; one that names only items, or nothing, is of the decisions that were there by then. */
static gboolean
is_of (RogEvent    *event,
       RogDecision *decision)
{
  JsonArray  *lines = rog_entity_peek_array (ROG_ENTITY (decision), "items");
  JsonArray  *items = rog_entity_peek_array (ROG_ENTITY (event), "items");
  const char *named = rog_event_get_decision (event);
  gboolean    shared = items == NULL || json_array_get_length (items) == 0;

  if (named != NULL)
    return g_str_equal (named, rog_entity_get_id (ROG_ENTITY (decision)));
  for (guint i = 0; !shared && lines != NULL && i < json_array_get_length (lines); i++)
    shared = rog_json_array_has (items, rog_json_peek_string (json_array_get_object_element (lines, i), "item"));

  return shared && rog_entity_compare_order (ROG_ENTITY (event), ROG_ENTITY (decision)) > 0;
}

/* The last event of a kind that is of the decision; the dossier holds it. */
static RogEvent *
find_last (RogDossier  *dossier,
           RogDecision *decision,
           const char  *kind)
{
  GListModel *events = rog_dossier_get_events (dossier);
  RogEvent   *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEvent) event = g_list_model_get_item (events, i);

      if (g_strcmp0 (rog_event_get_kind (event), kind) == 0 && is_of (event, decision) &&
          (last == NULL || rog_entity_compare_order (ROG_ENTITY (event), ROG_ENTITY (last)) > 0))
        last = event;
    }

  return last;
}

/* What suspended it, unless that has ended since. */
static RogEvent *
find_suspension (RogDossier  *dossier,
                 RogDecision *decision)
{
  RogEvent *suspended = find_last (dossier, decision, "suspended");
  RogEvent *ended = find_last (dossier, decision, "suspension-ended");

  return suspended != NULL && (ended == NULL || rog_entity_compare_order (ROG_ENTITY (ended), ROG_ENTITY (suspended)) < 0) ? suspended : NULL;
}

static gboolean
remedy_suspends (RogDecision *decision)
{
  JsonArray *remedies = rog_entity_peek_array (ROG_ENTITY (decision), "remedy");

  for (guint i = 0; remedies != NULL && i < json_array_get_length (remedies); i++)
    if (json_object_get_boolean_member_with_default (json_array_get_object_element (remedies, i), "suspends", FALSE))
      return TRUE;

  return FALSE;
}

static char *
describe_suspension (RogDossier *dossier,
                     RogEvent   *suspended)
{
  JsonObject      *until = rog_entity_peek_object (ROG_ENTITY (suspended), "until");
  g_autofree char *since = rog_moment_format (dossier, rog_event_get_at (suspended));
  g_autofree char *end = rog_end_is_known (until) ? rog_end_format (dossier, until) : NULL;

  if (end != NULL)
    // Translators: of a decision. A date; and a date or an event.
    return g_strdup_printf (_ ("Suspended on %s, until %s: it is not to be carried out before."), since, end);

  // Translators: of a decision. A date.
  return g_strdup_printf (_ ("Suspended on %s: it is not to be carried out until the end of the suspension is entered."), since);
}

static char *
describe_state (RogDossier  *dossier,
                RogDecision *decision)
{
  RogEvent        *suspended = find_suspension (dossier, decision);
  RogEvent        *ended = find_last (dossier, decision, "final");
  g_autofree char *date = ended != NULL ? rog_moment_format (dossier, rog_event_get_at (ended)) : NULL;

  if (suspended != NULL)
    return describe_suspension (dossier, suspended);
  if (date != NULL)
    // Translators: of a decision. A date.
    return g_strdup_printf (_ ("Final on %s, and no suspension is entered."), date);
  if (remedy_suspends (decision))
    return g_strdup (_ ("Not to be carried out yet: its remedy suspends it, and that it is final is not entered."));

  return g_strdup (_ ("No remedy suspends it, and no suspension is entered."));
}

/* What the decision itself puts off, until it was carried out. */
static void
add_put_off (GString     *out,
             RogDossier  *dossier,
             RogDecision *decision)
{
  JsonArray *items = rog_entity_peek_array (ROG_ENTITY (decision), "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject      *line = json_array_get_object_element (items, i);
      RogItem         *item = rog_dossier_find_item (dossier, rog_json_peek_string (line, "item"));
      const char      *review = item != NULL && rog_json_peek_object (line, "execution_postponed") != NULL ? rog_dossier_get_review (dossier, rog_entity_get_id (ROG_ENTITY (item))) : NULL;
      g_autofree char *date = review != NULL ? rog_moment_format (dossier, review) : NULL;

      if (date != NULL)
        // Translators: the number of an item, a date.
        add_line (out, g_strdup_printf (_ ("Item %" PRId64 ": its execution is put off, to be looked at again on %s."), rog_item_get_number (item), date));
    }
}

/* What the answer is about, where it is relief that suspends the execution. */
static gboolean
suspends_execution (RogDossier *dossier,
                    JsonObject *answer)
{
  RogEntity *challenge = rog_dossier_find (dossier, ROG_TYPE_CHALLENGE, rog_json_peek_string (answer, "challenge"));
  JsonArray *reliefs = challenge != NULL ? rog_entity_peek_array (challenge, "interim") : NULL;

  for (guint i = 0; reliefs != NULL && i < json_array_get_length (reliefs); i++)
    {
      JsonObject *relief = json_array_get_object_element (reliefs, i);

      if (g_strcmp0 (rog_json_peek_string (relief, "id"), rog_json_peek_string (answer, "ground")) == 0)
        return g_strcmp0 (rog_json_peek_string (relief, "kind"), "suspend-execution") == 0;
    }

  return FALSE;
}

static void
add_granted (GString     *out,
             RogDossier  *dossier,
             RogDecision *decision)
{
  JsonArray       *answers = rog_entity_peek_array (ROG_ENTITY (decision), "answers");
  g_autofree char *date = rog_moment_format (dossier, rog_decision_get_date (decision));

  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    {
      JsonObject      *answer = json_array_get_object_element (answers, i);
      JsonObject      *until = rog_json_peek_object (answer, "until");
      g_autofree char *end = rog_end_is_known (until) ? rog_end_format (dossier, until) : NULL;

      if (g_strcmp0 (rog_json_peek_string (answer, "answer"), "granted") != 0 || !suspends_execution (dossier, answer))
        continue;
      if (end != NULL)
        // Translators: a date; and a date or an event.
        add_line (out, g_strdup_printf (_ ("Interim relief that suspends execution was granted in this dossier on %s, until %s."), date, end));
      else
        // Translators: a date.
        add_line (out, g_strdup_printf (_ ("Interim relief that suspends execution was granted in this dossier on %s."), date));
    }
}

/* Interim relief, in this decision or another: to which items it reaches is read there. */
static void
add_interim (GString    *out,
             RogDossier *dossier)
{
  GListModel *decisions = rog_dossier_get_decisions (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogDecision) decision = g_list_model_get_item (decisions, i);

      if (!rog_dossier_is_set_aside (dossier, decision, NULL))
        add_granted (out, dossier, decision);
    }
}

/* When the decision, or its extract, was served on a person; the last time, where there were several. */
static const char *
find_service (RogDossier  *dossier,
              RogDecision *decision,
              const char  *person)
{
  GListModel *events = rog_dossier_get_events (dossier);
  const char *at = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEvent) event = g_list_model_get_item (events, i);

      if (g_strcmp0 (rog_event_get_kind (event), "served") == 0 && g_strcmp0 (rog_event_get_decision (event), rog_entity_get_id (ROG_ENTITY (decision))) == 0 &&
          rog_entity_names (ROG_ENTITY (event), "persons", person))
        at = rog_event_get_at (event); /* the list holds it */
    }

  return at;
}

/* Nobody is asked to serve what is not to be served. */
static void
add_services (GString     *out,
              RogDossier  *dossier,
              RogDecision *decision)
{
  JsonArray *served = rog_entity_peek_array (ROG_ENTITY (decision), "served");

  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    {
      JsonObject      *one = json_array_get_object_element (served, i);
      RogPerson       *person = rog_dossier_find_person (dossier, rog_json_peek_string (one, "person"));
      const char      *at = person != NULL ? find_service (dossier, decision, rog_entity_get_id (ROG_ENTITY (person))) : NULL;
      g_autofree char *date = at != NULL ? rog_moment_format (dossier, at) : NULL;

      if (date != NULL)
        // Translators: of a decision: a person, a date.
        add_line (out, g_strdup_printf (_ ("Served on %s: %s."), rog_person_get_name (person), date));
      else if (person != NULL && g_strcmp0 (rog_json_peek_string (one, "what"), "nothing") != 0)
        // Translators: of a decision: a person.
        add_line (out, g_strdup_printf (_ ("Served on %s: not entered."), rog_person_get_name (person)));
    }
}

/**
 * rog_decision_dup_effect:
 * @dossier: a dossier
 * @decision: one of its decisions
 *
 * The periods of remedies are words and are not counted here: that a decision is final is entered by a person.
 *
 * Returns: (transfer full) (nullable): what is entered of whether it may be carried out yet, which remedy was lodged, and on
 *   whom it was served, a line each; %NULL where it has nothing to carry out, or was set aside
 */
char *
rog_decision_dup_effect (RogDossier  *dossier,
                         RogDecision *decision)
{
  RogEvent        *lodged = find_last (dossier, decision, "remedy-lodged");
  g_autofree char *date = lodged != NULL ? rog_moment_format (dossier, rog_event_get_at (lodged)) : NULL;
  GString         *out = NULL;

  if (rog_dossier_is_set_aside (dossier, decision, NULL) || !is_to_be_carried_out (dossier, decision))
    return NULL;
  out = g_string_new (NULL);
  add_line (out, describe_state (dossier, decision));
  add_put_off (out, dossier, decision);
  add_interim (out, dossier);
  if (date != NULL)
    // Translators: against a decision. A date.
    add_line (out, g_strdup_printf (_ ("Remedy lodged on %s."), date));
  add_services (out, dossier, decision);

  return g_string_free_and_steal (out);
}
