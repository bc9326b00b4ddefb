// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RogKeptAct:
 *
 * An act that is kept beside the projection: one side of a conflict, or one that this version does not
 * know or cannot read. Immutable; properties "hash", "kind", "object", "at", "author-name", "problem".
 */
#define ROG_TYPE_KEPT_ACT (rog_kept_act_get_type ())
G_DECLARE_FINAL_TYPE (RogKeptAct, rog_kept_act, ROG, KEPT_ACT, GObject)

RogKeptAct *rog_kept_act_new (const char *hash,
                              const char *kind,
                              const char *object,
                              const char *at,
                              const char *author_name,
                              const char *problem,
                              JsonObject *body);
const char *rog_kept_act_get_hash (RogKeptAct *self);
const char *rog_kept_act_get_kind (RogKeptAct *self);
const char *rog_kept_act_get_object (RogKeptAct *self);
const char *rog_kept_act_get_at (RogKeptAct *self);
const char *rog_kept_act_get_author_name (RogKeptAct *self);
const char *rog_kept_act_get_problem (RogKeptAct *self);
JsonObject *rog_kept_act_peek_body (RogKeptAct *self);

/**
 * RogConflict:
 *
 * Two or more acts on one object, none of which rests on another. A list model of #RogKeptAct, latest
 * first; the first is the one that is shown. It ends when an act names all of them in its `after`.
 */
#define ROG_TYPE_CONFLICT (rog_conflict_get_type ())
G_DECLARE_FINAL_TYPE (RogConflict, rog_conflict, ROG, CONFLICT, GObject)

RogConflict *rog_conflict_new (const char *object,
                               GListModel *acts);
const char  *rog_conflict_get_object (RogConflict *self);
GListModel  *rog_conflict_get_acts (RogConflict *self);

G_END_DECLS
