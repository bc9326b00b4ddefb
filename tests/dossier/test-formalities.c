// SPDX-License-Identifier: GPL-3.0-or-later
/* What an item asks as to form: answered in the ruling, item by item, and no change of what is asked. */
#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-blocker.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-decision-within.h"
#include "dossier/rog-ruling-content.h"
#include "draft-case.h"

#define PRESENCE "00000000-0000-4000-8000-0000000000f1"
#define MINUTES "00000000-0000-4000-8000-0000000000f2"
#define SEARCH "{'number':2,'title':'Search, 14 Mill Street','requested':{'salt':'BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA'," \
               "'scope':{'measure':'search','persons':['" PERSON_2 "'],'places':['14 Mill Street'],'formalities':["              \
               "{'id':'" PRESENCE "','text':'that the prosecutor be present'},{'id':'" MINUTES "','text':'that minutes be taken'}]}}}"

static void
set_up (Case         *c,
        gconstpointer data)
{
  case_set_up (c, data);
  fixture_apply (c->dossier, "item.supplemented", ITEM_2, SEARCH);
  rog_ruling_draft_include (c->draft, rog_dossier_find_item (c->dossier, ITEM_2));
}

static void
answer (Case       *c,
        const char *formality,
        const char *json)
{
  g_autoptr (JsonObject) object = json != NULL ? fixture_json (json) : NULL;

  rog_ruling_draft_set_formality (c->draft, ITEM_2, formality, object);
}

static void
answer_both (Case *c)
{
  answer (c, PRESENCE, "{'answer':'not-followed','reason':'Our law has only the court there.','article':'EIO 9(2)'}");
  answer (c, MINUTES, "{'answer':'followed'}");
}

static void
assert_blocks (Case       *c,
               guint       n,
               const char *code,
               const char *field)
{
  g_autoptr (GPtrArray) blocks = case_find_blocks (c);

  g_assert_cmpuint (blocks->len, ==, n);
  if (n > 0)
    g_assert_cmpuint (case_count (blocks, code, ITEM_2, field), ==, 1);
}

/* Each takes an answer where the item is executed, however; one that is not wholly followed a reason, too. */
static void
test_blocks (Case         *c,
             gconstpointer data)
{
  g_autoptr (JsonObject) ground = fixture_json ("{'source':'other','name':'Constitution, Article 10'}");

  assert_blocks (c, 2, "formality-missing", PRESENCE);
  answer (c, PRESENCE, "{'answer':'followed'}");
  assert_blocks (c, 1, "formality-missing", MINUTES);
  answer (c, MINUTES, "{'answer':'followed-in-part'}");
  assert_blocks (c, 1, "formality-reason-missing", MINUTES "/reason");
  answer (c, MINUTES, "{'answer':'not-followed','reason':'  '}");
  assert_blocks (c, 1, "formality-reason-missing", MINUTES "/reason");
  answer (c, MINUTES, "{'answer':'not-followed','reason':'It is recorded in sound.'}");
  assert_blocks (c, 0, NULL, NULL);

  answer (c, MINUTES, NULL);
  for (const char *const *outcome = (const char *const[]){ "execute-in-part", "other-measure", NULL }; *outcome != NULL; outcome++)
    {
      g_autoptr (GPtrArray) blocks = NULL;

      rog_ruling_draft_set_outcome (c->draft, ITEM_2, *outcome);
      blocks = case_find_blocks (c);
      g_assert_cmpuint (case_count (blocks, "formality-missing", ITEM_2, MINUTES), ==, 1);
    }
  rog_ruling_draft_set_outcome (c->draft, ITEM_2, "refuse");
  rog_ruling_draft_set_item_object (c->draft, ITEM_2, "ground", ground);
  rog_ruling_draft_set_part (c->draft, "consultation", "The authority was asked.");
  assert_blocks (c, 0, NULL, NULL);
}

/* An item that is executed as asked carries the answers, and its version is the one that was requested. */
static void
test_no_change (Case         *c,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;
  JsonObject *item, *version;
  JsonArray  *formalities;

  answer_both (c);
  body = case_build (c, &error);
  g_assert_no_error (error);
  g_assert_true (rog_decision_check_within (c->dossier, body, NULL, &error));
  g_assert_no_error (error);
  item = json_array_get_object_element (json_object_get_array_member (body, "items"), 1);
  version = json_object_get_object_member (item, "version");
  g_assert_false (json_object_has_member (version, "changes"));
  g_assert_true (json_object_equal (json_object_get_object_member (version, "scope"), rog_item_peek_scope (rog_dossier_find_item (c->dossier, ITEM_2))));
  formalities = json_object_get_array_member (item, "formalities");
  g_assert_cmpuint (json_array_get_length (formalities), ==, 2);
  g_assert_cmpstr (rog_json_peek_string (json_array_get_object_element (formalities, 0), "id"), ==, PRESENCE);
  g_assert_cmpstr (rog_json_peek_string (json_array_get_object_element (formalities, 0), "answer"), ==, "not-followed");
}

