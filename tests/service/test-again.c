// SPDX-License-Identifier: GPL-3.0-or-later
/* What is decided again: an item that was postponed, returned, or whose decision was set aside; an answer that was reserved. */
#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "ruling-case.h"
#include "service/rog-dossier-row.h"
#include "service/rog-drafts.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-sign.h"

#define DAY (24 * 60 * 60)
#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"

static void
pass_day (Case *c)
{
  RogClock *clock = rog_desk_get_clock (c->desk);

  rog_clock_set (clock, rog_clock_now (clock) + DAY);
}

/* An item is given this outcome, and nothing blocks. */
static void
decide (Case       *c,
        RogItem    *item,
        const char *outcome,
        const char *reason)
{
  static const char *const texts[][2] = { { "article", "Treaty, Article 6" }, { "review", "2027-03-01" }, { "returned", "issuing" } };
  RogRulingDraft          *ruling = case_get_ruling (c);
  g_autoptr (JsonObject) until = at_desk_json ("{'event':'the trial here has ended'}");

  case_execute (c, item, reason);
  rog_ruling_draft_set_outcome (ruling, case_id_of (item), outcome);
  for (guint i = 0; i < G_N_ELEMENTS (texts) && !g_str_equal (outcome, "execute"); i++)
    rog_ruling_draft_set_item_text (ruling, case_id_of (item), texts[i][0], texts[i][1]);
  if (g_str_equal (outcome, "postpone"))
    rog_ruling_draft_set_item_object (ruling, case_id_of (item), "until", until);
}

static char *
sign (Case *c)
{
  g_autoptr (GError) error = NULL;
  char *id;

  case_assert_free (c);
  id = case_sign (c, AT_DESK_PIN, &error);
  g_assert_no_error (error);

  return id;
}

static char *
enter (Case       *c,
       const char *text)
{
  g_autoptr (JsonObject) event = at_desk_json (text);
  g_autoptr (GError) error = NULL;
  char *id;

  rog_work_enter_event_async (c->work, event, NULL, NULL, wait_cb, &c->wait);
  id = rog_work_enter_event_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);

  return id;
}

/* What the last decision on it is, and which it names as the one before. */
static void
assert_last (Case       *c,
             RogItem    *item,
             const char *decision,
             const char *earlier,
             gboolean    open)
{
  JsonObject *line = NULL;

  g_assert_cmpstr (case_id_of (rog_dossier_get_decision_on (case_get_dossier (c), case_id_of (item), &line)), ==, decision);
  g_assert_cmpstr (rog_json_peek_string (line, "earlier"), ==, earlier);
  g_assert_cmpint (rog_dossier_item_is_undecided (case_get_dossier (c), item), ==, open);
}

static void
give_out (Case       *c,
          const char *decision,
          const char *name)
{
  g_autoptr (GFile) file = case_file (c, name);
  g_autoptr (GError) error = NULL;

  rog_work_export_signed_async (c->work, decision, NULL, file, NULL, wait_cb, &c->wait);
  g_assert_true (rog_work_export_signed_finish (c->work, wait_for (&c->wait), &error));
  g_assert_no_error (error);
  at_desk_assert_signed (c->folder, name, "judge.pem");
}

/* Postponed, and decided later: the second decision names the first, is signed, and stands. */
static void
test_postponed (void)
{
  Case             c = { 0 };
  RogItem         *item;
  g_autofree char *first = NULL, *second = NULL, *text = NULL;

  case_set_up (&c, "again-postponed", "judge");
  item = case_get_item (&c, 1);
  decide (&c, item, "postpone", "A trial is pending here.");
  first = sign (&c);
  assert_last (&c, item, first, NULL, TRUE);

  pass_day (&c);
  decide (&c, item, "execute", "The trial has ended.");
  second = sign (&c);
  assert_last (&c, item, second, first, FALSE);
  give_out (&c, second, "decision.pdf");
  text = at_desk_text_of (c.folder, "decision.pdf");
  at_desk_assert_says (text, "The trial has ended.");
  at_desk_assert_says (text, "It was postponed by the decision of ");
  g_assert_null (strstr (text, "A trial is pending here."));
  case_assert_within (&c);
  case_assert_same_after_opening (&c);
  item = case_get_item (&c, 1);
  assert_last (&c, item, second, first, FALSE);

  /* What stands is not decided once more. */
  rog_ruling_draft_include (case_get_ruling (&c), item);
  case_assert_refused (&c, "item-decided");
  case_tear_down (&c);
}

