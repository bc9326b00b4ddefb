// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-work-challenge.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-challenge-step.h"
#include "dossier/rog-dossier-query.h"
#include "service/rog-work-challenge-private.h"

/*
 * What a person's record may hold of a challenge
 */

static void
strip_each (JsonObject        *object,
            const char        *list,
            const char *const *members)
{
  JsonArray *array = rog_json_peek_array (object, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    rog_json_strip (json_array_get_object_element (array, i), members);
}

/* An item is called there by its words: by its title where it is open to the person, else as the paper calls it. */
static void
put_target_in_words (RogDossier *dossier,
                     const char *person,
                     JsonObject *target)
{
  static const char *const bench[] = { "item", "tied", "decision", "document", "pin", NULL };
  const char              *id = rog_json_peek_string (target, "item");
  RogItem                 *item = rog_dossier_find_item (dossier, id);

  if (rog_json_peek_string (target, "words") == NULL && item != NULL)
    json_object_set_string_member (target, "words", rog_dossier_may_know (dossier, id, person) ? rog_item_get_title (item) : C_ ("what is challenged", "a measure, as the challenge calls it"));
  if (g_strcmp0 (rog_json_peek_string (target, "kind"), "item") == 0)
    json_object_set_string_member (target, "kind", "measure");
  rog_json_strip (target, bench);
}

static JsonObject *
make_persons_version (RogDossier *dossier,
                      JsonObject *state)
{
  static const char *const bench[] = { "label", "pins", "attachments", NULL };
  static const char *const of_grounds[] = { "items", "pins", NULL };
  static const char *const of_facts[] = { "pins", NULL };
  static const char *const of_relief[] = { "items", "scope", NULL };
  static const char *const of_proof[] = { "document", "pin", NULL };
  JsonObject              *own = rog_json_object_copy (state);
  JsonArray               *targets = rog_json_peek_array (own, "targets");
  JsonArray               *grounds = rog_json_peek_array (own, "grounds");
  JsonObject              *filed = rog_json_peek_object (own, "filed");
  JsonObject              *proof = filed != NULL ? rog_json_peek_object (filed, "proof") : NULL;

  rog_json_strip (own, bench);
  for (guint i = 0; i < json_array_get_length (targets); i++)
    put_target_in_words (dossier, rog_json_peek_string (own, "for"), json_array_get_object_element (targets, i));
  strip_each (own, "grounds", of_grounds);
  for (guint i = 0; i < json_array_get_length (grounds); i++)
    strip_each (json_array_get_object_element (grounds, i), "facts", of_facts);
  strip_each (own, "relief", of_relief);
  strip_each (own, "interim", of_relief);
  if (proof != NULL)
    rog_json_strip (proof, of_proof);

  return own;
}

/*
 * Entered from paper
 */

static void
tie_entered (RogFiling *filing)
{
  gboolean         given = filing->given->len > 0;
  g_autofree char *scan = g_strdup (given ? rog_filing_get_given_id (filing) : rog_json_peek_string (filing->body, "scan"));
  RogActOrder     *order;

  json_object_set_string_member (filing->body, "scan", scan);
  rog_filing_order_documents (filing);
  if (filing->record_of != NULL)
    {
      json_object_set_string_member (filing->persons_body, "scan", scan);
      order = rog_filing_add_order (filing, "challenge.entered", filing->object, filing->persons_body);
      order->person = g_strdup (filing->record_of);
      rog_act_order_add_document (order, scan);
    }
  order = rog_filing_add_order (filing, filing->record_of != NULL ? "challenge.indexed" : "challenge.entered", filing->object, filing->body);
  rog_act_order_add_document (order, scan);
}

/**
 * rog_work_enter_challenge_async:
 * @self: the work on a dossier
 * @challenge: the state of a #RogChallenge, as the court indexes it; copied
 * @scan: (nullable): the scan, a PDF; %NULL where @challenge names one of the dossier's documents
 *   as its "scan"
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the record
 * @user_data: for @callback
 *
 * Enters a challenge that came on paper, into the record of the person it is for.
 */
void
rog_work_enter_challenge_async (RogWork            *self,
                                JsonObject         *challenge,
                                GFile              *scan,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_enter_challenge_async, cancellable, callback, user_data);
  RogFiling       *filing;
  JsonObject      *body;
  RogPerson       *person;
  GError          *error = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && challenge != NULL && (scan == NULL || G_IS_FILE (scan)));

  if (!rog_work_check_open (self, task))
    return;
  if (scan == NULL && rog_json_peek_string (challenge, "scan") == NULL)
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("A challenge that came on paper is its scan: choose the scan first."));
      return;
    }

  body = rog_json_object_copy (challenge);
  if (rog_json_peek_object (body, "by") != NULL)
    json_object_set_string_member (rog_json_peek_object (body, "by"), "entered_by", rog_signer_get_name (rog_work_get_signer (self)));
  if (!rog_work_check_challenge (self, body, &error))
    {
      rog_filing_give_up (task, body, error);
      return;
    }

  person = rog_dossier_find_person (self->dossier, rog_json_peek_string (body, "for"));
  title = g_strdup_printf (C_ ("document", "Challenge for %s"), rog_person_get_name (person));
  filing = rog_filing_new (self, NULL, body, tie_entered);
  if (scan != NULL)
    rog_filing_add_given (filing, scan, "challenge", title);
  if (!rog_work_is_counsel (self))
    {
      filing->record_of = g_strdup (rog_entity_get_id (ROG_ENTITY (person)));
      filing->persons_body = make_persons_version (self->dossier, body);
    }
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_enter_challenge_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the challenge's id
 */
