// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "reader/rog-passage.h"
#include "widgets/rog-pin-item.h"

G_BEGIN_DECLS

/**
 * RogNoteCard:
 *
 * A note: who wrote it, who can read it, what it is about, what it says, where it is
 * cited. The quote's bar is solid, dashed or double by audience. While selected it shows
 * its actions, which name actions of an ancestor: `note.cite`, `note.narrow`,
 * `note.reply`, and the menu's `note.edit`, `note.audience`, `note.delete`, each with
 * the note's id; one that no ancestor has is not shown.
 *
 * Property `selected`. Signal `activate`: the card was clicked or Enter was pressed.
 */
#define ROG_TYPE_NOTE_CARD (rog_note_card_get_type ())
G_DECLARE_FINAL_TYPE (RogNoteCard, rog_note_card, ROG, NOTE_CARD, GtkWidget)

GtkWidget  *rog_note_card_new (const char *id);
void        rog_note_card_set_author (RogNoteCard *self,
                                      const char  *name,
                                      const char  *role);
void        rog_note_card_set_audience (RogNoteCard *self,
                                        RogAudience  audience,
                                        const char  *words,
                                        const char  *when);
void        rog_note_card_set_quote (RogNoteCard *self,
                                     const char  *quote);
void        rog_note_card_set_text (RogNoteCard *self,
                                    const char  *text);
void        rog_note_card_add_pin (RogNoteCard *self,
                                   RogPinItem  *pin);
void        rog_note_card_add_cited (RogNoteCard *self,
                                     const char  *words);
void        rog_note_card_set_selected (RogNoteCard *self,
                                        gboolean     selected);
gboolean    rog_note_card_get_selected (RogNoteCard *self);
const char *rog_note_card_get_id (RogNoteCard *self);

G_END_DECLS
