// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>

#include "dossier/rog-item.h"
#include "dossier/rog-limit.h"
#include "dossier/rog-outcomes.h"
#include "law/rog-law-error.h"
#include "law/rog-law.h"

static RogLaw *
load (void)
{
  g_autoptr (GError) error = NULL;
  RogLaw *law = rog_law_new (&error);

  g_assert_no_error (error);

  return law;
}

static void
test_grounds (void)
{
  g_autoptr (RogLaw) law = load ();
  GListModel *grounds = rog_law_get_catalogue (law, "grounds");

  g_assert_cmpuint (g_list_model_get_n_items (grounds), ==, 54);
  for (guint i = 0; i < 54; i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (grounds, i);
      g_autofree char *id = g_strdup_printf ("G%02u", i + 1);
      g_auto (GStrv) sources = rog_law_entry_dup_sources (entry);

      g_assert_cmpstr (rog_law_entry_get_id (entry), ==, id);
      g_assert_nonnull (rog_law_entry_get_text (entry, "test"));
      g_assert_nonnull (rog_law_entry_get_text (entry, "not_when"));
      g_assert_nonnull (rog_law_entry_get_text (entry, "heard"));
      g_assert_nonnull (sources[0]);
      if (rog_law_entry_is_excluded (entry))
        g_assert_nonnull (rog_law_entry_get_text (entry, "says"));
    }
  g_assert_true (rog_law_entry_is_excluded (rog_law_find (law, "grounds", "G24")));
  g_assert_true (rog_law_entry_is_excluded (rog_law_find (law, "grounds", "G25")));
  g_assert_false (rog_law_entry_is_excluded (rog_law_find (law, "grounds", "G07")));
  g_assert_null (rog_law_find (law, "grounds", "G55"));
  g_assert_null (rog_law_find (law, "grounds", NULL));
}

static void
test_criteria (void)
{
  g_autoptr (RogLaw) law = load ();
  GListModel *criteria = rog_law_get_catalogue (law, "criteria");
  guint       against_suspect = 0;

  g_assert_cmpuint (g_list_model_get_n_items (criteria), ==, 15);
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (criteria, i);
      const char *id = rog_law_entry_get_id (entry);
      g_auto (GStrv) sources = rog_law_entry_dup_sources (entry);

      g_assert_nonnull (rog_law_entry_get_text (entry, "test"));
      g_assert_nonnull (sources[0]);
      g_assert_true (rog_law_criterion_is_against (law, id, FALSE));
      against_suspect += rog_law_criterion_is_against (law, id, TRUE) ? 1 : 0;
    }
  g_assert_cmpuint (against_suspect, ==, 9);
  g_assert_false (rog_law_criterion_is_against (law, "X01", TRUE));
  g_assert_false (rog_law_criterion_is_against (law, "X13", TRUE));
  g_assert_false (rog_law_criterion_is_against (law, "X14", FALSE));
  g_assert_false (rog_law_criterion_is_against (law, "X16", FALSE));
  g_assert_false (rog_law_criterion_is_against (law, NULL, FALSE));
}

static void
test_words (void)
{
  g_autoptr (RogLaw) law = load ();
  g_auto (GStrv) articles = rog_law_dup_articles (law, "eio", "postpone");

  g_assert_cmpstr (rog_rules_get_word (ROG_RULES (law), "eio", "outcome.execute"), ==, "The order is recognised and shall be executed");
  g_assert_cmpstr (rog_rules_get_word (ROG_RULES (law), "ets-30", "outcome.execute"), ==, "The request shall be executed");
  g_assert_cmpstr (rog_rules_get_word (ROG_RULES (law), "eio", "authority"), ==, "Issuing authority");
  g_assert_cmpstr (rog_rules_get_word (ROG_RULES (law), "treaty", "authority"), ==, "Requesting authority");
  g_assert_null (rog_rules_get_word (ROG_RULES (law), "unknown", "authority"));
  g_assert_cmpstr (articles[0], ==, "EIO 15(1)(a)");
  g_assert_true (rog_law_refusal_is_exhaustive (law, "eio"));
  g_assert_false (rog_law_refusal_is_exhaustive (law, "ets-30"));
  g_assert_cmpstr (rog_law_get_opening (law, "untoc"), ==, "UNTOC 18(17)");
}

/* What becomes of an item is a sentence of the instrument's: a decision sets it as it is. */
static void
test_outcome_sentences (void)
{
  static const char *const outcomes[] = { "execute", "execute-in-part", "other-measure", "refuse", "postpone", "return", "forward", "raise-none", "raise-ground", "no-objection", "object", NULL };
  g_autoptr (RogLaw) law = load ();
  GListModel *all = rog_law_get_catalogue (law, "instruments");

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (all, i);
      guint n = 0;

      for (const char *const *outcome = outcomes; *outcome != NULL; outcome++)
        {
          g_autofree char *key = g_strconcat ("outcome.", *outcome, NULL);
          const char      *sentence = rog_rules_get_word (ROG_RULES (law), rog_law_entry_get_id (entry), key);

          if (sentence == NULL)
            continue;
          g_assert_true (g_ascii_isupper (sentence[0]));
          g_assert_nonnull (strchr (sentence, ' '));
          g_assert_false (g_str_has_suffix (sentence, "."));
          n++;
        }
      g_assert_cmpuint (n, >=, 2);
    }
}

