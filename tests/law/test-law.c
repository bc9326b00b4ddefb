// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>

#include "dossier/rog-limit.h"
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
test_words (void)
{
  g_autoptr (RogLaw) law = load ();
  g_auto (GStrv) articles = rog_law_dup_articles (law, "eio", "postpone");

  g_assert_cmpstr (rog_rules_get_word (ROG_RULES (law), "eio", "outcome.execute"), ==, "recognised and executed");
  g_assert_cmpstr (rog_rules_get_word (ROG_RULES (law), "ets-30", "outcome.execute"), ==, "executed");
  g_assert_cmpstr (rog_rules_get_word (ROG_RULES (law), "eio", "authority"), ==, "Issuing authority");
  g_assert_cmpstr (rog_rules_get_word (ROG_RULES (law), "treaty", "authority"), ==, "Requesting authority");
  g_assert_null (rog_rules_get_word (ROG_RULES (law), "unknown", "authority"));
  g_assert_cmpstr (articles[0], ==, "EIO 15(1)(a)");
  g_assert_true (rog_law_refusal_is_exhaustive (law, "eio"));
  g_assert_false (rog_law_refusal_is_exhaustive (law, "ets-30"));
  g_assert_cmpstr (rog_law_get_opening (law, "untoc"), ==, "UNTOC 18(17)");
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
  g_clear_error (&error);
  g_assert_null (rog_law_make_limit (law, "T99", "2026-02-03", "UTC", NULL, &error));
  g_assert_error (error, ROG_LAW_ERROR, ROG_LAW_ERROR_UNKNOWN);
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

      if (g_str_equal (rog_law_entry_get_id (entry), "T19"))
        continue; /* as set: it has no length */
      state = rog_law_make_limit (law, rog_law_entry_get_id (entry), "2026-09-01T10:00:00Z", "Europe/Berlin", "DE", &error);
      g_assert_no_error (error);
      limit = rog_limit_new ("11111111-1111-4111-8111-111111111111", state, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/law/grounds", test_grounds);
  g_test_add_func ("/law/words", test_words);
  g_test_add_func ("/law/categories", test_categories);
  g_test_add_func ("/law/periods", test_periods);
  g_test_add_func ("/law/errors", test_errors);
  g_test_add_func ("/law/limits-are-states", test_limits_are_states);

  return g_test_run ();
}
