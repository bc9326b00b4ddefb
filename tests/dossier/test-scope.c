// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-error.h"
#include "dossier/rog-pin.h"
#include "dossier/rog-point.h"
#include "fixture.h"

static const char *const letters[] = { "a", "b", "c", "d", "e", "f" };

/* A day of 2024, by its number from 0. */
static char *
day (int number)
{
  GDate date;
  char  text[16];

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2024);
  g_date_add_days (&date, (guint)number);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);

  return g_strdup (text);
}

static JsonArray *
random_subset (JsonArray *of)
{
  JsonArray *out = json_array_new ();

  for (guint i = 0; i < json_array_get_length (of); i++)
    {
      if (g_test_rand_int_range (0, 3) > 0)
        json_array_add_element (out, json_node_copy (json_array_get_element (of, i)));
    }

  return out;
}

static JsonObject *
random_scope (void)
{
  JsonObject      *scope = json_object_new ();
  JsonObject      *period = json_object_new ();
  int              first = g_test_rand_int_range (0, 200);
  g_autofree char *from = day (first);
  g_autofree char *to = day (first + g_test_rand_int_range (0, 160));

  json_object_set_string_member (scope, "measure", "bank-records");
  json_object_set_string_member (period, "from", g_test_rand_bit () ? from : "not-stated");
  json_object_set_string_member (period, "to", g_test_rand_bit () ? to : "all");
  json_object_set_object_member (scope, "period", period);
  for (const char *const *field = (const char *const[]){ "persons", "places", "terms", "correspondents", NULL }; *field != NULL; field++)
    {
      JsonArray *list = json_array_new ();

      for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
        json_array_add_string_element (list, letters[i]);
      if (g_test_rand_bit ())
        json_object_set_array_member (scope, *field, list);
      else
        {
          json_array_unref (list);
          json_object_set_string_member (scope, *field, g_test_rand_bit () ? "all" : "not-stated");
        }
    }

  return scope;
}

/* The same or less. */
static JsonObject *
random_narrowing (JsonObject *scope)
{
  JsonObject *out = rog_json_object_copy (scope);
  JsonObject *period = json_object_get_object_member (out, "period");
  JsonArray  *more = json_array_new ();
  const char *from = json_object_get_string_member (period, "from"), *to = json_object_get_string_member (period, "to");

  if (!g_ascii_isdigit (from[0]) && !g_ascii_isdigit (to[0]) && g_test_rand_bit ())
    {
      json_object_set_string_member (period, "from", "2024-02-10");
      json_object_set_string_member (period, "to", "2024-08-10");
    }
  else if (g_ascii_isdigit (from[0]) && g_test_rand_bit ())
    {
      g_autofree char *same = g_strdup (from);

      json_object_set_string_member (period, "to", same); /* one day */
    }
  for (const char *const *field = (const char *const[]){ "persons", "places", "terms", "correspondents", NULL }; *field != NULL; field++)
    {
      JsonNode *node = json_object_get_member (out, *field);

      if (JSON_NODE_HOLDS_ARRAY (node))
        json_object_set_array_member (out, *field, random_subset (json_node_get_array (node)));
      else if (g_test_rand_bit ())
        {
          JsonArray *list = json_array_new ();

          json_array_add_string_element (list, letters[g_test_rand_int_range (0, 6)]);
          json_object_set_array_member (out, *field, list);
        }
    }
  if (json_object_has_member (out, "exclusions"))
    {
      json_array_unref (more);
      more = json_array_ref (json_object_get_array_member (out, "exclusions"));
    }
  json_array_add_string_element (more, letters[g_test_rand_int_range (0, 6)]);
  json_object_set_array_member (out, "exclusions", more);

  return out;
}

static gboolean
contains (JsonObject *requested,
          JsonObject *decided)
{
  g_autoptr (RogScopeVersion) outer = rog_scope_version_new (requested, NULL, NULL);
  g_autoptr (RogScopeVersion) inner = rog_scope_version_new (decided, NULL, NULL);

  return rog_scope_version_contains (outer, inner, FALSE, NULL, NULL);
}

static void
test_random (void)
{
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (JsonObject) a = random_scope ();
      g_autoptr (JsonObject) b = random_narrowing (a);
      g_autoptr (JsonObject) c = random_narrowing (b);
      g_autoptr (JsonObject) other = random_scope ();

      g_assert_true (contains (a, a));
      g_assert_true (contains (a, b));
      g_assert_true (contains (b, c));
      g_assert_true (contains (a, c));
      if (contains (a, other) && contains (other, c))
        g_assert_true (contains (a, c));
    }
}

