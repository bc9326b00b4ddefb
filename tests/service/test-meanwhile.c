// SPDX-License-Identifier: GPL-3.0-or-later
/* What changes while something is on its way into the record: what was read is what is entered, or nothing is. */
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "ruling-case.h"
#include "service/rog-drafts.h"
#include "service/rog-paper.h"
#include "service/rog-profile.h"
#include "service/rog-work-sign-private.h"
#include "service/rog-work-sign.h"

#define EVENT "{'kind':'answered','at':'2026-11-01'}"

typedef struct
{
  Case   c;
  GFile *scan;
  guint  files;
} Desk;

static void
set_up (Desk       *desk,
        const char *profile)
{
  Case *c = &desk->c;

  case_set_up (c, profile, "judge");
  case_execute (c, case_get_item (c, 3), "The account is named.");
  case_assert_free (c);
  at_desk_print (c->work, &c->wait);
  rog_drafts_save (rog_work_get_drafts (c->work));
  desk->scan = at_desk_make_scan (c->folder);
  desk->files = case_count_vault (c);
}

static void
tear_down (Desk *desk)
{
  g_object_unref (desk->scan);
  case_tear_down (&desk->c);
}

/* Nothing of it is there, and the draft is. */
static void
assert_refused (Desk       *desk,
                const char *id,
                GError    **error,
                const char *sentence)
{
  g_assert_error (*error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  at_desk_assert_says ((*error)->message, sentence);
  g_assert_null (id);
  g_clear_error (error);
  g_assert_cmpuint (case_count_decisions (&desk->c), ==, 0);
  g_assert_cmpuint (case_count_vault (&desk->c), ==, desk->files);
  g_assert_cmpuint (g_list_model_get_n_items (rog_work_get_papers (desk->c.work, "ruling-draft")), ==, 1);
}

static void
begin_event (Desk *desk,
             Wait *wait)
{
  g_autoptr (JsonObject) event = at_desk_json (EVENT);

  rog_work_act_async (desk->c.work, "event.entered", NULL, event, NULL, wait_cb, wait);
}

static void
end_event (Desk *desk,
           Wait *wait)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_act_finish (desk->c.work, wait->result != NULL ? wait->result : wait_for (wait), &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
}

static void
begin_scan (Desk *desk)
{
  g_autoptr (GPtrArray) confirmed = rog_work_find_confirmations (desk->c.work);

  rog_work_attach_paper_decision_async (desk->c.work, confirmed, desk->scan, NULL, wait_cb, &desk->c.wait);
}

static char *
end_scan (Desk    *desk,
          GError **error)
{
  return rog_work_attach_paper_decision_finish (desk->c.work, wait_for (&desk->c.wait), error);
}

/* A decision signed by hand, whose scan is being read. */
static void
test_scan (void)
{
  Desk desk = { 0 };
  g_auto (Wait) other = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL, *changed = NULL, *id = NULL;

  set_up (&desk, "meanwhile-scan");
  wait_init (&other);
  begin_scan (&desk);
  begin_event (&desk, &other);
  none = end_scan (&desk, &error);
  assert_refused (&desk, none, &error, "Something was entered in this dossier meanwhile");
  end_event (&desk, &other);

  begin_scan (&desk);
  rog_ruling_draft_set_part (case_get_ruling (&desk.c), "procedure", "They were heard on two days.");
  changed = end_scan (&desk, &error);
  assert_refused (&desk, changed, &error, "The draft was changed meanwhile");

  at_desk_print (desk.c.work, &desk.c.wait);
  begin_scan (&desk);
  id = end_scan (&desk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (case_count_decisions (&desk.c), ==, 1);
  tear_down (&desk);
}

/* What was on its way when the PIN was asked for is not signed over either. */
static void
test_before (void)
{
  Desk desk = { 0 };
  g_auto (Wait) other = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL, *id = NULL;

  set_up (&desk, "meanwhile-before");
  wait_init (&other);
  begin_event (&desk, &other);
  none = case_sign (&desk.c, AT_DESK_PIN, &error);
  assert_refused (&desk, none, &error, "Something was entered in this dossier meanwhile");
  end_event (&desk, &other);
  id = case_sign (&desk.c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  tear_down (&desk);
}

static void
test_draft (void)
{
  Desk desk = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (GPtrArray) confirmed = NULL;
  g_autofree char *none = NULL, *id = NULL;
  RogEntity       *decision;

  set_up (&desk, "meanwhile-draft");
  confirmed = rog_work_find_confirmations (desk.c.work);
  rog_work_sign_decision_async (desk.c.work, confirmed, pin, NULL, wait_cb, &desk.c.wait);
  rog_ruling_draft_set_part (case_get_ruling (&desk.c), "procedure", "They were heard on two days.");
  none = rog_work_sign_decision_finish (desk.c.work, wait_for (&desk.c.wait), &error);
  assert_refused (&desk, none, &error, "The draft was changed meanwhile");

  /* Read again, what was changed is what is signed. */
  id = case_sign (&desk.c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  decision = rog_dossier_find (rog_work_get_dossier (desk.c.work), ROG_TYPE_DECISION, id);
  g_assert_cmpstr (rog_json_peek_string (rog_entity_peek_state (decision), "procedure"), ==, "They were heard on two days.");
  tear_down (&desk);
}

/*
 * The last moment: everything was made, and goes to the register
 */

static Desk *at_work;
static Wait *entering;

static void
tie_and_change (RogFiling *filing)
{
  rog_filing_add_order (filing, "event.entered", filing->object, filing->body);
  rog_ruling_draft_set_part (case_get_ruling (&at_work->c), "procedure", "Typed in the last moment.");
}

static void
tie_and_enter (RogFiling *filing)
{
  rog_filing_add_order (filing, "event.entered", filing->object, filing->body);
  begin_event (at_work, entering);
}

static char *
file_event (Desk        *desk,
            RogFilingTie tie,
            GError     **error)
{
  RogFiling *filing = rog_filing_new (desk->c.work, NULL, at_desk_json (EVENT), tie);

  filing->guarded = TRUE;
  filing->drafts = rog_work_get_drafts (desk->c.work);
  filing->draft_serial = rog_drafts_get_serial (filing->drafts);
  rog_filing_run_async (filing, desk->c.work, NULL, wait_cb, &desk->c.wait);

  return rog_filing_run_finish (desk->c.work, wait_for (&desk->c.wait), error);
}

static void
test_last_moment (void)
{
  Desk desk = { 0 };
  g_auto (Wait) other = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = NULL, *entered = NULL;
  GListModel      *events;
  guint            n;

  set_up (&desk, "meanwhile-last");
  wait_init (&other);
  at_work = &desk;
  entering = &other;
  events = rog_dossier_get_events (rog_work_get_dossier (desk.c.work));
  n = g_list_model_get_n_items (events);
  changed = file_event (&desk, tie_and_change, &error);
  assert_refused (&desk, changed, &error, "The draft was changed meanwhile");
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, n);

  entered = file_event (&desk, tie_and_enter, &error);
  assert_refused (&desk, entered, &error, "Something was entered in this dossier meanwhile");
  end_event (&desk, &other);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, n + 1);
  tear_down (&desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/meanwhile/scan", test_scan);
  g_test_add_func ("/service/meanwhile/before", test_before);
  g_test_add_func ("/service/meanwhile/draft", test_draft);
  g_test_add_func ("/service/meanwhile/last-moment", test_last_moment);

  return g_test_run ();
}
