// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Documents and acts that come about together: typeset, signed, encrypted into the vault, and
 * entered in one transaction. Until that is through, nothing of it is there: a wrong PIN, a
 * crash, a full disk leave files without a row at most, and those are swept. Once it is through,
 * nothing says that it is not.
 */
#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "service/rog-work-sign-private.h"
#include "typeset/rog-typeset-text.h"

static void
piece_free (RogPiece *piece)
{
  g_clear_object (&piece->text);
  g_free (piece->file_name);
  g_free (piece->title);
  g_free (piece->role);
  g_free (piece->person);
  g_clear_pointer (&piece->pdf, g_bytes_unref);
  g_clear_pointer (&piece->signature, g_bytes_unref);
  g_clear_pointer (&piece->words, g_ptr_array_unref);
  g_clear_pointer (&piece->pdf_file, rog_vault_file_free);
  g_clear_pointer (&piece->signature_file, rog_vault_file_free);
  g_free (piece);
}

/* Private: @object (nullable) makes a new one; @body is taken over; the desk must be open. */
RogFiling *
rog_filing_new (RogWork     *work,
                const char  *object,
                JsonObject  *body,
                RogFilingTie tie)
{
  RogFiling   *self = g_new0 (RogFiling, 1);
  RogRegister *open = work->desk->open;

  self->store = g_object_ref (open->store);
  self->records = g_object_ref (open->records);
  self->author = g_object_ref (rog_work_get_signer (work));
  self->identity = g_object_ref (open->identity);
  self->clock = g_object_ref (work->desk->clock);
  self->pool = g_object_ref (rog_desk_get_worker_pool (work->desk));
  self->dossier = g_strdup (work->id);
  self->practice = work->practice;
  self->object = object != NULL ? g_strdup (object) : rog_uuid_new ();
  self->body = body;
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify)piece_free);
  self->given = g_ptr_array_new_with_free_func (g_object_unref);
  self->orders = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_order_free);
  self->papers = g_ptr_array_new_with_free_func (g_free);
  self->basis = g_ptr_array_new_with_free_func (g_free);
  self->operation = rog_operation_new ();
  self->tie = tie;

  return self;
}

void
rog_filing_free (RogFiling *self)
{
  g_object_unref (self->store);
  g_object_unref (self->records);
  g_object_unref (self->author);
  g_object_unref (self->identity);
  g_object_unref (self->clock);
  g_object_unref (self->pool);
  g_free (self->dossier);
  g_free (self->object);
  g_clear_pointer (&self->body, json_object_unref);
  g_clear_pointer (&self->persons_body, json_object_unref);
  g_clear_pointer (&self->pin, rog_secret_unref);
  g_ptr_array_unref (self->pieces);
  g_ptr_array_unref (self->given);
  g_free (self->given_role);
  g_free (self->given_name);
  g_clear_pointer (&self->given_items, json_array_unref);
  g_free (self->record_of);
  g_clear_pointer (&self->reading, rog_reading_free);
  g_ptr_array_unref (self->orders);
  g_ptr_array_unref (self->papers);
  g_clear_object (&self->rest);
  g_ptr_array_unref (self->basis);
  g_object_unref (self->operation);
  g_free (self);
}

/* Private: takes @text. */
RogPiece *
rog_filing_add_piece (RogFiling       *self,
                      RogTextDocument *text,
                      const char      *file_name,
                      const char      *title,
                      const char      *role)
{
  RogPiece *piece = g_new0 (RogPiece, 1);

  piece->text = text;
  piece->file_name = g_strdup (file_name);
  piece->title = g_strdup (title);
  piece->role = g_strdup (role);
  g_ptr_array_add (self->pieces, piece);

  return piece;
}

void
rog_filing_add_given (RogFiling  *self,
                      GFile      *file,
                      const char *role,
                      const char *name)
{
  g_ptr_array_add (self->given, g_object_ref (file));
  self->given_role = g_strdup (role);
  self->given_name = g_strdup (name);
}

/* Private: the id of the one file that was given, once it is read. */
const char *
rog_filing_get_given_id (RogFiling *self)
{
  const RogReadFile *file = g_ptr_array_index (self->reading->files, 0);

  return rog_vault_file_get_id (file->file);
}

/*
 * Orders
 */

RogActOrder *
rog_filing_add_order (RogFiling  *self,
                      const char *kind,
                      const char *object,
                      JsonObject *body)
{
  RogActOrder *order = rog_act_order_new (kind, object, body);

  g_ptr_array_add (self->orders, order);

  return order;
}

