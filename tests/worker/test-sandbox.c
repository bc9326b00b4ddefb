// SPDX-License-Identifier: GPL-3.0-or-later
//
// The worker's sandbox, attacked from inside by a program that confines itself with the
// worker's own code. The shipped program has no mode for that.
#include "config.h"

#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

typedef enum
{
  REFUSED, /* an error, and the worker goes on */
  DEADLY,  /* the worker is killed for asking */
  WORKS,
} Fate;

static const struct
{
  const char *name;
  Fate        fate;
} expectations[] = {
  { "read-path", REFUSED },
  { "read-by-fopen", REFUSED },
  { "read-by-openat2", REFUSED },
  { "read-proc", REFUSED },
  { "read-system", REFUSED },
  { "write-path", REFUSED },
  { "make-file", REFUSED },
  { "change-file", REFUSED },
  { "look-at-file", REFUSED },
  { "make-socket", REFUSED },
  { "connect", DEADLY },
  { "bind", DEADLY },
  { "fork", DEADLY },
  { "clone", DEADLY },
  { "clone3", REFUSED },
  { "exec", DEADLY },
  { "exec-memory", DEADLY },
  { "kill", DEADLY },
  { "tgkill", REFUSED },
  { "signal-by-owner", REFUSED },
  { "ptrace", DEADLY },
  { "read-parent", DEADLY },
  { "allocate", REFUSED },
  { "raise-limit", REFUSED },
  { "memory-file", REFUSED },
  { "code-by-mmap", REFUSED },
  { "code-by-mprotect", REFUSED },
  { "be-dumpable", REFUSED },
  { "io-uring", DEADLY },
  { "namespace", DEADLY },
  { "keys", DEADLY },
  { "work-thread", WORKS },
  { "work-fonts", WORKS },
};

typedef struct
{
  gsize       index;
  const char *mode;
} Case;

/* A font of this system, as fontconfig names it. */
static char *
any_font (void)
{
  const char *const argv[] = { "fc-match", "-f", "%{file}", "Helvetica", NULL };
  g_autofree char  *output = NULL;

  if (!g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, NULL))
    return NULL;
  return g_steal_pointer (&output);
}

static char *
make_target (void)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int   fd = g_file_open_tmp ("rog-attack-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (write (fd, "secret", 6), ==, 6);
  close (fd);
  return path;
}

static GSubprocess *
start (const char *mode,
       const char *attack,
       const char *path)
{
  g_autofree char  *program = g_test_build_filename (G_TEST_BUILT, "worker", "attacker", NULL);
  const char *const argv[] = { program, mode, attack, path, NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;
  int          fds[2];

  g_assert_no_errno (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds));
  g_subprocess_launcher_take_fd (launcher, fds[1], 3);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  close (fds[0]);
  g_assert_no_error (error);

  return process;
}

static void
check_target (const char *path,
              const char *attack)
{
  g_autofree char *content = NULL;
  GStatBuf         info;

  if (!g_file_get_contents (path, &content, NULL, NULL) || g_strcmp0 (content, "secret") != 0 || g_stat (path, &info) != 0 ||
      (info.st_mode & 0777) != 0600)
    g_error ("%s changed the file", attack);
}

static void
test_attack (gconstpointer data)
{
  const Case      *c = data;
  const char      *name = expectations[c->index].name;
  Fate             fate = expectations[c->index].fate;
  g_autofree char *target = make_target ();
  g_autofree char *font = fate == WORKS ? any_font () : NULL;
  g_autoptr (GSubprocess) process = start (c->mode, name, font != NULL ? font : target);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  if (fate == DEADLY)
    {
      g_assert_true (g_subprocess_get_if_signaled (process));
      g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGSYS);
    }
  else
    {
      g_assert_true (g_subprocess_get_if_exited (process));
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, fate == WORKS ? 1 : 0);
    }
  check_target (target, name);
  g_assert_no_errno (g_unlink (target));
}

int
main (int   argc,
      char *argv[])
{
  static const char *const modes[] = { "full", "seccomp" };

  g_test_init (&argc, &argv, NULL);
#if SANITIZED
  g_test_skip ("a build for the sanitizers has no sandbox; the ordinary build is attacked");
  return 77;
#endif
  for (gsize m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++)
        {
          g_autofree char *path = g_strdup_printf ("/sandbox/%s/%s", modes[m], expectations[i].name);
          Case            *c = g_new (Case, 1);

          *c = (Case){ i, modes[m] };
          g_test_add_data_func_full (path, c, test_attack, g_free);
        }
    }
  return g_test_run ();
}
