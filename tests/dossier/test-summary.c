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

/*
 * What a status follows
 */

#define DECISION "00000000-0000-4000-8000-000000000081"
#define EVENT "00000000-0000-4000-8000-000000000091"
#define LETTER "00000000-0000-4000-8000-000000000095"

static void
decide (RogDossier *dossier,
        const char *decision,
        const char *items,
        const char *more)
{
  g_autofree char *body = g_strdup_printf ("{'kind':'measure','court':{'name':'Court of Lindhaven'},'authority':{'name':'Prosecutor of Karvelle'},'instrument':'eio',"
                                           "'items':[%s],'paragraphs':[],'remedy':[],'date':'2026-09-10','signers':[],'original':'this-file'%s}",
                                           items, more);

  fixture_apply (dossier, "decision.signed", decision, body);
}

/* At that time, as a row shows it: a summary that was made before says what comes later. */
static void
assert_status (RogDossier *dossier,
               const char *utc,
               const char *queue,
               const char *text)
{
  gint64 at;

  g_assert_true (rog_time_from_utc (utc, &at, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JsonObject) summary = rog_dossier_summary (dossier, NULL, TRUE, i == 0 ? at : 0);
      JsonArray  *then = json_object_get_array_member (summary, "then");
      JsonObject *shown = summary;

      for (guint j = 0; i > 0 && j < json_array_get_length (then); j++)
        if (json_object_get_int_member (json_array_get_object_element (then, j), "at") <= at)
          shown = json_array_get_object_element (then, j);
      g_assert_cmpstr (json_object_get_string_member (shown, "status-text"), ==, text);
      g_assert_cmpstr (json_object_get_string_member (shown, "queue"), ==, queue);
    }
}

#define POSTPONED "{'item':'" ITEM_1 "','outcome':'postpone','article':'15','until':{'open':'not-foreseeable'},'review':'2027-03-01'}"
#define REFUSED "{'item':'" ITEM_2 "','outcome':'refuse'}"

/* What was postponed waits until the day in the court's zone on which it is looked at again. */
static void
test_postponed (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  decide (dossier, DECISION, POSTPONED "," REFUSED, "");
  assert_status (dossier, "2027-02-28T22:59:59Z", "ruled", "Postponed");
  assert_status (dossier, "2027-02-28T23:00:00Z", "to-decide", "To be looked at again");
  decide (dossier, "00000000-0000-4000-8000-000000000082", "{'item':'" ITEM_1 "','outcome':'execute','execution_postponed':{'article':'15','review':'2027-06-01'}}", "");
  assert_status (dossier, "2027-03-02T00:00:00Z", "ruled", "Decided");
  assert_status (dossier, "2027-06-01T12:00:00Z", "to-decide", "To be looked at again");
  fixture_apply (dossier, "event.entered", EVENT, "{'kind':'set-aside','at':'2027-03-05','decision':'" DECISION "'}");
  assert_status (dossier, "2027-03-06T00:00:00Z", "to-decide", "Decided in part");
}

/* A limit to decide that was answered by postponing does not run on. */
static void
test_limit_postponed (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (JsonObject) before = NULL, after = NULL;

  fixture_apply (dossier, "limit.set", LIMIT_1, "{'source':'by-law','for':'decide','binds':'us','zone':'Europe/Berlin','due':'2026-09-25','because':'article 12(3)'}");
  before = summarise (dossier, TRUE);
  g_assert_true (json_object_has_member (before, "limit-at"));
  decide (dossier, DECISION, POSTPONED "," REFUSED, "");
  after = summarise (dossier, TRUE);
  g_assert_false (json_object_has_member (after, "limit-at"));
}

/* An end or a review date that comes: nothing opens by itself, and those from whom it was kept are to be told. */
static void
test_to_tell (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  fixture_apply (dossier, "secrecy.set", "00000000-0000-4000-8000-000000000096",
                 "{'items':['" ITEM_1 "'],'from':'everyone','until':{'date':'2026-12-31'},'review':'2026-11-15','basis':'asked'}");
  assert_status (dossier, "2026-11-14T22:59:59Z", "to-decide", "New");
  assert_status (dossier, "2026-11-14T23:00:00Z", "to-decide", "Persons to be told");
  fixture_apply (dossier, "event.entered", EVENT, "{'kind':'told','at':'2026-11-20','persons':['" PERSON_1 "'],'items':['" ITEM_2 "']}");
  assert_status (dossier, "2026-11-20T23:00:00Z", "to-decide", "Persons to be told");
  fixture_apply (dossier, "event.changed", EVENT, "{'kind':'told','at':'2026-11-20','persons':['" PERSON_1 "'],'items':['" ITEM_1 "']}");
  assert_status (dossier, "2027-11-20T23:00:00Z", "to-decide", "New");
}

static void
test_secrecy_ends (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  fixture_apply (dossier, "secrecy.set", "00000000-0000-4000-8000-000000000096",
                 "{'items':['" ITEM_1 "'],'from':['" PERSON_2 "'],'until':{'date':'2026-12-31'},'basis':'judge'}");
  assert_status (dossier, "2026-12-31T22:59:59Z", "to-decide", "New");
  assert_status (dossier, "2026-12-31T23:00:00Z", "to-decide", "Persons to be told");
  fixture_apply (dossier, "secrecy.lifted", "00000000-0000-4000-8000-000000000096",
                 "{'items':['" ITEM_1 "'],'from':['" PERSON_2 "'],'until':{'date':'2026-12-31'},'basis':'judge','lifted':true}");
  assert_status (dossier, "2027-01-01T12:00:00Z", "to-decide", "New");
}

