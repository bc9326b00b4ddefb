// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/rog-tree.h"
#include "store/rog-records.h"
#include "store/rog-statement.h"

G_BEGIN_DECLS

/* A record's tree in the database. */
typedef struct
{
  RogDatabase *database;
  gint64       record;
} RogDatabaseTree;

RogTreeStorage rog_database_tree_storage (RogDatabaseTree *tree);

#define ROG_RECORD_COLUMNS "id, uuid, audience, dossier, keeper, kept, ended, previous, size, root"

RogRecordInfo *rog_record_info_from_row (RogStatement *statement,
                                         GError      **error);

G_END_DECLS
