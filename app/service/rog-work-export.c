// SPDX-License-Identifier: GPL-3.0-or-later
/* The whole dossier as a bag (RFC 8493), for programs that are not this one. */
#include "service/rog-work-export.h"

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "formats/rog-bag-writer.h"
#include "formats/rog-bag.h"
#include "formats/rog-request-file.h"
#include "service/rog-export-request.h"
#include "service/rog-work-private.h"
#include "store/rog-vault.h"

/* A file of the record, as it will lie in the bag. */
typedef struct
{
  char   *name;
  GBytes *bytes;
} Member;

static void
member_free (gpointer data)
{
  Member *member = data;

  g_free (member->name);
  g_bytes_unref (member->bytes);
  g_free (member);
}

typedef struct
{
  GFile        *folder;
  RogOperation *operation;
  RogStore     *store;
  RogRecords   *records;
  RogSigner    *keeper;
  RogClock     *clock;
  char         *dossier;
  char         *office;
  char         *register_uuid; /* (nullable): where nothing can be entered */
  gboolean      sound;         /* whether its records hold */
  GBytes       *request;
  GHashTable   *names;   /* document id → name in the bag */
  GPtrArray    *rows;    /* (element-type RogDocumentRow) */
  GPtrArray    *members; /* (element-type Member) */
  GPtrArray    *missing; /* (element-type utf8): names in the bag of documents whose files are gone */
} Export;

static void
export_free (Export *job)
{
  g_clear_object (&job->folder);
  g_clear_object (&job->operation);
  g_clear_object (&job->store);
  g_clear_object (&job->records);
  g_clear_object (&job->keeper);
  g_clear_object (&job->clock);
  g_free (job->dossier);
  g_free (job->office);
  g_free (job->register_uuid);
  g_clear_pointer (&job->request, g_bytes_unref);
  g_clear_pointer (&job->names, g_hash_table_unref);
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_clear_pointer (&job->members, g_ptr_array_unref);
  g_clear_pointer (&job->missing, g_ptr_array_unref);
  g_free (job);
}

/*
 * On the store's thread
 */

static void
add_member (Export *job,
            char   *name,
            GBytes *bytes)
{
  Member *member = g_new0 (Member, 1);

  member->name = name;
  member->bytes = bytes;
  g_ptr_array_add (job->members, member);
}

/* An act that is not the one that was entered has nothing that lies beside it. */
static RogActFile *
get_file (RogDatabase *database,
          Export      *job,
          RogAct      *act,
          GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  RogActFile *file = rog_records_get_file (database, rog_act_get_hash (act), &local_error);

  if (file != NULL)
    return file;
  if (!job->sound && g_error_matches (local_error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND))
    return rog_act_file_new (act);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
gather_record (RogDatabase         *database,
               Export              *job,
               const RogRecordInfo *info,
               GCancellable        *cancellable,
               GError             **error)
{
  g_autoptr (GPtrArray) entries = rog_records_load (database, info->uuid, cancellable, error);
  g_autoptr (RogCheckpoint) checkpoint = rog_checkpoint_new (info->uuid, info->size, &info->root);
  g_autoptr (GByteArray) lines = g_byte_array_new ();
  char *note;

  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      RogEntry *entry = g_ptr_array_index (entries, i);
      RogAct   *act = rog_entry_get_act (entry);
      GBytes   *raw = rog_entry_get_bytes (entry);
      g_autoptr (RogActFile) file = get_file (database, job, act, error);
      GBytes *bytes = file != NULL ? rog_act_file_to_bytes (file, error) : NULL;

      if (bytes == NULL)
        return FALSE;
      add_member (job, g_strdup_printf (ROG_EXPORT_RECORD "%s/%06" G_GUINT64_FORMAT "-%s.act.json", info->uuid, rog_entry_get_seq (entry), rog_act_get_kind (act)), bytes);
      g_byte_array_append (lines, g_bytes_get_data (raw, NULL), (guint)g_bytes_get_size (raw));
      g_byte_array_append (lines, (const guint8 *)"\n", 1);
    }

  add_member (job, g_strdup_printf (ROG_EXPORT_RECORD "%s/entries.jsonl", info->uuid), g_byte_array_free_to_bytes (g_steal_pointer (&lines)));
  /* Nobody vouches for a record that does not hold. */
  if (!job->sound)
    return TRUE;

  note = rog_checkpoint_sign (checkpoint, job->keeper, error);
  if (note == NULL)
    return FALSE;
  add_member (job, g_strdup_printf (ROG_EXPORT_RECORD "%s/checkpoint.txt", info->uuid), g_bytes_new_take (note, strlen (note)));

  return TRUE;
}