static char *
scope_text (const char *field,
            const char *value)
{
  if (g_str_equal (field, "measure"))
    return g_strdup_printf ("{'measure':%s}", value);

  return g_strdup_printf ("{'measure':'search','%s':%s}", field, value);
}

/* Each row leaves what is requested, in one field. */
static void
test_outside (void)
{
  static const char *const rows[][4] = {
    { "period", "{'from':'2024-01-01','to':'2024-12-31'}", "{'from':'2023-12-31','to':'2024-12-31'}", "{'from':'2024-01-02','to':'2024-12-31'}" },
    { "period", "{'from':'2024-01-01','to':'2024-12-31'}", "{'from':'2024-01-01','to':'all'}", "{'from':'2024-01-01','to':'2024-12-30'}" },
    { "period", "{'from':'2024-01-01','to':'2024-12-31'}", "{'from':'2024-06-02','to':'2024-06-01'}", "{'from':'2024-06-01','to':'2024-06-01'}" },
    { "persons", "['a','b']", "['a','c']", "['b']" },
    { "persons", "['a','b']", "'all'", "['a']" },
    { "persons", "['a','b']", "'not-stated'", "[]" },
    { "identifiers", "[{'kind':'iban','value':'XA12 3456'}]", "[{'kind':'iban','value':'XA123457'}]", "[{'kind':'iban','value':'xa123456'}]" },
    { "exclusions", "['letters of counsel']", "[]", "['letters of counsel','medical files']" },
    { "safeguards", "['sorting']", "['sealing']", "['sealing','sorting']" },
    { "retention", "{'length':5,'unit':'years'}", "{'length':6,'unit':'years'}", "{'length':12,'unit':'months'}" },
    { "retention", "{'length':5,'unit':'years'}", "{'length':2000,'unit':'days'}", "{'length':5,'unit':'years'}" },
    { "retention", "{'until':'2027-01-31'}", "{'until':'2027-02-01'}", "{'until':'2027-01-31'}" },
    { "retention", "{'until':'2027-01-31'}", "{'text':'as long as needed'}", "{'until':'2026-01-31'}" },
    { "data_categories", "['traffic']", "['content']", "['traffic']" },
    { "measure", "'search'", "'seizure'", "'search'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (guint inside = 0; inside < 2; inside++)
        {
          g_autofree char *asked = scope_text (rows[i][0], rows[i][1]);
          g_autofree char *given = scope_text (rows[i][0], rows[i][2 + inside]);
          g_autoptr (JsonObject) a = fixture_json (asked);
          g_autoptr (JsonObject) b = fixture_json (given);
          g_autoptr (RogScopeVersion) outer = rog_scope_version_new (a, NULL, NULL);
          g_autoptr (RogScopeVersion) inner = rog_scope_version_new (b, NULL, NULL);
          g_autoptr (GPtrArray) report = NULL;

          g_assert_nonnull (outer);
          g_assert_nonnull (inner);
          g_test_message ("%s %s in %s", rows[i][0], rows[i][2 + inside], rows[i][1]);
          g_assert_true (rog_scope_version_contains (outer, inner, FALSE, NULL, &report) == (inside == 1));
          if (inside == 0)
            g_assert_cmpstr (((RogScopeFinding *)g_ptr_array_index (report, 0))->field, ==, rows[i][0]);
        }
    }
}

static guint
count_confirm (const char *asked,
               const char *given,
               gboolean    other)
{
  g_autoptr (JsonObject) a = fixture_json (asked);
  g_autoptr (JsonObject) b = fixture_json (given);
  g_autoptr (RogScopeVersion) outer = rog_scope_version_new (a, NULL, NULL);
  g_autoptr (RogScopeVersion) inner = rog_scope_version_new (b, NULL, NULL);
  g_autoptr (GPtrArray) report = NULL;

  g_assert_true (rog_scope_version_contains (outer, inner, other, NULL, &report));

  return report->len;
}

#define PIN "{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':1}"

static void
test_confirmed (void)
{
  g_assert_cmpuint (count_confirm ("{'measure':'search','purpose':'x'}", "{'measure':'search','purpose':'y'}", FALSE), ==, 1);
  g_assert_cmpuint (count_confirm ("{'measure':'search','purpose':'x'}", "{'measure':'search','purpose':'x'}", FALSE), ==, 0);
  g_assert_cmpuint (count_confirm ("{'measure':'search','holder':{'name':'Old Bank'}}", "{'measure':'search','holder':{'name':'New Bank','corrects':'Old Bank','pin':" PIN "}}", FALSE), ==, 1);
  g_assert_cmpuint (count_confirm ("{'measure':'s','identifiers':[{'kind':'iban','value':'XA1'}]}",
                                   "{'measure':'s','identifiers':[{'kind':'iban','value':'XA2','corrects':'XA1','pin':" PIN "}]}", FALSE),
                    ==,
                    1);
  g_assert_cmpuint (count_confirm ("{'measure':'s','retention':{'length':1,'unit':'months'}}", "{'measure':'s','retention':{'length':30,'unit':'days'}}", FALSE), ==, 1);
  g_assert_cmpuint (count_confirm ("{'measure':'s','later':{'x':1}}", "{'measure':'s'}", FALSE), ==, 1); /* a member of a later version */
  g_assert_cmpuint (count_confirm ("{'measure':'s','retention':{'text':'until acquittal'}}", "{'measure':'s','retention':{'text':'for ever'}}", FALSE), ==, 1);
  g_assert_cmpuint (count_confirm ("{'measure':'s','retention':{'text':'until acquittal'}}", "{'measure':'s','retention':{'text':'until acquittal'}}", FALSE), ==, 0);
  g_assert_cmpuint (count_confirm ("{'measure':'s','retention':{'length':5,'unit':'years','text':'copies too'}}", "{'measure':'s','retention':{'length':5,'unit':'years','text':'originals'}}", FALSE), ==, 1);
  /* of another measure only persons, period and places are compared, and the purpose is confirmed */
  g_assert_cmpuint (count_confirm ("{'measure':'search','terms':['a'],'purpose':'x'}", "{'measure':'production','terms':'all','purpose':'y'}", TRUE), ==, 1);
  g_assert_cmpuint (count_confirm ("{'measure':'search','purpose':'x'}", "{'measure':'production','purpose':'x'}", TRUE), ==, 1);
  g_assert_cmpuint (count_confirm ("{'measure':'search'}", "{'measure':'production'}", TRUE), ==, 0);
}

/* The decided period and the parts left open are the requested one: no day twice, none missing. */
static void
test_split_period (void)
{
  for (int i = 0; i < 200; i++)
    {
      int              first = g_test_rand_int_range (0, 100), length = g_test_rand_int_range (1, 100);
      int              cut_a = first + g_test_rand_int_range (0, length), cut_b = g_test_rand_int_range (cut_a, first + length);
      g_autofree char *from = day (first), *to = day (first + length - 1), *a = day (cut_a), *b = day (cut_b);
      g_autofree char *text = g_strdup_printf ("{'measure':'search','period':{'from':'%s','to':'%s'}}", from, to);
      g_autoptr (JsonObject) scope = fixture_json (text);
      g_autoptr (JsonObject) state = rog_item_make_state (1, "Item", scope);
      g_autoptr (RogItem) item = rog_item_new (ITEM_1, state, NULL);
      g_autoptr (RogScopeDraft) draft = rog_scope_draft_new (item);
      g_autoptr (GPtrArray) parts = NULL;
      guint seen[400] = { 0 };

      rog_scope_draft_set_period (draft, a, b);
      if (rog_scope_draft_peek_change (draft, "period") == NULL)
        continue;
      rog_scope_draft_set_rest (draft, "period", "open");
      parts = rog_scope_draft_split (draft, NULL);
      g_assert_cmpuint (parts->len, ==, (cut_a > first) + (cut_b < first + length - 1));
      for (int d = cut_a; d <= cut_b; d++)
        seen[d]++;
      for (guint p = 0; p < parts->len; p++)
        {
          const RogScopePart *part = g_ptr_array_index (parts, p);
          JsonObject         *period = json_object_get_object_member (part->scope, "period");

          g_assert_true (contains (scope, part->scope));
          for (int d = 0; d < 400; d++)
            {
              g_autofree char *one = day (d);

              if (strcmp (one, json_object_get_string_member (period, "from")) >= 0 && strcmp (one, json_object_get_string_member (period, "to")) <= 0)
                seen[d]++;
            }
        }
      for (int d = 0; d < 400; d++)
        g_assert_cmpuint (seen[d], ==, d >= first && d < first + length ? 1 : 0);
    }
}

/* Earlier fields as decided, later ones as requested; an open list leaves out what was decided. */
static void
test_split_fields (void)
{
  g_autoptr (JsonObject) scope = fixture_json ("{'measure':'search','data_categories':['traffic','content'],'persons':['a','b'],'terms':'all'}");
  g_autoptr (JsonObject) state = rog_item_make_state (1, "Item", scope);
  g_autoptr (RogItem) item = rog_item_new (ITEM_1, state, NULL);
  g_autoptr (RogScopeDraft) draft = rog_scope_draft_new (item);
  g_autoptr (JsonObject) values = fixture_json ("{'persons':['a'],'terms':['x'],'data_categories':['traffic']}");
  g_autoptr (GList) names = json_object_get_members (values);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (JsonObject) decided = NULL;
  static const char *const expected[] = {
    "{'measure':'search','data_categories':['content'],'persons':['a','b'],'terms':'all'}",
    "{'measure':'search','data_categories':['traffic'],'persons':['b'],'terms':'all'}",
    "{'measure':'search','data_categories':['traffic'],'persons':['a'],'terms':'all','except':{'terms':['x']}}",
  };

  for (GList *l = names; l != NULL; l = l->next)
    {
      rog_scope_draft_set_value (draft, l->data, json_object_get_member (values, l->data));
      rog_scope_draft_set_rest (draft, l->data, "open");
    }
  parts = rog_scope_draft_split (draft, NULL);
  decided = rog_scope_draft_get_scope (draft);
  g_assert_cmpuint (parts->len, ==, 3);
  for (guint i = 0; i < parts->len; i++)
    {
      const RogScopePart *part = g_ptr_array_index (parts, i);
      g_autoptr (JsonObject) wanted = fixture_json (expected[i]);
      g_autoptr (GBytes) a = rog_json_object_canonical (part->scope, NULL);
      g_autoptr (GBytes) b = rog_json_object_canonical (wanted, NULL);

      g_assert_true (g_bytes_equal (a, b));
      g_assert_true (contains (scope, part->scope));
      g_assert_false (contains (part->scope, decided)); /* what was decided is in no part */
    }
}

static void
test_draft_json (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (GListStore) store = fixture_scopes (dossier);
  g_autoptr (RogScopeDraft) draft = g_list_model_get_item (G_LIST_MODEL (store), 0);
  g_autoptr (JsonObject) before = rog_scope_draft_to_json (draft);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogScopeDraft) again = rog_scope_draft_from_json (before, &error);
  g_autoptr (JsonObject) bad = rog_json_object_copy (before);

  g_assert_no_error (error);
  rog_scope_draft_set_period (draft, "2020-01-01", "2024-12-31"); /* as requested: changed no longer */
  g_assert_null (rog_scope_draft_peek_change (draft, "period"));
  g_assert_true (rog_scope_draft_replace (draft, before, &error)); /* undo */
  g_assert_nonnull (rog_scope_draft_peek_change (draft, "period"));
  json_object_set_string_member (bad, "item", "not an id");
  g_assert_false (rog_scope_draft_replace (draft, bad, &error));
  g_assert_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "item"));
}

