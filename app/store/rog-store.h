// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-database.h"

G_BEGIN_DECLS

/**
 * RogStore:
 *
 * A register on disk: a folder with the database `register.db`, the folder `vault/` and a
 * lock. It owns the one thread that touches the database; work is handed to it as functions
 * and done by priority, in order within one.
 */
#define ROG_TYPE_STORE (rog_store_get_type ())
G_DECLARE_FINAL_TYPE (RogStore, rog_store, ROG, STORE, GObject)

/**
 * RogStoreFunc:
 * @database: the database, of the owning thread
 * @data: what was handed over with it
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Work on the owning thread.
 *
 * Returns: (nullable): the result; %NULL with @error set is a failure
 */
typedef gpointer (*RogStoreFunc) (RogDatabase  *database,
                                  gpointer      data,
                                  GCancellable *cancellable,
                                  GError      **error);

gboolean  rog_store_exists (const char *folder);
gboolean  rog_store_make_folder (const char *folder,
                                 GError    **error);
RogStore *rog_store_open (const char     *folder,
                          RogSecret      *key,
                          RogDatabaseMode mode,
                          GError        **error);
void      rog_store_close (RogStore *self);

const char *rog_store_get_folder (RogStore *self);
const char *rog_store_get_vault_folder (RogStore *self);

void     rog_store_run_async (RogStore           *self,
                              int                 priority,
                              RogStoreFunc        func,
                              gpointer            data,
                              GDestroyNotify      data_free,
                              GDestroyNotify      result_free,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
gpointer rog_store_run_finish (RogStore     *self,
                               GAsyncResult *result,
                               GError      **error);
gpointer rog_store_run_sync (RogStore     *self,
                             RogStoreFunc  func,
                             gpointer      data,
                             GCancellable *cancellable,
                             GError      **error);
gpointer rog_store_run_sync_at (RogStore     *self,
                                int           priority,
                                RogStoreFunc  func,
                                gpointer      data,
                                GCancellable *cancellable,
                                GError      **error);

G_END_DECLS
