// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-request-file.h"

#include "dossier/rog-capacity.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-document.h"
#include "dossier/rog-event.h"
#include "dossier/rog-limit.h"
#include "dossier/rog-person.h"
#include "dossier/rog-representation.h"
#include "dossier/rog-request.h"
#include "dossier/rog-secrecy.h"

/*
 * request.json, the file that lies in a bag beside its documents (data/schema/request-1.json). It says what
 * the acts of an import say, with ids of its own; members that are not known are kept.
 */

static const RogField item_source_fields[] = {
  { "document", ROG_FIELD_ID, TRUE },
  { "pin", ROG_FIELD_OBJECT, FALSE, rog_pin_fields },
  {},
};

static const RogField item_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "number", ROG_FIELD_INT, TRUE },
  { "title", ROG_FIELD_TEXT, TRUE },
  { "notification", ROG_FIELD_BOOL },
  { "scope", ROG_FIELD_OBJECT, TRUE, rog_scope_fields },
  { "source", ROG_FIELD_OBJECT, FALSE, item_source_fields },
  {},
};

/* The table of a kind of entity, with an id before it. */
static RogField *
with_id (GType type)
{
  const RogField *fields = rog_entity_type_get_fields (type);
  const RogField  id = { "id", ROG_FIELD_ID, TRUE };
  GArray         *out = g_array_new (TRUE, TRUE, sizeof (RogField));

  g_array_append_val (out, id);
  for (; fields->name != NULL; fields++)
    {
      RogField field = *fields;

      /* What the file's bytes say, the importer finds out itself. */
      if (type == ROG_TYPE_DOCUMENT && (g_str_equal (field.name, "media_type") || g_str_equal (field.name, "size") || g_str_equal (field.name, "hash")))
        field.required = FALSE;
      /* Where it lies in the bag. */
      if (type == ROG_TYPE_DOCUMENT && g_str_equal (field.name, "file"))
        field.required = TRUE;
      g_array_append_val (out, field);
    }

  return (RogField *)(gpointer)g_array_free (out, FALSE);
}

static RogField *
make_fields (void)
{
  static RogField file_fields[] = {
    { "v", ROG_FIELD_INT, TRUE },
    { "request", ROG_FIELD_OBJECT, TRUE },
    { "documents", ROG_FIELD_OBJECTS, TRUE },
    { "persons", ROG_FIELD_OBJECTS },
    { "capacities", ROG_FIELD_OBJECTS },
    { "representations", ROG_FIELD_OBJECTS },
    { "items", ROG_FIELD_OBJECTS, TRUE, item_fields },
    { "limits", ROG_FIELD_OBJECTS },
    { "secrecy", ROG_FIELD_OBJECTS },
    { "events", ROG_FIELD_OBJECTS },
    {},
  };

  file_fields[1].fields = rog_entity_type_get_fields (ROG_TYPE_REQUEST);
  file_fields[2].fields = with_id (ROG_TYPE_DOCUMENT);
  file_fields[3].fields = with_id (ROG_TYPE_PERSON);
  file_fields[4].fields = with_id (ROG_TYPE_CAPACITY);
  file_fields[5].fields = with_id (ROG_TYPE_REPRESENTATION);
  file_fields[7].fields = with_id (ROG_TYPE_LIMIT);
  file_fields[8].fields = with_id (ROG_TYPE_SECRECY);
  file_fields[9].fields = with_id (ROG_TYPE_EVENT);

  return file_fields;
}

/**
 * rog_request_file_get_fields:
 *
 * Returns: (transfer none): the table of a request.json
 */
const RogField *
rog_request_file_get_fields (void)
{
  static RogField *fields;

  if (g_once_init_enter_pointer (&fields))
    g_once_init_leave_pointer (&fields, make_fields ());

  return fields;
}
