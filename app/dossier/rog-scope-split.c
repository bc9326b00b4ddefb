// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-containment.h"
#include "dossier/rog-scope-draft.h"

/*
 * What a decision leaves open becomes an item of its own (casework § 4): one for each field whose rest is
 * open, two where a period is cut at both ends. In it, that field is what was cut, earlier fields are as
 * decided, later ones as requested: so the decided version and the parts together are what was requested.
 */

void
rog_scope_part_free (RogScopePart *part)
{
  g_free (part->field);
  g_free (part->end);
  json_object_unref (part->scope);
  g_free (part);
}

static RogScopePart *
add_part (GPtrArray  *parts,
          const char *field,
          const char *end,
          JsonObject *scope)
{
  RogScopePart *part = g_new0 (RogScopePart, 1);

  part->field = g_strdup (field);
  part->end = g_strdup (end);
  part->scope = scope;
  g_ptr_array_add (parts, part);

  return part;
}

/* The requested extent with the changed fields before @field as decided. */
static JsonObject *
scope_before (RogScopeDraft *self,
              const char    *field)
{
  JsonObject *scope = rog_json_object_copy (rog_scope_draft_peek_requested (self));
  g_auto (GStrv) names = rog_scope_draft_dup_fields (self);

  for (char **name = names; *name != NULL && !g_str_equal (*name, field); name++)
    json_object_set_member (scope, *name, json_node_copy (json_object_get_member (rog_scope_draft_peek_change (self, *name), "value")));

  return scope;
}

/* The day @days after @date. */
static char *
day_after (const char *date,
           int         days)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) day = g_date_time_new (utc, atoi (date), atoi (date + 5), atoi (date + 8), 0, 0, 0);
  g_autoptr (GDateTime) other = g_date_time_add_days (day, days);

  return g_date_time_format (other, "%Y-%m-%d");
}

static gboolean
is_date (const char *bound)
{
  return bound != NULL && g_ascii_isdigit (bound[0]);
}

static void
add_period_part (RogScopeDraft *self,
                 GPtrArray     *parts,
                 const char    *end,
                 const char    *from,
                 const char    *to)
{
  JsonObject *scope = scope_before (self, "period");
  JsonObject *period = json_object_new ();

  json_object_set_string_member (period, "from", from);
  json_object_set_string_member (period, "to", to);
  json_object_set_object_member (scope, "period", period);
  add_part (parts, "period", end, scope);
}

static void
split_period (RogScopeDraft *self,
              GPtrArray     *parts)
{
  JsonObject *requested = rog_json_peek_object (rog_scope_draft_peek_requested (self), "period");
  JsonObject *decided = rog_json_peek_object (rog_scope_draft_peek_change (self, "period"), "value");
  const char *from = requested != NULL ? rog_json_peek_string (requested, "from") : "not-stated";
  const char *to = requested != NULL ? rog_json_peek_string (requested, "to") : "not-stated";
  const char *first = rog_json_peek_string (decided, "from");
  const char *last = rog_json_peek_string (decided, "to");

  if (is_date (first) && g_strcmp0 (first, from) != 0)
    {
      g_autofree char *day = day_after (first, -1);

      add_period_part (self, parts, "before", from, day);
    }
  if (is_date (last) && g_strcmp0 (last, to) != 0)
    {
      g_autofree char *day = day_after (last, 1);

      add_period_part (self, parts, "after", day, to);
    }
}

static char *
key_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) ? rog_identifier_key (json_node_get_object (node))
                                       : g_strdup (json_node_get_string (node));
}

static gboolean
list_has (JsonArray  *list,
          const char *key)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *other = key_of (json_array_get_element (list, i));

      if (g_str_equal (other, key))
        return TRUE;
    }

  return FALSE;
}

/* Leaves @element out of a part whose list says more than it. */
static void
leave_out (JsonObject *scope,
           const char *field,
           JsonNode   *element)
{
  JsonObject *except = rog_json_peek_object (scope, "except");
  JsonArray  *list;

  if (except == NULL)
    {
      except = json_object_new ();
      json_object_set_object_member (scope, "except", except);
    }
  list = rog_json_peek_array (except, field);
  if (list == NULL)
    {
      list = json_array_new ();
      json_object_set_array_member (except, field, list);
    }
  json_array_add_element (list, json_node_copy (element));
}

