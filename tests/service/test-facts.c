// SPDX-License-Identifier: GPL-3.0-or-later
/* The facts of a request, persons, counsel, time limits: what becomes an act, and what is refused. */
#include "core/rog-json.h"
#include "dossier/rog-capacity.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-limit.h"
#include "dossier/rog-representation.h"
#include "dossier/rog-request-change.h"
#include "dossier/rog-secrecy.h"
#include "ruling-case.h"
#include "service/rog-dossier-row.h"
#include "service/rog-paper.h"
#include "service/rog-profile.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-facts.h"

static RogEntity *
limit_with (Case       *c,
            const char *member,
            const char *value)
{
  GListModel *limits = rog_dossier_get_limits (case_get_dossier (c));

  for (guint i = 0; i < g_list_model_get_n_items (limits); i++)
    {
      g_autoptr (RogEntity) limit = g_list_model_get_item (limits, i);

      if (g_strcmp0 (rog_entity_get_string (limit, member), value) == 0)
        return limit;
    }
  g_assert_not_reached ();
}

static char *
enter (Case       *c,
       const char *kind,
       const char *object,
       JsonObject *body,
       GError    **error)
{
  rog_work_enter_fact_async (c->work, kind, object, body, NULL, wait_cb, &c->wait);

  return rog_work_enter_fact_finish (c->work, wait_for (&c->wait), error);
}

static void
assert_refused (Case       *c,
                const char *kind,
                const char *object,
                JsonObject *body)
{
  g_autoptr (GError) error = NULL;
  guint            n = rog_dossier_get_n_acts (case_get_dossier (c));
  g_autofree char *id = enter (c, kind, object, body, &error);

  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  g_assert_cmpuint (rog_dossier_get_n_acts (case_get_dossier (c)), ==, n);
}

/* A place in the letter of request. */
static JsonObject *
make_pin (Case *c)
{
  RogEntity  *document = case_first_of (rog_dossier_get_documents (case_get_dossier (c)));
  JsonObject *pin = json_object_new ();
  JsonArray  *area = json_array_new ();

  for (int i = 0; i < 4; i++)
    json_array_add_int_element (area, 1000 * (i + 1));
  json_object_set_string_member (pin, "document", rog_entity_get_id (document));
  json_object_set_string_member (pin, "hash", rog_entity_get_string (document, "hash"));
  json_object_set_int_member (pin, "page", 1);
  json_object_set_array_member (pin, "area", area);

  return pin;
}

static JsonObject *
make_state (Case       *c,
            const char *text,
            gboolean    pinned)
{
  JsonObject *state = json_object_new ();
  JsonArray  *pins = json_array_new ();

  json_object_set_string_member (state, "text", text);
  if (pinned)
    json_array_add_object_element (pins, make_pin (c));
  json_object_set_array_member (state, "pins", pins);

  return state;
}

static char *
change (Case       *c,
        JsonArray  *changes,
        const char *paper,
        GError    **error)
{
  rog_work_change_request_async (c->work, changes, paper, NULL, wait_cb, &c->wait);

  return rog_work_change_request_finish (c->work, wait_for (&c->wait), error);
}

static JsonArray *
one_change (const char *part,
            const char *key,
            JsonObject *state,
            const char *reason)
{
  g_autoptr (JsonObject) one = rog_request_change_new (part, key, state, reason);

  return rog_request_changes_put (NULL, one);
}

static void
test_request (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) changes = NULL;
  g_autoptr (JsonObject) state = NULL, content = json_object_new ();
  g_autofree char *paper = NULL, *id = NULL;
  RogRequest      *request;
  JsonObject      *passage;

  case_set_up (&c, "facts-request", "clerk");
  request = rog_dossier_get_request (case_get_dossier (&c));
  state = make_state (&c, "Treaty, Articles 3 and 7", TRUE);
  changes = one_change (ROG_REQUEST_MEMBER, "legal_basis", state, NULL);
  json_object_set_array_member (content, "changes", json_array_ref (changes));
  rog_work_save_paper_async (c.work, "request-draft", NULL, NULL, "me", content, NULL, wait_cb, &c.wait);
  paper = rog_work_save_paper_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);

  id = change (&c, changes, paper, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, rog_entity_get_id (ROG_ENTITY (request)));
  g_assert_cmpstr (rog_request_get_legal_basis (request), ==, "Treaty, Articles 3 and 7");
  g_assert_cmpstr (rog_entity_get_kind (ROG_ENTITY (request)), ==, "request.changed");
  passage = rog_request_peek_passage (rog_entity_peek_state (ROG_ENTITY (request)), "legal_basis");
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (passage, "pins")), ==, 1);
  /* The rest of the request is as it was, and the paper is used up. */
  g_assert_cmpstr (rog_request_get_their_reference (request), ==, "212 Js 4471/25");
  g_assert_cmpuint (g_list_model_get_n_items (rog_work_get_papers (c.work, "request-draft")), ==, 0);
  case_tear_down (&c);
}

