// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is open again: an item that was postponed, returned and sent again, or whose decision was set aside; and a ground whose
 * answer was reserved (casework §§ 4 and 7).
 */
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "fixture.h"

#define FIRST "00000000-0000-4000-8000-000000000081"
#define SECOND "00000000-0000-4000-8000-000000000082"
#define EVENT "00000000-0000-4000-8000-000000000091"
#define PART "00000000-0000-4000-8000-000000000019"
#define HASH "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define POSTPONED "'outcome':'postpone','article':'15(1)(a)','until':{'open':'not-foreseeable'},'review':'2027-03-01'"

/* What it says of item 1, and what else. */
static void
decide (RogDossier *dossier,
        const char *decision,
        const char *at,
        const char *line,
        const char *more)
{
  g_autofree char *date = g_strndup (at, 10);
  g_autofree char *body = g_strdup_printf ("{'kind':'measure','court':{'name':'Court of Lindhaven'},'authority':{'name':'Prosecutor of Karvelle'},'instrument':'eio',"
                                           "'items':[{'item':'" ITEM_1 "',%s}],'paragraphs':[],'remedy':[],'date':'%s','signers':[],'original':'this-file'%s}",
                                           line, date, more);

  fixture_enter (dossier, at, "decision.signed", decision, body);
}

static void
assert_open (RogDossier *dossier,
             const char *item,
             gboolean    open,
             const char *last)
{
  RogDecision *decision = rog_dossier_get_decision_on (dossier, item, NULL);

  g_assert_cmpint (rog_dossier_item_is_undecided (dossier, rog_dossier_find_item (dossier, item)), ==, open);
  g_assert_cmpstr (decision != NULL ? rog_entity_get_id (ROG_ENTITY (decision)) : NULL, ==, last);
}

/* Decided to be decided later; and then decided. */
static void
test_postponed (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  decide (dossier, FIRST, "2026-09-10T08:00:00Z", POSTPONED, "");
  assert_open (dossier, ITEM_1, TRUE, FIRST);
  decide (dossier, SECOND, "2027-03-02T08:00:00Z", "'outcome':'execute'", "");
  assert_open (dossier, ITEM_1, FALSE, SECOND);
}

static void
test_decided (void)
{
  static const char *const outcomes[] = { "execute", "execute-in-part", "other-measure", "refuse", "return", "raise-none", "raise-ground", "no-objection", "object" };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (RogDossier) dossier = fixture_dossier ();
      g_autofree char *line = g_strdup_printf ("'outcome':'%s','execution_postponed':{'article':'15','review':'2027-03-01'}", outcomes[i]);

      decide (dossier, FIRST, "2026-09-10T08:00:00Z", line, "");
      assert_open (dossier, ITEM_1, FALSE, FIRST);
    }
}

/* Returned to the authority: open again once the authority has sent something for it, and not by what came before. */
static void
test_returned (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  fixture_enter (dossier, "2026-09-09T08:00:00Z", "event.entered", EVENT, "{'kind':'supplement','at':'2026-09-09','items':['" ITEM_1 "']}");
  decide (dossier, FIRST, "2026-09-10T08:00:00Z", "'outcome':'return','returned':'issuing','article':'9(3)'", "");
  assert_open (dossier, ITEM_1, FALSE, FIRST);
  /* That it is corrected later is not that it came later. */
  fixture_enter (dossier, "2026-09-11T08:00:00Z", "event.changed", EVENT, "{'kind':'supplement','at':'2026-09-08','items':['" ITEM_1 "']}");
  assert_open (dossier, ITEM_1, FALSE, FIRST);
  fixture_enter (dossier, "2026-09-12T08:00:00Z", "event.entered", "00000000-0000-4000-8000-000000000092", "{'kind':'supplement','at':'2026-09-12','items':['" ITEM_2 "']}");
  assert_open (dossier, ITEM_1, FALSE, FIRST);
  fixture_enter (dossier, "2026-09-13T08:00:00Z", "event.entered", "00000000-0000-4000-8000-000000000093", "{'kind':'correction','at':'2026-09-13','items':['" ITEM_1 "']}");
  assert_open (dossier, ITEM_1, TRUE, FIRST);
  decide (dossier, SECOND, "2026-09-14T08:00:00Z", "'outcome':'refuse'", "");
  assert_open (dossier, ITEM_1, FALSE, SECOND);
}

#define WITH_PART ",'parts':[{'item':'" PART "','number':9,'title':'Left open','of':'" ITEM_1 "','requested':'" HASH "','field':'period','end':'before','salt':'" HASH "','scope':{'measure':'bank-records'}}]"

