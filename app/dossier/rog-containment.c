// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-containment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"

/* What is being compared. */
typedef struct
{
  JsonObject *requested;
  JsonObject *decided;
  RogRules   *rules;
  GPtrArray  *findings;
} Comparison;

static void
find (Comparison     *c,
      const char     *field,
      RogScopeVerdict verdict,
      const char     *sentence)
{
  RogScopeFinding *finding = g_new0 (RogScopeFinding, 1);

  finding->field = g_strdup (field);
  finding->verdict = verdict;
  finding->sentence = g_strdup (sentence);
  g_ptr_array_add (c->findings, finding);
}

/**
 * rog_scope_list_is_open:
 * @node: (nullable): a scope's list
 *
 * Returns: whether it says "all", "not-stated" or nothing, and so contains everything
 */
gboolean
rog_scope_list_is_open (JsonNode *node)
{
  return node == NULL || !JSON_NODE_HOLDS_ARRAY (node);
}

/**
 * rog_identifier_key:
 * @identifier: {kind, value, …}
 *
 * Returns: (transfer full): what two spellings of the same identifier have in common: its kind, and its
 *   value without spaces, in one case
 */
char *
rog_identifier_key (JsonObject *identifier)
{
  const char      *value = rog_json_peek_string (identifier, "value");
  g_autofree char *folded = g_utf8_casefold (value, -1);
  GString         *key = g_string_new (rog_json_peek_string (identifier, "kind"));

  g_string_append_c (key, ':');
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_unichar (key, g_utf8_get_char (p));
    }

  return g_string_free_and_steal (key);
}

static char *
element_key (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) ? rog_identifier_key (json_node_get_object (node))
                                       : g_strdup (json_node_get_string (node));
}

/* The elements of a list as keys; empty where it is open. */
static GPtrArray *
keys_of (JsonNode *node)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  if (!rog_scope_list_is_open (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (keys, element_key (json_array_get_element (array, i)));
    }

  return keys;
}

static gboolean
is_within (Comparison *c,
           const char *field,
           const char *key,
           const char *other)
{
  if (g_str_equal (field, "data_categories"))
    return rog_rules_category_is_within (c->rules, key, other);

  return g_str_equal (key, other);
}

static gboolean
is_within_any (Comparison *c,
               const char *field,
               const char *key,
               GPtrArray  *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      if (is_within (c, field, key, g_ptr_array_index (others, i)))
        return TRUE;
    }

  return FALSE;
}

/* A corrected identifier names what it corrects, with a pin; whether it is the same cannot be computed. */
static gboolean
is_correction (JsonNode *element)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;

  return object != NULL && rog_json_peek_string (object, "corrects") != NULL && rog_json_peek_object (object, "pin") != NULL;
}

static gboolean
corrects_one_of (JsonNode  *element,
                 JsonArray *requested)
{
  const char *corrected = rog_json_peek_string (json_node_get_object (element), "corrects");

  for (guint i = 0; i < json_array_get_length (requested); i++)
    {
      if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (requested, i), "value"), corrected) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
compare_element (Comparison *c,
                 const char *field,
                 JsonNode   *element,
                 JsonNode   *requested,
                 GPtrArray  *keys)
{
  g_autofree char *key = element_key (element);
  g_autofree char *sentence = NULL;

  if (is_within_any (c, field, key, keys))
    return;
  if (is_correction (element) && corrects_one_of (element, json_node_get_array (requested)))
    {
      sentence = g_strdup_printf (_ ("“%s” is entered as a correction of “%s”"),
                                    rog_json_peek_string (json_node_get_object (element), "value"),
                                    rog_json_peek_string (json_node_get_object (element), "corrects"));
      find (c, field, ROG_SCOPE_CONFIRM, sentence);
      return;
    }

  sentence = g_strdup_printf (_ ("“%s” was not requested"), key);
  find (c, field, ROG_SCOPE_OUTSIDE, sentence);
}

static JsonNode *
except_of (JsonObject *scope,
           const char *field)
{
  JsonObject *except = rog_json_peek_object (scope, "except");

  return except != NULL ? json_object_get_member (except, field) : NULL;
}

/* What a part leaves out must stay out: no value within it, and where a value is wider, it leaves the
 * same out in its turn. */
static void
compare_except (Comparison *c,
                const char *field)
{
  JsonNode *decided = json_object_get_member (c->decided, field);
  g_autoptr (GPtrArray) out = keys_of (except_of (c->requested, field));
  g_autoptr (GPtrArray) out_here = keys_of (except_of (c->decided, field));
  g_autoptr (GPtrArray) keys = keys_of (decided);

  for (guint i = 0; i < out->len; i++)
    {
      const char *excepted = g_ptr_array_index (out, i);
      gboolean    covered = is_within_any (c, field, excepted, out_here);
      gboolean    clash = rog_scope_list_is_open (decided) && !covered;

      for (guint j = 0; j < keys->len && !clash; j++)
        {
          const char *key = g_ptr_array_index (keys, j);

          clash = is_within (c, field, key, excepted) || (is_within (c, field, excepted, key) && !covered);
        }
      if (clash)
        {
          g_autofree char *sentence = g_strdup_printf (_ ("“%s” is not in this part"), excepted);

          find (c, field, ROG_SCOPE_OUTSIDE, sentence);
        }
    }
}

