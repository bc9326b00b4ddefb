// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-scope-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"

/**
 * rog_moment_format:
 * @dossier: a dossier, for the court's zone
 * @moment: (nullable): a date or a time in UTC
 *
 * Returns: (transfer full): "27 September 2026", and for a time "27 September 2026, 18:02" in the court's
 *   zone; anything else as it is
 */
char *
rog_moment_format (RogDossier *dossier,
                   const char *moment)
{
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (dossier);
  g_autoptr (GDateTime) time = NULL;
  gint64 seconds;

  if (moment != NULL && strlen (moment) == 10 && g_ascii_isdigit (moment[0]))
    {
      time = g_date_time_new (zone, atoi (moment), atoi (moment + 5), atoi (moment + 8), 12, 0, 0);
      if (time != NULL)
        return g_date_time_format (time, C_ ("date", "%-d %B %Y"));
    }
  if (moment != NULL && rog_time_from_utc (moment, &seconds, NULL))
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);

      time = g_date_time_to_timezone (utc, zone);
      return g_date_time_format (time, C_ ("date", "%-d %B %Y, %H:%M"));
    }

  return g_strdup (moment != NULL ? moment : "");
}

/**
 * rog_end_format:
 * @dossier: a dossier
 * @end: (nullable): {date, event, open}
 *
 * Returns: (transfer full): until when, in words
 */
char *
rog_end_format (RogDossier *dossier,
                JsonObject *end)
{
  if (end != NULL && rog_json_peek_string (end, "date") != NULL)
    return rog_moment_format (dossier, rog_json_peek_string (end, "date"));
  if (end != NULL && rog_json_peek_string (end, "event") != NULL)
    return g_strdup (rog_json_peek_string (end, "event"));

  return g_strdup (_ ("not foreseeable"));
}

/**
 * rog_end_is_known:
 * @end: (nullable): {date, event, open}
 *
 * Returns: whether it names a date or an event; that the end cannot be foreseen is said in a sentence of its own
 */
gboolean
rog_end_is_known (JsonObject *end)
{
  return end != NULL && (rog_json_peek_string (end, "date") != NULL || rog_json_peek_string (end, "event") != NULL);
}

/**
 * rog_scope_field_get_label:
 * @rules: (nullable): the law
 * @field: a scope's field
 *
 * Returns: (transfer none): how it is called
 */
const char *
rog_scope_field_get_label (RogRules   *rules,
                           const char *field)
{
  return rog_rules_get_label (rules, "scope-fields", field);
}

static const char *
format_word (const char *text)
{
  if (g_str_equal (text, "all"))
    return C_ ("scope", "all");
  if (g_str_equal (text, "not-stated"))
    return C_ ("scope", "not stated");

  return NULL;
}

static char *
format_text (RogDossier *dossier,
             RogRules   *rules,
             const char *field,
             const char *text)
{
  RogPerson *person;

  if (format_word (text) != NULL)
    return g_strdup (format_word (text));
  if (g_str_equal (field, "measure"))
    return g_strdup (rog_rules_get_label (rules, "measures", text));
  if (g_str_equal (field, "data_categories"))
    return g_strdup (rog_rules_get_label (rules, "data-categories", text));
  person = g_str_equal (field, "persons") ? rog_dossier_find_person (dossier, text) : NULL;
  if (person != NULL)
    return g_strdup (rog_person_get_name (person));

  return g_strdup (text);
}

static char *
offence_title (RogDossier *dossier,
               const char *id)
{
  RogRequest *request = rog_dossier_get_request (dossier);
  JsonArray  *offences = request != NULL ? rog_entity_peek_array (ROG_ENTITY (request), "offences") : NULL;

  for (guint i = 0; offences != NULL && i < json_array_get_length (offences); i++)
    {
      JsonObject *offence = json_array_get_object_element (offences, i);

      if (g_strcmp0 (rog_json_peek_string (offence, "id"), id) == 0)
        return g_strdup (rog_json_peek_string (offence, "title"));
    }

  return g_strdup (id);
}

static char *
format_period (RogDossier *dossier,
               JsonObject *period)
{
  const char      *from = rog_json_peek_string (period, "from"), *to = rog_json_peek_string (period, "to");
  g_autofree char *first = rog_moment_format (dossier, from != NULL && format_word (from) != NULL ? format_word (from) : from);
  g_autofree char *last = rog_moment_format (dossier, to != NULL && format_word (to) != NULL ? format_word (to) : to);

  return g_strdup_printf (C_ ("period", "%s to %s"), first, last);
}

static char *
format_retention (RogDossier *dossier,
                  JsonObject *retention)
{
  const char *unit = rog_json_peek_string (retention, "unit");
  const char *from = rog_json_peek_string (retention, "from");
  gint64      length = json_object_get_int_member_with_default (retention, "length", 0);
  const char *format;

  if (rog_json_peek_string (retention, "text") != NULL)
    return g_strdup (rog_json_peek_string (retention, "text"));
  if (rog_json_peek_string (retention, "until") != NULL)
    {
      const char *until = rog_json_peek_string (retention, "until");

      return format_word (until) != NULL ? g_strdup (format_word (until)) : rog_moment_format (dossier, until);
    }
  if (g_strcmp0 (unit, "years") == 0)
    format = ngettext ("%d year", "%d years", (gulong)length);
  else if (g_strcmp0 (unit, "months") == 0)
    format = ngettext ("%d month", "%d months", (gulong)length);
  else
    format = ngettext ("%d day", "%d days", (gulong)length);

  {
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, length);
    g_auto (GStrv) pieces = g_strsplit (format, "%d", 2);
    g_autofree char *words = g_strjoinv (number, pieces);

    return from != NULL ? g_strdup_printf (C_ ("retention", "%s from %s"), words, from) : g_steal_pointer (&words);
  }
}

