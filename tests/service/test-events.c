// SPDX-License-Identifier: GPL-3.0-or-later
/* Events: what the authority takes back, supplements and corrects, and what was entered wrong. */
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "ruling-case.h"
#include "service/rog-profile.h"
#include "service/rog-work-challenge.h"

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
  guint            n = rog_dossier_get_n_acts (case_get_dossier (c));
  g_autofree char *id = enter_withdrawal (c, more, &error);

  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  g_assert_cmpuint (rog_dossier_get_n_acts (case_get_dossier (c)), ==, n);
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

  case_set_up (&c, "facts-withdrawal", "judge");
  item = ROG_ITEM (case_first_of (rog_dossier_get_items (case_get_dossier (&c))));
  id = rog_entity_get_id (ROG_ENTITY (item));
  document = case_first_of (rog_dossier_get_documents (case_get_dossier (&c)));
  before = rog_item_get_requested_hash (item);
  more = g_strdup_printf (",'items':['%s'],'proof':{'document':'%s'}", id, rog_entity_get_id (document));
  unproved = g_strdup_printf (",'items':['%s'],'proof':{'reason':'by telephone'}", id);
  assert_not_withdrawn (&c, ",'proof':{'reason':'by telephone'}");
  assert_not_withdrawn (&c, unproved);

  event = enter_withdrawal (&c, more, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rog_dossier_find (case_get_dossier (&c), ROG_TYPE_EVENT, event));
  g_assert_true (rog_item_is_withdrawn (item));
  after = rog_item_get_requested_hash (item);
  g_assert_cmpstr (before, ==, after);
  source = rog_entity_peek_object (ROG_ENTITY (item), "source");
  g_assert_cmpstr (rog_json_peek_string (source, "document"), ==, rog_entity_get_id (document));
  g_assert_cmpstr (rog_json_peek_string (source, "hash"), ==, rog_entity_get_string (document, "hash"));
  for (guint i = 1; i < g_list_model_get_n_items (rog_dossier_get_items (case_get_dossier (&c))); i++)
    {
      g_autoptr (RogItem) other = g_list_model_get_item (rog_dossier_get_items (case_get_dossier (&c)), i);

      g_assert_false (rog_item_is_withdrawn (other));
    }
  assert_not_withdrawn (&c, more);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (case_get_dossier (&c))), ==, 0);
  case_tear_down (&c);
}

/* With the last item the request itself is withdrawn, and not before. */
static void
test_withdrawal_of_all (void)
{
  Case             c = { 0 };
  GListModel      *items;
  RogEntity       *request;
  g_autofree char *proof = NULL, *first = NULL, *more = NULL, *rest = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "facts-withdrawal-all", "judge");
  items = rog_dossier_get_items (case_get_dossier (&c));
  request = ROG_ENTITY (rog_dossier_get_request (case_get_dossier (&c)));
  proof = g_strdup_printf ("'proof':{'document':'%s'}", case_id_of (case_first_of (rog_dossier_get_documents (case_get_dossier (&c)))));
  for (guint i = 1; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogEntity) item = g_list_model_get_item (items, i);

      g_string_append_printf (list, "%s'%s'", i > 1 ? "," : "", rog_entity_get_id (item));
    }
  more = g_strdup_printf (",'items':['%s'],%s", case_id_of (case_first_of (items)), proof);
  first = enter_withdrawal (&c, more, &error);
  g_assert_no_error (error);
  g_assert_false (rog_entity_get_boolean (request, "withdrawn"));
  g_free (more);
  more = g_strdup_printf (",'items':[%s],%s", list->str, proof);
  rest = enter_withdrawal (&c, more, &error);
  g_assert_no_error (error);
  g_assert_true (rog_entity_get_boolean (request, "withdrawn"));
  g_assert_cmpstr (rog_entity_get_kind (request), ==, "request.withdrawn");
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (case_get_dossier (&c))), ==, 0);
  case_assert_same_after_opening (&c);
  case_tear_down (&c);
}

