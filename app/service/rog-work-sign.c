// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-work-sign.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-dossier-error.h"
#include "dossier/rog-scope-format.h"
#include "service/rog-drafts.h"
#include "service/rog-work-sign-private.h"

/*
 * What blocks
 */

/**
 * rog_work_find_blocks:
 * @self: the work on a dossier
 *
 * What stands in the way of signing the decision that the drafts make by now (casework § 7).
 *
 * Returns: (transfer full) (element-type RogBlocker): what blocks, in the order in which a judge comes to it
 */
GPtrArray *
rog_work_find_blocks (RogWork *self)
{
  RogDrafts *drafts;

  g_return_val_if_fail (ROG_IS_WORK (self), NULL);

  drafts = rog_work_get_drafts (self);
  if (rog_work_is_closed (self))
    return g_ptr_array_new_with_free_func (g_object_unref);

  return rog_ruling_find_blocks (self->dossier, rog_drafts_get_ruling (drafts), rog_drafts_get_scopes (drafts),
                                 ROG_RULES (self->desk->law), rog_clock_now (self->desk->clock));
}

/**
 * rog_work_find_confirmations:
 * @self: the work on a dossier
 *
 * Returns: (transfer full) (element-type RogBlocker): what is shown and confirmed when signing, and never blocks
 */
GPtrArray *
rog_work_find_confirmations (RogWork *self)
{
  RogDrafts *drafts;

  g_return_val_if_fail (ROG_IS_WORK (self), NULL);

  drafts = rog_work_get_drafts (self);
  if (rog_work_is_closed (self))
    return g_ptr_array_new_with_free_func (g_object_unref);

  return rog_ruling_find_confirmations (self->dossier, rog_drafts_get_ruling (drafts), rog_drafts_get_scopes (drafts),
                                        ROG_RULES (self->desk->law), rog_clock_now (self->desk->clock));
}

