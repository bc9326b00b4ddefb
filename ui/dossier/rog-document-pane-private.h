// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-document-pane.h"
#include "reader/rog-reader-view.h"

G_BEGIN_DECLS

struct _RogDocumentPane
{
  AdwBin parent_instance;

  GtkLabel      *title;
  GtkLabel      *subtitle;
  GtkMenuButton *menu;
  GtkStack      *stack;
  AdwStatusPage *problem;
  RogReaderView *pages;
  RogReader     *reader;

  RogWork      *work;        /* (owned) (nullable) */
  char         *disclosed;   /* (owned) (nullable): what stands across pages that come from another desk */
  RogDocument  *document;    /* (owned) (nullable): the one chosen */
  RogPassage   *passage;     /* (owned) (nullable): to be shown once its pages are there */
  GCancellable *cancellable; /* (owned) (nullable): of the one that is being opened */
  GHashTable   *places;      /* (owned): document id → RogPlace */
  GArray       *jumps;       /* (owned) (element-type Jump) */
  guint         place_timeout;
  gboolean      focus;
  gboolean      alone;
  gboolean      in_sheet;
  char         *dossier; /* (owned) (nullable) */
  char         *left;    /* (owned) (nullable) */
};

/* rog-document-pane.c */
void rog_document_pane_update_title (RogDocumentPane *self);

/* rog-document-pane-open.c */
void     rog_document_pane_open_init (RogDocumentPane *self);
gboolean rog_document_pane_is_open (RogDocumentPane *self);
void     rog_document_pane_remember_place (RogDocumentPane *self);
void     rog_document_pane_moved (RogDocumentPane *self);

G_END_DECLS
