// SPDX-License-Identifier: GPL-3.0-or-later
/* Letters, pleadings, what is signed by hand, what is opened to whom: with real parts. */
#include <glib/gstdio.h>

#include "at-desk.h"
#include "core/rog-json.h"
#include "dossier/rog-challenge-step.h"
#include "dossier/rog-dossier-query.h"
#include "record/rog-act-file.h"
#include "service/rog-drafts.h"
#include "service/rog-preview.h"
#include "service/rog-profile.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-private.h"
#include "service/rog-work-sign.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"

typedef struct
{
  Wait     wait;
  RogDesk *desk;
  RogWork *work;
  char    *dossier;
  char    *folder;
} Case;

static void
set_up (Case       *c,
        const char *profile,
        const char *role)
{
  g_autoptr (GError) error = NULL;

  wait_init (&c->wait);
  c->desk = at_desk_new (profile, role, &c->wait);
  at_desk_save_court (c->desk, &c->wait);
  c->work = at_desk_add_practice (c->desk, &c->wait);
  c->dossier = g_strdup (rog_work_get_id (c->work));
  c->folder = g_dir_make_tmp ("rogatory-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Case *c)
{
  rog_desk_lock (c->desk);
  g_clear_object (&c->work);
  g_clear_object (&c->desk);
  g_free (c->dossier);
  g_free (c->folder);
  wait_clear (&c->wait);
}

static const char *
id_in (GListModel *model,
       const char *member,
       const char *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (model, i);

      if (g_strcmp0 (rog_entity_get_string (entity, member), value) == 0)
        return rog_entity_get_id (entity);
    }
  g_assert_not_reached ();
}

static const char *
person_named (Case       *c,
              const char *name)
{
  return id_in (rog_dossier_get_persons (rog_work_get_dossier (c->work)), "name", name);
}

static const char *
first_item (Case *c)
{
  g_autoptr (RogEntity) item = g_list_model_get_item (rog_dossier_get_items (rog_work_get_dossier (c->work)), 0);

  return rog_entity_get_id (item);
}

static GFile *
file_in (Case       *c,
         const char *name)
{
  g_autofree char *path = g_build_filename (c->folder, name, NULL);

  return g_file_new_for_path (path);
}

static gboolean
is_there (Case       *c,
          const char *name)
{
  g_autoptr (GFile) file = file_in (c, name);

  return g_file_query_exists (file, NULL);
}

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

  set_up (&c, "letter", "judge");
  rog_work_sign_letter_async (c.work, empty, pin, NULL, wait_cb, &c.wait);
  none = rog_work_sign_letter_finish (c.work, wait_for (&c.wait), &error);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_clear_error (&error);

  rog_work_sign_letter_async (c.work, letter, pin, NULL, wait_cb, &c.wait);
  id = rog_work_sign_letter_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_information_requests (rog_work_get_dossier (c.work))), ==, 1);
  g_assert_true (rog_dossier_item_is_undecided (rog_work_get_dossier (c.work), rog_dossier_find_item (rog_work_get_dossier (c.work), first_item (&c))));

  pdf = file_in (&c, "letter.pdf");
  rog_work_export_signed_async (c.work, id, NULL, pdf, NULL, wait_cb, &c.wait);
  g_assert_true (rog_work_export_signed_finish (c.work, wait_for (&c.wait), &error));
  g_assert_no_error (error);
  at_desk_assert_signed (c.folder, "letter.pdf", "judge.pem");
  text = at_desk_text_of (c.folder, "letter.pdf");
  at_desk_assert_says (text, "Which messages were sent before March 2023?");
  at_desk_assert_says (text, "Practice: not a decision");
  at_desk_assert_says (text, "Judge at the District Court");
  tear_down (&c);
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

  set_up (&c, "same-letter", "judge");
  rog_work_sign_letter_async (c.work, letter, pin, NULL, wait_cb, &c.wait);
  first = rog_work_sign_letter_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  n = rog_dossier_get_n_acts (rog_work_get_dossier (c.work));

  rog_work_sign_letter_async (c.work, letter, pin, NULL, wait_cb, &c.wait);
  second = rog_work_sign_letter_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (second);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT);
  at_desk_assert_says (error->message, "is in this dossier already");
  g_assert_cmpuint (rog_dossier_get_n_acts (rog_work_get_dossier (c.work)), ==, n);
  tear_down (&c);
}

