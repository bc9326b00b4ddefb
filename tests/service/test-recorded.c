// SPDX-License-Identifier: GPL-3.0-or-later
/* What is in the register is never told as not done; and what no dossier would take never gets there. */
#include "apply-fault.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-error.h"
#include "dossier/rog-dossier-query.h"
#include "ruling-case.h"
#include "service/rog-drafts.h"
#include "service/rog-paper.h"
#include "service/rog-profile.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-sign.h"

#define QUESTION "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"

static void
decide (Case *c)
{
  case_execute (c, case_get_item (c, 3), "The account is named.");
  case_assert_free (c);
}

/* It says that it is recorded, and nothing else; the keyring has the checkpoint of it. */
static void
assert_recorded (Case       *c,
                 GError    **error,
                 const char *sentence)
{
  g_assert_error (*error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_RECORDED);
  g_assert_cmpstr ((*error)->message, ==, sentence);
  g_clear_error (error);
  at_desk_wait_checkpoint (c->desk);
  apply_fault = FALSE;
}

static guint
count_papers (Case       *c,
              const char *kind)
{
  return g_list_model_get_n_items (rog_work_get_papers (c->work, kind));
}

static void
test_decision (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_auto (GStrv) items = NULL;

  case_set_up (&c, "recorded-decision", "judge");
  decide (&c);
  rog_drafts_save (rog_work_get_drafts (c.work));
  g_assert_cmpuint (count_papers (&c, "ruling-draft"), ==, 1);
  apply_fault = TRUE;
  id = case_sign (&c, AT_DESK_PIN, &error);
  g_assert_null (id);
  assert_recorded (&c, &error, "The decision is signed and recorded, but could not be shown here.");

  /* The draft is used up, and signing it again is not offered. */
  g_assert_cmpuint (count_papers (&c, "ruling-draft"), ==, 0);
  items = rog_ruling_draft_dup_items (case_get_ruling (&c));
  g_assert_cmpuint (g_strv_length (items), ==, 0);

  case_open_again (&c);
  g_assert_cmpuint (case_count_decisions (&c), ==, 1);
  g_assert_false (rog_dossier_item_is_undecided (rog_work_get_dossier (c.work), case_get_item (&c, 3)));
  g_assert_cmpuint (count_papers (&c, "ruling-draft"), ==, 0);
  case_tear_down (&c);
}

static void
test_scan (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autofree char *id = NULL;

  case_set_up (&c, "recorded-scan", "judge");
  decide (&c);
  at_desk_print (c.work, &c.wait);
  scan = at_desk_make_scan (c.folder);
  apply_fault = TRUE;
  id = case_attach (&c, scan, &error);
  g_assert_null (id);
  assert_recorded (&c, &error, "The decision is recorded, but could not be shown here.");
  case_open_again (&c);
  g_assert_cmpuint (case_count_decisions (&c), ==, 1);
  case_tear_down (&c);
}

static void
test_letter (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (JsonObject) letter = at_desk_json ("{'to':'Office of the Public Prosecutor','questions':[{'id':'" QUESTION "','text':'Which account?'}]}");
  g_autofree char *id = NULL;

  case_set_up (&c, "recorded-letter", "judge");
  apply_fault = TRUE;
  rog_work_sign_letter_async (c.work, letter, pin, NULL, wait_cb, &c.wait);
  id = rog_work_sign_letter_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (id);
  assert_recorded (&c, &error, "The letter is signed and recorded, but could not be shown here.");
  case_open_again (&c);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_information_requests (rog_work_get_dossier (c.work))), ==, 1);
  case_tear_down (&c);
}

/* A pleading and the draft it was written in. */
static JsonObject *
make_pleading (Case  *c,
               char **draft)
{
  g_autofree char *json = g_strdup_printf ("{'for':'%s','capacity':'suspect','by':{'kind':'counsel','name':'" AT_DESK_NAME "'},'court':'District Court',"
                                           "'targets':[{'kind':'measure','words':'the search of her mailbox'}],"
                                           "'grounds':[{'id':'" QUESTION "','title':'Too long','argument':'It is too much.'}],'relief':[{'kind':'refuse'}]}",
                                           case_get_person (c, "Miriam Solde"));
  JsonObject      *challenge = at_desk_json (json);
  g_autoptr (GError) error = NULL;

  rog_work_save_paper_async (c->work, "challenge-draft", NULL, NULL, "office", challenge, NULL, wait_cb, &c->wait);
  *draft = rog_work_save_paper_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);

  return challenge;
}

