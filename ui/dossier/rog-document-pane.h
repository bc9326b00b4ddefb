// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "reader/rog-reader.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogDocumentPane:
 *
 * The document on the left: its header bar and its pages. It remembers where each document
 * was left. Property "alone": whether there is no desk to its right.
 */
#define ROG_TYPE_DOCUMENT_PANE (rog_document_pane_get_type ())
G_DECLARE_FINAL_TYPE (RogDocumentPane, rog_document_pane, ROG, DOCUMENT_PANE, AdwBin)

void         rog_document_pane_set_work (RogDocumentPane *self,
                                         RogWork         *work,
                                         const char      *name);
void         rog_document_pane_show (RogDocumentPane *self,
                                     RogDocument     *document,
                                     RogPassage      *passage,
                                     gboolean         focus);
void         rog_document_pane_show_page (RogDocumentPane *self,
                                          RogDocument     *document,
                                          guint            page);
gboolean     rog_document_pane_go_back (RogDocumentPane *self);
RogDocument *rog_document_pane_get_document (RogDocumentPane *self);
RogReader   *rog_document_pane_get_reader (RogDocumentPane *self);
gboolean     rog_document_pane_open_menu (RogDocumentPane *self);

G_END_DECLS
