// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"
#include "service/rog-paper.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogNoteComposer:
 *
 * Where a note is written: the passages it is about, its text, who will read it. It starts
 * at *Only me*. Signals: "submit", when it is to be kept; "changed", when there is
 * something new in it that is not kept yet.
 */
#define ROG_TYPE_NOTE_COMPOSER (rog_note_composer_get_type ())
G_DECLARE_FINAL_TYPE (RogNoteComposer, rog_note_composer, ROG, NOTE_COMPOSER, AdwBin)

void        rog_note_composer_set_work (RogNoteComposer *self,
                                        RogWork         *work,
                                        const char      *house);
void        rog_note_composer_begin (RogNoteComposer *self,
                                     JsonArray       *pins);
void        rog_note_composer_reply (RogNoteComposer *self,
                                     RogPaper        *paper);
void        rog_note_composer_edit (RogNoteComposer *self,
                                    RogPaper        *paper);
void        rog_note_composer_done (RogNoteComposer *self);
void        rog_note_composer_set_compact (RogNoteComposer *self,
                                           gboolean         compact);
gboolean    rog_note_composer_is_empty (RogNoteComposer *self);
JsonObject *rog_note_composer_dup_draft (RogNoteComposer *self);
void        rog_note_composer_set_draft (RogNoteComposer *self,
                                         JsonObject      *draft);
char       *rog_note_composer_dup_text (RogNoteComposer *self);
const char *rog_note_composer_get_audience (RogNoteComposer *self);
JsonArray  *rog_note_composer_get_pins (RogNoteComposer *self);
const char *rog_note_composer_get_edits (RogNoteComposer *self);
const char *rog_note_composer_get_answers (RogNoteComposer *self);

G_END_DECLS
