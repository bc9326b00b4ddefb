// SPDX-License-Identifier: GPL-3.0-or-later
/* Bare files, as people have them: with any name, in any folder, encrypted, damaged; and given up half way. */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "at-desk.h"
#include "core/rog-json.h"
#include "service/rog-desk-private.h"
#include "service/rog-import.h"
#include "service/rog-work-export.h"
#include "store/rog-search.h"

/* One page, and no two of different @number the same. */
static void
make_pdf (const char *path,
          guint       number)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t         *cr = cairo_create (surface);

  cairo_rectangle (cr, 80, 80, 100 + number, 200);
  cairo_fill (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
put_pdf (const char *folder,
         const char *name,
         guint       number)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  make_pdf (path, number);
}

static void
put_text (const char *folder,
          const char *name,
          const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
put_encrypted (const char *folder,
               const char *name)
{
  g_autofree char *plain = g_build_filename (folder, "plain.pdf", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) qpdf = NULL;

  make_pdf (plain, 99);
  qpdf = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "qpdf", "--encrypt", "secret", "owner", "256", "--", plain, path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (qpdf, NULL, &error));
  g_unlink (plain);
}

static RogImport *
begin (RogDesk    *desk,
       const char *path)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);

  return rog_desk_begin_import (desk, G_LIST_MODEL (files));
}

/* What the form says of files: each that was taken is a document, under its name. */
static JsonObject *
describe (RogImport *import,
          GString   *seen)
{
  GListModel *files = rog_import_get_files (import);
  JsonObject *request = at_desk_json ("{'v':1,'request':{'title':'Bare files','instrument':'uncac','authority':{'name':'A'},'zone':'CET'},"
                                      "'items':[{'id':'33333333-3333-4333-8333-333333333333','number':1,'title':'Mailbox','scope':{'measure':'content-data'}}]}");
  JsonArray  *documents = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GObject) file = g_list_model_get_item (files, i);
      g_autofree char *name = NULL, *role = NULL, *in_bag = NULL, *reason = NULL, *id = g_uuid_string_random ();
      JsonObject      *document = json_object_new ();
      int              state;

      g_object_get (file, "name", &name, "role", &role, "state", &state, "reason", &reason, NULL);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_string_append_printf (seen, "%s %d\n", name, state);
      if (state != ROG_IMPORT_FILE_READY && state != ROG_IMPORT_FILE_KEPT)
        {
          g_assert_nonnull (reason);
          json_object_unref (document);
          continue;
        }
      in_bag = g_strconcat ("data/", name, NULL);
      json_object_set_string_member (document, "id", id);
      json_object_set_string_member (document, "name", name);
      json_object_set_string_member (document, "role", role);
      json_object_set_string_member (document, "file", in_bag);
      json_array_add_object_element (documents, document);
    }
  json_object_set_array_member (request, "documents", documents);

  return request;
}

static char *
commit (RogImport *import,
        Wait      *wait)
{
  g_autoptr (GError) error = NULL;
  char *dossier;

  rog_import_commit_async (import, wait_cb, wait);
  dossier = rog_import_commit_finish (import, wait_for (wait), &error);
  g_assert_no_error (error);

  return dossier;
}

static void
test_names (void)
{
  g_auto (Wait) wait;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "given", NULL);
  g_autofree char *bag = g_build_filename (g_get_user_data_dir (), "bag", NULL);
  g_autoptr (GFile) out = g_file_new_for_path (bag);
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogImport) import = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (JsonObject) request = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier = NULL;

  wait_init (&wait);
  desk = at_desk_ready ("import", &wait);
  put_pdf (folder, "Letter 12:30.pdf", 1);
  put_pdf (folder, "a/letter.pdf", 2);
  put_pdf (folder, "b/letter.pdf", 3);
  put_pdf (folder, "b/again.pdf", 3);
  put_text (folder, "zz\xff.txt", "a note");
  put_text (folder, "damaged.pdf", "%PDF-1.7 and nothing else");
  put_encrypted (folder, "closed.pdf");

  import = begin (desk, folder);
  rog_import_read_async (import, wait_cb, &wait);
  g_assert_true (rog_import_read_finish (import, wait_for (&wait), &error));
  g_assert_no_error (error);
  g_assert_true (rog_import_needs_form (import));
  while (g_main_context_iteration (NULL, FALSE))
    {
    }
  request = describe (import, seen);
  g_assert_cmpstr (seen->str, ==,
                   "Letter 12-30.pdf 2\nletter.pdf 2\nagain.pdf 2\nletter-2.pdf 4\nclosed.pdf 5\ndamaged.pdf 6\nzz\xef\xbf\xbd.txt 3\n");
  rog_import_set_request (import, request);
  dossier = commit (import, &wait);

  work = at_desk_open (desk, dossier, &wait);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_documents (rog_work_get_dossier (work))), ==, 4);
  rog_work_export_bag_async (work, out, NULL, wait_cb, &wait);
  g_assert_true (rog_work_export_bag_finish (work, wait_for (&wait), NULL, &error));
  g_assert_no_error (error);
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
}

