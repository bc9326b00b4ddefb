// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "dossier/rog-information-request.h"
#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/* A letter that was signed: to whom, on what, by when, and its export. */
char      *rog_letter_card_describe (RogDossier            *dossier,
                                     RogInformationRequest *letter);
GtkWidget *rog_letter_card_new (RogRulingPaper        *paper,
                                RogInformationRequest *letter);

G_END_DECLS
