// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-information-request.h"

#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-dossier.h"

static const RogField answer_fields[] = {
  { "at", ROG_FIELD_MOMENT, TRUE },
  { "document", ROG_FIELD_ID },
  { "text", ROG_FIELD_TEXT },
  {},
};

static const RogField fields[] = {
  { "to", ROG_FIELD_TEXT, TRUE },
  { "items", ROG_FIELD_IDS },
  { "questions", ROG_FIELD_OBJECTS, TRUE, rog_paragraph_fields },
  { "article", ROG_FIELD_TEXT },
  { "due", ROG_FIELD_DATE },
  { "place", ROG_FIELD_TEXT },
  { "date", ROG_FIELD_DATE },
  { "signers", ROG_FIELD_OBJECTS, FALSE, rog_signer_fields },
  { "document", ROG_FIELD_ID },
  { "signature", ROG_FIELD_ID },
  { "sent", ROG_FIELD_OBJECT, FALSE, rog_proof_fields },
  { "answer", ROG_FIELD_OBJECT, FALSE, answer_fields },
  {},
};

ROG_DEFINE_ENTITY (RogInformationRequest, rog_information_request, fields)
ROG_DEFINE_ENTITY_TEXT (RogInformationRequest, rog_information_request, get_to, "to")
ROG_DEFINE_ENTITY_TEXT (RogInformationRequest, rog_information_request, get_due, "due")
ROG_DEFINE_ENTITY_TEXT (RogInformationRequest, rog_information_request, get_document, "document")

/* An event that names no letter is of each that was signed by then, on items that it is about: on any where either names none. */
static gboolean
concerns (RogDossier            *dossier,
          RogEntity             *event,
          RogInformationRequest *self)
{
  const char      *letter = rog_entity_get_string (event, "letter");
  JsonArray       *items = rog_entity_peek_array (ROG_ENTITY (self), "items");
  JsonArray       *about = rog_entity_peek_array (event, "items");
  g_autofree char *came = rog_dossier_dup_first_at (dossier, event);
  g_autofree char *asked = rog_dossier_dup_first_at (dossier, ROG_ENTITY (self));

  if (letter != NULL)
    return g_str_equal (letter, rog_entity_get_id (ROG_ENTITY (self)));
  if (g_strcmp0 (came, asked) < 0)
    return FALSE;
  if (items == NULL || about == NULL || json_array_get_length (items) == 0 || json_array_get_length (about) == 0)
    return TRUE;
  for (guint i = 0; i < json_array_get_length (items); i++)
    if (rog_json_array_has (about, json_array_get_string_element (items, i)))
      return TRUE;

  return FALSE;
}

/**
 * rog_information_request_find_event:
 * @self: a letter by which the authority was asked
 * @dossier: its dossier
 * @kind: "sent" or "answered"
 *
 * Returns: (transfer none) (nullable): the last event that says so of the letter
 */
RogEvent *
rog_information_request_find_event (RogInformationRequest *self,
                                    RogDossier            *dossier,
                                    const char            *kind)
{
  GListModel *events = rog_dossier_get_events (dossier);
  RogEvent   *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEvent) event = g_list_model_get_item (events, i);

      if (g_strcmp0 (rog_event_get_kind (event), kind) == 0 && concerns (dossier, ROG_ENTITY (event), self))
        found = event; /* the list holds it */
    }

  return found;
}

/**
 * rog_information_request_is_answered:
 * @self: a letter by which the authority was asked
 * @dossier: its dossier
 *
 * Returns: whether an answer to it was entered
 */
gboolean
rog_information_request_is_answered (RogInformationRequest *self,
                                     RogDossier            *dossier)
{
  return rog_entity_peek_object (ROG_ENTITY (self), "answer") != NULL || rog_information_request_find_event (self, dossier, "answered") != NULL;
}
