// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

/**
 * RogLimit:
 *
 * A time limit (casework § 9): where it comes from, what it is for, whom it binds, from what it runs, and its
 * changes. `due` is the day or the instant as the limit stands after its last change.
 */
#define ROG_TYPE_LIMIT (rog_limit_get_type ())
G_DECLARE_FINAL_TYPE (RogLimit, rog_limit, ROG, LIMIT, RogEntity)

RogLimit   *rog_limit_new (const char *id,
                           JsonObject *state,
                           GError    **error);
const char *rog_limit_get_title (RogLimit *self);
const char *rog_limit_get_source (RogLimit *self);
const char *rog_limit_get_for (RogLimit *self);
const char *rog_limit_get_binds (RogLimit *self);
const char *rog_limit_get_due (RogLimit *self);
const char *rog_limit_get_zone (RogLimit *self);
const char *rog_limit_get_because (RogLimit *self);
const char *rog_limit_get_basis (RogLimit *self);
const char *rog_limit_get_suspended (RogLimit *self);

gboolean rog_limit_is_for_filing (RogLimit   *self,
                                  const char *person);

G_END_DECLS
