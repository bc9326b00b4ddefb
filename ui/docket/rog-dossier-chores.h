// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

/* Told when a practice dossier has gone: @made is the id of the fresh one in its place, or %NULL. */
typedef void (*RogDossierGoneFunc) (GtkWidget  *parent,
                                    const char *dossier,
                                    const char *made);

void rog_dossier_export (GtkWidget  *parent,
                         RogDesk    *desk,
                         const char *dossier);
void rog_dossier_reset (GtkWidget         *parent,
                        RogDesk           *desk,
                        const char        *dossier,
                        RogDossierGoneFunc gone);
void rog_dossier_delete (GtkWidget         *parent,
                         RogDesk           *desk,
                         const char        *dossier,
                         RogDossierGoneFunc gone);

G_END_DECLS
