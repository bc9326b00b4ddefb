// SPDX-License-Identifier: GPL-3.0-or-later
/* What a person's record holds: what was served on the person, and nothing that is the bench's alone. */
#include "core/rog-json.h"
#include "dossier/rog-challenge-step.h"
#include "dossier/rog-dossier-query.h"
#include "ruling-case.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-describe.h"
#include "service/rog-work-private.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"

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
                                           person, case_id_of (case_get_item (c, 1)), case_id_of (case_get_item (c, 1)));
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
  on = rog_dossier_get_challenges_on (case_get_dossier (c), case_id_of (case_get_item (c, 1)));
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
  g_assert_true (rog_dossier_ground_is_withdrawn (case_get_dossier (c), id, GROUND));
}

static void
open_first_item (Case       *c,
                 const char *first,
                 const char *second)
{
  g_autofree char *json = g_strdup_printf ("{'persons':['%s','%s'],'items':['%s'],'how':'by letter','reason':'Known to the bench alone.'}", first, second, case_id_of (case_get_item (c, 1)));
  g_autoptr (JsonObject) opening = at_desk_json (json);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  case_withhold_rest (c, opening);
  rog_work_open_to_async (c->work, opening, NULL, wait_cb, &c->wait);
  id = rog_work_open_to_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
}

/* What the court says of the scan stays with the court, though the scan is in the person's record. */
static void
describe_scan (Case *c)
{
  RogEntity *challenge = case_first_of (rog_dossier_get_challenges (case_get_dossier (c)));
  RogEntity *scan = rog_dossier_find (case_get_dossier (c), ROG_TYPE_DOCUMENT, rog_entity_get_string (challenge, "scan"));
  g_autoptr (JsonObject) description = json_object_new ();
  JsonArray *items = json_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL, *none = NULL;

  json_array_add_string_element (items, case_id_of (case_get_item (c, 1)));
  json_object_set_string_member (description, "name", "Challenge, as the bench calls it");
  json_object_set_string_member (description, "role", "annex");
  json_object_set_array_member (description, "items", items);
  rog_work_describe_document_async (c->work, case_id_of (scan), rog_entity_get_act (scan), description, NULL, wait_cb, &c->wait);
  none = rog_work_describe_document_finish (c->work, wait_for (&c->wait), &error);
  g_assert_null (none);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  g_clear_error (&error);

  json_object_set_string_member (description, "role", "challenge");
  rog_work_describe_document_async (c->work, case_id_of (scan), rog_entity_get_act (scan), description, NULL, wait_cb, &c->wait);
  id = rog_work_describe_document_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  g_assert_true (rog_entity_names (scan, "items", case_id_of (case_get_item (c, 1))));
  g_assert_false (rog_entity_is_in_conflict (scan));
}

static void
test_persons_records (void)
{
  Case             c = { 0 };
  g_autofree char *nothing = NULL;
  g_autofree char *text = NULL;
  RogDossier      *dossier;
  const char      *solde, *postbrev;

  case_set_up (&c, "persons", "judge");
  dossier = case_get_dossier (&c);
  solde = case_get_person (&c, "Miriam Solde");
  postbrev = case_get_person (&c, "Postbrev A/S");
  nothing = persons_records (&c);
  g_assert_cmpstr (nothing, ==, "");

  enter_and_withdraw (&c, solde);
  describe_scan (&c);
  open_first_item (&c, solde, postbrev);
  g_assert_true (rog_dossier_is_open_to (dossier, case_id_of (case_get_item (&c, 1)), solde));
  g_assert_true (rog_dossier_is_open_to (dossier, case_id_of (case_get_item (&c, 1)), postbrev));
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_openings (dossier)), ==, 1);

  text = persons_records (&c);
  g_assert_nonnull (strstr (text, "challenge.entered"));
  g_assert_nonnull (strstr (text, "challenge.withdrawn"));
  g_assert_nonnull (strstr (text, "opening.made"));
  g_assert_null (strstr (text, "challenge.indexed"));
  g_assert_null (strstr (text, "Known to the bench alone."));
  g_assert_null (strstr (text, "document.changed"));
  g_assert_null (strstr (text, "as the bench calls it"));
  g_assert_null (strstr (text, "\"C1\""));
  assert_knows_no_ids (&c, text, rog_dossier_get_items (dossier), NULL);
  assert_knows_no_ids (&c, text, rog_dossier_get_openings (dossier), NULL);
  assert_knows_no_ids (&c, text, rog_dossier_get_persons (dossier), solde); /* whose own challenge names her */

  case_assert_same_after_opening (&c);
  case_tear_down (&c);
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

  case_set_up (&c, "scan", "judge");
  document = g_list_model_get_item (rog_dossier_get_documents (case_get_dossier (&c)), 0);
  json = g_strdup_printf ("{'for':'%s','by':{'kind':'person','name':'Miriam Solde'},'targets':[{'kind':'item','item':'%s'}],"
                          "'grounds':[{'id':'" GROUND "','title':'Too long a time'}]}",
                          case_get_person (&c, "Miriam Solde"), case_id_of (case_get_item (&c, 1)));
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
  case_tear_down (&c);
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

  case_set_up (&c, "event", "judge");
  json = g_strdup_printf ("{'kind':'told','at':'2026-11-02','persons':['%s'],'how':'by letter'}", case_get_person (&c, "Miriam Solde"));
  event = at_desk_json (json);
  proof = at_desk_make_scan (c.folder);
  rog_work_enter_event_async (c.work, event, proof, NULL, wait_cb, &c.wait);
  id = rog_work_enter_event_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  entered = rog_dossier_find (case_get_dossier (&c), ROG_TYPE_EVENT, id);
  g_assert_nonnull (rog_dossier_find_document (case_get_dossier (&c), rog_json_peek_string (rog_entity_peek_object (entered, "proof"), "document")));
  case_tear_down (&c);
}

