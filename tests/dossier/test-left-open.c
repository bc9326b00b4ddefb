// SPDX-License-Identifier: GPL-3.0-or-later
//
// An item that is left open again is in no decision: not its conditions and orders, and not the persons whom it alone
// concerns (casework § 7).
#include "core/rog-json.h"
#include "dossier/rog-ruling-content.h"
#include "draft-case.h"

#define ENTRIES "[{'id':'00000000-0000-4000-8000-0000000000d1','text':'The rooms are put back in order.','article':'10','order':'tell','about':{'items':['" ITEM_2 "']}}," \
                "{'id':'00000000-0000-4000-8000-0000000000d2','text':'The yield is kept apart.','article':'11','order':'tell'}]"

static void
set_up (Case         *c,
        gconstpointer data)
{
  case_set_up (c, data);
  case_set_list (c, "served", "[{'person':'" PERSON_1 "','what':'extract'},{'person':'" PERSON_2 "','what':'extract'}]");
}

static guint
count (Case       *c,
       const char *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = case_build (c, &error);

  g_assert_no_error (error);

  return json_array_get_length (json_object_get_array_member (body, list));
}

static void
test_entries (Case         *c,
              gconstpointer data)
{
  static const char *const lists[] = { "conditions", "lines" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      rog_ruling_draft_include (c->draft, rog_dossier_find_item (c->dossier, ITEM_2));
      rog_ruling_draft_set_outcome (c->draft, ITEM_2, "execute");
      case_set_list (c, lists[i], ENTRIES);
      g_assert_cmpuint (count (c, lists[i]), ==, 2);
      rog_ruling_draft_leave_open (c->draft, ITEM_2);
      g_assert_cmpuint (count (c, lists[i]), ==, 1);
    }
}

/* One that is not complete does not block a decision that it is not in: nobody could go to it. */
static void
test_incomplete (Case         *c,
                 gconstpointer data)
{
  case_set_list (c, "conditions", "[{'id':'00000000-0000-4000-8000-0000000000d1','about':{'items':['" ITEM_2 "']}}]");
  case_set_list (c, "lines", "[{'id':'00000000-0000-4000-8000-0000000000d3','about':{'items':['" ITEM_2 "']}}]");
  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  g_assert_cmpuint (count (c, "conditions"), ==, 0);
  g_assert_cmpuint (count (c, "lines"), ==, 0);
}

/* An order about a challenge alone is of the decision that answers it. */
static void
test_challenge (Case         *c,
                gconstpointer data)
{
  static const char *const lists[] = { "conditions", "lines" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      case_set_list (c, lists[i], "[{'id':'00000000-0000-4000-8000-0000000000d1','text':'Counsel is given the letter.','article':'10','order':'tell','about':{'challenges':['" CHALLENGE "']}}]");
      g_assert_cmpuint (count (c, lists[i]), ==, 1);
      rog_ruling_draft_leave_open (c->draft, ITEM_1);
      g_assert_cmpuint (count (c, lists[i]), ==, 0);
      rog_ruling_draft_include (c->draft, rog_dossier_find_item (c->dossier, ITEM_1));
      rog_ruling_draft_set_outcome (c->draft, ITEM_1, "execute-in-part");
    }
}

/* An order about what is left open is none that a decision without items could be made of. */
static void
test_nothing (Case         *c,
              gconstpointer data)
{
  g_autoptr (GPtrArray) blocks = NULL;

  case_set_list (c, "lines", "[{'id':'00000000-0000-4000-8000-0000000000d1','text':'The rooms are put back in order.','order':'tell','about':{'items':['" ITEM_2 "']}}]");
  rog_ruling_draft_leave_open (c->draft, ITEM_1);
  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  blocks = case_find_blocks (c);
  g_assert_cmpuint (case_count (blocks, "nothing-decided", NULL, "items"), ==, 1);
}

/* Answers the ground on item 1 by the paragraph of another card. */
static void
answer_by (Case       *c,
           const char *card)
{
  g_autoptr (GPtrArray) own = rog_ruling_draft_get_paragraphs (c->draft, "pair:" PAIR);
  g_autoptr (GPtrArray) other = rog_ruling_draft_get_paragraphs (c->draft, card);
  g_autofree char *json = g_strdup_printf ("{'answer':'upheld-in-part','paragraphs':['%s']}", rog_json_peek_string (g_ptr_array_index (other, 0), "id"));
  g_autoptr (JsonObject) answer = fixture_json (json);

  for (guint i = 0; i < own->len; i++)
    {
      g_autofree char *id = g_strdup (rog_json_peek_string (g_ptr_array_index (own, i), "id"));

      rog_ruling_draft_remove_paragraph (c->draft, id);
    }
  rog_ruling_draft_set_answer (c->draft, PAIR, answer);
}

/* What is not in the decision gives no reason in it. */
static void
test_reasons (Case         *c,
              gconstpointer data)
{
  g_autoptr (GPtrArray) blocks = NULL;

  answer_by (c, "item:" ITEM_2);
  case_assert_free (c);
  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  blocks = case_find_blocks (c);
  g_assert_cmpuint (case_count (blocks, "pair-reason-missing", ITEM_1, PAIR), ==, 1);
  g_assert_cmpuint (blocks->len, ==, 1);
}