static gboolean
is_among (GPtrArray  *confirmed,
          RogBlocker *asked)
{
  for (guint i = 0; confirmed != NULL && i < confirmed->len; i++)
    {
      RogBlocker *one = g_ptr_array_index (confirmed, i);

      if (g_strcmp0 (rog_blocker_get_code (one), rog_blocker_get_code (asked)) == 0 &&
          g_strcmp0 (rog_blocker_get_object (one), rog_blocker_get_object (asked)) == 0 &&
          g_strcmp0 (rog_blocker_get_field (one), rog_blocker_get_field (asked)) == 0 &&
          g_strcmp0 (rog_blocker_get_sentence (one), rog_blocker_get_sentence (asked)) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_confirmed (RogWork   *self,
                 GPtrArray *confirmed,
                 GError   **error)
{
  g_autoptr (GPtrArray) asked = rog_work_find_confirmations (self);

  for (guint i = 0; i < asked->len; i++)
    {
      RogBlocker *one = g_ptr_array_index (asked, i);

      if (!is_among (confirmed, one))
        {
          g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("Not confirmed: %s"), rog_blocker_get_sentence (one));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_judge (RogWork *self,
             GError **error)
{
  if (rog_work_is_judge (self))
    return TRUE;

  g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("Only a judge signs a decision."));
  return FALSE;
}

/* This desk signs for one person. Where others sign too, or another one does, it is on paper. */
static char *
dup_not_mine (RogWork   *self,
              JsonArray *signers)
{
  JsonObject *only = signers != NULL && json_array_get_length (signers) == 1 ? json_array_get_object_element (signers, 0) : NULL;
  const char *me = rog_signer_get_name (rog_work_get_signer (self));
  const char *name = only != NULL ? rog_json_peek_string (only, "name") : NULL;

  if (only == NULL)
    return g_strdup (_ ("More than one person signs this decision, and this desk signs for one: print it, have it signed by hand, and import the scan"));
  if (g_strcmp0 (name, me) != 0)
    return g_strdup_printf (_ ("The decision names %s as who signs it, and this desk signs for %s: correct the name, or print it, have it signed by hand, and import the scan"), name, me);

  return NULL;
}

static gboolean
check_signer (RogWork    *self,
              JsonObject *body,
              GError    **error)
{
  g_autofree char *not_mine = dup_not_mine (self, rog_json_peek_array (body, "signers"));

  if (not_mine == NULL)
    return TRUE;

  g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, "%s.", not_mine);
  return FALSE;
}

static gboolean
has_name (JsonArray *signers)
{
  return signers != NULL && json_array_get_length (signers) > 0 && rog_json_peek_string (json_array_get_object_element (signers, 0), "name") != NULL;
}

/**
 * rog_work_find_key_blocks:
 * @self: the work on a dossier
 * @blocks: (element-type RogBlocker): what rog_work_find_blocks() found
 *
 * What stands in the way of signing with this desk's key: beside @blocks, that somebody else signs, or others sign too.
 * Signed by hand it can be.
 *
 * Returns: (transfer full) (element-type RogBlocker): what blocks
 */
GPtrArray *
rog_work_find_key_blocks (RogWork   *self,
                          GPtrArray *blocks)
{
  GPtrArray       *out = g_ptr_array_new_with_free_func (g_object_unref);
  RogRulingDraft  *draft;
  JsonArray       *signers;
  g_autofree char *not_mine = NULL;

  g_return_val_if_fail (ROG_IS_WORK (self) && blocks != NULL, out);

  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add (out, g_object_ref (g_ptr_array_index (blocks, i)));
  if (rog_work_is_closed (self) || !rog_work_is_judge (self))
    return out;
  draft = rog_drafts_get_ruling (rog_work_get_drafts (self));
  signers = rog_ruling_draft_peek_list (draft, "signers");
  if (g_strcmp0 (rog_json_peek_string (rog_ruling_draft_peek_state (draft), "original"), "other") == 0 || !has_name (signers))
    return out;
  not_mine = dup_not_mine (self, signers);
  if (not_mine != NULL)
    g_ptr_array_add (out, rog_blocker_new ("signer", "ruling", NULL, "signers", not_mine));

  return out;
}

/* What is written elsewhere is neither set nor signed here, and what is written here is not entered as another's. */
static gboolean
check_original (RogDrafts *drafts,
                gboolean   elsewhere,
                GError   **error)
{
  const char *original = rog_json_peek_string (rog_ruling_draft_peek_state (rog_drafts_get_ruling (drafts)), "original");

  if ((g_strcmp0 (original, "other") == 0) == elsewhere)
    return TRUE;

  g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED,
                       elsewhere ? _ ("This decision is written here: it is signed, not entered.") : _ ("This decision is written elsewhere: it is entered, not signed here."));

  return FALSE;
}

/* Private: the body of a decision that nothing blocks any more, by the rules that hold for the interface too. */
JsonObject *
rog_work_build_decision (RogWork   *self,
                         GPtrArray *confirmed,
                         gboolean   elsewhere,
                         GError   **error)
{
  RogDrafts *drafts = rog_work_get_drafts (self);
  GError    *local = NULL;
  g_autoptr (JsonObject) body = NULL;

  if (!check_judge (self, error))
    return NULL;
  body = rog_decision_build (self->dossier, rog_drafts_get_ruling (drafts), rog_drafts_get_scopes (drafts),
                             ROG_RULES (self->desk->law), rog_clock_now (self->desk->clock), &local);
  if (body == NULL && g_error_matches (local, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_BLOCKED))
    {
      local->domain = ROG_SERVICE_ERROR;
      local->code = ROG_SERVICE_ERROR_BLOCKED;
    }
  if (body == NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }

  return check_original (drafts, elsewhere, error) && check_confirmed (self, confirmed, error) ? g_steal_pointer (&body) : NULL;
}

/*
 * Orders
 */

/* Private. What was signed by hand or written elsewhere is entered, not signed here. The items that open rests become are
 * in the decision itself: the fold makes them. */
RogActOrder *
rog_filing_order_decision (RogFiling *filing)
{
  gboolean     here = g_strcmp0 (rog_json_peek_string (filing->body, "original"), "this-file") == 0;
  RogActOrder *order = rog_filing_add_order (filing, here ? "decision.signed" : "decision.entered", filing->object, filing->body);
  GPtrArray   *basis = filing->basis;

  for (guint i = 0; i < basis->len; i++)
    {
      RogDigest digest;

      if (rog_digest_from_string (g_ptr_array_index (basis, i), &digest, NULL))
        g_array_append_val (order->basis, digest);
    }

  return order;
}

/* What the decision rests on: the latest acts on its items and on the challenges that it answers. */
static void
add_basis (RogFiling  *filing,
           RogDossier *dossier,
           const char *list,
           const char *member,
           GType       type)
{
  JsonArray *array = rog_json_peek_array (filing->body, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      RogEntity  *entity = rog_dossier_find (dossier, type, rog_json_peek_string (json_array_get_object_element (array, i), member));
      const char *act = entity != NULL ? rog_entity_get_act (entity) : NULL;

      if (act != NULL && !g_ptr_array_find_with_equal_func (filing->basis, act, g_str_equal, NULL))
        g_ptr_array_add (filing->basis, g_strdup (act));
    }
}

static JsonObject *
find_served (JsonObject *body,
             const char *person)
{
  JsonArray *served = rog_json_peek_array (body, "served");

  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    {
      JsonObject *one = json_array_get_object_element (served, i);

      if (g_strcmp0 (rog_json_peek_string (one, "person"), person) == 0)
        return one;
    }

  return NULL;
}

static void
set_documents (JsonObject *object,
               RogPiece   *piece)
{
  json_object_set_string_member (object, "document", rog_vault_file_get_id (piece->pdf_file));
  json_object_set_string_member (object, "signature", rog_vault_file_get_id (piece->signature_file));
}

static void
tie_signed (RogFiling *filing)
{
  JsonObject      *signer = json_array_get_object_element (rog_json_peek_array (filing->body, "signers"), 0);
  g_autofree char *now = rog_time_to_utc (rog_clock_now (filing->clock));
  RogActOrder     *order;

  for (guint i = 0; i < filing->pieces->len; i++)
    {
      RogPiece *piece = g_ptr_array_index (filing->pieces, i);

      set_documents (piece->person != NULL ? find_served (filing->body, piece->person) : filing->body, piece);
    }
  json_object_set_string_member (signer, "key", rog_certificate_get_key_id (rog_identity_get_certificate (filing->identity, ROG_KEY_PURPOSE_SIGNING, filing->practice)));
  json_object_set_string_member (signer, "at", now);

  rog_filing_order_documents (filing);
  order = rog_filing_order_decision (filing);
  for (guint i = 0; i < filing->pieces->len; i++)
    {
      RogPiece *piece = g_ptr_array_index (filing->pieces, i);

      rog_act_order_add_document (order, rog_vault_file_get_id (piece->pdf_file));
      rog_act_order_add_document (order, rog_vault_file_get_id (piece->signature_file));
    }
}

/*
 * Signing
 */

static void
add_extracts (RogWork    *self,
              RogFiling  *filing,
              const char *date)
{
  JsonArray *served = rog_json_peek_array (filing->body, "served");

  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    {
      JsonObject      *one = json_array_get_object_element (served, i);
      const char      *person = rog_json_peek_string (one, "person");
      RogPerson       *found = rog_dossier_find_person (self->dossier, person);
      g_autofree char *title = NULL;
      g_autoptr (JsonObject) extract = NULL;

      if (g_strcmp0 (rog_json_peek_string (one, "what"), "extract") != 0)
        continue;
      extract = rog_decision_make_extract (self->dossier, filing->body, person, ROG_RULES (self->desk->law));
      title = g_strdup_printf (C_ ("document", "Extract from the decision of %s, for %s"), date, found != NULL ? rog_person_get_name (found) : "");
      /* No number: it would say how many others there are. */
      rog_filing_add_piece (filing, rog_work_make_decision_text (self, extract), "extract", title, "decision")->person = g_strdup (person);
    }
}

/* Private: "Decision of 3 November 2026". */
char *
rog_work_dup_decision_title (RogWork    *self,
                             JsonObject *body)
{
  g_autofree char *date = rog_moment_format (self->dossier, rog_json_peek_string (body, "date"));

  return g_strdup_printf (C_ ("document", "Decision of %s"), date);
}

/* Private: takes @body. */
RogFiling *
rog_work_begin_decision (RogWork     *self,
                         JsonObject  *body,
                         RogFilingTie tie)
{
  RogDrafts *drafts = rog_work_get_drafts (self);
  RogFiling *filing = rog_filing_new (self, NULL, body, tie);

  rog_drafts_save (drafts);
  filing->guarded = TRUE;
  filing->drafts = drafts;
  filing->draft_serial = rog_drafts_get_serial (drafts);
  filing->recorded = _ ("The decision is recorded, but could not be shown here.");
  g_ptr_array_unref (filing->papers);
  filing->papers = rog_drafts_dup_used_papers (drafts);
  filing->rest = rog_drafts_make_rest (drafts);
  add_basis (filing, self->dossier, "items", "item", ROG_TYPE_ITEM);
  add_basis (filing, self->dossier, "answers", "challenge", ROG_TYPE_CHALLENGE);

  return filing;
}

/**
 * rog_work_sign_decision_async:
 * @self: the work on a dossier
 * @confirmed: (nullable) (element-type RogBlocker): what was shown and confirmed
 * @pin: the PIN; one entry signs the decision and each extract
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when the decision is in the record
 * @user_data: for @callback
 *
 * Signs the decision that the drafts make: PDF and signature into the vault, and in one transaction both as
 * documents, the decision with an item for each open rest, and the drafts used up but for what it leaves open. It bears
 * today's date.
 */
void
rog_work_sign_decision_async (RogWork            *self,
                              GPtrArray          *confirmed,
                              RogSecret          *pin,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_sign_decision_async, cancellable, callback, user_data);
  JsonObject      *body;
  RogFiling       *filing;
  GError          *error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *today = NULL;
  g_autofree char *date = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && pin != NULL);

  if (!rog_work_check_open (self, task))
    return;

  body = rog_work_build_decision (self, confirmed, FALSE, &error);
  if (body == NULL || !check_signer (self, body, &error))
    {
      rog_filing_give_up (task, body, error);
      return;
    }

  today = rog_work_dup_today (self);
  json_object_set_string_member (body, "date", today);
  json_object_set_string_member (body, "original", "this-file");
  title = rog_work_dup_decision_title (self, body);
  date = rog_moment_format (self->dossier, today);
  filing = rog_work_begin_decision (self, body, tie_signed);
  filing->recorded = _ ("The decision is signed and recorded, but could not be shown here.");
  filing->pin = rog_secret_ref (pin);
  rog_filing_add_piece (filing, rog_work_make_decision_text (self, body), "decision", title, "decision");
  add_extracts (self, filing, date);
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_sign_decision_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the decision's id; %NULL with %ROG_SERVICE_ERROR_BLOCKED where something
 *   blocks, or the dossier or the draft changed meanwhile, with an error of the identity where the PIN is not the
 *   PIN. Nothing is there then. With %ROG_SERVICE_ERROR_RECORDED it is signed and in the record, and its draft used up
 */
char *
rog_work_sign_decision_finish (RogWork      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Written elsewhere
 */

static void
tie_other (RogFiling *filing)
{
  gboolean         given = filing->given->len > 0;
  g_autofree char *document = g_strdup (given ? rog_filing_get_given_id (filing) : rog_json_peek_string (filing->body, "document"));

  json_object_set_string_member (filing->body, "document", document);
  rog_filing_order_documents (filing);
  rog_act_order_add_document (rog_filing_order_decision (filing), document);
}

/**
 * rog_work_enter_decision_async:
 * @self: the work on a dossier
 * @confirmed: (nullable) (element-type RogBlocker): what was shown and confirmed
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when the decision is in the record
 * @user_data: for @callback
 *
 * Enters a decision that was written elsewhere: the document, its outcomes and answers tied to its paragraphs or
 * pages, the parts that it was confirmed to have. The draft names a document of the dossier, or has a PDF's URI.
 */
void
rog_work_enter_decision_async (RogWork            *self,
                               GPtrArray          *confirmed,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_enter_decision_async, cancellable, callback, user_data);
  JsonObject      *body;
  RogFiling       *filing;
  const char      *uri;
  GError          *error = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (ROG_IS_WORK (self));

  if (!rog_work_check_open (self, task))
    return;

  body = rog_work_build_decision (self, confirmed, TRUE, &error);
  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  uri = rog_json_peek_string (rog_ruling_draft_peek_state (rog_drafts_get_ruling (rog_work_get_drafts (self))), "document_file");
  title = rog_work_dup_decision_title (self, body);
  filing = rog_work_begin_decision (self, body, tie_other);
  if (uri != NULL && *uri != '\0')
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);

      rog_filing_add_given (filing, file, "decision", title);
    }
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_enter_decision_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the decision's id
 */
char *
rog_work_enter_decision_finish (RogWork      *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
