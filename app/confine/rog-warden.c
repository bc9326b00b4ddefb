// SPDX-License-Identifier: GPL-3.0-or-later
#include "confine/rog-warden.h"

/*
 * One thread for the life of the program. It starts the workers, because a worker dies with
 * the *thread* that started it (PR_SET_PDEATHSIG), and threads of a pool come and go; and it
 * kills those that are late, because whoever waits for one cannot.
 */

struct _RogWatch
{
  gatomicrefcount ref_count;
  GSubprocess    *process; /* (owned) */
  GSource        *source;  /* (owned) */
  int             state;   /* atomic: WAITING, then the first of the two others */
};

enum
{
  WAITING,
  RELEASED,
  RUN_OUT,
};

typedef struct
{
  GSubprocessLauncher *launcher;
  const char *const   *argv;
  GSubprocess         *process;
  GError              *error;
  gboolean             done;
  GMutex               lock;
  GCond                changed;
} SpawnJob;

static gpointer
warden_thread (gpointer data)
{
  GMainContext *context = data;

  for (;;)
    g_main_context_iteration (context, TRUE);
  return NULL;
}

static GMainContext *
get_context (void)
{
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      GMainContext *context = g_main_context_new ();

      g_thread_unref (g_thread_new ("rog-warden", warden_thread, context));
      g_once_init_leave (&initialized, (gsize)context);
    }
  return (GMainContext *)initialized;
}

static gboolean
spawn_cb (gpointer data)
{
  SpawnJob *job = data;

  g_mutex_lock (&job->lock);
  job->process = g_subprocess_launcher_spawnv (job->launcher, job->argv, &job->error);
  job->done = TRUE;
  g_cond_signal (&job->changed);
  g_mutex_unlock (&job->lock);

  return G_SOURCE_REMOVE;
}

/**
 * rog_warden_spawn:
 * @launcher: what the process gets
 * @argv: program and arguments
 * @error: where an error goes
 *
 * Returns: (transfer full): the process, a child of the warden's thread
 */
GSubprocess *
rog_warden_spawn (GSubprocessLauncher *launcher,
                  const char *const   *argv,
                  GError             **error)
{
  SpawnJob job = { .launcher = launcher, .argv = argv };

  g_mutex_init (&job.lock);
  g_cond_init (&job.changed);
  g_main_context_invoke_full (get_context (), G_PRIORITY_HIGH, spawn_cb, &job, NULL);
  g_mutex_lock (&job.lock);
  while (!job.done)
    g_cond_wait (&job.changed, &job.lock);
  g_mutex_unlock (&job.lock);
  g_mutex_clear (&job.lock);
  g_cond_clear (&job.changed);

  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.process;
}

static void
watch_unref (gpointer data)
{
  RogWatch *watch = data;

  if (!g_atomic_ref_count_dec (&watch->ref_count))
    return;
  g_clear_object (&watch->process);
  g_free (watch);
}

static gboolean
run_out_cb (gpointer data)
{
  RogWatch *watch = data;

  if (g_atomic_int_compare_and_exchange (&watch->state, WAITING, RUN_OUT))
    g_subprocess_force_exit (watch->process);
  return G_SOURCE_REMOVE;
}

/**
 * rog_warden_watch:
 * @process: what is killed
 * @milliseconds: when
 *
 * Returns: (transfer full): the watch; rog_warden_release() frees it
 */
RogWatch *
rog_warden_watch (GSubprocess *process,
                  guint        milliseconds)
{
  RogWatch *watch = g_new0 (RogWatch, 1);

  g_atomic_ref_count_init (&watch->ref_count);
  g_atomic_ref_count_inc (&watch->ref_count); /* one for the source */
  watch->process = g_object_ref (process);
  watch->source = g_timeout_source_new (milliseconds);
  g_source_set_priority (watch->source, G_PRIORITY_HIGH);
  g_source_set_callback (watch->source, run_out_cb, watch, watch_unref);
  g_source_attach (watch->source, get_context ());

  return watch;
}

/**
 * rog_warden_release:
 * @watch: (transfer full): a watch
 *
 * Returns: %TRUE where the time had run out, and the process was killed for it
 */
gboolean
rog_warden_release (RogWatch *watch)
{
  gboolean late = !g_atomic_int_compare_and_exchange (&watch->state, WAITING, RELEASED);
  GSource *source = watch->source;

  g_source_destroy (source);
  g_source_unref (source);
  watch_unref (watch);

  return late;
}
