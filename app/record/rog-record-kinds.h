// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "record/rog-checkpoint.h"

G_BEGIN_DECLS

/* The life of a record, in acts of the record itself. */
#define ROG_KIND_RECORD_OPENED "record.opened"           /* its first act, and nowhere else */
#define ROG_KIND_RECORD_HANDED_OVER "record.handed-over" /* from here another desk keeps it */
#define ROG_KIND_WORDS_ERASED "words.erased"             /* words detached from an act were erased */
#define ROG_KIND_ENTRY_ERASED "entry.erased"             /* an entry's bytes were dropped, its leaf kept */

/* In the register's own record alone. */
#define ROG_KIND_RECORD_APPENDED "record.appended"     /* another record grew: the order of everything */
#define ROG_KIND_REGISTER_RESTORED "register.restored" /* a restore that the user confirmed */

/* Who a record is for. */
#define ROG_AUDIENCE_REGISTER "register"
#define ROG_AUDIENCE_BENCH "bench"
#define ROG_AUDIENCE_PERSON "person"
#define ROG_AUDIENCE_OWN "own"

JsonObject *rog_body_record_opened (const char          *audience,
                                    const char          *keeper,
                                    const RogCheckpoint *previous);
JsonObject *rog_body_record_handed_over (const char *to);
JsonObject *rog_body_record_appended (const RogCheckpoint *grown);
JsonObject *rog_body_register_restored (const RogCheckpoint *found,
                                        const RogCheckpoint *restored);
JsonObject *rog_body_entry_erased (guint64          seq,
                                   const RogDigest *leaf);

JsonObject    *rog_checkpoint_to_json (const RogCheckpoint *checkpoint);
RogCheckpoint *rog_checkpoint_from_json (JsonObject *object);

G_END_DECLS
