// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "crypto/rog-cms.h"
#include "dossier/rog-challenge-step.h"
#include "record/rog-act-file.h"
#include "service/rog-save.h"
#include "service/rog-work-sign-private.h"
#include "service/rog-work-sign.h"

typedef struct
{
  RogStore       *store;
  GFile          *pdf;
  char           *document;
  char           *signature; /* (nullable): of a paper original there is none */
  char           *act;       /* (nullable): the object whose act is given out too */
  GBytes         *act_bytes;
  RogDocumentRow *rows[2];
} Export;

static void
export_free (Export *job)
{
  g_object_unref (job->store);
  g_object_unref (job->pdf);
  g_free (job->document);
  g_free (job->signature);
  g_free (job->act);
  g_clear_pointer (&job->act_bytes, g_bytes_unref);
  g_clear_pointer (&job->rows[0], rog_document_row_free);
  g_clear_pointer (&job->rows[1], rog_document_row_free);
  g_free (job);
}

/* The signed act with the salts of its documents and the words it quotes. */
static gboolean
find_act (RogDatabase *database,
          Export      *job,
          GError     **error)
{
  g_autoptr (GArray) last = rog_records_last_of_object (database, NULL, job->act, error);
  g_autoptr (RogActFile) file = last != NULL && last->len > 0 ? rog_records_get_file (database, &g_array_index (last, RogDigest, 0), error) : NULL;

  job->act_bytes = file != NULL ? rog_act_file_to_bytes (file, error) : NULL;

  return job->act_bytes != NULL;
}

static gpointer
find_rows (RogDatabase  *database,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Export *job = data;

  job->rows[0] = rog_vault_get (database, job->document, error);
  if (job->rows[0] == NULL)
    return NULL;
  if (job->signature != NULL)
    {
      job->rows[1] = rog_vault_get (database, job->signature, error);
      if (job->rows[1] == NULL)
        return NULL;
    }
  if (job->act != NULL && !find_act (database, job, error))
    return NULL;

  return job;
}

