// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-operation.h"
#include "service/rog-record-line.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogRecordMatch:
 * @ROG_RECORD_MATCH_YES: the register is the one that the keyring's checkpoint speaks of
 * @ROG_RECORD_MATCH_NOT_COMPARED: the keyring holds no checkpoint that can be read
 * @ROG_RECORD_MATCH_BEHIND: the register was rolled back
 * @ROG_RECORD_MATCH_DIFFERENT: the register was changed outside this program
 *
 * The keyring's checkpoint is of the register's own record, which says of every other record
 * how far it has come: so it vouches for all of them.
 */
typedef enum
{
  ROG_RECORD_MATCH_YES,
  ROG_RECORD_MATCH_NOT_COMPARED,
  ROG_RECORD_MATCH_BEHIND,
  ROG_RECORD_MATCH_DIFFERENT,
} RogRecordMatch;

/**
 * RogRecordView:
 *
 * The records of a dossier at this desk, checked entry by entry: a list model of
 * #RogRecordLine, the latest first. Immutable.
 */
#define ROG_TYPE_RECORD_VIEW (rog_record_view_get_type ())
G_DECLARE_FINAL_TYPE (RogRecordView, rog_record_view, ROG, RECORD_VIEW, GObject)

GListModel    *rog_record_view_get_lines (RogRecordView *self);
guint64        rog_record_view_get_n_valid (RogRecordView *self);
const char    *rog_record_view_get_headline (RogRecordView *self);
const char    *rog_record_view_get_problem (RogRecordView *self);
RogRecordMatch rog_record_view_get_match (RogRecordView *self,
                                          gint64        *at);
const char    *rog_record_view_get_checkpoint (RogRecordView *self);
GArray        *rog_record_view_peek_sheets (RogRecordView *self);

void           rog_work_check_record_async (RogWork            *work,
                                            RogOperation       *operation,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
RogRecordView *rog_work_check_record_finish (RogWork      *work,
                                             GAsyncResult *result,
                                             GError      **error);

void    rog_work_print_checkpoint_async (RogWork            *work,
                                         RogRecordView      *view,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GBytes *rog_work_print_checkpoint_finish (RogWork      *work,
                                          GAsyncResult *result,
                                          GError      **error);

G_END_DECLS