static RogActOrder *
order_document (RogFiling    *self,
                RogVaultFile *file,
                const char   *title,
                const char   *file_name,
                const char   *role,
                const char   *type,
                guint         pages)
{
  const char      *id = rog_vault_file_get_id (file);
  g_autofree char *hash = rog_digest_to_string (rog_vault_file_get_hash (file));
  g_autoptr (JsonObject) body = json_object_new ();
  RogActOrder *order;

  json_object_set_string_member (body, "name", title);
  json_object_set_string_member (body, "role", role);
  json_object_set_string_member (body, "file", file_name);
  json_object_set_string_member (body, "media_type", type);
  json_object_set_string_member (body, "hash", hash);
  json_object_set_int_member (body, "size", (gint64)rog_vault_file_get_size (file));
  if (pages > 0)
    json_object_set_int_member (body, "pages", pages);
  order = rog_filing_add_order (self, "document.entered", id, body);
  rog_act_order_add_document (order, id);
  order->person = g_strdup (self->record_of);

  return order;
}

char *
rog_filing_signature_name (const char *file_name)
{
  return g_strconcat (file_name, ".pdf.p7s", NULL);
}

static void
order_piece (RogFiling *self,
             RogPiece  *piece)
{
  g_autofree char *pdf_name = g_strconcat (piece->file_name, ".pdf", NULL);
  g_autofree char *p7s_name = rog_filing_signature_name (piece->file_name);
  g_autofree char *title = g_strdup_printf (C_ ("document", "%s (signature)"), piece->title);

  order_document (self, piece->pdf_file, piece->title, pdf_name, piece->role, ROG_PDF_TYPE, piece->pages);
  order_document (self, piece->signature_file, title, p7s_name, "signature", ROG_SIGNATURE_TYPE, 0);
}

/* What a file that comes with an act bears on is what that act is about (casework § 2). A person's record names no items: a
 * document in it bears on them only where the bench says so. */
static void
order_given (RogFiling   *self,
             RogReadFile *file)
{
  RogActOrder *order = order_document (self, file->file, self->given_name, file->name, self->given_role, file->media_type, file->pages);

  if (self->given_items != NULL && json_array_get_length (self->given_items) > 0 && order->person == NULL)
    json_object_set_array_member (order->body, "items", json_array_ref (self->given_items));
}

/* Private: `document.entered` for everything that is in the vault now. */
void
rog_filing_order_documents (RogFiling *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    order_piece (self, g_ptr_array_index (self->pieces, i));
  for (guint i = 0; self->reading != NULL && i < self->reading->files->len; i++)
    order_given (self, g_ptr_array_index (self->reading->files, i));
}

/*
 * Files, on a thread of their own
 */

static gboolean
set_piece (RogFiling *self,
           RogPiece  *piece,
           GError   **error)
{
  g_autoptr (RogTypesetting) setting = rog_typeset_text (piece->text, rog_clock_now (self->clock), rog_signer_get_name (self->author), NULL, error);

  if (setting == NULL)
    return FALSE;
  piece->pages = rog_typesetting_get_n_pages (setting);
  piece->pdf = rog_typesetting_to_pdf (setting, error);

  return piece->pdf != NULL;
}

/* One entry of the PIN signs these documents and no other. */
static gboolean
sign_pieces (RogFiling    *self,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree RogDigest *digests = g_new0 (RogDigest, self->pieces->len);
  g_autoptr (RogSigningSession) session = NULL;

  for (guint i = 0; i < self->pieces->len; i++)
    digests[i] = rog_digest_of_bytes (((RogPiece *)g_ptr_array_index (self->pieces, i))->pdf);
  session = rog_identity_unlock_signing (self->identity, self->pin, self->practice, digests, self->pieces->len, self->clock, cancellable, error);
  g_clear_pointer (&self->pin, rog_secret_unref);
  if (session == NULL)
    return FALSE;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      RogPiece *piece = g_ptr_array_index (self->pieces, i);

      piece->signature = rog_signing_session_sign (session, piece->pdf, error);
      if (piece->signature == NULL)
        break;
    }
  rog_signing_session_close (session);

  return ((RogPiece *)g_ptr_array_index (self->pieces, self->pieces->len - 1))->signature != NULL;
}

static RogVaultFile *
encrypt (RogFiling    *self,
         GBytes       *bytes,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return rog_vault_write (rog_store_get_vault_folder (self->store), stream, cancellable, error);
}

static gboolean
make_pieces (RogFiling    *self,
             GCancellable *cancellable,
             GError      **error)
{
  if (self->pieces->len == 0)
    return TRUE;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      if (!set_piece (self, g_ptr_array_index (self->pieces, i), error))
        return FALSE;
    }
  if (!sign_pieces (self, cancellable, error))
    return FALSE;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      RogPiece *piece = g_ptr_array_index (self->pieces, i);

      piece->pdf_file = encrypt (self, piece->pdf, cancellable, error);
      piece->signature_file = piece->pdf_file != NULL ? encrypt (self, piece->signature, cancellable, error) : NULL;
      if (piece->signature_file == NULL)
        return FALSE;
      /* One that cannot be read is signed all the same, and is not found by its words. */
      piece->words = rog_reading_dup_text (piece->pdf, self->pool, cancellable);
    }

  return TRUE;
}

static void
ignore_progress (RogReadFile *file,
                 guint        position,
                 gboolean     begins,
                 gpointer     data)
{
}

