// SPDX-License-Identifier: GPL-3.0-or-later
/* The facts of a request, persons, counsel, time limits: what becomes an act, and what is refused. */
#include "at-desk.h"
#include "core/rog-json.h"
#include "dossier/rog-capacity.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-limit.h"
#include "dossier/rog-representation.h"
#include "dossier/rog-request-change.h"
#include "dossier/rog-secrecy.h"
#include "service/rog-dossier-row.h"
#include "service/rog-paper.h"
#include "service/rog-profile.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-facts.h"

typedef struct
{
  Wait     wait;
  RogDesk *desk;
  RogWork *work;
  char    *dossier;
} Case;

static void
set_up (Case       *c,
        const char *profile,
        const char *role)
{
  wait_init (&c->wait);
  c->desk = at_desk_new (profile, role, &c->wait);
  c->work = at_desk_add_practice (c->desk, &c->wait);
  c->dossier = g_strdup (rog_work_get_id (c->work));
}

static void
tear_down (Case *c)
{
  rog_desk_lock (c->desk);
  g_clear_object (&c->work);
  g_clear_object (&c->desk);
  g_free (c->dossier);
  wait_clear (&c->wait);
}

static RogDossier *
dossier_of (Case *c)
{
  return rog_work_get_dossier (c->work);
}

static RogEntity *
first_of (GListModel *model)
{
  g_autoptr (RogEntity) entity = g_list_model_get_item (model, 0);

  g_assert_nonnull (entity);
  return entity; /* the dossier holds it */
}

static RogEntity *
limit_with (Case       *c,
            const char *member,
            const char *value)
{
  GListModel *limits = rog_dossier_get_limits (dossier_of (c));

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
  guint            n = rog_dossier_get_n_acts (dossier_of (c));
  g_autofree char *id = enter (c, kind, object, body, &error);

  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  g_assert_cmpuint (rog_dossier_get_n_acts (dossier_of (c)), ==, n);
}

/* A place in the letter of request. */
static JsonObject *
make_pin (Case *c)
{
  RogEntity  *document = first_of (rog_dossier_get_documents (dossier_of (c)));
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

  set_up (&c, "facts-request", "clerk");
  request = rog_dossier_get_request (dossier_of (&c));
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
  tear_down (&c);
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

  set_up (&c, "facts-refused", "judge");
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
      guint            n = rog_dossier_get_n_acts (dossier_of (&c));
      g_autofree char *id = change (&c, changes, NULL, &error);

      g_assert_null (id);
      g_assert_nonnull (error);
      g_assert_cmpuint (rog_dossier_get_n_acts (dossier_of (&c)), ==, n);
    }
  tear_down (&c);
}

static void
test_capacity (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *json = NULL, *id = NULL;
  const char      *person, *item;

  set_up (&c, "facts-capacity", "judge");
  person = rog_entity_get_id (first_of (rog_dossier_get_persons (dossier_of (&c))));
  item = rog_entity_get_id (first_of (rog_dossier_get_items (dossier_of (&c))));
  json = g_strdup_printf ("{'person':'%s','item':'%s','capacity':'witness','source':'judge'}", person, item);
  body = at_desk_json (json);
  assert_refused (&c, "capacity.set", NULL, body);

  json_object_set_string_member (body, "reason", "Heard as one on 3 November.");
  id = enter (&c, "capacity.set", NULL, body, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rog_dossier_find (dossier_of (&c), ROG_TYPE_CAPACITY, id));
  g_assert_cmpstr (rog_dossier_get_capacity (dossier_of (&c), person, item), ==, "witness");

  json_object_set_string_member (body, "source", "authority");
  json_object_remove_member (body, "reason");
  assert_refused (&c, "capacity.set", NULL, body);
  json_object_set_object_member (body, "pin", make_pin (&c));
  g_free (id);
  id = enter (&c, "capacity.set", NULL, body, &error);
  g_assert_no_error (error);
  tear_down (&c);
}

