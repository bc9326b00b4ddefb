// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogNoteMarks:
 *
 * The notes on one document as its reader shows them: a list of #RogPassage, each with its
 * note's id, kept up to date.
 */
#define ROG_TYPE_NOTE_MARKS (rog_note_marks_get_type ())
G_DECLARE_FINAL_TYPE (RogNoteMarks, rog_note_marks, ROG, NOTE_MARKS, GObject)

GListModel *rog_note_marks_new (RogWork    *work,
                                const char *document);

G_END_DECLS
