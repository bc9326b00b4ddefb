// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-import.h"

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "formats/rog-request-file.h"
#include "service/rog-import-private.h"
#include "service/rog-work-private.h"

struct _RogImport
{
  GObject parent_instance;

  RogDesk      *desk;      /* (owned) */
  GPtrArray    *sources;   /* (owned): GFile */
  GListStore   *files;     /* (owned): RogImportFile */
  RogOperation *operation; /* (owned) */
  RogReading   *reading;   /* (owned) (nullable): what was read, before the commit */
  JsonObject   *request;   /* (owned) (nullable) */
  gboolean      practice;
  gboolean      busy;
};

G_DEFINE_FINAL_TYPE (RogImport, rog_import, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/*
 * Overrides
 */

static char *
make_title (RogImport *self)
{
  JsonObject      *head = self->request != NULL ? rog_json_peek_object (self->request, "request") : NULL;
  const char      *title = head != NULL ? rog_json_peek_string (head, "title") : NULL;
  g_autofree char *name = NULL;

  if (title != NULL)
    return g_strdup (title);
  if (self->sources->len == 0)
    return g_strdup ("");

  name = g_file_get_basename (g_ptr_array_index (self->sources, 0));

  return g_filename_display_name (name);
}

static void
rog_import_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  RogImport *self = ROG_IMPORT (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_take_string (value, make_title (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_import_finalize (GObject *object)
{
  RogImport *self = ROG_IMPORT (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->files);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->reading, rog_reading_free);
  g_clear_pointer (&self->request, json_object_unref);

  G_OBJECT_CLASS (rog_import_parent_class)->finalize (object);
}

static void
rog_import_class_init (RogImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_import_get_property;
  object_class->finalize = rog_import_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rog_import_init (RogImport *self)
{
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->files = g_list_store_new (ROG_TYPE_IMPORT_FILE);
  self->operation = rog_operation_new ();
}

static void
set_busy (RogImport *self,
          gboolean   busy)
{
  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
take_request (RogImport  *self,
              JsonObject *request)
{
  g_clear_pointer (&self->request, json_object_unref);
  self->request = request;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* Private: see rog_desk_begin_import(). */
RogImport *
rog_import_new (RogDesk    *desk,
                GListModel *files,
                gboolean    practice)
{
  RogImport *self = g_object_new (ROG_TYPE_IMPORT, NULL);

  self->desk = g_object_ref (desk);
  self->practice = practice;
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (self->sources, g_list_model_get_item (files, i));

  return self;
}

/*
 * Reading
 */

typedef struct
{
  RogImport     *import; /* (owned): only its sources and operation are touched on the thread */
  char          *vault;
  RogWorkerPool *pool;
} Read;

static void
read_free (Read *job)
{
  g_object_unref (job->import);
  g_object_unref (job->pool);
  g_free (job->vault);
  g_free (job);
}

/* What the thread tells of a file, on its way to the main thread. */
typedef struct
{
  RogImport         *import;
  char              *name;
  char              *reason;
  RogImportFileState state;
  guint              position;
  guint              pages;
  guint64            size;
} Told;

static gboolean
told_cb (gpointer data)
{
  Told       *told = data;
  GListModel *model = G_LIST_MODEL (told->import->files);
  guint       n_known = g_list_model_get_n_items (model);
  g_autoptr (RogImportFile) file = NULL;

  /* What was on its way when the import was discarded speaks of a list that is empty now. */
  if (told->position < n_known)
    file = g_list_model_get_item (model, told->position);
  else if (told->position == n_known && !g_cancellable_is_cancelled (rog_operation_get_cancellable (told->import->operation)))
    {
      file = g_object_new (ROG_TYPE_IMPORT_FILE, NULL);
      file->name = g_path_get_basename (told->name);
      file->role = g_strdup (told->position == 0 ? "request" : "annex");
      g_list_store_append (told->import->files, file);
    }
  if (file != NULL)
    rog_import_file_update (file, told->state, told->reason, told->pages, told->size);

  g_object_unref (told->import);
  g_free (told->name);
  g_free (told->reason);
  g_free (told);

  return G_SOURCE_REMOVE;
}

static void
tell (RogReadFile *file,
      guint        position,
      gboolean     begins,
      gpointer     data)
{
  Told *told = g_new0 (Told, 1);

  told->import = g_object_ref (data);
  told->name = g_strdup (file->name);
  told->reason = g_strdup (file->reason);
  told->state = file->state;
  told->position = position;
  told->pages = file->pages;
  told->size = file->file != NULL ? rog_vault_file_get_size (file->file) : 0;
  g_idle_add_full (G_PRIORITY_DEFAULT, told_cb, told, NULL);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Read       *job = data;
  GError     *error = NULL;
  RogReading *reading = rog_reading_new (job->import->sources, job->vault, job->pool, job->import->operation, tell, job->import, &error);

  if (reading != NULL)
    g_task_return_pointer (task, reading, (GDestroyNotify)rog_reading_free);
  else
    g_task_return_error (task, error);
}

/**
 * rog_import_read_async:
 * @self: an import
 * @callback: called when all files were read
 * @user_data: for @callback
 *
 * Reads and encrypts the files; progress and cancelling are in the import's operation.
 */
void
rog_import_read_async (RogImport          *self,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Read *job;

  g_return_if_fail (ROG_IS_IMPORT (self));

  task = g_task_new (self, rog_operation_get_cancellable (self->operation), callback, user_data);
  g_task_set_source_tag (task, rog_import_read_async);
  if (!rog_desk_check_open (self->desk, task))
    return;

  set_busy (self, TRUE);
  job = g_new0 (Read, 1);
  job->import = g_object_ref (self);
  job->vault = g_strdup (rog_store_get_vault_folder (self->desk->open->store));
  job->pool = g_object_ref (rog_desk_get_worker_pool (self->desk));
  g_task_set_task_data (task, job, (GDestroyNotify)read_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * rog_import_read_finish:
 * @self: an import
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %FALSE with an error that names the file and the reason; nothing stays then
 */
gboolean
rog_import_read_finish (RogImport    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  RogReading *reading = g_task_propagate_pointer (G_TASK (result), error);

  set_busy (self, FALSE);
  if (reading == NULL)
    return FALSE;

  g_clear_pointer (&self->reading, rog_reading_free);
  self->reading = reading;
  if (reading->request != NULL)
    take_request (self, rog_json_object_copy (reading->request));

  return TRUE;
}

/*
 * Committing
 */

typedef struct
{
  RogReading *reading; /* (owned): freed with it, files that were not kept go */
  JsonObject *request; /* (owned) */
  RogRecords *records; /* (owned) */
  RogSigner  *author;  /* (owned) */
  RogClock   *clock;   /* (owned) */
  char       *dossier; /* (owned) */
} Commit;

static void
commit_free (Commit *job)
{
  rog_reading_free (job->reading);
  json_object_unref (job->request);
  g_object_unref (job->records);
  g_object_unref (job->author);
  g_object_unref (job->clock);
  g_free (job->dossier);
  g_free (job);
}

static gpointer
commit_func (RogDatabase  *database,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Commit *job = data;

  return rog_reading_commit (database, job->reading, job->request, job->records, job->author, job->clock, job->dossier, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (RogWork) work = rog_desk_open_dossier_finish (ROG_DESK (source), result, &error);

  if (work != NULL)
    g_task_return_pointer (task, g_strdup (rog_work_get_id (work)), g_free);
  else
    g_task_return_error (task, error);
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogImport *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) acts = rog_store_run_finish (ROG_STORE (source), result, &error);
  const char *dossier;

  set_busy (self, FALSE);
  if (acts == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  rog_desk_keep_checkpoint (self->desk);
  dossier = g_task_get_task_data (task);
  rog_desk_add_row (self->desk, dossier, self->practice);
  rog_desk_open_dossier_async (self->desk, dossier, NULL, opened_cb, g_steal_pointer (&task));
}

/**
 * rog_import_commit_async:
 * @self: an import whose files were read
 * @callback: called when the dossier is there
 * @user_data: for @callback
 *
 * Makes the dossier and all its acts, in one transaction.
 */
void
rog_import_commit_async (RogImport          *self,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Commit *job;

  g_return_if_fail (ROG_IS_IMPORT (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rog_import_commit_async);
  if (!rog_desk_check_sound (self->desk, NULL, task))
    return;
  if (self->reading == NULL || self->request == NULL)
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE, _ ("Nothing was read that could become a dossier."));
      return;
    }
  if (!rog_request_file_check (self->request, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  set_busy (self, TRUE);
  job = g_new0 (Commit, 1);
  job->reading = g_steal_pointer (&self->reading);
  job->request = rog_json_object_copy (self->request);
  /* A bag that says of itself that it is practice, an exported one say, stays it. */
  if (json_object_get_boolean_member_with_default (rog_json_peek_object (job->request, "request"), "practice", FALSE))
    self->practice = TRUE;
  job->records = g_object_ref (self->desk->open->records);
  job->author = g_object_ref (rog_identity_get_signer (self->desk->open->identity, self->practice));
  job->clock = g_object_ref (self->desk->clock);
  job->dossier = rog_uuid_new ();
  if (self->practice)
    json_object_set_boolean_member (rog_json_peek_object (job->request, "request"), "practice", TRUE);
  g_task_set_task_data (task, g_strdup (job->dossier), g_free);
  rog_store_run_async (self->desk->open->store, G_PRIORITY_HIGH, commit_func, job, (GDestroyNotify)commit_free,
                       (GDestroyNotify)g_ptr_array_unref, NULL, committed_cb, g_steal_pointer (&task));
}

/**
 * rog_import_commit_finish:
 * @self: an import
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the dossier's id
 */
char *
rog_import_commit_finish (RogImport    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Public
 */

/**
 * rog_import_get_files:
 * @self: an import
 *
 * Returns: (transfer none): a list of #RogImportFile, which grows while files are read
 */
GListModel *
rog_import_get_files (RogImport *self)
{
  g_return_val_if_fail (ROG_IS_IMPORT (self), NULL);

  return G_LIST_MODEL (self->files);
}

/**
 * rog_import_get_operation:
 * @self: an import
 *
 * Returns: (transfer none): its progress, and the way to stop it
 */
RogOperation *
rog_import_get_operation (RogImport *self)
{
  g_return_val_if_fail (ROG_IS_IMPORT (self), NULL);

  return self->operation;
}

/**
 * rog_import_needs_form:
 * @self: an import whose files were read
 *
 * Returns: whether the files say nothing of the request, so that a person has to
 */
gboolean
rog_import_needs_form (RogImport *self)
{
  g_return_val_if_fail (ROG_IS_IMPORT (self), FALSE);

  return self->reading != NULL && self->reading->request == NULL;
}

/**
 * rog_import_get_request:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): the request as `request-1.json` says it
 */
JsonObject *
rog_import_get_request (RogImport *self)
{
  g_return_val_if_fail (ROG_IS_IMPORT (self), NULL);

  return self->request;
}

/**
 * rog_import_set_request:
 * @self: an import
 * @request: what the form says; copied
 */
void
rog_import_set_request (RogImport  *self,
                        JsonObject *request)
{
  g_return_if_fail (ROG_IS_IMPORT (self));

  take_request (self, rog_json_object_copy (request));
}

/**
 * rog_import_discard:
 * @self: an import
 *
 * Stops it; the files that were encrypted for it go.
 */
void
rog_import_discard (RogImport *self)
{
  g_return_if_fail (ROG_IS_IMPORT (self));

  rog_operation_cancel (self->operation);
  g_clear_pointer (&self->reading, rog_reading_free);
  g_list_store_remove_all (self->files);
}