static char *
format_object (RogDossier *dossier,
               const char *field,
               JsonObject *object)
{
  static const char *const shown[] = { "name", "value", "text", "reference", NULL };

  if (g_str_equal (field, "period"))
    return format_period (dossier, object);
  if (g_str_equal (field, "retention"))
    return format_retention (dossier, object);
  if (json_object_has_member (object, "page"))
    return rog_dossier_format_pin (dossier, object, TRUE);
  for (const char *const *name = shown; *name != NULL; name++)
    {
      if (rog_json_peek_string (object, *name) != NULL)
        return g_strdup (rog_json_peek_string (object, *name));
    }

  return g_strdup (_ ("stated in the document"));
}

static char *
format_element (RogDossier *dossier,
                RogRules   *rules,
                const char *field,
                JsonNode   *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return format_object (dossier, field, json_node_get_object (node));
  if (g_str_equal (field, "offences"))
    return offence_title (dossier, json_node_get_string (node));

  return format_text (dossier, rules, field, json_node_get_string (node));
}

/**
 * rog_scope_format_value:
 * @dossier: a dossier
 * @rules: (nullable): the law
 * @field: a scope's field
 * @value: (nullable): its value
 *
 * Returns: (transfer full): the value in words; "not stated" where there is none
 */
char *
rog_scope_format_value (RogDossier *dossier,
                        RogRules   *rules,
                        const char *field,
                        JsonNode   *value)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (value == NULL)
    return g_strdup (C_ ("scope", "not stated"));
  if (!JSON_NODE_HOLDS_ARRAY (value))
    return format_element (dossier, rules, field, value);

  array = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (texts, format_element (dossier, rules, field, json_array_get_element (array, i)));
  if (texts->len == 0)
    return g_strdup (C_ ("scope", "none"));
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("; ", (char **)texts->pdata);
}

char *
rog_scope_format_field (RogDossier *dossier,
                        RogRules   *rules,
                        JsonObject *scope,
                        const char *field)
{
  return rog_scope_format_value (dossier, rules, field, json_object_get_member (scope, field));
}

/* What is asked: its kind, and the days that belong to it. */
static char *
relief_kind_to_words (RogDossier *dossier,
                      JsonObject *relief,
                      const char *label)
{
  const char      *kind = rog_json_peek_string (relief, "kind");
  JsonObject      *scope = rog_json_peek_object (relief, "scope");
  JsonObject      *period = scope != NULL ? rog_json_peek_object (scope, "period") : NULL;
  const char      *from = period != NULL ? rog_json_peek_string (period, "from") : NULL;
  const char      *to = period != NULL ? rog_json_peek_string (period, "to") : NULL;
  g_autofree char *first = rog_moment_format (dossier, from);
  g_autofree char *last = rog_moment_format (dossier, to);
  g_autofree char *date = rog_moment_format (dossier, rog_json_peek_string (relief, "date"));

  if (from != NULL && to != NULL)
    // Translators: what a challenge asks for, with the period that it would leave: "Narrow to 1 March 2023 – 31 October 2024".
    return g_strdup_printf (C_ ("relief", "%s to %s – %s"), label, first, last);
  if (from != NULL)
    return g_strdup_printf (C_ ("relief", "%s to what is on or after %s"), label, first);
  if (to != NULL)
    return g_strdup_printf (C_ ("relief", "%s to what is on or before %s"), label, last);
  if (*date != '\0' && g_strcmp0 (kind, "decide-by") == 0)
    // Translators: "Decide by a date: 1 March 2027".
    return g_strdup_printf (C_ ("relief", "%s: %s"), label, date);
  if (*date != '\0')
    return g_strdup_printf (C_ ("relief", "%s until %s"), label, date);

  return g_strdup (label);
}

/**
 * rog_relief_format:
 * @dossier: a dossier
 * @rules: (nullable): the law
 * @relief: an entry of a challenge's `relief` or `interim`
 * @catalogue: "reliefs" or "interim-reliefs"
 *
 * Returns: (transfer full): what is asked, with its days: "Narrow to 1 March 2023 – 31 October 2024"
 */
char *
rog_relief_format (RogDossier *dossier,
                   RogRules   *rules,
                   JsonObject *relief,
                   const char *catalogue)
{
  const char      *label = rog_rules_get_label (rules, catalogue, rog_json_peek_string (relief, "kind"));
  const char      *text = rog_json_peek_string (relief, "text");
  g_autofree char *kind = relief_kind_to_words (dossier, relief, label);
  g_autofree char *words = NULL;

  if (text == NULL)
    text = rog_json_peek_string (relief, "reasons");
  words = text != NULL ? g_strdup_printf (C_ ("relief", "%s: %s"), kind, text) : g_steal_pointer (&kind);

  return json_object_get_boolean_member_with_default (relief, "alternative", FALSE) ? g_strdup_printf (C_ ("relief", "In the alternative: %s"), words) : g_steal_pointer (&words);
}