static char *
pleading_json (Case *c)
{
  return g_strdup_printf ("{'for':'%s','capacity':'suspect','by':{'kind':'person','name':'Somebody Else'},'court':'District Court of Lindhaven',"
                          "'targets':[{'kind':'measure','words':'the search of her mailbox'}],"
                          "'grounds':[{'id':'" GROUND "','ground':'G07','title':'Too long a time','facts':[{'text':'Nothing happened before 2023.'}],'argument':'It is not proportionate.'}],"
                          "'relief':[{'kind':'narrow','text':'to the time alleged'}],'references':['MLA 118/2026','212 Js 4471/25'],'place':'Karvelle'}",
                          person_named (c, "Miriam Solde"));
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

  set_up (&c, "preview", "counsel");
  preview = rog_preview_new (c.work);
  g_signal_connect_swapped (preview, "changed", G_CALLBACK (g_main_loop_quit), c.wait.loop);
  rog_preview_show_letter (preview, letter);
  g_main_loop_run (c.wait.loop);
  g_assert_true (rog_preview_find_place (preview, GROUND, &place));
  rog_preview_show_pleading (preview, empty);
  g_main_loop_run (c.wait.loop);
  g_assert_false (rog_preview_find_place (preview, GROUND, &place));
  g_assert_true (rog_preview_find_place (preview, "part:signature", &place));
  tear_down (&c);
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

  set_up (&c, "exhibit", "counsel");
  dossier = rog_work_get_dossier (c.work);
  broken = file_in (&c, "broken.pdf");
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
  pdf = file_in (&c, "challenge.pdf");
  rog_work_sign_pleading_async (c.work, challenge, NULL, pin, pdf, NULL, wait_cb, &c.wait);
  pleading = rog_work_sign_pleading_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  text = at_desk_text_of (c.folder, "challenge.pdf");
  at_desk_assert_says (text, rog_document_get_name (document));
  tear_down (&c);
}

/* A court has no papers of counsel's own. */
static void
test_exhibit_refused (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autofree char *none = NULL;

  set_up (&c, "exhibit-refused", "clerk");
  scan = at_desk_make_scan (c.folder);
  rog_work_add_exhibit_async (c.work, scan, NULL, wait_cb, &c.wait);
  none = rog_work_add_exhibit_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (none);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  tear_down (&c);
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

  set_up (&c, "pleading", "counsel");
  json = pleading_json (&c);
  challenge = at_desk_json (json);
  rog_work_save_paper_async (c.work, "challenge-draft", NULL, NULL, "office", challenge, NULL, wait_cb, &c.wait);
  draft = rog_work_save_paper_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);

  pdf = file_in (&c, "challenge.pdf");
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
  entity = rog_dossier_find (rog_work_get_dossier (c.work), ROG_TYPE_CHALLENGE, id);
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
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (rog_work_get_dossier (c.work))), ==, 0);
  tear_down (&c);
}

/*
 * Signed by hand
 */

static void
decide (Case *c)
{
  RogDrafts      *drafts = rog_work_get_drafts (c->work);
  RogRulingDraft *ruling = rog_drafts_get_ruling (drafts);
  const char     *item = first_item (c);
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (rog_work_get_dossier (c->work), item);
  g_autofree char *card = g_strconcat ("item:", item, NULL);
  g_autofree char *paragraph = NULL;

  rog_ruling_draft_include (ruling, rog_dossier_find_item (rog_work_get_dossier (c->work), item));
  rog_ruling_draft_set_outcome (ruling, item, "execute");
  paragraph = rog_ruling_draft_put_paragraph (ruling, NULL, card, "The mailbox is named.", NULL, NULL, rog_clock_now (rog_desk_get_clock (c->desk)));
  for (char **person = persons; *person != NULL; person++)
    {
      g_autoptr (JsonObject) heard = at_desk_json ("{'heard':true,'how':'orally','when':'2026-10-30'}");

      rog_ruling_draft_set_heard (ruling, item, *person, heard);
    }
  rog_ruling_draft_set_part (ruling, "procedure", "They were heard.");
}

/* Nothing is entered, and what to do is said. */
static void
assert_scan_refused (Case       *c,
                     GFile      *scan,
                     const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) checked = NULL;
  g_autofree char *id = NULL;

  rog_work_attach_paper_decision_async (c->work, NULL, scan, NULL, wait_cb, &c->wait);
  id = rog_work_attach_paper_decision_finish (c->work, wait_for (&c->wait), &error);
  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  at_desk_assert_says (error->message, sentence);
  g_assert_false (rog_work_check_printed (c->work, &checked));
  g_assert_cmpstr (checked->message, ==, error->message);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_decisions (rog_work_get_dossier (c->work))), ==, 0);
}

