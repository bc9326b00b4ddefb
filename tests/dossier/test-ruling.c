// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-blocker.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-dossier-error.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "fixture.h"

#define PAIR CHALLENGE "/" GROUND "/" ITEM_1
#define INTERIM_PAIR CHALLENGE "/" INTERIM "/"

typedef struct
{
  RogDossier     *dossier;
  RogRulingDraft *draft;
  GListStore     *scopes;
  RogScopeDraft  *scope;
} Case;

static void
set_up (Case         *c,
        gconstpointer data)
{
  c->dossier = fixture_dossier ();
  fixture_add_challenge (c->dossier);
  c->draft = fixture_ruling (c->dossier);
  c->scopes = fixture_scopes (c->dossier);
  c->scope = g_list_model_get_item (G_LIST_MODEL (c->scopes), 0);
  fixture_answer (c->draft, PAIR, "upheld-in-part");
  fixture_answer (c->draft, INTERIM_PAIR, "no-object");
}

static void
tear_down (Case         *c,
           gconstpointer data)
{
  g_clear_object (&c->scope);
  g_clear_object (&c->scopes);
  g_clear_object (&c->draft);
  g_clear_object (&c->dossier);
}

/* How many blockers of this code there are, on this object and field where they are given. */
static guint
count (GPtrArray  *blocks,
       const char *code,
       const char *object,
       const char *field)
{
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      RogBlocker *block = g_ptr_array_index (blocks, i);

      g_assert_cmpstr (rog_blocker_get_sentence (block), !=, NULL);
      g_assert_cmpstr (rog_blocker_get_section (block), !=, NULL);
      if ((code == NULL || g_str_equal (rog_blocker_get_code (block), code)) &&
          (object == NULL || g_strcmp0 (rog_blocker_get_object (block), object) == 0) &&
          (field == NULL || g_strcmp0 (rog_blocker_get_field (block), field) == 0))
        n++;
      else
        g_test_message ("also: %s: %s", rog_blocker_get_code (block), rog_blocker_get_sentence (block));
    }

  return n;
}

static GPtrArray *
find (Case *c)
{
  return rog_ruling_find_blocks (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
}

static void
assert_free (Case *c)
{
  g_autoptr (GPtrArray) blocks = find (c);

  g_assert_cmpuint (count (blocks, NULL, NULL, NULL), ==, 0);
}

/* Exactly one thing blocks: this one. */
static void
assert_blocked (Case       *c,
                const char *code,
                const char *object,
                const char *field)
{
  g_autoptr (GPtrArray) blocks = find (c);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count (blocks, code, object, field), ==, 1);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_null (rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, &error));
  g_assert_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_BLOCKED);
}

static void
test_free (Case         *c,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;

  assert_free (c);
  body = rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, &error);
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
  assert_free (c);
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
  assert_free (c);
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
      assert_free (c);
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
  assert_free (c);
}

static void
test_change (Case         *c,
             gconstpointer data)
{
  g_autoptr (JsonObject) whole = rog_json_object_copy (rog_json_peek_object (rog_scope_draft_peek_change (c->scope, "period"), "route"));
  g_autoptr (JsonObject) part = fixture_json ("{'route':'domestic-law','provision':'§ 5 Bank Act'}");

  rog_scope_draft_set_reason (c->scope, "period", NULL);
  assert_blocked (c, "change-reason-missing", ITEM_1, "period");
  rog_scope_draft_set_reason (c->scope, "period", "\xe2\x80\x83 ");
  assert_blocked (c, "change-reason-missing", ITEM_1, "period");
  rog_scope_draft_set_reason (c->scope, "period", "So it is alleged.");
  rog_scope_draft_set_route (c->scope, "period", NULL);
  assert_blocked (c, "change-route-missing", ITEM_1, "period");
  rog_scope_draft_set_route (c->scope, "period", part);
  assert_blocked (c, "change-route-incomplete", ITEM_1, "period");
  rog_scope_draft_set_route (c->scope, "period", whole);
  rog_scope_draft_set_rest (c->scope, "period", NULL);
  assert_blocked (c, "change-rest-missing", ITEM_1, "period");
  rog_scope_draft_set_rest (c->scope, "period", "open");
  rog_scope_draft_set_route (c->scope, "period", NULL); /* an open rest needs none */
  assert_free (c);
}

