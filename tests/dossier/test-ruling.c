// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands in the way of signing, and what is confirmed when signing. */
#include "core/rog-json.h"
#include "dossier/rog-blocker.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-dossier-error.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-ruling-content.h"
#include "draft-case.h"

/* Exactly one thing blocks: this one. */
static void
assert_blocked (Case       *c,
                const char *code,
                const char *object,
                const char *field)
{
  g_autoptr (GPtrArray) blocks = case_find_blocks (c);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (case_count (blocks, code, object, field), ==, 1);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_null (case_build (c, &error));
  g_assert_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_BLOCKED);
}

static void
test_free (Case         *c,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;

  case_assert_free (c);
  body = case_build (c, &error);
  g_assert_no_error (error);
  g_assert_nonnull (body);
}

static void
test_outcome (Case         *c,
              gconstpointer data)
{
  rog_ruling_draft_set_outcome (c->draft, ITEM_2, NULL);
  assert_blocked (c, "outcome-missing", ITEM_2, "outcome");
  rog_ruling_draft_set_outcome (c->draft, ITEM_2, "raise-none"); /* not an outcome of a request */
  assert_blocked (c, "outcome-missing", ITEM_2, "outcome");
  rog_ruling_draft_set_outcome (c->draft, ITEM_2, "execute");
  case_assert_free (c);
}

static void
test_reason (Case         *c,
             gconstpointer data)
{
  g_autoptr (GPtrArray) reasons = rog_ruling_draft_get_paragraphs (c->draft, "item:" ITEM_2);
  g_autofree char *id = g_strdup (rog_json_peek_string (g_ptr_array_index (reasons, 0), "id"));

  g_free (rog_ruling_draft_put_paragraph (c->draft, id, "item:" ITEM_2, "  ", NULL, NULL, NOW));
  assert_blocked (c, "reason-missing", ITEM_2, "reasons");
  g_free (rog_ruling_draft_put_paragraph (c->draft, id, "item:" ITEM_2, "For this reason.", NULL, NULL, NOW));
  case_assert_free (c);
}

/* One outcome, what it needs as JSON, and what is missing when each need is taken away. */
typedef struct
{
  const char *outcome;
  const char *needs;
  const char *missing[5];
} Needs;

static void
set_needs (Case       *c,
           const char *outcome,
           JsonObject *needs,
           const char *without,
           gboolean    blank)
{
  g_autoptr (GList) names = json_object_get_members (needs);
  g_autoptr (JsonObject) state = rog_ruling_draft_to_json (c->draft);
  JsonObject *line = json_object_get_object_member (json_object_get_object_member (state, "items"), ITEM_2);

  json_object_set_string_member (line, "outcome", outcome);
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (g_strcmp0 (l->data, without) != 0)
        json_object_set_member (line, l->data, json_node_copy (json_object_get_member (needs, l->data)));
      else if (blank)
        json_object_set_string_member (line, l->data, " \t");
      else
        json_object_remove_member (line, l->data);
    }
  g_assert_true (rog_ruling_draft_replace (c->draft, state, NULL));
}

/* Of an object, the field that is to be filled in first. */
static const char *
place_of (const char *member)
{
  if (g_str_equal (member, "ground"))
    return "ground/source";

  return g_str_equal (member, "until") ? "until/date" : member;
}

/* A ground that is half there: the other half is what is asked for. */
static void
test_half_a_ground (Case         *c,
                    gconstpointer data)
{
  g_autoptr (JsonObject) article = fixture_json ("{'ground':{'source':'instrument'}}");
  g_autoptr (JsonObject) name = fixture_json ("{'ground':{'source':'other'}}");

  set_needs (c, "refuse", article, NULL, FALSE);
  assert_blocked (c, "need-missing", ITEM_2, "ground/article");
  set_needs (c, "refuse", name, NULL, FALSE);
  assert_blocked (c, "need-missing", ITEM_2, "ground/name");
}