/* Set aside by another court: the whole decision, or one item of it. The rests that it left open go with it. */
static void
test_set_aside (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  decide (dossier, FIRST, "2026-09-10T08:00:00Z", "'outcome':'execute-in-part'", WITH_PART);
  assert_open (dossier, ITEM_1, FALSE, FIRST);
  assert_open (dossier, PART, TRUE, NULL);
  fixture_enter (dossier, "2026-09-11T08:00:00Z", "event.entered", EVENT, "{'kind':'set-aside','at':'2026-09-11','decision':'" FIRST "','items':['" ITEM_2 "']}");
  assert_open (dossier, ITEM_1, FALSE, FIRST);
  fixture_enter (dossier, "2026-09-12T08:00:00Z", "event.changed", EVENT, "{'kind':'set-aside','at':'2026-09-11','decision':'" FIRST "'}");
  assert_open (dossier, ITEM_1, TRUE, FIRST);
  assert_open (dossier, PART, FALSE, NULL);
  decide (dossier, SECOND, "2026-09-14T08:00:00Z", "'outcome':'refuse'", "");
  assert_open (dossier, ITEM_1, FALSE, SECOND);
  assert_open (dossier, PART, FALSE, NULL);
}

/* An event that names the item and no decision is of the decision before it. */
static void
test_set_aside_item (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  decide (dossier, FIRST, "2026-09-10T08:00:00Z", "'outcome':'refuse'", "");
  fixture_enter (dossier, "2026-09-11T08:00:00Z", "event.entered", EVENT, "{'kind':'set-aside','at':'2026-09-11','items':['" ITEM_1 "']}");
  assert_open (dossier, ITEM_1, TRUE, FIRST);
  decide (dossier, SECOND, "2026-09-12T08:00:00Z", "'outcome':'execute'", "");
  assert_open (dossier, ITEM_1, FALSE, SECOND);
}

/* What is entered that was signed by hand or written elsewhere was once an act of the kind that is signed here: both are read. */
static void
test_kinds (void)
{
  static const char *const kinds[] = { "decision.signed", "decision.entered" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (RogDossier) dossier = fixture_dossier ();

      fixture_enter (dossier, "2026-09-10T08:00:00Z", kinds[i], FIRST,
                     "{'kind':'measure','court':{'name':'Court of Lindhaven'},'authority':{'name':'Prosecutor of Karvelle'},'instrument':'eio',"
                     "'items':[{'item':'" ITEM_1 "','outcome':'refuse'}],'paragraphs':[],'remedy':[],'date':'2026-09-10','signers':[],'original':'paper'}");
      assert_open (dossier, ITEM_1, FALSE, FIRST);
    }
}

/*
 * Pairs
 */

#define ANSWER(answer) ",'answers':[{'kind':'ground','challenge':'" CHALLENGE "','ground':'" GROUND "','item':'" ITEM_1 "','answer':'" answer "'}]"
#define PAIR CHALLENGE "/" GROUND "/" ITEM_1

static gboolean
has_pair (RogDossier     *dossier,
          RogRulingDraft *draft)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (dossier, draft);
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    n += g_str_equal (rog_pair_get_key (g_ptr_array_index (pairs, i)), PAIR);
  g_assert_cmpuint (n, <=, 1);

  return n == 1;
}

static void
take_up (RogRulingDraft *draft)
{
  g_autoptr (JsonArray) array = json_array_new ();

  json_array_add_string_element (array, CHALLENGE);
  rog_ruling_draft_set_list (draft, "takes_up", array);
}

/* Stays open although its item is decided: the next decision can take it up, until it is answered. */
static void
test_reserved (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (RogRulingDraft) draft = rog_ruling_draft_new ("measure");

  fixture_add_challenge (dossier);
  decide (dossier, FIRST, "2026-09-10T08:00:00Z", "'outcome':'execute'", ANSWER ("reserved"));
  assert_open (dossier, ITEM_1, FALSE, FIRST);
  g_assert_false (has_pair (dossier, draft));
  g_assert_true (rog_ruling_can_take_up (dossier, draft, CHALLENGE));
  take_up (draft);
  g_assert_true (has_pair (dossier, draft));
  decide (dossier, SECOND, "2026-09-11T08:00:00Z", "'outcome':'execute'", ANSWER ("reserved"));
  g_assert_true (has_pair (dossier, draft));
  decide (dossier, "00000000-0000-4000-8000-000000000083", "2026-09-12T08:00:00Z", "'outcome':'execute'", ANSWER ("dismissed"));
  g_assert_false (has_pair (dossier, draft));
}

/* What a decision that was set aside has answered is answered again. */
static void
test_answer_set_aside (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (RogRulingDraft) draft = rog_ruling_draft_new ("measure");

  fixture_add_challenge (dossier);
  rog_ruling_draft_include (draft, rog_dossier_find_item (dossier, ITEM_1));
  decide (dossier, FIRST, "2026-09-10T08:00:00Z", "'outcome':'execute'", ANSWER ("dismissed"));
  g_assert_false (has_pair (dossier, draft));
  fixture_enter (dossier, "2026-09-11T08:00:00Z", "event.entered", EVENT, "{'kind':'set-aside','at':'2026-09-11','decision':'" FIRST "'}");
  g_assert_true (has_pair (dossier, draft));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/again/postponed", test_postponed);
  g_test_add_func ("/again/decided", test_decided);
  g_test_add_func ("/again/returned", test_returned);
  g_test_add_func ("/again/set-aside", test_set_aside);
  g_test_add_func ("/again/set-aside-item", test_set_aside_item);
  g_test_add_func ("/again/kinds", test_kinds);
  g_test_add_func ("/again/reserved", test_reserved);
  g_test_add_func ("/again/answer-set-aside", test_answer_set_aside);

  return g_test_run ();
}