static void
compare_list (Comparison *c,
              const char *field)
{
  JsonNode *requested = json_object_get_member (c->requested, field);
  JsonNode *decided = json_object_get_member (c->decided, field);
  g_autoptr (GPtrArray) keys = keys_of (requested);

  compare_except (c, field);
  if (rog_scope_list_is_open (requested))
    return;
  if (rog_scope_list_is_open (decided))
    {
      find (c, field, ROG_SCOPE_OUTSIDE, _ ("The request names what it asks for here; the decision names nothing"));
      return;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (decided)); i++)
    compare_element (c, field, json_array_get_element (json_node_get_array (decided), i), requested, keys);
}

/* The date of one end; NULL where it is open. */
static const char *
bound_of (JsonObject *period,
          const char *end)
{
  const char *bound = period != NULL ? rog_json_peek_string (period, end) : NULL;

  return bound != NULL && g_ascii_isdigit (bound[0]) ? bound : NULL;
}

/* Dates are written so that their order is that of their letters. */
static void
compare_period (Comparison *c)
{
  JsonObject *requested = rog_json_peek_object (c->requested, "period");
  JsonObject *decided = rog_json_peek_object (c->decided, "period");
  const char *from = bound_of (requested, "from"), *to = bound_of (requested, "to");
  const char *first = bound_of (decided, "from"), *last = bound_of (decided, "to");

  if (from != NULL && (first == NULL || strcmp (first, from) < 0))
    find (c, "period", ROG_SCOPE_OUTSIDE, _ ("The period begins before what is requested"));
  if (to != NULL && (last == NULL || strcmp (last, to) > 0))
    find (c, "period", ROG_SCOPE_OUTSIDE, _ ("The period ends after what is requested"));
  if (from != NULL && last != NULL && strcmp (last, from) < 0)
    find (c, "period", ROG_SCOPE_OUTSIDE, _ ("The period ends before what is requested begins"));
  if (to != NULL && first != NULL && strcmp (first, to) > 0)
    find (c, "period", ROG_SCOPE_OUTSIDE, _ ("The period begins after what is requested ends"));
  if (first != NULL && last != NULL && strcmp (last, first) < 0)
    find (c, "period", ROG_SCOPE_OUTSIDE, _ ("The period ends before it begins"));
}

static void
compare_superset (Comparison *c,
                  const char *field)
{
  JsonArray *requested = rog_json_peek_array (c->requested, field);
  JsonArray *decided = rog_json_peek_array (c->decided, field);

  for (guint i = 0; requested != NULL && i < json_array_get_length (requested); i++)
    {
      const char      *text = json_array_get_string_element (requested, i);
      g_autofree char *sentence = NULL;

      if (rog_json_array_has (decided, text))
        continue;
      sentence = g_strdup_printf (_ ("The request leaves this out or binds itself to it, and the decision does not: “%s”"), text);
      find (c, field, ROG_SCOPE_OUTSIDE, sentence);
    }
}

/* The shortest and the longest number of days a stated length can be. */
static void
length_in_days (JsonObject *retention,
                gint64     *shortest,
                gint64     *longest)
{
  const char *unit = rog_json_peek_string (retention, "unit");
  gint64      length = json_object_get_int_member_with_default (retention, "length", 0);

  *shortest = *longest = length;
  if (g_strcmp0 (unit, "months") == 0)
    {
      *shortest = length * 28;
      *longest = length * 31;
    }
  else if (g_strcmp0 (unit, "years") == 0)
    {
      *shortest = length * 365;
      *longest = length * 366;
    }
}

static void
compare_length (Comparison *c,
                JsonObject *requested,
                JsonObject *decided)
{
  gint64 asked_min, asked_max, min, max;

  length_in_days (requested, &asked_min, &asked_max);
  length_in_days (decided, &min, &max);

  if (g_strcmp0 (rog_json_peek_string (requested, "from"), rog_json_peek_string (decided, "from")) != 0)
    find (c, "retention", ROG_SCOPE_CONFIRM, _ ("The time for keeping runs from another event than requested"));
  if (g_strcmp0 (rog_json_peek_string (requested, "unit"), rog_json_peek_string (decided, "unit")) == 0)
    {
      asked_min = asked_max;
      min = max;
    }
  if (min > asked_max)
    find (c, "retention", ROG_SCOPE_OUTSIDE, _ ("The time for keeping is longer than requested"));
  else if (max > asked_min)
    find (c, "retention", ROG_SCOPE_CONFIRM, _ ("Whether the time for keeping is longer than requested depends on the months"));
}