static void
test_points (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (GPtrArray) points = rog_points_to_check (dossier);

  g_assert_cmpuint (points->len, ==, 1);
  g_assert_cmpstr (rog_point_get_first (g_ptr_array_index (points, 0)), ==, "Period asked for: 1 January 2020 to 31 December 2024.");
  g_assert_cmpstr (rog_point_get_second (g_ptr_array_index (points, 0)), ==, "Period alleged: 1 March 2023 to 31 October 2024.");
}

static void
test_pin (void)
{
  g_autoptr (JsonObject) json = fixture_json ("{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':3,"
                                              "'quads':[[1,2,3,2,1,4,3,4]],'area':[5,6,7,8],'quote':'words','paragraph':'12(d)'}");
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPin) pin = rog_pin_from_json (json, &error);
  g_autoptr (RogPin) copy = rog_pin_copy (pin);
  g_autoptr (JsonObject) again = rog_pin_to_json (copy);
  g_autoptr (GBytes) a = rog_json_object_canonical (json, NULL);
  g_autoptr (GBytes) b = rog_json_object_canonical (again, NULL);
  g_autofree char *shown = rog_pin_format (pin, "Request");
  g_autofree char *cited = rog_pin_cite (pin, "Request");

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (a, b));
  g_assert_cmpstr (shown, ==, "Request p. 3 ¶ 12(d)");
  g_assert_cmpstr (cited, ==, "Request, p. 3, ¶ 12(d)");
  json_object_set_int_member (json, "page", 0);
  g_assert_null (rog_pin_from_json (json, &error));
  g_assert_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID);
}