static char *
get_status (Case *c)
{
  g_autoptr (RogDossierRow) row = g_list_model_get_item (rog_desk_get_dossiers (c->desk), 0);
  char *text;

  g_object_get (row, "status-text", &text, NULL);

  return text;
}

/* Nobody is left from whom anything is secret until a day. */
static void
tell_all (Case *c)
{
  GListModel *persons = rog_dossier_get_persons (case_get_dossier (c));
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *text = NULL, *event = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (persons); i++)
    {
      g_autoptr (RogEntity) person = g_list_model_get_item (persons, i);

      g_string_append_printf (ids, "%s'%s'", i > 0 ? "," : "", rog_entity_get_id (person));
    }
  text = g_strdup_printf ("{'kind':'told','at':'2026-11-20','persons':[%s],'proof':{'reason':'by letter'}}", ids->str);
  event = enter (c, text);
}

/* The docket says on its day that it is to be looked at again: while it is open, and when it is opened then. */
static void
test_review (void)
{
  Case             c = { 0 };
  g_autofree char *decision = NULL, *before = NULL, *told = NULL, *then = NULL, *again = NULL;
  gint64           day;

  case_set_up (&c, "again-review", "judge");
  decide (&c, case_get_item (&c, 1), "postpone", "A trial is pending here.");
  decision = sign (&c);
  before = get_status (&c);
  g_assert_cmpstr (before, !=, "To be looked at again");
  g_assert_cmpstr (before, !=, "Persons to be told");
  g_assert_true (rog_time_from_utc ("2027-03-01T12:00:00Z", &day, NULL));
  rog_clock_set (rog_desk_get_clock (c.desk), day);
  rog_desk_look_at_rows (c.desk);
  told = get_status (&c);
  g_assert_cmpstr (told, ==, "Persons to be told"); /* what the authority asked to be secret */
  tell_all (&c);
  then = get_status (&c);
  g_assert_cmpstr (then, ==, "To be looked at again");
  case_open_again (&c);
  again = get_status (&c);
  g_assert_cmpstr (again, ==, "To be looked at again");
  case_tear_down (&c);
}

/* Returned because it was not validated: it comes back by the supplement of the authority, which may change it. */
static void
test_returned (void)
{
  Case             c = { 0 };
  RogItem         *item;
  const char      *document;
  g_autofree char *first = NULL, *second = NULL, *text = NULL, *change = NULL, *hash = NULL, *event = NULL;
  g_autoptr (JsonObject) supplement = NULL;
  g_autoptr (JsonObject) items = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "again-returned", "judge");
  item = case_get_item (&c, 1);
  document = case_id_of (case_first_of (rog_dossier_get_documents (case_get_dossier (&c))));
  decide (&c, item, "return", "Nobody has validated it.");
  first = sign (&c);
  assert_last (&c, item, first, NULL, FALSE);

  pass_day (&c);
  hash = rog_item_get_requested_hash (item);
  text = g_strdup_printf ("{'kind':'supplement','at':'2026-11-20','items':['%s'],'proof':{'document':'%s'}}", case_id_of (item), document);
  change = g_strdup_printf ("{'%s':{'title':'The mailbox, validated','rests_on':'%s'}}", case_id_of (item), hash);
  supplement = at_desk_json (text);
  items = at_desk_json (change);
  json_object_set_object_member (rog_json_peek_object (items, case_id_of (item)), "scope", rog_json_object_copy (rog_item_peek_scope (item)));
  rog_work_enter_change_async (c.work, supplement, items, NULL, NULL, wait_cb, &c.wait);
  event = rog_work_enter_event_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  assert_last (&c, item, first, NULL, TRUE);

  pass_day (&c);
  decide (&c, item, "execute", "It is validated now.");
  second = sign (&c);
  assert_last (&c, item, second, first, FALSE);
  case_tear_down (&c);
}