static void
test_needs (Case         *c,
            gconstpointer data)
{
  static const Needs table[] = {
    { "refuse", "{'ground':{'source':'instrument','article':'EIO 11(1)(f)'}}", { "ground" } },
    { "refuse", "{'ground':{'source':'other','name':'Constitution, Article 10'}}", { "ground" } },
    { "postpone", "{'article':'EIO 15(1)(a)','until':{'open':'not-foreseeable'},'review':'2026-12-01'}", { "article", "until", "review" } },
    { "return", "{'returned':'issuing','article':'EIO 9(3)'}", { "returned", "article" } },
    { "return", "{'returned':'forwarded','article':'EIO 7(6)','to':'Court of Ostmark Bay','when':'2026-09-22'}", { "to", "when" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (JsonObject) needs = fixture_json (table[i].needs);

      set_needs (c, table[i].outcome, needs, NULL, FALSE);
      case_assert_free (c);
      for (guint j = 0; table[i].missing[j] != NULL; j++)
        {
          set_needs (c, table[i].outcome, needs, table[i].missing[j], FALSE);
          assert_blocked (c, "need-missing", ITEM_2, place_of (table[i].missing[j]));
          set_needs (c, table[i].outcome, needs, table[i].missing[j], TRUE);
          assert_blocked (c, "need-missing", ITEM_2, place_of (table[i].missing[j]));
        }
    }
}

static void
test_execution_postponed (Case         *c,
                          gconstpointer data)
{
  g_autoptr (JsonObject) whole = fixture_json ("{'article':'EIO 15(1)(a)','until':{'event':'the end of the trial'},'review':'2026-12-01'}");
  g_autoptr (JsonObject) part = fixture_json ("{'article':'EIO 15(1)(a)','until':{'event':'the end of the trial'}}");

  rog_ruling_draft_set_item_object (c->draft, ITEM_2, "execution_postponed", part);
  assert_blocked (c, "need-missing", ITEM_2, "execution_postponed/review");
  rog_ruling_draft_set_item_object (c->draft, ITEM_2, "execution_postponed", whole);
  case_assert_free (c);
}

static void
test_change (Case         *c,
             gconstpointer data)
{
  g_autoptr (JsonObject) whole = rog_json_object_copy (rog_json_peek_object (rog_scope_draft_peek_change (c->scope, "period"), "route"));
  g_autoptr (JsonObject) part = fixture_json ("{'route':'domestic-law','provision':'§ 5 Bank Act'}");
  g_autoptr (JsonObject) named = fixture_json ("{'route':'refusal-in-part','ground_source':'instrument','ground':'G07'}");
  g_autoptr (JsonObject) refused = fixture_json ("{'route':'refusal-in-part','ground_source':'instrument','ground':'G07','article':'EIO 11(1)(h)'}");

  rog_scope_draft_set_reason (c->scope, "period", NULL);
  assert_blocked (c, "change-reason-missing", ITEM_1, "period");
  rog_scope_draft_set_reason (c->scope, "period", "\xe2\x80\x83 ");
  assert_blocked (c, "change-reason-missing", ITEM_1, "period");
  rog_scope_draft_set_reason (c->scope, "period", "So it is alleged.");
  rog_scope_draft_set_route (c->scope, "period", NULL);
  assert_blocked (c, "change-route-missing", ITEM_1, "period");
  rog_scope_draft_set_route (c->scope, "period", part);
  assert_blocked (c, "change-route-incomplete", ITEM_1, "period");
  rog_scope_draft_set_route (c->scope, "period", named); /* how a ground is called is no article */
  assert_blocked (c, "change-route-incomplete", ITEM_1, "period");
  rog_scope_draft_set_route (c->scope, "period", refused);
  case_assert_free (c);
  rog_scope_draft_set_route (c->scope, "period", whole);
  rog_scope_draft_set_rest (c->scope, "period", NULL);
  assert_blocked (c, "change-rest-missing", ITEM_1, "period");
  rog_scope_draft_set_rest (c->scope, "period", "open");
  rog_scope_draft_set_route (c->scope, "period", NULL); /* an open rest needs none */
  case_assert_free (c);
}

static void
test_version (Case         *c,
              gconstpointer data)
{
  rog_scope_draft_set_period (c->scope, "2019-12-31", "2024-10-31");
  assert_blocked (c, "version-outside", ITEM_1, "period");
  rog_scope_draft_set_period (c->scope, "2023-03-01", "2024-10-31");
  case_assert_free (c);
  rog_scope_draft_clear (c->scope, "period");
  assert_blocked (c, "version-missing", ITEM_1, NULL);
}

static void
test_pair (Case         *c,
           gconstpointer data)
{
  rog_ruling_draft_set_answer (c->draft, PAIR, NULL);
  assert_blocked (c, "pair-unanswered", ITEM_1, PAIR);
  fixture_apply (c->dossier, "challenge.withdrawn", "00000000-0000-4000-8000-000000000059",
                 "{'challenge':'" CHALLENGE "','step':'withdrawal','grounds':['" GROUND "']}");
  case_assert_free (c); /* a withdrawn pair needs none */
}

static void
test_pair_reason (Case         *c,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) own = rog_ruling_draft_get_paragraphs (c->draft, "pair:" PAIR);
  g_autoptr (GPtrArray) other = rog_ruling_draft_get_paragraphs (c->draft, "item:" ITEM_1);
  g_autofree char *text = g_strdup_printf ("{'answer':'dismissed','paragraphs':['%s']}", rog_json_peek_string (g_ptr_array_index (other, 0), "id"));
  g_autofree char *id = g_strdup (rog_json_peek_string (g_ptr_array_index (own, 0), "id"));
  g_autoptr (JsonObject) shared = fixture_json (text);

  rog_ruling_draft_remove_paragraph (c->draft, id);
  assert_blocked (c, "pair-reason-missing", ITEM_1, PAIR);
  rog_ruling_draft_set_answer (c->draft, PAIR, shared); /* one text may answer several, and says which */
  case_assert_free (c);
}

static void
test_interim (Case         *c,
              gconstpointer data)
{
  g_autoptr (JsonObject) ground = fixture_json ("{'source':'other','name':'Constitution, Article 10'}");

  rog_ruling_draft_set_answer (c->draft, INTERIM_PAIR, NULL);
  assert_blocked (c, "interim-unanswered", CHALLENGE, INTERIM_PAIR);
  rog_ruling_draft_set_outcome (c->draft, ITEM_1, "refuse"); /* then nothing would be executed */
  rog_ruling_draft_set_item_object (c->draft, ITEM_1, "ground", ground);
  case_assert_free (c);
}

static void
test_heard (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) secret = fixture_json ("{'heard':false,'basis':'secrecy','until':{'date':'2027-01-31'},'told_by':'the court'}");
  g_autoptr (JsonObject) no_time = fixture_json ("{'heard':false,'basis':'secrecy','told_by':'the court'}");
  g_autoptr (JsonObject) by_nobody = fixture_json ("{'heard':false,'basis':'secrecy','told_when':'after the search'}");
  g_autoptr (JsonObject) not_here = fixture_json ("{'heard':false,'basis':'secrecy','text':'The authority tells him.'}");
  g_autoptr (JsonObject) other = fixture_json ("{'heard':false,'basis':'other'}");

  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, NULL);
  assert_blocked (c, "heard-missing", ITEM_1, PERSON_1);
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, no_time);
  assert_blocked (c, "heard-missing", ITEM_1, PERSON_1 "/told_when");
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, by_nobody);
  assert_blocked (c, "heard-missing", ITEM_1, PERSON_1 "/told_by");
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, secret);
  case_assert_free (c); /* deciding without hearing is no defect */
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, not_here);
  case_assert_free (c);
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, other);
  assert_blocked (c, "heard-missing", ITEM_1, PERSON_1 "/text");
  json_object_set_string_member (other, "text", "The person is a child.");
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, other);
  case_assert_free (c);
}

