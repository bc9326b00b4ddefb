// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-desk-handle.h"
#include "dossier/rog-dossier-panes.h"

G_BEGIN_DECLS

/* Sidebar, source, desk, and what of the desk looks out below the document. */
#define N_PANES 4

struct _RogDossierPanes
{
  AdwBin parent_instance;

  AdwMultiLayoutView *shapes;
  GtkWidget          *source_frame;
  RogDeskHandle      *handle;
  AdwClamp           *desk_clamp;
  AdwBottomSheet     *sheet;
  GtkWidget          *under;
  GtkWidget          *sheet_body;
  AdwToggleGroup     *views;
  GtkWidget          *stretch;
  RogDossierPeek     *peek;
  GtkStack           *source;
  RogDocumentPane    *document;
  GtkStack           *sections;

  GSettings            *settings; /* (owned) */
  const RogSectionKind *kind;     /* of the section on the desk */
  RogLayout             layout;
  RogLayout             left_layout; /* from which a source was opened as a page of its own */
  gboolean              one_pane;
  gboolean              in_sheet;
  gboolean              applying;
  int                   height;
  GtkWidget            *focused[N_PANES]; /* weak: what had the focus in each pane */
};

/* rog-dossier-panes.c */
RogSection *rog_dossier_panes_get_section (RogDossierPanes *self);
gboolean    rog_dossier_panes_has_own_source (RogDossierPanes *self);

/* rog-dossier-panes-shape.c */
void      rog_dossier_panes_shape_class_init (GtkWidgetClass *klass);
void      rog_dossier_panes_shape_init (RogDossierPanes *self);
RogLayout rog_dossier_panes_get_possible_layout (RogDossierPanes *self);
void      rog_dossier_panes_apply_layout (RogDossierPanes *self);

G_END_DECLS