/* Forms that draw each other: 10^20 drawings on the first of two pages. */
static void
put_endless (const char *folder,
             const char *name)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                          "2 0 obj<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>endobj\n"
                                          "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 8 0 R>>>>>>endobj\n"
                                          "4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n"
                                          "5 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F 7 0 R>>>>>>endobj\n"
                                          "6 0 obj<</Length 41>>stream\nBT /F 12 Tf 72 700 Td (undisturbed) Tj ET \nendstream endobj\n"
                                          "7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n");
  g_autofree char *path = g_build_filename (folder, name, NULL);

  for (guint i = 8; i < 28; i++)
    g_string_append_printf (pdf, "%u 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %u 0 R>>>>/Length 59>>stream\n"
                                 "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do\nendstream endobj\n",
                            i, i + 1);
  g_string_append (pdf, "28 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 3>>stream\nq Q\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, pdf->str, (gssize)pdf->len, NULL));
}

typedef struct
{
  const char *dossier;
  const char *words;
} Sought;

static gpointer
search_cb (RogDatabase  *database,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const Sought *sought = data;

  return rog_search_pages (database, sought->dossier, NULL, sought->words, 10, error);
}

/* A page that hangs costs itself: the one after it is read, and found. */
static void
test_endless (void)
{
  g_auto (Wait) wait;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "endless", NULL);
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogImport) import = NULL;
  g_autoptr (JsonObject) request = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier = NULL;
  Sought           sought = { NULL, "undisturbed" };

  wait_init (&wait);
  desk = at_desk_ready ("endless", &wait);
  put_endless (folder, "endless.pdf");
  import = begin (desk, folder);
  rog_import_read_async (import, wait_cb, &wait);
  g_assert_true (rog_import_read_finish (import, wait_for (&wait), &error));
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    {
    }
  request = describe (import, seen);
  g_assert_cmpstr (seen->str, ==, "endless.pdf 2\n");
  rog_import_set_request (import, request);
  dossier = commit (import, &wait);

  sought.dossier = dossier;
  hits = rog_store_run_sync (desk->open->store, search_cb, &sought, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpuint (((RogSearchHit *)g_ptr_array_index (hits, 0))->page, ==, 2);
  at_desk_wait_checkpoint (desk);
  rog_desk_lock (desk);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
discard_cb (GListModel *files,
            guint       position,
            guint       removed,
            guint       added,
            gpointer    data)
{
  RogImport       *import = data;
  g_autofree char *vault = g_build_filename (g_get_user_data_dir (), "rogatory", "discard", "vault", NULL);
  gint64           deadline = g_get_monotonic_time () + 300 * G_USEC_PER_SEC;

  if (added == 0 || g_list_model_get_n_items (files) != 2)
    return;

  /* The reading is well ahead of what is shown when the dialog is closed. */
  while (count_files (vault) < 6)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_thread_yield ();
    }
  rog_import_discard (import);
}

/* Given up while files are read: what the reading still has to tell reaches an empty list. */
static void
test_discard (void)
{
  g_auto (Wait) wait;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "many", NULL);
  g_autofree char *vault = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogImport) import = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  desk = at_desk_ready ("discard", &wait);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("note-%02u.txt", i);

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      put_text (folder, name, name);
    }

  import = begin (desk, folder);
  g_signal_connect (rog_import_get_files (import), "items-changed", G_CALLBACK (discard_cb), import);
  rog_import_read_async (import, wait_cb, &wait);
  g_assert_false (rog_import_read_finish (import, wait_for (&wait), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  while (g_main_context_iteration (NULL, FALSE))
    {
    }
  g_assert_cmpuint (g_list_model_get_n_items (rog_import_get_files (import)), ==, 0);

  vault = g_build_filename (g_get_user_data_dir (), "rogatory", "discard", "vault", NULL);
  g_assert_cmpuint (count_files (vault), ==, 0);
  rog_desk_lock (desk);
}

static void
progress_cb (RogOperation *operation,
             GParamSpec   *pspec,
             GArray       *told)
{
  double fraction = rog_operation_get_fraction (operation);

  if (rog_operation_get_what (operation) != NULL)
    g_array_append_val (told, fraction);
}

/* Progress is that of all files, and not of the pages of each; it says which of how many is read. */
static void
test_progress (void)
{
  g_auto (Wait) wait;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "progress", NULL);
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (double));
  RogOperation *operation;

  wait_init (&wait);
  desk = at_desk_ready ("progress", &wait);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("paper-%u.pdf", i);

      put_pdf (folder, name, 200 + i);
    }

  import = begin (desk, folder);
  operation = rog_import_get_operation (import);
  g_signal_connect (operation, "notify::fraction", G_CALLBACK (progress_cb), told);
  rog_import_read_async (import, wait_cb, &wait);
  g_assert_true (rog_import_read_finish (import, wait_for (&wait), &error));
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    {
    }

  g_assert_cmpuint (told->len, >, 2);
  g_assert_cmpfloat (g_array_index (told, double, 0), <=, 0.25);
  for (guint i = 1; i < told->len; i++)
    g_assert_cmpfloat (g_array_index (told, double, i), >=, g_array_index (told, double, i - 1));
  g_assert_cmpfloat (g_array_index (told, double, told->len - 1), ==, 1);
  g_assert_cmpstr (rog_operation_get_what (operation), ==, "Reading file 4 of 4: paper-3.pdf, page 1 of 1");
  rog_import_discard (import);
  rog_desk_lock (desk);
}