/* Where anything of an item is secret, the decision says so and who is told when; what was opened since is not. */
static void
test_secrecy (Case         *c,
              gconstpointer data)
{
  g_autoptr (JsonObject) secret = fixture_json ("{'heard':false,'basis':'secrecy','until':{'date':'2027-01-31'},'told_by':'the court'}");
  g_autoptr (JsonObject) waived = fixture_json ("{'heard':false,'basis':'waived'}");

  rog_ruling_draft_set_part (c->draft, "secrecy", NULL);
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, secret);
  assert_blocked (c, "part-missing", NULL, "secrecy");
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, waived);
  case_assert_free (c);
  fixture_apply (c->dossier, "secrecy.set", "00000000-0000-4000-8000-0000000000e1",
                 "{'items':['" ITEM_2 "'],'from':['" PERSON_2 "'],'basis':'asked','reason':'So it asks.'}");
  assert_blocked (c, "part-missing", NULL, "secrecy");
  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  case_assert_free (c);
  rog_ruling_draft_include (c->draft, rog_dossier_find_item (c->dossier, ITEM_2));
  rog_ruling_draft_set_outcome (c->draft, ITEM_2, "execute");
  rog_ruling_draft_set_part (c->draft, "secrecy", "It is secret until the search.");
  case_assert_free (c);
  rog_ruling_draft_set_part (c->draft, "secrecy", NULL);
  fixture_apply (c->dossier, "opening.made", "00000000-0000-4000-8000-0000000000e2", "{'persons':['" PERSON_2 "'],'items':['" ITEM_2 "']}");
  case_assert_free (c);
  fixture_apply (c->dossier, "secrecy.set", "00000000-0000-4000-8000-0000000000e3",
                 "{'fields':[{'item':'" ITEM_2 "','fields':['places']}],'from':['" PERSON_2 "'],'basis':'judge','set_by':'Ada Lorne','reason':'It is still watched.'}");
  assert_blocked (c, "part-missing", NULL, "secrecy");
}

