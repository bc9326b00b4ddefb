// SPDX-License-Identifier: GPL-3.0-or-later
/* The whole dossier as a bag: others can read it, and so can an import. */
#include <glib/gstdio.h>
#include <string.h>

#include "at-desk.h"
#include "core/rog-json.h"
#include "formats/rog-bag.h"
#include "record/rog-act-file.h"
#include "record/rog-checkpoint.h"
#include "record/rog-entry.h"
#include "record/rog-tree.h"
#include "service/rog-import.h"
#include "service/rog-profile.h"
#include "service/rog-record-view.h"
#include "service/rog-work-export.h"

static void
export_to (RogWork    *work,
           const char *path,
           Wait       *wait)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  rog_work_export_bag_async (work, folder, NULL, wait_cb, wait);
  g_assert_true (rog_work_export_bag_finish (work, wait_for (wait), NULL, &error));
  g_assert_no_error (error);
}

static RogWork *
import_from (RogDesk    *desk,
             const char *path,
             Wait       *wait)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (RogImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier = NULL;

  g_list_store_append (files, folder);
  import = rog_desk_begin_import (desk, G_LIST_MODEL (files));
  rog_import_read_async (import, wait_cb, wait);
  g_assert_true (rog_import_read_finish (import, wait_for (wait), &error));
  g_assert_no_error (error);
  g_assert_false (rog_import_needs_form (import));
  rog_import_commit_async (import, wait_cb, wait);
  dossier = rog_import_commit_finish (import, wait_for (wait), &error);
  g_assert_no_error (error);

  return at_desk_open (desk, dossier, wait);
}

/* Entries, acts and checkpoint of each record, as a stranger would look at them. */
static guint
check_records (RogBag *bag)
{
  GPtrArray *payload = rog_bag_get_payload (bag);
  g_autoptr (GError) error = NULL;
  guint n_acts = 0;

  for (guint i = 0; i < payload->len; i++)
    {
      const char *name = g_ptr_array_index (payload, i);
      g_autoptr (GBytes) bytes = rog_bag_read (bag, name, 64 << 20, NULL, &error);

      g_assert_no_error (error);
      if (g_str_has_suffix (name, ".act.json"))
        {
          g_autoptr (RogActFile) file = rog_act_file_from_bytes (bytes, &error);

          g_assert_no_error (error);
          n_acts++;
        }
      else if (g_str_has_suffix (name, "/entries.jsonl"))
        {
          g_autofree char *folder = g_path_get_dirname (name);
          g_autofree char *note_name = g_build_filename (folder, "checkpoint.txt", NULL);
          g_autoptr (GBytes) note_bytes = rog_bag_read (bag, note_name, 1 << 20, NULL, &error);
          g_autofree char *note = g_strndup (g_bytes_get_data (note_bytes, NULL), g_bytes_get_size (note_bytes));
          g_autoptr (RogCheckpoint) checkpoint = rog_checkpoint_parse (note, &error);
          g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
          g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
          RogFrontier frontier = { 0 };
          RogDigest   root;

          g_assert_no_error (error);
          for (guint j = 0; *lines[j] != '\0'; j++)
            {
              g_autoptr (GBytes) line = g_bytes_new (lines[j], strlen (lines[j]));
              g_autoptr (RogEntry) entry = rog_entry_new_from_bytes (line, &error);
              RogDigest leaf;

              g_assert_no_error (error);
              leaf = rog_entry_get_leaf (entry);
              rog_frontier_add (&frontier, &leaf);
            }
          root = rog_frontier_root (&frontier);
          g_assert_cmpuint (frontier.size, ==, checkpoint->size);
          g_assert_true (rog_digest_equal (&root, &checkpoint->root));
        }
    }

  return n_acts;
}

/* What both desks would read to the authority: titles, extents, names, in their order. */
static char *
describe (RogWork *work)
{
  RogDossier *dossier = rog_work_get_dossier (work);
  GString    *text = g_string_new (rog_request_get_title (rog_dossier_get_request (dossier)));

  for (guint i = 0; i < g_list_model_get_n_items (rog_dossier_get_items (dossier)); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (rog_dossier_get_items (dossier), i);
      JsonObject *scope = rog_item_peek_scope (item);

      g_string_append_printf (text, "\n%s: %s", rog_item_get_title (item), rog_json_peek_string (scope, "measure_text"));
    }
  for (guint i = 0; i < g_list_model_get_n_items (rog_dossier_get_persons (dossier)); i++)
    {
      g_autoptr (RogEntity) person = g_list_model_get_item (rog_dossier_get_persons (dossier), i);

      g_string_append_printf (text, "\n%s", rog_entity_get_string (person, "name"));
    }
  g_string_append_printf (text, "\n%u limits, %u capacities, %u representations, %u secrecy",
                          g_list_model_get_n_items (rog_dossier_get_limits (dossier)),
                          g_list_model_get_n_items (rog_dossier_get_capacities (dossier)),
                          g_list_model_get_n_items (rog_dossier_get_representations (dossier)),
                          g_list_model_get_n_items (rog_dossier_get_secrecy (dossier)));

  return g_string_free_and_steal (text);
}