static void
test_version (Case         *c,
              gconstpointer data)
{
  rog_scope_draft_set_period (c->scope, "2019-12-31", "2024-10-31");
  assert_blocked (c, "version-outside", ITEM_1, "period");
  rog_scope_draft_set_period (c->scope, "2023-03-01", "2024-10-31");
  assert_free (c);
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
  assert_free (c); /* a withdrawn pair needs none */
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
  assert_free (c);
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
  assert_free (c);
}

static void
test_heard (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) secret = fixture_json ("{'heard':false,'basis':'secrecy','until':{'date':'2027-01-31'},'told_by':'the court'}");
  g_autoptr (JsonObject) bare = fixture_json ("{'heard':false,'basis':'secrecy'}");

  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, NULL);
  assert_blocked (c, "heard-missing", ITEM_1, PERSON_1);
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, bare);
  assert_blocked (c, "heard-missing", ITEM_1, PERSON_1);
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_1, secret);
  assert_free (c); /* deciding without hearing is no defect */
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
  assert_free (c);
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
      assert_free (c);
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
  assert_free (c);
}

static void
test_period (Case         *c,
             gconstpointer data)
{
  fixture_apply (c->dossier, "event.entered", "00000000-0000-4000-8000-000000000071",
                 "{'kind':'filing-period-set','at':'2026-09-10','persons':['" PERSON_1 "'],'items':['" ITEM_1 "'],'due':'2026-09-21'}");
  assert_blocked (c, "period-running", ITEM_1, "urgency"); /* it is the afternoon of that day */
  rog_ruling_draft_set_part (c->draft, "urgency", "The data are erased tomorrow.");
  assert_free (c);
  rog_ruling_draft_set_part (c->draft, "urgency", NULL);
  fixture_apply (c->dossier, "event.entered", "00000000-0000-4000-8000-000000000072",
                 "{'kind':'nothing-more','at':'2026-09-20','persons':['" PERSON_1 "']}");
  assert_free (c);
}

static void
test_period_over (Case         *c,
                  gconstpointer data)
{
  fixture_apply (c->dossier, "event.entered", "00000000-0000-4000-8000-000000000071",
                 "{'kind':'filing-period-set','at':'2026-09-10','persons':['" PERSON_1 "'],'items':['" ITEM_1 "'],'due':'2026-09-20'}");
  assert_free (c);
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
      assert_free (c);
    }
}

static void
test_nothing (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (RogRulingDraft) draft = rog_ruling_draft_new ("measure");
  g_autoptr (GPtrArray) blocks = rog_ruling_find_blocks (dossier, draft, NULL, NULL, NOW);

  g_assert_cmpuint (count (blocks, "nothing-decided", NULL, "items"), ==, 1);
}