static void
test_parts (Case         *c,
            gconstpointer data)
{
  static const char *const parts[] = { "procedure", "place", NULL };
  static const char *const lists[] = { "remedy", "signers", NULL };

  for (const char *const *part = parts; *part != NULL; part++)
    {
      g_autofree char *text = g_strdup (rog_ruling_draft_get_part (c->draft, *part));

      rog_ruling_draft_set_part (c->draft, *part, NULL);
      assert_blocked (c, "part-missing", NULL, *part);
      rog_ruling_draft_set_part (c->draft, *part, "  ");
      assert_blocked (c, "part-missing", NULL, *part);
      rog_ruling_draft_set_part (c->draft, *part, text);
    }
  for (const char *const *list = lists; *list != NULL; list++)
    {
      g_autoptr (JsonArray) old = json_array_ref (rog_ruling_draft_peek_list (c->draft, *list));
      g_autoptr (JsonArray) empty = json_array_new ();

      rog_ruling_draft_set_list (c->draft, *list, empty);
      assert_blocked (c, "part-missing", NULL, *list);
      rog_ruling_draft_set_list (c->draft, *list, old);
    }
  case_assert_free (c);
}

/* What the request says already is not asked again; where it does not say it, it is. */
static void
test_parts_of_request (Case         *c,
                       gconstpointer data)
{
  static const char *const members[] = { "court", "our_reference", "their_reference", "legal_basis", "facts_alleged", NULL };
  static const char *const parts[] = { "court", "our_reference", "their_reference", "legal_basis", "facts", NULL };

  for (guint i = 0; members[i] != NULL; i++)
    {
      g_autoptr (JsonObject) state = rog_entity_to_json (ROG_ENTITY (rog_dossier_get_request (c->dossier)));
      g_autoptr (JsonNode) whole = json_node_init_object (json_node_alloc (), state);
      g_autofree char *before = json_to_string (whole, FALSE);
      g_autofree char *after = NULL;

      json_object_remove_member (state, members[i]);
      after = json_to_string (whole, FALSE);
      fixture_apply (c->dossier, "request.changed", REQUEST, after);
      assert_blocked (c, "part-missing", NULL, parts[i]);
      rog_ruling_draft_set_part (c->draft, parts[i], "Said here");
      case_assert_free (c);
      rog_ruling_draft_set_part (c->draft, parts[i], NULL);
      fixture_apply (c->dossier, "request.changed", REQUEST, before);
    }
}

static void
test_not_latest (Case         *c,
                 gconstpointer data)
{
  fixture_apply (c->dossier, "item.supplemented", ITEM_2,
                 "{'number':2,'title':'Search, 14 Mill Street','requested':{'salt':'BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA',"
                 "'scope':{'measure':'search','persons':['" PERSON_2 "'],'places':['14 Mill Street','16 Mill Street']}}}");
  assert_blocked (c, "requested-not-latest", ITEM_2, "requested");
  rog_ruling_draft_include (c->draft, rog_dossier_find_item (c->dossier, ITEM_2));
  case_assert_free (c);
}

