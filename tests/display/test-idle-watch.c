// SPDX-License-Identifier: GPL-3.0-or-later
/* That nobody is at the computer is noticed; what it sleeps is part of that time. */
#include "lock/rog-idle-watch.h"

#define MINUTES 3
#define LIMIT (MINUTES * 60)

static void
left_cb (guint *n_left)
{
  (*n_left)++;
}

static RogIdleWatch *
new_watch (RogClock *clock,
           guint    *n_left)
{
  RogIdleWatch *watch = rog_idle_watch_new (clock);

  g_object_set (watch, "minutes", MINUTES, NULL);
  g_signal_connect_swapped (watch, "left", G_CALLBACK (left_cb), n_left);

  return watch;
}

static void
test_idle (void)
{
  g_autoptr (RogClock) clock = rog_clock_new_fixed (1000);
  guint n_left = 0;
  g_autoptr (RogIdleWatch) watch = new_watch (clock, &n_left);

  rog_clock_set (clock, 1000 + LIMIT - 1);
  rog_idle_watch_look (watch);
  g_assert_cmpuint (n_left, ==, 0);
  g_assert_true (rog_idle_watch_note_input (watch));

  rog_clock_set (clock, 1000 + 2 * LIMIT - 2);
  rog_idle_watch_look (watch);
  g_assert_cmpuint (n_left, ==, 0);

  rog_clock_set (clock, 1000 + 2 * LIMIT - 1);
  rog_idle_watch_look (watch);
  g_assert_cmpuint (n_left, ==, 1);

  /* Once; and who is back has all the time again. */
  rog_clock_set (clock, 1000 + 5 * LIMIT);
  rog_idle_watch_look (watch);
  g_assert_cmpuint (n_left, ==, 1);
  g_assert_true (rog_idle_watch_note_input (watch));
  rog_clock_set (clock, 1000 + 6 * LIMIT - 1);
  rog_idle_watch_look (watch);
  g_assert_cmpuint (n_left, ==, 1);
  rog_clock_set (clock, 1000 + 6 * LIMIT);
  rog_idle_watch_look (watch);
  g_assert_cmpuint (n_left, ==, 2);

  g_assert_finalize_object (g_steal_pointer (&watch));
}

/* A computer that slept has looked at nothing: the first input comes before that. */
static void
test_sleep (void)
{
  g_autoptr (RogClock) clock = rog_clock_new_fixed (1000);
  guint n_left = 0;
  g_autoptr (RogIdleWatch) watch = new_watch (clock, &n_left);

  rog_clock_set (clock, 1000 + 8 * 3600);
  g_assert_false (rog_idle_watch_note_input (watch));
  g_assert_cmpuint (n_left, ==, 1);
  g_assert_true (rog_idle_watch_note_input (watch));
  rog_idle_watch_look (watch);
  g_assert_cmpuint (n_left, ==, 1);
}

/* What is locked changes, and that is noted as if it were input. */
static void
test_noted_meanwhile (void)
{
  g_autoptr (RogClock) clock = rog_clock_new_fixed (1000);
  guint n_left = 0;
  g_autoptr (RogIdleWatch) watch = new_watch (clock, &n_left);

  g_signal_connect (watch, "left", G_CALLBACK (rog_idle_watch_note_input), NULL);
  rog_clock_set (clock, 1000 + LIMIT);
  g_assert_false (rog_idle_watch_note_input (watch));
  g_assert_cmpuint (n_left, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/idle-watch/idle", test_idle);
  g_test_add_func ("/idle-watch/sleep", test_sleep);
  g_test_add_func ("/idle-watch/noted-meanwhile", test_noted_meanwhile);

  return g_test_run ();
}
