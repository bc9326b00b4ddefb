// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier-summary.h"

#include <glib/gi18n-lib.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-capacity.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-dossier-status.h"
#include "dossier/rog-opening.h"
#include "dossier/rog-zone.h"

#define SHOWN 3

static void
set_text (JsonObject *summary,
          const char *member,
          const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (summary, member, text);
}

/* "one, two and 3 others", as many as fit on a row. */
static char *
join_some (GPtrArray *texts)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len && i < SHOWN; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (const char *)g_ptr_array_index (texts, i));
  if (texts->len > SHOWN)
    g_string_append_printf (joined, ngettext (" and %u other", " and %u others", texts->len - SHOWN), texts->len - SHOWN);

  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static void
add_request (JsonObject *summary,
             RogRequest *request,
             RogRules   *rules)
{
  JsonObject *authority = rog_json_peek_object (rog_entity_peek_state (ROG_ENTITY (request)), "authority");
  const char *instrument = rog_request_get_instrument (request);
  const char *ours = rog_request_get_our_reference (request);

  set_text (summary, "reference", ours != NULL ? ours : rog_request_get_their_reference (request));
  set_text (summary, "title", rog_request_get_title (request));
  set_text (summary, "instrument", instrument);
  set_text (summary, "instrument-name", rog_rules_get_label (rules, "instruments", instrument));
  json_object_set_boolean_member (summary, "practice", rog_entity_get_boolean (ROG_ENTITY (request), "practice"));
  if (authority != NULL)
    {
      set_text (summary, "authority", rog_json_peek_string (authority, "name"));
      set_text (summary, "country", rog_json_peek_string (authority, "country"));
      set_text (summary, "country-name", rog_json_peek_string (authority, "country_name"));
    }
}

/* The capacity that stands beside a name: the one for all items, else the first for one. */
static const char *
capacity_of (RogDossier *dossier,
             const char *person)
{
  GListModel *model = rog_dossier_get_capacities (dossier);
  const char *general = rog_dossier_get_capacity (dossier, person, NULL);

  if (general != NULL)
    return general;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogCapacity) capacity = g_list_model_get_item (model, i);

      if (g_strcmp0 (rog_capacity_get_person (capacity), person) == 0)
        return rog_capacity_get_capacity (capacity);
    }

  return NULL;
}

static void
add_persons (JsonObject *summary,
             RogDossier *dossier,
             RogRules   *rules)
{
  GListModel *model = rog_dossier_get_persons (dossier);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogPerson) person = g_list_model_get_item (model, i);
      const char *capacity = capacity_of (dossier, rog_entity_get_id (ROG_ENTITY (person)));

      g_ptr_array_add (texts, capacity == NULL ? g_strdup (rog_person_get_name (person))
                                               : g_strdup_printf ("%s (%s)", rog_person_get_name (person), rog_rules_get_label (rules, "capacities", capacity)));
    }

  joined = join_some (texts);
  set_text (summary, "persons", joined);
  json_object_set_boolean_member (summary, "secret", g_list_model_get_n_items (rog_dossier_get_openings (dossier)) == 0);
}

/* What is asked for, each kind once and without the names, numbers and addresses that an item's own words have. */
static void
add_measures (JsonObject *summary,
              RogDossier *dossier,
              RogRules   *rules)
{
  GListModel *model = rog_dossier_get_items (dossier);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (model, i);
      JsonObject *scope = rog_item_peek_scope (item);
      const char *measure = scope != NULL ? rog_json_peek_string (scope, "measure") : NULL;
      const char *words = measure == NULL || g_str_equal (measure, "other") ? rog_item_get_title (item) : rog_rules_get_label (rules, "measures", measure);

      if (!rog_item_is_part (item) && !g_ptr_array_find_with_equal_func (texts, words, g_str_equal, NULL))
        g_ptr_array_add (texts, g_strdup (words));
    }

  joined = join_some (texts);
  set_text (summary, "measures", joined);
}

/*
 * What it is found by, beside the text of its documents
 */

static void
add_found (JsonArray  *found,
           const char *kind,
           const char *id,
           const char *text)
{
  JsonObject *each;

  if (text == NULL || *text == '\0')
    return;

  each = json_object_new ();
  json_object_set_string_member (each, "kind", kind);
  if (id != NULL)
    json_object_set_string_member (each, "id", id);
  json_object_set_string_member (each, "text", text);
  json_array_add_object_element (found, each);
}

static char *
person_words (RogPerson *person)
{
  g_auto (GStrv) variants = rog_entity_dup_strings (ROG_ENTITY (person), "variants");
  JsonArray *identifiers = rog_entity_peek_array (ROG_ENTITY (person), "identifiers");
  GString   *words = g_string_new (rog_person_get_name (person));

  for (guint i = 0; variants != NULL && variants[i] != NULL; i++)
    g_string_append_printf (words, " · %s", variants[i]);
  for (guint i = 0; identifiers != NULL && i < json_array_get_length (identifiers); i++)
    {
      const char *value = rog_json_peek_string (json_array_get_object_element (identifiers, i), "value");

      if (value != NULL)
        g_string_append_printf (words, " · %s", value);
    }

  return g_string_free_and_steal (words);
}