static void
test_period (Case         *c,
             gconstpointer data)
{
  fixture_apply (c->dossier, "event.entered", "00000000-0000-4000-8000-000000000071",
                 "{'kind':'filing-period-set','at':'2026-09-10','persons':['" PERSON_1 "'],'items':['" ITEM_1 "'],'due':'2026-09-21'}");
  assert_blocked (c, "period-running", ITEM_1, "urgency"); /* it is the afternoon of that day */
  rog_ruling_draft_set_part (c->draft, "urgency", "The data are erased tomorrow.");
  case_assert_free (c);
  rog_ruling_draft_set_part (c->draft, "urgency", NULL);
  fixture_apply (c->dossier, "event.entered", "00000000-0000-4000-8000-000000000072",
                 "{'kind':'nothing-more','at':'2026-09-20','persons':['" PERSON_1 "']}");
  case_assert_free (c);
}

static void
test_period_over (Case         *c,
                  gconstpointer data)
{
  fixture_apply (c->dossier, "event.entered", "00000000-0000-4000-8000-000000000071",
                 "{'kind':'filing-period-set','at':'2026-09-10','persons':['" PERSON_1 "'],'items':['" ITEM_1 "'],'due':'2026-09-20'}");
  case_assert_free (c);
  fixture_apply (c->dossier, "limit.set", "00000000-0000-4000-8000-000000000073",
                 "{'source':'set','for':'file','binds':'person','person':'" PERSON_2 "','items':['" ITEM_1 "'],'zone':'Europe/Berlin','due':'2026-09-30','because':'Set by the court'}");
  assert_blocked (c, "period-running", ITEM_1, "urgency");
}

static void
test_conditions_and_lines (Case         *c,
                           gconstpointer data)
{
  static const char *const texts[][3] = {
    { "conditions", "condition-incomplete", "{'bad':[{'id':'" GROUND "','text':'Only for this case'}],'good':[{'id':'" GROUND "','text':'Only for this case','article':'EIO 19(3)'}]}" },
    { "lines", "line-incomplete", "{'bad':[{'id':'" GROUND "','order':'tell'}],'good':[{'id':'" GROUND "','order':'tell','text':'Ms Solde is told.'}]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonObject) json = fixture_json (texts[i][2]);

      rog_ruling_draft_set_list (c->draft, texts[i][0], json_object_get_array_member (json, "bad"));
      assert_blocked (c, texts[i][1], NULL, GROUND);
      rog_ruling_draft_set_list (c->draft, texts[i][0], json_object_get_array_member (json, "good"));
      case_assert_free (c);
    }
}

static void
test_nothing (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (RogRulingDraft) draft = rog_ruling_draft_new ("measure");
  g_autoptr (GPtrArray) blocks = rog_ruling_find_blocks (dossier, draft, NULL, NULL, NOW);

  g_assert_cmpuint (case_count (blocks, "nothing-decided", NULL, "items"), ==, 1);
}

static void
test_confirmations (Case         *c,
                    gconstpointer data)
{
  g_autoptr (JsonNode) purpose = json_node_init_string (json_node_alloc (), "to follow six payments");
  g_autoptr (GPtrArray) found = NULL;

  rog_scope_draft_set_value (c->scope, "purpose", purpose);
  fixture_answer (c->draft, PAIR, "upheld");
  rog_ruling_draft_set_outcome (c->draft, ITEM_1, "execute");
  g_assert_true (fixture_act (c->dossier, "late", "act-00001", "2027-01-01T00:00:00Z", "event.entered", "00000000-0000-4000-8000-000000000079",
                              "{'kind':'answered','at':'2026-12-31','items':['" ITEM_1 "']}"));
  found = case_find_confirmations (c);
  g_assert_cmpuint (case_count (found, "clock-behind", NULL, NULL), ==, 1);
  g_assert_cmpuint (case_count (found, "arrived-since", ITEM_1, NULL), ==, 1);
  g_assert_cmpuint (case_count (found, "relief-missing", ITEM_1, PAIR), ==, 1);
  g_clear_pointer (&found, g_ptr_array_unref);

  rog_ruling_draft_set_outcome (c->draft, ITEM_1, "execute-in-part");
  found = case_find_confirmations (c);
  g_assert_cmpuint (case_count (found, "cannot-be-computed", ITEM_1, "purpose"), ==, 1);
  g_assert_cmpuint (case_count (found, "relief-missing", NULL, NULL), ==, 0);
}

/* Of each person concerned it is said what is served; of nothing, until when. */
static void
test_service (Case         *c,
              gconstpointer data)
{
  g_autoptr (JsonObject) served = fixture_json ("{'served':[{'person':'" PERSON_1 "','what':'nothing'}],'until':[{'person':'" PERSON_1 "','what':'nothing','until':'the search is over'}]}");
  g_autoptr (GPtrArray) unsaid = case_find_confirmations (c);
  g_autoptr (GPtrArray) said = NULL;

  g_assert_cmpuint (case_count (unsaid, "service-unsaid", PERSON_1, "served"), ==, 1);
  g_assert_cmpuint (case_count (unsaid, "service-unsaid", PERSON_2, "served"), ==, 1);
  rog_ruling_draft_set_list (c->draft, "served", json_object_get_array_member (served, "served"));
  assert_blocked (c, "need-missing", PERSON_1, "served-until");
  rog_ruling_draft_set_list (c->draft, "served", json_object_get_array_member (served, "until"));
  case_assert_free (c);
  said = case_find_confirmations (c);
  g_assert_cmpuint (case_count (said, "service-unsaid", PERSON_1, NULL), ==, 0);
  g_assert_cmpuint (case_count (said, "service-unsaid", PERSON_2, NULL), ==, 1);
}

#define PAIR_2 CHALLENGE "/" GROUND "/" ITEM_2

static JsonObject *
answer_on (JsonObject *body,
           const char *item)
{
  JsonArray *answers = json_object_get_array_member (body, "answers");

  for (guint i = 0; i < json_array_get_length (answers); i++)
    if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (answers, i), "item"), item) == 0)
      return json_array_get_object_element (answers, i);
  g_assert_not_reached ();
}

