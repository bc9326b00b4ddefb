// SPDX-License-Identifier: GPL-3.0-or-later
/* Letters, pleadings and what goes with them: with real parts. */
#include "core/rog-json.h"
#include "dossier/rog-challenge-step.h"
#include "dossier/rog-dossier-query.h"
#include "record/rog-act-file.h"
#include "ruling-case.h"
#include "service/rog-preview.h"
#include "service/rog-profile.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-sign.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"

static void
test_letter (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (JsonObject) empty = at_desk_json ("{'to':'Office of the Public Prosecutor','questions':[]}");
  g_autoptr (JsonObject) letter = at_desk_json ("{'to':'Office of the Public Prosecutor','due':'2026-12-01','article':'Treaty, Article 10',"
                                                "'questions':[{'id':'" GROUND "','text':'Which messages were sent before March 2023?'}]}");
  g_autoptr (GFile) pdf = NULL;
  g_autofree char *none = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  case_set_up (&c, "letter", "judge");
  rog_work_sign_letter_async (c.work, empty, pin, NULL, wait_cb, &c.wait);
  none = rog_work_sign_letter_finish (c.work, wait_for (&c.wait), &error);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_clear_error (&error);

  rog_work_sign_letter_async (c.work, letter, pin, NULL, wait_cb, &c.wait);
  id = rog_work_sign_letter_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_information_requests (case_get_dossier (&c))), ==, 1);
  g_assert_true (rog_dossier_item_is_undecided (case_get_dossier (&c), case_get_item (&c, 1)));

  pdf = case_file (&c, "letter.pdf");
  rog_work_export_signed_async (c.work, id, NULL, pdf, NULL, wait_cb, &c.wait);
  g_assert_true (rog_work_export_signed_finish (c.work, wait_for (&c.wait), &error));
  g_assert_no_error (error);
  at_desk_assert_signed (c.folder, "letter.pdf", "judge.pem");
  text = at_desk_text_of (c.folder, "letter.pdf");
  at_desk_assert_says (text, "Which messages were sent before March 2023?");
  at_desk_assert_says (text, "Practice: not a decision");
  at_desk_assert_says (text, "Judge at the District Court");
  case_tear_down (&c);
}

