// SPDX-License-Identifier: GPL-3.0-or-later
//
// A zipped bag, unpacked by the real worker.
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "formats/rog-bag-archive.h"
#include "formats/rog-formats-error.h"

static char *practice;
static char *work;

static void
run_in (const char        *folder,
        const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) process = NULL;

  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static GBytes *
contents (const char *zip)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (zip, &data, &size, &error));
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static RogBag *
open_zip (const char *zip,
          GError    **error)
{
  g_autoptr (RogWorkerPool) pool = rog_worker_pool_new ();
  g_autoptr (GBytes) bytes = contents (zip);
  g_autoptr (RogArchive) archive = rog_archive_open (pool, bytes, NULL, error);
  RogBag *bag = archive != NULL ? rog_bag_open_archive (archive, NULL, error) : NULL;

  rog_worker_pool_drain (pool);
  return bag;
}

static void
test_practice (void)
{
  const char      *argv[] = { "zip", "-q", "-r", NULL, "practice", NULL };
  g_autofree char *zip = g_build_filename (work, "practice.zip", NULL), *parent = g_path_get_dirname (practice);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogBag) bag = NULL;

  argv[3] = zip;
  run_in (parent, argv);
  bag = open_zip (zip, &error);
  g_assert_no_error (error);
  g_assert_true (rog_bag_verify (bag, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rog_bag_get_payload (bag)->len, ==, 7);
  g_unlink (zip);
}

/* A file put into the archive afterwards. */
static void
test_added (void)
{
  const char      *pack[] = { "zip", "-q", "-r", NULL, ".", NULL };
  const char      *add[] = { "zip", "-q", NULL, "data/more.txt", NULL };
  g_autofree char *zip = g_build_filename (work, "added.zip", NULL), *data = g_build_filename (work, "data", NULL);
  g_autofree char *more = g_build_filename (data, "more.txt", NULL);
  g_autoptr (GError) error = NULL;

  pack[3] = add[2] = zip;
  run_in (practice, pack);
  g_mkdir (data, 0700);
  g_assert_true (g_file_set_contents (more, "more", 4, NULL));
  run_in (work, add);
  g_assert_null (open_zip (zip, &error));
  g_assert_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_EXTRA);
  g_assert_nonnull (strstr (error->message, "data/more.txt"));
  g_unlink (zip);
  g_unlink (more);
  g_rmdir (data);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  practice = g_build_filename (g_getenv ("ROG_BUILD_ROOT"), "data", "practice", "practice", NULL);
  work = g_dir_make_tmp ("rog-bag-archive-XXXXXX", NULL);
  g_test_add_func ("/formats/bag-archive/practice", test_practice);
  g_test_add_func ("/formats/bag-archive/added", test_added);
  result = g_test_run ();
  g_rmdir (work);
  g_free (work);
  g_free (practice);
  return result;
}
