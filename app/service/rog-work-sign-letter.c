// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-scope-format.h"
#include "service/rog-work-sign-private.h"
#include "service/rog-work-sign.h"

/* Name and office as the court's settings have them, else as this desk's certificate has them. */
static const char *
find_office (RogWork    *self,
             JsonObject *court,
             const char *name)
{
  JsonArray *signers = court != NULL ? rog_json_peek_array (court, "signers") : NULL;

  for (guint i = 0; signers != NULL && i < json_array_get_length (signers); i++)
    {
      JsonObject *one = json_array_get_object_element (signers, i);

      if (g_strcmp0 (rog_json_peek_string (one, "name"), name) == 0 && rog_json_peek_string (one, "office") != NULL)
        return rog_json_peek_string (one, "office");
    }

  return rog_desk_get_office (self->desk);
}

/* Private: the letter with what the court's settings and the clock say, where it does not say it itself. */
JsonObject *
rog_work_complete_letter (RogWork    *self,
                          JsonObject *letter)
{
  JsonObject      *body = rog_json_object_copy (letter);
  JsonObject      *court = rog_desk_get_court (self->desk);
  const char      *place = court != NULL ? rog_json_peek_string (court, "place") : NULL;
  RogSigner       *me = rog_work_get_signer (self);
  g_autofree char *today = rog_work_dup_today (self);
  JsonArray       *signers = json_array_new ();
  JsonObject      *signer = json_object_new ();

  if (!json_object_has_member (body, "place") && place != NULL)
    json_object_set_string_member (body, "place", place);
  json_object_set_string_member (body, "date", today);
  json_object_set_string_member (signer, "name", rog_signer_get_name (me));
  json_object_set_string_member (signer, "office", find_office (self, court, rog_signer_get_name (me)));
  json_array_add_object_element (signers, signer);
  json_object_set_array_member (body, "signers", signers);

  return body;
}

static void
tie_letter (RogFiling *filing)
{
  RogPiece        *piece = g_ptr_array_index (filing->pieces, 0);
  const char      *pdf = rog_vault_file_get_id (piece->pdf_file);
  const char      *signature = rog_vault_file_get_id (piece->signature_file);
  JsonObject      *signer = json_array_get_object_element (rog_json_peek_array (filing->body, "signers"), 0);
  g_autofree char *now = rog_time_to_utc (rog_clock_now (filing->clock));
  RogActOrder     *order;

  json_object_set_string_member (signer, "key", rog_certificate_get_key_id (rog_identity_get_certificate (filing->identity, ROG_KEY_PURPOSE_SIGNING, filing->practice)));
  json_object_set_string_member (signer, "at", now);
  json_object_set_string_member (filing->body, "document", pdf);
  json_object_set_string_member (filing->body, "signature", signature);
  rog_filing_order_documents (filing);
  order = rog_filing_add_order (filing, "information.asked", filing->object, filing->body);
  rog_act_order_add_document (order, pdf);
  rog_act_order_add_document (order, signature);
}

static gboolean
check_letter (RogWork    *self,
              JsonObject *letter,
              GError    **error)
{
  JsonArray *questions = rog_json_peek_array (letter, "questions");

  if (!rog_work_is_judge (self))
    {
      g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("Only a judge signs a letter to the authority."));
      return FALSE;
    }
  if (questions != NULL && json_array_get_length (questions) > 0 && rog_json_peek_string (letter, "to") != NULL)
    return TRUE;

  g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("A letter needs to whom it goes and at least one question."));
  return FALSE;
}

/**
 * rog_work_sign_letter_async:
 * @self: the work on a dossier
 * @letter: the state of a #RogInformationRequest, without what signing adds; copied
 * @pin: the PIN
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when the letter is in the record
 * @user_data: for @callback
 *
 * Signs a letter that asks for information: PDF, signature and act; the items stay undecided.
 */
void
rog_work_sign_letter_async (RogWork            *self,
                            JsonObject         *letter,
                            RogSecret          *pin,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_sign_letter_async, cancellable, callback, user_data);
  JsonObject      *body;
  RogFiling       *filing;
  GError          *error = NULL;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && letter != NULL && pin != NULL);

  if (!rog_work_check_open (self, task))
    return;

  body = rog_work_complete_letter (self, letter);
  if (!check_letter (self, body, &error) || !rog_fields_check (rog_entity_type_get_fields (ROG_TYPE_INFORMATION_REQUEST), body, &error))
    {
      rog_filing_give_up (task, body, error);
      return;
    }

  date = rog_moment_format (self->dossier, rog_json_peek_string (body, "date"));
  title = g_strdup_printf (C_ ("document", "Request for information of %s"), date);
  filing = rog_filing_new (self, NULL, body, tie_letter);
  filing->guarded = TRUE;
  filing->recorded = _ ("The letter is signed and recorded, but could not be shown here.");
  filing->pin = rog_secret_ref (pin);
  rog_filing_add_piece (filing, rog_work_make_letter_text (self, body), "letter", title, "correspondence");
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_sign_letter_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the letter's id; %NULL with %ROG_SERVICE_ERROR_RECORDED where it is signed
 *   and in the record all the same
 */
char *
rog_work_sign_letter_finish (RogWork      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
