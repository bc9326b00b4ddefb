// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A register that a newer version of the program has written in: kinds that this one does not know, and known ones
 * with a body that it cannot read. They are kept and shown, the dossier opens, and nothing is decided past them.
 */
#include <string.h>

#include "core/rog-json.h"
#include "ruling-case.h"
#include "service/rog-desk-private.h"
#include "service/rog-record-view.h"
#include "service/rog-work-export.h"
#include "service/rog-work-sign.h"
#include "store/rog-records-person.h"

typedef struct
{
  RogDesk    *desk;
  const char *dossier;
  const char *kind;
  const char *object;
  JsonObject *body;
} Foreign;

/* Past everything that looks at what is entered here. */
static gpointer
enter (RogDatabase  *database,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  Foreign         *foreign = data;
  g_autofree char *record = NULL;
  RogActParts      parts = { .object = foreign->object, .kind = foreign->kind, .at = rog_clock_now (foreign->desk->clock), .body = foreign->body };
  g_autoptr (GArray) after = rog_records_last_of_object (database, NULL, foreign->object, error);
  g_autoptr (RogEntry) entry = NULL;

  g_assert_no_error (*error);
  g_assert_true (rog_records_find_bench (database, foreign->dossier, &record, error));
  parts.record = record;
  parts.after = after;
  entry = rog_records_sign_and_append (foreign->desk->open->records, database, &parts, NULL, NULL, error);
  g_assert_no_error (*error);

  return foreign->desk;
}

static void
enter_foreign (Case       *c,
               const char *kind,
               const char *object,
               const char *text)
{
  g_autoptr (JsonObject) body = at_desk_json (text);
  Foreign foreign = { c->desk, c->dossier, kind, object, body };
  g_autoptr (GError) error = NULL;

  rog_clock_set (c->desk->clock, rog_clock_now (c->desk->clock) + 1);
  g_assert_nonnull (rog_store_run_sync (c->desk->open->store, enter, &foreign, NULL, &error));
  g_assert_no_error (error);
}

static const char *
find_remark (RogRecordView *view,
             const char    *kind)
{
  GListModel *lines = rog_record_view_get_lines (view);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RogRecordLine) line = g_list_model_get_item (lines, i);
      g_autofree char *of_line = NULL;
      g_autofree char *remark = NULL;

      g_object_get (line, "kind", &of_line, "remark", &remark, NULL);
      if (g_strcmp0 (of_line, kind) == 0 && remark != NULL)
        return g_intern_string (remark);
    }

  return NULL;
}

static void
assert_in_record (Case *c)
{
  g_autoptr (RogRecordView) view = NULL;
  g_autoptr (GError) error = NULL;

  rog_work_check_record_async (c->work, NULL, wait_cb, &c->wait);
  view = rog_work_check_record_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  g_assert_null (rog_record_view_get_problem (view));
  g_assert_nonnull (strstr (find_remark (view, "transfer.sealed"), "does not know"));
  g_assert_nonnull (strstr (find_remark (view, "person.changed"), "name"));
  g_assert_nonnull (strstr (find_remark (view, "item.supplemented"), "number"));
  g_assert_null (find_remark (view, "request.entered"));
}

static void
assert_exported (Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (c->folder, "bag", NULL);
  g_autofree char *data = g_build_filename (path, "data", "record", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);

  rog_work_export_bag_async (c->work, target, NULL, wait_cb, &c->wait);
  g_assert_true (rog_work_export_bag_finish (c->work, wait_for (&c->wait), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (data, G_FILE_TEST_IS_DIR));
}

/* The docket has it, it opens, and what could be read is what it was. */
static void
test_newer (void)
{
  Case             c = { 0 };
  g_autofree char *item = NULL;
  g_autofree char *person = NULL;
  g_autofree char *name = NULL;
  g_autofree char *fresh = rog_uuid_new ();
  RogDossier      *dossier;

  case_set_up (&c, "unread", "judge");
  item = g_strdup (case_id_of (case_get_item (&c, 3)));
  {
    g_autoptr (RogPerson) first = g_list_model_get_item (rog_dossier_get_persons (rog_work_get_dossier (c.work)), 0);

    person = g_strdup (case_id_of (first));
    name = g_strdup (rog_person_get_name (first));
  }
  enter_foreign (&c, "transfer.sealed", fresh, "{'piece':'Box 4','weight':12}");
  enter_foreign (&c, "person.changed", person, "{'kind':'natural','name':{'given':'Mara','family':'Ellin'}}");
  enter_foreign (&c, "item.supplemented", item, "{'number':'3 bis','title':'Wider'}");

  case_open_again (&c);
  g_assert_cmpuint (g_list_model_get_n_items (rog_desk_get_dossiers (c.desk)), ==, 1);
  dossier = rog_work_get_dossier (c.work);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_unknown (dossier)), ==, 3);
  g_assert_cmpstr (rog_person_get_name (rog_dossier_find_person (dossier, person)), ==, name);
  assert_in_record (&c);
  assert_exported (&c);

  /* Whatever the authority said of the item last, nobody has read it. */
  rog_ruling_draft_include (case_get_ruling (&c), rog_dossier_find_item (dossier, item));
  case_assert_refused (&c, "unread");
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/unread/newer", test_newer);

  return g_test_run ();
}
