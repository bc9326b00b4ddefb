// SPDX-License-Identifier: GPL-3.0-or-later
/* The sentences of a decision: each says all that was entered, and nothing that was not. */
#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-decision-builder.h"
#include "draft-case.h"

static char *
say_decision (Case *c)
{
  g_autoptr (JsonObject) body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_autoptr (RogTextDocument) text = rog_decision_to_text (c->dossier, body, NULL);

  return rog_text_document_to_text (text);
}

static void
assert_decision_says (Case       *c,
                      const char *words)
{
  g_autofree char *text = say_decision (c);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

/* Wherever a name stands its capacity stands beside it; who heard the person is said, and for how long it is secret. */
static void
test_hearing (Case         *c,
              gconstpointer data)
{
  static const struct
  {
    const char *heard, *said;
  } table[] = {
    { "{'heard':true,'how':'in writing','when':'2026-09-10','by':'the registry'}", "Tomas Rehlin (suspect) was heard on “Bank records” by the registry: in writing, 10 September 2026." },
    { "{'heard':false,'basis':'secrecy','until':{'open':'not-foreseeable'},'told_by':'the court'}",
      "Tomas Rehlin (suspect) was not heard on “Bank records”: secrecy (EIO 19). It cannot be foreseen how long that will be so. To be told by the court." },
    { "{'heard':false,'basis':'secrecy','until':{'date':'2027-01-31'},'told_when':'then','told_by':'the court'}", "secrecy (EIO 19). That is so until 31 January 2027. To be told: then, by the court." },
    { "{'heard':false,'basis':'other','text':'He is in hospital.'}", "Tomas Rehlin (suspect) was not heard on “Bank records”: He is in hospital." },
    { "{'heard':false,'basis':'urgency','text':'The records are erased tomorrow.'}", "“Bank records”: urgency. The records are erased tomorrow." },
  };

  fixture_apply (c->dossier, "capacity.set", "00000000-0000-4000-8000-0000000000d1", "{'person':'" PERSON_1 "','item':'" ITEM_1 "','capacity':'suspect','source':'judge','reason':'So it is.'}");
  fixture_apply (c->dossier, "secrecy.set", "00000000-0000-4000-8000-0000000000d2",
                 "{'items':['" ITEM_1 "'],'from':['" PERSON_1 "'],'basis':'asked','article':'EIO 19','reason':'So it asks.'}");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (JsonObject) heard = fixture_json (table[i].heard);

      rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, heard);
      assert_decision_says (c, table[i].said);
    }
  assert_decision_says (c, "Corrin Advisory Ltd (concerned) was heard on");
}

/* The annex, too. */
static void
test_annex (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  fixture_apply (c->dossier, "capacity.set", "00000000-0000-4000-8000-0000000000d1", "{'person':'" PERSON_1 "','item':'" ITEM_1 "','capacity':'suspect','source':'judge','reason':'So it is.'}");
  body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  node = json_node_init_object (json_node_alloc (), body);
  json = json_to_string (node, FALSE);
  g_assert_nonnull (strstr (json, "Tomas Rehlin (suspect)"));
  g_assert_nonnull (strstr (json, "Corrin Advisory Ltd (concerned)"));
}

static void
decide (Case       *c,
        const char *outcome,
        const char *needs)
{
  g_autoptr (JsonObject) state = rog_ruling_draft_to_json (c->draft);
  g_autoptr (JsonObject) more = fixture_json (needs);
  g_autoptr (GList) names = json_object_get_members (more);
  JsonObject *line = json_object_get_object_member (json_object_get_object_member (state, "items"), ITEM_2);

  json_object_set_string_member (line, "outcome", outcome);
  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (line, l->data, json_node_copy (json_object_get_member (more, l->data)));
  g_assert_true (rog_ruling_draft_replace (c->draft, state, NULL));
}