/* Set aside by another court. */
static void
test_set_aside (void)
{
  Case             c = { 0 };
  RogItem         *item;
  g_autofree char *first = NULL, *second = NULL, *text = NULL, *event = NULL;

  case_set_up (&c, "again-set-aside", "judge");
  item = case_get_item (&c, 1);
  decide (&c, item, "execute", "The mailbox is named.");
  first = sign (&c);
  assert_last (&c, item, first, NULL, FALSE);

  pass_day (&c);
  text = g_strdup_printf ("{'kind':'set-aside','at':'2026-11-20','decision':'%s','proof':{'reason':'letter of the court'}}", first);
  event = enter (&c, text);
  assert_last (&c, item, first, NULL, TRUE);
  decide (&c, item, "execute", "The mailbox is named in paragraph 24.");
  second = sign (&c);
  assert_last (&c, item, second, first, FALSE);
  case_tear_down (&c);
}

/*
 * Reserved
 */

static char *
enter_challenge (Case    *c,
                 RogItem *item)
{
  g_autofree char *text = g_strdup_printf ("{'for':'%s','capacity':'suspect','label':'C1','by':{'kind':'counsel','name':'Henrik Vaal'},"
                                           "'targets':[{'kind':'item','item':'%s'}],"
                                           "'grounds':[{'id':'" GROUND "','ground':'G07','title':'The time asked for is too long'}],"
                                           "'relief':[{'kind':'narrow'}],'filed':{'at':'2026-10-20','how':'post'}}",
                                           case_get_person (c, "Miriam Solde"), case_id_of (item));
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
answer (Case       *c,
        const char *key,
        const char *word,
        const char *reason)
{
  g_autofree char *text = g_strdup_printf ("{'answer':'%s'}", word);
  g_autofree char *card = g_strconcat ("pair:", key, NULL);
  g_autoptr (JsonObject) object = at_desk_json (text);

  case_assert_refused (c, "pair-unanswered");
  rog_ruling_draft_set_answer (case_get_ruling (c), key, object);
  case_assert_refused (c, "pair-reason-missing");
  case_put_reason (c, card, reason);
}

/* The item is executed, and the answer to one ground stays open: a decision of its own answers it. */
static void
test_reserved (void)
{
  Case             c = { 0 };
  RogItem         *item;
  g_autofree char *challenge = NULL, *first = NULL, *second = NULL, *key = NULL, *text = NULL;
  g_autoptr (JsonArray) taken = json_array_new ();
  g_autoptr (GPtrArray) left = NULL;

  case_set_up (&c, "again-reserved", "judge");
  item = case_get_item (&c, 1);
  challenge = enter_challenge (&c, item);
  key = g_strdup_printf ("%s/" GROUND "/%s", challenge, case_id_of (item));
  decide (&c, item, "execute", "The mailbox is named.");
  answer (&c, key, "reserved", "The authority is asked first.");
  first = sign (&c);
  assert_last (&c, item, first, NULL, FALSE);

  pass_day (&c);
  g_assert_true (rog_ruling_can_take_up (case_get_dossier (&c), case_get_ruling (&c), challenge));
  json_array_add_string_element (taken, challenge);
  rog_ruling_draft_set_list (case_get_ruling (&c), "takes_up", taken);
  answer (&c, key, "dismissed", "The authority has shown why it needs that time.");
  rog_ruling_draft_set_part (case_get_ruling (&c), "procedure", "The authority answered.");
  second = sign (&c);
  assert_last (&c, item, first, NULL, FALSE);
  g_assert_false (rog_ruling_can_take_up (case_get_dossier (&c), case_get_ruling (&c), challenge));
  /* Nothing of it is written already for a decision to come. */
  left = rog_ruling_draft_get_paragraphs (case_get_ruling (&c), NULL);
  g_assert_cmpuint (left->len, ==, 0);
  give_out (&c, second, "decision.pdf");
  text = at_desk_text_of (c.folder, "decision.pdf");
  at_desk_assert_says (text, "The authority has shown why it needs that time.");
  case_assert_same_after_opening (&c);
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/again/postponed", test_postponed);
  g_test_add_func ("/service/again/review", test_review);
  g_test_add_func ("/service/again/returned", test_returned);
  g_test_add_func ("/service/again/set-aside", test_set_aside);
  g_test_add_func ("/service/again/reserved", test_reserved);

  return g_test_run ();
}
