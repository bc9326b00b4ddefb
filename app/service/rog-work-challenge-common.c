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