/* What was signed is what was printed, with the day that stands on it. */
static void
assert_printed_holds (Case  *c,
                      GFile *scan)
{
  RogRulingDraft *ruling = rog_drafts_get_ruling (rog_work_get_drafts (c->work));
  RogClock       *clock = rog_desk_get_clock (c->desk);
  g_autoptr (GError) error = NULL;

  rog_ruling_draft_set_part (ruling, "procedure", "They were not heard.");
  assert_scan_refused (c, scan, "The decision was changed after it was printed on ");
  rog_ruling_draft_set_part (ruling, "procedure", "They were heard.");
  rog_clock_set (clock, rog_clock_now (clock) + 2 * 24 * 60 * 60);
  g_assert_true (rog_work_check_printed (c->work, &error));
  g_assert_no_error (error);
}

/* An extract is signed with the key only, so that a decision of which somebody is served one is not printed to be signed. */
static void
assert_no_extract_by_hand (Case *c)
{
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (rog_work_get_dossier (c->work), first_item (c));
  g_autofree char *json = g_strdup_printf ("{'served':[{'person':'%s','what':'extract'}],'none':[]}", persons[0]);
  g_autoptr (JsonObject) served = at_desk_json (json);
  RogRulingDraft *ruling = rog_drafts_get_ruling (rog_work_get_drafts (c->work));
  JsonObject     *no_paper = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) printed = NULL;

  rog_ruling_draft_set_list (ruling, "served", json_object_get_array_member (served, "served"));
  rog_work_typeset_decision_async (c->work, NULL, wait_cb, &c->wait);
  printed = rog_work_typeset_decision_finish (c->work, wait_for (&c->wait), &no_paper, &error);
  g_assert_null (printed);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  at_desk_assert_says (error->message, "extracts are signed with the key only");
  rog_ruling_draft_set_list (ruling, "served", json_object_get_array_member (served, "none"));
}

static void
test_by_hand (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) none = NULL;
  JsonObject *no_paper = NULL;
  g_autoptr (JsonObject) paper = NULL;
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GBytes) scan_bytes = NULL;
  g_autoptr (GBytes) given_out = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autoptr (GFile) broken = NULL;
  g_autoptr (GFile) out = NULL;
  g_autofree char *text = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *id = NULL;
  RogEntity       *decision;

  set_up (&c, "by-hand", "judge");
  rog_work_typeset_decision_async (c.work, NULL, wait_cb, &c.wait);
  none = rog_work_typeset_decision_finish (c.work, wait_for (&c.wait), &no_paper, &error);
  g_assert_null (none);
  g_assert_null (no_paper);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_clear_error (&error);

  decide (&c);
  assert_no_extract_by_hand (&c);
  rog_work_typeset_decision_async (c.work, NULL, wait_cb, &c.wait);
  printed = rog_work_typeset_decision_finish (c.work, wait_for (&c.wait), &paper, &error);
  g_assert_no_error (error);
  text = at_desk_pdf_text (printed);
  g_assert_nonnull (strstr (text, "The mailbox is named."));
  g_assert_null (strstr (text, "Signed electronically"));
  g_assert_null (strstr (text, "DRAFT"));

  scan = at_desk_make_scan (c.folder);
  assert_scan_refused (&c, scan, "This decision was not printed yet");
  rog_work_set_printed (c.work, paper);
  assert_printed_holds (&c, scan);

  /* What is no PDF is refused, and nothing is there. */
  broken = file_in (&c, "broken.pdf");
  g_assert_true (g_file_replace_contents (broken, "%PDF-1.7 no", 11, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  rog_work_attach_paper_decision_async (c.work, NULL, broken, NULL, wait_cb, &c.wait);
  nothing = rog_work_attach_paper_decision_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (nothing);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT);
  g_clear_error (&error);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_decisions (rog_work_get_dossier (c.work))), ==, 0);

  rog_work_attach_paper_decision_async (c.work, NULL, scan, NULL, wait_cb, &c.wait);
  id = rog_work_attach_paper_decision_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  decision = rog_dossier_find (rog_work_get_dossier (c.work), ROG_TYPE_DECISION, id);
  g_assert_cmpstr (rog_decision_get_original (ROG_DECISION (decision)), ==, "paper");
  g_assert_nonnull (rog_entity_get_string (decision, "scan"));
  g_assert_cmpstr (rog_entity_get_string (decision, "date"), ==, rog_json_peek_string (paper, "date"));
  g_assert_null (rog_entity_get_string (decision, "signature"));

  out = file_in (&c, "out.pdf");
  rog_work_export_signed_async (c.work, id, NULL, out, NULL, wait_cb, &c.wait);
  g_assert_true (rog_work_export_signed_finish (c.work, wait_for (&c.wait), &error));
  scan_bytes = at_desk_read_file (c.folder, "scan.pdf");
  given_out = at_desk_read_file (c.folder, "out.pdf");
  g_assert_true (g_bytes_equal (scan_bytes, given_out));
  g_assert_false (is_there (&c, "out.pdf.p7s"));
  tear_down (&c);
}

