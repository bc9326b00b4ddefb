// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-json.h"
#include "dossier/rog-ruling-check.h"

/* The first of @members that @route does not name. */
static const char *
first_missing (JsonObject        *route,
               const char *const *members)
{
  for (; *members != NULL; members++)
    {
      if (!rog_ruling_check_says (route, *members))
        return *members;
    }

  return NULL;
}

static const char *
missing_of_consultation (JsonObject *route)
{
  static const char *const on_paper[] = { "document", "date", NULL };
  static const char *const by_telephone[] = { "date", "spoke", "taken_by", NULL };

  return first_missing (route, json_object_get_boolean_member_with_default (route, "by_telephone", FALSE) ? by_telephone : on_paper);
}

/* The article, where the instrument is the source: the ground's name alone says nothing of it. */
static const char *
missing_of_refusal (JsonObject *route)
{
  static const char *const of_instrument[] = { "article", NULL };
  static const char *const other[] = { "ground_source", "source", NULL };

  return first_missing (route, g_strcmp0 (rog_json_peek_string (route, "ground_source"), "instrument") == 0 ? of_instrument : other);
}

/**
 * rog_route_is_complete:
 * @route: {route, …}
 * @other_measure: whether another measure was chosen: then the article says enough
 * @rules: (nullable): the law
 * @instrument: (nullable): the instrument of the request
 * @missing: (out) (optional) (transfer none) (nullable): the first member that it must name and does not
 *
 * Whether a route names what it must: the table of casework § 4.
 */
gboolean
rog_route_is_complete (JsonObject  *route,
                       gboolean     other_measure,
                       RogRules    *rules,
                       const char  *instrument,
                       const char **missing)
{
  static const char *const domestic[] = { "provision", "opening", NULL };
  static const char *const less[] = { "article", "why", NULL };
  static const char *const article[] = { "article", NULL };
  static const char *const condition[] = { "power", "consulted", "accepted", NULL };
  static const char *const power[] = { "power", NULL };
  const char              *name = rog_json_peek_string (route, "route");
  const char              *first = "route";

  if (g_strcmp0 (name, "consultation") == 0)
    first = missing_of_consultation (route);
  else if (g_strcmp0 (name, "domestic-law") == 0)
    first = first_missing (route, domestic);
  else if (g_strcmp0 (name, "less-intrusive") == 0)
    first = first_missing (route, other_measure ? article : less);
  else if (g_strcmp0 (name, "refusal-in-part") == 0)
    first = missing_of_refusal (route);
  else if (g_strcmp0 (name, "condition") == 0)
    first = first_missing (route, rog_rules_get_word (rules, instrument, "condition.consultation") != NULL ? condition : power);

  if (missing != NULL)
    *missing = first;

  return first == NULL;
}
