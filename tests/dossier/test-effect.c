// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is said of whether a decision may be carried out yet (casework § 8).
 */
#include "dossier/rog-decision-effect.h"
#include "fixture.h"

#define DECISION "00000000-0000-4000-8000-000000000081"
#define EVENT_1 "00000000-0000-4000-8000-000000000091"
#define EVENT_2 "00000000-0000-4000-8000-000000000092"
#define EVENT_3 "00000000-0000-4000-8000-000000000093"

static void
decide (RogDossier *dossier,
        const char *outcome,
        const char *suspends,
        const char *more)
{
  g_autofree char *body = g_strdup_printf ("{'kind':'measure','court':{'name':'Court of Lindhaven'},'authority':{'name':'Prosecutor of Karvelle'},'instrument':'eio',"
                                           "'items':[{'item':'" ITEM_1 "','outcome':'%s'%s}],'paragraphs':[],'remedy':[{'court':'Court of Appeal','suspends':%s}],"
                                           "'date':'2026-09-10','signers':[],'original':'this-file',"
                                           "'served':[{'person':'" PERSON_1 "','what':'whole'},{'person':'" PERSON_2 "','what':'nothing','until':'the search'}]}",
                                           outcome, more, suspends);

  fixture_enter (dossier, "2026-09-10T08:00:00Z", "decision.signed", DECISION, body);
}

static void
assert_effect (RogDossier *dossier,
               const char *expected)
{
  RogDecision     *decision = ROG_DECISION (rog_dossier_find (dossier, ROG_TYPE_DECISION, DECISION));
  g_autofree char *effect = rog_decision_dup_effect (dossier, decision);

  g_assert_cmpstr (effect, ==, expected);
}

#define NOT_SERVED "\nServed on Tomas Rehlin: not entered."

/* Final only once a person has entered it; suspended again by an event that names it, or none. */
static void
test_suspending (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  decide (dossier, "execute", "true", "");
  assert_effect (dossier, "Not to be carried out yet: its remedy suspends it, and that it is final is not entered." NOT_SERVED);
  fixture_enter (dossier, "2026-09-11T08:00:00Z", "event.entered", EVENT_1, "{'kind':'final','at':'2026-10-01','decision':'" DECISION "'}");
  assert_effect (dossier, "Final on 1 October 2026, and no suspension is entered." NOT_SERVED);
  fixture_enter (dossier, "2026-09-12T08:00:00Z", "event.entered", EVENT_2, "{'kind':'suspended','at':'2026-10-02','until':{'event':'the appeal is decided'}}");
  assert_effect (dossier, "Suspended on 2 October 2026, until the appeal is decided: it is not to be carried out before." NOT_SERVED);
  fixture_enter (dossier, "2026-09-13T08:00:00Z", "event.entered", EVENT_3, "{'kind':'suspension-ended','at':'2026-10-03','items':['" ITEM_1 "']}");
  assert_effect (dossier, "Final on 1 October 2026, and no suspension is entered." NOT_SERVED);
}

/* What is of another item, or of another decision, says nothing of this one. */
static void
test_not_suspending (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  decide (dossier, "execute-in-part", "false", "");
  assert_effect (dossier, "No remedy suspends it, and no suspension is entered." NOT_SERVED);
  fixture_enter (dossier, "2026-09-11T08:00:00Z", "event.entered", EVENT_1, "{'kind':'suspended','at':'2026-10-02','items':['" ITEM_2 "']}");
  assert_effect (dossier, "No remedy suspends it, and no suspension is entered." NOT_SERVED);
  fixture_enter (dossier, "2026-09-12T08:00:00Z", "event.changed", EVENT_1, "{'kind':'suspended','at':'2026-10-02','items':['" ITEM_1 "']}");
  assert_effect (dossier, "Suspended on 2 October 2026: it is not to be carried out until the end of the suspension is entered." NOT_SERVED);
}

static void
test_served (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  decide (dossier, "execute", "false", "");
  fixture_enter (dossier, "2026-09-11T08:00:00Z", "event.entered", EVENT_1, "{'kind':'served','at':'2026-09-14','persons':['" PERSON_1 "'],'decision':'" DECISION "','extent':'whole'}");
  fixture_enter (dossier, "2026-09-12T08:00:00Z", "event.entered", EVENT_2, "{'kind':'remedy-lodged','at':'2026-09-16','persons':['" PERSON_1 "'],'decision':'" DECISION "'}");
  assert_effect (dossier, "No remedy suspends it, and no suspension is entered.\nRemedy lodged on 16 September 2026.\nServed on Tomas Rehlin: 14 September 2026.");
}

/* What the decision puts off, until it was carried out; and interim relief, wherever it was granted. */
static void
test_put_off (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  fixture_add_challenge (dossier);
  decide (dossier, "execute", "false",
          ",'execution_postponed':{'article':'15','until':{'open':'not-foreseeable'},'review':'2027-03-01'}}],"
          "'answers':[{'kind':'interim','challenge':'" CHALLENGE "','ground':'" INTERIM "','answer':'granted','until':{'event':'the appeal is decided'}}],"
          "'lines':[{'id':'00000000-0000-4000-8000-0000000000e1','order':'tell','text':'Told.'");
  assert_effect (dossier, "No remedy suspends it, and no suspension is entered.\n"
                          "Item 1: its execution is put off, to be looked at again on 1 March 2027.\n"
                          "Interim relief that suspends execution was granted in this dossier on 10 September 2026, until the appeal is decided." NOT_SERVED);
  fixture_enter (dossier, "2026-09-11T08:00:00Z", "event.entered", EVENT_1, "{'kind':'executed','at':'2027-03-02','items':['" ITEM_1 "']}");
  assert_effect (dossier, "No remedy suspends it, and no suspension is entered.\n"
                          "Interim relief that suspends execution was granted in this dossier on 10 September 2026, until the appeal is decided." NOT_SERVED);
}

/* Nothing is to be carried out of what was refused, or set aside. */
static void
test_nothing (void)
{
  g_autoptr (RogDossier) refused = fixture_dossier ();
  g_autoptr (RogDossier) aside = fixture_dossier ();

  decide (refused, "refuse", "true", "");
  assert_effect (refused, NULL);
  decide (aside, "execute", "true", "");
  fixture_enter (aside, "2026-09-11T08:00:00Z", "event.entered", EVENT_1, "{'kind':'set-aside','at':'2026-09-11','decision':'" DECISION "'}");
  assert_effect (aside, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/effect/suspending", test_suspending);
  g_test_add_func ("/dossier/effect/not-suspending", test_not_suspending);
  g_test_add_func ("/dossier/effect/served", test_served);
  g_test_add_func ("/dossier/effect/put-off", test_put_off);
  g_test_add_func ("/dossier/effect/nothing", test_nothing);

  return g_test_run ();
}
