// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogRecordLine:
 *
 * One entry of a record as it is read. Immutable; properties "seq" (guint64), "audience"
 * ("bench", "person", "own"), "kind", "title" (the kind in words), "author", "role",
 * "received" and "at" (UTC seconds), "hash" (the entry's leaf, hexadecimal), "previous"
 * (the root before it), "certificate" (of the acting key, its hash), "what" (a sentence of
 * its body, may be empty), "problem" (a sentence; %NULL where it holds), "proof" (a JSON
 * text: entry, inclusion proof and checkpoint).
 */
#define ROG_TYPE_RECORD_LINE (rog_record_line_get_type ())
G_DECLARE_FINAL_TYPE (RogRecordLine, rog_record_line, ROG, RECORD_LINE, GObject)

/**
 * RogRecordView:
 *
 * The records of a dossier at this desk, checked entry by entry: a list model of
 * #RogRecordLine, the latest first. Immutable.
 */
#define ROG_TYPE_RECORD_VIEW (rog_record_view_get_type ())
G_DECLARE_FINAL_TYPE (RogRecordView, rog_record_view, ROG, RECORD_VIEW, GObject)

GListModel *rog_record_view_get_lines (RogRecordView *self);
guint64     rog_record_view_get_n_valid (RogRecordView *self);
const char *rog_record_view_get_problem (RogRecordView *self);
const char *rog_record_view_get_checkpoint (RogRecordView *self);

void           rog_work_check_record_async (RogWork            *work,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
RogRecordView *rog_work_check_record_finish (RogWork      *work,
                                             GAsyncResult *result,
                                             GError      **error);

G_END_DECLS
