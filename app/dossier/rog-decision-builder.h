// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-document-model.h"
#include "dossier/rog-dossier.h"
#include "dossier/rog-rules.h"
#include "dossier/rog-ruling-draft.h"

G_BEGIN_DECLS

JsonObject      *rog_decision_build (RogDossier     *dossier,
                                     RogRulingDraft *draft,
                                     GListModel     *scope_drafts,
                                     RogRules       *rules,
                                     gint64          now,
                                     GError        **error);
JsonObject      *rog_decision_preview (RogDossier     *dossier,
                                       RogRulingDraft *draft,
                                       GListModel     *scope_drafts,
                                       RogRules       *rules,
                                       gint64          now);
JsonObject      *rog_decision_make_extract (RogDossier *dossier,
                                            JsonObject *body,
                                            const char *person);
char           **rog_decision_dup_not_open (RogDossier *dossier,
                                            JsonObject *body,
                                            const char *person);
char           **rog_decision_dup_named (RogDossier *dossier,
                                         JsonObject *extract,
                                         const char *person,
                                         RogRules   *rules);
RogTextDocument *rog_decision_to_text (RogDossier *dossier,
                                       JsonObject *body,
                                       RogRules   *rules);
RogTextDocument *rog_information_request_to_text (RogDossier *dossier,
                                                  JsonObject *body,
                                                  RogRules   *rules);
RogTextDocument *rog_challenge_to_text (RogDossier *dossier,
                                        JsonObject *state,
                                        RogRules   *rules);

G_END_DECLS
