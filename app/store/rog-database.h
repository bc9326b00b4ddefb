// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-secret.h"
#include "store/rog-store-error.h"

G_BEGIN_DECLS

/**
 * RogDatabase:
 *
 * One connection to an encrypted database (SQLCipher). Blocking, and only on the thread
 * that opened it: see #RogStore, which owns that thread.
 */
typedef struct _RogDatabase RogDatabase;

/**
 * RogDatabaseMode:
 * @ROG_DATABASE_EXISTING: the file must be there; never makes one
 * @ROG_DATABASE_NEW: the file must not be there
 */
typedef enum
{
  ROG_DATABASE_EXISTING,
  ROG_DATABASE_NEW,
} RogDatabaseMode;

#define ROG_DATABASE_KEY_SIZE 32
#define ROG_DATABASE_PAGE_SIZE 16384

RogDatabase *rog_database_open (const char     *path,
                                RogSecret      *key,
                                RogDatabaseMode mode,
                                GError        **error);
void         rog_database_close (RogDatabase *self);
gboolean     rog_database_exec (RogDatabase *self,
                                const char  *sql,
                                GError     **error);
gint64       rog_database_last_id (RogDatabase *self);
gint64       rog_database_changes (RogDatabase *self);
void         rog_database_set_cancellable (RogDatabase  *self,
                                           GCancellable *cancellable);
gboolean     rog_database_scrub (RogDatabase *self,
                                 GError     **error);
gboolean     rog_database_check_integrity (RogDatabase *self,
                                           GError     **error);
gboolean     rog_database_copy_to (RogDatabase *self,
                                   const char  *path,
                                   GError     **error);
const char  *rog_database_get_path (RogDatabase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogDatabase, rog_database_close)

/**
 * RogTransaction:
 *
 * All or nothing. One that is freed without having been committed is rolled back; one
 * begun inside another is a savepoint of it, so that library calls which need a
 * transaction can be put together into one by their caller.
 */
typedef struct _RogTransaction RogTransaction;

RogTransaction *rog_transaction_begin (RogDatabase *database,
                                       GError     **error);
gboolean        rog_transaction_commit (RogTransaction *self,
                                        GError        **error);
void            rog_transaction_free (RogTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogTransaction, rog_transaction_free)

G_END_DECLS