/* What comes from outside is opened in a confined worker, and must be a PDF that can be shown. */
static gboolean
read_given (RogFiling    *self,
            GCancellable *cancellable,
            GError      **error)
{
  RogReadFile *file;

  if (self->given->len == 0)
    return TRUE;

  self->reading = rog_reading_new (self->given, rog_store_get_vault_folder (self->store), self->pool, self->operation, ignore_progress, NULL, error);
  if (self->reading == NULL)
    return FALSE;

  file = self->reading->files->len == 1 ? g_ptr_array_index (self->reading->files, 0) : NULL;
  if (file != NULL && file->file != NULL && (file->state == ROG_IMPORT_FILE_READY || (self->any_file && file->state == ROG_IMPORT_FILE_KEPT)))
    return TRUE;

  if (file != NULL && file->reason != NULL)
    g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, "“%s”: %s", file->name, file->reason);
  else
    g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("This has to be one PDF file."));
  return FALSE;
}

static void
files_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  RogFiling *self = data;
  GError    *error = NULL;

  if (read_given (self, cancellable, &error) && make_pieces (self, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/*
 * Running
 */

/* What is in the register is there, whatever becomes of it here. */
static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogWork   *work = g_task_get_source_object (task);
  RogFiling *self = g_task_get_task_data (task);
  GError    *error = NULL;
  g_autoptr (GPtrArray) acts = rog_store_run_finish (ROG_STORE (source), result, &error);
  gboolean shown;

  if (acts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  shown = rog_acts_apply (acts, work->dossier);
  if (work->desk != NULL)
    {
      if (self->drafts != NULL)
        rog_drafts_begin_again (self->drafts, self->papers, self->rest);
      else
        rog_work_forget_papers (work, self->papers);
      rog_desk_keep_checkpoint (work->desk);
      if (shown)
        rog_desk_update_row (work->desk, work);
    }
  if (shown)
    g_task_return_pointer (task, g_strdup (self->object), g_free);
  else
    g_task_return_new_error (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_RECORDED, "%s",
                             self->recorded != NULL ? self->recorded : _ ("It is signed and recorded, but could not be shown here."));
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogWork      *work = ROG_WORK (source);
  RogFiling    *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError       *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!rog_work_check_open (work, task))
    return;

  self->tie (self);
  if (!rog_work_prepare_orders (work, self->orders, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  rog_store_run_async (self->store, G_PRIORITY_HIGH, rog_filing_commit_func, self, NULL, (GDestroyNotify)g_ptr_array_unref,
                       cancellable, committed_cb, g_steal_pointer (&task));
}

/* Takes @task. */
static void
make_files (RogFiling *self,
            RogWork   *work,
            GTask     *task)
{
  g_autoptr (GTask) files = g_task_new (work, g_task_get_cancellable (task), made_cb, task);

  g_task_set_task_data (files, self, NULL);
  g_task_run_in_thread (files, files_thread);
}

/* What was entered before this was begun is in the dossier by now; where that changed it, this was made of less. */
static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogWork   *work = g_task_get_source_object (task);
  RogFiling *self = g_task_get_task_data (task);
  GError    *error = NULL;

  if (rog_store_run_finish (ROG_STORE (source), result, &error) != NULL && rog_dossier_get_n_acts (work->dossier) != self->n_acts)
    rog_filing_set_changed_error (&error);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (rog_work_check_open (work, task))
    make_files (self, work, g_steal_pointer (&task));
}

/* Private: the task of a call that files something: what is committed is never called cancelled. */
GTask *
rog_filing_begin_task (RogWork            *self,
                       gpointer            tag,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

/* Private: @self is taken over. */
void
rog_filing_run_async (RogFiling          *self,
                      RogWork            *work,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (work, rog_filing_run_async, cancellable, callback, user_data);

  g_task_set_task_data (task, self, (GDestroyNotify)rog_filing_free);
  if (!rog_work_check_open (work, task) || !rog_desk_check_sound (work->desk, work->id, task))
    return;

  if (!self->guarded)
    {
      make_files (self, work, g_steal_pointer (&task));
      return;
    }

  self->n_acts = rog_dossier_get_n_acts (work->dossier);
  rog_store_run_async (self->store, G_PRIORITY_HIGH, rog_filing_count_func, self, NULL, NULL, cancellable, counted_cb, g_steal_pointer (&task));
}

/* Private: the object's id. */
char *
rog_filing_run_finish (RogWork      *work,
                       GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Private: an error before anything began; @body is what was being made. Takes both. */
void
rog_filing_give_up (GTask      *task,
                    JsonObject *body,
                    GError     *error)
{
  g_clear_pointer (&body, json_object_unref);
  g_task_return_error (task, error);
}

/* Private: hands the object's id on. @user_data: the caller's task, taken. */
void
rog_filing_done_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char   *id = rog_filing_run_finish (ROG_WORK (source), result, &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}