static gpointer
gather (RogDatabase  *database,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Export *job = data;
  g_autoptr (GPtrArray) records = rog_records_list (database, job->dossier, error);

  if (records == NULL || (job->rows = rog_vault_list (database, job->dossier, error)) == NULL)
    return NULL;

  for (guint i = 0; i < records->len; i++)
    {
      if (!gather_record (database, job, g_ptr_array_index (records, i), cancellable, error))
        return NULL;
    }

  return job;
}

static gpointer
say_exported (RogDatabase  *database,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Export          *job = data;
  g_autofree char *object = rog_uuid_new ();
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (RogEntry) entry = NULL;
  RogActParts parts = {
    .record = job->register_uuid,
    .object = object,
    .kind = "access.exported",
    .at = rog_clock_now (job->clock),
    .body = body,
  };

  json_object_set_string_member (body, "dossier", job->dossier);
  json_object_set_string_member (body, "what", "the whole dossier, as a bag");
  entry = rog_records_sign_and_append (job->records, database, &parts, NULL, NULL, error);

  return entry != NULL ? job : NULL;
}

/*
 * On a thread of its own
 */

static gboolean
write_document (Export         *job,
                RogBagWriter   *writer,
                RogDocumentRow *row,
                GCancellable   *cancellable,
                GError        **error)
{
  const char *name = g_hash_table_lookup (job->names, row->id);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) out = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) problem = NULL;

  /* Erased, or known to the vault alone: nothing that the dossier still has. */
  if (row->erased != 0 || name == NULL)
    return TRUE;

  stream = rog_vault_open (rog_store_get_vault_folder (job->store), row, &problem);
  /* One file that is gone keeps nobody from the others. */
  if (g_error_matches (problem, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND))
    {
      g_ptr_array_add (job->missing, g_strdup (name));
      return TRUE;
    }
  if (stream == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  out = g_memory_output_stream_new_resizable ();
  if (g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable, error) < 0)
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));

  return rog_bag_writer_add (writer, name, bytes, error);
}

static gboolean
write_members (Export       *job,
               RogBagWriter *writer,
               GCancellable *cancellable,
               GError      **error)
{
  guint64 total = job->rows->len + job->members->len;

  if (!rog_bag_writer_add (writer, ROG_BAG_REQUEST, job->request, error))
    return FALSE;

  for (guint i = 0; i < job->rows->len; i++)
    {
      rog_operation_report (job->operation, i, total, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_document (job, writer, g_ptr_array_index (job->rows, i), cancellable, error))
        return FALSE;
    }
  for (guint i = 0; i < job->members->len; i++)
    {
      const Member *member = g_ptr_array_index (job->members, i);

      rog_operation_report (job->operation, job->rows->len + i, total, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !rog_bag_writer_add (writer, member->name, member->bytes, error))
        return FALSE;
    }

  return TRUE;
}

/* Whoever opens it sees what the bag itself does not have. */
static gboolean
finish_bag (Export       *job,
            RogBagWriter *writer,
            GError      **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (rog_clock_now (job->clock));
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GPtrArray) info = g_ptr_array_new ();

  g_ptr_array_add (info, (gpointer) "Source-Organization");
  g_ptr_array_add (info, job->office);
  g_ptr_array_add (info, (gpointer) "Bagging-Date");
  g_ptr_array_add (info, date);
  g_ptr_array_add (info, (gpointer) "External-Identifier");
  g_ptr_array_add (info, job->dossier);
  for (guint i = 0; i < job->missing->len; i++)
    {
      g_ptr_array_add (info, (gpointer) "Missing-File");
      g_ptr_array_add (info, g_ptr_array_index (job->missing, i));
    }
  g_ptr_array_add (info, NULL);

  return rog_bag_writer_finish (writer, (const char *const *)info->pdata, error);
}

/* The register says that it was exported before it is a bag: what it does not know of never
 * lies there as one. */
static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Export *job = data;
  GError *error = NULL;
  g_autoptr (RogBagWriter) writer = rog_bag_writer_new (job->folder, &error);

  if (writer != NULL && write_members (job, writer, cancellable, &error) &&
      (job->register_uuid == NULL || rog_store_run_sync (job->store, say_exported, job, cancellable, &error) != NULL) &&
      finish_bag (job, writer, &error))
    g_task_return_int (task, (gssize)job->missing->len);
  else
    g_task_return_error (task, error);
}

