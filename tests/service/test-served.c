// SPDX-License-Identifier: GPL-3.0-or-later
/* A decision is served: the whole on whom all of it is open to, an extract on others (casework § 8). */
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "ruling-case.h"
#include "service/rog-desk-private.h"
#include "service/rog-docket-rows.h"
#include "service/rog-export-request.h"
#include "service/rog-profile.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-sign.h"
#include "store/rog-statement.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"

/* A challenge on paper, of another person, on the item that is decided. */
static RogEntity *
enter_challenge (Case    *c,
                 RogItem *item)
{
  g_autofree char *json = g_strdup_printf ("{'for':'%s','capacity':'suspect','by':{'kind':'counsel','name':'Henrik Vaal'},'targets':[{'kind':'item','item':'%s'}],"
                                           "'grounds':[{'id':'" GROUND "','title':'Too long','argument':'It is too much.'}],'relief':[{'kind':'refuse'}]}",
                                           case_get_person (c, "Tomas Rehlin"), case_id_of (item));
  g_autoptr (JsonObject) state = at_desk_json (json);
  g_autoptr (GFile) scan = at_desk_make_scan (c->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_work_enter_challenge_async (c->work, state, scan, NULL, wait_cb, &c->wait);
  id = rog_work_enter_challenge_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);

  return rog_dossier_find (rog_work_get_dossier (c->work), ROG_TYPE_CHALLENGE, id);
}

static void
answer_all (Case *c)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (rog_work_get_dossier (c->work), case_get_ruling (c));

  for (guint i = 0; i < pairs->len; i++)
    {
      const char      *key = rog_pair_get_key (g_ptr_array_index (pairs, i));
      g_autofree char *card = g_strconcat ("pair:", key, NULL);
      g_autoptr (JsonObject) answer = at_desk_json ("{'answer':'dismissed'}");

      rog_ruling_draft_set_answer (case_get_ruling (c), key, answer);
      case_put_reason (c, card, "It is not made out.");
    }
  g_assert_cmpuint (pairs->len, >, 0);
}

/* Signs a decision on one item, which says @what is served on the person. */
static char *
decide (Case       *c,
        RogItem    *item,
        const char *person,
        const char *what)
{
  g_autofree char *json = g_strdup_printf ("{'served':[{'person':'%s','what':'%s'}]}", person, what);
  g_autoptr (JsonObject) holder = at_desk_json (json);
  g_autoptr (GError) error = NULL;
  char *id;

  case_execute (c, item, "The mailbox is named.");
  if (g_list_model_get_n_items (rog_dossier_get_challenges (rog_work_get_dossier (c->work))) > 0)
    answer_all (c);
  rog_ruling_draft_set_list (case_get_ruling (c), "served", json_object_get_array_member (holder, "served"));
  case_assert_free (c);
  id = case_sign (c, AT_DESK_PIN, &error);
  g_assert_no_error (error);

  return id;
}

static void
open_to (Case       *c,
         const char *person,
         const char *list,
         const char *id)
{
  g_autofree char *json = g_strdup_printf ("{'persons':['%s'],'%s':['%s']}", person, list, id);
  g_autoptr (JsonObject) opening = at_desk_json (json);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  case_withhold_rest (c, opening);
  rog_work_open_to_async (c->work, opening, NULL, wait_cb, &c->wait);
  done = rog_work_open_to_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
}

static void
make_secret (Case       *c,
             const char *person,
             const char *item)
{
  g_autofree char *json = g_strdup_printf ("{'items':['%s'],'from':['%s'],'basis':'judge','set_by':'" AT_DESK_NAME "','reason':'Opened by mistake.'}", item, person);
  g_autoptr (JsonObject) secrecy = at_desk_json (json);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_work_act_async (c->work, "secrecy.set", NULL, secrecy, NULL, wait_cb, &c->wait);
  id = rog_work_act_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
}

static char *
serve (Case       *c,
       const char *decision,
       const char *person,
       const char *more,
       GError    **error)
{
  g_autofree char *json = g_strdup_printf ("{'kind':'served','at':'2026-11-20','decision':'%s','persons':['%s'],'proof':{'reason':'return slip'}%s}", decision, person, more);
  g_autoptr (JsonObject) event = at_desk_json (json);

  rog_work_enter_event_async (c->work, event, NULL, NULL, wait_cb, &c->wait);

  return rog_work_enter_event_finish (c->work, wait_for (&c->wait), error);
}

