// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogProposal:
 *
 * A scope that the court in consultation, or a person heard, proposed for an item.
 */
#define ROG_TYPE_PROPOSAL (rog_proposal_get_type ())
G_DECLARE_FINAL_TYPE (RogProposal, rog_proposal, ROG, PROPOSAL, RogEntity)

RogProposal *rog_proposal_new (const char *id,
                               JsonObject *state,
                               GError    **error);
const char  *rog_proposal_get_item (RogProposal *self);
const char  *rog_proposal_get_by (RogProposal *self);
const char  *rog_proposal_get_reason (RogProposal *self);

G_END_DECLS
