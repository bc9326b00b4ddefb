// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-decision-changes.h"

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-scope-format.h"

/* What a route names, in the order in which it is said (casework § 4). */
static const char *const named[] = { "provision", "opening", "article", "source", "power", "consulted", "accepted", "why", NULL };

static void
append (GString    *out,
        const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", text);
}

static void
append_consultation (RogDossier *dossier,
                     GString    *out,
                     JsonObject *route)
{
  const char      *id = rog_json_peek_string (route, "document");
  RogDocument     *document = id != NULL ? rog_dossier_find_document (dossier, id) : NULL;
  const char      *spoke = rog_json_peek_string (route, "spoke");
  const char      *taken_by = rog_json_peek_string (route, "taken_by");
  g_autofree char *date = rog_moment_format (dossier, rog_json_peek_string (route, "date"));

  if (document != NULL)
    append (out, rog_document_get_name (document));
  if (json_object_get_boolean_member_with_default (route, "by_telephone", FALSE))
    append (out, C_ ("route", "by telephone"));
  if (rog_json_peek_string (route, "date") != NULL)
    append (out, date);
  if (spoke != NULL)
    {
      g_autofree char *text = g_strdup_printf (C_ ("route", "%s for the authority"), spoke);

      append (out, text);
    }
  if (taken_by != NULL)
    {
      g_autofree char *text = g_strdup_printf (C_ ("route", "taken by %s"), taken_by);

      append (out, text);
    }
}

/* "Our law allows only this: Section 21 of the Act; Article 3(2) of the Treaty." */
static char *
route_to_words (RogDossier *dossier,
                RogRules   *rules,
                JsonObject *route)
{
  const char *label = rog_rules_get_label (rules, "routes", rog_json_peek_string (route, "route"));
  const char *ground = rog_json_peek_string (route, "ground");
  g_autoptr (GString) names = g_string_new (NULL);

  append_consultation (dossier, names, route);
  if (ground != NULL)
    append (names, rog_rules_get_label (rules, "grounds", ground));
  for (const char *const *member = named; *member != NULL; member++)
    append (names, rog_json_peek_string (route, *member));

  return names->len > 0 ? g_strdup_printf (C_ ("route", "%s: %s."), label, names->str) : g_strdup_printf ("%s.", label);
}

/**
 * rog_decision_change_to_words:
 * @dossier: the dossier
 * @rules: (nullable): what words the law has
 * @title: the item
 * @row: (nullable): the field's row in the annex
 * @change: a change of a decided version: {field, reason, pins, route, rest}
 * @reason: (nullable): the reason with its citations
 *
 * What a field was narrowed to, why, and by which route: a numbered reason of the decision (casework §§ 4 and 8).
 *
 * Returns: (transfer full): the sentences
 */
char *
rog_decision_change_to_words (RogDossier *dossier,
                              RogRules   *rules,
                              const char *title,
                              JsonObject *row,
                              JsonObject *change,
                              const char *reason)
{
  JsonObject *route = rog_json_peek_object (change, "route");
  const char *label = rog_scope_field_get_label (rules, rog_json_peek_string (change, "field"));
  GString    *out = g_string_new (NULL);

  if (row != NULL)
    g_string_append_printf (out, C_ ("reasons", "“%s”, %s: “%s” is narrowed to “%s”."), title, label, rog_json_peek_string (row, "requested"), rog_json_peek_string (row, "decided"));
  else
    g_string_append_printf (out, C_ ("reasons", "“%s”, %s."), title, label);
  if (reason != NULL && *reason != '\0')
    g_string_append_printf (out, " %s", reason);
  if (route != NULL && rog_json_peek_string (route, "route") != NULL)
    {
      g_autofree char *words = route_to_words (dossier, rules, route);

      g_string_append_printf (out, " %s", words);
    }

  return g_string_free_and_steal (out);
}
