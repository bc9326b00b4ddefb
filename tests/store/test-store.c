// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "register.h"
#include "store/rog-statement.h"

static RogStore *
open_store (Register *r, GError **error)
{
  return rog_store_open (r->folder, r->key, rog_store_exists (r->folder) ? ROG_DATABASE_EXISTING : ROG_DATABASE_NEW, error);
}

static gpointer
thread_of_cb (RogDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_thread_self ();
}

static void
test_one_thread (Register *r, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogStore) store = NULL;
  gpointer first;

  g_assert_false (rog_store_exists (r->folder));
  g_assert_null (rog_store_open (r->folder, r->key, ROG_DATABASE_EXISTING, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_MISSING);
  g_clear_error (&error);

  store = open_store (r, &error);
  g_assert_no_error (error);
  first = rog_store_run_sync (store, thread_of_cb, NULL, NULL, &error);
  g_assert_true (first != g_thread_self ());
  for (int i = 0; i < 10; i++)
    g_assert_true (rog_store_run_sync (store, thread_of_cb, NULL, NULL, &error) == first);
}

static void
test_locked (Register *r, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogStore) store = open_store (r, &error);
  int   status;
  pid_t child;

  g_assert_no_error (error);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) refused = NULL;
      RogStore *second = rog_store_open (r->folder, r->key, ROG_DATABASE_EXISTING, &refused);

      _exit (second == NULL && g_error_matches (refused, ROG_STORE_ERROR, ROG_STORE_ERROR_IN_USE) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  rog_store_close (store);
  g_clear_object (&store);
  store = open_store (r, &error);
  g_assert_no_error (error);
}

typedef struct
{
  GMutex   mutex;
  GString *order;
  char     name;
} Step;

static gpointer
note_cb (RogDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  g_string_append_c (step->order, step->name);
  return GINT_TO_POINTER (TRUE);
}

static gpointer
wait_cb (RogDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (data);
  g_mutex_unlock (data);
  return GINT_TO_POINTER (TRUE);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  rog_store_run_finish (ROG_STORE (source), result, &error);
  g_assert_true (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  (*(int *)data)++;
}

static void
test_unwritable (Register *r, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Where not even the superuser makes a folder. */
  if (!g_file_test ("/sys/kernel", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("There is no /sys here");
      return;
    }
  g_assert_null (rog_store_open ("/sys/kernel/rogatory", r->key, ROG_DATABASE_NEW, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_UNWRITABLE);
  g_assert_nonnull (strstr (error->message, "/sys/kernel/rogatory"));
}

/* Priority first, then order; what is cancelled before its turn is not begun; what was
 * accepted before closing is done. */
static void
test_queue (Register *r, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogStore) store = open_store (r, &error);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Step   steps[5] = { 0 };
  GMutex gate;
  int    done = 0;

  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  rog_store_run_async (store, G_PRIORITY_HIGH, wait_cb, &gate, NULL, NULL, NULL, count_cb, &done);
  for (int i = 0; i < 5; i++)
    {
      steps[i].order = order;
      steps[i].name = (char)('a' + i);
      rog_store_run_async (store, i == 4 ? G_PRIORITY_DEFAULT : G_PRIORITY_LOW, note_cb, &steps[i], NULL, NULL,
                           i == 2 ? cancellable : NULL, count_cb, &done);
    }
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&gate);
  rog_store_close (store);
  rog_store_run_async (store, G_PRIORITY_DEFAULT, note_cb, &steps[0], NULL, NULL, NULL, NULL, NULL);
  while (done < 6)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (order->str, ==, "eabd");
  g_mutex_clear (&gate);
}

static gpointer
endless_cb (RogDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RogStatement) statement = NULL;

  g_idle_add_once ((GSourceOnceFunc)(void (*) (void))g_cancellable_cancel, cancellable);
  statement = rog_statement_new (database, error, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", "");
  rog_statement_step (statement, NULL, error);
  return NULL;
}

static void
keep_error_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  rog_store_run_finish (ROG_STORE (source), result, data);
}

static void
test_cancel_query (Register *r, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogStore) store = open_store (r, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  rog_store_run_async (store, G_PRIORITY_DEFAULT, endless_cb, NULL, NULL, NULL, cancellable, keep_error_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The caller lets go of the store while its last work is being done. */
static void
test_let_go (Register *r, gconstpointer data)
{
  for (int i = 0; i < 50; i++)
    {
      g_autoptr (GError) error = NULL;
      RogStore *store = open_store (r, &error);
      gpointer  watched = store;
      GMutex    gate;

      g_assert_no_error (error);
      g_mutex_init (&gate);
      g_mutex_lock (&gate);
      g_object_add_weak_pointer (G_OBJECT (store), &watched);
      rog_store_run_async (store, G_PRIORITY_DEFAULT, wait_cb, &gate, NULL, NULL, NULL, NULL, NULL);
      g_object_unref (store);
      g_mutex_unlock (&gate);
      while (g_atomic_pointer_get (&watched) != NULL)
        g_main_context_iteration (NULL, FALSE);
      /* Weak pointers go first; the lock last. */
      while ((store = open_store (r, NULL)) == NULL)
        g_thread_yield ();
      g_object_unref (store);
      g_mutex_clear (&gate);
    }
}

#define ADD(path, func) g_test_add (path, Register, NULL, register_set_up, func, register_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/one-thread", test_one_thread);
  ADD ("/store/locked", test_locked);
  ADD ("/store/unwritable", test_unwritable);
  ADD ("/store/queue", test_queue);
  ADD ("/store/cancel-query", test_cancel_query);
  ADD ("/store/let-go", test_let_go);

  return g_test_run ();
}
