// SPDX-License-Identifier: GPL-3.0-or-later
//
// A worker that has been taken over may say anything. Whatever it says, the client gives a
// typed error within its deadline, without showing its words as its own.
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "confine/rog-archive.h"
#include "confine/rog-confine-error.h"
#include "confine/rog-confined-pdf.h"
#include "confine/rog-memfd.h"

#define SHORT 700 /* ms */

typedef enum
{
  SPAWN,
  OPEN,
  RENDER,
  TEXT,
  FIELDS,
  MEMBERS,
} Stage;

typedef struct
{
  const char     *mode;
  Stage           stage;
  RogConfineError code;
} Case;

static const Case cases[] = {
  { "exit", SPAWN, ROG_CONFINE_ERROR_NO_SANDBOX },
  { "silent", SPAWN, ROG_CONFINE_ERROR_TIMED_OUT },
  { "garbage", SPAWN, ROG_CONFINE_ERROR_NO_SANDBOX },
  { "hello-stall", SPAWN, ROG_CONFINE_ERROR_TIMED_OUT },
  { "hello-calls", SPAWN, ROG_CONFINE_ERROR_PROTOCOL },
  { "hello-type", SPAWN, ROG_CONFINE_ERROR_PROTOCOL },
  { "hello-version", SPAWN, ROG_CONFINE_ERROR_NO_SANDBOX },
  { "hello-unconfined", SPAWN, ROG_CONFINE_ERROR_NO_SANDBOX },
  { "open-exit", OPEN, ROG_CONFINE_ERROR_CRASHED },
  { "open-stall", OPEN, ROG_CONFINE_ERROR_TIMED_OUT },
  { "open-error", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "open-error-text", OPEN, ROG_CONFINE_ERROR_DAMAGED },
  { "open-type", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "open-negative", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "open-huge", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "open-half", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "open-odd", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "open-empty", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "open-many", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "open-labels", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "outline-depth", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "outline-page", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "outline-title", OPEN, ROG_CONFINE_ERROR_PROTOCOL },
  { "slot-shrink", RENDER, -1 },
  { "render-exit", RENDER, ROG_CONFINE_ERROR_CRASHED },
  { "render-abort", RENDER, ROG_CONFINE_ERROR_CRASHED },
  { "render-stall", RENDER, ROG_CONFINE_ERROR_TIMED_OUT },
  { "render-size", RENDER, ROG_CONFINE_ERROR_PROTOCOL },
  { "text-negative", TEXT, ROG_CONFINE_ERROR_PROTOCOL },
  { "text-far", TEXT, ROG_CONFINE_ERROR_PROTOCOL },
  { "text-more", TEXT, ROG_CONFINE_ERROR_PROTOCOL },
  { "text-fewer", TEXT, ROG_CONFINE_ERROR_PROTOCOL },
  { "fields-many", FIELDS, ROG_CONFINE_ERROR_PROTOCOL },
  { "fields-long", FIELDS, ROG_CONFINE_ERROR_PROTOCOL },
  { "member-name", MEMBERS, ROG_CONFINE_ERROR_REFUSED },
  { "member-twice", MEMBERS, ROG_CONFINE_ERROR_REFUSED },
  { "member-inside", MEMBERS, ROG_CONFINE_ERROR_REFUSED },
  { "member-size", MEMBERS, ROG_CONFINE_ERROR_PROTOCOL },
  { "member-mapped", MEMBERS, ROG_CONFINE_ERROR_PROTOCOL },
};

static char *folder;

static RogWorkerPool *
pool_of (const char *mode)
{
  g_autofree char *liar = g_test_build_filename (G_TEST_BUILT, "worker", "fake-worker", NULL);
  g_autofree char *path = g_build_filename (folder, mode, NULL);

  g_assert_no_errno (symlink (liar, path));
  return rog_worker_pool_new_for_program (path);
}

static void
act_on_pdf (RogWorkerPool *pool,
            Stage          stage,
            GError       **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4", 8);
  g_autofd int fd = rog_memfd_new_sealed (bytes, NULL);
  g_autoptr (RogConfinedPdf) pdf = rog_confined_pdf_open (pool, fd, NULL, SHORT, NULL, error);
  g_autoptr (RogSlots) slots = rog_slots_new (64 * 1024 * 1024);
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GVariant) answer = NULL;
  RogRect area = { 0, 0, 595000, 842000 };
  guint   width, height;

  if (pdf == NULL)
    return;
  if (stage == RENDER)
    pixels = rog_confined_pdf_render (pdf, slots, 1, 1.0, &area, FALSE, SHORT, &width, &height, NULL, error);
  else if (stage == TEXT)
    answer = rog_confined_pdf_get_text (pdf, 1, SHORT, NULL, error);
  else
    answer = rog_confined_pdf_get_fields (pdf, SHORT, NULL, error);

  if (pixels != NULL)
    {
      gsize         size;
      const guint8 *data = g_bytes_get_data (pixels, &size);

      /* shared memory that cannot be pulled away: reading all of it is safe */
      for (gsize i = 0; i < size; i += 4096)
        g_assert_cmpint (data[i], ==, 0);
    }
}