static void
remove_a_file (const char *profile)
{
  g_autofree char *folder = rog_profile_get_directory (profile);
  g_autofree char *vault = g_build_filename (folder, "vault", NULL);
  g_autoptr (GDir) dir = g_dir_open (vault, 0, NULL);
  g_autofree char *path = g_build_filename (vault, g_dir_read_name (dir), NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_round_trip (void)
{
  g_auto (Wait) wait;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "exported", NULL);
  g_autofree char *second = g_build_filename (g_get_user_data_dir (), "exported-again", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogWork) again = NULL;
  g_autoptr (RogBag) bag = NULL;
  g_autofree char *note = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  desk = at_desk_ready ("export", &wait);
  work = at_desk_add_practice (desk, &wait);
  note = at_desk_save_note (work, NULL, "Only I may read this", &wait);
  export_to (work, path, &wait);

  bag = rog_bag_open_folder (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rog_bag_verify (bag, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (check_records (bag), ==, rog_dossier_get_n_acts (rog_work_get_dossier (work)));

  again = import_from (desk, path, &wait);
  g_assert_true (rog_work_is_practice (again));
  before = describe (work);
  after = describe (again);
  g_assert_cmpstr (before, ==, after);
  /* The exported bag's request.json is one document more, as the first one's was. */
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_documents (rog_work_get_dossier (again))), ==,
                    g_list_model_get_n_items (rog_dossier_get_documents (rog_work_get_dossier (work))) + 1);
  export_to (again, second, &wait);

  /* Not over what is there. */
  rog_work_export_bag_async (work, folder, NULL, wait_cb, &wait);
  g_assert_false (rog_work_export_bag_finish (work, wait_for (&wait), NULL, &error));
  g_assert_nonnull (error);
  at_desk_wait_checked (desk);
  rog_desk_lock (desk);
}

/* One lost file ends neither export nor backup; both say that it is not in them. */
static void
test_missing_file (void)
{
  g_auto (Wait) wait;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "with-gap", NULL);
  g_autofree char *backup_path = g_build_filename (g_get_user_data_dir (), "with-gap.rogbackup", NULL);
  g_autofree char *info_path = g_build_filename (path, "bag-info.txt", NULL);
  g_autofree char *info = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFile) backup = g_file_new_for_path (backup_path);
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogBag) bag = NULL;
  g_autoptr (GError) error = NULL;
  guint n_missing = 0;

  wait_init (&wait);
  desk = at_desk_ready ("gap", &wait);
  work = at_desk_add_practice (desk, &wait);
  remove_a_file ("gap");

  rog_work_export_bag_async (work, folder, NULL, wait_cb, &wait);
  g_assert_true (rog_work_export_bag_finish (work, wait_for (&wait), &n_missing, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_missing, ==, 1);
  bag = rog_bag_open_folder (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rog_bag_verify (bag, NULL, &error));
  g_assert_cmpuint (check_records (bag), ==, rog_dossier_get_n_acts (rog_work_get_dossier (work)));
  g_assert_true (g_file_get_contents (info_path, &info, NULL, NULL));
  at_desk_assert_says (info, "Missing-File: data/");

  n_missing = 0;
  rog_desk_backup_async (desk, backup, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_backup_finish (desk, wait_for (&wait), &n_missing, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_missing, ==, 1);
  rog_desk_lock (desk);
}

/* Whether a stranger with openssl and a hash function takes it for proved. */
static gboolean
is_proved (JsonObject *proof)
{
  g_autofree char  *script = g_test_build_filename (G_TEST_DIST, "service", "check-proof.py", NULL);
  g_autofree char  *path = g_build_filename (g_get_user_data_dir (), "entry.proof.json", NULL);
  const char *const arguments[] = { "python3", script, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rog_json_object_canonical (proof, &error);
  g_autoptr (GSubprocess) checker = NULL;
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error));
  checker = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (checker, NULL, NULL, &said, NULL, &error));
  g_assert_no_error (error);
  g_test_message ("%s", said);
  g_assert_true (g_str_has_prefix (said, "proved: ") || g_str_has_prefix (said, "not proved: "));

  return g_subprocess_get_successful (checker);
}

