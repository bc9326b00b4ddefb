// SPDX-License-Identifier: GPL-3.0-or-later
//
// An item that is left open again is in no decision: not its conditions and orders, and not the persons whom it alone
// concerns (casework § 7).
#include "core/rog-json.h"
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
  g_assert_false (rog_ruling_draft_take_rest (none, c->draft));
  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  g_assert_true (rog_ruling_draft_take_rest (next, c->draft));
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

#define ADD(name, function) g_test_add ("/left-open/" name, Case, NULL, set_up, function, case_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("entries", test_entries);
  ADD ("incomplete", test_incomplete);
  ADD ("served", test_served);
  ADD ("rest", test_rest);

  return g_test_run ();
}
