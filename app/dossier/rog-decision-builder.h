// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-document-model.h"
#include "dossier/rog-dossier.h"
#include "dossier/rog-rules.h"
#include "dossier/rog-ruling-draft.h"

G_BEGIN_DECLS

/**
 * RogInExtract:
 * @ROG_IN_EXTRACT_NEVER: it names or cites what is not open to the person
 * @ROG_IN_EXTRACT_ALWAYS: all that it names is wholly open to the person
 * @ROG_IN_EXTRACT_BY_JUDGE: it names nothing, or an item of which a field is kept secret: a judge reads it, and decides
 *
 * Whether a part of a decision is in the extract for a person (casework § 8).
 */
typedef enum
{
  ROG_IN_EXTRACT_NEVER,
  ROG_IN_EXTRACT_ALWAYS,
  ROG_IN_EXTRACT_BY_JUDGE
} RogInExtract;

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
JsonObject      *rog_decision_make_paragraph (RogDossier     *dossier,
                                              RogRulingDraft *draft,
                                              JsonObject     *written);
JsonObject      *rog_decision_make_extract (RogDossier *dossier,
                                            JsonObject *body,
                                            const char *person,
                                            RogRules   *rules);
RogInExtract     rog_decision_look_in_extract (RogDossier *dossier,
                                               JsonObject *object,
                                               const char *person);
char           **rog_decision_dup_not_open (RogDossier *dossier,
                                            JsonObject *body,
                                            const char *person,
                                            RogRules   *rules);
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
RogTextDocument *rog_challenge_step_to_text (RogDossier *dossier,
                                             JsonObject *step,
                                             RogRules   *rules);
RogTextDocument *rog_challenge_to_text (RogDossier *dossier,
                                        JsonObject *state,
                                        RogRules   *rules);

G_END_DECLS