static void
act_on_archive (RogWorkerPool *pool,
                GError       **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK", 2);
  g_autoptr (RogArchive) archive = rog_archive_open (pool, bytes, NULL, error);
  GError *local_error = NULL;

  g_assert_nonnull (archive);
  for (int i = 0; i < 3 && local_error == NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GBytes) member = NULL;

      (void)rog_archive_next (archive, &name, &member, NULL, &local_error);
    }
  g_propagate_error (error, local_error);
}

static void
test_lie (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (RogWorkerPool) pool = pool_of (c->mode);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (c->stage == MEMBERS)
    act_on_archive (pool, &error);
  else
    act_on_pdf (pool, c->stage, &error);

  if (c->code == (RogConfineError)-1)
    g_assert_no_error (error);
  else
    g_assert_error (error, ROG_CONFINE_ERROR, (int)c->code);
  if (error != NULL)
    {
      g_assert_null (strstr (error->message, "PIN"));
      g_assert_null (strchr (error->message, '\n'));
      g_assert_null (strstr (error->message, "\xe2\x80\xae"));
    }
  g_assert_cmpint (g_get_monotonic_time () - start, <, (ROG_WORKER_START_DEADLINE + 10 * SHORT) * 1000LL);
}

/* Whoever cancels does not wait: the worker is killed. */
static gpointer
cancel_once_asked (gpointer cancellable)
{
  g_autofree char *asked = g_build_filename (folder, "open-stall.asked", NULL);
  gint64           deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!g_file_test (asked, G_FILE_TEST_EXISTS) && g_get_monotonic_time () < deadline)
    g_usleep (1000);
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
test_cancel (void)
{
  g_autofree char *liar = g_test_build_filename (G_TEST_BUILT, "worker", "fake-worker", NULL);
  g_autofree char *target = g_build_filename (folder, "open-stall", NULL);
  g_autofree char *asked = g_build_filename (folder, "open-stall.asked", NULL);
  g_autoptr (RogWorkerPool) pool = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4", 8);
  g_autofd int fd = rog_memfd_new_sealed (bytes, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RogConfinedPdf) pdf = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64   start = g_get_monotonic_time ();

  (void)g_unlink (target);
  (void)g_unlink (asked);
  g_assert_no_errno (symlink (liar, target));
  pool = rog_worker_pool_new_for_program (target);
  thread = g_thread_new ("cancel", cancel_once_asked, cancellable);
  pdf = rog_confined_pdf_open (pool, fd, NULL, 60000, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (pdf);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
  g_thread_join (thread);
  g_assert_true (g_file_test (asked, G_FILE_TEST_EXISTS));
}

/* One that was taken over and waits can talk all day: it is ended, not listened to. */
static void
test_chatter (void)
{
  g_autoptr (RogWorkerPool) pool = pool_of ("idle-chatter");
  g_autoptr (GError) error = NULL;
  g_autoptr (RogWorkerProcess) process = rog_worker_pool_take (pool, NULL, &error);
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  g_assert_no_error (error);
  while (rog_worker_process_is_alive (process))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (1000);
    }
}

static void
test_no_program (void)
{
  g_autoptr (RogWorkerPool) pool = rog_worker_pool_new_for_program ("/nonexistent/worker");
  g_autoptr (GError) error = NULL;

  g_assert_null (rog_worker_pool_take (pool, NULL, &error));
  g_assert_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NO_SANDBOX);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      (void)g_unlink (path);
    }
  (void)g_rmdir (folder);
  g_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rog-lies-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/lies/%s", cases[i].mode);

      g_test_add_data_func (path, &cases[i], test_lie);
    }
  g_test_add_func ("/lies/cancel", test_cancel);
  g_test_add_func ("/lies/chatter", test_chatter);
  g_test_add_func ("/lies/no-program", test_no_program);
  status = g_test_run ();
  remove_folder ();

  return status;
}