static void
test_counsel (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *json = NULL, *id = NULL, *again = NULL;
  const char      *person;

  set_up (&c, "facts-counsel", "clerk");
  person = rog_entity_get_id (first_of (rog_dossier_get_persons (dossier_of (&c))));
  json = g_strdup_printf ("{'person':'%s','counsel':'Ruth Halvard','items':'all'}", person);
  body = at_desk_json (json);
  assert_refused (&c, "representation.set", NULL, body);

  json_object_set_object_member (body, "proof", at_desk_json ("{'reason':'authority to act handed in at the counter'}"));
  id = enter (&c, "representation.set", NULL, body, &error);
  g_assert_no_error (error);
  names = rog_dossier_dup_counsel (dossier_of (&c), person, NULL);
  g_assert_true (g_strv_contains ((const char *const *)names, "Ruth Halvard"));

  json_object_set_string_member (body, "to", "2026-11-20");
  again = enter (&c, "representation.set", id, body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, id);
  g_strfreev (names);
  names = rog_dossier_dup_counsel (dossier_of (&c), person, NULL);
  g_assert_false (g_strv_contains ((const char *const *)names, "Ruth Halvard"));
  tear_down (&c);
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

  set_up (&c, "facts-limit", "judge");
  assert_refused (&c, "limit.set", NULL, set);
  json_object_set_string_member (set, "zone", "CET");
  id = enter (&c, "limit.set", NULL, set, &error);
  g_assert_no_error (error);

  limit = rog_dossier_find (dossier_of (&c), ROG_TYPE_LIMIT, id);
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
  tear_down (&c);
}

static void
test_limit_clerk (void)
{
  Case c = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) set = at_desk_json ("{'source':'set','for':'file','binds':'person','zone':'CET','due':'2026-12-10','because':'so that she can answer'}");
  g_autoptr (JsonObject) changed = NULL;
  g_autofree char *id = NULL;
  RogEntity       *limit;

  set_up (&c, "facts-clerk", "clerk");
  assert_refused (&c, "limit.set", NULL, set);
  limit = limit_with (&c, "source", "asked");
  changed = rog_json_object_copy (rog_entity_peek_state (limit));
  add_change (changed, "{'kind':'extended','at':'2026-11-20','by':'the authority','reason':'asked by telephone','due':'2026-12-20'}", "2026-12-20");
  assert_refused (&c, "limit.changed", rog_entity_get_id (limit), changed);

  json_object_set_string_member (set, "source", "asked");
  id = enter (&c, "limit.set", NULL, set, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rog_dossier_find (dossier_of (&c), ROG_TYPE_LIMIT, id));
  /* Nothing else goes this way. */
  assert_refused (&c, "decision.signed", NULL, set);
  tear_down (&c);
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

  set_up (&c, "facts-limit-counsel", "counsel");
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
  json_object_set_string_member (capacity, "person", rog_entity_get_id (first_of (rog_dossier_get_persons (dossier_of (&c)))));
  assert_refused (&c, "capacity.set", NULL, capacity);
  tear_down (&c);
}

/*
 * Secrecy
 */

static RogEntity *
secrecy_of (Case       *c,
            const char *id)
{
  return rog_dossier_find (dossier_of (c), ROG_TYPE_SECRECY, id);
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

  set_up (&c, "facts-secrecy", "judge");
  item = rog_entity_get_id (first_of (rog_dossier_get_items (dossier_of (&c))));
  person = rog_entity_get_id (first_of (rog_dossier_get_persons (dossier_of (&c))));
  assert_secrecy_needs (&c, item);
  text = g_strdup_printf ("{'items':['%s'],'from':['%s'],'basis':'judge','reason':'The search is not over.','review':'2026-12-01'}", item, person);
  body = at_desk_json (text);
  id = enter (&c, "secrecy.set", NULL, body, &error);
  g_assert_no_error (error);
  g_assert_true (rog_dossier_is_secret_from (dossier_of (&c), item, person));
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
  tear_down (&c);
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

  set_up (&c, "facts-secrecy-clerk", "clerk");
  secrecy = first_of (rog_dossier_get_secrecy (dossier_of (&c)));
  text = g_strdup_printf ("{'items':['%s'],'from':'everyone','basis':'judge','reason':'The letter asks for it.'}", rog_entity_get_id (first_of (rog_dossier_get_items (dossier_of (&c)))));
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
  tear_down (&c);
}

