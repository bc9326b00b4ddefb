// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cards of a challenge's form, one a part. Each writes into the draft.
#pragma once

#include "challenges/rog-challenge-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rog_challenge_cards_new_paper (RogChallengeDraft *draft);
GtkWidget *rog_challenge_cards_new_person (RogChallengeDraft *draft);
GtkWidget *rog_challenge_cards_new_targets (RogChallengeDraft *draft);
GtkWidget *rog_challenge_cards_new_grounds (RogChallengeDraft *draft,
                                            GListModel        *pins);
GtkWidget *rog_challenge_cards_new_relief (RogChallengeDraft *draft);
GtkWidget *rog_challenge_cards_new_interim (RogChallengeDraft *draft);
GtkWidget *rog_challenge_cards_new_attachments (RogChallengeDraft *draft);
GtkWidget *rog_challenge_cards_new_filed (RogChallengeDraft *draft);
GtkWidget *rog_challenge_cards_new_passages (RogChallengeDraft *draft);

G_END_DECLS