/* Who prepares does not sign, whatever asks for it. */
static void
test_clerks_letter (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (JsonObject) letter = at_desk_json ("{'to':'Office of the Public Prosecutor','questions':[{'id':'" GROUND "','text':'Which messages?'}]}");

  case_set_up (&c, "clerks-letter", "clerk");
  rog_work_sign_letter_async (c.work, letter, pin, NULL, wait_cb, &c.wait);
  g_assert_null (rog_work_sign_letter_finish (c.work, wait_for (&c.wait), &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  at_desk_assert_says (error->message, "Only a judge signs a letter to the authority.");
  case_tear_down (&c);
}

/* The same document twice in a dossier is seen by its hash, and said in words. */
static void
test_same_letter (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (JsonObject) letter = at_desk_json ("{'to':'Office of the Public Prosecutor','due':'2026-12-01','article':'Treaty, Article 10',"
                                                "'questions':[{'id':'" GROUND "','text':'Which messages were sent before March 2023?'}]}");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint            n;

  case_set_up (&c, "same-letter", "judge");
  rog_work_sign_letter_async (c.work, letter, pin, NULL, wait_cb, &c.wait);
  first = rog_work_sign_letter_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  n = rog_dossier_get_n_acts (case_get_dossier (&c));

  rog_work_sign_letter_async (c.work, letter, pin, NULL, wait_cb, &c.wait);
  second = rog_work_sign_letter_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (second);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT);
  at_desk_assert_says (error->message, "is in this dossier already");
  g_assert_cmpuint (rog_dossier_get_n_acts (case_get_dossier (&c)), ==, n);
  case_tear_down (&c);
}

static char *
pleading_json (Case *c)
{
  return g_strdup_printf ("{'for':'%s','capacity':'suspect','by':{'kind':'person','name':'Somebody Else'},'court':'District Court of Lindhaven',"
                          "'targets':[{'kind':'measure','words':'the search of her mailbox'}],"
                          "'grounds':[{'id':'" GROUND "','ground':'G07','title':'Too long a time','facts':[{'text':'Nothing happened before 2023.'}],'argument':'It is not proportionate.'}],"
                          "'relief':[{'kind':'narrow','text':'to the time alleged'}],'references':['MLA 118/2026','212 Js 4471/25'],'place':'Karvelle'}",
                          case_get_person (c, "Miriam Solde"));
}

/* Letters and pleadings are shown as they are signed, from an empty one on. */
static void
test_preview (void)
{
  Case c = { 0 };
  g_autoptr (RogPreview) preview = NULL;
  g_autoptr (JsonObject) letter = at_desk_json ("{'questions':[{'id':'" GROUND "','text':'Which messages?'}]}");
  g_autoptr (JsonObject) empty = json_object_new ();
  RogPlace place;

  case_set_up (&c, "preview", "counsel");
  preview = rog_preview_new (c.work);
  g_signal_connect_swapped (preview, "changed", G_CALLBACK (g_main_loop_quit), c.wait.loop);
  rog_preview_show_letter (preview, letter);
  g_main_loop_run (c.wait.loop);
  g_assert_true (rog_preview_find_place (preview, GROUND, &place));
  rog_preview_show_pleading (preview, empty);
  g_main_loop_run (c.wait.loop);
  g_assert_false (rog_preview_find_place (preview, GROUND, &place));
  g_assert_true (rog_preview_find_place (preview, "part:signature", &place));
  case_tear_down (&c);
}

/* A paper of counsel's own: a document of the dossier, told apart from what was disclosed, and named by the pleading. */
static void
test_exhibit (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (JsonObject) challenge = NULL;
  g_autoptr (GFile) broken = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autoptr (GFile) pdf = NULL;
  g_autofree char *json = NULL, *none = NULL, *id = NULL, *pleading = NULL, *text = NULL;
  JsonArray       *attachments = json_array_new ();
  RogDossier      *dossier;
  RogDocument     *document;

  case_set_up (&c, "exhibit", "counsel");
  dossier = case_get_dossier (&c);
  broken = case_file (&c, "broken.pdf");
  g_assert_true (g_file_replace_contents (broken, "no PDF", 6, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  rog_work_add_exhibit_async (c.work, broken, NULL, wait_cb, &c.wait);
  none = rog_work_add_exhibit_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (none);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT);
  g_clear_error (&error);

  scan = at_desk_make_scan (c.folder);
  rog_work_add_exhibit_async (c.work, scan, NULL, wait_cb, &c.wait);
  id = rog_work_add_exhibit_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  document = rog_dossier_find_document (dossier, id);
  g_assert_nonnull (document);
  g_assert_cmpstr (rog_document_get_role (document), ==, "attachment");
  g_assert_null (strstr (rog_document_get_name (document), ".pdf"));
  g_assert_true (rog_dossier_is_pleaded (dossier, id));
  json_array_add_string_element (attachments, id);

  json = pleading_json (&c);
  challenge = at_desk_json (json);
  json_object_set_array_member (challenge, "attachments", attachments);
  pdf = case_file (&c, "challenge.pdf");
  rog_work_sign_pleading_async (c.work, challenge, NULL, pin, pdf, NULL, wait_cb, &c.wait);
  pleading = rog_work_sign_pleading_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  text = at_desk_text_of (c.folder, "challenge.pdf");
  at_desk_assert_says (text, rog_document_get_name (document));
  case_tear_down (&c);
}

static char *
add_document (Case    *c,
              GFile   *file,
              GError **error)
{
  g_autoptr (RogOperation) operation = rog_operation_new ();

  rog_work_add_document_async (c->work, file, operation, wait_cb, &c->wait);

  return rog_work_add_document_finish (c->work, wait_for (&c->wait), error);
}

/* What arrived later is a document like the others, a PDF or not; what is there already is not taken twice. */
static void
test_document (void)
{
  Case  c = { 0 };
  guint n;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autoptr (GFile) sheet = NULL;
  g_autofree char *pdf = NULL, *other = NULL, *again = NULL;
  RogDocument     *document;

  case_set_up (&c, "document", "clerk");
  n = g_list_model_get_n_items (rog_dossier_get_documents (case_get_dossier (&c)));
  scan = at_desk_make_scan (c.folder);
  pdf = add_document (&c, scan, &error);
  g_assert_no_error (error);
  document = rog_dossier_find_document (case_get_dossier (&c), pdf);
  g_assert_cmpstr (rog_document_get_role (document), ==, "other");
  g_assert_cmpstr (rog_document_get_media_type (document), ==, "application/pdf");
  g_assert_cmpint (rog_entity_get_int (ROG_ENTITY (document), "pages"), >, 0);

  sheet = case_file (&c, "Sheet 1.csv");
  g_assert_true (g_file_replace_contents (sheet, "a,b\n1,2\n", 8, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  other = add_document (&c, sheet, &error);
  g_assert_no_error (error);
  document = rog_dossier_find_document (case_get_dossier (&c), other);
  g_assert_cmpstr (rog_document_get_name (document), ==, "Sheet 1");
  g_assert_cmpstr (rog_document_get_media_type (document), ==, "text/csv");
  g_assert_cmpint (rog_entity_get_int (ROG_ENTITY (document), "size"), ==, 8);

  again = add_document (&c, scan, &error);
  g_assert_null (again);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_documents (case_get_dossier (&c))), ==, n + 2);
  case_assert_same_after_opening (&c);
  case_tear_down (&c);
}

/* A court has no papers of counsel's own. */
static void
test_exhibit_refused (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autofree char *none = NULL;

  case_set_up (&c, "exhibit-refused", "clerk");
  scan = at_desk_make_scan (c.folder);
  rog_work_add_exhibit_async (c.work, scan, NULL, wait_cb, &c.wait);
  none = rog_work_add_exhibit_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (none);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  case_tear_down (&c);
}

static void
test_pleading (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (JsonObject) challenge = NULL;
  g_autoptr (JsonObject) unproved = at_desk_json ("{'at':'2026-11-20','how':'counter'}");
  g_autoptr (GFile) pdf = NULL;
  g_autoptr (GFile) receipt = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RogActFile) act = NULL;
  g_autofree char *json = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  RogEntity       *entity;

  case_set_up (&c, "pleading", "counsel");
  json = pleading_json (&c);
  challenge = at_desk_json (json);
  rog_work_save_paper_async (c.work, "challenge-draft", NULL, NULL, "office", challenge, NULL, wait_cb, &c.wait);
  draft = rog_work_save_paper_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);

  pdf = case_file (&c, "challenge.pdf");
  rog_work_sign_pleading_async (c.work, challenge, draft, pin, pdf, NULL, wait_cb, &c.wait);
  id = rog_work_sign_pleading_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  at_desk_assert_signed (c.folder, "challenge.pdf", "counsel.pem");
  text = at_desk_text_of (c.folder, "challenge.pdf");
  at_desk_assert_says (text, "the search of her mailbox");
  at_desk_assert_says (text, "Nothing happened before 2023.");
  at_desk_assert_says (text, "It is not proportionate.");
  at_desk_assert_says (text, "to the time alleged");
  at_desk_assert_says (text, AT_DESK_NAME);
  /* Whose reference each is. */
  at_desk_assert_says (text, "Reference of the court MLA 118/2026");
  at_desk_assert_says (text, "Reference of the authority 212 Js 4471/25");
  g_assert_null (strstr (text, "Somebody Else"));
  g_assert_cmpuint (g_list_model_get_n_items (rog_work_get_papers (c.work, "challenge-draft")), ==, 0);

  /* The act beside it is whole: it verifies, and has the salts of both documents. */
  bytes = at_desk_read_file (c.folder, "challenge.act.json");
  act = rog_act_file_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rog_act_get_kind (act->act), ==, "challenge.filed");
  g_assert_cmpuint (g_hash_table_size (act->salts), ==, 2);

  /* It is not filed before there is a proof. */
  entity = rog_dossier_find (case_get_dossier (&c), ROG_TYPE_CHALLENGE, id);
  g_assert_null (rog_entity_peek_object (entity, "filed"));
  rog_work_enter_filed_async (c.work, id, unproved, NULL, NULL, wait_cb, &c.wait);
  g_assert_false (rog_work_enter_filed_finish (c.work, wait_for (&c.wait), &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_clear_error (&error);
  receipt = at_desk_make_scan (c.folder);
  rog_work_enter_filed_async (c.work, id, unproved, receipt, NULL, wait_cb, &c.wait);
  g_assert_true (rog_work_enter_filed_finish (c.work, wait_for (&c.wait), &error));
  g_assert_no_error (error);
  g_assert_nonnull (rog_entity_peek_object (entity, "filed"));
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (case_get_dossier (&c))), ==, 0);
  case_tear_down (&c);
}

