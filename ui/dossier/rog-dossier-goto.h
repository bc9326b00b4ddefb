// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-reader-controls.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

char *rog_dossier_goto_find_document (RogDossier *dossier,
                                      const char *name);
char *rog_dossier_goto_find_challenge (RogDossier *dossier,
                                       const char *label);
void  rog_dossier_goto_connect (RogReaderControls *controls,
                                RogWork           *work);

G_END_DECLS
