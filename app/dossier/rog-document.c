// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-document.h"

#include "dossier/rog-common-fields.h"

static const char *const forms[] = { "original", "copy", NULL };

static const RogField fields[] = {
  { "name", ROG_FIELD_TEXT, TRUE },
  { "role", ROG_FIELD_TOKEN, TRUE },
  { "file", ROG_FIELD_TEXT },
  { "number", ROG_FIELD_INT },
  { "description", ROG_FIELD_TEXT, .lines = TRUE },
  { "author", ROG_FIELD_TEXT },
  { "date", ROG_FIELD_DATE },
  { "valid_from", ROG_FIELD_DATE },
  { "valid_until", ROG_FIELD_DATE },
  { "language", ROG_FIELD_TEXT },
  { "translation_of", ROG_FIELD_ID },
  { "copy_of", ROG_FIELD_ID },
  { "replaces", ROG_FIELD_ID },
  { "form", ROG_FIELD_CHOICE, FALSE, NULL, forms },
  { "items", ROG_FIELD_IDS },
  { "sheets", ROG_FIELD_INT },
  { "pages", ROG_FIELD_INT },
  { "media_type", ROG_FIELD_TEXT, TRUE },
  { "size", ROG_FIELD_INT, TRUE },
  { "hash", ROG_FIELD_HASH, TRUE },
  { "received", ROG_FIELD_OBJECT, FALSE, rog_proof_fields },
  {},
};

ROG_DEFINE_ENTITY (RogDocument, rog_document, fields)
ROG_DEFINE_ENTITY_TEXT (RogDocument, rog_document, get_name, "name")
ROG_DEFINE_ENTITY_TEXT (RogDocument, rog_document, get_role, "role")
ROG_DEFINE_ENTITY_TEXT (RogDocument, rog_document, get_language, "language")
ROG_DEFINE_ENTITY_TEXT (RogDocument, rog_document, get_translation_of, "translation_of")
ROG_DEFINE_ENTITY_TEXT (RogDocument, rog_document, get_media_type, "media_type")
ROG_DEFINE_ENTITY_TEXT (RogDocument, rog_document, get_hash, "hash")
