// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogDocument:
 *
 * A document of the dossier: a PDF, or any other file, which is kept as it came. `items` are those it bears on.
 */
#define ROG_TYPE_DOCUMENT (rog_document_get_type ())
G_DECLARE_FINAL_TYPE (RogDocument, rog_document, ROG, DOCUMENT, RogEntity)

RogDocument *rog_document_new (const char *id,
                               JsonObject *state,
                               GError    **error);
const char  *rog_document_get_name (RogDocument *self);
const char  *rog_document_get_role (RogDocument *self);
const char  *rog_document_get_language (RogDocument *self);
const char  *rog_document_get_translation_of (RogDocument *self);
const char  *rog_document_get_media_type (RogDocument *self);
const char  *rog_document_get_hash (RogDocument *self);

G_END_DECLS