/* How long it lasts is said in words: nobody but a person can compare them. */
static void
compare_retention_words (Comparison *c)
{
  JsonObject *requested = rog_json_peek_object (c->requested, "retention");
  JsonObject *decided = rog_json_peek_object (c->decided, "retention");
  const char *asked = requested != NULL ? rog_json_peek_string (requested, "text") : NULL;
  const char *given = decided != NULL ? rog_json_peek_string (decided, "text") : NULL;

  if (g_strcmp0 (asked, given) != 0)
    find (c, "retention", ROG_SCOPE_CONFIRM, _ ("The words on the time for keeping differ from what is requested and cannot be compared by the program"));
}

static void
compare_retention (Comparison *c)
{
  JsonObject *requested = rog_json_peek_object (c->requested, "retention");
  JsonObject *decided = rog_json_peek_object (c->decided, "retention");
  const char *until = bound_of (requested, "until");
  gboolean    asked_length = requested != NULL && json_object_has_member (requested, "length");
  gboolean    length = decided != NULL && json_object_has_member (decided, "length");

  if (until == NULL && !asked_length)
    return;
  if (bound_of (decided, "until") == NULL && !length)
    find (c, "retention", ROG_SCOPE_OUTSIDE, _ ("The request ends the time for keeping, and the decision does not"));
  else if (until != NULL && bound_of (decided, "until") != NULL)
    {
      if (strcmp (bound_of (decided, "until"), until) > 0)
        find (c, "retention", ROG_SCOPE_OUTSIDE, _ ("The time for keeping is longer than requested"));
    }
  else if (asked_length && length)
    compare_length (c, requested, decided);
  else
    find (c, "retention", ROG_SCOPE_CONFIRM, _ ("The time for keeping is stated in another way than requested"));
}

static void
compare_by_eye (Comparison *c,
                const char *field)
{
  JsonNode *requested = json_object_get_member (c->requested, field);
  JsonNode *decided = json_object_get_member (c->decided, field);

  if (requested == NULL && decided == NULL)
    return;
  if (requested == NULL || decided == NULL || !json_node_equal (requested, decided))
    find (c, field, ROG_SCOPE_CONFIRM, _ ("This differs from what is requested and cannot be compared by the program"));
}

/* Of another measure it is confirmed that it serves the purpose, one that stays as it was too. */
static void
show_purpose (Comparison *c)
{
  if (json_object_has_member (c->requested, "purpose") || json_object_has_member (c->decided, "purpose"))
    find (c, "purpose", ROG_SCOPE_CONFIRM, _ ("This is another measure: whether it serves what was requested cannot be compared by the program"));
}

/* Everything that has no rule of its own, members that this version does not know among it. */
static void
compare_rest (Comparison *c)
{
  static const char *const ruled[] = {
    "measure", "data_categories", "persons", "identifiers", "places", "terms", "correspondents", "offences",
    "period", "exclusions", "safeguards", "only", "retention", "except", NULL
  };
  g_autoptr (GList) names = json_object_get_members (c->requested);
  g_autoptr (GList) more = json_object_get_members (c->decided);

  for (GList *l = names; l != NULL; l = l->next)
    {
      if (!g_strv_contains (ruled, l->data))
        compare_by_eye (c, l->data);
    }
  for (GList *l = more; l != NULL; l = l->next)
    {
      if (!g_strv_contains (ruled, l->data) && !json_object_has_member (c->requested, l->data))
        compare_by_eye (c, l->data);
    }
}

/**
 * rog_containment_compare:
 * @requested: an extent
 * @decided: another
 * @other_measure: whether only persons, period and places are compared
 * @rules: (nullable): for the tree of data categories
 * @findings: (element-type RogScopeFinding): what is found is added here
 */
void
rog_containment_compare (JsonObject *requested,
                         JsonObject *decided,
                         gboolean    other_measure,
                         RogRules   *rules,
                         GPtrArray  *findings)
{
  Comparison c = { requested, decided, rules, findings };

  compare_list (&c, "persons");
  compare_period (&c);
  compare_list (&c, "places");
  if (other_measure)
    {
      show_purpose (&c);
      return;
    }

  if (g_strcmp0 (rog_json_peek_string (requested, "measure"), rog_json_peek_string (decided, "measure")) != 0)
    find (&c, "measure", ROG_SCOPE_OUTSIDE, _ ("This is another measure than the one requested"));
  for (const char *const *field = rog_scope_list_fields; *field != NULL; field++)
    {
      if (!g_str_equal (*field, "persons") && !g_str_equal (*field, "places"))
        compare_list (&c, *field);
    }
  compare_superset (&c, "exclusions");
  compare_superset (&c, "safeguards");
  compare_superset (&c, "only");
  compare_retention (&c);
  compare_retention_words (&c);
  compare_rest (&c);
}
