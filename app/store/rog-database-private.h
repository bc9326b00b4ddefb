// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlcipher/sqlite3.h>

#include "store/rog-database.h"

G_BEGIN_DECLS

sqlite3      *rog_database_get_handle (RogDatabase *self);
sqlite3_stmt *rog_database_take_statement (RogDatabase *self,
                                           const char  *sql,
                                           GError     **error);
void          rog_database_give_statement (RogDatabase  *self,
                                           sqlite3_stmt *statement);
gboolean      rog_database_set_error (RogDatabase *self,
                                      int          code,
                                      GError     **error);

G_END_DECLS