/* Items that are not chosen stay open, and nothing of theirs blocks or is in the decision. */
static void
test_second_decision (Case         *c,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;
  JsonArray *items, *paragraphs;

  rog_ruling_draft_leave_open (c->draft, ITEM_1);
  assert_free (c);
  body = rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, &error);
  g_assert_no_error (error);
  items = json_object_get_array_member (body, "items");
  paragraphs = json_object_get_array_member (body, "paragraphs");
  g_assert_cmpuint (json_array_get_length (items), ==, 1);
  g_assert_cmpuint (json_array_get_length (paragraphs), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (body, "answers")), ==, 0);
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
  found = rog_ruling_find_confirmations (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_assert_cmpuint (count (found, "clock-behind", NULL, NULL), ==, 1);
  g_assert_cmpuint (count (found, "arrived-since", ITEM_1, NULL), ==, 1);
  g_assert_cmpuint (count (found, "relief-missing", ITEM_1, PAIR), ==, 1);
  g_clear_pointer (&found, g_ptr_array_unref);

  rog_ruling_draft_set_outcome (c->draft, ITEM_1, "execute-in-part");
  found = rog_ruling_find_confirmations (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_assert_cmpuint (count (found, "cannot-be-computed", ITEM_1, "purpose"), ==, 1);
  g_assert_cmpuint (count (found, "relief-missing", NULL, NULL), ==, 0);
}

/* What was pleaded is said with argument and relief; not the relief on an item that the decision leaves open. */
static void
test_pleaded (Case         *c,
              gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;

  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_assert_cmpstr (json_object_get_string_member (body, "challenges"), ==,
                   "Vera Lund, for Tomas Rehlin, pleads: Overbroad.\n"
                   "Twenty months would do.\n"
                   "Vera Lund, for Tomas Rehlin, pleads: Interim relief: suspend execution.\n"
                   "The relief asked for: narrow: to twenty months.");
}

static void
assert_cards (JsonObject        *body,
              const char *const *cards)
{
  JsonArray *paragraphs = json_object_get_array_member (body, "paragraphs");
  guint      n = 0;

  for (; cards[n] != NULL; n++)
    {
      g_assert_cmpuint (n, <, json_array_get_length (paragraphs));
      g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (paragraphs, n), "card"), ==, cards[n]);
    }
  g_assert_cmpuint (n, ==, json_array_get_length (paragraphs));
}

/* Reasons, and what is missing, are read in the order of the request, whatever was written first. */
static void
test_order (Case         *c,
            gconstpointer data)
{
  static const char *const cards[] = { "general", "item:" ITEM_1, "pair:" PAIR, "item:" ITEM_2, "pair:" INTERIM_PAIR, NULL };
  g_autoptr (GPtrArray) written = rog_ruling_draft_get_paragraphs (c->draft, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (JsonObject) body = NULL;

  for (guint i = 0; i < written->len; i++)
    g_ptr_array_add (ids, g_strdup (rog_json_peek_string (g_ptr_array_index (written, i), "id")));
  for (guint i = 0; i < ids->len; i++)
    rog_ruling_draft_remove_paragraph (c->draft, g_ptr_array_index (ids, i));
  for (guint i = G_N_ELEMENTS (cards) - 1; i-- > 0;)
    g_free (rog_ruling_draft_put_paragraph (c->draft, NULL, cards[i], "A reason.", NULL, NULL, NOW));
  body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  assert_cards (body, cards);

  rog_ruling_draft_leave_open (c->draft, ITEM_1);
  rog_ruling_draft_include (c->draft, rog_dossier_find_item (c->dossier, ITEM_1));
  rog_ruling_draft_set_outcome (c->draft, ITEM_2, NULL);
  blocks = find (c);
  g_assert_cmpstr (rog_blocker_get_sentence (g_ptr_array_index (blocks, 0)), ==, "Item 1: the outcome is missing");
  g_assert_cmpuint (count (blocks, "outcome-missing", ITEM_2, NULL), ==, 1);
  g_assert_true (g_str_has_prefix (rog_blocker_get_sentence (g_ptr_array_index (blocks, blocks->len - 1)), "Item 2: "));
}

/* Signed, it is an act; its open rests are items; its text has every part. */
static void
test_signed (Case         *c,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (RogTextDocument) text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL, *words = NULL;

  rog_scope_draft_set_rest (c->scope, "period", "open");
  body = rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, &error);
  g_assert_no_error (error);
  text = rog_decision_to_text (c->dossier, body, NULL);
  words = rog_text_document_to_text (text);
  for (const char *const *word = (const char *const[]){ "Court of Lindhaven", "2026/7", "1 Js 2/26", "Directive 2014/41/EU", "The order came on", "Tomas Rehlin was heard", "It is alleged",
                                                        "Vera Lund, for Tomas Rehlin, pleads: Overbroad.", "Twenty months would do.",
                                                        "The relief asked for: narrow: to twenty months; refuse.", "Because the payments", "is not refused and stays open", "Court of Appeal", "14 days",
                                                        "Lindhaven, 21 September 2026", "Ana Brekke", "1 March 2023 to 31 October 2024", NULL };
       *word != NULL; word++)
    {
      if (strstr (words, *word) == NULL)
        g_error ("“%s” is not in: %s", *word, words);
    }

  node = json_node_init_object (json_node_alloc (), body);
  json = json_to_string (node, FALSE);
  fixture_apply (c->dossier, "decision.signed", "00000000-0000-4000-8000-000000000081", json);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_items (c->dossier)), ==, 4);
  for (guint i = 2; i < 4; i++)
    {
      g_autoptr (RogItem) part = g_list_model_get_item (rog_dossier_get_items (c->dossier), i);

      g_assert_cmpstr (rog_item_get_part_of (part), ==, ITEM_1);
      g_assert_nonnull (rog_item_peek_scope (part));
    }
}

