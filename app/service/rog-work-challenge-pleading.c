// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-challenge-step.h"
#include "service/rog-work-challenge-private.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-sign.h"

typedef struct
{
  GFile *pdf;
  char  *id;
} Pleading;

static void
pleading_free (Pleading *job)
{
  g_object_unref (job->pdf);
  g_free (job->id);
  g_free (job);
}

static void
tie_pleading (RogFiling *filing)
{
  RogPiece    *piece = g_ptr_array_index (filing->pieces, 0);
  const char  *pdf = rog_vault_file_get_id (piece->pdf_file);
  const char  *signature = rog_vault_file_get_id (piece->signature_file);
  RogActOrder *order;

  json_object_set_string_member (filing->body, "document", pdf);
  json_object_set_string_member (filing->body, "signature", signature);
  rog_filing_order_documents (filing);
  order = rog_filing_add_order (filing, "challenge.filed", filing->object, filing->body);
  rog_act_order_add_document (order, pdf);
  rog_act_order_add_document (order, signature);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Pleading *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (rog_work_export_signed_finish (ROG_WORK (source), result, &error))
    g_task_return_pointer (task, g_strdup (job->id), g_free);
  else
    g_task_return_new_error (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_UNWRITTEN, _ ("The pleading is signed and recorded, but its files were not written: %s"), error->message);
}

static void
pleading_filed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Pleading *job = g_task_get_task_data (task);
  GError   *error = NULL;

  job->id = rog_filing_run_finish (ROG_WORK (source), result, &error);
  if (job->id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  rog_work_export_signed_async (ROG_WORK (source), job->id, NULL, job->pdf, NULL, written_cb, g_steal_pointer (&task));
}

/* Private: by whom and of what day it is, the desk knows; that it was filed, nobody does yet. */
JsonObject *
rog_work_complete_pleading (RogWork    *self,
                            JsonObject *challenge)
{
  static const char *const later[] = { "filed", "scan", "document", "signature", NULL };
  JsonObject              *body = rog_json_object_copy (challenge);
  JsonObject              *by = json_object_new ();
  g_autofree char         *today = rog_work_dup_today (self);

  rog_json_strip (body, later);
  json_object_set_string_member (by, "kind", "counsel");
  json_object_set_string_member (by, "name", rog_signer_get_name (rog_work_get_signer (self)));
  json_object_set_string_member (by, "office", rog_desk_get_office (self->desk));
  json_object_set_object_member (body, "by", by);
  json_object_set_string_member (body, "date", today);

  return body;
}

/**
 * rog_work_sign_pleading_async:
 * @self: the work on a dossier, at counsel's desk
 * @challenge: the state of a #RogChallenge, without what signing adds; copied
 * @draft: (nullable): the working paper that it uses up
 * @pin: the PIN
 * @pdf: where the PDF goes; signature, act and certificate go beside it
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when the files are written
 * @user_data: for @callback
 *
 * Signs a pleading, keeps it, and writes it to files that any court can be given.
 */
void
rog_work_sign_pleading_async (RogWork            *self,
                              JsonObject         *challenge,
                              const char         *draft,
                              RogSecret          *pin,
                              GFile              *pdf,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_sign_pleading_async, cancellable, callback, user_data);
  Pleading        *job;
  RogFiling       *filing;
  JsonObject      *body;
  GError          *error = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && challenge != NULL && pin != NULL && G_IS_FILE (pdf));

  if (!rog_work_check_open (self, task))
    return;

  body = rog_work_complete_pleading (self, challenge);
  if (!rog_work_is_counsel (self))
    g_set_error_literal (&error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("Only counsel signs a pleading."));
  if (error != NULL || !rog_work_check_challenge (self, body, &error))
    {
      rog_filing_give_up (task, body, error);
      return;
    }

  job = g_new0 (Pleading, 1);
  job->pdf = g_object_ref (pdf);
  g_task_set_task_data (task, job, (GDestroyNotify)pleading_free);
  title = g_strdup_printf (C_ ("document", "Challenge for %s"), rog_person_get_name (rog_dossier_find_person (self->dossier, rog_json_peek_string (body, "for"))));
  filing = rog_filing_new (self, NULL, body, tie_pleading);
  filing->guarded = TRUE;
  filing->recorded = _ ("The pleading is signed and recorded, but could not be shown here, and its files are not written yet.");
  filing->pin = rog_secret_ref (pin);
  if (draft != NULL)
    g_ptr_array_add (filing->papers, g_strdup (draft));
  rog_filing_add_piece (filing, rog_work_make_pleading_text (self, body), "challenge", title, "challenge");
  rog_filing_run_async (filing, self, cancellable, pleading_filed_cb, g_steal_pointer (&task));
}