/* Of a list that names what it asks for: its elements that were not decided, and of a data category that
 * was decided in part, what remains of it. */
static JsonArray *
remaining (const char *field,
           JsonArray  *requested,
           JsonArray  *decided,
           JsonObject *scope,
           RogRules   *rules)
{
  JsonArray *rest = json_array_new ();

  for (guint i = 0; i < json_array_get_length (requested); i++)
    {
      JsonNode        *element = json_array_get_element (requested, i);
      g_autofree char *key = key_of (element);

      if (list_has (decided, key))
        continue;
      json_array_add_element (rest, json_node_copy (element));
      for (guint j = 0; g_str_equal (field, "data_categories") && j < json_array_get_length (decided); j++)
        {
          if (rog_rules_category_is_within (rules, json_array_get_string_element (decided, j), key))
            leave_out (scope, field, json_array_get_element (decided, j));
        }
    }

  return rest;
}

static void
split_list (RogScopeDraft *self,
            GPtrArray     *parts,
            const char    *field,
            RogRules      *rules)
{
  JsonNode   *requested = json_object_get_member (rog_scope_draft_peek_requested (self), field);
  JsonNode   *decided = json_object_get_member (rog_scope_draft_peek_change (self, field), "value");
  JsonObject *scope = scope_before (self, field);

  if (rog_scope_list_is_open (decided))
    {
      json_object_unref (scope);
      return;
    }
  if (rog_scope_list_is_open (requested))
    {
      JsonArray *list = json_node_get_array (decided);

      for (guint i = 0; i < json_array_get_length (list); i++)
        leave_out (scope, field, json_array_get_element (list, i));
    }
  else
    {
      JsonArray *rest = remaining (field, json_node_get_array (requested), json_node_get_array (decided), scope, rules);

      if (json_array_get_length (rest) == 0)
        {
          json_array_unref (rest);
          json_object_unref (scope);
          return;
        }
      json_object_set_array_member (scope, field, rest);
    }
  add_part (parts, field, "rest", scope);
}

/* What an exclusion takes out is a part that has only that. */
static void
split_exclusions (RogScopeDraft *self,
                  GPtrArray     *parts)
{
  JsonArray  *requested = rog_json_peek_array (rog_scope_draft_peek_requested (self), "exclusions");
  JsonArray  *decided = rog_json_peek_array (rog_scope_draft_peek_change (self, "exclusions"), "value");
  JsonObject *scope = scope_before (self, "exclusions");
  JsonArray  *only = json_array_new ();

  for (guint i = 0; decided != NULL && i < json_array_get_length (decided); i++)
    {
      if (requested == NULL || !list_has (requested, json_array_get_string_element (decided, i)))
        json_array_add_string_element (only, json_array_get_string_element (decided, i));
    }
  json_object_set_array_member (scope, "only", only);
  add_part (parts, "exclusions", "rest", scope);
}

/**
 * rog_scope_draft_split:
 * @self: a draft
 * @rules: (nullable): for the tree of data categories
 *
 * Returns: (transfer full) (element-type RogScopePart): the parts that a decision on this draft leaves open
 */
GPtrArray *
rog_scope_draft_split (RogScopeDraft *self,
                       RogRules      *rules)
{
  g_auto (GStrv) names = rog_scope_draft_dup_fields (self);
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_scope_part_free);

  for (char **name = names; *name != NULL; name++)
    {
      if (g_strcmp0 (rog_json_peek_string (rog_scope_draft_peek_change (self, *name), "rest"), "open") != 0)
        continue;
      if (g_str_equal (*name, "period"))
        split_period (self, parts);
      else if (g_strv_contains (rog_scope_list_fields, *name))
        split_list (self, parts, *name, rules);
      else if (g_str_equal (*name, "exclusions"))
        split_exclusions (self, parts);
      else
        add_part (parts, *name, "rest", scope_before (self, *name));
    }

  return parts;
}
