// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/rog-entry.h"
#include "record/rog-record-verify.h"

G_BEGIN_DECLS

/**
 * RogRecordLine:
 *
 * One entry of a record as it is read. Immutable; properties "seq" (guint64), "audience"
 * ("bench", "person", "own"), "kind", "title" (the kind in words), "author", "role",
 * "received" and "at" (UTC seconds), "gap" (seconds since the entry before was received, -1
 * for the first), "hash" (the entry's leaf, hexadecimal), "previous" (the root before it),
 * "certificate" (of the acting key, its hash), "what" (a sentence of its body, may be empty),
 * "problem" (a sentence; %NULL where it holds), "clock" and "remark" (sentences on what breaks
 * nothing: its times; what it rests on; %NULL where there is nothing to say), "proof" (a JSON
 * text: entry, inclusion proof, checkpoint and its keeper; %NULL where its record proves
 * nothing).
 */
#define ROG_TYPE_RECORD_LINE (rog_record_line_get_type ())
G_DECLARE_FINAL_TYPE (RogRecordLine, rog_record_line, ROG, RECORD_LINE, GObject)

RogRecordLine *rog_record_line_new (RogEntry        *entry,
                                    const char      *audience,
                                    RogRecordReport *report,
                                    gint64           gap,
                                    char            *proof);

G_END_DECLS