/* A file that is not there is named: of several it says which. */
static void
test_missing (void)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogImport) import = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  desk = at_desk_ready ("missing", &wait);
  import = begin (desk, "/nonexistent/second.pdf");
  rog_import_read_async (import, wait_cb, &wait);
  g_assert_false (rog_import_read_finish (import, wait_for (&wait), &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT);
  g_assert_nonnull (strstr (error->message, "second.pdf"));
  rog_import_discard (import);
  rog_desk_lock (desk);
}

/* One member, "a.txt", whose headers say that it is encrypted. */
static const char locked_zip[] =
    "\x50\x4b\x03\x04\x14\x00\x01\x00\x00\x00\x00\x00\x21\x5c\xd6\x82\x71\xe4\x0d\x00\x00\x00\x0d\x00\x00\x00\x05\x00\x00\x00"
    "\x61\x2e\x74\x78\x74\x78\x78\x78\x78\x78\x78\x78\x78\x78\x78\x78\x78\x78\x50\x4b\x01\x02\x14\x03\x14\x00\x01\x00\x00\x00"
    "\x00\x00\x21\x5c\xd6\x82\x71\xe4\x0d\x00\x00\x00\x0d\x00\x00\x00\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x01"
    "\x00\x00\x00\x00\x61\x2e\x74\x78\x74\x50\x4b\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x33\x00\x00\x00\x30\x00\x00\x00\x00"
    "\x00";

static void
put_bytes (const char *folder,
           const char *name,
           const char *bytes,
           gsize       length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
}

static void
assert_unread (RogDesk    *desk,
               const char *folder,
               const char *name,
               const char *sentence,
               Wait       *wait)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  const char *const names[] = { "first.pdf", name };
  g_autoptr (RogImport) import = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  import = rog_desk_begin_import (desk, G_LIST_MODEL (files));
  rog_import_read_async (import, wait_cb, wait);
  g_assert_false (rog_import_read_finish (import, wait_for (wait), &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT);
  g_assert_cmpstr (error->message, ==, sentence);
  rog_import_discard (import);
}

/* Of several files, an archive that cannot be read is named, and what is wrong with it. */
static void
test_bad_archive (void)
{
  g_auto (Wait) wait;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "archives", NULL);
  g_autofree char *vault = NULL;
  g_autoptr (RogDesk) desk = NULL;

  wait_init (&wait);
  desk = at_desk_ready ("archives", &wait);
  put_pdf (folder, "first.pdf", 1);
  put_bytes (folder, "cut off.zip", locked_zip, 40);
  put_bytes (folder, "locked.zip", locked_zip, sizeof locked_zip - 1);
  assert_unread (desk, folder, "cut off.zip", "“cut off.zip” is a damaged archive, and cannot be read.", &wait);
  assert_unread (desk, folder, "locked.zip", "“locked.zip” is protected by a password.", &wait);

  vault = g_build_filename (g_get_user_data_dir (), "rogatory", "archives", "vault", NULL);
  g_assert_cmpuint (count_files (vault), ==, 0);
  rog_desk_lock (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/import/names", test_names);
  g_test_add_func ("/service/import/discard", test_discard);
  g_test_add_func ("/service/import/progress", test_progress);
  g_test_add_func ("/service/import/endless", test_endless);
  g_test_add_func ("/service/import/missing", test_missing);
  g_test_add_func ("/service/import/bad-archive", test_bad_archive);

  return g_test_run ();
}