/* A limit to decide runs until nothing is left to decide; one to execute goes on. */
static void
test_limit (Case         *c,
            gconstpointer data)
{
  static const char *const purposes[] = { "decide", "execute", NULL };
  GListModel              *limits;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; purposes[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-0000000000b%u", i);
      g_autofree char *limit = g_strdup_printf ("{'source':'by-law','for':'%s','binds':'us','zone':'Europe/Oslo','due':'2026-12-10','because':'so the law'}", purposes[i]);

      fixture_apply (c->dossier, "limit.set", id, limit);
    }
  limits = rog_dossier_get_limits (c->dossier);
  g_assert_cmpuint (g_list_model_get_n_items (limits), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RogLimit) limit = g_list_model_get_item (limits, i);

      g_assert_true (rog_dossier_limit_runs (c->dossier, limit));
    }

  body = rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, NULL);
  node = json_node_init_object (json_node_alloc (), body);
  json = json_to_string (node, FALSE);
  fixture_apply (c->dossier, "decision.signed", "00000000-0000-4000-8000-000000000081", json);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RogLimit) limit = g_list_model_get_item (limits, i);

      g_assert_cmpint (rog_dossier_limit_runs (c->dossier, limit), ==, g_str_equal (rog_limit_get_for (limit), "execute"));
    }
}

/* Who was opened only item 2 is served an extract that says nothing of item 1. */
static void
test_extract (Case         *c,
              gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) extract = NULL;
  g_autoptr (RogTextDocument) text = NULL;
  g_autofree char *words = NULL;

  fixture_apply (c->dossier, "opening.made", "00000000-0000-4000-8000-000000000091", "{'persons':['" PERSON_2 "'],'items':['" ITEM_2 "']}");
  body = rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, NULL);
  extract = rog_decision_make_extract (c->dossier, body, PERSON_2, NULL);
  text = rog_decision_to_text (c->dossier, extract, NULL);
  words = rog_text_document_to_text (text);
  g_assert_nonnull (strstr (words, "Search, 14 Mill Street"));
  g_assert_nonnull (strstr (words, "Extract"));
  g_assert_null (strstr (words, "Bank records"));
  g_assert_null (strstr (words, "Rehlin"));
  g_assert_null (strstr (words, "Overbroad"));
  g_assert_null (strstr (words, "The order came on"));
}

static void
assert_not_open (Case       *c,
                 const char *names)
{
  g_autoptr (JsonObject) body = rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, NULL);
  g_auto (GStrv) not_open = rog_decision_dup_not_open (c->dossier, body, PERSON_2, NULL);
  g_autofree char *joined = g_strjoinv ("; ", not_open);

  g_assert_cmpstr (joined, ==, names);
}

static void
open_to_2 (Case       *c,
           const char *what)
{
  g_autofree char *id = rog_uuid_new ();
  g_autofree char *body = g_strdup_printf ("{'persons':['" PERSON_2 "'],%s}", what);

  fixture_apply (c->dossier, "opening.made", id, body);
}