static GBytes *
decrypt (Export               *job,
         const RogDocumentRow *row,
         GCancellable         *cancellable,
         GError              **error)
{
  g_autoptr (GInputStream) stream = rog_vault_open (rog_store_get_vault_folder (job->store), row, error);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (stream == NULL ||
      g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static GFile *
beside (GFile      *pdf,
        const char *suffix)
{
  g_autoptr (GFile) folder = g_file_get_parent (pdf);
  g_autofree char *name = g_file_get_basename (pdf);
  g_autofree char *with_suffix = g_strconcat (name, suffix, NULL);

  return g_file_get_child (folder, with_suffix);
}

static GFile *
instead (GFile      *pdf,
         const char *suffix)
{
  g_autoptr (GFile) folder = g_file_get_parent (pdf);
  g_autofree char *name = g_file_get_basename (pdf);
  g_autofree char *with_suffix = NULL;

  if (g_str_has_suffix (name, ".pdf"))
    name[strlen (name) - strlen (".pdf")] = '\0';
  with_suffix = g_strconcat (name, suffix, NULL);

  return g_file_get_child (folder, with_suffix);
}

/* What is checked by one certificate is not to fail because another came into its place: then it is called as the PDF is. */
static GFile *
find_place (Export         *job,
            RogCertificate *certificate,
            GBytes         *pem)
{
  g_autoptr (GFile) folder = g_file_get_parent (job->pdf);
  g_autofree char *name = g_strconcat (rog_certificate_get_role (certificate), ".pem", NULL);
  g_autoptr (GFile) usual = g_file_get_child (folder, name);
  g_autoptr (GBytes) there = g_file_load_bytes (usual, NULL, NULL, NULL);

  if ((there != NULL && g_bytes_equal (there, pem)) || !g_file_query_exists (usual, NULL))
    return g_steal_pointer (&usual);

  return instead (job->pdf, ".pem");
}

/* The certificate is the one in the signature, which is checked before anything is given out. */
static gboolean
add_signature (Export       *job,
               RogSave      *save,
               GBytes       *pdf,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GFile) p7s = beside (job->pdf, ".p7s");
  g_autoptr (GBytes) signature = decrypt (job, job->rows[1], cancellable, error);
  g_autoptr (RogCertificate) certificate = signature != NULL ? rog_cms_verify (signature, pdf, NULL, error) : NULL;
  g_autoptr (GBytes) pem_bytes = NULL;
  g_autoptr (GFile) pem = NULL;
  char *text;

  if (certificate == NULL)
    return FALSE;

  text = rog_certificate_to_pem (certificate);
  pem_bytes = g_bytes_new_take (text, strlen (text));
  pem = find_place (job, certificate, pem_bytes);

  return rog_save_add (save, p7s, signature, cancellable, error) && rog_save_add (save, pem, pem_bytes, cancellable, error);
}

static gboolean
add_act (Export       *job,
         RogSave      *save,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (GFile) file = instead (job->pdf, ROG_ACT_FILE_SUFFIX);

  return job->act_bytes == NULL || rog_save_add (save, file, job->act_bytes, cancellable, error);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Export *job = data;
  GError *error = NULL;
  g_autoptr (RogSave) save = rog_save_new ();
  g_autoptr (GBytes) pdf = decrypt (job, job->rows[0], cancellable, &error);

  if (pdf != NULL && (job->signature == NULL || add_signature (job, save, pdf, cancellable, &error)) &&
      add_act (job, save, cancellable, &error) && rog_save_add (save, job->pdf, pdf, cancellable, &error) &&
      rog_save_commit (save, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rog_store_run_finish (ROG_STORE (source), result, &error) == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, export_thread);
}

/* Where the ids of document and signature stand: in the object itself, or with the person it is served on. */
static JsonObject *
find_signed (RogWork    *self,
             const char *object,
             const char *person)
{
  GType      types[] = { ROG_TYPE_DECISION, ROG_TYPE_INFORMATION_REQUEST, ROG_TYPE_CHALLENGE, ROG_TYPE_CHALLENGE_STEP };
  RogEntity *entity = NULL;
  JsonArray *served;

  for (guint i = 0; i < G_N_ELEMENTS (types) && entity == NULL; i++)
    entity = rog_dossier_find (self->dossier, types[i], object);
  if (entity == NULL || person == NULL)
    return entity != NULL ? rog_entity_peek_state (entity) : NULL;

  served = rog_entity_peek_array (entity, "served");
  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    {
      JsonObject *one = json_array_get_object_element (served, i);

      if (g_strcmp0 (rog_json_peek_string (one, "person"), person) == 0)
        return one;
    }

  return NULL;
}

/**
 * rog_work_export_signed_async:
 * @self: the work on a dossier
 * @object: the id of a decision, a letter or a pleading
 * @person: (nullable): the person whose extract it is to be
 * @pdf: where the PDF goes; signature and certificate go beside it
 * @cancellable: (nullable): what stops it
 * @callback: called when all is written
 * @user_data: for @callback
 *
 * Writes what was signed where the user wants it, as anybody can check it: all of it or nothing. A certificate of another key
 * that lies there stays; this one is then called as the PDF is, with .pem.
 */
void
rog_work_export_signed_async (RogWork            *self,
                              const char         *object,
                              const char         *person,
                              GFile              *pdf,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  JsonObject *signed_object;
  const char *document;
  Export     *job;

  g_return_if_fail (ROG_IS_WORK (self) && G_IS_FILE (pdf));

  g_task_set_source_tag (task, rog_work_export_signed_async);
  if (!rog_work_check_open (self, task))
    return;

  signed_object = find_signed (self, object, person);
  document = signed_object != NULL ? rog_json_peek_string (signed_object, "document") : NULL;
  if (signed_object != NULL && document == NULL)
    document = rog_json_peek_string (signed_object, "scan");
  if (document == NULL)
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("There is no signed file of it."));
      return;
    }

  job = g_new0 (Export, 1);
  job->store = g_object_ref (self->desk->open->store);
  job->pdf = g_object_ref (pdf);
  job->document = g_strdup (document);
  job->signature = g_strdup (rog_json_peek_string (signed_object, "signature"));
  if (job->signature != NULL && (rog_dossier_find (self->dossier, ROG_TYPE_CHALLENGE, object) != NULL || rog_dossier_find (self->dossier, ROG_TYPE_CHALLENGE_STEP, object) != NULL))
    job->act = g_strdup (object);
  g_task_set_task_data (task, job, (GDestroyNotify)export_free);
  rog_store_run_async (job->store, G_PRIORITY_DEFAULT, find_rows, job, NULL, NULL, cancellable, found_cb, g_steal_pointer (&task));
}

/**
 * rog_work_export_signed_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: whether all was written
 */
gboolean
rog_work_export_signed_finish (RogWork      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
