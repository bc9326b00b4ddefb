// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "dossier/rog-section.h"

G_BEGIN_DECLS

/**
 * RogDossierView:
 *
 * One dossier that is open: sidebar, document, desk. What is on the desk and what is in the
 * reader are chosen independently. Property: "title". Actions: "dossier.section" (id),
 * "dossier.show" (section, object), "dossier.open-source", "pin.open" (pin, whether focus
 * moves), and those of the shortcuts in its template.
 */
#define ROG_TYPE_DOSSIER_VIEW (rog_dossier_view_get_type ())
G_DECLARE_FINAL_TYPE (RogDossierView, rog_dossier_view, ROG, DOSSIER_VIEW, AdwBin)

GtkWidget  *rog_dossier_view_new (RogDesk   *desk,
                                  RogWork   *work,
                                  GSettings *settings);
RogWork    *rog_dossier_view_get_work (RogDossierView *self);
const char *rog_dossier_view_get_title (RogDossierView *self);
GMenu      *rog_dossier_view_get_cite_menu (RogDossierView *self,
                                            const char     *pins);
GVariant   *rog_dossier_view_get_where (RogDossierView *self);
void        rog_dossier_view_go_to (RogDossierView *self,
                                    GVariant       *where);

G_END_DECLS
