// SPDX-License-Identifier: GPL-3.0-or-later
/* What happened outside of the program, and is entered. */
#include <string.h>

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-dossier-query.h"
#include "service/rog-work-challenge-private.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-event-private.h"

/*
 * A decision is served
 */

/* What the decision says that is served on the person. */
static const char *
find_meant (RogEntity  *decision,
            const char *person)
{
  JsonArray *served = rog_entity_peek_array (decision, "served");

  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    {
      JsonObject *one = json_array_get_object_element (served, i);

      if (g_strcmp0 (rog_json_peek_string (one, "person"), person) == 0)
        return rog_json_peek_string (one, "what");
    }

  return NULL;
}

static char *
describe_not_open (RogWork   *self,
                   RogEntity *decision,
                   RogPerson *person)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (person));
  g_auto (GStrv) names = rog_decision_dup_not_open (self->dossier, rog_entity_peek_state (decision), id, ROG_RULES (self->desk->law));
  g_autofree char *joined = g_strjoinv ("; ", names);

  if (names[0] != NULL)
    return g_strdup_printf (_ ("Not all of this decision is open to %s: %s. Open the rest first, or serve an extract. If the whole was served all the same, say why."),
                              rog_person_get_name (person), joined);
  if (g_strcmp0 (find_meant (decision, id), "extract") == 0)
    return g_strdup_printf (_ ("The decision says that %s is served an extract. If the whole was served all the same, say why."), rog_person_get_name (person));

  return NULL;
}

/**
 * rog_work_dup_not_served:
 * @self: the work on a dossier
 * @event: the state of a #RogEvent
 *
 * Who may not know all of a decision is served an extract (casework § 8). What was served already is entered as it was,
 * with the reason.
 *
 * Returns: (transfer full) (nullable): at the court, where @event is that a whole decision was served on a person to
 *   whom not all of it is open: a sentence that says so, and that "reason" is needed
 */
char *
rog_work_dup_not_served (RogWork    *self,
                         JsonObject *event)
{
  JsonArray *persons;
  RogEntity *decision;
  char      *sentence = NULL;

  g_return_val_if_fail (ROG_IS_WORK (self) && event != NULL, NULL);

  if (rog_work_is_closed (self) || rog_work_is_counsel (self) || g_strcmp0 (rog_json_peek_string (event, "kind"), "served") != 0 ||
      g_strcmp0 (rog_json_peek_string (event, "extent"), "extract") == 0)
    return NULL;

  persons = rog_json_peek_array (event, "persons");
  decision = rog_dossier_find (self->dossier, ROG_TYPE_DECISION, rog_json_peek_string (event, "decision"));
  for (guint i = 0; decision != NULL && persons != NULL && sentence == NULL && i < json_array_get_length (persons); i++)
    {
      RogPerson *person = rog_dossier_find_person (self->dossier, json_array_get_string_element (persons, i));

      if (person != NULL)
        sentence = describe_not_open (self, decision, person);
    }

  return sentence;
}

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED, sentence);
  return FALSE;
}

/* What is served at a court is a decision of this dossier: of which it is known what is open to whom, and from when its
 * periods run. Counsel has what was served, not what it was made of. */
static gboolean
names_what_is_served (RogWork    *self,
                      JsonObject *body)
{
  return rog_work_is_counsel (self) || g_strcmp0 (rog_json_peek_string (body, "kind"), "served") != 0 ||
         rog_dossier_find (self->dossier, ROG_TYPE_DECISION, rog_json_peek_string (body, "decision")) != NULL;
}

static gboolean
check_event (RogWork    *self,
             JsonObject *body,
             GFile      *given,
             GError    **error)
{
  const char      *reason = rog_json_peek_string (body, "reason");
  g_autofree char *sentence = NULL;

  if (!rog_fields_check (rog_entity_type_get_fields (ROG_TYPE_EVENT), body, error))
    return FALSE;
  if (!names_what_is_served (self, body))
    return refuse (error, _ ("Which decision was served is missing. One that was written elsewhere is entered first."));
  if (rog_event_is_withdrawal (body) && !rog_event_check_withdrawal (self, body, given, error))
    return FALSE;

  sentence = rog_work_dup_not_served (self, body);

  return sentence == NULL || (reason != NULL && reason[strspn (reason, " \t\n")] != '\0') || refuse (error, sentence);
}

/*
 * Entering
 */

static void
order_event (RogFiling  *filing,
             const char *kind)
{
  JsonObject *proof = rog_json_peek_object (filing->body, "proof");
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  RogActOrder *order;

  while (filing->orders->len > 0)
    g_ptr_array_add (items, g_ptr_array_steal_index (filing->orders, 0));

  rog_filing_order_documents (filing);
  if (filing->reading != NULL && proof == NULL)
    {
      proof = json_object_new ();
      json_object_set_object_member (filing->body, "proof", proof);
    }
  if (filing->reading != NULL)
    json_object_set_string_member (proof, "document", rog_filing_get_given_id (filing));
  order = rog_filing_add_order (filing, kind, filing->object, filing->body);
  if (filing->reading != NULL)
    rog_act_order_add_document (order, rog_filing_get_given_id (filing));
  rog_event_tie_items (filing, items);
}

static void
tie_event (RogFiling *filing)
{
  order_event (filing, "event.entered");
}

static void
tie_correction (RogFiling *filing)
{
  order_event (filing, "event.changed");
}

