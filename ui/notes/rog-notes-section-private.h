// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/rog-note-composer.h"
#include "notes/rog-notes-section.h"

G_BEGIN_DECLS

struct _RogNotesSection
{
  RogSection parent_instance;

  AdwToggleGroup  *filter;
  GtkStack        *stack;
  AdwStatusPage   *empty;
  GtkViewport     *viewport;
  GtkListBox      *list;
  RogNoteComposer *composer;

  GListModel *papers;      /* all notes */
  GListModel *shown;       /* (owned): those of the filter, in order */
  GtkFilter  *note_filter; /* of shown */
  char       *selected;    /* (owned) (nullable): a note's id */
  char       *draft_id;    /* (owned) (nullable): the paper of what is half written */
  guint       draft_timeout;
  guint       reveal_id;
};

/* rog-notes-section.c */
RogPaper      *rog_notes_section_dup_note (RogNotesSection *self,
                                           const char      *id);
GtkListBoxRow *rog_notes_section_find_row (RogNotesSection *self,
                                           const char      *id);
void           rog_notes_section_select (RogNotesSection *self,
                                         const char      *id);

/* rog-notes-actions.c */
void rog_notes_section_install_actions (GtkWidgetClass *klass);

G_END_DECLS
