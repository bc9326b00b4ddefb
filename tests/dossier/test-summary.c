// SPDX-License-Identifier: GPL-3.0-or-later
/* What a row of the docket says of a dossier, at the court's desk and at counsel's. */
#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-summary.h"
#include "fixture.h"

#define LIMIT_1 "00000000-0000-4000-8000-000000000071"
#define LIMIT_2 "00000000-0000-4000-8000-000000000072"
#define HASH "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define ITEM_3 "00000000-0000-4000-8000-000000000013"
#define ITEM_4 "00000000-0000-4000-8000-000000000014"
#define LIMIT_3 "00000000-0000-4000-8000-000000000073"

static JsonObject *
summarise (RogDossier *dossier,
           gboolean    at_court)
{
  return rog_dossier_summary (dossier, NULL, at_court, NOW);
}

/* The last second of a day in Berlin's summer. */
static void
assert_ends (JsonObject *summary,
             const char *utc)
{
  gint64 end;

  g_assert_true (rog_time_from_utc (utc, &end, NULL));
  g_assert_cmpint (json_object_get_int_member (summary, "limit-at"), ==, end);
}

static void
test_limit (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (JsonObject) court = NULL, counsel = NULL, met = NULL;

  fixture_apply (dossier, "limit.set", LIMIT_1,
                 "{'source':'by-law','for':'decide','binds':'us','zone':'Europe/Berlin','due':'2026-09-25','because':'article 12(3)','where_practicable':true}");
  fixture_apply (dossier, "limit.set", LIMIT_2,
                 "{'source':'by-law','for':'object','binds':'person','person':'" PERSON_1 "','zone':'Europe/Berlin','due':'2026-09-30','because':'section 44'}");
  fixture_apply (dossier, "limit.set", LIMIT_3,
                 "{'source':'set','for':'produce','binds':'provider','zone':'Europe/Berlin','due':'2026-09-22','because':'so that it is found'}");

  court = summarise (dossier, TRUE);
  assert_ends (court, "2026-09-25T21:59:59Z");
  g_assert_cmpstr (json_object_get_string_member (court, "limit-basis"), ==, "practicable");
  counsel = summarise (dossier, FALSE);
  assert_ends (counsel, "2026-09-30T21:59:59Z");
  g_assert_cmpstr (json_object_get_string_member (counsel, "limit-basis"), ==, "firm");

  /* Once that is met, what binds the court and the provider is not counsel's. */
  fixture_apply (dossier, "limit.changed", LIMIT_2,
                 "{'source':'by-law','for':'object','binds':'person','person':'" PERSON_1 "','zone':'Europe/Berlin','due':'2026-09-30','because':'section 44','met':{'at':'2026-09-20','how':'by post'}}");
  met = summarise (dossier, FALSE);
  g_assert_false (json_object_has_member (met, "limit-at"));
}

#define CHANGE(kind, due) "{'kind':'" kind "','at':'2026-09-10','by':'Ada Lorne','reason':'the file is not there'" due "}"
#define SUSPENDED(changes) "{'source':'by-law','for':'decide','binds':'us','zone':'Europe/Berlin','due':'2026-09-25','because':'article 12(3)','changes':[" changes "]}"

/* What is suspended does not count down, and does once it runs again. */
static void
test_suspended (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (JsonObject) suspended = NULL, other = NULL, resumed = NULL;

  fixture_apply (dossier, "limit.set", LIMIT_1, "{'source':'by-law','for':'decide','binds':'us','zone':'Europe/Berlin','due':'2026-09-25','because':'article 12(3)'}");
  fixture_apply (dossier, "limit.changed", LIMIT_1, SUSPENDED (CHANGE ("suspended", "")));
  suspended = summarise (dossier, TRUE);
  g_assert_false (json_object_has_member (suspended, "limit-at"));
  g_assert_cmpstr (json_object_get_string_member (suspended, "limit-basis"), ==, "suspended");

  fixture_apply (dossier, "limit.set", LIMIT_2, "{'source':'asked','for':'decide','binds':'us','zone':'Europe/Berlin','due':'2026-12-01','because':'the letter'}");
  other = summarise (dossier, TRUE);
  assert_ends (other, "2026-12-01T22:59:59Z");
  g_assert_cmpstr (json_object_get_string_member (other, "limit-basis"), ==, "asked");

  fixture_apply (dossier, "limit.changed", LIMIT_1, SUSPENDED (CHANGE ("suspended", "") "," CHANGE ("resumed", ",'due':'2026-09-25'")));
  resumed = summarise (dossier, TRUE);
  assert_ends (resumed, "2026-09-25T21:59:59Z");
}

static void
test_status (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (JsonObject) court = NULL, counsel = NULL;

  fixture_add_challenge (dossier);
  court = summarise (dossier, TRUE);
  g_assert_cmpstr (json_object_get_string_member (court, "status-text"), ==, "1 challenge to answer");
  /* It is not counsel who answers. */
  counsel = summarise (dossier, FALSE);
  g_assert_cmpstr (json_object_get_string_member (counsel, "status-text"), ==, "1 challenge not answered");
}

/* Each kind of measure once, by the name that the law has for it (none here); no address and no account is cut short in a row. */
static void
test_measures (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (JsonObject) court = NULL;

  fixture_apply (dossier, "item.entered", ITEM_3, "{'number':3,'title':'Search, 9 Quay Street','requested':{'salt':'" HASH "','scope':{'measure':'search'}}}");
  fixture_apply (dossier, "item.entered", ITEM_4, "{'number':4,'title':'A lock is opened','requested':{'salt':'" HASH "','scope':{'measure':'other'}}}");
  court = summarise (dossier, TRUE);
  g_assert_cmpstr (json_object_get_string_member (court, "measures"), ==, "bank-records, search, A lock is opened");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/limit", test_limit);
  g_test_add_func ("/summary/suspended", test_suspended);
  g_test_add_func ("/summary/status", test_status);
  g_test_add_func ("/summary/measures", test_measures);

  return g_test_run ();
}
