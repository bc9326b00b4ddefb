// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-ruling-draft.h"

G_BEGIN_DECLS

/**
 * RogPair:
 *
 * One thing a decision has to answer: a ground and the item it is brought against; a ground without an item
 * (on delay, access, a bar, a decision); or a plea for interim relief that is still pending (casework § 7).
 * Immutable. Properties "key", "challenge", "ground", "item", "title", "interim".
 */
#define ROG_TYPE_PAIR (rog_pair_get_type ())
G_DECLARE_FINAL_TYPE (RogPair, rog_pair, ROG, PAIR, GObject)

const char *rog_pair_get_key (RogPair *self);
const char *rog_pair_get_challenge (RogPair *self);
const char *rog_pair_get_ground (RogPair *self);
const char *rog_pair_get_item (RogPair *self);
const char *rog_pair_get_title (RogPair *self);
gboolean    rog_pair_is_interim (RogPair *self);
char       *rog_pair_make_key (const char *challenge,
                               const char *ground,
                               const char *item);

GPtrArray *rog_ruling_find_pairs (RogDossier     *dossier,
                                  RogRulingDraft *draft);
gboolean   rog_ruling_touches (RogDossier     *dossier,
                               RogRulingDraft *draft,
                               const char     *key);
gboolean   rog_ruling_leaves (RogDossier     *dossier,
                              RogRulingDraft *draft,
                              const char     *key);
gboolean   rog_ruling_can_take_up (RogDossier     *dossier,
                                   RogRulingDraft *draft,
                                   const char     *challenge);
GPtrArray *rog_dossier_find_pairs_on (RogDossier *dossier,
                                      const char *item);
GPtrArray *rog_dossier_find_open_pairs (RogDossier *dossier);
char     **rog_ruling_dup_withdrawn (RogDossier     *dossier,
                                     RogRulingDraft *draft);

char **rog_ruling_dup_concerned (RogDossier     *dossier,
                                 RogRulingDraft *draft);

G_END_DECLS
