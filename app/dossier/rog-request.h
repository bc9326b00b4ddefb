// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogRequest:
 *
 * The foreign authority's request as it came in: who asks, by which instrument, on what legal basis, the intake
 * facts each with its proof (casework § 3), and the offences alleged. A dossier has one.
 */
#define ROG_TYPE_REQUEST (rog_request_get_type ())
G_DECLARE_FINAL_TYPE (RogRequest, rog_request, ROG, REQUEST, RogEntity)

RogRequest *rog_request_new (const char *id,
                             JsonObject *state,
                             GError    **error);
const char *rog_request_get_title (RogRequest *self);
const char *rog_request_get_instrument (RogRequest *self);
const char *rog_request_get_legal_basis (RogRequest *self);
const char *rog_request_get_their_reference (RogRequest *self);
const char *rog_request_get_our_reference (RogRequest *self);
const char *rog_request_get_zone (RogRequest *self);

G_END_DECLS
