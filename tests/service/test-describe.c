// SPDX-License-Identifier: GPL-3.0-or-later
/* What a document is, as a person says it: what becomes an act, what is refused, and what of the file stays. */
#include "core/rog-json.h"
#include "dossier/rog-document.h"
#include "dossier/rog-dossier-query.h"
#include "profile.h"
#include "ruling-case.h"
#include "service/rog-profile.h"
#include "service/rog-work-describe.h"
#include "store/rog-statement.h"

#define NOBODY "99999999-9999-4999-8999-999999999999"

static RogDocument *
document_with (RogDossier *dossier,
               const char *role)
{
  GListModel *documents = rog_dossier_get_documents (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);

      if (g_str_equal (rog_document_get_role (document), role))
        return document; /* the dossier holds it */
    }
  g_assert_not_reached ();
}

/* All that is said of it, and nothing of the file. */
static JsonObject *
description_of (RogDocument *document)
{
  JsonObject *description = rog_entity_to_json (ROG_ENTITY (document));
  g_autoptr (GList) members = json_object_get_members (description);

  for (GList *l = members; l != NULL; l = l->next)
    if (!rog_work_can_describe (l->data))
      json_object_remove_member (description, l->data);

  return description;
}

static char *
describe (RogWork     *work,
          Wait        *wait,
          RogDocument *document,
          const char  *read,
          JsonObject  *description,
          GError     **error)
{
  rog_work_describe_document_async (work, case_id_of (document), read, description, NULL, wait_cb, wait);

  return rog_work_describe_document_finish (work, wait_for (wait), error);
}

static void
assert_refused (Case        *c,
                RogDocument *document,
                JsonObject  *description)
{
  RogEntity       *entity = ROG_ENTITY (document);
  g_autofree char *before = g_strdup (rog_entity_get_act (entity));
  guint            n = rog_dossier_get_n_acts (case_get_dossier (c));
  g_autoptr (GError) error = NULL;
  g_autofree char *id = describe (c->work, &c->wait, document, before, description, &error);

  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED);
  g_assert_cmpuint (rog_dossier_get_n_acts (case_get_dossier (c)), ==, n);
  g_assert_cmpstr (rog_entity_get_act (entity), ==, before);
}

static void
set_items (JsonObject *description,
           const char *item)
{
  JsonArray *items = json_array_new ();

  json_array_add_string_element (items, item);
  json_object_set_array_member (description, "items", items);
}

/* What is said of it is what was said last; what the file is stays; and the records say the same. */
static void
test_changed (gconstpointer role)
{
  Case             c = { 0 };
  const char      *profile = role;
  RogDocument     *document;
  const char      *item;
  g_autofree char *act = NULL, *hash = NULL, *id = NULL;
  g_autoptr (JsonObject) description = NULL;
  g_autoptr (JsonObject) said = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, profile, role);
  document = document_with (case_get_dossier (&c), "annex");
  item = case_id_of (case_get_item (&c, 5));
  act = g_strdup (rog_entity_get_act (ROG_ENTITY (document)));
  hash = g_strdup (rog_document_get_hash (document));
  g_assert_false (rog_entity_names (ROG_ENTITY (document), "items", item));
  description = description_of (document);
  json_object_set_string_member (description, "name", "Annex A: messages");
  json_object_set_string_member (description, "role", "product");
  json_object_set_string_member (description, "language", "de");
  json_object_set_string_member (description, "translation_of", case_id_of (document_with (case_get_dossier (&c), "warrant")));
  json_object_set_string_member (description, "form", "original");
  json_object_remove_member (description, "author");
  set_items (description, item);

  id = describe (c.work, &c.wait, document, act, description, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, case_id_of (document));
  g_assert_cmpstr (rog_entity_get_kind (ROG_ENTITY (document)), ==, "document.changed");
  said = description_of (document);
  g_assert_true (json_object_equal (said, description));
  g_assert_true (rog_entity_names (ROG_ENTITY (document), "items", item));
  g_assert_cmpstr (rog_document_get_hash (document), ==, hash);
  g_assert_cmpstr (rog_document_get_media_type (document), ==, "application/pdf");
  g_assert_nonnull (rog_entity_get_string (ROG_ENTITY (document), "file"));
  g_assert_false (rog_entity_is_in_conflict (ROG_ENTITY (document)));
  case_assert_same_after_opening (&c);
  case_tear_down (&c);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *member;
    const char *value;
  } wrong[] = {
    { "hash", "sha256:0" },
    { "media_type", "text/plain" },
    { "file", "other.pdf" },
    { "translation_of", NOBODY },
    { "replaces", NOBODY },
  };
  Case         c = { 0 };
  RogDocument *document, *warrant;
  g_autoptr (JsonObject) same = NULL, unknown = NULL, itself = NULL, round = NULL, nameless = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL;

  case_set_up (&c, "describe-refused", "judge");
  document = document_with (case_get_dossier (&c), "annex");
  warrant = document_with (case_get_dossier (&c), "warrant");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (JsonObject) description = description_of (document);

      g_test_message ("%s", wrong[i].member);
      json_object_set_string_member (description, wrong[i].member, wrong[i].value);
      assert_refused (&c, document, description);
    }

  same = description_of (document);
  assert_refused (&c, document, same);
  unknown = description_of (document);
  set_items (unknown, NOBODY);
  assert_refused (&c, document, unknown);
  itself = description_of (document);
  json_object_set_string_member (itself, "translation_of", case_id_of (document));
  assert_refused (&c, document, itself);
  /* The translation of the warrant is there: the warrant is none of the translation. */
  round = description_of (warrant);
  json_object_set_string_member (round, "translation_of", case_id_of (document_with (case_get_dossier (&c), "translation")));
  assert_refused (&c, warrant, round);

  nameless = description_of (document);
  json_object_remove_member (nameless, "name");
  none = describe (c.work, &c.wait, document, rog_entity_get_act (ROG_ENTITY (document)), nameless, &error);
  g_assert_null (none);
  g_assert_nonnull (error);
  case_tear_down (&c);
}