static JsonObject *
read_proof (RogRecordView *view,
            guint          position)
{
  g_autoptr (RogRecordLine) line = g_list_model_get_item (rog_record_view_get_lines (view), position);
  g_autoptr (GError) error = NULL;
  g_autofree char *proof = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_object_get (line, "proof", &proof, NULL);
  bytes = g_bytes_new (proof, strlen (proof));
  node = rog_json_parse_canonical (bytes, 1024 * 1024, &error);
  g_assert_no_error (error);

  return rog_json_object_copy (json_node_get_object (node));
}

/* One bit of base64url bytes. */
static void
spoil (JsonObject *proof,
       const char *member)
{
  g_autoptr (GBytes) bytes = rog_base64url_decode (json_object_get_string_member (proof, member), NULL);
  gsize              length = g_bytes_get_size (bytes);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  g_autofree char   *text = NULL;

  data[length / 2] ^= 1;
  text = rog_base64url_encode (data, length);
  json_object_set_string_member (proof, member, text);
}

static void
test_proof (void)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogRecordView) view = NULL;
  g_autoptr (JsonObject) first = NULL, other = NULL, changed = NULL, longer = NULL, elsewhere = NULL, unsigned_note = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  guint            n;

  wait_init (&wait);
  desk = at_desk_ready ("proof", &wait);
  work = at_desk_add_practice (desk, &wait);
  rog_work_check_record_async (work, NULL, wait_cb, &wait);
  view = rog_work_check_record_finish (work, wait_for (&wait), &error);
  g_assert_no_error (error);
  g_assert_cmpint (rog_record_view_get_match (view, NULL), ==, ROG_RECORD_MATCH_YES);
  n = g_list_model_get_n_items (rog_record_view_get_lines (view));

  first = read_proof (view, n - 1);
  other = read_proof (view, n / 3);
  g_assert_true (is_proved (first));
  g_assert_true (is_proved (other));

  changed = read_proof (view, n / 3);
  spoil (changed, "entry");
  g_assert_false (is_proved (changed));
  longer = read_proof (view, n / 3);
  json_object_set_int_member (longer, "size", json_object_get_int_member (longer, "size") + 1);
  g_assert_false (is_proved (longer));
  elsewhere = read_proof (view, n / 3);
  json_object_set_array_member (elsewhere, "path", json_array_ref (json_object_get_array_member (first, "path")));
  g_assert_false (is_proved (elsewhere));
  unsigned_note = read_proof (view, n / 3);
  note = g_strdup (json_object_get_string_member (unsigned_note, "checkpoint"));
  note[strlen (note) - 20] = note[strlen (note) - 20] == 'A' ? 'B' : 'A';
  json_object_set_string_member (unsigned_note, "checkpoint", note);
  g_assert_false (is_proved (unsigned_note));

  at_desk_wait_checked (desk);
  rog_desk_lock (desk);
}

/* The page has what is on the note. */
static void
test_printed_checkpoint (void)
{
  g_auto (Wait) wait;
  g_autofree char  *path = g_build_filename (g_get_user_data_dir (), "checkpoint.pdf", NULL);
  const char *const arguments[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogRecordView) view = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GSubprocess) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) note = NULL;

  wait_init (&wait);
  desk = at_desk_ready ("printed", &wait);
  work = at_desk_add_practice (desk, &wait);
  rog_work_check_record_async (work, NULL, wait_cb, &wait);
  view = rog_work_check_record_finish (work, wait_for (&wait), &error);
  g_assert_no_error (error);
  rog_work_print_checkpoint_async (work, view, NULL, wait_cb, &wait);
  pdf = rog_work_print_checkpoint_finish (work, wait_for (&wait), &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), &error));
  reader = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error));
  note = g_strsplit (rog_record_view_get_checkpoint (view), "\n", -1);
  g_assert_nonnull (strstr (text, note[0])); /* origin */
  g_assert_nonnull (strstr (text, note[2])); /* root */
  g_assert_nonnull (strstr (text, "Practice: not a decision"));
  g_assert_nonnull (strstr (text, "MLA 118/2026"));

  at_desk_wait_checked (desk);
  rog_desk_lock (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/export/round-trip", test_round_trip);
  g_test_add_func ("/service/export/missing-file", test_missing_file);
  g_test_add_func ("/service/export/proof", test_proof);
  g_test_add_func ("/service/export/printed-checkpoint", test_printed_checkpoint);

  return g_test_run ();
}
