// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-digest.h"
#include "store/rog-database.h"

G_BEGIN_DECLS

/**
 * RogStatement:
 *
 * A statement with its values bound, and the row it stands on. Texts and bytes are copied
 * out, so nothing of it outlives the next step. Only on the thread that owns the database.
 */
typedef struct _RogStatement RogStatement;

RogStatement *rog_statement_new (RogDatabase *database,
                                 GError     **error,
                                 const char  *sql,
                                 const char  *types,
                                 ...);
void          rog_statement_free (RogStatement *self);
gboolean      rog_statement_step (RogStatement *self,
                                  gboolean     *row,
                                  GError      **error);
gboolean      rog_statement_step_text (RogStatement *self,
                                       char        **text,
                                       GError      **error);
gboolean      rog_statement_is_null (RogStatement *self,
                                     int           column);
gint64        rog_statement_get_int (RogStatement *self,
                                     int           column);
const char   *rog_statement_get_text (RogStatement *self,
                                      int           column);
GBytes       *rog_statement_dup_bytes (RogStatement *self,
                                       int           column);
RogSecret    *rog_statement_dup_secret (RogStatement *self,
                                        int           column);
gboolean      rog_statement_get_digest (RogStatement *self,
                                        int           column,
                                        RogDigest    *digest,
                                        GError      **error);

gboolean rog_database_run (RogDatabase *database,
                           GError     **error,
                           const char  *sql,
                           const char  *types,
                           ...);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogStatement, rog_statement_free)

G_END_DECLS