static void
test_request_refused (void)
{
  Case c = { 0 };
  g_autoptr (JsonObject) unproved = NULL, elsewhere = NULL, nobody = NULL;
  struct
  {
    const char *part;
    const char *key;
    JsonObject *state;
    const char *reason;
  } wrong[5];

  case_set_up (&c, "facts-refused", "judge");
  unproved = make_state (&c, "Said by nobody", FALSE);
  elsewhere = make_state (&c, "Said elsewhere", TRUE);
  json_object_set_string_member (json_array_get_object_element (rog_json_peek_array (elsewhere, "pins"), 0), "document", "99999999-9999-4999-8999-999999999999");
  nobody = at_desk_json ("{'fact':'received-competent','at':'2026-10-06T08:40:00Z','zone':'Nowhere/Atlantis','proof':{'reason':'stamp'}}");
  wrong[0].part = ROG_REQUEST_MEMBER, wrong[0].key = "legal_basis", wrong[0].state = unproved, wrong[0].reason = NULL;
  wrong[1].part = ROG_REQUEST_MEMBER, wrong[1].key = "legal_basis", wrong[1].state = elsewhere, wrong[1].reason = NULL;
  wrong[2].part = ROG_REQUEST_INTAKE, wrong[2].key = "received-competent", wrong[2].state = nobody, wrong[2].reason = NULL;
  wrong[3].part = ROG_REQUEST_IN_SHORT, wrong[3].key = "Alleged", wrong[3].state = NULL, wrong[3].reason = NULL;
  wrong[4].part = ROG_REQUEST_MEMBER, wrong[4].key = "title", wrong[4].state = NULL, wrong[4].reason = "no title";

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonArray) changes = one_change (wrong[i].part, wrong[i].key, wrong[i].state, wrong[i].reason);
      guint            n = rog_dossier_get_n_acts (case_get_dossier (&c));
      g_autofree char *id = change (&c, changes, NULL, &error);

      g_assert_null (id);
      g_assert_nonnull (error);
      g_assert_cmpuint (rog_dossier_get_n_acts (case_get_dossier (&c)), ==, n);
    }
  case_tear_down (&c);
}

static void
test_capacity (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *json = NULL, *id = NULL;
  const char      *person, *item;

  case_set_up (&c, "facts-capacity", "judge");
  person = rog_entity_get_id (case_first_of (rog_dossier_get_persons (case_get_dossier (&c))));
  item = rog_entity_get_id (case_first_of (rog_dossier_get_items (case_get_dossier (&c))));
  json = g_strdup_printf ("{'person':'%s','item':'%s','capacity':'witness','source':'judge'}", person, item);
  body = at_desk_json (json);
  assert_refused (&c, "capacity.set", NULL, body);

  json_object_set_string_member (body, "reason", "Heard as one on 3 November.");
  id = enter (&c, "capacity.set", NULL, body, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rog_dossier_find (case_get_dossier (&c), ROG_TYPE_CAPACITY, id));
  g_assert_cmpstr (rog_dossier_get_capacity (case_get_dossier (&c), person, item), ==, "witness");

  json_object_set_string_member (body, "source", "authority");
  json_object_remove_member (body, "reason");
  assert_refused (&c, "capacity.set", NULL, body);
  json_object_set_object_member (body, "pin", make_pin (&c));
  g_free (id);
  id = enter (&c, "capacity.set", NULL, body, &error);
  g_assert_no_error (error);
  case_tear_down (&c);
}

static gboolean
acts (Case       *c,
      const char *person,
      const char *day)
{
  g_auto (GStrv) names = rog_dossier_dup_counsel (case_get_dossier (c), person, NULL, day);

  return g_strv_contains ((const char *const *)names, "Ruth Halvard");
}

