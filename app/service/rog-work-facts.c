// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-work-facts.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-capacity.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-limit.h"
#include "dossier/rog-person.h"
#include "dossier/rog-pin.h"
#include "dossier/rog-representation.h"
#include "dossier/rog-request-change.h"
#include "dossier/rog-secrecy.h"
#include "dossier/rog-zone.h"
#include "service/rog-work-challenge-private.h"

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED, sentence);
  return FALSE;
}

/*
 * What everything that is entered has to fit
 */

static gboolean check_pins (RogWork  *self,
                            JsonNode *node,
                            GError  **error);

/* A passage is one of a document of the dossier, as that is kept here. */
static gboolean
check_pin (RogWork    *self,
           JsonObject *pin,
           GError    **error)
{
  RogDocument *document = rog_dossier_find_document (self->dossier, rog_json_peek_string (pin, "document"));

  if (document == NULL || g_strcmp0 (rog_document_get_hash (document), rog_json_peek_string (pin, "hash")) != 0)
    return refuse (error, _ ("A passage is not one of a document of this dossier."));

  return TRUE;
}

static gboolean
check_object_pins (RogWork    *self,
                   JsonObject *object,
                   GError    **error)
{
  g_autoptr (GList) values = json_object_get_values (object);

  if (json_object_has_member (object, "page") && json_object_has_member (object, "hash") && !check_pin (self, object, error))
    return FALSE;
  for (GList *l = values; l != NULL; l = l->next)
    if (!check_pins (self, l->data, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_pins (RogWork  *self,
            JsonNode *node,
            GError  **error)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return check_object_pins (self, json_node_get_object (node), error);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!check_pins (self, json_array_get_element (array, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
check_zone (JsonObject *body,
            GError    **error)
{
  const char *name = rog_json_peek_string (body, "zone");
  g_autoptr (GTimeZone) zone = rog_zone_find (name);

  return name == NULL || zone != NULL ? TRUE : refuse (error, _ ("This time zone is not known. Write it as “Europe/Berlin” or “+02:00”."));
}

static gboolean
check_person (RogWork    *self,
              const char *id,
              GError    **error)
{
  return id == NULL || rog_dossier_find_person (self->dossier, id) != NULL ? TRUE : refuse (error, _ ("The person is not in this dossier."));
}

static gboolean
check_item (RogWork    *self,
            const char *id,
            GError    **error)
{
  return id == NULL || rog_dossier_find_item (self->dossier, id) != NULL ? TRUE : refuse (error, _ ("The item is not in this dossier."));
}

static gboolean
check_items (RogWork   *self,
             JsonArray *items,
             GError   **error)
{
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    if (!check_item (self, json_array_get_string_element (items, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
proves (JsonObject *proof)
{
  return proof != NULL && (json_object_has_member (proof, "pin") || json_object_has_member (proof, "document") || json_object_has_member (proof, "reason"));
}

/*
 * The request
 */

static void
tie_request (RogFiling *filing)
{
  rog_filing_add_order (filing, "request.changed", filing->object, filing->body);
}

static gboolean
check_request (RogWork    *self,
               JsonObject *state,
               GError    **error)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), state);
  JsonArray *intake = rog_json_peek_array (state, "intake");

  if (!rog_fields_check (rog_entity_type_get_fields (ROG_TYPE_REQUEST), state, error) ||
      !check_zone (state, error) || !check_pins (self, node, error))
    return FALSE;
  for (guint i = 0; intake != NULL && i < json_array_get_length (intake); i++)
    if (!check_zone (json_array_get_object_element (intake, i), error))
      return FALSE;

  return TRUE;
}

/**
 * rog_work_change_request_async:
 * @self: the work on a dossier
 * @changes: what is corrected or added; copied
 * @paper: (nullable): the working paper that held it
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the record
 * @user_data: for @callback
 *
 * Enters facts of the request, each with its proof: one act for all of them.
 */
void
rog_work_change_request_async (RogWork            *self,
                               JsonArray          *changes,
                               const char         *paper,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_change_request_async, cancellable, callback, user_data);
  RogRequest *request;
  RogFiling  *filing;
  JsonObject *body = NULL;
  GError     *error = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && changes != NULL);

  if (!rog_work_check_open (self, task))
    return;

  request = rog_dossier_get_request (self->dossier);
  if (request == NULL || json_array_get_length (changes) == 0)
    refuse (&error, _ ("There is nothing to enter."));
  else if (rog_request_changes_check (changes, &error))
    body = rog_request_changes_apply (changes, rog_entity_peek_state (ROG_ENTITY (request)));
  if (body == NULL || !check_request (self, body, &error))
    {
      rog_filing_give_up (task, body, error);
      return;
    }

  filing = rog_filing_new (self, rog_entity_get_id (ROG_ENTITY (request)), body, tie_request);
  if (paper != NULL)
    g_ptr_array_add (filing->papers, g_strdup (paper));
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_change_request_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the request's id
 */
char *
rog_work_change_request_finish (RogWork      *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Persons and time limits
 */

/* Stated by the authority: where; set by a judge: why (casework § 2). */
static gboolean
check_capacity (RogWork    *self,
                const char *object,
                JsonObject *body,
                GError    **error)
{
  gboolean by_judge = g_strcmp0 (rog_json_peek_string (body, "source"), "judge") == 0;

  if (!check_person (self, rog_json_peek_string (body, "person"), error) || !check_item (self, rog_json_peek_string (body, "item"), error))
    return FALSE;
  if (by_judge && !rog_work_is_judge (self))
    return refuse (error, _ ("Only a judge sets a capacity; what the authority states is entered with the passage."));
  if (by_judge && rog_json_peek_string (body, "reason") == NULL)
    return refuse (error, _ ("A capacity that a judge sets has a reason."));
  if (!by_judge && !json_object_has_member (body, "pin") && rog_json_peek_string (body, "reason") == NULL)
    return refuse (error, _ ("Where the authority states the capacity is missing."));

  return TRUE;
}

static gboolean
check_representation (RogWork    *self,
                      const char *object,
                      JsonObject *body,
                      GError    **error)
{
  if (!check_person (self, rog_json_peek_string (body, "person"), error) || !check_items (self, rog_json_peek_array (body, "items"), error))
    return FALSE;

  return proves (rog_json_peek_object (body, "proof")) ? TRUE : refuse (error, _ ("How the authority to act is known is missing."));
}

/* The changes as they were, and one more. */
static gboolean
check_limit_change (RogWork    *self,
                    RogEntity  *limit,
                    JsonObject *body,
                    GError    **error)
{
  JsonArray  *before = rog_entity_peek_array (limit, "changes");
  JsonArray  *after = rog_json_peek_array (body, "changes");
  guint       n = before != NULL ? json_array_get_length (before) : 0;
  JsonObject *change;
  const char *kind;
  gboolean    by_law = g_strcmp0 (rog_limit_get_source (ROG_LIMIT (limit)), "by-law") == 0;
  const char *purpose = rog_limit_get_for (ROG_LIMIT (limit));
  gboolean    filing = g_strcmp0 (purpose, "file") == 0 || g_strcmp0 (purpose, "object") == 0;

  if (after == NULL || json_array_get_length (after) != n + 1)
    return refuse (error, _ ("A time limit changes by one step at a time."));

  change = json_array_get_object_element (after, n);
  kind = rog_json_peek_string (change, "kind");
  if (g_strcmp0 (kind, "extended") == 0 && filing && by_law)
    return refuse (error, _ ("A filing date set by law is not extended; a judge can restore it."));
  if (g_strcmp0 (kind, "restored") == 0 && !by_law)
    return refuse (error, _ ("Only a date set by law is restored; this one is extended."));
  if (g_strcmp0 (kind, "suspended") != 0 && rog_json_peek_string (change, "due") == NULL)
    return refuse (error, _ ("The new date is missing."));

  return TRUE;
}

/* That it was met is all that is new. */
static gboolean
is_only_met (RogEntity  *before,
             JsonObject *body)
{
  g_autoptr (JsonObject) rest = rog_json_object_copy (body);
  g_autoptr (JsonNode) old = json_node_init_object (json_node_alloc (), rog_entity_peek_state (before));
  g_autoptr (JsonNode) new = NULL;

  if (!json_object_has_member (body, "met") || rog_entity_peek_object (before, "met") != NULL)
    return FALSE;
  json_object_remove_member (rest, "met");
  new = json_node_init_object (json_node_alloc (), rest);

  return json_node_equal (old, new);
}

static gboolean
check_limit (RogWork    *self,
             const char *object,
             JsonObject *body,
             GError    **error)
{
  RogEntity *before = object != NULL ? rog_dossier_find (self->dossier, ROG_TYPE_LIMIT, object) : NULL;

  if (!check_zone (body, error) || !check_person (self, rog_json_peek_string (body, "person"), error) ||
      !check_items (self, rog_json_peek_array (body, "items"), error))
    return FALSE;
  if (before == NULL && g_strcmp0 (rog_json_peek_string (body, "source"), "set") == 0 && !rog_work_may_change_limits (self))
    return refuse (error, _ ("Only a judge sets a time limit; one by law, or asked for, can be entered."));
  if (before == NULL || is_only_met (before, body))
    return TRUE;
  if (!rog_work_may_change_limits (self))
    return refuse (error, _ ("Only a judge changes a time limit."));

  return check_limit_change (self, before, body, error);
}

/*
 * Secrecy
 */

static gboolean
check_documents (RogWork   *self,
                 JsonArray *documents,
                 GError   **error)
{
  for (guint i = 0; documents != NULL && i < json_array_get_length (documents); i++)
    if (rog_dossier_find_document (self->dossier, json_array_get_string_element (documents, i)) == NULL)
      return refuse (error, _ ("The document is not in this dossier."));

  return TRUE;
}

static gboolean
check_readers (RogWork    *self,
               JsonObject *body,
               GError    **error)
{
  JsonArray *persons = rog_json_peek_array (body, "from");

  for (guint i = 0; persons != NULL && i < json_array_get_length (persons); i++)
    if (!check_person (self, json_array_get_string_element (persons, i), error))
      return FALSE;

  return persons == NULL || json_array_get_length (persons) > 0 ? TRUE : refuse (error, _ ("From whom it is kept secret is missing."));
}

static gboolean
has_any (JsonObject *body,
         const char *list)
{
  JsonArray *array = rog_json_peek_array (body, list);

  return array != NULL && json_array_get_length (array) > 0;
}

/* Asked by the authority or by law, it is entered; a judge's own is a judge's. Each has its basis (casework § 2). */
static gboolean
check_secrecy (RogWork    *self,
               const char *object,
               JsonObject *body,
               GError    **error)
{
  JsonArray *fields = rog_json_peek_array (body, "fields");

  if (object != NULL)
    return refuse (error, _ ("Secrecy is lifted and set anew, not changed."));
  if (!check_items (self, rog_json_peek_array (body, "items"), error) || !check_documents (self, rog_json_peek_array (body, "documents"), error) ||
      !check_readers (self, body, error))
    return FALSE;
  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    if (!check_item (self, rog_json_peek_string (json_array_get_object_element (fields, i), "item"), error))
      return FALSE;
  if (!has_any (body, "items") && !has_any (body, "documents") && !has_any (body, "fields"))
    return refuse (error, _ ("What is kept secret is missing."));
  if (g_strcmp0 (rog_json_peek_string (body, "basis"), "judge") == 0 && !rog_work_is_judge (self))
    return refuse (error, _ ("Only a judge keeps something secret of their own; what the authority asks, or the law says, can be entered."));
  if (rog_json_peek_string (body, "reason") == NULL && rog_json_peek_string (body, "article") == NULL && !json_object_has_member (body, "pin"))
    return refuse (error, _ ("Why it is kept secret is missing."));

  return !json_object_has_member (body, "lifted") ? TRUE : refuse (error, _ ("What is kept secret is not lifted yet."));
}

/* All that it was, why it ends, and nothing else. */
static gboolean
check_lifted (RogWork    *self,
              const char *object,
              JsonObject *body,
              GError    **error)
{
  static const char *const changed[] = { "lifted", "reason", NULL };
  RogEntity               *secrecy = object != NULL ? rog_dossier_find (self->dossier, ROG_TYPE_SECRECY, object) : NULL;
  g_autoptr (JsonObject) before = secrecy != NULL ? rog_entity_to_json (secrecy) : NULL;
  g_autoptr (JsonObject) after = rog_json_object_copy (body);

  if (!rog_work_is_judge (self))
    return refuse (error, _ ("Only a judge lifts secrecy."));
  if (before == NULL || rog_entity_get_boolean (secrecy, "lifted"))
    return refuse (error, _ ("There is nothing to lift: it is not secret any more."));
  if (rog_json_peek_string (body, "reason") == NULL || !json_object_get_boolean_member_with_default (body, "lifted", FALSE))
    return refuse (error, _ ("Why it ends is missing."));
  rog_json_strip (before, changed);
  rog_json_strip (after, changed);

  return json_object_equal (before, after) ? TRUE : refuse (error, _ ("Secrecy is lifted as it was set, whole."));
}

static gboolean
check_person_state (RogWork    *self,
                    const char *object,
                    JsonObject *body,
                    GError    **error)
{
  return check_person (self, object, error);
}

static const struct
{
  const char *kind;
  GType (*get_type) (void);
  gboolean (*check) (RogWork    *self,
                     const char *object,
                     JsonObject *body,
                     GError    **error);
} facts[] = {
  { "person.entered", rog_person_get_type, check_person_state },
  { "person.changed", rog_person_get_type, check_person_state },
  { "capacity.set", rog_capacity_get_type, check_capacity },
  { "representation.set", rog_representation_get_type, check_representation },
  { "limit.set", rog_limit_get_type, check_limit },
  { "limit.changed", rog_limit_get_type, check_limit },
  { "secrecy.set", rog_secrecy_get_type, check_secrecy },
  { "secrecy.lifted", rog_secrecy_get_type, check_lifted },
};

static gboolean
check_fact (RogWork    *self,
            const char *kind,
            const char *object,
            JsonObject *body,
            GError    **error)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), body);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      GType type = facts[i].get_type ();

      if (!g_str_equal (facts[i].kind, kind))
        continue;
      if (object != NULL && rog_dossier_find (self->dossier, type, object) == NULL)
        return refuse (error, _ ("What is changed is not in this dossier."));

      return rog_fields_check (rog_entity_type_get_fields (type), body, error) && check_pins (self, node, error) &&
             facts[i].check (self, object, body, error);
    }

  return refuse (error, _ ("This is not entered in this way."));
}

static void
entered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char   *id = rog_work_act_finish (ROG_WORK (source), result, &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * rog_work_enter_fact_async:
 * @self: the work on a dossier
 * @kind: the act's kind
 * @object: (nullable): the object whose state it sets; %NULL makes a new one
 * @body: the complete new state; copied
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the record
 * @user_data: for @callback
 *
 * Enters what is known of a person, of counsel, or of a time limit, with its proof; keeps something secret, or ends that.
 */
void
rog_work_enter_fact_async (RogWork            *self,
                           const char         *kind,
                           const char         *object,
                           JsonObject         *body,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_enter_fact_async, cancellable, callback, user_data);
  GError *error = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && kind != NULL && body != NULL);

  if (!rog_work_check_open (self, task))
    return;
  if (!check_fact (self, kind, object, body, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  rog_work_act_async (self, kind, object, body, cancellable, entered_cb, g_steal_pointer (&task));
}

/**
 * rog_work_enter_fact_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the object's id
 */
char *
rog_work_enter_fact_finish (RogWork      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rog_work_may_change_limits:
 * @self: the work on a dossier
 *
 * Returns: whether this person sets and changes time limits: a judge does (casework § 9), and counsel enters what the
 * court did, in a record of counsel's own
 */
gboolean
rog_work_may_change_limits (RogWork *self)
{
  g_return_val_if_fail (ROG_IS_WORK (self), FALSE);

  return rog_work_is_judge (self) || rog_work_is_counsel (self);
}