/* Decided without hearing a person as long as it was secret: the person is told then. */
static void
test_not_heard (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  decide (dossier, DECISION, "{'item':'" ITEM_1 "','outcome':'execute'}," REFUSED,
          ",'heard':[{'item':'" ITEM_1 "','person':'" PERSON_1 "','heard':false,'basis':'secrecy','until':{'date':'2027-01-31'}}]");
  assert_status (dossier, "2027-01-31T12:00:00Z", "ruled", "Decided");
  assert_status (dossier, "2027-02-01T12:00:00Z", "to-decide", "Persons to be told");
  fixture_apply (dossier, "event.entered", EVENT, "{'kind':'told','at':'2027-02-01','persons':['" PERSON_1 "']}");
  assert_status (dossier, "2027-02-01T12:00:00Z", "ruled", "Decided");
}

#define ASKED "{'to':'Prosecutor of Karvelle','items':['" ITEM_1 "'],'questions':[],'date':'2026-09-02'}"

/* The authority has answered: by the letter that the event names, else by what both are about. */
static void
test_asked (void)
{
  static const struct
  {
    const char *event;
    gboolean    answers;
  } events[] = {
    { "{'kind':'sent','at':'2026-09-03','letter':'" LETTER "'}", FALSE },
    { "{'kind':'answered','at':'2026-09-05','letter':'" EVENT "'}", FALSE },
    { "{'kind':'answered','at':'2026-09-05','items':['" ITEM_2 "']}", FALSE },
    { "{'kind':'answered','at':'2026-09-05','letter':'" LETTER "','items':['" ITEM_2 "']}", TRUE },
    { "{'kind':'answered','at':'2026-09-05','items':['" ITEM_2 "','" ITEM_1 "']}", TRUE },
    { "{'kind':'answered','at':'2026-09-05'}", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autoptr (RogDossier) dossier = fixture_dossier ();

      fixture_apply (dossier, "information.asked", LETTER, ASKED);
      assert_status (dossier, "2026-09-04T12:00:00Z", "awaiting-authority", "Authority asked");
      fixture_apply (dossier, "event.entered", EVENT, events[i].event);
      assert_status (dossier, "2026-09-06T12:00:00Z", events[i].answers ? "to-decide" : "awaiting-authority", events[i].answers ? "New" : "Authority asked");
    }
}

/* A period to file runs, and ends. */
static void
test_awaiting_counsel (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  fixture_apply (dossier, "event.entered", EVENT, "{'kind':'filing-period-set','at':'2026-09-01','persons':['" PERSON_1 "'],'items':['" ITEM_1 "'],'due':'2026-09-20'}");
  assert_status (dossier, "2026-09-20T12:00:00Z", "awaiting-counsel", "Period to file running");
  assert_status (dossier, "2026-09-21T12:00:00Z", "to-decide", "New");
}

/* All items are decided, and something that is pleaded is not. */
static void
test_open_pairs (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  fixture_apply (dossier, "challenge.entered", CHALLENGE,
                 "{'for':'" PERSON_1 "','capacity':'suspect','by':{'kind':'counsel','name':'Vera Lund'},'targets':[{'kind':'delay'}],"
                 "'grounds':[{'id':'" GROUND "','ground':'G07','title':'It takes too long'}],'relief':[{'kind':'decide-by'}]}");
  decide (dossier, DECISION, "{'item':'" ITEM_1 "','outcome':'execute'}," REFUSED, "");
  assert_status (dossier, "2026-09-21T12:00:00Z", "to-decide", "1 challenge to answer");
  decide (dossier, "00000000-0000-4000-8000-000000000082", "", ",'answers':[{'kind':'ground','challenge':'" CHALLENGE "','ground':'" GROUND "','answer':'dismissed'}]");
  assert_status (dossier, "2026-09-21T12:00:00Z", "ruled", "Decided");
  fixture_apply (dossier, "event.entered", EVENT, "{'kind':'final','at':'2026-10-21','decision':'" DECISION "'}");
  assert_status (dossier, "2026-10-22T12:00:00Z", "ruled", "Decided");
  fixture_apply (dossier, "event.entered", LETTER, "{'kind':'final','at':'2026-10-21','decision':'00000000-0000-4000-8000-000000000082'}");
  assert_status (dossier, "2026-10-22T12:00:00Z", "closed", "Closed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/limit", test_limit);
  g_test_add_func ("/summary/suspended", test_suspended);
  g_test_add_func ("/summary/status", test_status);
  g_test_add_func ("/summary/measures", test_measures);
  g_test_add_func ("/summary/postponed", test_postponed);
  g_test_add_func ("/summary/limit-postponed", test_limit_postponed);
  g_test_add_func ("/summary/to-tell", test_to_tell);
  g_test_add_func ("/summary/secrecy-ends", test_secrecy_ends);
  g_test_add_func ("/summary/not-heard", test_not_heard);
  g_test_add_func ("/summary/asked", test_asked);
  g_test_add_func ("/summary/awaiting-counsel", test_awaiting_counsel);
  g_test_add_func ("/summary/open-pairs", test_open_pairs);

  return g_test_run ();
}