static void
add_found_by (JsonObject *summary,
              RogDossier *dossier,
              RogRequest *request)
{
  JsonArray  *found = json_array_new ();
  GListModel *persons = rog_dossier_get_persons (dossier);
  GListModel *documents = rog_dossier_get_documents (dossier);

  if (request != NULL)
    {
      add_found (found, "reference", NULL, rog_request_get_our_reference (request));
      add_found (found, "reference", NULL, rog_request_get_their_reference (request));
      add_found (found, "title", NULL, rog_request_get_title (request));
    }
  add_found (found, "authority", NULL, rog_json_peek_string (summary, "authority"));
  add_found (found, "authority", NULL, rog_json_peek_string (summary, "country-name"));
  for (guint i = 0; i < g_list_model_get_n_items (persons); i++)
    {
      g_autoptr (RogPerson) person = g_list_model_get_item (persons, i);
      g_autofree char *words = person_words (person);

      add_found (found, "person", rog_entity_get_id (ROG_ENTITY (person)), words);
    }
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);
      gboolean decision = g_strcmp0 (rog_document_get_role (document), "decision") == 0;

      if (g_strcmp0 (rog_document_get_role (document), "signature") != 0)
        add_found (found, decision ? "decision" : "document", rog_entity_get_id (ROG_ENTITY (document)), rog_document_get_name (document));
    }
  json_object_set_array_member (summary, "found-by", found);
}

/*
 * The next limit that binds this desk
 */

/* A day ends with its last second, which is still that day wherever it is shown. */
static void
set_limit (JsonObject *summary,
           RogLimit   *limit,
           gint64      due,
           GTimeZone  *zone,
           RogRules   *rules)
{
  JsonObject *trigger = rog_entity_peek_object (ROG_ENTITY (limit), "trigger");
  gint64      start;

  json_object_set_int_member (summary, "limit-at", strlen (rog_limit_get_due (limit)) == 10 ? due - 1 : due);
  json_object_set_boolean_member (summary, "limit-hours", rog_entity_get_int (ROG_ENTITY (limit), "hours") > 0);
  set_text (summary, "limit-basis", rog_limit_get_basis (limit));
  set_text (summary, "limit-zone", rog_limit_get_zone (limit));
  set_text (summary, "limit-purpose", rog_rules_get_label (rules, "limit-purposes", rog_limit_get_for (limit)));
  if (trigger != NULL && rog_moment_get_end (rog_json_peek_string (trigger, "at"), zone, &start))
    json_object_set_int_member (summary, "limit-start", MIN (start, due));
}

static void
add_limit (JsonObject *summary,
           RogDossier *dossier,
           RogRules   *rules,
           gboolean    at_court)
{
  const char *bound = at_court ? "us" : "person"; /* "us" is the court, whoever reads it */
  GListModel *model = rog_dossier_get_limits (dossier);
  g_autoptr (GTimeZone) court = rog_dossier_get_zone (dossier);
  g_autoptr (GTimeZone) next_zone = NULL;
  g_autoptr (RogLimit) next = NULL;
  gint64   earliest = G_MAXINT64;
  gboolean suspended = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogLimit) limit = g_list_model_get_item (model, i);
      g_autoptr (GTimeZone) stated = rog_zone_find (rog_limit_get_zone (limit));
      GTimeZone *zone = stated != NULL ? stated : court;
      gint64     due;

      if (g_strcmp0 (rog_limit_get_binds (limit), bound) != 0 || !rog_dossier_limit_runs (dossier, limit))
        continue;
      if (rog_limit_get_suspended (limit) != NULL)
        suspended = TRUE;
      else if (rog_moment_get_end (rog_limit_get_due (limit), zone, &due) && due < earliest)
        {
          g_set_object (&next, limit);
          g_clear_pointer (&next_zone, g_time_zone_unref);
          next_zone = g_time_zone_ref (zone);
          earliest = due;
        }
    }

  if (next != NULL)
    set_limit (summary, next, earliest, next_zone, rules);
  else if (suspended)
    set_text (summary, "limit-basis", "suspended");
}

/**
 * rog_dossier_summary:
 * @dossier: a dossier
 * @rules: (nullable): the law, for its labels
 * @at_court: whether the desk is the court's; its limits bind the court, those of counsel's bind persons
 * @now: UTC seconds
 *
 * What a row of the docket shows without opening the dossier: a projection that may be
 * thrown away. Texts are in the user's language; "status" is one fact, not a judgement; "found-by" is
 * what the search finds the dossier by.
 *
 * Returns: (transfer full): the summary
 */
JsonObject *
rog_dossier_summary (RogDossier *dossier,
                     RogRules   *rules,
                     gboolean    at_court,
                     gint64      now)
{
  JsonObject *summary = json_object_new ();
  RogRequest *request = rog_dossier_get_request (dossier);
  gint64      stored = now;

  if (request != NULL)
    add_request (summary, request, rules);
  add_persons (summary, dossier, rules);
  add_measures (summary, dossier, rules);
  add_found_by (summary, dossier, request);
  json_object_set_int_member (summary, "format", ROG_DOSSIER_SUMMARY_FORMAT);
  rog_dossier_add_status (dossier, summary, at_court, now);
  add_limit (summary, dossier, rules, at_court);
  if (rog_dossier_get_last_at (dossier) != NULL && rog_time_from_utc (rog_dossier_get_last_at (dossier), &stored, NULL))
    json_object_set_int_member (summary, "stored", stored);

  return summary;
}
