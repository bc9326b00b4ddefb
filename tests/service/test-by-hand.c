// SPDX-License-Identifier: GPL-3.0-or-later
/* A decision that is printed and signed by hand: what is entered is what was printed. */
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "ruling-case.h"
#include "service/rog-profile.h"
#include "service/rog-work-sign.h"

static gboolean
is_there (Case       *c,
          const char *name)
{
  g_autoptr (GFile) file = case_file (c, name);

  return g_file_query_exists (file, NULL);
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

  id = case_attach (c, scan, &error);
  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  at_desk_assert_says (error->message, sentence);
  g_assert_false (rog_work_check_printed (c->work, &checked));
  g_assert_cmpstr (checked->message, ==, error->message);
  g_assert_cmpuint (case_count_decisions (c), ==, 0);
}

/* What was signed is what was printed, with the day that stands on it. */
static void
assert_printed_holds (Case  *c,
                      GFile *scan)
{
  RogRulingDraft *ruling = case_get_ruling (c);
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
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (case_get_dossier (c), case_id_of (case_get_item (c, 1)));
  g_autofree char *json = g_strdup_printf ("{'served':[{'person':'%s','what':'extract'}],'none':[]}", persons[0]);
  g_autoptr (JsonObject) served = at_desk_json (json);
  RogRulingDraft *ruling = case_get_ruling (c);
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

/* What goes to the printer: all of it, and no signature. */
static JsonObject *
set_pages (Case *c)
{
  JsonObject *paper = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pages = NULL;
  g_autofree char *text = NULL;

  rog_work_typeset_decision_async (c->work, NULL, wait_cb, &c->wait);
  pages = rog_work_typeset_decision_finish (c->work, wait_for (&c->wait), &paper, &error);
  g_assert_no_error (error);
  text = at_desk_pdf_text (pages);
  g_assert_nonnull (strstr (text, "The mailbox is named."));
  g_assert_null (strstr (text, "Signed electronically"));
  g_assert_null (strstr (text, "DRAFT"));

  return paper;
}

/* What is no PDF is refused, and nothing is there. */
static void
assert_broken_refused (Case *c)
{
  g_autoptr (GFile) broken = case_file (c, "broken.pdf");
  g_autoptr (GError) error = NULL;
  g_autofree char *nothing = NULL;

  g_assert_true (g_file_replace_contents (broken, "%PDF-1.7 no", 11, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  nothing = case_attach (c, broken, &error);
  g_assert_null (nothing);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT);
  g_assert_cmpuint (case_count_decisions (c), ==, 0);
}

static void
test_by_hand (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) none = NULL;
  JsonObject *no_paper = NULL;
  g_autoptr (JsonObject) paper = NULL;
  g_autoptr (GBytes) scan_bytes = NULL;
  g_autoptr (GBytes) given_out = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autoptr (GFile) out = NULL;
  g_autofree char *id = NULL;
  RogEntity       *decision;

  case_set_up (&c, "by-hand", "judge");
  rog_work_typeset_decision_async (c.work, NULL, wait_cb, &c.wait);
  none = rog_work_typeset_decision_finish (c.work, wait_for (&c.wait), &no_paper, &error);
  g_assert_null (none);
  g_assert_null (no_paper);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_clear_error (&error);

  case_execute (&c, case_get_item (&c, 1), "The mailbox is named.");
  assert_no_extract_by_hand (&c);
  paper = set_pages (&c);

  scan = at_desk_make_scan (c.folder);
  assert_scan_refused (&c, scan, "This decision was not printed yet");
  rog_work_set_printed (c.work, paper);
  assert_printed_holds (&c, scan);

  assert_broken_refused (&c);
  id = case_attach (&c, scan, &error);
  g_assert_no_error (error);
  decision = rog_dossier_find (case_get_dossier (&c), ROG_TYPE_DECISION, id);
  g_assert_cmpstr (rog_decision_get_original (ROG_DECISION (decision)), ==, "paper");
  g_assert_cmpstr (rog_entity_get_kind (decision), ==, "decision.entered");
  g_assert_nonnull (rog_entity_get_string (decision, "scan"));
  g_assert_cmpstr (rog_entity_get_string (decision, "date"), ==, rog_json_peek_string (paper, "date"));
  g_assert_null (rog_entity_get_string (decision, "signature"));

  out = case_file (&c, "out.pdf");
  rog_work_export_signed_async (c.work, id, NULL, out, NULL, wait_cb, &c.wait);
  g_assert_true (rog_work_export_signed_finish (c.work, wait_for (&c.wait), &error));
  scan_bytes = at_desk_read_file (c.folder, "scan.pdf");
  given_out = at_desk_read_file (c.folder, "out.pdf");
  g_assert_true (g_bytes_equal (scan_bytes, given_out));
  g_assert_false (is_there (&c, "out.pdf.p7s"));
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/by-hand", test_by_hand);

  return g_test_run ();
}