char *
rog_work_enter_challenge_finish (RogWork      *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
tie_indexed (RogFiling *filing)
{
  rog_filing_add_order (filing, "challenge.indexed", filing->object, filing->body);
}

/**
 * rog_work_index_challenge_async:
 * @self: the work on a dossier
 * @challenge: a challenge's id
 * @state: its state, complete; copied
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the record
 * @user_data: for @callback
 *
 * Changes the bench's index of a challenge, in the bench's record alone.
 */
void
rog_work_index_challenge_async (RogWork            *self,
                                const char         *challenge,
                                JsonObject         *state,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_index_challenge_async, cancellable, callback, user_data);
  GError *error = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && state != NULL);

  if (!rog_work_check_open (self, task))
    return;

  if (rog_dossier_find (self->dossier, ROG_TYPE_CHALLENGE, challenge) == NULL)
    g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("There is no such challenge."));
  else if (!rog_work_check_challenge (self, state, &error))
    g_task_return_error (task, error);
  else
    rog_filing_run_async (rog_filing_new (self, challenge, rog_json_object_copy (state), tie_indexed), self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_index_challenge_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: whether it is in the record
 */
gboolean
rog_work_index_challenge_finish (RogWork      *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_autofree char *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL;
}

/*
 * Supplement and withdrawal
 */

static void
tie_step (RogFiling *filing)
{
  gboolean     withdrawal = g_str_equal (rog_json_peek_string (filing->body, "step"), "withdrawal");
  RogActOrder *order;
  JsonArray   *chosen = rog_json_peek_array (filing->body, "documents");
  JsonArray   *documents = chosen != NULL ? json_array_ref (chosen) : json_array_new ();

  rog_filing_order_documents (filing);
  if (filing->reading != NULL)
    json_array_add_string_element (documents, rog_filing_get_given_id (filing));
  json_object_set_array_member (filing->body, "documents", documents);
  order = rog_filing_add_order (filing, withdrawal ? "challenge.withdrawn" : "challenge.supplemented", filing->object, filing->body);
  order->person = g_strdup (filing->record_of);
  if (filing->reading != NULL)
    rog_act_order_add_document (order, rog_filing_get_given_id (filing));
}

/**
 * rog_work_add_challenge_step_async:
 * @self: the work on a dossier
 * @step: the state of a #RogChallengeStep; copied. Pins stay out of a person's record
 * @scan: (nullable): what it came as, a PDF
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the record
 * @user_data: for @callback
 *
 * Enters a supplement to a challenge, or the withdrawal of all of it or of some grounds.
 */
void
rog_work_add_challenge_step_async (RogWork            *self,
                                   JsonObject         *step,
                                   GFile              *scan,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  static const char *const bench[] = { "pins", "documents", NULL };
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_add_challenge_step_async, cancellable, callback, user_data);
  RogEntity  *challenge;
  RogFiling  *filing;
  JsonObject *body;
  GError     *error = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && step != NULL);

  if (!rog_work_check_open (self, task))
    return;

  body = rog_json_object_copy (step);
  if (!rog_fields_check (rog_entity_type_get_fields (ROG_TYPE_CHALLENGE_STEP), body, &error))
    {
      rog_filing_give_up (task, body, error);
      return;
    }
  challenge = rog_dossier_find (self->dossier, ROG_TYPE_CHALLENGE, rog_json_peek_string (body, "challenge"));
  if (challenge == NULL)
    {
      rog_filing_give_up (task, body, g_error_new_literal (ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("There is no such challenge.")));
      return;
    }

  filing = rog_filing_new (self, NULL, body, tie_step);
  if (!rog_work_is_counsel (self))
    {
      filing->record_of = g_strdup (rog_challenge_get_for (ROG_CHALLENGE (challenge)));
      rog_json_strip (body, bench);
    }
  if (scan != NULL)
    rog_filing_add_given (filing, scan, "challenge", g_str_equal (rog_json_peek_string (body, "step"), "withdrawal") ? C_ ("document", "Withdrawal of a challenge") : C_ ("document", "Supplement to a challenge"));
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_add_challenge_step_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the step's id
 */
char *
rog_work_add_challenge_step_finish (RogWork      *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
