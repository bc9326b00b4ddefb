// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-operation.h"
#include "store/rog-store.h"

G_BEGIN_DECLS

/*
 * A backup is one file, big-endian throughout:
 *
 *   head     "ROGBACKUP" · version (1 byte, 1) · uuid (16)
 *            length (4) · the master key, wrapped by the recovery key, as it lies beside the register
 *            length (4) · the backup's own key, wrapped by the master key (label: ROG_BACKUP_LABEL)
 *   body     the format of crypto/rog-chunks.h under the backup's own key and uuid, of
 *            members: length of name (2) · name · size (8) · bytes
 *            and at the end a name of length 0
 *
 * Members are "register.db" (a consistent copy, itself encrypted under the master key) and
 * "vault/NAME" for each document that was not erased and whose file is there. So the words of the recovery sheet
 * open it, and nothing in it is in clear even then.
 */
#define ROG_BACKUP_LABEL "rogatory backup"

/* A setting of the register: %ROG_BACKUP_RESTORED from rog_backup_restore() on until its records
 * were continued, whatever ends in between. */
#define ROG_BACKUP_SETTING "backup"
#define ROG_BACKUP_RESTORED "restored"
#define ROG_BACKUP_CONTINUED "continued"

GBytes  *rog_backup_read_recovery (const char *path,
                                   GError    **error);
void     rog_backup_sweep (const char *folder);
gboolean rog_backup_write (RogStore     *store,
                           RogSecret    *master,
                           GBytes       *recovery,
                           const char   *path,
                           RogOperation *operation,
                           guint        *n_missing,
                           GCancellable *cancellable,
                           GError      **error);
gboolean rog_backup_restore (const char   *path,
                             RogSecret    *master,
                             const char   *folder,
                             RogOperation *operation,
                             GCancellable *cancellable,
                             GError      **error);

G_END_DECLS