static void
test_counsel (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *json = NULL, *id = NULL, *again = NULL;
  const char      *person;

  case_set_up (&c, "facts-counsel", "clerk");
  person = rog_entity_get_id (case_first_of (rog_dossier_get_persons (case_get_dossier (&c))));
  json = g_strdup_printf ("{'person':'%s','counsel':'Ruth Halvard','items':'all'}", person);
  body = at_desk_json (json);
  assert_refused (&c, "representation.set", NULL, body);

  json_object_set_object_member (body, "proof", at_desk_json ("{'reason':'authority to act handed in at the counter'}"));
  id = enter (&c, "representation.set", NULL, body, &error);
  g_assert_no_error (error);
  g_assert_true (acts (&c, person, "2026-11-20"));

  /* From the first day to the last, whichever of them is still to come. */
  json_object_set_string_member (body, "from", "2026-11-10");
  json_object_set_string_member (body, "to", "2026-11-20");
  again = enter (&c, "representation.set", id, body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, id);
  g_assert_false (acts (&c, person, "2026-11-09"));
  g_assert_true (acts (&c, person, "2026-11-10"));
  g_assert_true (acts (&c, person, "2026-11-20"));
  g_assert_false (acts (&c, person, "2026-11-21"));
  case_tear_down (&c);
}

static void
add_change (JsonObject *body,
            const char *json,
            const char *due)
{
  JsonArray *before = rog_json_peek_array (body, "changes");
  JsonArray *after = before != NULL ? json_array_ref (before) : json_array_new ();

  json_array_add_object_element (after, at_desk_json (json));
  json_object_set_array_member (body, "changes", after);
  if (due != NULL)
    json_object_set_string_member (body, "due", due);
}

static void
test_limit (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) set = at_desk_json ("{'source':'set','for':'file','binds':'person','zone':'Nowhere','due':'2026-12-10','because':'so that she can answer'}");
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *id = NULL, *again = NULL;
  RogEntity       *limit;

  case_set_up (&c, "facts-limit", "judge");
  assert_refused (&c, "limit.set", NULL, set);
  json_object_set_string_member (set, "zone", "CET");
  id = enter (&c, "limit.set", NULL, set, &error);
  g_assert_no_error (error);

  limit = rog_dossier_find (case_get_dossier (&c), ROG_TYPE_LIMIT, id);
  body = rog_json_object_copy (rog_entity_peek_state (limit));
  /* One step at a time; a date that a court set is extended, and not restored. */
  assert_refused (&c, "limit.changed", id, body);
  add_change (body, "{'kind':'restored','at':'2026-11-20','by':'Ada Lorne','reason':'ill','due':'2026-12-20'}", "2026-12-20");
  assert_refused (&c, "limit.changed", id, body);
  json_object_unref (body);
  body = rog_json_object_copy (rog_entity_peek_state (limit));
  add_change (body, "{'kind':'extended','at':'2026-11-20','by':'Ada Lorne','reason':'ill','due':'2026-12-20'}", "2026-12-20");
  again = enter (&c, "limit.changed", id, body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rog_limit_get_due (ROG_LIMIT (limit)), ==, "2026-12-20");
  case_tear_down (&c);
}

static void
test_limit_clerk (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) set = at_desk_json ("{'source':'set','for':'file','binds':'person','zone':'CET','due':'2026-12-10','because':'so that she can answer'}");
  g_autoptr (JsonObject) changed = NULL;
  g_autofree char *id = NULL, *met = NULL;
  RogEntity       *limit;

  case_set_up (&c, "facts-clerk", "clerk");
  assert_refused (&c, "limit.set", NULL, set);
  limit = limit_with (&c, "source", "asked");
  changed = rog_json_object_copy (rog_entity_peek_state (limit));
  add_change (changed, "{'kind':'extended','at':'2026-11-20','by':'the authority','reason':'asked by telephone','due':'2026-12-20'}", "2026-12-20");
  assert_refused (&c, "limit.changed", rog_entity_get_id (limit), changed);

  json_object_set_string_member (set, "source", "asked");
  id = enter (&c, "limit.set", NULL, set, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rog_dossier_find (case_get_dossier (&c), ROG_TYPE_LIMIT, id));

  /* That it was met a clerk can enter, and nothing else along with it. */
  json_object_unref (changed);
  changed = rog_json_object_copy (rog_entity_peek_state (limit));
  json_object_set_object_member (changed, "met", at_desk_json ("{'at':'2026-11-20','how':'by letter'}"));
  json_object_set_string_member (changed, "due", "2026-12-20");
  assert_refused (&c, "limit.changed", rog_entity_get_id (limit), changed);
  json_object_unref (changed);
  changed = rog_json_object_copy (rog_entity_peek_state (limit));
  json_object_set_object_member (changed, "met", at_desk_json ("{'at':'2026-11-20','how':'by letter'}"));
  met = enter (&c, "limit.changed", rog_entity_get_id (limit), changed, &error);
  g_assert_no_error (error);
  /* Nothing else goes this way. */
  assert_refused (&c, "decision.signed", NULL, set);
  case_tear_down (&c);
}

