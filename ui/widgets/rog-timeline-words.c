// SPDX-License-Identifier: GPL-3.0-or-later
//
// Periods in words. Lengths are counted, never rounded: "22 months", "1 month 12 days".

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/rog-date-entry.h"
#include "widgets/rog-timeline-words.h"

/**
 * rog_period_length:
 * @months: (out): whole months of the closed period
 * @days: (out): days left over
 */
void
rog_period_length (const GDate *from,
                   const GDate *to,
                   guint       *months,
                   guint       *days)
{
  GDate end = *to, at;

  *months = *days = 0;
  if (g_date_compare (from, to) > 0)
    return;
  g_date_add_days (&end, 1);
  *months = (g_date_get_year (&end) - g_date_get_year (from)) * 12u + g_date_get_month (&end) - g_date_get_month (from);
  at = *from;
  g_date_add_months (&at, *months);
  if (*months > 0 && g_date_compare (&at, &end) > 0)
    {
      (*months)--;
      at = *from;
      g_date_add_months (&at, *months);
    }
  *days = (guint)MAX (0, g_date_days_between (&at, &end));
}

static char *
length_words (guint months,
              guint days)
{
  g_autofree char *month_words = g_strdup_printf (ngettext ("%u month", "%u months", months), months);
  g_autofree char *day_words = g_strdup_printf (ngettext ("%u day", "%u days", days), days);

  if (months == 0)
    return g_steal_pointer (&day_words);
  if (days == 0)
    return g_steal_pointer (&month_words);
  return g_strdup_printf (C_("length of a period: months, days", "%s %s"), month_words, day_words);
}

/**
 * rog_period_length_words:
 *
 * Returns: (transfer full): "22 months", "12 days", "1 month 12 days"
 */
char *
rog_period_length_words (const GDate *from,
                         const GDate *to)
{
  guint months, days;

  rog_period_length (from, to, &months, &days);
  return length_words (months, days);
}

/**
 * rog_period_words:
 *
 * Returns: (transfer full): "1 Feb 2023 – 30 Nov 2024"
 */
char *
rog_period_words (const GDate *from,
                  const GDate *to)
{
  g_autofree char *first = rog_date_format_short (from), *last = rog_date_format_short (to);

  return g_strdup_printf (C_("period from, to", "%s – %s"), first, last);
}

/**
 * rog_period_months:
 *
 * Returns: (transfer full): the length for a column headed "Months": "22", "22 + 3 d"
 */
char *
rog_period_months (const GDate *from,
                   const GDate *to)
{
  guint months, days;

  rog_period_length (from, to, &months, &days);
  if (days == 0)
    return g_strdup_printf ("%u", months);
  /* Translators: months, and days left over, in a narrow column. */
  return g_strdup_printf (C_("column of months", "%u + %u d"), months, days);
}

/**
 * rog_period_relation:
 * @day: where a handle stands
 * @is_end: whether it is the last day kept
 *
 * Returns: (transfer full): "30 November 2024, 1 month after the alleged offence"
 */
char *
rog_period_relation (const GDate *day,
                     gboolean     is_end,
                     const GDate *offence_from,
                     const GDate *offence_to)
{
  g_autofree char *date = rog_date_format (day);
  g_autofree char *length = NULL;
  const GDate     *offence = is_end ? offence_to : offence_from;
  int              order;
  GDate            next;

  if (offence == NULL || !g_date_valid (offence))
    return g_steal_pointer (&date);
  order = g_date_compare (day, offence);
  if (order == 0)
    return g_strdup_printf (is_end ? _("%s, the last day of the alleged offence") : _("%s, the first day of the alleged offence"), date);

  /* Of a last day the days after the offence count, of a first day those before it. */
  next = order > 0 ? *offence : *day;
  if (order > 0)
    {
      g_date_add_days (&next, is_end ? 1 : 0);
      GDate last = *day;
      if (!is_end)
        g_date_subtract_days (&last, 1);
      length = rog_period_length_words (&next, &last);
    }
  else
    {
      GDate last = *offence;
      if (is_end)
        g_date_add_days (&next, 1);
      else
        g_date_subtract_days (&last, 1);
      length = rog_period_length_words (&next, &last);
    }
  if (is_end)
    /* Translators: a date, a length ("1 month"). */
    return g_strdup_printf (order > 0 ? _("%s, %s after the alleged offence") : _("%s, %s before the end of the alleged offence"), date, length);
  return g_strdup_printf (order > 0 ? _("%s, %s after the beginning of the alleged offence") : _("%s, %s before the alleged offence"), date, length);
}

/**
 * rog_timeline_row_sentence:
 *
 * Returns: (transfer full): a row as one sentence, as a screen reader says it
 */
char *
rog_timeline_row_sentence (RogTimelineRow *row)
{
  GString *text = g_string_new (NULL);
  GDate    from, to;

  /* Outside the bench an item has no number. */
  if (*rog_timeline_row_get_number (row) != '\0')
    /* Translators: number and title of an item. */
    g_string_append_printf (text, _("Item %s, %s"), rog_timeline_row_get_number (row), rog_timeline_row_get_title (row));
  else
    g_string_append (text, rog_timeline_row_get_title (row));
  if (rog_timeline_row_get_requested (row, &from, &to))
    {
      g_autofree char *asked = rog_period_words (&from, &to), *asked_length = rog_period_length_words (&from, &to);
      g_string_append_printf (text, _(", requested %s, %s"), asked, asked_length);
      if (rog_timeline_row_is_narrowed (row) && rog_timeline_row_get_kept (row, &from, &to))
        {
          g_autofree char *kept = rog_period_words (&from, &to), *length = rog_period_length_words (&from, &to);
          g_string_append_printf (text, _(", kept %s, %s"), kept, length);
        }
    }
  else if (rog_timeline_row_get_words (row))
    g_string_append_printf (text, ", %s", rog_timeline_row_get_words (row));
  for (guint i = 0; i < rog_timeline_row_get_n_stated (row); i++)
    g_string_append_printf (text, ", %s", rog_timeline_row_get_stated (row, i, &from));
  return g_string_free (text, FALSE);
}
