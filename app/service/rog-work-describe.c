// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a document is, as a person says it (casework §§ 2, 3): its title and role, its language, what it translates, original
 * or copy, the items it bears on. What the file itself is (its name, type, size and hash) came with it and stays.
 */
#include "service/rog-work-describe.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "service/rog-work-challenge-private.h"

static const char *const said[] = {
  "name", "role", "description", "author", "date", "valid_from", "valid_until", "language", "translation_of", "copy_of", "replaces", "form", "items", "sheets", NULL
};

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_REFUSED, sentence);
  return FALSE;
}

/**
 * rog_work_can_describe:
 * @member: a member of a document's state
 *
 * Returns: whether a person says it and can correct it; all else is of the file as it came
 */
gboolean
rog_work_can_describe (const char *member)
{
  return g_strv_contains (said, member);
}

/* All that the file is, and of what is said of it what @description says. */
static JsonObject *
merge (RogEntity  *document,
       JsonObject *description,
       GError    **error)
{
  g_autoptr (JsonObject) body = rog_json_object_copy (rog_entity_peek_state (document));
  g_autoptr (GList) members = json_object_get_members (description);

  rog_json_strip (body, said);
  for (GList *l = members; l != NULL; l = l->next)
    {
      if (!rog_work_can_describe (l->data))
        {
          refuse (error, _ ("What the file itself is came with it, and is not changed."));
          return NULL;
        }
      json_object_set_member (body, l->data, json_node_copy (json_object_get_member (description, l->data)));
    }

  return g_steal_pointer (&body);
}

/* Another document of the dossier, and going on from there no way back to this one. */
static gboolean
check_other (RogWork    *self,
             const char *document,
             JsonObject *body,
             const char *member,
             GError    **error)
{
  const char *other = rog_json_peek_string (body, member);
  guint       n = g_list_model_get_n_items (rog_dossier_get_documents (self->dossier));

  for (guint i = 0; other != NULL && i <= n; i++)
    {
      RogDocument *found = rog_dossier_find_document (self->dossier, other);

      if (g_str_equal (other, document))
        return refuse (error, _ ("A document is not made from itself."));
      if (found == NULL && i == 0)
        return refuse (error, _ ("The document is not in this dossier."));
      other = found != NULL ? rog_entity_get_string (ROG_ENTITY (found), member) : NULL;
    }

  return TRUE;
}

static gboolean
check_items (RogWork   *self,
             JsonArray *items,
             GError   **error)
{
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    if (rog_dossier_find_item (self->dossier, json_array_get_string_element (items, i)) == NULL)
      return refuse (error, _ ("The item is not in this dossier."));

  return TRUE;
}

static gboolean
names (GListModel *model,
       const char *document)
{
  static const char *const members[] = { "document", "signature", "scan", NULL };

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (model, i);

      for (const char *const *member = members; *member != NULL; member++)
        if (g_strcmp0 (rog_entity_get_string (entity, *member), document) == 0)
          return TRUE;
    }

  return FALSE;
}

/* An extract, and its signature, are named where the decision says who is served what. */
static gboolean
is_extract (RogWork    *self,
            const char *document)
{
  GListModel *decisions = rog_dossier_get_decisions (self->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogEntity) decision = g_list_model_get_item (decisions, i);
      JsonArray *served = rog_entity_peek_array (decision, "served");

      for (guint j = 0; served != NULL && j < json_array_get_length (served); j++)
        if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (served, j), "document"), document) == 0)
          return TRUE;
    }

  return FALSE;
}

/* What came about as a decision, or as a challenge, is found by its role when it is served, exported and checked. */
static gboolean
check_role (RogWork     *self,
            RogDocument *document,
            JsonObject  *body,
            GError     **error)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (document));
  const char *role = rog_document_get_role (document);

  if (g_strcmp0 (role, rog_json_peek_string (body, "role")) == 0)
    return TRUE;
  if (g_strcmp0 (role, "signature") == 0 || names (rog_dossier_get_decisions (self->dossier), id) || is_extract (self, id) || names (rog_dossier_get_challenges (self->dossier), id) ||
      names (rog_dossier_get_challenge_steps (self->dossier), id))
    return refuse (error, _ ("This document is part of a decision, a challenge or a signature: its role stays."));

  return TRUE;
}

static gboolean
check (RogWork     *self,
       RogDocument *document,
       JsonObject  *body,
       GError     **error)
{
  static const char *const others[] = { "translation_of", "copy_of", "replaces", NULL };
  const char              *id = rog_entity_get_id (ROG_ENTITY (document));

  if (!rog_fields_check (rog_entity_type_get_fields (ROG_TYPE_DOCUMENT), body, error) || !check_role (self, document, body, error) ||
      !check_items (self, rog_json_peek_array (body, "items"), error))
    return FALSE;
  for (const char *const *member = others; *member != NULL; member++)
    if (!check_other (self, id, body, *member, error))
      return FALSE;

  return !json_object_equal (body, rog_entity_peek_state (ROG_ENTITY (document))) ? TRUE : refuse (error, _ ("There is nothing to enter."));
}

/* The complete new state; %NULL where it is not one. */
static JsonObject *
make_body (RogWork    *self,
           const char *document,
           const char *read,
           JsonObject *description,
           GError    **error)
{
  RogDocument *found = rog_dossier_find_document (self->dossier, document);
  g_autoptr (JsonObject) body = NULL;

  if (found == NULL)
    {
      refuse (error, _ ("The document is not in this dossier."));
      return NULL;
    }
  if (g_strcmp0 (rog_entity_get_act (ROG_ENTITY (found)), read) != 0)
    {
      g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED,
                           _ ("What is said of this document was changed meanwhile, so nothing was recorded. Read it again first."));
      return NULL;
    }

  body = merge (ROG_ENTITY (found), description, error);

  return body != NULL && check (self, found, body, error) ? g_steal_pointer (&body) : NULL;
}

static void
tie_described (RogFiling *filing)
{
  rog_act_order_add_document (rog_filing_add_order (filing, "document.changed", filing->object, filing->body), filing->object);
}

/**
 * rog_work_describe_document_async:
 * @self: the work on a dossier
 * @document: the id of one of its documents
 * @read: the act that what is said of it was read from, rog_entity_get_act()
 * @description: all that is said of it from now on; what is not in it is not said any more; copied
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the record
 * @user_data: for @callback
 *
 * Enters what a document is, as one act. Refused where that was changed since it was read, and where anything was entered in
 * the dossier while this was on its way. The act goes into the bench's record, or counsel's own: in a person's record the
 * document stays described as it was when it was entered there.
 */
void
rog_work_describe_document_async (RogWork            *self,
                                  const char         *document,
                                  const char         *read,
                                  JsonObject         *description,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_describe_document_async, cancellable, callback, user_data);
  RogFiling  *filing;
  JsonObject *body;
  GError     *error = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && document != NULL && description != NULL);

  if (!rog_work_check_open (self, task))
    return;

  body = make_body (self, document, read, description, &error);
  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  filing = rog_filing_new (self, document, body, tie_described);
  filing->guarded = TRUE;
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_describe_document_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the document's id
 */
char *
rog_work_describe_document_finish (RogWork      *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