static gint64
docket_limit (Case *c)
{
  g_autoptr (RogDossierRow) row = g_list_model_get_item (rog_desk_get_dossiers (c->desk), 0);
  gint64 at;

  g_object_get (row, "limit-at", &at, NULL);
  return at;
}

/* Counsel enters what the court set, and lists dossiers by what binds the person, before and after the register was closed. */
static void
test_limit_counsel (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) set = at_desk_json ("{'source':'set','for':'file','binds':'person','zone':'Etc/UTC','due':'2126-12-10','because':'so that she can answer'}");
  g_autoptr (JsonObject) capacity = at_desk_json ("{'capacity':'suspect','source':'judge','reason':'it was said'}");
  g_autoptr (GDateTime) end = g_date_time_new_utc (2126, 12, 10, 23, 59, 59);
  g_autofree char *id = NULL, *again = NULL;
  g_autoptr (JsonObject) body = NULL;

  case_set_up (&c, "facts-limit-counsel", "counsel");
  g_assert_cmpint (docket_limit (&c), ==, 0);
  id = enter (&c, "limit.set", NULL, set, &error);
  g_assert_no_error (error);
  g_assert_cmpint (docket_limit (&c), ==, g_date_time_to_unix (end));
  rog_desk_lock (c.desk);
  g_clear_object (&c.work);
  rog_desk_unlock_async (c.desk, NULL, wait_cb, &c.wait);
  g_assert_true (rog_desk_unlock_finish (c.desk, wait_for (&c.wait), &error));
  g_assert_cmpint (docket_limit (&c), ==, g_date_time_to_unix (end));

  /* What the court extends is entered too; in which capacity somebody stands is for no counsel to set. */
  rog_desk_open_dossier_async (c.desk, c.dossier, NULL, wait_cb, &c.wait);
  c.work = rog_desk_open_dossier_finish (c.desk, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  body = rog_json_object_copy (set);
  add_change (body, "{'kind':'extended','at':'2126-11-20','by':'the court','reason':'ill','due':'2126-12-20'}", "2126-12-20");
  again = enter (&c, "limit.changed", id, body, &error);
  g_assert_no_error (error);
  json_object_set_string_member (capacity, "person", rog_entity_get_id (case_first_of (rog_dossier_get_persons (case_get_dossier (&c)))));
  assert_refused (&c, "capacity.set", NULL, capacity);
  case_tear_down (&c);
}

/*
 * Secrecy
 */

static RogEntity *
secrecy_of (Case       *c,
            const char *id)
{
  return rog_dossier_find (case_get_dossier (c), ROG_TYPE_SECRECY, id);
}

static void
set_text (JsonObject *body,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (body, member, text);
  else
    json_object_remove_member (body, member);
}

