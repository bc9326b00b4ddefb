// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/rog-pdf-lane.h"

#include <fcntl.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "confine/rog-confine-error.h"

/* A drawing nobody waits for any more may go on for this long before its worker is killed:
 * most end sooner, and are of use in the cache; starting a worker anew costs 30 ms. */
#define GRACE 400

struct _RogPdfLane
{
  gatomicrefcount ref_count; /* the owner's and the thread's */

  RogWorkerPool *pool;     /* (owned) */
  int            fd;       /* (owned) */
  char          *password; /* (owned) (nullable) */
  guint          deadline;

  GMutex          turn;  /* held while a job runs; guards the two below */
  RogConfinedPdf *pdf;   /* (owned) (nullable) */
  RogSlots       *slots; /* (owned) */

  GMutex   lock; /* guards those below */
  GCond    changed;
  GQueue   jobs; /* (element-type Job) (owned): in the order they will run */
  gboolean closing;
  gboolean started; /* the thread, made with the first job */
};

typedef struct
{
  GTask        *task; /* (owned) */
  RogPdfJobFunc func;
  int           priority;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->task);
  g_free (job);
}

/**
 * rog_pdf_lane_new:
 * @pool: where workers come from
 * @fd: the sealed document; copied
 * @password: (nullable): the document's
 * @deadline: milliseconds a page may take
 * @slot_budget: bytes of pixels that may be out at once
 *
 * Returns: (transfer full): a lane without a worker yet
 */
RogPdfLane *
rog_pdf_lane_new (RogWorkerPool *pool,
                  int            fd,
                  const char    *password,
                  guint          deadline,
                  gsize          slot_budget)
{
  RogPdfLane *self = g_new0 (RogPdfLane, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->pool = g_object_ref (pool);
  self->fd = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  self->password = g_strdup (password);
  self->deadline = deadline;
  self->slots = rog_slots_new (slot_budget);
  g_mutex_init (&self->turn);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->jobs);

  return self;
}

static void
lane_unref (RogPdfLane *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_queue_clear_full (&self->jobs, job_free);
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->slots, rog_slots_unref);
  g_clear_object (&self->pool);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->password);
  g_mutex_clear (&self->turn);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

/**
 * rog_pdf_lane_free:
 *
 * No job is running or waiting: each holds the document that owns this lane. The call may come
 * from the lane's own thread, where the last of them is freed, so it is not waited for.
 */
void
rog_pdf_lane_free (RogPdfLane *self)
{
  g_mutex_lock (&self->lock);
  self->closing = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  lane_unref (self);
}

/**
 * rog_pdf_lane_adopt:
 * @self: a new lane
 * @pdf: the document, open
 */
void
rog_pdf_lane_adopt (RogPdfLane     *self,
                    RogConfinedPdf *pdf)
{
  g_set_object (&self->pdf, pdf);
}

/**
 * rog_pdf_lane_is_fatal:
 *
 * Returns: whether @error is one that a worker died of
 */
gboolean
rog_pdf_lane_is_fatal (const GError *error)
{
  return g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_CRASHED) ||
         g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_TIMED_OUT) ||
         g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_PROTOCOL);
}

static gboolean
ensure_pdf (RogPdfLane   *self,
            GCancellable *cancellable,
            GError      **error)
{
  if (self->pdf != NULL && rog_confined_pdf_is_alive (self->pdf))
    return TRUE;
  g_clear_object (&self->pdf);
  self->pdf = rog_confined_pdf_open (self->pool, self->fd, self->password, ROG_CONFINE_OPEN_DEADLINE, cancellable, error);

  return self->pdf != NULL;
}

/**
 * rog_pdf_lane_run:
 * @func: what to do
 * @data: for it
 * @cancellable: (nullable): kills the worker
 * @error: where an error goes
 *
 * Runs a job on this thread, when it is its turn. Where the worker dies, once more in another:
 * what an earlier page has spoilt is then told from what this page does. A page that takes too
 * long is not tried twice.
 *
 * Returns: (transfer full): what @func returned
 */