/* One text answers a ground on several items: it says which, and whoever may not know one of them is not shown it. */
static void
test_alike (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) extract = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *paragraph = NULL;
  JsonArray  *first, *second;

  fixture_apply (c->dossier, "challenge.indexed", CHALLENGE,
                 "{'for':'" PERSON_1 "','by':{'kind':'counsel','name':'Vera Lund'},'targets':[{'kind':'request'}],'grounds':[{'id':'" GROUND "','title':'Overbroad'}]}");
  assert_blocked (c, "pair-unanswered", ITEM_2, PAIR_2);
  g_assert_true (rog_ruling_can_answer_alike (c->dossier, c->draft, PAIR));
  rog_ruling_answer_alike (c->dossier, c->draft, PAIR);
  case_assert_free (c);
  g_assert_false (rog_ruling_can_answer_alike (c->dossier, c->draft, PAIR));
  g_assert_cmpstr (rog_ruling_peek_answers_as (c->dossier, c->draft, PAIR_2), ==, PAIR);

  body = case_build (c, &error);
  g_assert_no_error (error);
  first = json_object_get_array_member (answer_on (body, ITEM_1), "paragraphs");
  second = json_object_get_array_member (answer_on (body, ITEM_2), "paragraphs");
  g_assert_cmpstr (json_object_get_string_member (answer_on (body, ITEM_2), "answer"), ==, "upheld-in-part");
  g_assert_cmpstr (json_array_get_string_element (first, 0), ==, json_array_get_string_element (second, 0));
  for (guint i = 0; i < json_array_get_length (json_object_get_array_member (body, "paragraphs")); i++)
    if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (json_object_get_array_member (body, "paragraphs"), i), "id"), json_array_get_string_element (first, 0)) == 0)
      paragraph = json_array_get_object_element (json_object_get_array_member (body, "paragraphs"), i);
  g_assert_true (rog_json_array_has (rog_json_peek_array (rog_json_peek_object (paragraph, "about"), "items"), ITEM_1));
  g_assert_true (rog_json_array_has (rog_json_peek_array (rog_json_peek_object (paragraph, "about"), "items"), ITEM_2));

  fixture_apply (c->dossier, "opening.made", "00000000-0000-4000-8000-000000000081", "{'persons':['" PERSON_1 "'],'items':['" ITEM_1 "'],'how':'by letter'}");
  extract = rog_decision_make_extract (c->dossier, body, PERSON_1, NULL);
  for (guint i = 0; i < json_array_get_length (json_object_get_array_member (extract, "paragraphs")); i++)
    g_assert_cmpstr (rog_json_peek_string (json_array_get_object_element (json_object_get_array_member (extract, "paragraphs"), i), "id"), !=, json_array_get_string_element (first, 0));

  /* What it goes as is not in the decision any more. */
  rog_ruling_draft_leave_open (c->draft, ITEM_1);
  assert_blocked (c, "pair-reason-missing", ITEM_2, PAIR_2);
}

