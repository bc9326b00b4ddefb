// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/rog-backup.h"
#include "store/rog-disk.h"

#define DATABASE_NAME "register.db"
#define LOCK_NAME "register.lock"
#define VAULT_NAME "vault"

/* Work in the queue. */
typedef struct
{
  int            priority;
  guint64        number; /* keeps the order within one priority */
  RogStoreFunc   func;
  gpointer       data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GTask         *task; /* (owned) */
} Work;

struct _RogStore
{
  GObject parent_instance;

  char *folder; /* (owned) */
  char *vault;  /* (owned) */
  int   lock_fd;

  GThread     *thread;   /* (owned) (nullable) */
  gboolean    *gone;     /* on the thread's stack: set where the store ends on its own thread */
  RogDatabase *database; /* (owned) the thread's, but for opening and closing */

  GMutex   mutex; /* guards what follows */
  GCond    cond;
  GQueue   queue; /* (element-type Work) sorted */
  guint64  next_number;
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (RogStore, rog_store, G_TYPE_OBJECT)

static void
work_free (Work *work)
{
  if (work->data_free != NULL)
    work->data_free (work->data);
  g_object_unref (work->task);
  g_free (work);
}

static void
do_work (RogStore *self,
         Work     *work)
{
  GCancellable *cancellable = g_task_get_cancellable (work->task);
  GError       *error = NULL;
  gpointer      result;

  if (!g_task_return_error_if_cancelled (work->task))
    {
      rog_database_set_cancellable (self->database, cancellable);
      result = work->func (self->database, work->data, cancellable, &error);
      rog_database_set_cancellable (self->database, NULL);
      if (error != NULL)
        g_task_return_error (work->task, error);
      else
        g_task_return_pointer (work->task, result, work->result_free);
    }
  work_free (work);
}

static gpointer
thread_main (gpointer data)
{
  RogStore *self = data;
  gboolean  gone = FALSE;

  self->gone = &gone;
  for (;;)
    {
      Work *work;

      g_mutex_lock (&self->mutex);
      while (g_queue_is_empty (&self->queue) && !self->closing)
        g_cond_wait (&self->cond, &self->mutex);
      work = g_queue_pop_head (&self->queue);
      g_mutex_unlock (&self->mutex);

      /* What was accepted before closing is done: it may be someone's last words. */
      if (work == NULL)
        break;
      do_work (self, work);
      if (gone)
        return NULL;
    }

  g_clear_pointer (&self->database, rog_database_close);

  return NULL;
}

static void
rog_store_finalize (GObject *object)
{
  RogStore *self = ROG_STORE (object);

  /* The last reference may be that of a work just done: a thread cannot wait for itself. */
  if (self->thread == g_thread_self ())
    {
      *self->gone = TRUE;
      g_clear_pointer (&self->thread, g_thread_unref);
    }
  rog_store_close (self);
  g_clear_fd (&self->lock_fd, NULL);
  g_free (self->folder);
  g_free (self->vault);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);

  G_OBJECT_CLASS (rog_store_parent_class)->finalize (object);
}

static void
rog_store_class_init (RogStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_store_finalize;
}

static void
rog_store_init (RogStore *self)
{
  self->lock_fd = -1;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->queue);
}

/*
 * Opening
 */

static gboolean
take_lock (RogStore *self,
           GError  **error)
{
  g_autofree char *path = g_build_filename (self->folder, LOCK_NAME, NULL);

  self->lock_fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->lock_fd < 0)
    return rog_disk_set_error (error, self->folder);

  if (flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno != EWOULDBLOCK)
    return rog_disk_set_error (error, "The register cannot be locked");

  g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_IN_USE, "The register is open in another process");
  return FALSE;
}

/**
 * rog_store_exists:
 * @folder: a profile's folder
 *
 * Where there is a database, no new key may ever be made for it.
 *
 * Returns: whether a register lies there
 */
gboolean
rog_store_exists (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, DATABASE_NAME, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * rog_store_make_folder:
 * @folder: a profile's folder
 * @error: where an error goes
 *
 * Makes it, readable by its owner alone. Blocking.
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_UNWRITABLE, _FULL or _IO
 */
gboolean
rog_store_make_folder (const char *folder,
                       GError    **error)
{
  return g_mkdir_with_parents (folder, 0700) == 0 || rog_disk_set_error (error, folder);
}

/**
 * rog_store_open:
 * @folder: a profile's folder
 * @key: the master key, 32 bytes
 * @mode: whether a register must be there, or must not
 * @error: where an error goes
 *
 * Locks the folder against other processes, opens the database and starts its thread.
 * Blocking; any thread.
 *
 * Returns: (transfer full) (nullable): the store, or %NULL with %ROG_STORE_ERROR_IN_USE or as
 *   rog_database_open()
 */
RogStore *
rog_store_open (const char     *folder,
                RogSecret      *key,
                RogDatabaseMode mode,
                GError        **error)
{
  g_autoptr (RogStore) self = g_object_new (ROG_TYPE_STORE, NULL);
  g_autofree char *path = g_build_filename (folder, DATABASE_NAME, NULL);

  self->folder = g_strdup (folder);
  self->vault = g_build_filename (folder, VAULT_NAME, NULL);
  if (mode == ROG_DATABASE_EXISTING && !rog_store_exists (folder))
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_MISSING, "There is no register in this folder");
      return NULL;
    }
  if (!rog_store_make_folder (folder, error) || !take_lock (self, error))
    return NULL;

  rog_backup_sweep (folder);
  if (!rog_store_make_folder (self->vault, error))
    return NULL;
  self->database = rog_database_open (path, key, mode, error);
  if (self->database == NULL)
    return NULL;

  self->thread = g_thread_new ("rog-store", thread_main, self);

  return g_steal_pointer (&self);
}

