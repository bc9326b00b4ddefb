// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section.h"

G_BEGIN_DECLS

/**
 * RogNotesSection:
 *
 * The notes on a dossier's documents, in the order of the documents, and the composer of a
 * new one. Actions, for whoever holds the section: "notes.write" (pins as JSON), a note on
 * these passages; "notes.highlight" (pins as JSON), a highlight without text;
 * "notes.add-pin" (a pin as JSON), one more passage for the note being written.
 * Selecting a note activates "document.show-note" (note, pin) of an ancestor.
 */
#define ROG_TYPE_NOTES_SECTION (rog_notes_section_get_type ())
G_DECLARE_FINAL_TYPE (RogNotesSection, rog_notes_section, ROG, NOTES_SECTION, RogSection)

G_END_DECLS
