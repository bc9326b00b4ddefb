// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-ruling-draft.h"

G_BEGIN_DECLS

gboolean    rog_ruling_has_entry (RogDossier     *dossier,
                                  RogRulingDraft *draft,
                                  JsonObject     *entry);
guint       rog_ruling_count_entries (RogDossier     *dossier,
                                      RogRulingDraft *draft,
                                      const char     *list);
gboolean    rog_ruling_has_paragraph (RogDossier     *dossier,
                                      RogRulingDraft *draft,
                                      const char     *id);
GPtrArray  *rog_ruling_get_answer_reasons (RogDossier     *dossier,
                                           RogRulingDraft *draft,
                                           const char     *key);
const char *rog_ruling_peek_answers_as (RogDossier     *dossier,
                                        RogRulingDraft *draft,
                                        const char     *key);
gboolean    rog_ruling_can_answer_alike (RogDossier     *dossier,
                                         RogRulingDraft *draft,
                                         const char     *key);
void        rog_ruling_answer_alike (RogDossier     *dossier,
                                     RogRulingDraft *draft,
                                     const char     *key);
gboolean    rog_ruling_take_rest (RogDossier     *dossier,
                                  RogRulingDraft *before,
                                  RogRulingDraft *next);

G_END_DECLS