/* What each outcome was given stands in its line, in sentences of their own. */
static void
test_outcomes (Case         *c,
               gconstpointer data)
{
  static const struct
  {
    const char *outcome, *needs, *said;
  } table[] = {
    { "postpone", "{'article':'EIO 15(1)(a)','until':{'open':'not-foreseeable'},'review':'2027-02-01'}",
      "As to “Search, 14 Mill Street”: postpone (EIO 15(1)(a)). How long this holds cannot be foreseen; it is to be reviewed on 1 February 2027." },
    { "postpone", "{'until':{'event':'the trial here is over'}}", "This holds until the trial here is over and is to be reviewed on 1 February 2027." },
    { "return", "{'returned':'forwarded','article':'EIO 7(6)','to':'the Court of Ostmark Bay','when':'2026-09-30'}", ": the Court of Ostmark Bay, on 30 September 2026 (EIO 7(6))." },
    { "object", "{'objection':'stop'}", "The measure is to stop." },
    { "object", "{'objection':'no-use'}", "What was obtained is not to be used." },
    { "object", "{'objection':'conditions'}", "What was obtained is to be used only under the conditions of this decision." },
    { "execute", "{'execution_postponed':{'article':'EIO 15(1)(b)','until':{'date':'2027-03-01'},'review':'2027-02-01'}}",
      "Execution is postponed (EIO 15(1)(b)). This holds until 1 March 2027 and is to be reviewed on 1 February 2027." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      decide (c, table[i].outcome, table[i].needs);
      assert_decision_says (c, table[i].said);
    }
}

/* The day by which an order is to be done, a condition accepted; what the remedy asks of whom. */
static void
test_days (Case         *c,
           gconstpointer data)
{
  g_autoptr (JsonObject) lists = fixture_json ("{'lines':[{'id':'00000000-0000-4000-8000-0000000000a1','order':'tell','text':'The bank is told.','date':'2027-03-01'}],"
                                               "'conditions':[{'id':'00000000-0000-4000-8000-0000000000a2','text':'Names are made unreadable.','article':'10','accepted_by':'the authority','by':'2027-01-15'}],"
                                               "'remedy':[{'for':'whoever is concerned','court':'the Court of Appeal','period':'two weeks','from':'service','suspends':true},{'none_here':true,'elsewhere':'the courts of Velmora'}]}");

  for (const char *const *list = (const char *const[]){ "lines", "conditions", "remedy", NULL }; *list != NULL; list++)
    rog_ruling_draft_set_list (c->draft, *list, json_object_get_array_member (lists, *list));
  assert_decision_says (c, "The bank is told. To be done on 1 March 2027 at the latest.");
  assert_decision_says (c, "Names are made unreadable. (10) To be accepted by the authority, on 15 January 2027 at the latest.");
  assert_decision_says (c, "A remedy is open to whoever is concerned. It is to be lodged with the Court of Appeal within two weeks from service. The remedy suspends the effect of this decision.");
  assert_decision_says (c, "There is no remedy here. A remedy lies elsewhere: the courts of Velmora.");
}

/* Who pleads for nobody else is named once; facts are said, and relief before the plea for interim relief. */
static void
test_pleads_alone (Case         *c,
                   gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;

  fixture_apply (c->dossier, "challenge.indexed", CHALLENGE,
                 "{'for':'" PERSON_1 "','capacity':'holder','by':{'kind':'counsel','name':'Tomas Rehlin'},'targets':[{'kind':'item','item':'" ITEM_1 "'},{'kind':'delay'}],'facts':'It took a year.',"
                 "'grounds':[{'id':'" GROUND "','title':'Overbroad','facts':[{'text':'Three payments are alleged.'}],'argument':'Twenty months would do.'}],"
                 "'relief':[{'kind':'narrow','scope':{'period':{'from':'2023-03-01','to':'2024-10-31'}}},{'kind':'refuse','alternative':true}],'interim':[{'id':'" INTERIM "','kind':'suspend-execution'}]}");
  body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_assert_cmpstr (json_object_get_string_member (body, "challenges"), ==,
                   "Tomas Rehlin (holder) pleads: Overbroad.\n"
                   "Three payments are alleged.\n"
                   "Twenty months would do.\n"
                   "What is attacked: “Bank records”; delay.\n"
                   "It took a year.\n"
                   "The relief asked for: narrow to 1 March 2023 – 31 October 2024; In the alternative: refuse.\n"
                   "Tomas Rehlin (holder) pleads: Interim relief: suspend execution.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/sentences/" name, Case, NULL, case_set_up, function, case_tear_down)
  ADD ("hearing", test_hearing);
  ADD ("annex", test_annex);
  ADD ("outcomes", test_outcomes);
  ADD ("days", test_days);
  ADD ("pleads-alone", test_pleads_alone);

  return g_test_run ();
}
