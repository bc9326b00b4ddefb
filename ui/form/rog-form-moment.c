// SPDX-License-Identifier: GPL-3.0-or-later
//
// A day, or a day and a time, as acts have it and as people write it.
#include "form/rog-form-moment.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "widgets/rog-date-entry.h"

/* "14:30" at the end of a text, after a comma or a space; the rest is the day. */
static gboolean
split_time (char *text,
            int  *hour,
            int  *minute)
{
  char *colon = strrchr (text, ':');
  char *start = colon;
  char  rest;

  if (colon == NULL)
    return FALSE;
  while (start > text && g_ascii_isdigit (start[-1]))
    start--;
  if (start == colon || start == text || sscanf (start, "%2d:%2d%c", hour, minute, &rest) != 2 || *hour > 23 || *minute > 59)
    return FALSE;

  do
    *start-- = '\0';
  while (start > text && (*start == ' ' || *start == ',' || *start == 'T'));

  return TRUE;
}

/**
 * rog_form_moment_parse:
 * @text: what a person typed: "30 November 2024", "2024-11-30 14:30"
 * @zone: (nullable): the zone in which a time is meant; %NULL is the system's
 *
 * Returns: (transfer full) (nullable): the day, or the time in UTC, as acts have it
 */
char *
rog_form_moment_parse (const char *text,
                       GTimeZone  *zone)
{
  g_autofree char *day = g_strstrip (g_strdup (text));
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = NULL;
  gboolean timed = strchr (day, ':') != NULL;
  int      hour = 0, minute = 0;
  GDate    date;

  if (timed && !split_time (day, &hour, &minute))
    return NULL;
  if (!rog_date_parse (day, &date))
    return NULL;
  if (!timed)
    return g_strdup_printf ("%04u-%02u-%02u", (guint)g_date_get_year (&date), (guint)g_date_get_month (&date), (guint)g_date_get_day (&date));

  time = g_date_time_new (zone != NULL ? zone : local, g_date_get_year (&date), (int)g_date_get_month (&date), g_date_get_day (&date), hour, minute, 0);

  return time != NULL ? rog_time_to_utc (g_date_time_to_unix (time)) : NULL;
}

static char *
format (const char *moment,
        GTimeZone  *zone,
        const char *pattern)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) utc = NULL, time = NULL;
  gint64 seconds;
  GDate  date;

  if (!rog_time_from_utc (moment, &seconds, NULL))
    return rog_date_parse (moment, &date) ? rog_date_format (&date) : g_strdup (moment);

  utc = g_date_time_new_from_unix_utc (seconds);
  time = g_date_time_to_timezone (utc, zone != NULL ? zone : local);

  return g_date_time_format (time, pattern);
}

/**
 * rog_form_moment_format:
 * @moment: a day or a time, as acts have it
 * @zone: (nullable): the zone to show a time in; %NULL is the system's
 *
 * Returns: (transfer full): as a person writes it, so that rog_form_moment_parse() reads it back
 */
char *
rog_form_moment_format (const char *moment,
                        GTimeZone  *zone)
{
  // Translators: a day and a time, by g_date_time_format().
  return format (moment, zone, _("%-e %B %Y, %H:%M"));
}

/**
 * rog_form_moment_format_with_zone:
 * @moment: a day or a time, as acts have it
 * @zone: (nullable): the zone to show a time in; %NULL is the system's
 *
 * Returns: (transfer full): the day, or the time with what its zone is called then
 */
char *
rog_form_moment_format_with_zone (const char *moment,
                                  GTimeZone  *zone)
{
  // Translators: a day, a time, and the abbreviation of its zone, by g_date_time_format().
  return format (moment, zone, _("%-e %B %Y, %H:%M %Z"));
}