static gboolean
open_item (Case       *c,
           const char *person,
           const char *criterion,
           const char *reason,
           gboolean    also_open,
           GError    **error)
{
  g_autofree char *json = g_strdup_printf ("{'persons':['%s'],'items':['%s'],'how':'by letter'}", person, case_id_of (case_get_item (c, 1)));
  g_autoptr (JsonObject) opening = at_desk_json (json);
  g_autofree char *id = NULL;

  if (criterion != NULL)
    {
      JsonArray *withheld;

      case_withhold_rest (c, opening);
      withheld = json_object_get_array_member (opening, "withheld");
      g_assert_cmpuint (json_array_get_length (withheld), >, 0);
      json_object_set_string_member (json_array_get_object_element (withheld, 0), "criterion", criterion);
      if (reason != NULL)
        json_object_set_string_member (json_array_get_object_element (withheld, 0), "reason", reason);
      else
        json_object_remove_member (json_array_get_object_element (withheld, 0), "reason");
      if (also_open)
        {
          JsonArray *documents = json_array_new ();

          json_array_add_string_element (documents, json_object_get_string_member (json_array_get_object_element (withheld, 0), "document"));
          json_object_set_array_member (opening, "documents", documents);
        }
    }
  rog_work_open_to_async (c->work, opening, NULL, wait_cb, &c->wait);
  id = rog_work_open_to_finish (c->work, wait_for (&c->wait), error);

  return id != NULL;
}

static void
assert_not_opened (Case       *c,
                   const char *criterion,
                   const char *reason,
                   gboolean    also_open,
                   const char *says)
{
  const char *solde = case_get_person (c, "Miriam Solde");
  g_autoptr (GError) error = NULL;

  g_assert_false (open_item (c, solde, criterion, reason, also_open, &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_false (rog_dossier_is_open_to (case_get_dossier (c), case_id_of (case_get_item (c, 1)), solde));
}

/* Nothing that bears on what is opened stays merely not opened; of what is withheld the person is told by which criterion. */
static void
test_withheld (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  case_set_up (&c, "withheld", "judge");
  assert_not_opened (&c, NULL, NULL, FALSE, "“Letter of request” bears on “Content of the mailbox");
  assert_not_opened (&c, "X13", "Known to the bench alone.", FALSE, "cannot be withheld from Miriam Solde");
  assert_not_opened (&c, "X16", "Known to the bench alone.", FALSE, "cannot be withheld from Miriam Solde");
  assert_not_opened (&c, "X03", NULL, FALSE, "is needed");
  assert_not_opened (&c, "X03", "Known to the bench alone.", TRUE, "cannot be withheld as well");
  g_assert_true (open_item (&c, case_get_person (&c, "Miriam Solde"), "X05", "Known to the bench alone.", FALSE, &error));
  g_assert_no_error (error);
  text = persons_records (&c);
  g_assert_nonnull (strstr (text, "X05"));
  g_assert_null (strstr (text, "Known to the bench alone."));
  /* Said once, it need not be said again. */
  g_assert_true (open_item (&c, case_get_person (&c, "Miriam Solde"), NULL, NULL, FALSE, &error));
  g_assert_no_error (error);
  case_assert_same_after_opening (&c);
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/persons/records", test_persons_records);
  g_test_add_func ("/service/persons/withheld", test_withheld);
  g_test_add_func ("/service/persons/document-as-scan", test_document_as_scan);
  g_test_add_func ("/service/persons/event", test_event);

  return g_test_run ();
}
