// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "dossier/rog-dossier.h"
#include "service/rog-paper.h"
#include "widgets/rog-note-card.h"

G_BEGIN_DECLS

GtkWidget   *rog_note_row_new (RogPaper   *paper,
                               RogDossier *dossier,
                               gint64      now);
RogNoteCard *rog_note_row_get_card (GtkListBoxRow *row);

G_END_DECLS
