// SPDX-License-Identifier: GPL-3.0-or-later
/* What was written for what a decision leaves open: it is there for the next one, whatever happens when it is signed. */
#include "core/rog-json.h"
#include "dossier/rog-pair.h"
#include "ruling-case.h"
#include "service/rog-drafts.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-sign-private.h"
#include "service/rog-work-sign.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"
#define INTERIM "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b12"

/* Item 3 is decided; of item 2 something is written, and it is left open. */
static char *
set_up (Case       *c,
        const char *profile)
{
  char *card;

  case_set_up (c, profile, "judge");
  card = g_strconcat ("item:", case_id_of (case_get_item (c, 2)), NULL);
  case_put_reason (c, card, "For the next decision.");
  case_execute (c, case_get_item (c, 3), "The account is named.");
  case_assert_free (c);

  return card;
}

static void
sign (Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = case_sign (c, AT_DESK_PIN, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
}

static void
assert_kept (Case       *c,
             const char *card)
{
  g_autoptr (GPtrArray) kept = rog_ruling_draft_get_paragraphs (case_get_ruling (c), NULL);

  g_test_message ("%u paragraphs are kept", kept->len);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (rog_json_peek_string (g_ptr_array_index (kept, 0), "card"), ==, card);
  g_assert_cmpstr (rog_json_peek_string (g_ptr_array_index (kept, 0), "text"), ==, "For the next decision.");
}

static void
test_item (void)
{
  Case             c = { 0 };
  g_autofree char *card = set_up (&c, "left-open-item");

  sign (&c);
  assert_kept (&c, card);
  case_open_again (&c);
  assert_kept (&c, card);
  case_tear_down (&c);
}

/* It is no step of undo; what is written on it is. */
static void
test_undo (void)
{
  Case             c = { 0 };
  g_autofree char *card = set_up (&c, "left-open-undo");
  RogDrafts       *drafts;

  sign (&c);
  drafts = rog_work_get_drafts (c.work);
  rog_drafts_undo (drafts);
  assert_kept (&c, card);
  rog_drafts_redo (drafts);
  assert_kept (&c, card);
  rog_ruling_draft_set_part (case_get_ruling (&c), "procedure", "They are heard again.");
  rog_drafts_undo (drafts);
  assert_kept (&c, card);
  g_assert_null (rog_ruling_draft_get_part (case_get_ruling (&c), "procedure"));
  rog_drafts_undo (drafts);
  assert_kept (&c, card);
  case_open_again (&c);
  assert_kept (&c, card);
  case_tear_down (&c);
}

/*
 * The register is closed as soon as it is in it
 */

static Case *closing;

static gboolean
lock_cb (gpointer data)
{
  rog_desk_lock (closing->desk);

  return G_SOURCE_REMOVE;
}

/* Before anything on this thread hears that it is through. */
static void
tie_and_close (RogFiling *filing)
{
  rog_filing_order_decision (filing);
  g_idle_add_full (G_PRIORITY_HIGH - 10, lock_cb, NULL, NULL);
}

static void
test_closed (void)
{
  Case             c = { 0 };
  g_autofree char *card = set_up (&c, "left-open-closed");
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) confirmed = rog_work_find_confirmations (c.work);
  JsonObject *body = rog_work_build_decision (c.work, confirmed, FALSE, &error);

  g_assert_no_error (error);
  closing = &c;
  rog_filing_run_async (rog_work_begin_decision (c.work, body, tie_and_close), c.work, NULL, wait_cb, &c.wait);
  id = rog_filing_run_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  g_assert_true (rog_work_is_closed (c.work));

  case_open_again (&c);
  g_assert_cmpuint (case_count_decisions (&c), ==, 1);
  assert_kept (&c, card);
  case_tear_down (&c);
}

/*
 * A plea that is about no item
 */

static void
enter_challenge (Case *c)
{
  const char      *item = case_id_of (case_get_item (c, 1));
  g_autofree char *text = g_strdup_printf ("{'for':'%s','capacity':'suspect','label':'C1','by':{'kind':'counsel','name':'Henrik Vaal'},"
                                           "'targets':[{'kind':'item','item':'%s','words':'the mailbox of my client'}],"
                                           "'grounds':[{'id':'" GROUND "','ground':'G07','title':'The time asked for is too long','items':['%s']}],"
                                           "'relief':[{'kind':'narrow'}],'interim':[{'id':'" INTERIM "','kind':'suspend-execution'}],"
                                           "'filed':{'at':'2026-10-20','how':'post'}}",
                                           case_get_person (c, "Miriam Solde"), item, item);
  g_autoptr (JsonObject) challenge = at_desk_json (text);
  g_autoptr (GFile) scan = at_desk_make_scan (c->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_work_enter_challenge_async (c->work, challenge, scan, NULL, wait_cb, &c->wait);
  id = rog_work_enter_challenge_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
}

static char *
find_interim (Case *c)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (case_get_dossier (c), case_get_ruling (c));

  for (guint i = 0; i < pairs->len; i++)
    if (rog_pair_is_interim (g_ptr_array_index (pairs, i)))
      return g_strdup (rog_pair_get_key (g_ptr_array_index (pairs, i)));
  g_assert_not_reached ();
}

/* Its challenge is in the decision with its item, and goes with that. */
static void
test_interim (void)
{
  Case             c = { 0 };
  g_autofree char *key = NULL;
  g_autofree char *card = NULL;
  g_autoptr (JsonObject) answer = at_desk_json ("{'answer':'dismissed'}");

  case_set_up (&c, "left-open-interim", "judge");
  enter_challenge (&c);
  rog_ruling_draft_include (case_get_ruling (&c), case_get_item (&c, 1));
  key = find_interim (&c);
  card = g_strconcat ("pair:", key, NULL);
  rog_ruling_draft_set_answer (case_get_ruling (&c), key, answer);
  case_put_reason (&c, card, "For the next decision.");
  rog_ruling_draft_leave_open (case_get_ruling (&c), case_id_of (case_get_item (&c, 1)));
  case_execute (&c, case_get_item (&c, 3), "The account is named.");
  sign (&c);
  assert_kept (&c, card);
  g_assert_cmpstr (rog_json_peek_string (rog_ruling_draft_peek_answer (case_get_ruling (&c), key), "answer"), ==, "dismissed");
  case_open_again (&c);
  assert_kept (&c, card);
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/left-open/item", test_item);
  g_test_add_func ("/service/left-open/undo", test_undo);
  g_test_add_func ("/service/left-open/closed", test_closed);
  g_test_add_func ("/service/left-open/interim", test_interim);

  return g_test_run ();
}
