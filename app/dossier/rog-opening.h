// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogOpening:
 *
 * A judge's act that opens items, single fields of items, or documents to persons. Nothing opens by itself.
 */
#define ROG_TYPE_OPENING (rog_opening_get_type ())
G_DECLARE_FINAL_TYPE (RogOpening, rog_opening, ROG, OPENING, RogEntity)

RogOpening *rog_opening_new (const char *id,
                             JsonObject *state,
                             GError    **error);
const char *rog_opening_get_at (RogOpening *self);
const char *rog_opening_get_how (RogOpening *self);
const char *rog_opening_get_reason (RogOpening *self);

G_END_DECLS
