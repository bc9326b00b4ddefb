// SPDX-License-Identifier: GPL-3.0-or-later
/* Periods to file: one that still runs blocks signing (casework § 7). */
#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-ruling-check.h"
#include "dossier/rog-zone.h"

static gboolean
names (RogEntity  *entity,
       const char *member,
       const char *id)
{
  JsonArray *array = rog_entity_peek_array (entity, member);

  return array == NULL || json_array_get_length (array) == 0 || rog_entity_names (entity, member, id);
}

/* A period to file: until when it runs, and what of it was entered last, by its place in the record: clocks are put back. */
typedef struct
{
  gint64     end;
  gboolean   is_set;
  RogEntity *set; /* (nullable): the dossier's; nothing sets it but a limit that was met */
} Period;

static void
take_later (Period    *period,
            gint64     end,
            RogEntity *set)
{
  period->end = period->is_set ? MAX (period->end, end) : end;
  period->is_set = TRUE;
  if (set != NULL && (period->set == NULL || rog_entity_compare_order (set, period->set) > 0))
    period->set = set;
}

static void
look_at_limits (RogRulingCheck *c,
                const char     *item,
                const char     *person,
                Period         *period)
{
  GListModel *limits = rog_dossier_get_limits (c->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (limits); i++)
    {
      g_autoptr (RogEntity) limit = g_list_model_get_item (limits, i);
      g_autoptr (GTimeZone) own = rog_zone_find (rog_entity_get_string (limit, "zone"));
      g_autoptr (GTimeZone) courts = rog_dossier_get_zone (c->dossier);
      /* That it was met sets nothing. */
      RogEntity *set = rog_entity_peek_object (limit, "met") != NULL ? NULL : limit;
      gint64     end;

      if (!rog_limit_is_for_filing (ROG_LIMIT (limit), person) || !names (limit, "items", item))
        continue;
      /* What is suspended has no end until it goes on. */
      if (rog_limit_get_suspended (ROG_LIMIT (limit)) != NULL)
        take_later (period, G_MAXINT64, set);
      else if (rog_moment_get_end (rog_entity_get_string (limit, "due"), own != NULL ? own : courts, &end))
        take_later (period, end, set);
    }
}

/* Of what was entered as events the last one that set or extended it counts, and of two that cannot be told apart the later end. */
static void
look_at_events (RogRulingCheck *c,
                const char     *item,
                const char     *person,
                Period         *period)
{
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (c->dossier);
  GListModel *events = rog_dossier_get_events (c->dossier);
  RogEntity  *last = NULL; /* the list's */
  gint64      end = 0, own;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEntity) event = g_list_model_get_item (events, i);
      int order;

      if (!g_str_has_prefix (rog_entity_get_string (event, "kind"), "filing-period-") || !names (event, "persons", person) || !names (event, "items", item) ||
          !rog_moment_get_end (rog_entity_get_string (event, "due"), zone, &own))
        continue;
      order = last != NULL ? rog_entity_compare_order (event, last) : 1;
      if (order < 0)
        continue;
      end = order == 0 ? MAX (end, own) : own;
      last = event;
    }
  if (last != NULL)
    take_later (period, end, last);
}

/* Whether the person has said that nothing more will be filed, on this item or at all, since the period was set. */
static gboolean
has_filed_all (RogRulingCheck *c,
               const char     *item,
               const char     *person,
               RogEntity      *set)
{
  GListModel *events = rog_dossier_get_events (c->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEntity) event = g_list_model_get_item (events, i);

      if (g_strcmp0 (rog_entity_get_string (event, "kind"), "nothing-more") == 0 && (set == NULL || rog_entity_compare_order (event, set) >= 0) &&
          names (event, "items", item) && rog_entity_names (event, "persons", person))
        return TRUE;
    }

  return FALSE;
}

static void
check_period (RogRulingCheck *c,
              const char     *item,
              const char     *person)
{
  RogPerson *found = rog_dossier_find_person (c->dossier, person);
  Period     period = { 0 };

  look_at_limits (c, item, person, &period);
  look_at_events (c, item, person, &period);
  if (!period.is_set || period.end <= c->now || has_filed_all (c, item, person, period.set))
    return;
  rog_ruling_check_add (c, "period-running", "ruling", item, "urgency",
                        _ ("the period for %s to file is still running. Give the urgency as a reason, or enter that nothing more will be filed"),
                          found != NULL ? rog_person_get_name (found) : _ ("a person concerned"));
}

void
rog_ruling_check_periods (RogRulingCheck *c)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (c->draft);
  GListModel *persons = rog_dossier_get_persons (c->dossier);

  if (rog_ruling_check_says (rog_json_peek_object (rog_ruling_draft_peek_state (c->draft), "parts"), "urgency"))
    return;

  for (char **item = items; *item != NULL; item++)
    {
      for (guint i = 0; i < g_list_model_get_n_items (persons); i++)
        {
          g_autoptr (RogEntity) person = g_list_model_get_item (persons, i);

          check_period (c, *item, rog_entity_get_id (person));
        }
    }
}
