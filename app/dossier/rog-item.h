// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"
#include "dossier/rog-scope-version.h"

G_BEGIN_DECLS

/**
 * RogItem:
 *
 * One thing asked for: a measure with its extent. What is `requested` changes only by the authority's
 * supplement, withdrawal or correction; what is decided stands in decisions, never here. An item made at
 * signing of an open rest has a `part` instead, and names the version it is part of by hash (casework § 4).
 */
#define ROG_TYPE_ITEM (rog_item_get_type ())
G_DECLARE_FINAL_TYPE (RogItem, rog_item, ROG, ITEM, RogEntity)

RogItem         *rog_item_new (const char *id,
                               JsonObject *state,
                               GError    **error);
gint64           rog_item_get_number (RogItem *self);
const char      *rog_item_get_title (RogItem *self);
const char      *rog_item_get_part_of (RogItem *self);
gboolean         rog_item_is_part (RogItem *self);
gboolean         rog_item_is_withdrawn (RogItem *self);
gboolean         rog_item_is_notification (RogItem *self);
RogScopeVersion *rog_item_get_requested (RogItem *self);
char            *rog_item_get_requested_hash (RogItem *self);
JsonObject      *rog_item_peek_scope (RogItem *self);
JsonObject      *rog_item_make_state (gint64      number,
                                      const char *title,
                                      JsonObject *scope);

G_END_DECLS
