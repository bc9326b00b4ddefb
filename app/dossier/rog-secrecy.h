// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogSecrecy:
 *
 * That items, single fields or documents are secret from everyone or from named persons, until when, on which basis
 * (asked by the authority, by law, or a judge's reasoned act). Not opened is not secret: casework § 2.
 */
#define ROG_TYPE_SECRECY (rog_secrecy_get_type ())
G_DECLARE_FINAL_TYPE (RogSecrecy, rog_secrecy, ROG, SECRECY, RogEntity)

RogSecrecy *rog_secrecy_new (const char *id,
                             JsonObject *state,
                             GError    **error);
const char *rog_secrecy_get_basis (RogSecrecy *self);
const char *rog_secrecy_get_reason (RogSecrecy *self);
const char *rog_secrecy_get_review (RogSecrecy *self);
const char *rog_secrecy_get_set_by (RogSecrecy *self);

G_END_DECLS