/**
 * rog_work_sign_pleading_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the challenge's id; %NULL with %ROG_SERVICE_ERROR_RECORDED or _UNWRITTEN where
 *   it is signed and in the record, and its draft used up, without its files
 */
char *
rog_work_sign_pleading_finish (RogWork      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_step (JsonObject *body)
{
  return rog_json_peek_string (body, "step") != NULL;
}

static const char *
find_step_kind (JsonObject *step)
{
  return g_str_equal (rog_json_peek_string (step, "step"), "withdrawal") ? "challenge.withdrawn" : "challenge.supplemented";
}

static void
tie_step (RogFiling *filing)
{
  RogPiece    *piece = g_ptr_array_index (filing->pieces, 0);
  const char  *pdf = rog_vault_file_get_id (piece->pdf_file);
  const char  *signature = rog_vault_file_get_id (piece->signature_file);
  RogActOrder *order;

  json_object_set_string_member (filing->body, "document", pdf);
  json_object_set_string_member (filing->body, "signature", signature);
  rog_filing_order_documents (filing);
  order = rog_filing_add_order (filing, find_step_kind (filing->body), filing->object, filing->body);
  rog_act_order_add_document (order, pdf);
  rog_act_order_add_document (order, signature);
}

static gboolean
check_step (RogWork    *self,
            JsonObject *step,
            GError    **error)
{
  const char *text = rog_json_peek_string (step, "text");

  if (!rog_fields_check (rog_entity_type_get_fields (ROG_TYPE_CHALLENGE_STEP), step, error))
    return FALSE;
  if (!rog_work_is_counsel (self))
    g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("Only counsel signs a pleading."));
  else if (rog_dossier_find (self->dossier, ROG_TYPE_CHALLENGE, rog_json_peek_string (step, "challenge")) == NULL)
    g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("There is no such challenge."));
  else if (g_str_equal (rog_json_peek_string (step, "step"), "supplement") && (text == NULL || *text == '\0'))
    g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("What the supplement says is missing."));
  else
    return TRUE;

  return FALSE;
}

/**
 * rog_work_sign_step_async:
 * @self: the work on a dossier, at counsel's desk
 * @step: the state of a #RogChallengeStep, without what signing adds; copied
 * @pin: the PIN
 * @pdf: where the PDF goes; signature, act and certificate go beside it
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when the files are written
 * @user_data: for @callback
 *
 * Signs a supplement to a challenge, or its withdrawal, as the challenge itself is signed; rog_work_sign_pleading_finish()
 * ends it, with the step's id.
 */
