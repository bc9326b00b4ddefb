// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogNote:
 *
 * A note: a working paper of its author, outside any record, with an audience inside one house (casework § 2).
 */
#define ROG_TYPE_NOTE (rog_note_get_type ())
G_DECLARE_FINAL_TYPE (RogNote, rog_note, ROG, NOTE, RogEntity)

RogNote    *rog_note_new (const char *id,
                          JsonObject *state,
                          GError    **error);
const char *rog_note_get_audience (RogNote *self);
const char *rog_note_get_author (RogNote *self);
const char *rog_note_get_created (RogNote *self);
const char *rog_note_get_document (RogNote *self);
const char *rog_note_get_text (RogNote *self);

G_END_DECLS
