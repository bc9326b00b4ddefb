// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogDecision:
 *
 * A signed decision (casework §§ 7, 8): its kind, an outcome for each item it covers with the decided version, the answers per
 * ground and item, orders, who was heard, conditions, remedy, signers, and every paragraph with what it is about.
 */
#define ROG_TYPE_DECISION (rog_decision_get_type ())
G_DECLARE_FINAL_TYPE (RogDecision, rog_decision, ROG, DECISION, RogEntity)

RogDecision *rog_decision_new (const char *id,
                               JsonObject *state,
                               GError    **error);
const char  *rog_decision_get_kind (RogDecision *self);
const char  *rog_decision_get_date (RogDecision *self);
const char  *rog_decision_get_place (RogDecision *self);
const char  *rog_decision_get_document (RogDecision *self);
const char  *rog_decision_get_signature (RogDecision *self);
const char  *rog_decision_get_original (RogDecision *self);

G_END_DECLS
