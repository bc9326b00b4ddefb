// SPDX-License-Identifier: GPL-3.0-or-later
/* From a narrowed item to a decision that openssl verifies, with real parts. */
#include <glib/gstdio.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "ruling-case.h"
#include "service/rog-desk-private.h"
#include "service/rog-desk-search.h"
#include "service/rog-drafts.h"
#include "service/rog-paper.h"
#include "service/rog-preview.h"
#include "service/rog-profile.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-sign.h"

/* Narrows the period, and sees each thing that it needs block. */
static void
narrow (Case       *c,
        RogItem    *item,
        const char *rest)
{
  RogScopeDraft *scope = rog_drafts_get_scope (rog_work_get_drafts (c->work), case_id_of (item));
  g_autoptr (JsonObject) unnamed = at_desk_json ("{'route':'domestic-law'}");
  g_autoptr (JsonObject) route = at_desk_json ("{'route':'domestic-law','provision':'Code of Procedure, section 101','opening':'Treaty, Article 8'}");

  rog_ruling_draft_set_outcome (case_get_ruling (c), case_id_of (item), "execute-in-part");
  case_assert_refused (c, "version-missing");
  rog_scope_draft_set_period (scope, "2023-03-01", "2030-12-31");
  case_assert_refused (c, "version-outside");
  rog_scope_draft_set_period (scope, "2023-03-01", "2024-10-31");
  case_assert_refused (c, "change-reason-missing");
  rog_scope_draft_set_reason (scope, "period", "Nothing is alleged before March 2023.");
  case_assert_refused (c, "change-rest-missing");
  rog_scope_draft_set_rest (scope, "period", "refused");
  case_assert_refused (c, "change-route-missing");
  rog_scope_draft_set_route (scope, "period", unnamed);
  case_assert_refused (c, "change-route-incomplete");
  rog_scope_draft_set_route (scope, "period", route);
  rog_scope_draft_set_rest (scope, "period", rest);
}

static void
decide_first_item (Case       *c,
                   const char *reason)
{
  RogItem         *item = case_get_item (c, 1);
  g_autofree char *card = g_strconcat ("item:", case_id_of (item), NULL);

  case_assert_refused (c, "nothing-decided");
  rog_ruling_draft_include (case_get_ruling (c), item);
  case_assert_refused (c, "outcome-missing");
  narrow (c, item, "open");
  case_assert_refused (c, "reason-missing");
  case_put_reason (c, card, reason);
  case_hear_all (c, item, "{'heard':false,'basis':'secrecy','until':{'date':'2027-01-31'},'told_when':'after item 4','told_by':'the court'}");
  case_assert_refused (c, "part-missing");
  rog_ruling_draft_set_part (case_get_ruling (c), "procedure", "The letter came on 6 October 2026; nobody was heard.");
  rog_ruling_draft_set_part (case_get_ruling (c), "secrecy", "The others are told when it is over.");
}

/*
 * What is given out
 */