/* The role of what was signed here is what it is found by. */
static void
test_signed (void)
{
  static const char *const roles[] = { "decision", "signature", NULL };
  Case                     c = { 0 };
  g_autofree char         *decision = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "describe-signed", "judge");
  case_execute (&c, case_get_item (&c, 3), "The account is named.");
  decision = case_sign (&c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  for (const char *const *role = roles; *role != NULL; role++)
    {
      RogDocument *document = document_with (case_get_dossier (&c), *role);
      g_autoptr (JsonObject) description = description_of (document);
      g_autofree char *id = NULL;

      json_object_set_string_member (description, "role", "annex");
      assert_refused (&c, document, description);
      /* Its language can be said. */
      json_object_set_string_member (description, "role", *role);
      json_object_set_string_member (description, "language", "en");
      id = describe (c.work, &c.wait, document, rog_entity_get_act (ROG_ENTITY (document)), description, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rog_document_get_role (document), ==, *role);
    }
  case_assert_same_after_opening (&c);
  case_tear_down (&c);
}

/* What was changed since it was read, and what is entered while it is on its way. */
static void
test_meanwhile (void)
{
  Case         c = { 0 };
  RogDocument *document;
  g_auto (Wait) other = { 0 };
  g_autoptr (JsonObject) first = NULL, second = NULL;
  g_autoptr (JsonObject) event = at_desk_json ("{'kind':'answered','at':'2026-11-01'}");
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL, *id = NULL, *late = NULL, *none = NULL, *entered = NULL;
  guint            n;

  case_set_up (&c, "describe-meanwhile", "judge");
  wait_init (&other);
  document = document_with (case_get_dossier (&c), "annex");
  read = g_strdup (rog_entity_get_act (ROG_ENTITY (document)));
  first = description_of (document);
  second = description_of (document);
  json_object_set_string_member (first, "language", "de");
  json_object_set_string_member (second, "language", "fr");
  id = describe (c.work, &c.wait, document, read, first, &error);
  g_assert_no_error (error);
  late = describe (c.work, &c.wait, document, read, second, &error);
  g_assert_null (late);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_clear_error (&error);
  g_assert_cmpstr (rog_document_get_language (document), ==, "de");

  n = rog_dossier_get_n_acts (case_get_dossier (&c));
  rog_work_act_async (c.work, "event.entered", NULL, event, NULL, wait_cb, &other);
  none = describe (c.work, &c.wait, document, rog_entity_get_act (ROG_ENTITY (document)), second, &error);
  g_assert_null (none);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_clear_error (&error);
  entered = rog_work_act_finish (c.work, other.result != NULL ? other.result : wait_for (&other), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rog_dossier_get_n_acts (case_get_dossier (&c)), ==, n + 1);
  g_assert_cmpstr (rog_document_get_language (document), ==, "de");
  case_assert_same_after_opening (&c);
  case_tear_down (&c);
}

static gpointer
tamper (RogDatabase  *database,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  if (!rog_database_run (database, error,
                         "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Ada Lorne', 'Ada Lorme') AS BLOB) WHERE id = "
                         "(SELECT entry.id FROM entry JOIN record ON record.id = entry.record WHERE audience = 'bench' AND seq = size - 4)",
                         ""))
    return NULL;
  g_assert_cmpint (rog_database_changes (database), ==, 1);

  return database;
}

/* Nothing is entered in a record that is broken. */
static void
test_broken (void)
{
  g_auto (Wait) wait = { 0 };
  g_auto (GStrv) words = NULL;
  g_autofree char *dossier = NULL, *id = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (JsonObject) description = NULL;
  g_autoptr (GError) error = NULL;
  RogDocument *document;

  wait_init (&wait);
  dossier = profile_make ("describe-broken", &words, &wait);
  profile_with_database ("describe-broken", tamper, NULL);
  desk = profile_start ("describe-broken", &wait);
  at_desk_wait_checked (desk);
  work = at_desk_open (desk, dossier, &wait);
  document = document_with (rog_work_get_dossier (work), "annex");
  description = description_of (document);
  json_object_set_string_member (description, "language", "de");
  id = describe (work, &wait, document, rog_entity_get_act (ROG_ENTITY (document)), description, &error);
  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE);
  g_assert_cmpstr (rog_document_get_language (document), ==, "en");
  rog_desk_lock (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/service/describe/judge", "judge", test_changed);
  g_test_add_data_func ("/service/describe/clerk", "clerk", test_changed);
  g_test_add_data_func ("/service/describe/counsel", "counsel", test_changed);
  g_test_add_func ("/service/describe/refused", test_refused);
  g_test_add_func ("/service/describe/signed", test_signed);
  g_test_add_func ("/service/describe/meanwhile", test_meanwhile);
  g_test_add_func ("/service/describe/broken", test_broken);

  return g_test_run ();
}