gpointer
rog_pdf_lane_run (RogPdfLane   *self,
                  RogPdfJobFunc func,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->turn);

  for (int attempt = 0;; attempt++)
    {
      g_autoptr (GError) local_error = NULL;
      gpointer result;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !ensure_pdf (self, cancellable, error))
        return NULL;
      result = func (self->pdf, self->slots, self->deadline, data, cancellable, &local_error);
      if (result != NULL)
        return result;
      if (attempt == 0 && g_error_matches (local_error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_CRASHED))
        continue;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
}

/* ---- the thread ---- */

typedef struct
{
  GCancellable *stop;  /* (owned): what the job is given */
  GCancellable *outer; /* (owned) (nullable): what the caller may cancel */
  GSource      *timer; /* (owned) (nullable) */
  GMainContext *context;
  gulong        handler;
  GMutex        lock;
} Stopper;

static gboolean
grace_over_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *outer,
              gpointer      data)
{
  Stopper *stopper = data;

  g_mutex_lock (&stopper->lock);
  if (stopper->timer == NULL)
    {
      stopper->timer = g_timeout_source_new (GRACE);
      g_source_set_callback (stopper->timer, grace_over_cb, g_object_ref (stopper->stop), g_object_unref);
      g_source_attach (stopper->timer, stopper->context);
    }
  g_mutex_unlock (&stopper->lock);
}

static void
stopper_start (Stopper *stopper,
               GTask   *task)
{
  GCancellable *outer = g_task_get_cancellable (task);

  *stopper = (Stopper){ .stop = g_cancellable_new (), .context = g_task_get_context (task) };
  g_mutex_init (&stopper->lock);
  if (outer == NULL)
    return;
  stopper->outer = g_object_ref (outer);
  stopper->handler = g_cancellable_connect (outer, G_CALLBACK (cancelled_cb), stopper, NULL);
}

static void
stopper_end (Stopper *stopper)
{
  if (stopper->outer != NULL)
    g_cancellable_disconnect (stopper->outer, stopper->handler);
  if (stopper->timer != NULL)
    {
      g_source_destroy (stopper->timer);
      g_source_unref (stopper->timer);
    }
  g_clear_object (&stopper->outer);
  g_clear_object (&stopper->stop);
  g_mutex_clear (&stopper->lock);
}

static void
run_job (RogPdfLane *self,
         Job        *job)
{
  GDestroyNotify destroy = g_object_unref;
  GError        *error = NULL;
  Stopper        stopper;
  gpointer       result;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (job->task)))
    {
      (void)g_task_return_error_if_cancelled (job->task);
      return;
    }
  stopper_start (&stopper, job->task);
  result = rog_pdf_lane_run (self, job->func, g_task_get_task_data (job->task), stopper.stop, &error);
  stopper_end (&stopper);
  if (result != NULL)
    g_task_return_pointer (job->task, result, destroy);
  else
    g_task_return_error (job->task, error);
}

static gpointer
lane_thread (gpointer data)
{
  RogPdfLane *self = data;

  for (;;)
    {
      Job *job;

      g_mutex_lock (&self->lock);
      while (g_queue_is_empty (&self->jobs) && !self->closing)
        g_cond_wait (&self->changed, &self->lock);
      job = self->closing ? NULL : g_queue_pop_head (&self->jobs);
      g_mutex_unlock (&self->lock);
      if (job == NULL)
        {
          lane_unref (self);
          return NULL;
        }
      run_job (self, job);
      job_free (job);
    }
}

static int
compare_jobs (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  return ((const Job *)a)->priority - ((const Job *)b)->priority;
}

/**
 * rog_pdf_lane_push:
 * @task: returns the object that @func made; its task data is what @func is given
 * @priority: the lower the earlier; equal ones in the order they came
 * @func: what to do
 *
 * Puts a job into the queue. A job whose task is cancelled before its turn is not begun.
 */
void
rog_pdf_lane_push (RogPdfLane   *self,
                   GTask        *task,
                   int           priority,
                   RogPdfJobFunc func)
{
  Job *job = g_new (Job, 1);

  *job = (Job){ g_object_ref (task), func, priority };
  g_mutex_lock (&self->lock);
  g_queue_insert_sorted (&self->jobs, job, compare_jobs, NULL);
  if (!self->started)
    {
      self->started = TRUE;
      g_atomic_ref_count_inc (&self->ref_count);
      g_thread_unref (g_thread_new ("rog-pdf", lane_thread, self));
    }
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}