/* It is refused with these words, and not in the record. */
static void
assert_refused (Case       *c,
                const char *decision,
                const char *person,
                const char *more,
                const char *words)
{
  GListModel *events = rog_dossier_get_events (rog_work_get_dossier (c->work));
  guint       n = g_list_model_get_n_items (events);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = serve (c, decision, person, more, &error);

  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  at_desk_assert_says (error->message, words);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, n);
}

static RogEntity *
assert_served (Case       *c,
               const char *decision,
               const char *person,
               const char *more)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = serve (c, decision, person, more, &error);

  g_assert_no_error (error);

  return rog_dossier_find (rog_work_get_dossier (c->work), ROG_TYPE_EVENT, id);
}

/* What leaves for another desk names the PDF that was served: the decision is not in a request file. */
static void
assert_exported (Case       *c,
                 RogEntity  *event,
                 const char *document)
{
  RogDossier *dossier = rog_work_get_dossier (c->work);
  g_autoptr (GHashTable) names = rog_export_names (dossier);
  g_autoptr (JsonObject) request = rog_export_request (dossier, names);
  JsonArray *events = json_object_get_array_member (request, "events");

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *one = json_array_get_object_element (events, i);

      g_assert_false (json_object_has_member (one, "decision"));
      if (g_strcmp0 (rog_json_peek_string (one, "id"), rog_entity_get_id (event)) != 0)
        continue;
      /* Why the whole was served all the same is the court's own. */
      g_assert_false (json_object_has_member (one, "reason"));
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (one, "documents")), ==, 1);
      g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (one, "documents"), 0), ==, document);
      return;
    }
  g_assert_not_reached ();
}

static void
test_whole (void)
{
  Case             c = { 0 };
  RogItem         *item;
  RogEntity       *challenge, *event;
  const char      *solde;
  g_autofree char *decision = NULL;

  case_set_up (&c, "served-whole", "judge");
  item = case_get_item (&c, 1);
  solde = case_get_person (&c, "Miriam Solde");
  challenge = enter_challenge (&c, item);
  decision = decide (&c, item, solde, "whole");

  /* Not said how much is said of the whole. */
  assert_refused (&c, decision, solde, ",'extent':'whole'", rog_item_get_title (item));
  assert_refused (&c, decision, solde, ",'extent':'whole'", "Not all of this decision is open to Miriam Solde");
  assert_refused (&c, decision, solde, "", "Not all of this decision is open to Miriam Solde");
  assert_refused (&c, decision, solde, ",'extent':'whole','reason':' '", "Not all of this decision is open to Miriam Solde");

  /* The item is open, though the authority asked that nobody be told; what another person pleaded about it is not. */
  open_to (&c, solde, "items", case_id_of (item));
  assert_refused (&c, decision, solde, ",'extent':'whole'", "is open to Miriam Solde: the challenge for Tomas Rehlin.");
  assert_served (&c, decision, solde, ",'extent':'extract'");
  event = assert_served (&c, decision, solde, ",'extent':'whole','reason':'The registry had sent it before the judge saw it.'");
  g_assert_cmpstr (rog_entity_get_string (event, "reason"), ==, "The registry had sent it before the judge saw it.");

  /* All of it is. */
  open_to (&c, solde, "documents", rog_entity_get_string (challenge, "scan"));
  assert_served (&c, decision, solde, ",'extent':'whole'");

  /* Others are looked at each by themselves; and what is made secret is not open any more. */
  assert_refused (&c, decision, case_get_person (&c, "Postbrev A/S"), ",'extent':'whole'", "is open to Postbrev A/S");
  make_secret (&c, solde, case_id_of (item));
  assert_refused (&c, decision, solde, ",'extent':'whole'", rog_item_get_title (item));
  case_tear_down (&c);
}

