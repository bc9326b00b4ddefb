// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogChallenge:
 *
 * A challenge (casework § 6): for whom and in which capacity, by whom, what it attacks, on which grounds with facts and
 * argument, which relief, interim relief, and how and when it was filed. Where it came on paper, `scan` is the challenge and
 * the fields are the court's index of it.
 */
#define ROG_TYPE_CHALLENGE (rog_challenge_get_type ())
G_DECLARE_FINAL_TYPE (RogChallenge, rog_challenge, ROG, CHALLENGE, RogEntity)

RogChallenge *rog_challenge_new (const char *id,
                                 JsonObject *state,
                                 GError    **error);
const char   *rog_challenge_get_for (RogChallenge *self);
const char   *rog_challenge_get_capacity (RogChallenge *self);
const char   *rog_challenge_get_label (RogChallenge *self);
const char   *rog_challenge_get_scan (RogChallenge *self);

G_END_DECLS