/*
 * Withdrawn by the authority
 */

static char *
enter_withdrawal (Case       *c,
                  const char *more,
                  GError    **error)
{
  g_autofree char *text = g_strdup_printf ("{'kind':'withdrawal','at':'2026-11-20'%s}", more);
  g_autoptr (JsonObject) event = at_desk_json (text);

  rog_work_enter_event_async (c->work, event, NULL, NULL, wait_cb, &c->wait);

  return rog_work_enter_event_finish (c->work, wait_for (&c->wait), error);
}

static void
assert_not_withdrawn (Case       *c,
                      const char *more)
{
  g_autoptr (GError) error = NULL;
  guint            n = rog_dossier_get_n_acts (dossier_of (c));
  g_autofree char *id = enter_withdrawal (c, more, &error);

  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  g_assert_cmpuint (rog_dossier_get_n_acts (dossier_of (c)), ==, n);
}

/* The items that its withdrawal names are withdrawn with it, by the document and its hash; no other is. */
static void
test_withdrawal (void)
{
  Case             c = { 0 };
  RogItem         *item;
  const char      *id;
  RogEntity       *document;
  JsonObject      *source;
  g_autofree char *more = NULL, *event = NULL, *before = NULL, *after = NULL, *unproved = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&c, "facts-withdrawal", "judge");
  item = ROG_ITEM (first_of (rog_dossier_get_items (dossier_of (&c))));
  id = rog_entity_get_id (ROG_ENTITY (item));
  document = first_of (rog_dossier_get_documents (dossier_of (&c)));
  before = rog_item_get_requested_hash (item);
  more = g_strdup_printf (",'items':['%s'],'proof':{'document':'%s'}", id, rog_entity_get_id (document));
  unproved = g_strdup_printf (",'items':['%s'],'proof':{'reason':'by telephone'}", id);
  assert_not_withdrawn (&c, ",'proof':{'reason':'by telephone'}");
  assert_not_withdrawn (&c, unproved);

  event = enter_withdrawal (&c, more, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rog_dossier_find (dossier_of (&c), ROG_TYPE_EVENT, event));
  g_assert_true (rog_item_is_withdrawn (item));
  after = rog_item_get_requested_hash (item);
  g_assert_cmpstr (before, ==, after);
  source = rog_entity_peek_object (ROG_ENTITY (item), "source");
  g_assert_cmpstr (rog_json_peek_string (source, "document"), ==, rog_entity_get_id (document));
  g_assert_cmpstr (rog_json_peek_string (source, "hash"), ==, rog_entity_get_string (document, "hash"));
  for (guint i = 1; i < g_list_model_get_n_items (rog_dossier_get_items (dossier_of (&c))); i++)
    {
      g_autoptr (RogItem) other = g_list_model_get_item (rog_dossier_get_items (dossier_of (&c)), i);

      g_assert_false (rog_item_is_withdrawn (other));
    }
  assert_not_withdrawn (&c, more);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (dossier_of (&c))), ==, 0);
  tear_down (&c);
}

/* By a letter that is not in the dossier yet: it comes in with it. */
static void
test_withdrawal_file (void)
{
  Case             c = { 0 };
  RogItem         *item;
  g_autofree char *text = NULL, *id = NULL, *folder = NULL;
  g_autoptr (JsonObject) event = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autoptr (GError) error = NULL;
  const char  *document;
  RogDocument *found;

  set_up (&c, "facts-withdrawal-file", "judge");
  folder = g_dir_make_tmp ("rogatory-XXXXXX", NULL);
  scan = at_desk_make_scan (folder);
  item = ROG_ITEM (first_of (rog_dossier_get_items (dossier_of (&c))));
  text = g_strdup_printf ("{'kind':'withdrawal','at':'2026-11-20','items':['%s']}", rog_entity_get_id (ROG_ENTITY (item)));
  event = at_desk_json (text);
  rog_work_enter_event_async (c.work, event, scan, NULL, wait_cb, &c.wait);
  id = rog_work_enter_event_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  g_assert_true (rog_item_is_withdrawn (item));
  document = rog_json_peek_string (rog_entity_peek_object (ROG_ENTITY (item), "source"), "document");
  found = rog_dossier_find_document (dossier_of (&c), document);
  g_assert_nonnull (found);
  g_assert_cmpstr (rog_document_get_hash (found), ==, rog_json_peek_string (rog_entity_peek_object (ROG_ENTITY (item), "source"), "hash"));
  tear_down (&c);
}