/* Signed as the challenge is: PDF, signature and act, as a document of its own, and filed only with a proof. */
static char *
sign_step (Case       *c,
           const char *json,
           const char *name)
{
  g_autoptr (JsonObject) step = at_desk_json (json);
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (GFile) pdf = case_file (c, name);
  g_autoptr (GError) error = NULL;
  char *id;

  rog_work_sign_step_async (c->work, step, pin, pdf, NULL, wait_cb, &c->wait);
  id = rog_work_sign_pleading_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  at_desk_assert_signed (c->folder, name, "counsel.pem");

  return id;
}

static char *
sign_challenge (Case *c)
{
  g_autofree char *json = pleading_json (c);
  g_autoptr (JsonObject) challenge = at_desk_json (json);
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (GFile) pdf = case_file (c, "challenge.pdf");
  g_autoptr (GError) error = NULL;
  char *id;

  rog_work_sign_pleading_async (c->work, challenge, NULL, pin, pdf, NULL, wait_cb, &c->wait);
  id = rog_work_sign_pleading_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);

  return id;
}

static void
assert_filed (Case       *c,
              const char *id)
{
  g_autoptr (JsonObject) filed = at_desk_json ("{'at':'2026-11-20','how':'post','proof':{'reason':'receipt 88'}}");
  RogEntity *step = rog_dossier_find (case_get_dossier (c), ROG_TYPE_CHALLENGE_STEP, id);
  g_autoptr (GError) error = NULL;

  g_assert_null (rog_entity_peek_object (step, "filed"));
  rog_work_enter_filed_async (c->work, id, filed, NULL, NULL, wait_cb, &c->wait);
  g_assert_true (rog_work_enter_filed_finish (c->work, wait_for (&c->wait), &error));
  g_assert_no_error (error);
  step = rog_dossier_find (case_get_dossier (c), ROG_TYPE_CHALLENGE_STEP, id);
  g_assert_nonnull (rog_entity_peek_object (step, "filed"));
  g_assert_true (rog_dossier_is_pleaded (case_get_dossier (c), rog_entity_get_string (step, "document")));
}