/*
 * On the main thread
 */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  RogWork *self = ROG_WORK (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gssize  n_missing = g_task_propagate_int (G_TASK (result), &error);

  if (n_missing < 0)
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->desk != NULL)
    rog_desk_keep_checkpoint (self->desk);
  g_task_return_int (task, n_missing);
}

static void
gathered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) inner = NULL;
  RogWork *self = g_task_get_source_object (task);
  Export  *job = g_task_get_task_data (task);
  GError  *error = NULL;

  if (rog_store_run_finish (ROG_STORE (source), result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  inner = g_task_new (self, g_task_get_cancellable (task), written_cb, g_object_ref (task));
  g_task_set_source_tag (inner, rog_work_export_bag_async);
  g_task_set_task_data (inner, job, NULL); /* the outer task's, which lives as long */
  g_task_run_in_thread (inner, write_thread);
}

static Export *
export_new (RogWork      *self,
            GFile        *folder,
            RogOperation *operation)
{
  RogRegister *open = self->desk->open;
  Export      *job = g_new0 (Export, 1);

  job->folder = g_object_ref (folder);
  job->operation = g_object_ref (operation);
  job->store = g_object_ref (open->store);
  job->records = g_object_ref (open->records);
  job->keeper = g_object_ref (rog_identity_get_signer (open->identity, FALSE));
  job->clock = g_object_ref (self->desk->clock);
  job->dossier = g_strdup (self->id);
  job->office = g_strdup (rog_identity_get_organization (open->identity));
  /* A register that nothing can be entered into can still be exported from. */
  job->register_uuid = rog_desk_is_sound (self->desk, NULL) ? g_strdup (open->register_uuid) : NULL;
  job->sound = rog_desk_is_sound (self->desk, self->id);
  job->names = rog_export_names (self->dossier);
  job->members = g_ptr_array_new_with_free_func (member_free);
  job->missing = g_ptr_array_new_with_free_func (g_free);

  return job;
}

/**
 * rog_work_export_bag_async:
 * @self: the work on a dossier
 * @folder: a folder that is not there yet, on this computer
 * @operation: (nullable): where progress is shown, and what stops it
 * @callback: called when the bag is whole
 * @user_data: for @callback
 *
 * Writes the whole dossier, in clear, into a folder that the person chose: `data/request.json` as the
 * request stands now, the documents as they came, and under `data/record/UUID/` of each record each
 * act as a file (`NNNNNN-KIND.act.json`), the entries as they were entered (`entries.jsonl`, one a line) and
 * a signed `checkpoint.txt`, where the records hold. A document whose file is gone is named in `bag-info.txt` (Missing-File). Working papers are not in it. The register's record says that it was
 * done (`access.exported`), unless nothing can be entered into it.
 */
void
rog_work_export_bag_async (RogWork            *self,
                           GFile              *folder,
                           RogOperation       *operation,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (RogOperation) progress = operation != NULL ? g_object_ref (operation) : rog_operation_new ();
  GCancellable *cancellable = rog_operation_get_cancellable (progress);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (JsonObject) request = NULL;
  GError *error = NULL;
  Export *job;

  g_return_if_fail (ROG_IS_WORK (self) && G_IS_FILE (folder));

  g_task_set_source_tag (task, rog_work_export_bag_async);
  if (!rog_work_check_open (self, task))
    return;
  if (rog_dossier_get_request (self->dossier) == NULL)
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("The dossier has no request."));
      return;
    }

  job = export_new (self, folder, progress);
  g_task_set_task_data (task, job, (GDestroyNotify)export_free);
  request = rog_export_request (self->dossier, job->names);
  job->request = rog_request_file_write (request, &error);
  if (job->request == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  rog_store_run_async (job->store, G_PRIORITY_DEFAULT, gather, job, NULL, NULL, cancellable, gathered_cb, g_steal_pointer (&task));
}

/**
 * rog_work_export_bag_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @n_missing: (out) (optional): how many documents are not in it, as their files are gone
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be written; nothing of it stays then
 */
gboolean
rog_work_export_bag_finish (RogWork      *self,
                            GAsyncResult *result,
                            guint        *n_missing,
                            GError      **error)
{
  gssize n = g_task_propagate_int (G_TASK (result), error);

  if (n >= 0 && n_missing != NULL)
    *n_missing = (guint)n;

  return n >= 0;
}