static void
assert_named (Case       *c,
              const char *text,
              const char *names)
{
  g_autofree char *id = rog_ruling_draft_put_paragraph (c->draft, NULL, "item:" ITEM_2, text, NULL, NULL, NOW);
  g_autoptr (JsonObject) body = rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, NULL);
  g_autoptr (JsonObject) extract = rog_decision_make_extract (c->dossier, body, PERSON_2, NULL);
  g_auto (GStrv) named = rog_decision_dup_named (c->dossier, extract, PERSON_2, NULL);
  g_autofree char *joined = g_strjoinv ("; ", named);

  g_assert_cmpstr (joined, ==, names);
  rog_ruling_draft_remove_paragraph (c->draft, id);
}

/* Words of an open paragraph that name what is not open: each way in which the dossier can call it. */
static void
test_named (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) served = fixture_json ("{'served':[{'person':'" PERSON_2 "','what':'extract'}]}");
  g_autoptr (GPtrArray) shown = NULL;
  g_autofree char *paragraph = NULL;

  fixture_apply (c->dossier, "person.changed", PERSON_1,
                 "{'kind':'natural','name':'Tomas Rehlin','variants':['Tomáš Řehlín'],'identifiers':[{'kind':'account','value':'XA92 0019 4006'}]}");
  open_to_2 (c, "'items':['" ITEM_2 "']");
  assert_named (c, "The office is at the place stated.", "");
  assert_named (c, "It was let by TOMAS\n Rehlin.", "Tomas Rehlin; Rehlin");
  assert_named (c, "As in item 1, the place is named.", "item 1");
  assert_named (c, "Items 2 and 1 belong together.", "item 1");
  assert_named (c, "Item 12 of the list, and page 1.", "");
  assert_named (c, "The bank records show it.", "Bank records");
  assert_named (c, "Money went to XA9200194006.", "XA92 0019 4006");
  assert_named (c, "tomáš řehlín was seen there.", "Tomáš Řehlín");
  assert_named (c, "The Request says so; a request is a request.", "Request");
  assert_named (c, "Rehlingen lies elsewhere. Corrin Advisory Ltd, 14 Mill Street, is named.", "");

  paragraph = rog_ruling_draft_put_paragraph (c->draft, NULL, "item:" ITEM_2, "Rehlin had the key.", NULL, NULL, NOW);
  rog_ruling_draft_set_list (c->draft, "served", json_object_get_array_member (served, "served"));
  shown = rog_ruling_find_confirmations (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_assert_cmpuint (count (shown, "extract-names", PERSON_2, "served"), ==, 1);
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
  here = find (c);
  g_assert_cmpuint (count (here, "extract-elsewhere", NULL, NULL), ==, 0);
  rog_ruling_draft_set_member (c->draft, "original", other);
  elsewhere = find (c);
  g_assert_cmpuint (count (elsewhere, "extract-elsewhere", NULL, NULL), ==, 1);
  g_assert_cmpuint (count (elsewhere, "extract-elsewhere", PERSON_2, "served"), ==, 1);
}

/* The whole is for whom all is open to that it names: items, challenges of others, documents, persons whom no open item
 * names. Where it is meant for another, that is shown when it is signed. */
