// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-document-pane.h"
#include "dossier/rog-dossier-peek.h"
#include "dossier/rog-section-kinds.h"

G_BEGIN_DECLS

/**
 * RogDossierPanes:
 *
 * Document and desk of a dossier, in the shape that there is room for: beside one another,
 * one of them, or the desk as a sheet over the document. Properties: "layout-name"
 * ("document", "both", "work"), remembered per section while there is no sheet;
 * "source-name" ("own", "documents") and "has-source" (whether the section has a source of
 * its own to switch to); "one-pane" (no room for both); "in-sheet" (the desk is a sheet:
 * "document" is the sheet closed, "both" half of it, "work" all). Signal:
 * "section-chosen" (id), in the sheet.
 */
#define ROG_TYPE_DOSSIER_PANES (rog_dossier_panes_get_type ())
G_DECLARE_FINAL_TYPE (RogDossierPanes, rog_dossier_panes, ROG, DOSSIER_PANES, AdwBin)

void             rog_dossier_panes_set_settings (RogDossierPanes *self,
                                                 GSettings       *settings);
void             rog_dossier_panes_add_kind (RogDossierPanes      *self,
                                             const RogSectionKind *kind);
void             rog_dossier_panes_add_section (RogDossierPanes      *self,
                                                const RogSectionKind *kind,
                                                RogSection           *section);
void             rog_dossier_panes_show_section (RogDossierPanes      *self,
                                                 const RogSectionKind *kind);
GtkStack        *rog_dossier_panes_get_sections (RogDossierPanes *self);
RogDocumentPane *rog_dossier_panes_get_document (RogDossierPanes *self);
RogDossierPeek  *rog_dossier_panes_get_peek (RogDossierPanes *self);
gboolean         rog_dossier_panes_shows_document (RogDossierPanes *self);
void             rog_dossier_panes_reveal_document (RogDossierPanes *self);
void             rog_dossier_panes_reveal_desk (RogDossierPanes *self);
void             rog_dossier_panes_keep_beside (RogDossierPanes *self);
gboolean         rog_dossier_panes_open_source (RogDossierPanes *self);
gboolean         rog_dossier_panes_close_source (RogDossierPanes *self);
void             rog_dossier_panes_next_layout (RogDossierPanes *self);
void             rog_dossier_panes_step (RogDossierPanes *self,
                                         GtkWidget       *sidebar,
                                         int              step);

G_END_DECLS
