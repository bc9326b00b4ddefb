// SPDX-License-Identifier: GPL-3.0-or-later
#include "rog-limit-words.h"

#include <glib/gi18n.h>

#include "dossier/rog-zone.h"

#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)

static RogLimitLevel
find_level (const RogLimitFacts *facts,
            gint64               now)
{
  gint64   left = facts->end - now;
  gboolean near = left <= 3 * DAY;

  if (!facts->binds_us || left > 7 * DAY)
    return ROG_LIMIT_NEUTRAL;
  if (left <= 0)
    return facts->basis == ROG_LIMIT_FIRM ? ROG_LIMIT_PASSED : ROG_LIMIT_SOON;
  if (facts->by_the_hour && facts->start > 0 && facts->end > facts->start)
    near = left * 3 <= facts->end - facts->start;

  /* Red is for what the law sets; a date that was asked for presses, and no more. */
  return near && facts->basis == ROG_LIMIT_FIRM ? ROG_LIMIT_URGENT : ROG_LIMIT_SOON;
}

static double
find_share (const RogLimitFacts *facts,
            gint64               now)
{
  gint64 whole = facts->end - facts->start;

  if (facts->start == 0 || whole <= 0)
    return CLAMP ((double)(facts->end - now) / (double)(30 * DAY), 0, 1);

  return CLAMP ((double)(facts->end - now) / (double)whole, 0, 1);
}

/* "6 h 12 min", "2 days 4 h", "5 days". */
static char *
describe_length (gint64 seconds)
{
  int days = (int)(seconds / DAY);
  int hours = (int)(seconds / HOUR);

  if (hours < 24)
    // Translators: hours and minutes.
    return g_strdup_printf (_("%d h %d min"), hours, (int)(seconds % HOUR / 60));
  if (hours < 72 && hours % 24 != 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%d day", "%d days", (gulong)days), days);

      // Translators: days in words, and hours.
      return g_strdup_printf (_("%s %d h"), text, hours % 24);
    }

  return g_strdup_printf (g_dngettext (NULL, "%d day", "%d days", (gulong)days), days);
}

static char *
describe_left (const RogLimitFacts *facts,
               gint64               now)
{
  g_autofree char *length = describe_length (ABS (facts->end - now));

  if (facts->suspended)
    return g_strdup (C_("time limit", "suspended"));
  // Translators: each a length of time.
  if (facts->end > now)
    return g_strdup_printf (_("%s left"), length);

  switch (facts->basis)
    {
    case ROG_LIMIT_FIRM:
      return g_strdup_printf (_("%s over"), length);
    case ROG_LIMIT_PRACTICABLE:
      return g_strdup_printf (_("%s after the time stated"), length);
    case ROG_LIMIT_ASKED:
      return g_strdup_printf (_("%s after the date asked"), length);
    case ROG_LIMIT_SET:
    default:
      return g_strdup_printf (_("%s after the date set"), length);
    }
}

/**
 * rog_limit_basis_find:
 * @name: (nullable): as rog_limit_get_basis() names it
 *
 * Returns: the same as a value
 */
RogLimitBasis
rog_limit_basis_find (const char *name)
{
  if (g_strcmp0 (name, "firm") == 0)
    return ROG_LIMIT_FIRM;
  if (g_strcmp0 (name, "practicable") == 0)
    return ROG_LIMIT_PRACTICABLE;

  return g_strcmp0 (name, "asked") == 0 ? ROG_LIMIT_ASKED : ROG_LIMIT_SET;
}

static GDateTime *
make_time (gint64      seconds,
           const char *zone)
{
  g_autoptr (GTimeZone) known = rog_zone_find (zone);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);

  return known != NULL ? g_date_time_to_timezone (utc, known) : g_date_time_to_local (utc);
}

/**
 * rog_limit_words_left:
 * @facts: what is known of a limit
 * @now: UTC seconds
 *
 * Returns: (transfer full): "5 days left", "2 days over"
 */
