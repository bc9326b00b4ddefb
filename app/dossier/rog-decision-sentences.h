// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-rules.h"

G_BEGIN_DECLS

/* Single sentences of a decision, each from its entry in the body. Private to the dossier library. */
char *rog_party_format (RogDossier *dossier,
                        RogRules   *rules,
                        const char *person,
                        const char *capacity);
void  rog_decision_tell_apart (RogDossier *dossier,
                               RogRules   *rules,
                               const char *instrument,
                               JsonArray  *items);
char *rog_decision_dup_title (RogDossier *dossier,
                              JsonObject *body,
                              const char *item);
char *rog_decision_heard_to_words (RogDossier *dossier,
                                   RogRules   *rules,
                                   JsonObject *body,
                                   JsonObject *heard);
char *rog_decision_answer_to_words (RogDossier *dossier,
                                    RogRules   *rules,
                                    JsonObject *body,
                                    JsonObject *answer);
char *rog_decision_line_to_words (RogDossier *dossier,
                                  JsonObject *line);
char *rog_decision_condition_to_words (RogDossier *dossier,
                                       JsonObject *condition);
char *rog_decision_told_to_words (RogDossier *dossier,
                                  RogRules   *rules,
                                  JsonObject *told,
                                  const char *capacity);
char *rog_decision_remedy_to_words (JsonObject *remedy);

G_END_DECLS