/* EIO 11(4) is about 11(1)(a), (b), (d), (e) and (f); other instruments ask before any refusal, or before none. */
static void
test_consultation (void)
{
  static const struct
  {
    const char *instrument, *article;
    gboolean    asked;
  } rows[] = {
    { "eio", "EIO 11(1)(a)", TRUE },
    { "eio", "Article 11 (1) (f)", TRUE },
    { "eio", "11(1)(c)", FALSE },
    { "eio", "EIO 11(1)(g)", FALSE },
    { "eio", "EIO 11(1)(h)", FALSE },
    { "eio", "EIO 11(1)(c), 11(1)(f)", TRUE },
    { "eio", "EIO 11(1)", TRUE }, /* nobody can say */
    { "eio", NULL, FALSE },
    { "untoc", "UNTOC 18(21)(b)", TRUE },
    { "untoc", NULL, TRUE },
    { "e-evidence", "Reg. 2023/1543 12(1)(a)", TRUE },
    { "ets-30", "ETS 30 2(b)", FALSE },
    { NULL, "1", FALSE },
  };
  g_autoptr (RogLaw) law = load ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s, %s", rows[i].instrument, rows[i].article);
      g_assert_cmpint (rog_rules_asks_consultation (ROG_RULES (law), rows[i].instrument, rows[i].article), ==, rows[i].asked);
    }
}

static void
assert_outcomes (RogLaw     *law,
                 const char *instrument,
                 gboolean    notification,
                 const char *expected)
{
  g_autoptr (JsonObject) scope = json_object_new ();
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (RogItem) item = NULL;
  g_autofree char *joined = NULL;
  g_auto (GStrv) outcomes = NULL;

  json_object_set_string_member (scope, "measure", "interception");
  state = rog_item_make_state (1, "Interception", scope);
  if (notification)
    json_object_set_boolean_member (state, "notification", TRUE);
  item = rog_item_new ("00000000-0000-4000-8000-000000000001", state, NULL);
  g_assert_nonnull (item);
  outcomes = rog_outcomes_dup (ROG_RULES (law), instrument, item);
  joined = g_strjoinv (" ", outcomes);
  g_assert_cmpstr (joined, ==, expected);
}

/* A notification has the outcomes of its instrument, whether the request says that it is one or not. */
static void
test_outcomes (void)
{
  g_autoptr (RogLaw) law = load ();

  assert_outcomes (law, "eio", FALSE, "execute execute-in-part other-measure refuse postpone return");
  assert_outcomes (law, "eio", TRUE, "no-objection object");
  assert_outcomes (law, "eio-31", TRUE, "no-objection object");
  assert_outcomes (law, "eio-31", FALSE, "no-objection object");
  assert_outcomes (law, "e-evidence", TRUE, "raise-none raise-ground");
  assert_outcomes (law, "e-evidence", FALSE, "raise-none raise-ground");
  assert_outcomes (law, "domestic", TRUE, "raise-none raise-ground no-objection object");
  assert_outcomes (law, NULL, FALSE, "execute execute-in-part other-measure refuse postpone return");
}

static void
test_categories (void)
{
  g_autoptr (RogLaw) law = load ();
  RogRules   *rules = ROG_RULES (law);
  GListModel *all = rog_law_get_catalogue (law, "data-categories");

  g_assert_true (rog_rules_category_is_within (rules, "traffic.log", "traffic"));
  g_assert_true (rog_rules_category_is_within (rules, "traffic.log", "all-data"));
  g_assert_true (rog_rules_category_is_within (rules, "traffic", "traffic"));
  g_assert_false (rog_rules_category_is_within (rules, "traffic", "traffic.log"));
  g_assert_false (rog_rules_category_is_within (rules, "content", "traffic"));
  g_assert_false (rog_rules_category_is_within (rules, "unknown", "traffic"));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (all, i);

      g_assert_true (rog_rules_category_is_within (rules, rog_law_entry_get_id (entry), "all-data"));
    }
}

