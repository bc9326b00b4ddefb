// SPDX-License-Identifier: GPL-3.0-or-later
//
// Progress: reported on any thread, seen on the main one, never more often than it can be shown.
#include "core/rog-operation.h"

#define DEADLINE_SECONDS 20

typedef struct
{
  RogOperation *operation;
  GThread      *main_thread;
  int           notified;
} Watch;

static void
notify_cb (RogOperation *operation,
           GParamSpec   *pspec,
           Watch        *watch)
{
  g_assert_true (g_thread_self () == watch->main_thread);
  watch->notified++;
}

static gboolean
late_cb (gpointer data)
{
  g_error ("nothing came within the deadline");
  return G_SOURCE_REMOVE;
}

static void
wait_for_fraction (RogOperation *operation,
                   double        fraction)
{
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, late_cb, NULL);

  while (rog_operation_get_fraction (operation) < fraction)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

static gpointer
report_thread (gpointer data)
{
  for (guint64 i = 1; i <= 1000; i++)
    rog_operation_report (data, i, 1000, i == 1000 ? "Done" : "Reading");

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (RogOperation) operation = rog_operation_new ();
  Watch    watch = { operation, g_thread_self (), 0 };
  GThread *thread;

  g_signal_connect (operation, "notify::fraction", G_CALLBACK (notify_cb), &watch);
  g_assert_cmpfloat (rog_operation_get_fraction (operation), ==, 0);
  g_assert_null (rog_operation_get_what (operation));

  thread = g_thread_new ("report", report_thread, operation);
  g_thread_join (thread);
  g_assert_cmpint (watch.notified, ==, 0);

  wait_for_fraction (operation, 1);
  g_assert_cmpint (watch.notified, ==, 1);
  g_assert_cmpstr (rog_operation_get_what (operation), ==, "Done");

  g_assert_finalize_object (g_steal_pointer (&operation));
}

static void
test_report (void)
{
  g_autoptr (RogOperation) operation = rog_operation_new ();

  rog_operation_report (operation, 1, 4, "Copying");
  wait_for_fraction (operation, 0.25);
  g_assert_cmpfloat (rog_operation_get_fraction (operation), ==, 0.25);

  rog_operation_report (operation, 8, 4, NULL);
  wait_for_fraction (operation, 1);
  g_assert_cmpfloat (rog_operation_get_fraction (operation), ==, 1);
  g_assert_cmpstr (rog_operation_get_what (operation), ==, "Copying");

  rog_operation_report (operation, 3, 0, "Counting");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpfloat (rog_operation_get_fraction (operation), ==, 0);
  g_assert_cmpstr (rog_operation_get_what (operation), ==, "Counting");
}

/* What is reported last keeps the operation until it was told. */
static void
test_unref_while_pending (void)
{
  RogOperation *operation = rog_operation_new ();
  gpointer      weak = operation;

  g_object_add_weak_pointer (G_OBJECT (operation), &weak);
  rog_operation_report (operation, 1, 2, "x");
  g_object_unref (operation);
  g_assert_nonnull (weak);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (weak);
}

static void
test_cancel (void)
{
  g_autoptr (RogOperation) operation = rog_operation_new ();
  GCancellable *cancellable = rog_operation_get_cancellable (operation);

  g_assert_false (g_cancellable_is_cancelled (cancellable));
  rog_operation_cancel (operation);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/operation/threads", test_threads);
  g_test_add_func ("/core/operation/report", test_report);
  g_test_add_func ("/core/operation/unref-while-pending", test_unref_while_pending);
  g_test_add_func ("/core/operation/cancel", test_cancel);

  return g_test_run ();
}
