// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a dossier says of its challenges, computed: nothing here judges.
#pragma once

#include "dossier/rog-dossier.h"

G_BEGIN_DECLS

/**
 * RogChallengeStatus:
 * @ROG_CHALLENGE_TO_ANSWER: a ground, or interim relief, has no answer yet
 * @ROG_CHALLENGE_ANSWERED: decisions have answered all of it
 * @ROG_CHALLENGE_WITHDRAWN: all of it was withdrawn
 */
typedef enum
{
  ROG_CHALLENGE_TO_ANSWER,
  ROG_CHALLENGE_ANSWERED,
  ROG_CHALLENGE_WITHDRAWN,
  ROG_CHALLENGE_N_STATUSES,
} RogChallengeStatus;

/**
 * RogChallengePair:
 * @ground: the id of the ground, or of the interim relief
 * @item: (nullable): the item it is brought against
 * @answer: (nullable): the answer of the last decision that gave one
 * @decision: (nullable): that decision
 * @withdrawn: whether it was withdrawn
 *
 * One thing that is to be answered, or was.
 */
typedef struct
{
  const char *ground;
  RogItem    *item;
  JsonObject *answer;
  RogEntity  *decision;
  gboolean    withdrawn;
} RogChallengePair;

RogChallengeStatus rog_challenge_get_status (RogDossier *dossier,
                                             RogEntity  *challenge);
GPtrArray         *rog_challenge_list_pairs (RogDossier *dossier,
                                             RogEntity  *challenge,
                                             JsonObject *ground,
                                             gboolean    interim);
gboolean           rog_challenge_pair_is_open (const RogChallengePair *pair);

char       *rog_challenge_item_words (RogItem    *item,
                                      RogDossier *dossier,
                                      gboolean    numbered);
char       *rog_challenge_target_words (RogDossier *dossier,
                                        JsonObject *target,
                                        gboolean    numbered);
char       *rog_challenge_document_pin (RogDocument *document);
const char *rog_challenge_find_capacity (RogDossier *dossier,
                                         const char *person);
char       *rog_challenge_find_due (RogDossier *dossier,
                                    JsonObject *state);
gboolean    rog_challenge_is_after (RogDossier *dossier,
                                    const char *at,
                                    const char *due,
                                    gboolean   *after);
char       *rog_challenge_describe_filing (RogDossier *dossier,
                                           const char *at,
                                           const char *due);
char       *rog_challenge_relief_words (RogDossier *dossier,
                                        JsonObject *relief);
const char *rog_relief_get_need (JsonObject *relief);
char       *rog_challenge_text_of_runs (RogDossier *dossier,
                                        JsonArray  *runs,
                                        JsonArray  *pins);

G_END_DECLS