static void
test_periods (void)
{
  /* Computed by hand: the day or hour of the event is not counted. */
  static const struct
  {
    const char *trigger;
    int         hours;
    int         days;
    const char *zone;
    const char *country;
    const char *due;
  } rows[] = {
    { "2026-10-02", 0, 10, "CET", NULL, "2026-10-12" },                               /* ends on a Monday */
    { "2026-10-30", 0, 10, "CET", "XA", "2026-11-10" },                               /* which is a holiday there */
    { "2026-10-06", 0, 60, "CET", NULL, "2026-12-07" },                               /* 5 December is a Saturday */
    { "2026-10-06T08:40:00Z", 0, 60, "CET", NULL, "2026-12-07" },                     /* the same by the hour of receipt */
    { "2026-03-02", 0, 30, "Europe/Berlin", "DE", "2026-04-01" },                     /* ends on a Wednesday */
    { "2026-03-04", 0, 30, "Europe/Berlin", "DE", "2026-04-07" },                     /* Good Friday, weekend, Easter Monday */
    { "2026-03-04", 0, 30, "Europe/Berlin", NULL, "2026-04-03" },                     /* no holidays known */
    { "2026-12-24", 0, 1, "Europe/Berlin", "DE", "2026-12-28" },                      /* Christmas, then a weekend */
    { "2026-12-24", 0, 2, "Europe/Berlin", "DE", "2026-12-29" },                      /* two working days at least */
    { "2026-06-30T22:30:00Z", 0, 7, "Europe/Berlin", NULL, "2026-07-08" },            /* already 1 July in Berlin */
    { "2026-07-03T13:15:30Z", 24, 0, "Europe/Berlin", "DE", "2026-07-04T14:00:00Z" }, /* through a weekend */
    { "2026-07-03T13:00:00Z", 24, 0, "Europe/Berlin", "DE", "2026-07-04T14:00:00Z" }, /* on the hour: that hour is not counted */
    { "2026-03-28T12:30:00Z", 24, 0, "Europe/Berlin", NULL, "2026-03-29T13:00:00Z" }, /* summer time begins: 24 real hours */
    { "2026-03-28T23:30:00Z", 0, 1, "CET", NULL, "2026-03-30" },                      /* 29 March there, and it is a Sunday; Monday */
    { "2026-06-30T22:30:00Z", 0, 7, "CET", NULL, "2026-07-08" },                      /* summer time by the rule itself */
    { "2026-10-24T12:30:00Z", 96, 0, "Europe/Berlin", NULL, "2026-10-28T13:00:00Z" }, /* summer time ends */
    { "2026-07-03T13:15:00Z", 8, 0, "Asia/Kolkata", NULL, "2026-07-03T21:30:00Z" },   /* 18:45 there: hours begin on its clock */
  };
  g_autoptr (RogLaw) law = load ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *due = rog_law_compute_due (law, rows[i].hours, rows[i].days, rows[i].trigger, rows[i].zone, rows[i].country, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (due, ==, rows[i].due);
    }
}

static void
test_errors (void)
{
  g_autoptr (RogLaw) law = load ();
  g_autoptr (GError) error = NULL;

  g_assert_null (rog_law_compute_due (law, 0, 10, "2026-10-02", "Nowhere/Here", NULL, &error));
  g_assert_error (error, ROG_LAW_ERROR, ROG_LAW_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (rog_law_compute_due (law, 0, 10, "2026-02-30", "UTC", NULL, &error));
  g_assert_error (error, ROG_LAW_ERROR, ROG_LAW_ERROR_INVALID);
  g_assert_null (rog_law_make_limit (law, "T99"));
  g_assert_null (rog_law_make_limit (law, "T19")); /* as set: it has no length */
}

static void
test_limits_are_states (void)
{
  g_autoptr (RogLaw) law = load ();
  GListModel *rules = rog_law_get_catalogue (law, "limits");

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (rules, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) state = NULL;
      g_autoptr (RogLimit) limit = NULL;
      g_autofree char *due = NULL;

      if (g_str_equal (rog_law_entry_get_id (entry), "T19"))
        continue; /* as set: it has no length */
      state = rog_law_make_limit (law, rog_law_entry_get_id (entry));
      g_assert_nonnull (state);
      g_assert_false (json_object_has_member (state, "due"));
      due = rog_law_compute_due (law, json_object_get_int_member_with_default (state, "hours", 0), json_object_get_int_member_with_default (state, "days", 0),
                                 "2026-09-01T10:00:00Z", "Europe/Berlin", "DE", &error);
      g_assert_no_error (error);
      json_object_set_string_member (state, "zone", "Europe/Berlin");
      json_object_set_string_member (state, "due", due);
      json_object_set_string_member (json_object_get_object_member (state, "trigger"), "at", "2026-09-01T10:00:00Z");
      limit = rog_limit_new ("11111111-1111-4111-8111-111111111111", state, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/law/grounds", test_grounds);
  g_test_add_func ("/law/criteria", test_criteria);
  g_test_add_func ("/law/words", test_words);
  g_test_add_func ("/law/outcome-sentences", test_outcome_sentences);
  g_test_add_func ("/law/consultation", test_consultation);
  g_test_add_func ("/law/outcomes", test_outcomes);
  g_test_add_func ("/law/categories", test_categories);
  g_test_add_func ("/law/periods", test_periods);
  g_test_add_func ("/law/errors", test_errors);
  g_test_add_func ("/law/limits-are-states", test_limits_are_states);

  return g_test_run ();
}