static void
test_whole (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) both = fixture_json ("{'served':[{'person':'" PERSON_1 "','what':'extract'},{'person':'" PERSON_2 "','what':'whole'}],"
                                              "'told':[{'person':'" PERSON_1 "','when':'at once'}],"
                                              "'lines':[{'id':'00000000-0000-4000-8000-0000000000a1','order':'tell','text':'The bank is told.','about':{'documents':['" DOCUMENT "']}}]}");
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) none = NULL;

  rog_ruling_draft_set_list (c->draft, "served", json_object_get_array_member (both, "served"));
  rog_ruling_draft_set_list (c->draft, "told", json_object_get_array_member (both, "told"));
  assert_not_open (c, "Bank records; Search, 14 Mill Street; the challenge for Tomas Rehlin; Tomas Rehlin");
  open_to_2 (c, "'items':['" ITEM_2 "']");
  assert_not_open (c, "Bank records; the challenge for Tomas Rehlin; Tomas Rehlin");
  shown = rog_ruling_find_confirmations (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_assert_cmpuint (count (shown, "served-whole", PERSON_2, "served"), ==, 1);
  g_assert_cmpuint (count (shown, "served-whole", NULL, NULL), ==, 1);
  g_assert_nonnull (strstr (rog_blocker_get_sentence (g_ptr_array_index (shown, shown->len - 1)), ": Bank records; the challenge for Tomas Rehlin; Tomas Rehlin."));

  /* An open item names whom it touches; a challenge is open where its scan is. */
  open_to_2 (c, "'items':['" ITEM_1 "']");
  assert_not_open (c, "the challenge for Tomas Rehlin");
  fixture_apply (c->dossier, "challenge.indexed", CHALLENGE,
                 "{'for':'" PERSON_1 "','capacity':'suspect','by':{'kind':'counsel','name':'Vera Lund'},'scan':'" DOCUMENT "',"
                 "'targets':[{'kind':'item','item':'" ITEM_1 "'}],'grounds':[{'id':'" GROUND "','ground':'G07','title':'Overbroad','argument':'Twenty months would do.'}],"
                 "'relief':[{'kind':'narrow','items':['" ITEM_1 "'],'text':'to twenty months'}],'interim':[{'id':'" INTERIM "','kind':'suspend-execution'}]}");
  assert_not_open (c, "the challenge for Tomas Rehlin");
  rog_ruling_draft_set_list (c->draft, "lines", json_object_get_array_member (both, "lines"));
  assert_not_open (c, "the challenge for Tomas Rehlin; Request");
  open_to_2 (c, "'documents':['" DOCUMENT "']");
  assert_not_open (c, "");
  none = rog_ruling_find_confirmations (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_assert_cmpuint (count (none, "served-whole", NULL, NULL), ==, 0);

  /* What is secret from the person is not known, opened or not. */
  fixture_apply (c->dossier, "secrecy.set", "00000000-0000-4000-8000-0000000000a2",
                 "{'items':['" ITEM_1 "'],'from':['" PERSON_2 "'],'until':{'date':'2027-01-31'},'basis':'judge','set_by':'Ada Lorne','reason':'The search is not over.'}");
  assert_not_open (c, "Bank records; Tomas Rehlin");
}

static void
assert_asked (Case       *c,
              const char *names)
{
  g_autoptr (GPtrArray) shown = rog_ruling_find_confirmations (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_autofree char *said = g_strdup_printf (": %s.", names);

  g_assert_cmpuint (count (shown, "served-whole", PERSON_2, "served"), ==, *names != '\0' ? 1 : 0);
  for (guint i = 0; i < shown->len; i++)
    if (g_str_equal (rog_blocker_get_code (g_ptr_array_index (shown, i)), "served-whole"))
      g_assert_nonnull (strstr (rog_blocker_get_sentence (g_ptr_array_index (shown, i)), said));
}

/* What is asked when it is signed is asked of the decision as it will be: a paragraph of an item that is left open is
 * not in it, a challenge that was withdrawn is. */
static void
test_whole_as_signed (Case         *c,
                      gconstpointer data)
{
  g_autoptr (JsonObject) whole = fixture_json ("{'served':[{'person':'" PERSON_2 "','what':'whole'}]}");
  g_autoptr (JsonObject) about = fixture_json ("{'documents':['" DOCUMENT "']}");

  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  rog_ruling_draft_set_list (c->draft, "served", json_object_get_array_member (whole, "served"));
  fixture_apply (c->dossier, "challenge.withdrawn", "00000000-0000-4000-8000-000000000059",
                 "{'challenge':'" CHALLENGE "','step':'withdrawal','grounds':['" GROUND "','" INTERIM "']}");
  assert_not_open (c, "the challenge for Tomas Rehlin");
  assert_asked (c, "the challenge for Tomas Rehlin");

  g_free (rog_ruling_draft_put_paragraph (c->draft, NULL, "item:" ITEM_1, "As the request says.", NULL, about, NOW));
  rog_ruling_draft_leave_open (c->draft, ITEM_1);
  assert_not_open (c, "");
  assert_asked (c, "");
}

/* Apply to Items: outcome, what it needs, and reasons, in place of what was there; each item rests on its own request. */
static void
test_apply (Case         *c,
            gconstpointer data)
{
  RogItem         *to = rog_dossier_find_item (c->dossier, ITEM_2);
  g_autofree char *hash = rog_item_get_requested_hash (to);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (GPtrArray) before = rog_ruling_draft_get_paragraphs (c->draft, "item:" ITEM_1);
  g_autoptr (JsonObject) ground = fixture_json ("{'source':'instrument','article':'5','name':'Ne bis in idem'}");

  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  rog_ruling_draft_apply (c->draft, ITEM_2, rog_dossier_find_item (c->dossier, ITEM_1), TRUE, NOW);
  g_assert_cmpstr (rog_ruling_draft_get_outcome (c->draft, ITEM_1), !=, NULL);
  rog_ruling_draft_set_outcome (c->draft, ITEM_1, "refuse");
  rog_ruling_draft_set_item_object (c->draft, ITEM_1, "ground", ground);
  id = rog_ruling_draft_put_paragraph (c->draft, NULL, "item:" ITEM_2, "Something else", NULL, NULL, NOW);

  rog_ruling_draft_apply (c->draft, ITEM_1, to, FALSE, NOW);
  g_assert_cmpstr (rog_ruling_draft_get_outcome (c->draft, ITEM_2), ==, "refuse");
  g_assert_cmpstr (rog_json_peek_string (rog_ruling_draft_peek_item (c->draft, ITEM_2), "rests_on"), ==, hash);
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (rog_ruling_draft_peek_item (c->draft, ITEM_2), "ground"), "article"), ==, "5");
  reasons = rog_ruling_draft_get_paragraphs (c->draft, "item:" ITEM_2);
  g_assert_cmpstr (rog_json_peek_string (g_ptr_array_index (reasons, reasons->len - 1), "text"), ==, "Something else");

  rog_ruling_draft_apply (c->draft, ITEM_1, to, TRUE, NOW);
  g_clear_pointer (&reasons, g_ptr_array_unref);
  reasons = rog_ruling_draft_get_paragraphs (c->draft, "item:" ITEM_2);
  g_assert_cmpuint (before->len, >, 0);
  g_assert_cmpuint (reasons->len, ==, before->len);
  g_assert_cmpstr (rog_json_peek_string (g_ptr_array_index (reasons, 0), "text"), ==, rog_json_peek_string (g_ptr_array_index (before, 0), "text"));
  g_assert_cmpstr (rog_json_peek_string (g_ptr_array_index (reasons, 0), "id"), !=, rog_json_peek_string (g_ptr_array_index (before, 0), "id"));
}