static void
test_steps (void)
{
  Case             c = { 0 };
  g_autofree char *id = NULL, *supplement = NULL, *withdrawal = NULL, *json = NULL, *empty = NULL, *text = NULL;
  g_autoptr (JsonObject) nothing = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (GFile) nowhere = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RogActFile) act = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "steps", "counsel");
  id = sign_challenge (&c);

  empty = g_strdup_printf ("{'challenge':'%s','step':'supplement'}", id);
  nothing = at_desk_json (empty);
  nowhere = case_file (&c, "nothing.pdf");
  rog_work_sign_step_async (c.work, nothing, pin, nowhere, NULL, wait_cb, &c.wait);
  g_assert_null (rog_work_sign_pleading_finish (c.work, wait_for (&c.wait), &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);

  json = g_strdup_printf ("{'challenge':'%s','step':'supplement','text':'The account was closed in 2022.\\nThe bank says so.','place':'Karvelle'}", id);
  supplement = sign_step (&c, json, "supplement.pdf");
  text = at_desk_text_of (c.folder, "supplement.pdf");
  at_desk_assert_says (text, "Supplement to a challenge");
  at_desk_assert_says (text, "District Court of Lindhaven");
  at_desk_assert_says (text, "Reference of the court MLA 118/2026");
  at_desk_assert_says (text, "1. The account was closed in 2022.");
  at_desk_assert_says (text, "2. The bank says so.");
  at_desk_assert_says (text, AT_DESK_NAME);
  bytes = at_desk_read_file (c.folder, "supplement.act.json");
  act = rog_act_file_from_bytes (bytes, NULL);
  g_assert_cmpstr (rog_act_get_kind (act->act), ==, "challenge.supplemented");
  assert_filed (&c, supplement);
  g_assert_false (rog_dossier_ground_is_withdrawn (case_get_dossier (&c), id, GROUND));

  g_free (g_steal_pointer (&json));
  json = g_strdup_printf ("{'challenge':'%s','step':'withdrawal','grounds':['" GROUND "']}", id);
  withdrawal = sign_step (&c, json, "withdrawal.pdf");
  g_free (g_steal_pointer (&text));
  text = at_desk_text_of (c.folder, "withdrawal.pdf");
  at_desk_assert_says (text, "What is withdrawn");
  at_desk_assert_says (text, "Too long a time");
  g_assert_true (rog_dossier_ground_is_withdrawn (case_get_dossier (&c), id, GROUND));
  assert_filed (&c, withdrawal);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_challenge_steps (case_get_dossier (&c))), ==, 2);
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/filing/letter", test_letter);
  g_test_add_func ("/service/filing/same-letter", test_same_letter);
  g_test_add_func ("/service/filing/preview", test_preview);
  g_test_add_func ("/service/filing/clerks-letter", test_clerks_letter);
  g_test_add_func ("/service/filing/pleading", test_pleading);
  g_test_add_func ("/service/filing/steps", test_steps);
  g_test_add_func ("/service/filing/exhibit", test_exhibit);
  g_test_add_func ("/service/filing/exhibit-refused", test_exhibit_refused);
  g_test_add_func ("/service/filing/document", test_document);

  return g_test_run ();
}