static void
give_out (Case       *c,
          const char *object,
          const char *person,
          const char *name)
{
  g_autofree char *path = g_build_filename (c->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  rog_work_export_signed_async (c->work, object, person, file, NULL, wait_cb, &c->wait);
  g_assert_true (rog_work_export_signed_finish (c->work, wait_for (&c->wait), &error));
  g_assert_no_error (error);
}

static void
assert_file (Case       *c,
             const char *name,
             const char *expected)
{
  g_autofree char *path = g_build_filename (c->folder, name, NULL);
  g_autofree char *found = NULL;

  g_file_get_contents (path, &found, NULL, NULL);
  g_assert_cmpstr (found, ==, expected);
}

static void
put_file (Case       *c,
          const char *name,
          const char *content)
{
  g_autofree char *path = g_build_filename (c->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static guint
count_files (Case *c)
{
  g_autoptr (GDir) dir = g_dir_open (c->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* All of it or nothing; and the certificate that others are checked by stays. */
static void
assert_given_out_well (Case       *c,
                       const char *decision)
{
  g_autofree char *register_folder = g_build_filename (g_get_user_data_dir (), "rogatory", "in-vault.pdf", NULL);
  g_autofree char *link_path = g_build_filename (c->folder, "linked.pdf.p7s", NULL);
  g_autofree char *blocked = g_build_filename (c->folder, "blocked.pdf.p7s", NULL);
  g_autofree char *blocked_pdf = g_build_filename (c->folder, "blocked.pdf", NULL);
  g_autoptr (GFile) in_register = g_file_new_for_path (register_folder);
  g_autoptr (GFile) blocked_file = g_file_new_for_path (blocked_pdf);
  g_autoptr (GError) error = NULL;
  guint n;

  put_file (c, "judge.pem", "of another key");
  give_out (c, decision, NULL, "later.pdf");
  assert_file (c, "judge.pem", "of another key");
  at_desk_assert_signed (c->folder, "later.pdf", "later.pem");

  /* A name that leads elsewhere is replaced, not followed. */
  put_file (c, "elsewhere", "kept");
  g_assert_cmpint (symlink ("elsewhere", link_path), ==, 0);
  give_out (c, decision, NULL, "linked.pdf");
  assert_file (c, "elsewhere", "kept");

  /* What cannot be written whole leaves what was there. */
  put_file (c, "blocked.pdf", "an earlier one");
  g_assert_cmpint (g_mkdir (blocked, 0700), ==, 0);
  n = count_files (c);
  rog_work_export_signed_async (c->work, decision, NULL, blocked_file, NULL, wait_cb, &c->wait);
  g_assert_false (rog_work_export_signed_finish (c->work, wait_for (&c->wait), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  assert_file (c, "blocked.pdf", "an earlier one");
  g_assert_cmpuint (count_files (c), ==, n);
  g_assert_cmpint (g_rmdir (blocked), ==, 0);

  rog_work_export_signed_async (c->work, decision, NULL, in_register, NULL, wait_cb, &c->wait);
  g_assert_false (rog_work_export_signed_finish (c->work, wait_for (&c->wait), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_assert_false (g_file_query_exists (in_register, NULL));
}

static void
assert_pages (Case       *c,
              const char *decision,
              gint64      at_least)
{
  RogEntity   *entity = rog_dossier_find (rog_work_get_dossier (c->work), ROG_TYPE_DECISION, decision);
  RogDocument *document = rog_dossier_find_document (rog_work_get_dossier (c->work), rog_entity_get_string (entity, "document"));

  g_assert_cmpint (rog_entity_get_int (ROG_ENTITY (document), "pages"), >=, at_least);
}

static void
test_one_item (void)
{
  static const char reason[] = "The mailbox may hold the instructions of which paragraph 24 speaks.";
  Case              c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  RogDossier      *dossier;
  guint            acts, files, items;

  case_set_up (&c, "sign-one", "judge");
  dossier = rog_work_get_dossier (c.work);
  items = g_list_model_get_n_items (rog_dossier_get_items (dossier));
  decide_first_item (&c, reason);
  case_assert_free (&c);

  /* A wrong PIN leaves nothing. */
  acts = rog_dossier_get_n_acts (dossier);
  files = case_count_vault (&c);
  wrong = case_sign (&c, "271828", &error);
  g_assert_null (wrong);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpuint (rog_dossier_get_n_acts (dossier), ==, acts);
  g_assert_cmpuint (case_count_vault (&c), ==, files);
  case_assert_free (&c);

  id = case_sign (&c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rog_entity_get_kind (rog_dossier_find (dossier, ROG_TYPE_DECISION, id)), ==, "decision.signed");
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_unknown (dossier)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (dossier)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_items (dossier)), >, items); /* the open rests */
  case_assert_within (&c);

  /* The drafts are used up, and no undo brings them back. */
  g_assert_cmpuint (g_list_model_get_n_items (rog_work_get_papers (c.work, "ruling-draft")), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (rog_work_get_papers (c.work, "scope-draft")), ==, 0);
  rog_work_undo (c.work);
  g_assert_cmpuint (g_list_model_get_n_items (rog_work_get_papers (c.work, "ruling-draft")), ==, 0);

  give_out (&c, id, NULL, "decision.pdf");
  at_desk_assert_signed (c.folder, "decision.pdf", "judge.pem");
  text = at_desk_text_of (c.folder, "decision.pdf");
  at_desk_assert_says (text, reason);
  at_desk_assert_says (text, rog_item_get_title (case_get_item (&c, 1)));
  at_desk_assert_says (text, "Practice: not a decision");
  assert_given_out_well (&c, id);
  at_desk_assert_says (text, "Court of Appeal of Arvenia");
  at_desk_assert_says (text, "The letter came on 6 October 2026; nobody was heard.");
  at_desk_assert_says (text, "Judge at the District Court");
  g_assert_null (strstr (text, "DRAFT"));
  case_assert_same_after_opening (&c);
  case_tear_down (&c);
}

/*
 * Challenges
 */

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"
#define INTERIM "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b12"

static char *
enter_challenge (Case    *c,
                 RogItem *item)
{
  g_autofree char *text = g_strdup_printf ("{'for':'%s','capacity':'suspect','label':'C1','by':{'kind':'counsel','name':'Henrik Vaal'},"
                                           "'targets':[{'kind':'item','item':'%s','words':'the mailbox of my client'}],"
                                           "'grounds':[{'id':'" GROUND "','ground':'G07','title':'The time asked for is too long','items':['%s']}],"
                                           "'relief':[{'kind':'narrow'}],'interim':[{'id':'" INTERIM "','kind':'suspend-execution'}],"
                                           "'filed':{'at':'2026-10-20','how':'post'}}",
                                           case_get_person (c, "Miriam Solde"), case_id_of (item), case_id_of (item));
  g_autoptr (JsonObject) challenge = at_desk_json (text);
  g_autoptr (GFile) scan = at_desk_make_scan (c->folder);
  g_autoptr (GError) error = NULL;
  char *id;

  rog_work_enter_challenge_async (c->work, challenge, scan, NULL, wait_cb, &c->wait);
  id = rog_work_enter_challenge_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);

  return id;
}

static void
answer_all (Case       *c,
            guint       n,
            const char *reason)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (rog_work_get_dossier (c->work), case_get_ruling (c));

  g_assert_cmpuint (pairs->len, ==, n);
  for (guint i = 0; i < pairs->len; i++)
    {
      RogPair    *pair = g_ptr_array_index (pairs, i);
      const char *key = rog_pair_get_key (pair);
      gboolean    interim = rog_pair_is_interim (pair);
      g_autoptr (JsonObject) answer = at_desk_json (interim ? "{'answer':'dismissed'}" : "{'answer':'upheld-in-part'}");
      g_autofree char *card = g_strconcat ("pair:", key, NULL);

      case_assert_refused (c, interim ? "interim-unanswered" : "pair-unanswered");
      rog_ruling_draft_set_answer (case_get_ruling (c), key, answer);
      case_assert_refused (c, "pair-reason-missing");
      case_put_reason (c, card, reason);
    }
}

static void
open_to (Case       *c,
         RogItem    *item,
         const char *person)
{
  g_autofree char *text = g_strdup_printf ("{'persons':['%s'],'items':['%s'],'how':'by letter'}", person, case_id_of (item));
  g_autoptr (JsonObject) opening = at_desk_json (text);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  case_withhold_rest (c, opening);
  rog_work_open_to_async (c->work, opening, NULL, wait_cb, &c->wait);
  id = rog_work_open_to_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  g_assert_true (rog_dossier_is_open_to (rog_work_get_dossier (c->work), case_id_of (item), person));
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_openings (rog_work_get_dossier (c->work))), ==, 1);
}

static void
serve_extract (Case       *c,
               const char *person)
{
  g_autofree char *text = g_strdup_printf ("{'served':[{'person':'%s','what':'extract'}]}", person);
  g_autoptr (JsonObject) holder = at_desk_json (text);

  rog_ruling_draft_set_list (case_get_ruling (c), "served", json_object_get_array_member (holder, "served"));
}

/* What was left open of the first item: an item of its own, which keeps its challenge. */
static RogItem *
first_part (Case *c)
{
  GListModel *items = rog_dossier_get_items (rog_work_get_dossier (c->work));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (rog_item_is_part (item))
        return item; /* the dossier holds it */
    }
  g_assert_not_reached ();
}

static void
decide_rest (Case       *c,
             RogItem    *part,
             const char *reason)
{
  g_autofree char *card = g_strconcat ("item:", case_id_of (part), NULL);
  g_autoptr (JsonObject) ground = at_desk_json ("{'source':'other','name':'Code of Procedure, section 101'}");

  g_assert_cmpstr (rog_item_get_part_of (part), ==, case_id_of (case_get_item (c, 1)));
  rog_ruling_draft_include (case_get_ruling (c), part);
  rog_ruling_draft_set_outcome (case_get_ruling (c), case_id_of (part), "refuse");
  case_assert_refused (c, "need-missing");
  rog_ruling_draft_set_item_object (case_get_ruling (c), case_id_of (part), "ground", ground);
  case_put_reason (c, card, reason);
  case_hear_all (c, part, "{'heard':true,'how':'in writing','when':'2026-10-30'}");
  answer_all (c, 1, reason);
  rog_ruling_draft_set_part (case_get_ruling (c), "consultation", "The authority was asked on 2 November 2026 and gave no other reason.");
}

static void
test_challenged (void)
{
  static const char third[] = "What was left open is not needed, as the authority has said.";
  static const char reason[] = "Nothing in the letter speaks of the years before.";
  static const char answer[] = "The ground is made out for the time before March 2023.";
  static const char second[] = "The account is named in paragraph 31.";
  Case              c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *challenge = NULL;
  g_autofree char *decision = NULL;
  g_autofree char *later = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text2 = NULL;
  g_autofree char *extract = NULL;
  const char      *solde;
  RogItem         *rest;

  case_set_up (&c, "sign-challenged", "judge");
  solde = case_get_person (&c, "Miriam Solde");
  challenge = enter_challenge (&c, case_get_item (&c, 1));
  open_to (&c, case_get_item (&c, 1), solde);
  decide_first_item (&c, reason);
  answer_all (&c, 2, answer);
  case_assert_free (&c);
  serve_extract (&c, solde);
  decision = case_sign (&c, AT_DESK_PIN, &error);
  g_assert_no_error (error);

  give_out (&c, decision, NULL, "decision.pdf");
  at_desk_assert_signed (c.folder, "decision.pdf", "judge.pem");
  assert_pages (&c, decision, 3);
  text = at_desk_text_of (c.folder, "decision.pdf");
  at_desk_assert_says (text, reason);
  at_desk_assert_says (text, answer);
  at_desk_assert_says (text, "The time asked for is too long");
  give_out (&c, decision, solde, "extract.pdf");
  at_desk_assert_signed (c.folder, "extract.pdf", "judge.pem");
  extract = at_desk_text_of (c.folder, "extract.pdf");
  at_desk_assert_says (extract, "Extract from the decision");
  at_desk_assert_says (extract, answer);
  g_assert_null (strstr (extract, "Postbrev A/S was")); /* how another person was heard */

  /* A second decision, on another item. */
  g_assert_cmpuint (rog_drafts_get_ruling (rog_work_get_drafts (c.work)) == case_get_ruling (&c), ==, TRUE);
  rest = case_get_item (&c, 3);
  case_assert_refused (&c, "nothing-decided");
  case_execute (&c, rest, second);
  rog_ruling_draft_set_part (case_get_ruling (&c), "procedure", "The holder was heard in writing.");
  decide_rest (&c, first_part (&c), third);
  case_assert_free (&c);
  later = case_sign (&c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (decision, !=, later);
  give_out (&c, later, NULL, "decision-2.pdf");
  text2 = at_desk_text_of (c.folder, "decision-2.pdf");
  at_desk_assert_says (text2, second);
  at_desk_assert_says (text2, third);
  at_desk_assert_says (text2, rog_item_get_title (rest));
  at_desk_assert_signed (c.folder, "decision-2.pdf", "judge.pem");
  case_assert_within (&c);
  case_assert_same_after_opening (&c);
  case_tear_down (&c);
}

/*
 * What is confirmed, and who signs
 */

static gpointer
nothing_func (RogDatabase  *database,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return data;
}

/* What a decision says is found, once the docket knows of it, behind everything else. */
static void
assert_is_found (Case       *c,
                 const char *words)
{
  RogStore *store = c->desk->open->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogFound) found = NULL;
  guint n = 0;

  rog_store_run_async (store, G_PRIORITY_LOW, nothing_func, c, NULL, NULL, NULL, wait_cb, &c->wait);
  g_assert_true (rog_store_run_finish (store, wait_for (&c->wait), NULL) == c);
  rog_desk_search_async (c->desk, words, rog_work_is_practice (c->work), NULL, wait_cb, &c->wait);
  found = rog_desk_search_finish (c->desk, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->groups->len, ==, 1);
  for (guint i = 0; i < found->n_passages; i++)
    n += ((RogFoundPassage *)g_ptr_array_index (((RogFoundGroup *)g_ptr_array_index (found->groups, 0))->passages, i))->kind == ROG_FOUND_RULING ? 1 : 0;
  g_assert_cmpuint (n, >, 0);
}

static void
test_confirmed (void)
{
  Case      c = { 0 };
  RogClock *clock;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autofree char *id = NULL;
  gint64           now;

  case_set_up (&c, "sign-confirmed", "judge");
  clock = rog_desk_get_clock (c.desk);
  now = rog_clock_now (clock);
  decide_first_item (&c, "For this reason.");
  case_assert_free (&c);

  /* A clock behind the last entry never blocks; unconfirmed it is not passed over either. */
  rog_clock_set (clock, now - 3600);
  asked = rog_work_find_confirmations (c.work);
  g_assert_cmpuint (asked->len, >, 0);
  rog_work_sign_decision_async (c.work, NULL, pin, NULL, wait_cb, &c.wait);
  id = rog_work_sign_decision_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_assert_nonnull (strstr (error->message, rog_blocker_get_sentence (g_ptr_array_index (asked, 0))));
  g_clear_error (&error);
  g_assert_cmpuint (case_count_decisions (&c), ==, 0);

  rog_clock_set (clock, now + 60);
  id = case_sign (&c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  g_assert_nonnull (id);
  assert_is_found (&c, "\"for this reason\"");
  case_tear_down (&c);
}

/* What comes into the dossier while the PIN is checked and the paper set is not signed over: nothing is recorded. */
static void
test_meanwhile (void)
{
  Case c = { 0 };
  g_auto (Wait) other = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autoptr (JsonObject) event = at_desk_json ("{'kind':'answered','at':'2026-11-01'}");
  g_autoptr (GPtrArray) confirmed = NULL;
  g_autofree char *entered = NULL, *id = NULL;
  guint            files;

  case_set_up (&c, "sign-meanwhile", "judge");
  wait_init (&other);
  decide_first_item (&c, "For this reason.");
  case_assert_free (&c);
  files = case_count_vault (&c);

  confirmed = rog_work_find_confirmations (c.work);
  rog_work_sign_decision_async (c.work, confirmed, pin, NULL, wait_cb, &c.wait);
  rog_work_enter_event_async (c.work, event, NULL, NULL, wait_cb, &other);
  id = rog_work_sign_decision_finish (c.work, wait_for (&c.wait), &error);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_assert_null (id);
  g_clear_error (&error);
  g_assert_nonnull (other.result);
  entered = rog_work_enter_event_finish (c.work, other.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (case_count_decisions (&c), ==, 0);
  g_assert_cmpuint (case_count_vault (&c), ==, files);

  /* Read again, it is signed. */
  id = case_sign (&c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (case_count_decisions (&c), ==, 1);
  case_tear_down (&c);
}

static void
test_only_judges (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  case_set_up (&c, "sign-clerk", "clerk");
  rog_ruling_draft_include (case_get_ruling (&c), case_get_item (&c, 1));
  id = case_sign (&c, AT_DESK_PIN, &error);
  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  case_tear_down (&c);
}

/*
 * Drafts and preview
 */

static gboolean
late_cb (gpointer data)
{
  g_error ("The preview never came");
  return G_SOURCE_REMOVE;
}

static void
wait_for_preview (RogPreview *preview,
                  Case       *c)
{
  gulong handler = g_signal_connect_swapped (preview, "changed", G_CALLBACK (g_main_loop_quit), c->wait.loop);
  guint  deadline = g_timeout_add_seconds (60, late_cb, NULL);

  g_main_loop_run (c->wait.loop);
  g_source_remove (deadline);
  g_signal_handler_disconnect (preview, handler);
}

static void
test_preview (void)
{
  Case     c = { 0 };
  RogPlace place;
  g_autoptr (RogPreview) preview = NULL;
  g_autofree char *paragraph = NULL;
  g_autofree char *card = NULL;
  cairo_surface_t *surface;
  cairo_t         *cr;
  gint64           start;

  case_set_up (&c, "sign-preview", "judge");
  preview = rog_preview_new (c.work);
  g_assert_cmpuint (rog_preview_get_n_pages (preview), ==, 0);
  rog_preview_show_decision (preview); /* of a draft that says nothing yet */
  wait_for_preview (preview, &c);
  g_assert_cmpuint (rog_preview_get_n_pages (preview), >=, 1);

  decide_first_item (&c, "For this reason.");
  card = g_strconcat ("item:", case_id_of (case_get_item (&c, 1)), NULL);
  paragraph = rog_ruling_draft_put_paragraph (case_get_ruling (&c), NULL, card, "And for this one.", NULL, NULL, rog_clock_now (rog_desk_get_clock (c.desk)));
  start = g_get_monotonic_time ();
  rog_preview_show_decision (preview);
  wait_for_preview (preview, &c);
  g_test_message ("preview of %u pages: %.1f ms", rog_preview_get_n_pages (preview), (double)(g_get_monotonic_time () - start) / 1000);
  g_assert_true (rog_preview_find_place (preview, paragraph, &place));
  g_assert_cmpuint (place.page, >=, 1);
  g_assert_true (rog_preview_find_place (preview, "part:procedure", &place));
  g_assert_false (rog_preview_find_place (preview, "nothing", &place));

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 595, 842);
  cr = cairo_create (surface);
  rog_preview_draw_page (preview, cr, 1);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  rog_desk_lock (c.desk);
  g_assert_cmpuint (rog_preview_get_n_pages (preview), ==, 0); /* gone with the dossier */
  case_tear_down (&c);
}

/* A paper that is saved elsewhere for the same item is what the draft shows. */
static void
follow_paper (Case    *c,
              RogItem *item)
{
  RogScopeDraft *shown = rog_drafts_get_scope (rog_work_get_drafts (c->work), case_id_of (item));
  g_autoptr (RogScopeDraft) other = rog_scope_draft_new (item);
  g_autoptr (JsonObject) content = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_scope_draft_set_period (other, "2023-06-01", "2024-01-31");
  rog_scope_draft_set_reason (other, "period", "Written elsewhere.");
  content = rog_scope_draft_to_json (other);
  rog_work_save_paper_async (c->work, "scope-draft", NULL, case_id_of (item), "me", content, NULL, wait_cb, &c->wait);
  id = rog_work_save_paper_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rog_json_peek_string (rog_scope_draft_peek_change (shown, "period"), "reason"), ==, "Written elsewhere.");
  g_assert_true (rog_drafts_get_scope (rog_work_get_drafts (c->work), case_id_of (item)) == shown);
}

/* What is typed is there after the register was closed, and undo changes the same object back. */
static void
test_drafts (void)
{
  Case           c = { 0 };
  RogScopeDraft *scope;
  RogItem       *item;
  g_auto (GStrv) fields = NULL;
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) kept = NULL;

  case_set_up (&c, "sign-drafts", "judge");
  follow_paper (&c, case_get_item (&c, 2));
  item = case_get_item (&c, 1);
  scope = rog_drafts_get_scope (rog_work_get_drafts (c.work), case_id_of (item));
  rog_scope_draft_set_period (scope, "2023-03-01", "2024-10-31");
  rog_drafts_save (rog_work_get_drafts (c.work));
  rog_scope_draft_set_reason (scope, "period", "Typed in the last moment.");
  rog_drafts_undo (rog_work_get_drafts (c.work));
  fields = rog_scope_draft_dup_fields (scope);
  g_assert_cmpuint (g_strv_length (fields), ==, 1);
  g_assert_null (rog_json_peek_string (rog_scope_draft_peek_change (scope, "period"), "reason"));
  rog_drafts_undo (rog_work_get_drafts (c.work));
  none = rog_scope_draft_dup_fields (scope);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  rog_drafts_redo (rog_work_get_drafts (c.work));
  rog_drafts_redo (rog_work_get_drafts (c.work));
  g_assert_cmpstr (rog_json_peek_string (rog_scope_draft_peek_change (scope, "period"), "reason"), ==, "Typed in the last moment.");

  rog_scope_draft_set_reason (scope, "period", "Not yet saved when the desk is locked.");
  case_open_again (&c);
  scope = rog_drafts_get_scope (rog_work_get_drafts (c.work), case_id_of (case_get_item (&c, 1)));
  kept = rog_scope_draft_dup_fields (scope);
  g_assert_cmpuint (g_strv_length (kept), ==, 1);
  g_assert_cmpstr (rog_json_peek_string (rog_scope_draft_peek_change (scope, "period"), "reason"), ==, "Not yet saved when the desk is locked.");
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/sign/one-item", test_one_item);
  g_test_add_func ("/service/sign/challenged", test_challenged);
  g_test_add_func ("/service/sign/confirmed", test_confirmed);
  g_test_add_func ("/service/sign/meanwhile", test_meanwhile);
  g_test_add_func ("/service/sign/only-judges", test_only_judges);
  g_test_add_func ("/service/sign/preview", test_preview);
  g_test_add_func ("/service/sign/drafts", test_drafts);

  return g_test_run ();
}