static void
test_pleading (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (JsonObject) challenge = NULL;
  g_autoptr (GFile) pdf = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *id = NULL;

  case_set_up (&c, "recorded-pleading", "counsel");
  challenge = make_pleading (&c, &draft);
  pdf = case_file (&c, "pleading.pdf");
  apply_fault = TRUE;
  rog_work_sign_pleading_async (c.work, challenge, draft, pin, pdf, NULL, wait_cb, &c.wait);
  id = rog_work_sign_pleading_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (id);
  assert_recorded (&c, &error, "The pleading is signed and recorded, but could not be shown here, and its files are not written yet.");
  g_assert_cmpuint (count_papers (&c, "challenge-draft"), ==, 0);
  case_open_again (&c);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_challenges (rog_work_get_dossier (c.work))), ==, 1);
  case_tear_down (&c);
}

/* The folder is not there any more: signed all the same, and its files are had from the card. */
static void
test_unwritten (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (JsonObject) challenge = NULL;
  g_autofree char *draft = NULL, *none = NULL;
  g_autoptr (RogEntity) signed_one = NULL;
  g_autoptr (GFile) nowhere = NULL, pdf = NULL;

  case_set_up (&c, "unwritten", "counsel");
  challenge = make_pleading (&c, &draft);
  nowhere = case_file (&c, "gone/pleading.pdf");
  rog_work_sign_pleading_async (c.work, challenge, draft, pin, nowhere, NULL, wait_cb, &c.wait);
  none = rog_work_sign_pleading_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (none);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_UNWRITTEN);
  at_desk_assert_says (error->message, "The pleading is signed and recorded, but its files were not written: ");
  g_clear_error (&error);
  g_assert_cmpuint (count_papers (&c, "challenge-draft"), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_challenges (rog_work_get_dossier (c.work))), ==, 1);

  signed_one = g_list_model_get_item (rog_dossier_get_challenges (rog_work_get_dossier (c.work)), 0);
  pdf = case_file (&c, "pleading.pdf");
  rog_work_export_signed_async (c.work, rog_entity_get_id (signed_one), NULL, pdf, NULL, wait_cb, &c.wait);
  g_assert_true (rog_work_export_signed_finish (c.work, wait_for (&c.wait), &error));
  g_assert_no_error (error);
  at_desk_assert_signed (c.folder, "pleading.pdf", "counsel.pem");
  case_tear_down (&c);
}

static void
test_act (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) event = at_desk_json ("{'kind':'answered','at':'2026-11-01'}");
  g_autofree char *id = NULL;
  guint            n;

  case_set_up (&c, "recorded-act", "judge");
  n = g_list_model_get_n_items (rog_dossier_get_events (rog_work_get_dossier (c.work)));
  apply_fault = TRUE;
  rog_work_act_async (c.work, "event.entered", NULL, event, NULL, wait_cb, &c.wait);
  id = rog_work_act_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (id);
  assert_recorded (&c, &error, "It is signed and recorded, but could not be shown here.");
  case_open_again (&c);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_events (rog_work_get_dossier (c.work))), ==, n + 1);
  case_tear_down (&c);
}

/* One whose body is not of its kind is not signed at all: with it, the dossier could not be opened any more. */
static void
test_never_made (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) event = at_desk_json ("{'kind':7}");
  g_autofree char *id = NULL;

  case_set_up (&c, "recorded-never", "judge");
  rog_work_act_async (c.work, "event.entered", NULL, event, NULL, wait_cb, &c.wait);
  id = rog_work_act_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (id);
  g_assert_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID);
  case_open_again (&c);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_unknown (rog_work_get_dossier (c.work))), ==, 0);
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/recorded/decision", test_decision);
  g_test_add_func ("/service/recorded/scan", test_scan);
  g_test_add_func ("/service/recorded/letter", test_letter);
  g_test_add_func ("/service/recorded/pleading", test_pleading);
  g_test_add_func ("/service/recorded/unwritten", test_unwritten);
  g_test_add_func ("/service/recorded/act", test_act);
  g_test_add_func ("/service/recorded/never-made", test_never_made);

  return g_test_run ();
}
