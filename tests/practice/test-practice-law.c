// SPDX-License-Identifier: GPL-3.0-or-later
//
// The practice dossier agrees with the law: what that computes is what the dossier says, and the flaws that are
// meant to be in it are there, and no others.
#include <stdio.h>
#include <string.h>

#include "core/rog-json.h"
#include "practice-dossier.h"

static GDateTime *
day_of (const char *text)
{
  g_autofree char *day = g_strndup (text, 10), *noon = g_strconcat (day, "T12:00:00Z", NULL);
  GDateTime       *date = g_date_time_new_from_iso8601 (noon, NULL);

  g_assert_nonnull (date);
  return date;
}

static void
test_limits (void)
{
  JsonArray *limits = rog_json_peek_array (practice_request, "limits");
  guint      by_law = 0;

  for (guint i = 0; i < json_array_get_length (limits); i++)
    {
      JsonObject *limit = json_array_get_object_element (limits, i);
      g_autoptr (GDateTime) due = day_of (rog_json_peek_string (limit, "due"));
      g_autoptr (GDateTime) trigger = day_of (rog_json_peek_string (rog_json_peek_object (limit, "trigger"), "at"));
      g_autoptr (GDateTime) end = NULL;

      g_assert_cmpint (g_date_time_compare (trigger, due), <, 0);
      if (!g_str_equal (rog_json_peek_string (limit, "source"), "by-law"))
        {
          g_autofree char *words = practice_in_words (rog_json_peek_string (limit, "due"));

          practice_assert_in ("data/letter.pdf", words);
          continue;
        }
      by_law++;
      end = g_date_time_add_days (trigger, (int)json_object_get_int_member (limit, "days"));
      while (g_date_time_get_day_of_week (end) > 5)
        {
          GDateTime *next = g_date_time_add_days (end, 1);

          g_date_time_unref (end);
          end = next;
        }
      g_assert_true (g_date_time_equal (end, due));
    }
  g_assert_cmpuint (by_law, ==, 2);
}

/* Nothing happens before what it rests on. */
static void
test_order (void)
{
  static const char *const days[] = {
    "2023-03-01",
    "2023-03-14",
    "2024-10-21",
    "2024-10-31",
    "2025-01-30",
    "2025-03-17",
    "2025-11-04",
    "2025-11-11",
    "2025-12-15",
    "2026-01-12",
    "2026-06-11",
    "2026-06-17",
    "2026-08-26",
    "2026-09-04",
    "2026-09-30",
    "2026-10-02",
    "2026-10-05",
    "2026-10-06",
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *words = practice_in_words (days[i]);
      gboolean         found = FALSE;
      GHashTableIter   iter;
      gpointer         text;

      g_assert_true (i == 0 || strcmp (days[i - 1], days[i]) < 0);
      g_hash_table_iter_init (&iter, practice_texts);
      while (g_hash_table_iter_next (&iter, NULL, &text))
        found |= strstr (text, words) != NULL;
      if (!found)
        g_error ("%s stands in no document", words);
    }
}

static void
test_secrecy (void)
{
  JsonObject      *secrecy = json_array_get_object_element (rog_json_peek_array (practice_request, "secrecy"), 0);
  g_autofree char *until = practice_in_words (rog_json_peek_string (rog_json_peek_object (secrecy, "until"), "date"));
  g_autofree char *review = practice_in_words (rog_json_peek_string (secrecy, "review"));

  practice_assert_in ("data/letter.pdf", until);
  practice_assert_in ("data/transmittal.pdf", until);
  practice_assert_in ("data/letter.pdf", review);
  g_assert_cmpint (strcmp (rog_json_peek_string (secrecy, "review"), rog_json_peek_string (rog_json_peek_object (secrecy, "until"), "date")), <, 0);
  /* Notices and filing periods. */
  practice_assert_in ("data/letter.pdf", "within fourteen days of being told");
  practice_assert_in ("data/letter.pdf", "as Article 17(1) of the Treaty requires");
  practice_assert_in ("data/warrant.pdf", "binnen vierzehn Tagen");
  practice_assert_in ("data/warrant-translation.pdf", "within fourteen days");
}

/* Measures, categories, roles and the like are those of the catalogues. */
static void
assert_known (const char *catalogue,
              const char *id)
{
  g_autofree char *file = g_strconcat (catalogue, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("ROG_SOURCE_ROOT"), "data", "law", file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *entries;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  entries = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "entries");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (entries, i), "id"), id) == 0)
        return;
    }
  g_error ("“%s” is not in %s", id, file);
}

static void
assert_list_known (const char *list,
                   const char *member,
                   const char *catalogue)
{
  JsonArray *array = rog_json_peek_array (practice_request, list);

  g_assert_cmpuint (json_array_get_length (array), >, 0);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *id = rog_json_peek_string (json_array_get_object_element (array, i), member);

      if (id != NULL)
        assert_known (catalogue, id);
    }
}