/* Beside one that is in it, one that is not is not named. */
static void
test_reasons_named (Case         *c,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) first = rog_ruling_draft_get_paragraphs (c->draft, "item:" ITEM_1);
  g_autoptr (JsonObject) body = NULL;
  JsonArray *named = NULL;

  answer_by (c, "item:" ITEM_2);
  json_array_add_string_element (json_object_get_array_member (rog_ruling_draft_peek_answer (c->draft, PAIR), "paragraphs"), rog_json_peek_string (g_ptr_array_index (first, 0), "id"));
  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  body = case_build (c, NULL);
  g_assert_nonnull (body);
  named = json_object_get_array_member (json_array_get_object_element (json_object_get_array_member (body, "answers"), 0), "paragraphs");
  g_assert_cmpuint (json_array_get_length (named), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (named, 0), ==, rog_json_peek_string (g_ptr_array_index (first, 0), "id"));
}

static void
test_served (Case         *c,
             gconstpointer data)
{
  g_assert_cmpuint (count (c, "served"), ==, 2);
  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  g_assert_cmpuint (count (c, "served"), ==, 1);
}

/* What was written for it is kept for the next decision, and nothing else is. */
static void
test_rest (Case         *c,
           gconstpointer data)
{
  g_autoptr (RogRulingDraft) next = rog_ruling_draft_new ("measure");
  g_autoptr (RogRulingDraft) none = rog_ruling_draft_new ("measure");
  g_autoptr (GPtrArray) all = NULL;
  g_auto (GStrv) items = NULL;
  gint64 edited;

  case_set_list (c, "conditions", ENTRIES);
  g_assert_false (rog_ruling_take_rest (c->dossier, c->draft, none));
  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  g_assert_true (rog_ruling_take_rest (c->dossier, c->draft, next));
  all = rog_ruling_draft_get_paragraphs (next, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (rog_json_peek_string (g_ptr_array_index (all, 0), "card"), ==, "item:" ITEM_2);
  g_assert_nonnull (rog_ruling_draft_peek_heard (next, ITEM_2, PERSON_2));
  g_assert_null (rog_ruling_draft_peek_heard (next, ITEM_1, PERSON_1));
  g_assert_true (rog_ruling_draft_get_edited (next, "item:" ITEM_2, &edited));
  g_assert_false (rog_ruling_draft_get_edited (next, "item:" ITEM_1, &edited));
  g_assert_cmpuint (json_array_get_length (rog_ruling_draft_peek_list (next, "conditions")), ==, 1);
  items = rog_ruling_draft_dup_items (next);
  g_assert_null (items[0]);
  g_assert_null (rog_ruling_draft_get_part (next, "procedure"));
}

static guint
count_paragraphs (RogRulingDraft *draft,
                  const char     *card)
{
  g_autoptr (GPtrArray) found = rog_ruling_draft_get_paragraphs (draft, card);

  return found->len;
}

/* So is what was written of a challenge that goes out of the decision with its item: the plea for interim relief, which
 * is about no item, too. One that is answered is used up; one that was withdrawn meanwhile is none. */
static void
test_rest_of_pairs (Case         *c,
                    gconstpointer data)
{
  g_autoptr (RogRulingDraft) next = rog_ruling_draft_new ("measure");
  g_autoptr (RogRulingDraft) used = rog_ruling_draft_new ("measure");
  g_autoptr (RogRulingDraft) moot = rog_ruling_draft_new ("measure");
  gint64 edited;

  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  g_assert_true (rog_ruling_take_rest (c->dossier, c->draft, used));
  g_assert_null (rog_ruling_draft_peek_answer (used, INTERIM_PAIR));
  g_assert_cmpuint (count_paragraphs (used, "pair:" INTERIM_PAIR), ==, 0);

  rog_ruling_draft_leave_open (c->draft, ITEM_1);
  g_assert_true (rog_ruling_take_rest (c->dossier, c->draft, next));
  g_assert_cmpstr (rog_json_peek_string (rog_ruling_draft_peek_answer (next, INTERIM_PAIR), "answer"), ==, "no-object");
  g_assert_cmpstr (rog_json_peek_string (rog_ruling_draft_peek_answer (next, PAIR), "answer"), ==, "upheld-in-part");
  g_assert_cmpuint (count_paragraphs (next, "pair:" INTERIM_PAIR), ==, 1);
  g_assert_cmpuint (count_paragraphs (next, "pair:" PAIR), ==, 1);
  g_assert_true (rog_ruling_draft_get_edited (next, "pair:" INTERIM_PAIR, &edited));

  fixture_apply (c->dossier, "challenge.withdrawn", "00000000-0000-4000-8000-0000000000d9", "{'challenge':'" CHALLENGE "','step':'withdrawal'}");
  g_assert_true (rog_ruling_take_rest (c->dossier, c->draft, moot));
  g_assert_null (rog_ruling_draft_peek_answer (moot, INTERIM_PAIR));
}

#define ADD(name, function) g_test_add ("/left-open/" name, Case, NULL, set_up, function, case_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("entries", test_entries);
  ADD ("incomplete", test_incomplete);
  ADD ("challenge", test_challenge);
  ADD ("nothing", test_nothing);
  ADD ("reasons", test_reasons);
  ADD ("reasons-named", test_reasons_named);
  ADD ("served", test_served);
  ADD ("rest", test_rest);
  ADD ("rest-of-pairs", test_rest_of_pairs);

  return g_test_run ();
}
