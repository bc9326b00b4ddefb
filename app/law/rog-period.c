// SPDX-License-Identifier: GPL-3.0-or-later
#include "law/rog-period.h"

#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "law/rog-law-error.h"

/* Periods as Regulation (EEC, Euratom) No 1182/71, Article 3, computes them. */

/* Easter Sunday of a year (Gregorian; the anonymous algorithm of 1876), as a day of the year's months. */
static void
find_easter (int  year,
             int *month,
             int *day)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  int m = (a + 11 * h + 22 * l) / 451;

  *month = (h + l - 7 * m + 114) / 31;
  *day = (h + l - 7 * m + 114) % 31 + 1;
}

static gint
days_from_easter (GDateTime *day)
{
  int   month, number;
  GDate easter, date;

  find_easter (g_date_time_get_year (day), &month, &number);
  g_date_clear (&easter, 1);
  g_date_clear (&date, 1);
  g_date_set_dmy (&easter, (GDateDay)number, (GDateMonth)month, (GDateYear)g_date_time_get_year (day));
  g_date_set_dmy (&date, (GDateDay)g_date_time_get_day_of_month (day), (GDateMonth)g_date_time_get_month (day), (GDateYear)g_date_time_get_year (day));

  return g_date_days_between (&easter, &date);
}

static gboolean
names_text (JsonObject *calendar,
            const char *member,
            const char *text)
{
  JsonArray *array = rog_json_peek_array (calendar, member);

  return rog_json_array_has (array, text);
}

static gboolean
is_holiday (GDateTime  *day,
            JsonObject *calendar)
{
  g_autofree char *in_year = g_date_time_format (day, "%m-%d");
  g_autofree char *once = g_date_time_format (day, "%Y-%m-%d");
  JsonArray       *easter = rog_json_peek_array (calendar, "easter");

  for (guint i = 0; easter != NULL && i < json_array_get_length (easter); i++)
    {
      if (json_array_get_int_element (easter, i) == days_from_easter (day))
        return TRUE;
    }

  return names_text (calendar, "fixed", in_year) || names_text (calendar, "days", once);
}

/**
 * rog_period_is_working_day:
 * @day: a day
 * @calendar: (nullable): holidays: "fixed" in each year, "easter" in days from Easter Sunday, "days" once
 *
 * Returns: whether it is neither Saturday, Sunday nor holiday (Article 2)
 */
gboolean
rog_period_is_working_day (GDateTime  *day,
                           JsonObject *calendar)
{
  if (g_date_time_get_day_of_week (day) >= 6)
    return FALSE;

  return calendar == NULL || !is_holiday (day, calendar);
}

/* The day on which the event falls, at noon, so that no change of the clock moves it to another day. */
static GDateTime *
day_of (const char *trigger,
        GTimeZone  *zone,
        GError    **error)
{
  gint64 seconds;

  if (strlen (trigger) == 10)
    {
      GDateTime *day = g_date_time_new (zone, atoi (trigger), atoi (trigger + 5), atoi (trigger + 8), 12, 0, 0);

      if (day == NULL)
        g_set_error (error, ROG_LAW_ERROR, ROG_LAW_ERROR_INVALID, "“%s” is no date", trigger);
      return day;
    }
  if (!rog_time_from_utc (trigger, &seconds, error))
    return NULL;

  {
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
    g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, zone);

    return g_date_time_new (zone, g_date_time_get_year (here), g_date_time_get_month (here), g_date_time_get_day_of_month (here), 12, 0, 0);
  }
}

/**
 * rog_period_in_days:
 * @trigger: the day or the time in UTC of the event
 * @days: how many
 * @zone: the court's zone
 * @calendar: (nullable): holidays
 * @error: where an error goes
 *
 * The day of the event is not counted (3(1)). A period that would end on a Saturday, a Sunday or a holiday
 * ends with the next working day (3(4)); one of two days or more has at least two working days in it (3(5)).
 *
 * Returns: (transfer full) (nullable): the last day, with whose last hour the period ends
 */
char *
rog_period_in_days (const char *trigger,
                    gint64      days,
                    GTimeZone  *zone,
                    JsonObject *calendar,
                    GError    **error)
{
  g_autoptr (GDateTime) day = day_of (trigger, zone, error);
  guint working = 0;

  if (day == NULL)
    return NULL;
  for (gint64 i = 1;; i++)
    {
      GDateTime *next = g_date_time_add_days (day, 1);
      gboolean   works = rog_period_is_working_day (next, calendar);

      g_date_time_unref (day);
      day = next;
      working += works ? 1 : 0;
      if (i >= days && works && (days < 2 || working >= 2))
        return g_date_time_format (day, "%Y-%m-%d");
    }
}

/**
 * rog_period_in_hours:
 * @trigger: the time in UTC of the event; a day counts as its first hour
 * @hours: how many
 * @zone: the court's zone, by whose clock an hour is counted
 * @error: where an error goes
 *
 * The hour of the event is not counted (3(1)); hours run through nights, weekends, holidays and changes of
 * the clock (3(2), 3(3)).
 *
 * Returns: (transfer full) (nullable): the end, in UTC
 */
char *
rog_period_in_hours (const char *trigger,
                     gint64      hours,
                     GTimeZone  *zone,
                     GError    **error)
{
  g_autoptr (GDateTime) here = NULL;
  gint64 seconds;

  if (strlen (trigger) == 10)
    {
      g_autoptr (GDateTime) noon = day_of (trigger, zone, error);

      if (noon == NULL)
        return NULL;
      here = g_date_time_new (zone, g_date_time_get_year (noon), g_date_time_get_month (noon), g_date_time_get_day_of_month (noon), 0, 0, 0);
      seconds = g_date_time_to_unix (here);
    }
  else
    {
      g_autoptr (GDateTime) utc = NULL;

      if (!rog_time_from_utc (trigger, &seconds, error))
        return NULL;
      utc = g_date_time_new_from_unix_utc (seconds);
      here = g_date_time_to_timezone (utc, zone);
    }
  seconds += 3600 - 60 * g_date_time_get_minute (here) - g_date_time_get_second (here);

  return rog_time_to_utc (seconds + 3600 * hours);
}
