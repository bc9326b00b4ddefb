// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "challenges/rog-challenge-draft.h"

G_BEGIN_DECLS

/**
 * RogChallengeComposer:
 *
 * A challenge being written, beside the document: counsel's pleading, or the court's index of
 * one on paper. Signal "done": it was signed or entered, or put away; the page can go.
 * Property "beside-document".
 */
#define ROG_TYPE_CHALLENGE_COMPOSER (rog_challenge_composer_get_type ())
G_DECLARE_FINAL_TYPE (RogChallengeComposer, rog_challenge_composer, ROG, CHALLENGE_COMPOSER, AdwNavigationPage)

RogChallengeComposer *rog_challenge_composer_new (RogChallengeDraft *draft);
gboolean              rog_challenge_composer_add_pin (RogChallengeComposer *self,
                                                      const char           *pin);
gboolean              rog_challenge_composer_is_writing (RogChallengeComposer *self);

G_END_DECLS
