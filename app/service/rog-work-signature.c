// SPDX-License-Identifier: GPL-3.0-or-later
/* A signature that came with a document, as any desk that has both can check it. */
#include "service/rog-work-signature.h"

#include <glib/gi18n.h>

#include "crypto/rog-cms.h"
#include "crypto/rog-crypto-error.h"
#include "service/rog-work-private.h"
#include "store/rog-vault.h"

#define SUFFIX ".p7s"
#define MAX_SIGNATURE (1 << 20)

typedef struct
{
  char    *id;
  gboolean named; /* by its name it is the document's */
} Candidate;

typedef struct
{
  RogStore   *store;
  char       *document;
  GPtrArray  *candidates; /* (owned): Candidate */
  const char *wanted;     /* what find_row() looks for */
} Check;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->id);
  g_free (candidate);
}

static void
check_free (Check *check)
{
  g_object_unref (check->store);
  g_free (check->document);
  g_ptr_array_unref (check->candidates);
  g_free (check);
}

void
rog_signature_report_free (RogSignatureReport *report)
{
  g_free (report->name);
  g_free (report->organization);
  g_free (report->fingerprint);
  g_free (report);
}

/*
 * On a thread of its own
 */

static gpointer
find_row (RogDatabase  *database,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return rog_vault_get (database, ((Check *)data)->wanted, error);
}

static GBytes *
read_document (Check        *check,
               const char   *id,
               GCancellable *cancellable,
               GError      **error)
{
  RogDocumentRow *row;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  check->wanted = id;
  row = rog_store_run_sync (check->store, find_row, check, cancellable, error);
  stream = row != NULL ? rog_vault_open (rog_store_get_vault_folder (check->store), row, error) : NULL;
  g_clear_pointer (&row, rog_document_row_free);
  if (stream == NULL ||
      g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
take_certificate (RogSignatureReport *report,
                  RogCertificate     *certificate)
{
  report->state = ROG_SIGNATURE_GOOD;
  report->name = g_strdup (rog_certificate_get_name (certificate));
  report->organization = g_strdup (rog_certificate_get_organization (certificate));
  report->fingerprint = g_strdup (rog_certificate_get_fingerprint (certificate));
  report->self_made = rog_certificate_is_self_made (certificate);
  report->practice = rog_certificate_is_practice (certificate);
}

/* A signature that is not over this document may be another's: only one that has its name is held against it. */
static gboolean
look_at (Check              *check,
         RogSignatureReport *report,
         const Candidate    *candidate,
         GBytes             *content,
         GCancellable       *cancellable,
         GError            **error)
{
  g_autoptr (GBytes) signature = read_document (check, candidate->id, cancellable, error);
  g_autoptr (RogCertificate) certificate = NULL;
  g_autoptr (GError) why = NULL;

  if (signature == NULL)
    return FALSE;
  certificate = rog_cms_verify (signature, content, &report->at, &why);
  if (certificate != NULL)
    take_certificate (report, certificate);
  else if (candidate->named)
    report->state = g_error_matches (why, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_SIGNATURE) ? ROG_SIGNATURE_BROKEN : ROG_SIGNATURE_UNKNOWN;

  return TRUE;
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Check  *check = data;
  GError *error = NULL;
  g_autoptr (RogSignatureReport) report = g_new0 (RogSignatureReport, 1);
  g_autoptr (GBytes) content = check->candidates->len > 0 ? read_document (check, check->document, cancellable, &error) : NULL;

  report->at = -1;
  for (guint i = 0; error == NULL && report->state != ROG_SIGNATURE_GOOD && i < check->candidates->len; i++)
    look_at (check, report, g_ptr_array_index (check->candidates, i), content, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&report), (GDestroyNotify)rog_signature_report_free);
}

/*
 * On the main thread
 */

static gboolean
is_signature (RogEntity *document)
{
  const char *file = rog_entity_get_string (document, "file");

  return (g_strcmp0 (rog_entity_get_string (document, "role"), "signature") == 0 || (file != NULL && g_str_has_suffix (file, SUFFIX))) &&
         rog_entity_get_int (document, "size") <= MAX_SIGNATURE;
}

/* Of two documents of one name, a signature of that name is neither's for sure. */
static guint
count_named (GListModel *documents,
             const char *file)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogEntity) each = g_list_model_get_item (documents, i);

      n += g_strcmp0 (rog_entity_get_string (each, "file"), file) == 0;
    }

  return n;
}

static GPtrArray *
find_candidates (RogDossier *dossier,
                 const char *document)
{
  GListModel      *documents = rog_dossier_get_documents (dossier);
  RogDocument     *found = rog_dossier_find_document (dossier, document);
  const char      *own = found != NULL ? rog_entity_get_string (ROG_ENTITY (found), "file") : NULL;
  const char      *file = own != NULL && count_named (documents, own) == 1 ? own : NULL;
  g_autofree char *name = file != NULL ? g_strconcat (file, SUFFIX, NULL) : NULL;
  GPtrArray       *out = g_ptr_array_new_with_free_func (candidate_free);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogEntity) each = g_list_model_get_item (documents, i);
      Candidate *candidate;

      if (!is_signature (each))
        continue;
      candidate = g_new0 (Candidate, 1);
      candidate->id = g_strdup (rog_entity_get_id (each));
      candidate->named = name != NULL && g_strcmp0 (rog_entity_get_string (each, "file"), name) == 0;
      g_ptr_array_add (out, candidate);
    }

  return out;
}

/**
 * rog_work_check_signature_async:
 * @self: the work on a dossier
 * @document: the id of one of its documents
 * @cancellable: (nullable): what stops it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Checks the detached signature (CAdES, `.p7s`) that came with a document, whatever desk signed it. One that is over
 * other bytes is broken only where it is this document's by its file name.
 */
void
rog_work_check_signature_async (RogWork            *self,
                                const char         *document,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Check *check;

  g_return_if_fail (ROG_IS_WORK (self) && document != NULL);

  g_task_set_source_tag (task, rog_work_check_signature_async);
  if (!rog_work_check_open (self, task))
    return;
  if (rog_dossier_find_document (self->dossier, document) == NULL)
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("The document is not in this dossier."));
      return;
    }

  check = g_new0 (Check, 1);
  check->store = g_object_ref (self->desk->open->store);
  check->document = g_strdup (document);
  check->candidates = find_candidates (self->dossier, document);
  g_task_set_task_data (task, check, (GDestroyNotify)check_free);
  g_task_run_in_thread (task, check_thread);
}

/**
 * rog_work_check_signature_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): what the signature is worth; %NULL where it could not be checked
 */
RogSignatureReport *
rog_work_check_signature_finish (RogWork      *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