/*
 * An event corrected
 */

static char *
correct_event (Case       *c,
               const char *id,
               const char *text,
               GError    **error)
{
  g_autoptr (JsonObject) event = at_desk_json (text);

  rog_work_correct_event_async (c->work, id, event, NULL, NULL, wait_cb, &c->wait);

  return rog_work_enter_event_finish (c->work, wait_for (&c->wait), error);
}

/* What was entered wrong is put right by an act that rests on it; what takes items back is not. */
static void
test_correction (void)
{
  Case       c = { 0 };
  RogEntity *event;
  g_autoptr (JsonObject) wrong = at_desk_json ("{'kind':'answered','at':'2026-11-02','proof':{'reason':'letter'}}");
  g_autofree char *id = NULL, *same = NULL, *none = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  set_up (&c, "facts-correction", "judge");
  rog_work_enter_event_async (c.work, wrong, NULL, NULL, wait_cb, &c.wait);
  id = rog_work_enter_event_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  event = rog_dossier_find (dossier_of (&c), ROG_TYPE_EVENT, id);
  n = g_list_model_get_n_items (rog_dossier_get_events (dossier_of (&c)));

  same = correct_event (&c, id, "{'kind':'answered','at':'2026-11-12','proof':{'reason':'letter'}}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (same, ==, id);
  g_assert_cmpstr (rog_entity_get_string (event, "at"), ==, "2026-11-12");
  g_assert_cmpstr (rog_entity_get_kind (event), ==, "event.changed");
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_events (dossier_of (&c))), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (dossier_of (&c))), ==, 0);

  none = correct_event (&c, id, "{'kind':'withdrawal','at':'2026-11-12'}", &error);
  g_assert_null (none);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  g_clear_error (&error);
  none = correct_event (&c, "00000000-0000-4000-8000-0000000000ff", "{'kind':'answered','at':'2026-11-12'}", &error);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  tear_down (&c);
}

/*
 * Changed by the authority
 */

static JsonObject *
make_event (const char *kind,
            const char *item,
            const char *more)
{
  g_autofree char *text = g_strdup_printf ("{'kind':'%s','at':'2026-11-20','items':['%s']%s}", kind, item, more);

  return at_desk_json (text);
}

/* The item as it is, with one thing changed. */
static JsonObject *
make_change (RogItem    *item,
             const char *title,
             const char *from,
             const char *to)
{
  JsonObject      *items = json_object_new (), *now = json_object_new (), *period = json_object_new ();
  JsonObject      *scope = rog_json_object_copy (rog_item_peek_scope (item));
  g_autofree char *latest = rog_item_get_requested_hash (item);

  json_object_set_string_member (period, "from", from);
  json_object_set_string_member (period, "to", to);
  json_object_set_object_member (scope, "period", period);
  json_object_set_string_member (now, "rests_on", latest);
  json_object_set_string_member (now, "title", title);
  json_object_set_object_member (now, "scope", scope);
  json_object_set_object_member (items, rog_entity_get_id (ROG_ENTITY (item)), now);

  return items;
}

static char *
enter_change (Case       *c,
              JsonObject *event,
              JsonObject *items,
              GFile      *scan,
              GError    **error)
{
  rog_work_enter_change_async (c->work, event, items, scan, NULL, wait_cb, &c->wait);

  return rog_work_enter_event_finish (c->work, wait_for (&c->wait), error);
}