char *
rog_limit_words_left (const RogLimitFacts *facts,
                      gint64               now)
{
  return facts->end == 0 && !facts->suspended ? g_strdup (_("no limit")) : describe_left (facts, now);
}

/**
 * rog_limit_words_when:
 * @seconds: UTC seconds
 * @now: UTC seconds
 * @zone: (nullable): the time zone in which it is meant; %NULL is the system's
 *
 * Returns: (transfer full): the time as it is written beside a limit: "today, 17:40 CET", "Sun 27 Sep, 18:00 CEST"
 */
char *
rog_limit_words_when (gint64      seconds,
                      gint64      now,
                      const char *zone)
{
  g_autoptr (GDateTime) when = make_time (seconds, zone);
  g_autoptr (GDateTime) today = make_time (now, zone);
  gboolean same_year = g_date_time_get_year (when) == g_date_time_get_year (today);

  // Translators: dates beside a time limit, with the abbreviation of the time zone, by g_date_time_format(); time and zone stay on one line (U+00A0).
  if (same_year && g_date_time_get_day_of_year (when) == g_date_time_get_day_of_year (today))
    return g_date_time_format (when, _("today, %H:%M %Z"));
  if (!same_year)
    return g_date_time_format (when, _("%a %-e %b %Y, %H:%M %Z"));

  return g_date_time_format (when, _("%a %-e %b, %H:%M %Z"));
}

static char *
describe_in_full (const RogLimitFacts *facts,
                  const char          *words)
{
  g_autoptr (GDateTime) when = make_time (facts->end, facts->zone);
  g_autofree char *date = g_date_time_format (when, _("%A %-e %B %Y, %H:%M %Z"));

  if (facts->whom != NULL)
    // Translators: whom a limit binds ("binds the authority"), how much is left, date.
    return g_strdup_printf (_("%s, %s, %s"), facts->whom, words, date);
  if (facts->purpose != NULL)
    // Translators: how much is left, what is to be done ("Rule"), date.
    return g_strdup_printf (_("%s, %s by %s"), words, facts->purpose, date);

  return g_strdup_printf ("%s, %s", words, date);
}

/* Its end is not known until it runs again. */
static void
show_suspended (RogLimitView        *view,
                const RogLimitFacts *facts)
{
  const char      *words = C_("time limit", "suspended");
  const char      *which = facts->whom != NULL ? facts->whom : facts->purpose;
  g_autofree char *full = which != NULL ? g_strdup_printf ("%s, %s", words, which) : g_strdup (words);

  rog_limit_view_set (view, ROG_LIMIT_NEUTRAL, 1, words, which != NULL ? which : "", full);
}

/**
 * rog_limit_words_show:
 * @view: where it is shown
 * @facts: what is known of it
 * @now: UTC seconds
 *
 * Puts a limit into words: how much is left, the absolute time, and both in full for
 * assistive technology. Red is only for a limit by law that binds us.
 */
void
rog_limit_words_show (RogLimitView        *view,
                      const RogLimitFacts *facts,
                      gint64               now)
{
  g_autofree char *words = NULL, *date = NULL, *when = NULL, *full = NULL;

  gtk_widget_set_visible (GTK_WIDGET (view), TRUE);
  if (facts->suspended)
    {
      show_suspended (view, facts);
      return;
    }
  if (facts->end == 0)
    {
      rog_limit_view_set (view, ROG_LIMIT_NEUTRAL, 1, _("no limit"), "", _("no time limit"));
      return;
    }

  words = describe_left (facts, now);
  date = rog_limit_words_when (facts->end, now, facts->zone);
  if (facts->whom != NULL)
    when = g_strdup_printf ("%s · %s", facts->whom, date);
  else
    when = facts->purpose != NULL ? g_strdup_printf (_("%s by %s"), facts->purpose, date) : g_strdup (date);
  full = describe_in_full (facts, words);
  rog_limit_view_set (view, find_level (facts, now), find_share (facts, now), words, when, full);
}