/*
 * What a person's record holds
 */

static gboolean
collect (RogEntry *entry,
         gpointer  data,
         GError  **error)
{
  g_autoptr (GBytes) bytes = g_bytes_ref (rog_act_get_bytes (rog_entry_get_act (entry)));

  g_string_append_len (data, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));

  return TRUE;
}

static gpointer
collect_persons (RogDatabase  *database,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GPtrArray) records = rog_records_list (database, data, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const RogRecordInfo *info = g_ptr_array_index (records, i);

      if (g_str_equal (info->audience, "person") && !rog_records_foreach (database, info->uuid, 0, collect, out, cancellable, error))
        g_assert_not_reached ();
    }

  return g_string_free_and_steal (out);
}

static char *
persons_records (Case *c)
{
  g_autoptr (GError) error = NULL;
  char *text = rog_store_run_sync (c->work->desk->open->store, collect_persons, c->dossier, NULL, &error);

  g_assert_no_error (error);

  return text;
}

static void
assert_knows_no_ids (Case       *c,
                     const char *text,
                     GListModel *model,
                     const char *but)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (model, i);

      if (g_strcmp0 (rog_entity_get_id (entity), but) != 0)
        g_assert_null (strstr (text, rog_entity_get_id (entity)));
    }
}

static void
enter_and_withdraw (Case       *c,
                    const char *person)
{
  g_autofree char *json = g_strdup_printf ("{'for':'%s','label':'C1','by':{'kind':'person','name':'Miriam Solde'},"
                                           "'targets':[{'kind':'item','item':'%s'}],'grounds':[{'id':'" GROUND "','title':'Too long a time','items':['%s']}]}",
                                           person, first_item (c), first_item (c));
  g_autoptr (JsonObject) challenge = at_desk_json (json);
  g_autoptr (GFile) scan = at_desk_make_scan (c->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) on = NULL;
  g_autoptr (JsonObject) step = NULL;
  g_autofree char *id = NULL;
  g_autofree char *step_json = NULL;
  g_autofree char *step_id = NULL;

  rog_work_enter_challenge_async (c->work, challenge, scan, NULL, wait_cb, &c->wait);
  id = rog_work_enter_challenge_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  on = rog_dossier_get_challenges_on (rog_work_get_dossier (c->work), first_item (c));
  g_assert_cmpuint (on->len, ==, 1);
  g_assert_cmpstr (rog_challenge_get_label (g_ptr_array_index (on, 0)), ==, "C1");
  g_assert_nonnull (rog_challenge_get_scan (g_ptr_array_index (on, 0)));

  step_json = g_strdup_printf ("{'challenge':'%s','step':'withdrawal','filed':{'at':'2026-11-01'}}", id);
  step = at_desk_json (step_json);
  /* The same paper is not taken twice. */
  rog_work_add_challenge_step_async (c->work, step, scan, NULL, wait_cb, &c->wait);
  step_id = rog_work_add_challenge_step_finish (c->work, wait_for (&c->wait), &error);
  g_assert_null (step_id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT);
  g_clear_error (&error);
  rog_work_add_challenge_step_async (c->work, step, NULL, NULL, wait_cb, &c->wait);
  step_id = rog_work_add_challenge_step_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  g_assert_true (rog_dossier_ground_is_withdrawn (rog_work_get_dossier (c->work), id, GROUND));
}

static void
open_first_item (Case       *c,
                 const char *first,
                 const char *second)
{
  g_autofree char *json = g_strdup_printf ("{'persons':['%s','%s'],'items':['%s'],'how':'by letter','reason':'Known to the bench alone.'}", first, second, first_item (c));
  g_autoptr (JsonObject) opening = at_desk_json (json);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_work_open_to_async (c->work, opening, NULL, wait_cb, &c->wait);
  id = rog_work_open_to_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
}

