// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-limit-facts.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-zone.h"

/* A time is an instant; a day is the whole of it, in the zone of the limit: its last second,
 * as midnight would be called the next day. */
static gint64
read_moment (const char *text,
             GTimeZone  *zone)
{
  gint64 seconds = 0;

  if (text == NULL || !rog_moment_get_end (text, zone, &seconds))
    return 0;

  return strchr (text, 'T') != NULL ? seconds : seconds - 1;
}

static const char *
name_purpose (const char *purpose)
{
  static const struct
  {
    const char *id;
    const char *title;
  } purposes[] = {
    { "decide", NC_ ("limit", "Rule") },
    { "acknowledge", NC_ ("limit", "Confirm receipt") },
    { "execute", NC_ ("limit", "Execute") },
    { "object", NC_ ("limit", "Object") },
    { "answer", NC_ ("limit", "Answer") },
    { "produce", NC_ ("limit", "Produce") },
    { "file", NC_ ("limit", "File") },
    { "preserve", NC_ ("limit", "Preserve") },
    { "review", NC_ ("limit", "Review") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (g_strcmp0 (purposes[i].id, purpose) == 0)
      return g_dpgettext2 (NULL, "limit", purposes[i].title);

  return NULL;
}

static const char *
name_bound (const char *binds)
{
  if (g_strcmp0 (binds, "us") == 0)
    return _("binds the court");
  if (g_strcmp0 (binds, "authority") == 0)
    return _("binds the authority");
  if (g_strcmp0 (binds, "provider") == 0)
    return _("binds the provider");

  return _("binds a person heard");
}

/**
 * rog_limit_facts_of:
 * @dossier: the dossier
 * @limit: a limit of a dossier
 * @at_court: whether the desk is the court's; a limit binds "us" there, and persons heard at counsel's
 * @facts: (out): what is shown of it; its texts are the limit's and static ones
 *
 * Returns: whether the limit still runs
 */
gboolean
rog_limit_facts_of (RogDossier    *dossier,
                    RogLimit      *limit,
                    gboolean       at_court,
                    RogLimitFacts *facts)
{
  RogEntity  *entity = ROG_ENTITY (limit);
  JsonObject *trigger = rog_entity_peek_object (entity, "trigger");
  g_autoptr (GTimeZone) stated = rog_zone_find (rog_limit_get_zone (limit));
  g_autoptr (GTimeZone) court = rog_dossier_get_zone (dossier);
  GTimeZone *zone = stated != NULL ? stated : court;

  *facts = (RogLimitFacts){
    .start = trigger != NULL ? read_moment (rog_json_peek_string (trigger, "at"), zone) : 0,
    .end = read_moment (rog_limit_get_due (limit), zone),
    .by_the_hour = rog_entity_get_int (entity, "hours") > 0,
    .basis = rog_limit_basis_find (rog_limit_get_basis (limit)),
    .suspended = rog_limit_get_suspended (limit) != NULL,
    .binds_us = g_strcmp0 (rog_limit_get_binds (limit), at_court ? "us" : "person") == 0,
    .purpose = name_purpose (rog_limit_get_for (limit)),
    .zone = rog_limit_get_zone (limit),
  };
  if (!facts->binds_us)
    facts->whom = name_bound (rog_limit_get_binds (limit));

  return rog_dossier_limit_runs (dossier, limit);
}

static gboolean
find_binding (RogDossier    *dossier,
              const char    *binds,
              gboolean       at_court,
              RogLimitFacts *facts)
{
  GListModel *limits = rog_dossier_get_limits (dossier);
  gboolean    found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (limits); i++)
    {
      g_autoptr (RogLimit) limit = g_list_model_get_item (limits, i);
      RogLimitFacts one;

      if (!rog_limit_facts_of (dossier, limit, at_court, &one) || one.end == 0 || g_strcmp0 (rog_limit_get_binds (limit), binds) != 0)
        continue;
      /* One that runs comes before one that does not. */
      if (!found || one.suspended < facts->suspended || (one.suspended == facts->suspended && one.end < facts->end))
        *facts = one;
      found = TRUE;
    }

  return found;
}

/**
 * rog_limit_facts_find:
 * @dossier: a dossier
 * @at_court: whether the desk is the court's
 * @facts: (out): what is shown of the limit
 *
 * Finds the limit that runs out first of those that bind this desk and are not met. Where none binds counsel's, it is
 * one that binds the court, and says so.
 *
 * Returns: whether there is one
 */
gboolean
rog_limit_facts_find (RogDossier    *dossier,
                      gboolean       at_court,
                      RogLimitFacts *facts)
{
  return (!at_court && find_binding (dossier, "person", at_court, facts)) || find_binding (dossier, "us", at_court, facts);
}
