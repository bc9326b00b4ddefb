// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section-kinds.h"

G_BEGIN_DECLS

/**
 * RogDossierSidebar:
 *
 * What a dossier is called and how much time is left, its sections and its documents: two
 * selections that know nothing of each other. Properties: "title" (the reference), "left"
 * (how much time is left, in words; empty where there is no limit). Signals:
 * "section-selected", "section-activated", "document-activated" (#RogDocument).
 */
#define ROG_TYPE_DOSSIER_SIDEBAR (rog_dossier_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (RogDossierSidebar, rog_dossier_sidebar, ROG, DOSSIER_SIDEBAR, AdwBin)

void                  rog_dossier_sidebar_set_work (RogDossierSidebar *self,
                                                    RogDesk           *desk,
                                                    RogWork           *work);
void                  rog_dossier_sidebar_add_section (RogDossierSidebar    *self,
                                                       const RogSectionKind *kind);
void                  rog_dossier_sidebar_watch_section (RogDossierSidebar    *self,
                                                         const RogSectionKind *kind,
                                                         RogSection           *section);
const RogSectionKind *rog_dossier_sidebar_get_section (RogDossierSidebar *self);
const RogSectionKind *rog_dossier_sidebar_get_nth_section (RogDossierSidebar *self,
                                                           int                n);
gboolean              rog_dossier_sidebar_select_section (RogDossierSidebar *self,
                                                          const char        *id);
void                  rog_dossier_sidebar_step_section (RogDossierSidebar *self,
                                                        int                step);
void                  rog_dossier_sidebar_select_document (RogDossierSidebar *self,
                                                           RogDocument       *document);
void                  rog_dossier_sidebar_open_menu (RogDossierSidebar *self);
const char           *rog_dossier_sidebar_get_title (RogDossierSidebar *self);

G_END_DECLS