static void
assert_says (Case       *c,
             const char *words,
             gboolean    says)
{
  g_autoptr (JsonObject) body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_autoptr (RogTextDocument) text = rog_decision_to_text (c->dossier, body, NULL);
  g_autofree char *all = rog_text_document_to_text (text);

  if ((strstr (all, words) != NULL) != says)
    g_error ("“%s” is %s: %s", words, says ? "not in" : "in", all);
}

static void
test_sentences (Case         *c,
                gconstpointer data)
{
  answer (c, PRESENCE, "{'answer':'not-followed','reason':'Our law has only the court there.','article':'EIO 9(2)'}");
  assert_says (c, "As to “Search, 14 Mill Street”, this formality is not followed: “that the prosecutor be present”. Our law has only the court there. (EIO 9(2))", TRUE);
  assert_says (c, "that minutes be taken”. ", FALSE);
  answer (c, MINUTES, "{'answer':'followed-in-part','reason':'In sound alone.'}");
  assert_says (c, "this formality is followed in part: “that minutes be taken”. In sound alone.", TRUE);
  assert_says (c, "that the prosecutor be present: not followed; that minutes be taken: followed in part", TRUE);
  /* Why it was not to be followed is no part of that it is. */
  answer (c, MINUTES, "{'answer':'followed','reason':'In sound alone.'}");
  assert_says (c, "this formality is followed: “that minutes be taken”.", TRUE);
  assert_says (c, "In sound alone.", FALSE);
  rog_ruling_draft_set_outcome (c->draft, ITEM_2, "refuse");
  assert_says (c, "this formality", FALSE);
}

/* Kept with the draft, put back by undo, and left for the next decision with the item; one written before there were any is read. */
static void
test_draft (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) before = rog_ruling_draft_to_json (c->draft);
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (RogRulingDraft) again = NULL;
  g_autoptr (RogRulingDraft) next = rog_ruling_draft_new ("measure");
  g_autoptr (GError) error = NULL;

  answer_both (c);
  state = rog_ruling_draft_to_json (c->draft);
  again = rog_ruling_draft_from_json (state, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rog_json_peek_string (rog_ruling_draft_peek_formality (again, ITEM_2, PRESENCE), "reason"), ==, "Our law has only the court there.");
  g_assert_true (rog_ruling_draft_replace (c->draft, before, NULL));
  g_assert_null (rog_ruling_draft_peek_formality (c->draft, ITEM_2, PRESENCE));

  rog_ruling_draft_leave_open (again, ITEM_2);
  g_assert_true (rog_ruling_take_rest (c->dossier, again, next));
  g_assert_nonnull (rog_ruling_draft_peek_formality (next, ITEM_2, MINUTES));

  json_object_remove_member (before, "formalities");
  g_assert_true (rog_ruling_draft_replace (c->draft, before, NULL));
  answer_both (c);
  g_assert_nonnull (rog_ruling_draft_peek_formality (c->draft, ITEM_2, MINUTES));
  json_object_set_string_member (json_object_get_object_member (state, "formalities"), "x", "y");
  g_assert_false (rog_ruling_draft_replace (c->draft, state, NULL));
}

/* Where that field of the item is kept secret from a reader, the extract says nothing of it. */
static void
test_extract (Case         *c,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;

  answer_both (c);
  body = case_build (c, &error);
  g_assert_no_error (error);
  fixture_apply (c->dossier, "opening.made", "00000000-0000-4000-8000-0000000000e1", "{'persons':['" PERSON_2 "'],'items':['" ITEM_2 "']}");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JsonObject) extract = rog_decision_make_extract (c->dossier, body, PERSON_2, NULL);
      g_autoptr (RogTextDocument) document = rog_decision_to_text (c->dossier, extract, NULL);
      g_autofree char *text = rog_text_document_to_text (document);

      g_assert_nonnull (strstr (text, "As to “Search, 14 Mill Street”"));
      g_assert_true ((strstr (text, "prosecutor be present") != NULL) == (i == 0));
      if (i == 0)
        fixture_apply (c->dossier, "secrecy.set", "00000000-0000-4000-8000-0000000000e2",
                       "{'fields':[{'item':'" ITEM_2 "','fields':['formalities']}],'from':['" PERSON_2 "'],'basis':'asked','set_by':'Ada Lorne','reason':'So it asks.'}");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/formalities/" name, Case, NULL, set_up, function, case_tear_down)
  ADD ("blocks", test_blocks);
  ADD ("no-change", test_no_change);
  ADD ("sentences", test_sentences);
  ADD ("draft", test_draft);
  ADD ("extract", test_extract);

  return g_test_run ();
}
