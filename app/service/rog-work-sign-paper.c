// SPDX-License-Identifier: GPL-3.0-or-later
/* Print, sign by hand, import the scan: what is entered is what was printed. */
#include <glib/gi18n.h>

#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "dossier/rog-scope-format.h"
#include "service/rog-drafts.h"
#include "service/rog-work-sign-private.h"
#include "service/rog-work-sign.h"
#include "typeset/rog-typeset-text.h"

static RogRulingDraft *
get_draft (RogWork *self)
{
  return rog_drafts_get_ruling (rog_work_get_drafts (self));
}

/* All that stands on the paper, whatever else changed. */
static char *
hash_text (RogTextDocument *text)
{
  g_autofree char *words = rog_text_document_to_text (text);
  RogDigest        digest = rog_digest_of (words, strlen (words));

  return rog_digest_to_string (&digest);
}

/* What is signed by hand is the whole: an extract is signed with the key, and would have to be printed and scanned for itself. */
static gboolean
check_no_extract (JsonObject *body,
                  GError    **error)
{
  JsonArray *served = rog_json_peek_array (body, "served");

  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    {
      if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (served, i), "what"), "extract") != 0)
        continue;
      g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED,
                           _ ("Somebody is to be served an extract, and extracts are signed with the key only: sign this decision with the key, or choose the whole, or nothing until a day or an event."));
      return FALSE;
    }

  return TRUE;
}

typedef struct
{
  RogTextDocument *text;
  JsonObject      *printed;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_object_unref (setting->text);
  json_object_unref (setting->printed);
  g_free (setting);
}

/* Takes @text. */
static Setting *
setting_new (RogTextDocument *text,
             JsonObject      *body)
{
  Setting         *setting = g_new0 (Setting, 1);
  g_autofree char *hash = hash_text (text);

  setting->text = text;
  setting->printed = json_object_new ();
  json_object_set_string_member (setting->printed, "hash", hash);
  json_object_set_string_member (setting->printed, "date", rog_json_peek_string (body, "date"));

  return setting;
}

static void
set_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Setting *setting = data;
  GError  *error = NULL;
  GBytes  *pdf = rog_typeset_text_to_pdf (setting->text, g_get_real_time () / G_USEC_PER_SEC, NULL, NULL, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * rog_work_typeset_decision_async:
 * @self: the work on a dossier
 * @cancellable: (nullable): what stops it
 * @callback: called with the PDF
 * @user_data: for @callback
 *
 * The decision as it is printed to be signed by hand: refused while anything blocks. Once it is printed,
 * rog_work_set_printed() keeps of what: only that can be entered as a scan.
 */
void
rog_work_typeset_decision_async (RogWork            *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (JsonObject) body = NULL;
  GError *error = NULL;

  g_return_if_fail (ROG_IS_WORK (self));

  g_task_set_source_tag (task, rog_work_typeset_decision_async);
  if (!rog_work_check_open (self, task))
    return;

  all = rog_work_find_confirmations (self);
  body = rog_work_build_decision (self, all, FALSE, &error);
  if (body == NULL || !check_no_extract (body, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  json_object_set_string_member (body, "original", "paper");
  g_task_set_task_data (task, setting_new (rog_work_make_decision_text (self, body), body), setting_free);
  g_task_run_in_thread (task, set_thread);
}

/**
 * rog_work_typeset_decision_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @printed: (out) (transfer full) (nullable): for rog_work_set_printed()
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the PDF, in memory
 */
GBytes *
rog_work_typeset_decision_finish (RogWork      *self,
                                  GAsyncResult *result,
                                  JsonObject  **printed,
                                  GError      **error)
{
  Setting *setting = g_task_get_task_data (G_TASK (result));
  GBytes  *pdf = g_task_propagate_pointer (G_TASK (result), error);

  *printed = pdf != NULL ? json_object_ref (setting->printed) : NULL;

  return pdf;
}

/**
 * rog_work_set_printed:
 * @self: the work on a dossier
 * @printed: what rog_work_typeset_decision_finish() gave
 *
 * The pages went to the printer: the draft keeps what they say, and when.
 */
void
rog_work_set_printed (RogWork    *self,
                      JsonObject *printed)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *now = NULL;

  g_return_if_fail (ROG_IS_WORK (self));

  if (rog_work_is_closed (self))
    return;

  now = rog_time_to_utc (rog_clock_now (self->desk->clock));
  json_object_set_string_member (printed, "at", now);
  node = json_node_init_object (json_node_alloc (), printed);
  rog_ruling_draft_set_member (get_draft (self), "printed", node);
}

/* The body as it was printed, with the date of that day; refused where it says other things now. */
static JsonObject *
build_printed (RogWork   *self,
               GPtrArray *confirmed,
               GError   **error)
{
  JsonObject *printed = rog_json_peek_object (rog_ruling_draft_peek_state (get_draft (self)), "printed");
  const char *date = printed != NULL ? rog_json_peek_string (printed, "date") : NULL;
  g_autoptr (JsonObject) body = rog_work_build_decision (self, confirmed, FALSE, error);
  g_autoptr (RogTextDocument) text = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *at = NULL;

  if (body == NULL || !check_no_extract (body, error))
    return NULL;
  if (date == NULL)
    {
      g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED,
                           _ ("This decision was not printed yet: print it, have it signed by hand, then import the scan."));
      return NULL;
    }

  json_object_set_string_member (body, "original", "paper");
  json_object_set_string_member (body, "date", date);
  text = rog_work_make_decision_text (self, body);
  hash = hash_text (text);
  if (g_strcmp0 (hash, rog_json_peek_string (printed, "hash")) == 0)
    return g_steal_pointer (&body);

  at = rog_moment_format (self->dossier, rog_json_peek_string (printed, "at"));
  g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED,
               _ ("The decision was changed after it was printed on %s. Print it again and have that signed by hand, or put back what was changed."), at);

  return NULL;
}