/* Each thing that it needs, taken away or made another. */
static void
assert_secrecy_needs (Case       *c,
                      const char *item)
{
  static const struct
  {
    const char *body;
  } wrong[] = {
    { "{'from':'everyone','basis':'judge','reason':'The search is not over.'}" },
    { "{'items':[],'from':'everyone','basis':'judge','reason':'The search is not over.'}" },
    { "{'items':['%s'],'from':[],'basis':'judge','reason':'The search is not over.'}" },
    { "{'items':['%s'],'from':'everyone','basis':'judge'}" },
    { "{'items':['%s'],'from':'everyone','basis':'law'}" },
    { "{'items':['%s'],'from':'everyone','basis':'judge','reason':'The search is not over.','lifted':true}" },
    { "{'items':['00000000-0000-4000-8000-0000000000ff'],'from':'everyone','basis':'judge','reason':'The search is not over.'}" },
    { "{'items':['%s'],'from':['00000000-0000-4000-8000-0000000000ff'],'basis':'judge','reason':'The search is not over.'}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (GStrv) parts = g_strsplit (wrong[i].body, "%s", 2);
      g_autofree char *text = g_strjoinv (item, parts);
      g_autoptr (JsonObject) body = at_desk_json (text);

      g_test_message ("%s", text);
      assert_refused (c, "secrecy.set", NULL, body);
    }
}

/* A judge lifts what was set, whole and with the reason; then it is not secret, and nothing else changed. */
static void
test_secrecy (void)
{
  Case             c = { 0 };
  const char      *item, *person;
  g_autofree char *text = NULL, *id = NULL, *again = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) lifted = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "facts-secrecy", "judge");
  item = rog_entity_get_id (case_first_of (rog_dossier_get_items (case_get_dossier (&c))));
  person = rog_entity_get_id (case_first_of (rog_dossier_get_persons (case_get_dossier (&c))));
  assert_secrecy_needs (&c, item);
  text = g_strdup_printf ("{'items':['%s'],'from':['%s'],'basis':'judge','reason':'The search is not over.','review':'2026-12-01'}", item, person);
  body = at_desk_json (text);
  id = enter (&c, "secrecy.set", NULL, body, &error);
  g_assert_no_error (error);
  g_assert_true (rog_dossier_is_secret_from (case_get_dossier (&c), item, person));
  assert_refused (&c, "secrecy.set", id, body);

  lifted = rog_entity_to_json (secrecy_of (&c, id));
  assert_refused (&c, "secrecy.lifted", id, lifted);
  json_object_set_boolean_member (lifted, "lifted", TRUE);
  assert_refused (&c, "secrecy.lifted", NULL, lifted);
  set_text (lifted, "reason", NULL);
  assert_refused (&c, "secrecy.lifted", id, lifted);
  set_text (lifted, "reason", "It is over.");
  set_text (lifted, "review", "2026-12-02");
  assert_refused (&c, "secrecy.lifted", id, lifted);
  set_text (lifted, "review", "2026-12-01");
  again = enter (&c, "secrecy.lifted", id, lifted, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, again);
  g_assert_true (rog_entity_get_boolean (secrecy_of (&c, id), "lifted"));
  assert_refused (&c, "secrecy.lifted", id, lifted);
  case_tear_down (&c);
}

/* What the authority asks can be entered at any desk of the court; the rest is a judge's. */
static void
test_secrecy_clerk (void)
{
  Case             c = { 0 };
  RogEntity       *secrecy;
  g_autofree char *text = NULL, *id = NULL;
  g_autoptr (JsonObject) own = NULL;
  g_autoptr (JsonObject) asked = NULL;
  g_autoptr (JsonObject) lifted = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "facts-secrecy-clerk", "clerk");
  secrecy = case_first_of (rog_dossier_get_secrecy (case_get_dossier (&c)));
  text = g_strdup_printf ("{'items':['%s'],'from':'everyone','basis':'judge','reason':'The letter asks for it.'}", rog_entity_get_id (case_first_of (rog_dossier_get_items (case_get_dossier (&c)))));
  own = at_desk_json (text);
  assert_refused (&c, "secrecy.set", NULL, own);
  asked = rog_json_object_copy (own);
  set_text (asked, "basis", "asked");
  id = enter (&c, "secrecy.set", NULL, asked, &error);
  g_assert_no_error (error);
  lifted = rog_entity_to_json (secrecy);
  json_object_set_boolean_member (lifted, "lifted", TRUE);
  set_text (lifted, "reason", "It is over.");
  assert_refused (&c, "secrecy.lifted", rog_entity_get_id (secrecy), lifted);
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/facts/request", test_request);
  g_test_add_func ("/service/facts/request-refused", test_request_refused);
  g_test_add_func ("/service/facts/capacity", test_capacity);
  g_test_add_func ("/service/facts/counsel", test_counsel);
  g_test_add_func ("/service/facts/limit", test_limit);
  g_test_add_func ("/service/facts/limit-by-clerk", test_limit_clerk);
  g_test_add_func ("/service/facts/limit-by-counsel", test_limit_counsel);
  g_test_add_func ("/service/facts/secrecy", test_secrecy);
  g_test_add_func ("/service/facts/secrecy-clerk", test_secrecy_clerk);

  return g_test_run ();
}
