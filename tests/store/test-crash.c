// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * kill -9 in the middle of appending: the child acknowledges each commit over a pipe, and
 * is killed at a random moment. Nothing acknowledged may be lost, nothing half there.
 */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "register.h"
#include "store/rog-statement.h"

#define KILLS 60
#define OBJECT "22222222-2222-4222-8222-222222222222"

/* In one transaction: an act, and a projection that counts them. */
static gboolean
append_counted (Register *r, const char *record, GError **error)
{
  g_autoptr (RogTransaction) transaction = rog_transaction_begin (r->database, error);

  return transaction != NULL && register_try_append (r, record, OBJECT, "words that take some room on the page", error) &&
         rog_database_run (r->database, error,
                           "INSERT INTO setting (name, value) VALUES ('count', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1", "") &&
         rog_transaction_commit (transaction, error);
}

static void
run_child (Register *r, const char *record, int out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) key = register_make_key ();

  r->database = rog_database_open (r->path, key, ROG_DATABASE_EXISTING, &error);
  if (r->database == NULL)
    {
      g_printerr ("the child could not open: %s\n", error->message);
      _exit (1);
    }

  for (guint32 n = 1; append_counted (r, record, &error); n++)
    {
      if (write (out, &n, sizeof n) != sizeof n)
        _exit (0);
      /* Now and then what is in the log goes into the file, which is another moment to die in. */
      if (n % 7 == 0)
        rog_database_scrub (r->database, NULL);
    }
  g_printerr ("the child could not append: %s\n", error->message);
  _exit (1);
}

static guint32
kill_at_random (pid_t child, int in)
{
  guint32 acknowledged = 0, n;
  gint64  after = g_test_rand_int_range (1, 40);
  int     status;

  /* Some acknowledgements first, then a moment somewhere inside the next ones. */
  while ((gint64)acknowledged < after && read (in, &n, sizeof n) == sizeof n)
    acknowledged = n;
  g_usleep ((gulong)g_test_rand_int_range (0, 3000));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (in, &n, sizeof n) == sizeof n)
    acknowledged = n;

  return acknowledged;
}

static void
test_kill (Register *r, gconstpointer data)
{
  g_autofree char *record = NULL;
  guint64          known = 0;

  register_reopen (r);
  record = register_add_record (r);
  register_close (r);

  for (int i = 0; i < KILLS; i++)
    {
      int     ends[2];
      pid_t   child;
      guint32 acknowledged;
      guint64 found;
      g_autoptr (RogCheckpoint) checkpoint = NULL;

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        {
          close (ends[0]);
          run_child (r, record, ends[1]);
        }
      close (ends[1]);
      acknowledged = kill_at_random (child, ends[0]);
      close (ends[0]);

      register_reopen (r);
      checkpoint = rog_records_get_checkpoint (r->database, record, NULL);
      found = checkpoint->size - 1;
      /* All that was acknowledged, and at most the one that was not yet. */
      g_assert_cmpuint (found, >=, known + acknowledged);
      g_assert_cmpuint (found, <=, known + acknowledged + 1);
      g_assert_cmpuint (register_count (r, "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'count'"), ==, found);
      known = found;
      if (i % 10 == 9)
        {
          g_assert_true (rog_database_check_integrity (r->database, NULL));
          register_assert_sound (r);
        }
      register_close (r);
    }
  g_test_message ("%d kills, %" G_GUINT64_FORMAT " entries, none lost", KILLS, known);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/crash/kill", Register, NULL, register_set_up, test_kill, register_tear_down);

  return g_test_run ();
}