/**
 * rog_work_check_printed:
 * @self: the work on a dossier
 * @error: where an error goes
 *
 * Returns: whether the decision was printed and says what was printed; %FALSE with %ROG_SERVICE_ERROR_BLOCKED and what
 *   to do
 */
gboolean
rog_work_check_printed (RogWork *self,
                        GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (JsonObject) body = NULL;

  g_return_val_if_fail (ROG_IS_WORK (self), FALSE);

  all = rog_work_find_confirmations (self);
  body = build_printed (self, all, error);

  return body != NULL;
}

static void
tie_paper (RogFiling *filing)
{
  const char *scan = rog_filing_get_given_id (filing);

  json_object_set_string_member (filing->body, "scan", scan);
  rog_filing_order_documents (filing);
  rog_act_order_add_document (rog_filing_order_decision (filing), scan);
}

/**
 * rog_work_attach_paper_decision_async:
 * @self: the work on a dossier
 * @confirmed: (nullable) (element-type RogBlocker): what was shown and confirmed
 * @scan: the scan of what was signed by hand, a PDF
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when the decision is in the record
 * @user_data: for @callback
 *
 * Enters the decision with the scan as its original. It bears the date that stands on the paper; refused where it
 * says other things now than it did when it was printed.
 */
void
rog_work_attach_paper_decision_async (RogWork            *self,
                                      GPtrArray          *confirmed,
                                      GFile              *scan,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_attach_paper_decision_async, cancellable, callback, user_data);
  JsonObject      *body;
  RogFiling       *filing;
  GError          *error = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && G_IS_FILE (scan));

  if (!rog_work_check_open (self, task))
    return;

  body = build_printed (self, confirmed, &error);
  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  title = rog_work_dup_decision_title (self, body);
  filing = rog_work_begin_decision (self, body, tie_paper);
  rog_filing_add_given (filing, scan, "decision", title);
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_attach_paper_decision_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the decision's id
 */
char *
rog_work_attach_paper_decision_finish (RogWork      *self,
                                       GAsyncResult *result,
                                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
