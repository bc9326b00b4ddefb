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
enter (RogDossier *dossier,
       const char *at,
       const char *kind,
       const char *object,
       const char *body)
{
  g_autofree char *hash = g_strdup_printf ("act-%05u", rog_dossier_get_n_acts (dossier) + 1);
  g_autofree char *before = g_strdup_printf ("act-%05u", rog_dossier_get_n_acts (dossier));

  g_assert_true (fixture_act (dossier, hash, before, at, kind, object, body));
}

static void
decide (RogDossier *dossier,
        const char *outcome,
        const char *suspends)
{
  g_autofree char *body = g_strdup_printf ("{'kind':'measure','court':{'name':'Court of Lindhaven'},'authority':{'name':'Prosecutor of Karvelle'},'instrument':'eio',"
                                           "'items':[{'item':'" ITEM_1 "','outcome':'%s'}],'paragraphs':[],'remedy':[{'court':'Court of Appeal','suspends':%s}],"
                                           "'date':'2026-09-10','signers':[],'original':'this-file',"
                                           "'served':[{'person':'" PERSON_1 "','what':'whole'},{'person':'" PERSON_2 "','what':'nothing','until':'the search'}]}",
                                           outcome, suspends);

  enter (dossier, "2026-09-10T08:00:00Z", "decision.signed", DECISION, body);
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

  decide (dossier, "execute", "true");
  assert_effect (dossier, "Not to be carried out yet: its remedy suspends it, and that it is final is not entered." NOT_SERVED);
  enter (dossier, "2026-09-11T08:00:00Z", "event.entered", EVENT_1, "{'kind':'final','at':'2026-10-01','decision':'" DECISION "'}");
  assert_effect (dossier, "Final on 1 October 2026: it can be carried out." NOT_SERVED);
  enter (dossier, "2026-09-12T08:00:00Z", "event.entered", EVENT_2, "{'kind':'suspended','at':'2026-10-02','until':{'event':'the appeal is decided'}}");
  assert_effect (dossier, "Suspended on 2 October 2026, until the appeal is decided: it is not to be carried out before." NOT_SERVED);
  enter (dossier, "2026-09-13T08:00:00Z", "event.entered", EVENT_3, "{'kind':'suspension-ended','at':'2026-10-03','items':['" ITEM_1 "']}");
  assert_effect (dossier, "Final on 1 October 2026: it can be carried out." NOT_SERVED);
}

/* What is of another item, or of another decision, says nothing of this one. */
static void
test_not_suspending (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  decide (dossier, "execute-in-part", "false");
  assert_effect (dossier, "It can be carried out: no remedy suspends it." NOT_SERVED);
  enter (dossier, "2026-09-11T08:00:00Z", "event.entered", EVENT_1, "{'kind':'suspended','at':'2026-10-02','items':['" ITEM_2 "']}");
  assert_effect (dossier, "It can be carried out: no remedy suspends it." NOT_SERVED);
  enter (dossier, "2026-09-12T08:00:00Z", "event.changed", EVENT_1, "{'kind':'suspended','at':'2026-10-02','items':['" ITEM_1 "']}");
  assert_effect (dossier, "Suspended on 2 October 2026: it is not to be carried out until the end of the suspension is entered." NOT_SERVED);
}

static void
test_served (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  decide (dossier, "execute", "false");
  enter (dossier, "2026-09-11T08:00:00Z", "event.entered", EVENT_1, "{'kind':'served','at':'2026-09-14','persons':['" PERSON_1 "'],'decision':'" DECISION "','extent':'whole'}");
  enter (dossier, "2026-09-12T08:00:00Z", "event.entered", EVENT_2, "{'kind':'remedy-lodged','at':'2026-09-16','persons':['" PERSON_1 "'],'decision':'" DECISION "'}");
  assert_effect (dossier, "It can be carried out: no remedy suspends it.\nRemedy lodged on 16 September 2026.\nServed on Tomas Rehlin: 14 September 2026.");
}

/* Nothing is to be carried out of what was refused, or set aside. */
static void
test_nothing (void)
{
  g_autoptr (RogDossier) refused = fixture_dossier ();
  g_autoptr (RogDossier) aside = fixture_dossier ();

  decide (refused, "refuse", "true");
  assert_effect (refused, NULL);
  decide (aside, "execute", "true");
  enter (aside, "2026-09-11T08:00:00Z", "event.entered", EVENT_1, "{'kind':'set-aside','at':'2026-09-11','decision':'" DECISION "'}");
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
  g_test_add_func ("/dossier/effect/nothing", test_nothing);

  return g_test_run ();
}
