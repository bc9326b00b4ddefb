// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-work-place.h"

#include <stdio.h>

#include "service/rog-work-private.h"
#include "store/rog-settings.h"

struct _RogPlaceJob
{
  char *user;
  char *name;
  char *value; /* (nullable): %NULL asks for it */
};

/* Private. */
void
rog_place_job_free (RogPlaceJob *job)
{
  g_free (job->user);
  g_free (job->name);
  g_free (job->value);
  g_free (job);
}

/* Private: where @document was left, by who works here; from the person's thread. */
RogPlaceJob *
rog_place_job_new (RogWork    *self,
                   const char *document)
{
  RogPlaceJob *job = g_new0 (RogPlaceJob, 1);

  job->user = g_strdup (rog_signer_get_key_id (rog_work_get_signer (self)));
  job->name = g_strdup_printf ("%s/%s", self->id, document);

  return job;
}

static gpointer
keep_func (RogDatabase  *database,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  RogPlaceJob *job = data;

  return rog_places_set (database, job->user, job->name, job->value, error) ? job : NULL;
}

static gpointer
recall_func (RogDatabase  *database,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  RogPlaceJob *job = data;
  char        *value = NULL;

  if (!rog_places_get (database, job->user, job->name, &value, error))
    return NULL;

  return value != NULL ? value : g_strdup ("");
}

static RogPlace
parse_place (const char *value)
{
  RogPlace place;

  return sscanf (value, "%u %d", &place.page, &place.offset) == 2 ? place : (RogPlace){ 0 };
}

/* Private: the page alone, 0 where it is not known. Blocks; for any thread but the store's. */
guint
rog_place_job_recall_page (RogPlaceJob  *job,
                           RogStore     *store,
                           GCancellable *cancellable)
{
  g_autofree char *value = rog_store_run_sync_at (store, G_PRIORITY_HIGH, recall_func, job, cancellable, NULL);

  return value != NULL ? parse_place (value).page : 0;
}

/**
 * rog_work_keep_place:
 * @self: the work on a dossier
 * @document: one of its documents
 * @place: where it is being read
 *
 * Remembers it for this person. Nothing depends on it: where it cannot be written, the
 * document opens where it was before.
 */
void
rog_work_keep_place (RogWork        *self,
                     const char     *document,
                     const RogPlace *place)
{
  RogPlaceJob *job;

  g_return_if_fail (ROG_IS_WORK (self));

  if (rog_work_is_closed (self))
    return;

  job = rog_place_job_new (self, document);
  job->value = g_strdup_printf ("%u %d", place->page, place->offset);
  rog_store_run_async (self->desk->open->store, G_PRIORITY_LOW, keep_func, job, (GDestroyNotify)rog_place_job_free, NULL, NULL, NULL, NULL);
}

static void
recalled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char   *value = rog_store_run_finish (ROG_STORE (source), result, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * rog_work_recall_place_async:
 * @self: the work on a dossier
 * @document: one of its documents
 * @cancellable: (nullable): to stop it
 * @callback: called when it is known
 * @user_data: for @callback
 */
void
rog_work_recall_place_async (RogWork            *self,
                             const char         *document,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (ROG_IS_WORK (self));

  g_task_set_source_tag (task, rog_work_recall_place_async);
  if (!rog_work_check_open (self, task))
    return;

  rog_store_run_async (self->desk->open->store, G_PRIORITY_HIGH, recall_func, rog_place_job_new (self, document),
                       (GDestroyNotify)rog_place_job_free, g_free, cancellable, recalled_cb, g_steal_pointer (&task));
}

/**
 * rog_work_recall_place_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @place: (out): where the document was left; page 0 where it was never opened
 * @error: where an error goes
 *
 * Returns: whether it could be asked
 */
gboolean
rog_work_recall_place_finish (RogWork      *self,
                              GAsyncResult *result,
                              RogPlace     *place,
                              GError      **error)
{
  g_autofree char *value = g_task_propagate_pointer (G_TASK (result), error);

  *place = (RogPlace){ 0 };
  if (value == NULL)
    return FALSE;
  *place = parse_place (value);

  return TRUE;
}