/* A citation stands in brackets, apart from the words before it. */
static void
test_citation (Case         *c,
               gconstpointer data)
{
  static const char mark[] = "\xef\xbf\xbc";
  g_autofree char  *text = g_strconcat ("Too long", mark, ", and (see ", mark, ") unclear.", NULL);
  g_autoptr (JsonObject) place = fixture_json ("{'pins':[{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':3,'label':'13'},{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':4}]}");
  g_autofree char *id = rog_ruling_draft_put_paragraph (c->draft, NULL, "general", text, json_object_get_array_member (place, "pins"), NULL, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, &error);
  g_autoptr (RogTextDocument) document = rog_decision_to_text (c->dossier, body, NULL);
  g_autofree char *words = rog_text_document_to_text (document);

  g_assert_nonnull (strstr (words, "Too long (Request, p. 3"));
  g_assert_nonnull (strstr (words, ", and (see Request, p. 4) unclear."));
}

/* While it is written: of a remedy only what is known is said, above all not whether it suspends. */
static void
test_remedy (Case         *c,
             gconstpointer data)
{
  g_autoptr (JsonObject) held = fixture_json ("{'list':[{'text':'See overleaf.'},{'court':'Court of Appeal','suspends':true}]}");
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (RogTextDocument) document = NULL;
  g_autofree char *words = NULL;

  rog_ruling_draft_set_list (c->draft, "remedy", json_object_get_array_member (held, "list"));
  body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  document = rog_decision_to_text (c->dossier, body, NULL);
  words = rog_text_document_to_text (document);
  g_assert_nonnull (strstr (words, "See overleaf."));
  g_assert_nonnull (strstr (words, "It suspends"));
  g_assert_null (strstr (words, "null"));
  g_assert_null (strstr (words, "does not suspend"));
  g_assert_null (strstr (words, "0 days"));
}

