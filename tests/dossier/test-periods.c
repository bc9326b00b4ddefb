// SPDX-License-Identifier: GPL-3.0-or-later
//
// A period to file that still runs blocks signing (casework § 7), whatever else was entered about it.
#include <string.h>

#include "core/rog-clock.h"
#include "dossier/rog-blocker.h"
#include "draft-case.h"

static void
apply (Case       *c,
       const char *kind,
       const char *body)
{
  g_autofree char *id = rog_uuid_new ();

  fixture_apply (c->dossier, kind, id, body);
}

/* As by a later act of another second. */
static void
apply_at (Case       *c,
          const char *at,
          const char *kind,
          const char *body)
{
  g_autofree char *id = rog_uuid_new ();
  g_autofree char *hash = g_strdup_printf ("act-%05u", rog_dossier_get_n_acts (c->dossier) + 1);
  g_autofree char *before = g_strdup_printf ("act-%05u", rog_dossier_get_n_acts (c->dossier));

  g_assert_true (fixture_act (c->dossier, hash, before, at, kind, id, body));
}

static void
assert_running (Case    *c,
                gboolean running)
{
  g_autoptr (GPtrArray) blocks = case_find_blocks (c);

  for (guint i = 0; i < blocks->len; i++)
    {
      g_test_message ("%s", rog_blocker_get_sentence (g_ptr_array_index (blocks, i)));
      g_assert_cmpstr (rog_blocker_get_code (g_ptr_array_index (blocks, i)), ==, "period-running");
    }
  g_assert_cmpuint (blocks->len > 0, ==, running);
}

#define LIMIT(purpose, bound, due, more) "{'source':'set','for':'" purpose "','binds':'" bound "','person':'" PERSON_1 "','items':['" ITEM_1 "'],'zone':'Europe/Berlin','due':'" due "','because':'Set by the court'" more "}"
#define SET(due) "{'kind':'filing-period-set','at':'2026-09-10','persons':['" PERSON_1 "'],'items':['" ITEM_1 "'],'due':'" due "'}"

/* One that is over does not end another that runs, in whatever order they were entered. */
static void
test_two (Case         *c,
          gconstpointer data)
{
  apply (c, "limit.set", LIMIT ("file", "person", "2026-09-10", ""));
  assert_running (c, FALSE);
  apply (c, "limit.set", LIMIT ("file", "person", "2026-10-10", ""));
  apply (c, "limit.set", LIMIT ("file", "person", "2026-09-11", ""));
  assert_running (c, TRUE);
  apply (c, "event.entered", SET ("2026-09-12"));
  assert_running (c, TRUE);
}

/* What is suspended runs on when it is resumed: it is not over. */
static void
test_suspended (Case         *c,
                gconstpointer data)
{
  apply (c, "limit.set", LIMIT ("file", "person", "2026-09-15", ",'changes':[{'kind':'suspended','at':'2026-09-05','by':'the court','reason':'The file was missing.'}]"));
  assert_running (c, TRUE);
}

/* A period to object is one to file; one that binds the court or the authority is none. */
static void
test_purposes (Case         *c,
               gconstpointer data)
{
  apply (c, "limit.set", LIMIT ("object", "us", "2026-12-10", ""));
  apply (c, "limit.set", LIMIT ("file", "authority", "2026-12-10", ""));
  apply (c, "limit.set", LIMIT ("produce", "provider", "2026-12-10", ""));
  assert_running (c, FALSE);
  apply (c, "limit.set", LIMIT ("object", "person", "2026-12-10", ""));
  assert_running (c, TRUE);
}

/* Nothing more, that was said before the period was set anew, says nothing of what came since. */
static void
test_nothing_more (Case         *c,
                   gconstpointer data)
{
  apply_at (c, "2026-09-02T08:00:00Z", "event.entered", SET ("2026-10-10"));
  apply_at (c, "2026-09-03T08:00:00Z", "event.entered", "{'kind':'nothing-more','at':'2026-09-03','persons':['" PERSON_1 "']}");
  assert_running (c, FALSE);
  apply_at (c, "2026-09-04T08:00:00Z", "event.entered", SET ("2026-10-20"));
  assert_running (c, TRUE);
  apply_at (c, "2026-09-05T08:00:00Z", "event.entered", "{'kind':'nothing-more','at':'2026-09-05','persons':['" PERSON_1 "']}");
  assert_running (c, FALSE);
}

/* A clock that was put back changes nothing of what was entered before and what after. */
static void
test_clock_put_back (Case         *c,
                     gconstpointer data)
{
  apply_at (c, "2026-09-02T08:00:00Z", "event.entered", SET ("2026-10-10"));
  apply_at (c, "2026-09-05T08:00:00Z", "event.entered", "{'kind':'nothing-more','at':'2026-09-05','persons':['" PERSON_1 "']}");
  assert_running (c, FALSE);
  apply_at (c, "2026-09-04T08:00:00Z", "event.entered", SET ("2026-10-20"));
  assert_running (c, TRUE);
  apply_at (c, "2026-09-03T08:00:00Z", "event.entered", "{'kind':'nothing-more','at':'2026-09-03','persons':['" PERSON_1 "']}");
  assert_running (c, FALSE);
  apply_at (c, "2026-09-02T08:00:00Z", "limit.set", LIMIT ("file", "person", "2026-10-25", ""));
  assert_running (c, TRUE);
}

/* That a period was met, entered after it was said that nothing more comes, sets nothing anew. */
static void
test_met (Case         *c,
          gconstpointer data)
{
  const char *limit = "00000000-0000-4000-8000-0000000000f1";

  g_assert_true (fixture_act (c->dossier, "act-limit", NULL, "2026-09-02T08:00:00Z", "limit.set", limit, LIMIT ("file", "person", "2026-10-10", "")));
  apply_at (c, "2026-09-03T08:00:00Z", "event.entered", "{'kind':'nothing-more','at':'2026-09-03','persons':['" PERSON_1 "']}");
  g_assert_true (fixture_act (c->dossier, "act-met", "act-limit", "2026-09-04T08:00:00Z", "limit.changed", limit,
                              LIMIT ("file", "person", "2026-10-10", ",'met':{'at':'2026-09-03','how':'Nothing more is filed.'}")));
  assert_running (c, FALSE);
}

#define ADD(name, function) g_test_add ("/periods/" name, Case, NULL, case_set_up, function, case_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("two", test_two);
  ADD ("suspended", test_suspended);
  ADD ("purposes", test_purposes);
  ADD ("nothing-more", test_nothing_more);
  ADD ("clock-put-back", test_clock_put_back);
  ADD ("met", test_met);

  return g_test_run ();
}