/**
 * rog_store_close:
 * @self: a store
 *
 * Does what is still queued, closes the database and gives up the lock. Later work fails
 * with %ROG_STORE_ERROR_CLOSED. Blocking; never on the store's own thread.
 */
void
rog_store_close (RogStore *self)
{
  GThread *thread;

  g_return_if_fail (ROG_IS_STORE (self));

  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  thread = g_steal_pointer (&self->thread);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (thread != NULL)
    g_thread_join (thread);
  g_clear_pointer (&self->database, rog_database_close);
  g_clear_fd (&self->lock_fd, NULL);
}

/**
 * rog_store_get_folder:
 * @self: a store
 *
 * Returns: (transfer none): the profile's folder. Any thread.
 */
const char *
rog_store_get_folder (RogStore *self)
{
  g_return_val_if_fail (ROG_IS_STORE (self), NULL);

  return self->folder;
}

/**
 * rog_store_get_vault_folder:
 * @self: a store
 *
 * Returns: (transfer none): where the documents lie. Any thread.
 */
const char *
rog_store_get_vault_folder (RogStore *self)
{
  g_return_val_if_fail (ROG_IS_STORE (self), NULL);

  return self->vault;
}

/*
 * Work
 */

static int
compare_work (gconstpointer a,
              gconstpointer b,
              gpointer      unused)
{
  const Work *p = a;
  const Work *q = b;

  if (p->priority != q->priority)
    return p->priority < q->priority ? -1 : 1;

  return p->number < q->number ? -1 : p->number > q->number;
}

/**
 * rog_store_run_async:
 * @self: a store
 * @priority: %G_PRIORITY_DEFAULT, or lower for indexing and the like
 * @func: the work
 * @data: handed to @func
 * @data_free: (nullable): how to free @data, on the store's thread
 * @result_free: (nullable): how to free a result that nobody takes
 * @cancellable: (nullable): what stops it
 * @callback: called on the caller's main context
 * @user_data: handed to @callback
 *
 * Any thread. Work that is cancelled before its turn is not begun.
 */
void
rog_store_run_async (RogStore           *self,
                     int                 priority,
                     RogStoreFunc        func,
                     gpointer            data,
                     GDestroyNotify      data_free,
                     GDestroyNotify      result_free,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  Work    *work;
  gboolean closing;

  g_return_if_fail (ROG_IS_STORE (self) && func != NULL);

  work = g_new0 (Work, 1);
  work->priority = priority;
  work->func = func;
  work->data = data;
  work->data_free = data_free;
  work->result_free = result_free;
  work->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (work->task, rog_store_run_async);
  g_task_set_priority (work->task, priority);
  /* What was done is said to be done, even where it was cancelled too late. */
  g_task_set_check_cancellable (work->task, FALSE);

  g_mutex_lock (&self->mutex);
  closing = self->closing;
  if (!closing)
    {
      work->number = self->next_number++;
      g_queue_insert_sorted (&self->queue, work, compare_work, NULL);
      g_cond_signal (&self->cond);
    }
  g_mutex_unlock (&self->mutex);

  if (closing)
    {
      g_task_return_new_error_literal (work->task, ROG_STORE_ERROR, ROG_STORE_ERROR_CLOSED, "The register is closed");
      work_free (work);
    }
}

/**
 * rog_store_run_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (nullable): what the function returned
 */
gpointer
rog_store_run_finish (RogStore     *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

/**
 * rog_store_run_sync:
 * @self: a store
 * @func: the work
 * @data: handed to @func
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * As rog_store_run_sync_at(), at %G_PRIORITY_DEFAULT.
 *
 * Returns: (nullable): what the function returned
 */
gpointer
rog_store_run_sync (RogStore     *self,
                    RogStoreFunc  func,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  return rog_store_run_sync_at (self, G_PRIORITY_DEFAULT, func, data, cancellable, error);
}

/**
 * rog_store_run_sync_at:
 * @self: a store
 * @priority: as for rog_store_run_async()
 * @func: the work
 * @data: handed to @func
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * As rog_store_run_async(), waiting for it. For worker threads and tests; never on the
 * main thread of the program, nor on the store's own.
 *
 * Returns: (nullable): what the function returned
 */
gpointer
rog_store_run_sync_at (RogStore     *self,
                       int           priority,
                       RogStoreFunc  func,
                       gpointer      data,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_main_context_push_thread_default (context);
  rog_store_run_async (self, priority, func, data, NULL, NULL, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);

  return rog_store_run_finish (self, result, error);
}