/* What takes items back is entered, not corrected: an item is not given back by it. */
static gboolean
check_correction (RogWork    *self,
                  const char *object,
                  JsonObject *body,
                  GError    **error)
{
  RogEntity *before = rog_dossier_find (self->dossier, ROG_TYPE_EVENT, object);

  if (before == NULL)
    return refuse (error, _ ("The event is not in this dossier."));

  return !rog_event_is_withdrawal (rog_entity_peek_state (before)) && !rog_event_is_withdrawal (body) ? TRUE : refuse (error, _ ("A withdrawal by the authority cannot be corrected; what came after it is entered."));
}

/* As what the file that shows it becomes a document. */
static const char *
find_role (JsonObject *body)
{
  if (g_strcmp0 (rog_json_peek_string (body, "kind"), "supplement") == 0)
    return "supplement";

  return rog_event_is_withdrawal (body) || rog_event_find_item_act (body) != NULL ? "correspondence" : "receipt";
}

/* @object (nullable): the event that is corrected; @items (nullable): what the authority changes by it. */
static void
begin_event (RogWork      *self,
             GTask        *task,
             const char   *object,
             JsonObject   *event,
             JsonObject   *items,
             GFile        *proof,
             GCancellable *cancellable)
{
  JsonObject *body = rog_json_object_copy (event);
  RogFiling  *filing;
  GError     *error = NULL;

  if ((object != NULL && !check_correction (self, object, body, &error)) || !check_event (self, body, proof, &error) ||
      (items != NULL && !rog_event_check_changed_items (self, body, items, proof, &error)))
    {
      rog_filing_give_up (task, body, error);
      return;
    }

  filing = rog_filing_new (self, object, body, object != NULL ? tie_correction : tie_event);
  filing->guarded = object != NULL || items != NULL || rog_event_is_withdrawal (body);
  if (rog_event_is_withdrawal (body))
    rog_event_add_withdrawals (self, filing);
  if (items != NULL)
    rog_event_add_changed_items (self, filing, items);
  if (proof != NULL)
    {
      rog_filing_add_given (filing, proof, find_role (body), rog_rules_get_label (ROG_RULES (self->desk->law), "event-kinds", rog_json_peek_string (body, "kind")));
      if (json_object_has_member (body, "items"))
        filing->given_items = json_array_ref (rog_json_peek_array (body, "items"));
    }
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_object_ref (task));
}

/**
 * rog_work_enter_event_async:
 * @self: the work on a dossier
 * @event: the state of a #RogEvent; copied
 * @proof: (nullable): a PDF that shows it, which becomes a document of the dossier and bears on the items of @event
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the record
 * @user_data: for @callback
 *
 * Enters something that happened outside of the program (casework § 3); refused where rog_work_dup_not_served() says
 * something and no reason is given, and where at a court something is served that is no decision of the dossier. By a
 * withdrawal of the authority each item it names is withdrawn, in the same transaction, with the document that says so.
 */
void
rog_work_enter_event_async (RogWork            *self,
                            JsonObject         *event,
                            GFile              *proof,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_enter_event_async, cancellable, callback, user_data);

  g_return_if_fail (ROG_IS_WORK (self) && event != NULL);

  if (rog_work_check_open (self, task))
    begin_event (self, task, NULL, event, NULL, proof, cancellable);
}

/**
 * rog_work_enter_change_async:
 * @self: the work on a dossier
 * @event: the state of a #RogEvent: a supplement or a correction of the authority, with the items it is about; copied
 * @items: by the id of each item that it changes, its `title` and `scope` as they are requested now, and the hash of
 *   the requested version they were made from as `rests_on`; an item that it adds, without that; copied
 * @proof: (nullable): the PDF of it, which becomes a document of the dossier
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the record, for rog_work_enter_event_finish()
 * @user_data: for @callback
 *
 * Enters what the authority has changed in its request: in one transaction the event, and for each item the new
 * requested version, with the document that says so and its hash (casework § 4). Refused without a document, and for
 * an item that is decided. A decision that is being written on the item has to be brought to rest on it. What has no
 * `rests_on` is an item that a supplement adds: by whatever name it stands there it gets an id, and the next number.
 */
void
rog_work_enter_change_async (RogWork            *self,
                             JsonObject         *event,
                             JsonObject         *items,
                             GFile              *proof,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_enter_change_async, cancellable, callback, user_data);

  g_return_if_fail (ROG_IS_WORK (self) && event != NULL && items != NULL);

  if (rog_work_check_open (self, task))
    begin_event (self, task, NULL, event, items, proof, cancellable);
}

/**
 * rog_work_correct_event_async:
 * @self: the work on a dossier
 * @object: the event that was entered wrong
 * @event: its complete new state; copied
 * @proof: (nullable): a PDF that shows it, which becomes a document of the dossier
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the record, for rog_work_enter_event_finish()
 * @user_data: for @callback
 *
 * Corrects what was entered, by an act that rests on it: the record has both. Checked as what is entered is.
 */
void
rog_work_correct_event_async (RogWork            *self,
                              const char         *object,
                              JsonObject         *event,
                              GFile              *proof,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_correct_event_async, cancellable, callback, user_data);

  g_return_if_fail (ROG_IS_WORK (self) && object != NULL && event != NULL);

  if (rog_work_check_open (self, task))
    begin_event (self, task, object, event, NULL, proof, cancellable);
}

/**
 * rog_work_enter_event_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the event's id
 */
char *
rog_work_enter_event_finish (RogWork      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