/* By a letter that is not in the dossier yet: it comes in with it. */
static void
test_withdrawal_file (void)
{
  Case             c = { 0 };
  RogItem         *item;
  g_autofree char *text = NULL, *id = NULL;
  g_autoptr (JsonObject) event = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autoptr (GError) error = NULL;
  const char  *document;
  RogDocument *found;

  case_set_up (&c, "facts-withdrawal-file", "judge");
  scan = at_desk_make_scan (c.folder);
  item = ROG_ITEM (case_first_of (rog_dossier_get_items (case_get_dossier (&c))));
  text = g_strdup_printf ("{'kind':'withdrawal','at':'2026-11-20','items':['%s']}", rog_entity_get_id (ROG_ENTITY (item)));
  event = at_desk_json (text);
  rog_work_enter_event_async (c.work, event, scan, NULL, wait_cb, &c.wait);
  id = rog_work_enter_event_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  g_assert_true (rog_item_is_withdrawn (item));
  document = rog_json_peek_string (rog_entity_peek_object (ROG_ENTITY (item), "source"), "document");
  found = rog_dossier_find_document (case_get_dossier (&c), document);
  g_assert_nonnull (found);
  g_assert_cmpstr (rog_document_get_hash (found), ==, rog_json_peek_string (rog_entity_peek_object (ROG_ENTITY (item), "source"), "hash"));
  /* It bears on what the event is about, and on nothing else. */
  g_assert_true (rog_entity_names (ROG_ENTITY (found), "items", case_id_of (item)));
  g_assert_false (rog_entity_names (ROG_ENTITY (found), "items", case_id_of (case_get_item (&c, 2))));
  case_assert_same_after_opening (&c);
  case_tear_down (&c);
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

  case_set_up (&c, "facts-correction", "judge");
  rog_work_enter_event_async (c.work, wrong, NULL, NULL, wait_cb, &c.wait);
  id = rog_work_enter_event_finish (c.work, wait_for (&c.wait), &error);
  g_assert_no_error (error);
  event = rog_dossier_find (case_get_dossier (&c), ROG_TYPE_EVENT, id);
  n = g_list_model_get_n_items (rog_dossier_get_events (case_get_dossier (&c)));

  same = correct_event (&c, id, "{'kind':'answered','at':'2026-11-12','proof':{'reason':'letter'}}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (same, ==, id);
  g_assert_cmpstr (rog_entity_get_string (event, "at"), ==, "2026-11-12");
  g_assert_cmpstr (rog_entity_get_kind (event), ==, "event.changed");
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_events (case_get_dossier (&c))), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (case_get_dossier (&c))), ==, 0);

  none = correct_event (&c, id, "{'kind':'withdrawal','at':'2026-11-12'}", &error);
  g_assert_null (none);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  g_clear_error (&error);
  none = correct_event (&c, "00000000-0000-4000-8000-0000000000ff", "{'kind':'answered','at':'2026-11-12'}", &error);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  case_tear_down (&c);
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
  guint n = rog_dossier_get_n_acts (case_get_dossier (c));
  g_autoptr (GError) error = NULL;
  g_autofree char *id = enter_change (c, event, items, NULL, &error);

  g_assert_null (id);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (rog_dossier_get_n_acts (case_get_dossier (c)), ==, n);
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

  case_set_up (&c, "facts-supplement", "judge");
  item = ROG_ITEM (case_first_of (rog_dossier_get_items (case_get_dossier (&c))));
  document = case_first_of (rog_dossier_get_documents (case_get_dossier (&c)));
  other = g_list_model_get_item (rog_dossier_get_items (case_get_dossier (&c)), 1);
  scope = rog_json_object_copy (rog_item_peek_scope (item));
  before = rog_item_get_requested_hash (item);
  proof = g_strdup_printf (",'proof':{'document':'%s'}", rog_entity_get_id (document));
  event = make_event ("supplement", rog_entity_get_id (ROG_ENTITY (item)), proof);
  items = make_change (item, rog_item_get_title (item), "2015-01-01", "2026-06-30");
  id = enter_change (&c, event, items, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rog_dossier_find (case_get_dossier (&c), ROG_TYPE_EVENT, id));
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
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (case_get_dossier (&c))), ==, 0);
  case_tear_down (&c);
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

  case_set_up (&c, "facts-supplement-refused", "judge");
  item = ROG_ITEM (case_first_of (rog_dossier_get_items (case_get_dossier (&c))));
  other = g_list_model_get_item (rog_dossier_get_items (case_get_dossier (&c)), 1);
  proof = g_strdup_printf (",'proof':{'document':'%s'}", rog_entity_get_id (case_first_of (rog_dossier_get_documents (case_get_dossier (&c)))));
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
  case_tear_down (&c);
}

