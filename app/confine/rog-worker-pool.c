// SPDX-License-Identifier: GPL-3.0-or-later
#include "confine/rog-worker-pool.h"

struct _RogWorkerPool
{
  GObject parent_instance;

  char *program; /* (owned) */

  GMutex            lock;     /* guards those below */
  RogWorkerProcess *fresh;    /* (owned) (nullable) */
  gboolean          spawning; /* one is being made */
};

G_DEFINE_FINAL_TYPE (RogWorkerPool, rog_worker_pool, G_TYPE_OBJECT)

static void
rog_worker_pool_finalize (GObject *object)
{
  RogWorkerPool *self = ROG_WORKER_POOL (object);

  g_clear_object (&self->fresh);
  g_free (self->program);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (rog_worker_pool_parent_class)->finalize (object);
}

static void
rog_worker_pool_class_init (RogWorkerPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_worker_pool_finalize;
}

static void
rog_worker_pool_init (RogWorkerPool *self)
{
  g_mutex_init (&self->lock);
}

/**
 * rog_worker_pool_new_for_program:
 * @path: the worker's program
 *
 * Returns: (transfer full): a pool of workers of that program; nothing is started yet
 */
RogWorkerPool *
rog_worker_pool_new_for_program (const char *path)
{
  RogWorkerPool *self = g_object_new (ROG_TYPE_WORKER_POOL, NULL);

  self->program = g_strdup (path);
  return self;
}

/**
 * rog_worker_pool_new:
 *
 * Returns: (transfer full): the pool of the worker that belongs to this program
 */
RogWorkerPool *
rog_worker_pool_new (void)
{
  g_autofree char *path = rog_worker_find_program ();

  return rog_worker_pool_new_for_program (path);
}

/* A spare that could not be made is no error: whoever takes the next one is told why. */
static void
spawn_spare (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  RogWorkerPool *self = source;
  g_autoptr (RogWorkerProcess) fresh = rog_worker_process_spawn (self->program, NULL, NULL);

  g_mutex_lock (&self->lock);
  self->spawning = FALSE;
  if (self->fresh == NULL)
    self->fresh = g_steal_pointer (&fresh);
  g_mutex_unlock (&self->lock);
  g_task_return_boolean (task, TRUE);
}

/**
 * rog_worker_pool_warm_up:
 * @self: the pool
 *
 * Starts a worker in the background, unless there is one already. Does not block.
 */
void
rog_worker_pool_warm_up (RogWorkerPool *self)
{
  gboolean needed;

  g_mutex_lock (&self->lock);
  needed = self->fresh == NULL && !self->spawning;
  self->spawning = self->spawning || needed;
  g_mutex_unlock (&self->lock);

  if (needed)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

      g_task_set_source_tag (task, rog_worker_pool_warm_up);
      g_task_run_in_thread (task, spawn_spare);
    }
}

/**
 * rog_worker_pool_take:
 * @self: the pool
 * @cancellable: (nullable): to give up
 * @error: where an error goes
 *
 * A worker that has never seen a document. Blocks where none is ready; another is then
 * started in the background.
 *
 * Returns: (transfer full): the worker, or %NULL as of rog_worker_process_spawn()
 */
RogWorkerProcess *
rog_worker_pool_take (RogWorkerPool *self,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (RogWorkerProcess) process = NULL;

  g_mutex_lock (&self->lock);
  process = g_steal_pointer (&self->fresh);
  g_mutex_unlock (&self->lock);
  if (process != NULL && !rog_worker_process_is_alive (process))
    g_clear_object (&process);

  if (process == NULL)
    process = rog_worker_process_spawn (self->program, cancellable, error);
  if (process != NULL)
    rog_worker_pool_warm_up (self);

  return g_steal_pointer (&process);
}

/**
 * rog_worker_pool_drain:
 * @self: the pool
 *
 * Ends the worker that waits, as when the program has been idle for long.
 */
void
rog_worker_pool_drain (RogWorkerPool *self)
{
  g_autoptr (RogWorkerProcess) process = NULL;

  g_mutex_lock (&self->lock);
  process = g_steal_pointer (&self->fresh);
  g_mutex_unlock (&self->lock);
}