/* Why a field was narrowed and by which route is a reason of the decision; to whom the item is open, but not
 * what that reason cites, it is not told. */
static void
test_change_in_text (Case         *c,
                     gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) extract = NULL;
  g_autoptr (RogTextDocument) whole = NULL;
  g_autoptr (RogTextDocument) part = NULL;
  g_autofree char *words = NULL;
  g_autofree char *told = NULL;
  JsonObject      *version, *change;
  g_autoptr (JsonObject) cited = fixture_json ("{'pins':[{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':3}]}");

  body = rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, NULL);
  whole = rog_decision_to_text (c->dossier, body, NULL);
  words = rog_text_document_to_text (whole);
  g_assert_nonnull (strstr (words, "The offence is alleged for that time. domestic-law: § 5 Bank Act; EIO 9(1)."));
  g_assert_nonnull (strstr (words, "is narrowed to"));

  fixture_apply (c->dossier, "opening.made", "00000000-0000-4000-8000-000000000092", "{'persons':['" PERSON_1 "'],'items':['" ITEM_1 "']}");
  version = json_object_get_object_member (json_array_get_object_element (json_object_get_array_member (body, "items"), 0), "version");
  change = json_array_get_object_element (json_object_get_array_member (version, "changes"), 0);
  json_object_set_array_member (change, "pins", json_array_ref (json_object_get_array_member (cited, "pins")));
  extract = rog_decision_make_extract (c->dossier, body, PERSON_1, NULL);
  part = rog_decision_to_text (c->dossier, extract, NULL);
  told = rog_text_document_to_text (part);
  g_assert_nonnull (strstr (told, "Bank records"));
  g_assert_null (strstr (told, "The offence is alleged for that time."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/ruling/" name, Case, NULL, set_up, function, tear_down)
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
  ADD ("blocks/parts", test_parts);
  ADD ("blocks/parts-of-request", test_parts_of_request);
  ADD ("blocks/not-latest", test_not_latest);
  ADD ("blocks/period", test_period);
  ADD ("blocks/period-over", test_period_over);
  ADD ("blocks/conditions-and-lines", test_conditions_and_lines);
  g_test_add_func ("/ruling/blocks/nothing", test_nothing);
  ADD ("second-decision", test_second_decision);
  ADD ("confirmations", test_confirmations);
  ADD ("pleaded", test_pleaded);
  ADD ("order", test_order);
  ADD ("signed", test_signed);
  ADD ("limit", test_limit);
  ADD ("extract", test_extract);
  ADD ("extract-elsewhere", test_extract_elsewhere);
  ADD ("whole", test_whole);
  ADD ("whole/as-signed", test_whole_as_signed);
  ADD ("named", test_named);
  ADD ("apply", test_apply);
  ADD ("citation", test_citation);
  ADD ("remedy", test_remedy);
  ADD ("change-in-text", test_change_in_text);

  return g_test_run ();
}
