// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-zone.h"

/**
 * rog_zone_find:
 * @name: (nullable): "Europe/Berlin", "CET", "+02:00"
 *
 * Systems no longer install the files of the European abbreviations (Debian: tzdata-legacy), so these are
 * known here by their rule (Directive 2000/84/EC: last Sunday of March to last Sunday of October, 01:00 UTC).
 *
 * Returns: (transfer full) (nullable): the time zone, or %NULL where neither this system nor this table knows it
 */
GTimeZone *
rog_zone_find (const char *name)
{
  static const struct
  {
    const char *name;
    const char *rule;
  } rules[] = {
    { "WET", "WET0WEST,M3.5.0/1,M10.5.0/2" },
    { "CET", "CET-1CEST,M3.5.0/2,M10.5.0/3" },
    { "MET", "MET-1MEST,M3.5.0/2,M10.5.0/3" },
    { "EET", "EET-2EEST,M3.5.0/3,M10.5.0/4" },
  };

  if (name == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (g_str_equal (name, rules[i].name))
        return g_time_zone_new_identifier (rules[i].rule);
    }

  return g_time_zone_new_identifier (name);
}