static void
assert_served_nothing (Case       *c,
                       const char *more)
{
  GListModel      *events = rog_dossier_get_events (rog_work_get_dossier (c->work));
  guint            n = g_list_model_get_n_items (events);
  g_autofree char *json = g_strdup_printf ("{'kind':'served','at':'2026-11-20','persons':['%s'],'proof':{'reason':'return slip'}%s}", case_get_person (c, "Miriam Solde"), more);
  g_autoptr (JsonObject) event = at_desk_json (json);
  g_autoptr (GError) error = NULL;

  rog_work_enter_event_async (c->work, event, NULL, NULL, wait_cb, &c->wait);
  g_assert_null (rog_work_enter_event_finish (c->work, wait_for (&c->wait), &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  at_desk_assert_says (error->message, "Which decision was served is missing.");
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, n);
}

/* Without the decision nobody can say what of it is open to the person, or what period runs: no reason helps. */
static void
test_no_decision (void)
{
  Case c = { 0 };

  case_set_up (&c, "served-no-decision", "judge");
  assert_served_nothing (&c, "");
  assert_served_nothing (&c, ",'extent':'whole','reason':'It was sent.'");
  assert_served_nothing (&c, ",'decision':'" GROUND "','extent':'extract'");
  case_tear_down (&c);
}

/* What the judge signed as an extract is not served whole without a word, whatever was opened since. */
static void
test_extract (void)
{
  Case             c = { 0 };
  RogItem         *item;
  RogEntity       *event, *signed_decision;
  JsonObject      *extract;
  const char      *solde;
  g_autofree char *decision = NULL;

  case_set_up (&c, "served-extract", "judge");
  item = case_get_item (&c, 1);
  solde = case_get_person (&c, "Miriam Solde");
  open_to (&c, solde, "items", case_id_of (item));
  decision = decide (&c, item, solde, "extract");
  assert_refused (&c, decision, solde, ",'extent':'whole'", "The decision says that Miriam Solde is served an extract.");
  signed_decision = rog_dossier_find (rog_work_get_dossier (c.work), ROG_TYPE_DECISION, decision);
  extract = json_array_get_object_element (rog_entity_peek_array (signed_decision, "served"), 0);
  event = assert_served (&c, decision, solde, ",'extent':'extract'");
  assert_exported (&c, event, rog_json_peek_string (extract, "document"));
  event = assert_served (&c, decision, solde, ",'extent':'whole','reason':'The judge allowed it by telephone.'");
  assert_exported (&c, event, rog_decision_get_document (ROG_DECISION (signed_decision)));
  case_tear_down (&c);
}

/* That the whole is meant for a person who may not know all of it yet is confirmed when it is signed. */
static void
test_confirmed (void)
{
  Case        c = { 0 };
  RogItem    *item;
  const char *solde;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  g_autofree char *json = NULL, *none = NULL, *id = NULL;
  g_autoptr (JsonObject) holder = NULL;

  case_set_up (&c, "served-confirmed", "judge");
  item = case_get_item (&c, 1);
  solde = case_get_person (&c, "Miriam Solde");
  json = g_strdup_printf ("{'served':[{'person':'%s','what':'whole'}]}", solde);
  holder = at_desk_json (json);
  case_execute (&c, item, "The mailbox is named.");
  rog_ruling_draft_set_list (case_get_ruling (&c), "served", json_object_get_array_member (holder, "served"));
  case_assert_free (&c);
  rog_work_sign_decision_async (c.work, NULL, pin, NULL, wait_cb, &c.wait);
  none = rog_work_sign_decision_finish (c.work, wait_for (&c.wait), &error);
  g_assert_null (none);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  at_desk_assert_says (error->message, "Miriam Solde is to be served the whole decision, and not all of it is open to that person yet");
  g_clear_error (&error);

  open_to (&c, solde, "items", case_id_of (item));
  shown = rog_work_find_confirmations (c.work);
  for (guint i = 0; i < shown->len; i++)
    g_assert_cmpstr (rog_blocker_get_code (g_ptr_array_index (shown, i)), !=, "served-whole");
  id = case_sign (&c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  case_tear_down (&c);
}

/* As after a change of what a summary holds: it is made anew. */
static gpointer
load_anew (RogDatabase  *database,
           gpointer      desk,
           GCancellable *cancellable,
           GError      **error)
{
  if (!rog_database_run (database, error, "UPDATE dossier SET summary = '{}'", ""))
    return NULL;

  return rog_docket_rows_load (database, ROG_RULES (rog_desk_get_law (desk)), TRUE, rog_clock_now (rog_desk_get_clock (desk)), cancellable, error);
}

/* A dossier of which a person has a record of its own is one dossier in the docket. */
static void
test_docket (void)
{
  Case c = { 0 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "served-docket", "judge");
  open_to (&c, case_get_person (&c, "Miriam Solde"), "items", case_id_of (case_get_item (&c, 1)));
  rows = rog_store_run_sync (c.desk->open->store, load_anew, c.desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/served/no-decision", test_no_decision);
  g_test_add_func ("/service/served/whole", test_whole);
  g_test_add_func ("/service/served/extract", test_extract);
  g_test_add_func ("/service/served/confirmed", test_confirmed);

  g_test_add_func ("/service/served/docket", test_docket);

  return g_test_run ();
}
