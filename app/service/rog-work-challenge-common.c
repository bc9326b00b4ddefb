// SPDX-License-Identifier: GPL-3.0-or-later
/* What challenges, openings and events have in common. Private to this folder. */
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "service/rog-work-challenge-private.h"

void
rog_json_strip (JsonObject        *object,
                const char *const *members)
{
  for (const char *const *member = members; *member != NULL; member++)
    {
      if (json_object_has_member (object, *member))
        json_object_remove_member (object, *member);
    }
}

gboolean
rog_work_check_challenge (RogWork    *self,
                          JsonObject *state,
                          GError    **error)
{
  JsonArray *targets, *grounds;

  if (!rog_fields_check (rog_entity_type_get_fields (ROG_TYPE_CHALLENGE), state, error))
    return FALSE;
  targets = rog_json_peek_array (state, "targets");
  grounds = rog_json_peek_array (state, "grounds");
  if (rog_dossier_find_person (self->dossier, rog_json_peek_string (state, "for")) == NULL)
    g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("The person whom the challenge is for is not in the dossier."));
  else if (json_array_get_length (targets) == 0)
    g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("What is challenged is missing."));
  else if (json_array_get_length (grounds) == 0)
    g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("A challenge has at least one ground."));
  else
    return TRUE;

  return FALSE;
}

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

/* An error before anything began; @body is what was being made. Takes both. */
void
rog_filing_give_up (GTask      *task,
                    JsonObject *body,
                    GError     *error)
{
  g_clear_pointer (&body, json_object_unref);
  g_task_return_error (task, error);
}

/* Hands the object's id on. @user_data: the caller's task, taken. */
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
