// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section-kinds.h"

G_BEGIN_DECLS

/**
 * RogDossierPeek:
 *
 * What looks out below a document while the desk is closed: the current note or pin, or
 * else the section that would be opened.
 */
#define ROG_TYPE_DOSSIER_PEEK (rog_dossier_peek_get_type ())
G_DECLARE_FINAL_TYPE (RogDossierPeek, rog_dossier_peek, ROG, DOSSIER_PEEK, AdwBin)

void rog_dossier_peek_show_section (RogDossierPeek       *self,
                                    const RogSectionKind *kind);
void rog_dossier_peek_show_note (RogDossierPeek *self,
                                 RogWork        *work,
                                 const char     *id);
void rog_dossier_peek_show_pin (RogDossierPeek *self,
                                RogWork        *work,
                                JsonObject     *pin);

G_END_DECLS