static void
assert_not_changed (Case       *c,
                    JsonObject *event,
                    JsonObject *items)
{
  guint n = rog_dossier_get_n_acts (dossier_of (c));
  g_autoptr (GError) error = NULL;
  g_autofree char *id = enter_change (c, event, items, NULL, &error);

  g_assert_null (id);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (rog_dossier_get_n_acts (dossier_of (c)), ==, n);
}

/* By its supplement the authority asks for more: a new requested version, by the document and its hash; all that the
 * supplement does not change is as it was. By its correction the same. */
static void
test_supplement (void)
{
  Case             c = { 0 };
  RogItem         *item;
  RogEntity       *document;
  JsonObject      *source;
  g_autofree char *proof = NULL, *id = NULL, *again = NULL, *before = NULL, *after = NULL;
  g_autoptr (JsonObject) event = NULL;
  g_autoptr (JsonObject) corrected = NULL;
  g_autoptr (JsonObject) items = NULL;
  g_autoptr (JsonObject) back = NULL;
  g_autoptr (JsonObject) scope = NULL;
  g_autoptr (JsonObject) passage = NULL;
  g_autoptr (RogEntity) other = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&c, "facts-supplement", "judge");
  item = ROG_ITEM (first_of (rog_dossier_get_items (dossier_of (&c))));
  document = first_of (rog_dossier_get_documents (dossier_of (&c)));
  other = g_list_model_get_item (rog_dossier_get_items (dossier_of (&c)), 1);
  scope = rog_json_object_copy (rog_item_peek_scope (item));
  before = rog_item_get_requested_hash (item);
  proof = g_strdup_printf (",'proof':{'document':'%s'}", rog_entity_get_id (document));
  event = make_event ("supplement", rog_entity_get_id (ROG_ENTITY (item)), proof);
  items = make_change (item, rog_item_get_title (item), "2015-01-01", "2026-06-30");
  id = enter_change (&c, event, items, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rog_dossier_find (dossier_of (&c), ROG_TYPE_EVENT, id));
  after = rog_item_get_requested_hash (item);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (rog_item_peek_scope (item), "period"), "from"), ==, "2015-01-01");
  json_object_set_object_member (scope, "period", rog_json_object_copy (rog_json_peek_object (rog_item_peek_scope (item), "period")));
  g_assert_true (json_object_equal (scope, rog_item_peek_scope (item)));
  source = rog_entity_peek_object (ROG_ENTITY (item), "source");
  g_assert_cmpstr (rog_json_peek_string (source, "document"), ==, rog_entity_get_id (document));
  g_assert_cmpstr (rog_json_peek_string (source, "hash"), ==, rog_entity_get_string (document, "hash"));

  /* What was made from an earlier version does not undo a later one; what is as it was is no change. */
  assert_not_changed (&c, event, items);
  json_object_set_string_member (json_object_get_object_member (items, rog_entity_get_id (ROG_ENTITY (item))), "rests_on", after);
  assert_not_changed (&c, event, items);
  passage = rog_json_object_copy (rog_json_peek_object (rog_item_peek_scope (ROG_ITEM (other)), "place"));
  corrected = make_event ("correction", rog_entity_get_id (ROG_ENTITY (item)), proof);
  json_object_set_object_member (json_object_get_object_member (corrected, "proof"), "pin", rog_json_object_copy (passage));
  back = make_change (item, "Statements of the account, both years", "2016-01-01", "not-stated");
  again = enter_change (&c, corrected, back, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rog_item_get_title (item), ==, "Statements of the account, both years");
  /* It stands where the passage is now. */
  g_assert_true (json_object_equal (rog_json_peek_object (rog_item_peek_scope (item), "place"), passage));
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (dossier_of (&c))), ==, 0);
  tear_down (&c);
}