void
rog_work_sign_step_async (RogWork            *self,
                          JsonObject         *step,
                          RogSecret          *pin,
                          GFile              *pdf,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  static const char *const later[] = { "filed", "document", "signature", NULL };
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_sign_step_async, cancellable, callback, user_data);
  Pleading        *job;
  RogFiling       *filing;
  JsonObject      *body;
  GError          *error = NULL;
  gboolean         withdrawal;
  g_autofree char *today = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && step != NULL && pin != NULL && G_IS_FILE (pdf));

  if (!rog_work_check_open (self, task))
    return;

  today = rog_work_dup_today (self);
  body = rog_json_object_copy (step);
  rog_json_strip (body, later);
  json_object_set_string_member (body, "date", today);
  if (!check_step (self, body, &error))
    {
      rog_filing_give_up (task, body, error);
      return;
    }

  job = g_new0 (Pleading, 1);
  job->pdf = g_object_ref (pdf);
  g_task_set_task_data (task, job, (GDestroyNotify)pleading_free);
  withdrawal = g_str_equal (rog_json_peek_string (body, "step"), "withdrawal");
  filing = rog_filing_new (self, NULL, body, tie_step);
  filing->guarded = TRUE;
  filing->recorded = _ ("The pleading is signed and recorded, but could not be shown here, and its files are not written yet.");
  filing->pin = rog_secret_ref (pin);
  rog_filing_add_piece (filing, rog_work_make_step_text (self, body), "challenge", withdrawal ? C_ ("document", "Withdrawal of a challenge") : C_ ("document", "Supplement to a challenge"), "challenge");
  rog_filing_run_async (filing, self, cancellable, pleading_filed_cb, g_steal_pointer (&task));
}

static void
tie_filed (RogFiling *filing)
{
  JsonObject  *filed = rog_json_peek_object (filing->body, "filed");
  JsonObject  *proof = rog_json_peek_object (filed, "proof");
  RogActOrder *order;

  rog_filing_order_documents (filing);
  if (filing->reading != NULL && proof == NULL)
    {
      proof = json_object_new ();
      json_object_set_object_member (filed, "proof", proof);
    }
  if (filing->reading != NULL)
    json_object_set_string_member (proof, "document", rog_filing_get_given_id (filing));
  order = rog_filing_add_order (filing, is_step (filing->body) ? find_step_kind (filing->body) : "challenge.filed", filing->object, filing->body);
  if (filing->reading != NULL)
    rog_act_order_add_document (order, rog_filing_get_given_id (filing));
}

/**
 * rog_work_enter_filed_async:
 * @self: the work on a dossier, at counsel's desk
 * @challenge: the id of a challenge, or of its supplement or withdrawal
 * @filed: "at", "how", and where there is no @proof a "proof" with a reason; copied
 * @proof: (nullable): the court's receipt or another proof, a PDF
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the record
 * @user_data: for @callback
 *
 * Enters that it was filed: only with a proof is it said to be.
 */
void
rog_work_enter_filed_async (RogWork            *self,
                            const char         *challenge,
                            JsonObject         *filed,
                            GFile              *proof,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_enter_filed_async, cancellable, callback, user_data);
  RogEntity  *entity;
  RogFiling  *filing;
  JsonObject *body;
  GError     *error = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && filed != NULL);

  if (!rog_work_check_open (self, task))
    return;

  entity = rog_dossier_find (self->dossier, ROG_TYPE_CHALLENGE, challenge);
  if (entity == NULL)
    entity = rog_dossier_find (self->dossier, ROG_TYPE_CHALLENGE_STEP, challenge);
  if (entity == NULL || !rog_work_is_counsel (self))
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("There is no such challenge."));
      return;
    }
  if (proof == NULL && rog_json_peek_object (filed, "proof") == NULL)
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("The proof that it was filed is missing."));
      return;
    }

  body = rog_json_object_copy (rog_entity_peek_state (entity));
  json_object_set_object_member (body, "filed", rog_json_object_copy (filed));
  if (!(is_step (body) ? check_step (self, body, &error) : rog_work_check_challenge (self, body, &error)))
    {
      rog_filing_give_up (task, body, error);
      return;
    }
  filing = rog_filing_new (self, challenge, body, tie_filed);
  if (proof != NULL)
    rog_filing_add_given (filing, proof, "receipt", C_ ("document", "Proof of filing"));
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_enter_filed_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: whether it is in the record
 */
gboolean
rog_work_enter_filed_finish (RogWork      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_autofree char *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL;
}
