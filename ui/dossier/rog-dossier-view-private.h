// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier-panes.h"
#include "dossier/rog-dossier-sidebar.h"
#include "dossier/rog-dossier-view.h"

G_BEGIN_DECLS

struct _RogDossierView
{
  AdwBin parent_instance;

  AdwOverlaySplitView *split;
  RogDossierSidebar   *sidebar;
  RogDossierPanes     *panes;
  RogDocumentPane     *document; /* of the panes */
  GtkStack            *sections; /* of the panes */

  RogDesk *desk;      /* (owned) */
  RogWork *work;      /* (owned) */
  guint    making_id; /* makes the sections that nobody asked for yet */
};

/* rog-dossier-view.c */
void rog_dossier_view_ensure_all_sections (RogDossierView *self);
void rog_dossier_view_go_to_section (RogDossierView *self,
                                     const char     *id);

/* rog-dossier-actions.c */
void rog_dossier_view_install_actions (GtkWidgetClass *klass);

G_END_DECLS
