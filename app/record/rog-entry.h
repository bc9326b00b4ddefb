// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/rog-act.h"

G_BEGIN_DECLS

#define ROG_ENTRY_MAX_SIZE (ROG_ACT_MAX_SIZE + 4 * ROG_ACT_MAX_CERT)

/**
 * RogEntry:
 *
 * One line of a record: `{v, record, seq, prev, received, act, sig, cert}`, the keeper's
 * wrapping of an act. `prev` is the root of the tree before it, and its own leaf is
 * SHA-256 (0x00 ‖ bytes). Immutable; any thread.
 */
#define ROG_TYPE_ENTRY (rog_entry_get_type ())
G_DECLARE_FINAL_TYPE (RogEntry, rog_entry, ROG, ENTRY, GObject)

RogEntry *rog_entry_new (RogAct          *act,
                         guint64          seq,
                         const RogDigest *prev,
                         gint64           received,
                         GError         **error);
RogEntry *rog_entry_new_from_bytes (GBytes  *bytes,
                                    GError **error);

GBytes          *rog_entry_get_bytes (RogEntry *self);
const char      *rog_entry_get_record (RogEntry *self);
guint64          rog_entry_get_seq (RogEntry *self);
const RogDigest *rog_entry_get_prev (RogEntry *self);
gint64           rog_entry_get_received (RogEntry *self);
RogAct          *rog_entry_get_act (RogEntry *self);
RogDigest        rog_entry_get_leaf (RogEntry *self);

G_END_DECLS