static void
test_catalogues (void)
{
  JsonObject *head = rog_json_peek_object (practice_request, "request");
  JsonArray  *items = rog_json_peek_array (practice_request, "items"), *intake = rog_json_peek_array (head, "intake");

  assert_known ("instruments", rog_json_peek_string (head, "instrument"));
  assert_list_known ("documents", "role", "document-roles");
  assert_list_known ("capacities", "capacity", "capacities");
  assert_list_known ("limits", "rule", "limits");
  assert_list_known ("limits", "for", "limit-purposes");
  for (guint i = 0; i < json_array_get_length (intake); i++)
    assert_known ("intake-facts", rog_json_peek_string (json_array_get_object_element (intake, i), "fact"));
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *scope = rog_json_peek_object (json_array_get_object_element (items, i), "scope");
      JsonArray  *categories = rog_json_peek_array (scope, "data_categories");

      assert_known ("measures", rog_json_peek_string (scope, "measure"));
      for (guint k = 0; categories != NULL && k < json_array_get_length (categories); k++)
        assert_known ("data-categories", json_array_get_string_element (categories, k));
    }
}

static JsonObject *
scope_of (gint64 number)
{
  JsonArray *items = rog_json_peek_array (practice_request, "items");

  return rog_json_peek_object (json_array_get_object_element (items, (guint)number - 1), "scope");
}

/* --- The four flaws --- */

static void
test_flaw_period (void)
{
  JsonObject *period = rog_json_peek_object (scope_of (1), "period");
  JsonObject *offence = json_array_get_object_element (rog_json_peek_array (rog_json_peek_object (practice_request, "request"), "offences"), 0);

  g_assert_cmpint (strcmp (rog_json_peek_string (period, "from"), rog_json_peek_string (offence, "from")), <, 0);
  g_assert_cmpint (strcmp (rog_json_peek_string (period, "to"), rog_json_peek_string (offence, "to")), >, 0);
  /* Of the others only the accounts say why they go beyond it. */
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (scope_of (2), "period"), "from"), ==, rog_json_peek_string (offence, "from"));
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (scope_of (2), "period"), "to"), ==, rog_json_peek_string (offence, "to"));
  practice_assert_in ("data/letter.pdf", "The two months after the alleged offences are included because");
}

static void
test_flaw_warrant (void)
{
  JsonObject      *warrant = json_array_get_object_element (rog_json_peek_array (scope_of (4), "authorised_by"), 0);
  const char      *until = rog_json_peek_string (warrant, "valid_until");
  JsonArray       *intake = rog_json_peek_array (rog_json_peek_object (practice_request, "request"), "intake");
  g_autofree char *words = practice_in_words (until);

  practice_assert_in ("data/warrant-translation.pdf", words);
  practice_assert_in ("data/warrant.pdf", "bis zum 30. September 2026");
  for (guint i = 0; i < json_array_get_length (intake); i++)
    {
      const char *at = rog_json_peek_string (json_array_get_object_element (intake, i), "at");

      g_assert_true (at == NULL || strncmp (until, at, 10) < 0);
    }
  /* It was valid when the letter was written, and the letter does not say that it ends. */
  g_assert_cmpint (strcmp (until, rog_json_peek_string (practice_find_file ("data/letter.pdf"), "date")), >, 0);
  g_assert_null (strstr (practice_text_of ("data/letter.pdf"), words));
}

static void
test_flaw_link (void)
{
  const char      *letter = practice_text_of ("data/letter.pdf");
  const char      *facts = strstr (letter, "C. The facts as they are alleged"), *law = strstr (letter, "D. The law");
  g_autofree char *part = NULL;

  g_assert_true (facts != NULL && law != NULL && facts < law);
  part = g_strndup (facts, (gsize)(law - facts));
  g_assert_null (strstr (part, "Anneke"));
  g_assert_null (strstr (part, "XA15"));
  g_assert_cmpstr (rog_json_peek_string (scope_of (6), "offences"), ==, "not-stated");
}

static void
test_flaw_privilege (void)
{
  practice_assert_in ("data/annex-a.pdf", "I need your advice as my lawyer and in confidence.");
  practice_assert_in ("data/letter.pdf", "she tells Advocate Vaal what had been agreed");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  practice_load ();
  g_test_add_func ("/practice/limits", test_limits);
  g_test_add_func ("/practice/order", test_order);
  g_test_add_func ("/practice/secrecy", test_secrecy);
  g_test_add_func ("/practice/catalogues", test_catalogues);
  g_test_add_func ("/practice/flaw-period", test_flaw_period);
  g_test_add_func ("/practice/flaw-warrant", test_flaw_warrant);
  g_test_add_func ("/practice/flaw-link", test_flaw_link);
  g_test_add_func ("/practice/flaw-privilege", test_flaw_privilege);
  result = g_test_run ();
  practice_unload ();
  return result;
}