/* It is said of a relief that it has no line where it has none, and only there. */
static void
test_relief_has_line (Case         *c,
                      gconstpointer data)
{
  static const struct
  {
    const char *relief;
    const char *answer;
    const char *outcome;
    const char *line; /* an order, or none */
    guint       missing;
  } cases[] = {
    { "'kind':'narrow'", "upheld", "execute", NULL, 1 },
    { "'kind':'narrow'", "upheld", "execute-in-part", NULL, 0 },
    { "'kind':'refuse'", "upheld", "refuse", NULL, 0 },
    { "'kind':'refuse'", "upheld", "postpone", NULL, 1 },
    { "'kind':'refuse'", "upheld-in-part", "execute-in-part", NULL, 0 },
    { "'kind':'refuse'", "dismissed", "execute", NULL, 0 },
    { "'kind':'refuse','items':['" ITEM_2 "']", "upheld", "execute", NULL, 0 },
    { "'kind':'inform'", "upheld", "execute", "'order':'tell'", 0 },
    { "'kind':'inform'", "upheld", "execute", "'order':'tell','about':{'items':['" ITEM_1 "']}", 0 },
    { "'kind':'inform'", "upheld", "execute", "'order':'tell','about':{'items':['" ITEM_2 "']}", 1 },
    { "'kind':'inform'", "upheld", "execute", "'order':'destroy'", 1 },
    { "'kind':'inform'", "upheld", "execute", "'order':'other'", 0 },
    { "'kind':'inform'", "upheld", "execute", "'order':'destroy','about':{'items':['" ITEM_1 "'],'challenges':['" CHALLENGE "']}", 0 },
    { "'kind':'inform'", "upheld", "execute", "'order':'tell','about':{'challenges':['" REQUEST "']}", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *index = g_strdup_printf ("{'for':'" PERSON_1 "','by':{'kind':'counsel','name':'Vera Lund'},'targets':[{'kind':'item','item':'" ITEM_1 "'}],"
                                                "'grounds':[{'id':'" GROUND "','title':'Overbroad'}],'relief':[{%s}]}",
                                                cases[i].relief);
      g_autofree char *answer = g_strdup_printf ("{'answer':'%s'}", cases[i].answer);
      g_autofree char *list = cases[i].line != NULL ? g_strdup_printf ("{'lines':[{'id':'" DOCUMENT "','text':'So ordered.',%s}]}", cases[i].line) : g_strdup ("{'lines':[]}");
      g_autoptr (JsonObject) word = fixture_json (answer);
      g_autoptr (JsonObject) lines = fixture_json (list);
      g_autoptr (GPtrArray) found = NULL;

      g_test_message ("case %u", i);
      fixture_apply (c->dossier, "challenge.indexed", CHALLENGE, index);
      rog_ruling_draft_set_outcome (c->draft, ITEM_1, cases[i].outcome);
      rog_ruling_draft_set_answer (c->draft, PAIR, word);
      rog_ruling_draft_set_list (c->draft, "lines", json_object_get_array_member (lines, "lines"));
      found = case_find_confirmations (c);
      g_assert_cmpuint (case_count (found, "relief-missing", ITEM_1, PAIR), ==, cases[i].missing);
    }
}

/* A supplement is there to be answered as the challenge itself is. */
static void
test_arrived_to_challenge (Case         *c,
                           gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  g_assert_true (fixture_act (c->dossier, "late-1", "act-00001", "2027-01-01T00:00:00Z", "challenge.supplemented", "00000000-0000-4000-8000-000000000078",
                              "{'challenge':'" CHALLENGE "','step':'supplement','text':'The account was closed.','filed':{'at':'2026-12-31'}}"));
  g_assert_true (fixture_act (c->dossier, "late-2", "late-1", "2027-01-01T00:00:00Z", "challenge.withdrawn", "00000000-0000-4000-8000-000000000079",
                              "{'challenge':'" CHALLENGE "','step':'withdrawal','grounds':['" INTERIM "'],'filed':{'at':'2026-12-31'}}"));
  found = case_find_confirmations (c);
  g_assert_cmpuint (case_count (found, "arrived-since", ITEM_1, "00000000-0000-4000-8000-000000000078"), ==, 1);
  g_assert_cmpuint (case_count (found, "arrived-since", ITEM_1, "00000000-0000-4000-8000-000000000079"), ==, 1);
  g_assert_cmpuint (case_count (found, "arrived-since", ITEM_2, NULL), ==, 0);
}

/* The file that came with an event is said with it, once; what is said of it anew is said. */
static void
test_arrived_with_proof (Case         *c,
                         gconstpointer data)
{
  static const char scan[] = "{'name':'Answer','role':'receipt','media_type':'application/pdf','size':1000,'hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','items':['" ITEM_1 "']}";
  g_autoptr (GPtrArray) found = NULL, again = NULL;

  g_assert_true (fixture_act (c->dossier, "late-1", "act-00001", "2027-01-01T00:00:00Z", "document.entered", "00000000-0000-4000-8000-000000000078", scan));
  g_assert_true (fixture_act (c->dossier, "late-2", "late-1", "2027-01-01T00:00:00Z", "event.entered", "00000000-0000-4000-8000-000000000079",
                              "{'kind':'answered','at':'2026-12-31','items':['" ITEM_1 "'],'proof':{'document':'00000000-0000-4000-8000-000000000078'}}"));
  found = case_find_confirmations (c);
  g_assert_cmpuint (case_count (found, "arrived-since", ITEM_1, NULL), ==, 1);
  g_assert_cmpuint (case_count (found, "arrived-since", ITEM_1, "00000000-0000-4000-8000-000000000079"), ==, 1);

  g_assert_true (fixture_act (c->dossier, "late-3", "late-1", "2027-01-02T00:00:00Z", "document.changed", "00000000-0000-4000-8000-000000000078", scan));
  again = case_find_confirmations (c);
  g_assert_cmpuint (case_count (again, "arrived-since", ITEM_1, "00000000-0000-4000-8000-000000000078"), ==, 1);
}

/* Nothing makes an extract of a decision that was written elsewhere. */
static void
test_extract_elsewhere (Case         *c,
                        gconstpointer data)
{
  g_autoptr (JsonObject) served = fixture_json ("{'served':[{'person':'" PERSON_1 "','what':'whole'},{'person':'" PERSON_2 "','what':'extract'}]}");
  g_autoptr (JsonNode) other = json_node_init_string (json_node_alloc (), "other");
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) elsewhere = NULL;

  rog_ruling_draft_set_list (c->draft, "served", json_object_get_array_member (served, "served"));
  here = case_find_blocks (c);
  g_assert_cmpuint (case_count (here, "extract-elsewhere", NULL, NULL), ==, 0);
  rog_ruling_draft_set_member (c->draft, "original", other);
  elsewhere = case_find_blocks (c);
  g_assert_cmpuint (case_count (elsewhere, "extract-elsewhere", NULL, NULL), ==, 1);
  g_assert_cmpuint (case_count (elsewhere, "extract-elsewhere", PERSON_2, "served"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/ruling/" name, Case, NULL, case_set_up, function, case_tear_down)
  ADD ("free", test_free);
  ADD ("blocks/outcome", test_outcome);
  ADD ("blocks/reason", test_reason);
  ADD ("blocks/needs", test_needs);
  ADD ("blocks/half-a-ground", test_half_a_ground);
  ADD ("blocks/execution-postponed", test_execution_postponed);
  ADD ("blocks/change", test_change);
  ADD ("blocks/version", test_version);
  ADD ("blocks/pair", test_pair);
  ADD ("blocks/pair-reason", test_pair_reason);
  ADD ("blocks/interim", test_interim);
  ADD ("blocks/heard", test_heard);
  ADD ("blocks/secrecy", test_secrecy);
  ADD ("blocks/parts", test_parts);
  ADD ("blocks/parts-of-request", test_parts_of_request);
  ADD ("blocks/not-latest", test_not_latest);
  ADD ("blocks/period", test_period);
  ADD ("blocks/period-over", test_period_over);
  ADD ("blocks/conditions-and-lines", test_conditions_and_lines);
  g_test_add_func ("/ruling/blocks/nothing", test_nothing);
  ADD ("confirmations", test_confirmations);
  ADD ("service", test_service);
  ADD ("alike", test_alike);
  ADD ("relief-has-line", test_relief_has_line);
  ADD ("arrived-to-challenge", test_arrived_to_challenge);
  ADD ("arrived-with-proof", test_arrived_with_proof);
  ADD ("extract-elsewhere", test_extract_elsewhere);

  return g_test_run ();
}