/* By a letter that is not in the dossier yet: it comes in with it, as what it is. */
static void
test_supplement_file (void)
{
  Case             c = { 0 };
  RogItem         *item;
  RogDocument     *found;
  JsonObject      *source;
  g_autofree char *id = NULL;
  g_autoptr (JsonObject) event = NULL;
  g_autoptr (JsonObject) items = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "facts-supplement-file", "clerk");
  scan = at_desk_make_scan (c.folder);
  item = ROG_ITEM (case_first_of (rog_dossier_get_items (case_get_dossier (&c))));
  event = make_event ("supplement", rog_entity_get_id (ROG_ENTITY (item)), "");
  items = make_change (item, rog_item_get_title (item), "2015-01-01", "2026-06-30");
  id = enter_change (&c, event, items, scan, &error);
  g_assert_no_error (error);
  source = rog_entity_peek_object (ROG_ENTITY (item), "source");
  found = rog_dossier_find_document (case_get_dossier (&c), rog_json_peek_string (source, "document"));
  g_assert_nonnull (found);
  g_assert_cmpstr (rog_document_get_role (found), ==, "supplement");
  g_assert_cmpstr (rog_document_get_hash (found), ==, rog_json_peek_string (source, "hash"));
  case_tear_down (&c);
}

#define N_ADDED 9

/* Items of one supplement get their numbers as they were entered, one below the other. */
static void
test_supplement_adds (void)
{
  Case             c = { 0 };
  GListModel      *all;
  guint            n;
  gint64           highest = 0;
  g_autofree char *more = NULL, *id = NULL;
  g_autoptr (JsonObject) event = NULL;
  g_autoptr (JsonObject) items = json_object_new ();
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "facts-supplement-adds", "clerk");
  all = rog_dossier_get_items (case_get_dossier (&c));
  n = g_list_model_get_n_items (all);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (all, i);

      highest = MAX (highest, rog_item_get_number (item));
    }
  more = g_strdup_printf ("{'kind':'supplement','at':'2026-11-20','proof':{'document':'%s'}}", case_id_of (case_first_of (rog_dossier_get_documents (case_get_dossier (&c)))));
  event = at_desk_json (more);
  for (guint i = 0; i < N_ADDED; i++)
    {
      g_autofree char *new_id = g_uuid_string_random ();
      g_autofree char *json = g_strdup_printf ("{'title':'Added as %u','scope':{'measure':'bank-records'}}", i + 1);

      json_object_set_object_member (items, new_id, at_desk_json (json));
    }
  id = enter_change (&c, event, items, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, n + N_ADDED);
  for (guint i = 0; i < N_ADDED; i++)
    {
      g_autofree char *title = g_strdup_printf ("Added as %u", i + 1);

      g_assert_cmpstr (rog_item_get_title (case_get_item (&c, highest + 1 + i)), ==, title);
    }
  case_tear_down (&c);
}

/* What is no object says nothing of an item, whether there is such an item or not. */
static void
test_supplement_unreadable (void)
{
  static const char *const values[] = { "7", "'none'", "[]" };
  Case                     c = { 0 };
  const char              *item;
  g_autofree char         *proof = NULL;
  g_autoptr (JsonObject) event = NULL;

  case_set_up (&c, "facts-supplement-unreadable", "clerk");
  item = case_id_of (case_first_of (rog_dossier_get_items (case_get_dossier (&c))));
  proof = g_strdup_printf (",'proof':{'document':'%s'}", case_id_of (case_first_of (rog_dossier_get_documents (case_get_dossier (&c)))));
  event = make_event ("supplement", item, proof);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *known = g_strdup_printf ("{'%s':%s}", item, values[i]);
      g_autofree char *unknown = g_strdup_printf ("{'0f1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b77':%s}", values[i]);
      g_autoptr (JsonObject) of_known = at_desk_json (known);
      g_autoptr (JsonObject) of_unknown = at_desk_json (unknown);

      assert_not_changed (&c, event, of_known);
      assert_not_changed (&c, event, of_unknown);
    }
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/events/withdrawal", test_withdrawal);
  g_test_add_func ("/service/events/withdrawal-of-all", test_withdrawal_of_all);
  g_test_add_func ("/service/events/withdrawal-file", test_withdrawal_file);
  g_test_add_func ("/service/events/supplement", test_supplement);
  g_test_add_func ("/service/events/supplement-refused", test_supplement_refused);
  g_test_add_func ("/service/events/supplement-file", test_supplement_file);
  g_test_add_func ("/service/events/supplement-adds", test_supplement_adds);
  g_test_add_func ("/service/events/supplement-unreadable", test_supplement_unreadable);
  g_test_add_func ("/service/events/correction", test_correction);

  return g_test_run ();
}