static void
test_persons_records (void)
{
  Case             c = { 0 };
  g_autofree char *nothing = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  RogDossier *dossier;
  RogWork    *again;
  const char *solde, *postbrev;

  set_up (&c, "persons", "judge");
  dossier = rog_work_get_dossier (c.work);
  solde = person_named (&c, "Miriam Solde");
  postbrev = person_named (&c, "Postbrev A/S");
  nothing = persons_records (&c);
  g_assert_cmpstr (nothing, ==, "");

  enter_and_withdraw (&c, solde);
  open_first_item (&c, solde, postbrev);
  g_assert_true (rog_dossier_is_open_to (dossier, first_item (&c), solde));
  g_assert_true (rog_dossier_is_open_to (dossier, first_item (&c), postbrev));
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_openings (dossier)), ==, 1);

  text = persons_records (&c);
  g_assert_nonnull (strstr (text, "challenge.entered"));
  g_assert_nonnull (strstr (text, "challenge.withdrawn"));
  g_assert_nonnull (strstr (text, "opening.made"));
  g_assert_null (strstr (text, "challenge.indexed"));
  g_assert_null (strstr (text, "Known to the bench alone."));
  g_assert_null (strstr (text, "\"C1\""));
  assert_knows_no_ids (&c, text, rog_dossier_get_items (dossier), NULL);
  assert_knows_no_ids (&c, text, rog_dossier_get_openings (dossier), NULL);
  assert_knows_no_ids (&c, text, rog_dossier_get_persons (dossier), solde); /* whose own challenge names her */

  before = rog_dossier_to_json (dossier);
  first = rog_json_object_canonical (before, NULL);
  again = at_desk_open_again (c.desk, c.dossier, &c.wait);
  after = rog_dossier_to_json (rog_work_get_dossier (again));
  second = rog_json_object_canonical (after, NULL);
  g_assert_true (g_bytes_equal (first, second));
  g_set_object (&c.work, again);
  g_object_unref (again);
  tear_down (&c);
}

/* A document that came with the request may be the challenge: it goes into the person's record all the same. */
static void
test_document_as_scan (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogDocument) document = NULL;
  g_autoptr (JsonObject) challenge = NULL;
  g_autofree char *json = NULL;
  g_autofree char *none = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  set_up (&c, "scan", "judge");
  document = g_list_model_get_item (rog_dossier_get_documents (rog_work_get_dossier (c.work)), 0);
  json = g_strdup_printf ("{'for':'%s','by':{'kind':'person','name':'Miriam Solde'},'targets':[{'kind':'item','item':'%s'}],"
                          "'grounds':[{'id':'" GROUND "','title':'Too long a time'}]}",
                          person_named (&c, "Miriam Solde"), first_item (&c));
  challenge = at_desk_json (json);
  rog_work_enter_challenge_async (c.work, challenge, NULL, NULL, wait_cb, &c.wait);
  none = rog_work_enter_challenge_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (none);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  json_object_set_string_member (challenge, "scan", rog_entity_get_id (ROG_ENTITY (document)));
  rog_work_enter_challenge_async (c.work, challenge, NULL, NULL, wait_cb, &c.wait);
  id = rog_work_enter_challenge_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  text = persons_records (&c);
  g_assert_nonnull (strstr (text, "challenge.entered"));
  g_assert_nonnull (strstr (text, rog_entity_get_id (ROG_ENTITY (document))));
  tear_down (&c);
}

static void
test_event (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) event = NULL;
  g_autoptr (GFile) proof = NULL;
  g_autofree char *json = NULL;
  g_autofree char *id = NULL;
  RogEntity       *entered;

  set_up (&c, "event", "judge");
  json = g_strdup_printf ("{'kind':'told','at':'2026-11-02','persons':['%s'],'how':'by letter'}", person_named (&c, "Miriam Solde"));
  event = at_desk_json (json);
  proof = at_desk_make_scan (c.folder);
  rog_work_enter_event_async (c.work, event, proof, NULL, wait_cb, &c.wait);
  id = rog_work_enter_event_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  entered = rog_dossier_find (rog_work_get_dossier (c.work), ROG_TYPE_EVENT, id);
  g_assert_nonnull (rog_dossier_find_document (rog_work_get_dossier (c.work), rog_json_peek_string (rog_entity_peek_object (entered, "proof"), "document")));
  tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/filing/letter", test_letter);
  g_test_add_func ("/service/filing/same-letter", test_same_letter);
  g_test_add_func ("/service/filing/preview", test_preview);
  g_test_add_func ("/service/filing/pleading", test_pleading);
  g_test_add_func ("/service/filing/exhibit", test_exhibit);
  g_test_add_func ("/service/filing/exhibit-refused", test_exhibit_refused);
  g_test_add_func ("/service/filing/by-hand", test_by_hand);
  g_test_add_func ("/service/filing/persons-records", test_persons_records);
  g_test_add_func ("/service/filing/event", test_event);
  g_test_add_func ("/service/filing/document-as-scan", test_document_as_scan);

  return g_test_run ();
}
