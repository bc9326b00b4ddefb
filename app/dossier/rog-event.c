// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-event.h"

#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-dossier.h"

static const char *const extents[] = { "whole", "extract", NULL };

static const RogField fields[] = {
  { "kind", ROG_FIELD_TOKEN, TRUE },
  { "at", ROG_FIELD_MOMENT, TRUE },
  { "zone", ROG_FIELD_TEXT },
  { "persons", ROG_FIELD_IDS },
  { "whom", ROG_FIELD_TEXT },
  { "by", ROG_FIELD_TEXT },
  { "how", ROG_FIELD_TEXT },
  { "items", ROG_FIELD_IDS },
  { "documents", ROG_FIELD_IDS },
  { "decision", ROG_FIELD_ID },
  { "challenge", ROG_FIELD_ID },
  { "letter", ROG_FIELD_ID },
  { "extent", ROG_FIELD_CHOICE, FALSE, NULL, extents },
  { "due", ROG_FIELD_MOMENT },
  { "until", ROG_FIELD_OBJECT, FALSE, rog_end_fields },
  { "remedy_information", ROG_FIELD_TEXT, .lines = TRUE },
  { "language", ROG_FIELD_TEXT },
  { "text", ROG_FIELD_TEXT, .lines = TRUE },
  { "reason", ROG_FIELD_TEXT, .lines = TRUE },
  { "answer", ROG_FIELD_TEXT, .lines = TRUE },
  { "proof", ROG_FIELD_OBJECT, FALSE, rog_proof_fields },
  {},
};

ROG_DEFINE_ENTITY (RogEvent, rog_event, fields)
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_kind, "kind")
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_at, "at")
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_how, "how")
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_whom, "whom")
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_due, "due")
ROG_DEFINE_ENTITY_TEXT (RogEvent, rog_event, get_decision, "decision")

static const char *
find_extract (RogEntity  *decision,
              const char *person)
{
  JsonArray *served = rog_entity_peek_array (decision, "served");

  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    {
      JsonObject *one = json_array_get_object_element (served, i);

      if (g_strcmp0 (rog_json_peek_string (one, "person"), person) == 0)
        return rog_json_peek_string (one, "document");
    }

  return NULL;
}

/**
 * rog_event_dup_documents:
 * @self: an event
 * @dossier: its dossier
 *
 * Returns: (transfer full): the ids of the documents that it is about: those that it names, and of the decision that it
 *   names the PDF, or the extracts for its persons where an extract was served
 */
char **
rog_event_dup_documents (RogEvent   *self,
                         RogDossier *dossier)
{
  g_auto (GStrv) documents = rog_entity_dup_strings (ROG_ENTITY (self), "documents");
  g_auto (GStrv) persons = rog_entity_dup_strings (ROG_ENTITY (self), "persons");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  RogEntity *decision = rog_dossier_find (dossier, ROG_TYPE_DECISION, rog_event_get_decision (self));
  gboolean   extract = g_strcmp0 (rog_entity_get_string (ROG_ENTITY (self), "extent"), "extract") == 0;

  if (documents != NULL)
    g_strv_builder_addv (builder, (const char **)documents);
  for (char **person = persons; decision != NULL && extract && person != NULL && *person != NULL; person++)
    {
      const char *document = find_extract (decision, *person);

      if (document != NULL)
        g_strv_builder_add (builder, document);
    }
  if (decision != NULL && !extract && rog_decision_get_document (ROG_DECISION (decision)) != NULL)
    g_strv_builder_add (builder, rog_decision_get_document (ROG_DECISION (decision)));

  return g_strv_builder_end (builder);
}