/* Without a document, for what is not named, backwards, by another kind of event, of what is withdrawn: nothing. */
static void
test_supplement_refused (void)
{
  Case             c = { 0 };
  RogItem         *item, *other;
  g_autofree char *proof = NULL, *more = NULL, *id = NULL;
  g_autoptr (JsonObject) event = NULL;
  g_autoptr (JsonObject) unproved = NULL;
  g_autoptr (JsonObject) unnamed = NULL;
  g_autoptr (JsonObject) wrong = NULL;
  g_autoptr (JsonObject) items = NULL;
  g_autoptr (JsonObject) backwards = NULL;
  g_autoptr (JsonObject) unreadable = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&c, "facts-supplement-refused", "judge");
  item = ROG_ITEM (first_of (rog_dossier_get_items (dossier_of (&c))));
  other = g_list_model_get_item (rog_dossier_get_items (dossier_of (&c)), 1);
  proof = g_strdup_printf (",'proof':{'document':'%s'}", rog_entity_get_id (first_of (rog_dossier_get_documents (dossier_of (&c)))));
  event = make_event ("supplement", rog_entity_get_id (ROG_ENTITY (item)), proof);
  unproved = make_event ("supplement", rog_entity_get_id (ROG_ENTITY (item)), ",'proof':{'reason':'by telephone'}");
  unnamed = make_event ("supplement", rog_entity_get_id (ROG_ENTITY (other)), proof);
  wrong = make_event ("answered", rog_entity_get_id (ROG_ENTITY (item)), proof);
  items = make_change (item, rog_item_get_title (item), "2015-01-01", "2026-06-30");
  backwards = make_change (item, rog_item_get_title (item), "2026-06-30", "2015-01-01");
  unreadable = make_change (item, rog_item_get_title (item), "last year", "2026-06-30");
  assert_not_changed (&c, unproved, items);
  assert_not_changed (&c, unnamed, items);
  assert_not_changed (&c, wrong, items);
  assert_not_changed (&c, event, backwards);
  assert_not_changed (&c, event, unreadable);
  more = g_strdup_printf (",'items':['%s']%s", rog_entity_get_id (ROG_ENTITY (item)), proof);
  id = enter_withdrawal (&c, more, &error);
  g_assert_no_error (error);
  assert_not_changed (&c, event, items);
  g_object_unref (other);
  tear_down (&c);
}

/* By a letter that is not in the dossier yet: it comes in with it, as what it is. */
static void
test_supplement_file (void)
{
  Case             c = { 0 };
  RogItem         *item;
  RogDocument     *found;
  JsonObject      *source;
  g_autofree char *id = NULL, *folder = NULL;
  g_autoptr (JsonObject) event = NULL;
  g_autoptr (JsonObject) items = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&c, "facts-supplement-file", "clerk");
  folder = g_dir_make_tmp ("rogatory-XXXXXX", NULL);
  scan = at_desk_make_scan (folder);
  item = ROG_ITEM (first_of (rog_dossier_get_items (dossier_of (&c))));
  event = make_event ("supplement", rog_entity_get_id (ROG_ENTITY (item)), "");
  items = make_change (item, rog_item_get_title (item), "2015-01-01", "2026-06-30");
  id = enter_change (&c, event, items, scan, &error);
  g_assert_no_error (error);
  source = rog_entity_peek_object (ROG_ENTITY (item), "source");
  found = rog_dossier_find_document (dossier_of (&c), rog_json_peek_string (source, "document"));
  g_assert_nonnull (found);
  g_assert_cmpstr (rog_document_get_role (found), ==, "supplement");
  g_assert_cmpstr (rog_document_get_hash (found), ==, rog_json_peek_string (source, "hash"));
  tear_down (&c);
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
  g_test_add_func ("/service/facts/withdrawal", test_withdrawal);
  g_test_add_func ("/service/facts/withdrawal-file", test_withdrawal_file);
  g_test_add_func ("/service/facts/supplement", test_supplement);
  g_test_add_func ("/service/facts/supplement-refused", test_supplement_refused);
  g_test_add_func ("/service/facts/supplement-file", test_supplement_file);
  g_test_add_func ("/service/facts/correction", test_correction);

  return g_test_run ();
}