/* What the authority has changed since: narrowed to just that it is narrowed no longer, and a reason that was written on
 * the words before says so until somebody has looked at it; the rest is as it was. */
static void
test_rebase (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  RogItem *item = rog_dossier_find_item (dossier, ITEM_1);
  g_autoptr (RogScopeDraft) draft = rog_scope_draft_new (item);
  g_autoptr (JsonNode) purpose = json_node_init_string (json_node_alloc (), "to follow two payments");
  g_autoptr (JsonNode) terms = json_from_string ("[\"boat\"]", NULL);
  g_autoptr (JsonArray) changes = NULL;
  g_auto (GStrv) gone = NULL;
  g_autofree char *now = NULL;

  rog_scope_draft_set_value (draft, "purpose", purpose);
  rog_scope_draft_set_value (draft, "terms", terms);
  rog_scope_draft_set_period (draft, "2023-03-01", "2024-10-31");
  rog_scope_draft_set_reason (draft, "period", "The offence is alleged for that time.");
  fixture_apply (dossier, "item.supplemented", ITEM_1,
                 "{'number':1,'title':'Bank records','requested':{'salt':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','scope':{'measure':'bank-records','data_categories':['bank'],'persons':['" PERSON_1 "'],"
                 "'period':{'from':'2019-01-01','to':'2024-12-31'},'terms':['boat'],'exclusions':[],'safeguards':['Letters of counsel are set aside'],'purpose':'to follow the payments',"
                 "'retention':{'length':5,'unit':'years'},'offences':['" OFFENCE "']}}}");
  gone = rog_scope_draft_rebase (draft, item);
  g_assert_cmpuint (g_strv_length (gone), ==, 1);
  g_assert_cmpstr (gone[0], ==, "terms");
  now = rog_item_get_requested_hash (item);
  g_assert_cmpstr (rog_scope_draft_get_rests_on (draft), ==, now);
  g_assert_null (rog_scope_draft_peek_change (draft, "terms"));
  g_assert_nonnull (rog_scope_draft_peek_change (draft, "purpose"));
  g_assert_false (rog_scope_draft_is_on_earlier (draft, "purpose"));
  g_assert_true (rog_scope_draft_is_on_earlier (draft, "period"));
  changes = rog_scope_draft_get_changes (draft);
  g_assert_cmpuint (json_array_get_length (changes), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_false (json_object_has_member (json_array_get_object_element (changes, i), "earlier"));
  rog_scope_draft_set_reason (draft, "period", "The offence is alleged for that time, in the supplement too.");
  g_assert_false (rog_scope_draft_is_on_earlier (draft, "period"));
}

/* Where nothing is narrowed, nothing was written on the words before. */
static void
test_follow (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  RogItem *item = rog_dossier_find_item (dossier, ITEM_2);
  g_autoptr (RogScopeDraft) draft = rog_scope_draft_new (item);
  g_autoptr (RogScopeDraft) narrowed = rog_scope_draft_new (item);
  g_autoptr (JsonNode) places = json_from_string ("[\"14 Mill Street\"]", NULL);
  g_autofree char *before = g_strdup (rog_scope_draft_get_rests_on (draft));
  g_autofree char *now = NULL;

  rog_scope_draft_set_period (narrowed, "2023-03-01", "2024-10-31");
  fixture_apply (dossier, "item.supplemented", ITEM_2,
                 "{'number':2,'title':'Search','requested':{'salt':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','scope':{'measure':'search','persons':['" PERSON_2 "'],'places':['14 Mill Street'],'terms':['boat']}}}");
  now = rog_item_get_requested_hash (item);
  g_assert_cmpstr (before, !=, now);
  rog_scope_draft_follow (draft, item);
  g_assert_cmpstr (rog_scope_draft_get_rests_on (draft), ==, now);
  rog_scope_draft_set_value (draft, "places", places);
  g_assert_false (rog_scope_draft_has_changes (draft));
  rog_scope_draft_follow (narrowed, item);
  g_assert_cmpstr (rog_scope_draft_get_rests_on (narrowed), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scope/random", test_random);
  g_test_add_func ("/scope/outside", test_outside);
  g_test_add_func ("/scope/confirmed", test_confirmed);
  g_test_add_func ("/scope/split-period", test_split_period);
  g_test_add_func ("/scope/split-fields", test_split_fields);
  g_test_add_func ("/scope/draft-json", test_draft_json);
  g_test_add_func ("/scope/rebase", test_rebase);
  g_test_add_func ("/scope/follow", test_follow);
  g_test_add_func ("/scope/points", test_points);
  g_test_add_func ("/scope/pin", test_pin);

  return g_test_run ();
}
