// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-backup.h"

G_BEGIN_DECLS

#define ROG_BACKUP_DATABASE "register.db"
#define ROG_BACKUP_VAULT "vault"
#define ROG_BACKUP_MAX_RECOVERY (64 * 1024) /* as identity reads it: three certificates with long names have 5 KiB */

/* rog-backup-format.c */
typedef struct
{
  char   *uuid;     /* (owned) */
  GBytes *recovery; /* (owned) */
  GBytes *wrapped;  /* (owned) */
  goffset body;
} RogBackupHead;

void rog_backup_head_clear (RogBackupHead *head);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RogBackupHead, rog_backup_head_clear)

gboolean rog_backup_put_head (GOutputStream *out,
                              const char    *uuid,
                              GBytes        *recovery,
                              GBytes        *wrapped,
                              GError       **error);
gboolean rog_backup_put_member (GOutputStream *out,
                                const char    *name,
                                const char    *path,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean rog_backup_put_end (GOutputStream *out,
                             GError       **error);
gboolean rog_backup_get_head (int            fd,
                              RogBackupHead *head,
                              GError       **error);
gboolean rog_backup_get_members (GInputStream *in,
                                 guint64       total,
                                 const char   *folder,
                                 RogOperation *operation,
                                 GCancellable *cancellable,
                                 GError      **error);

/* rog-backup-restore.c */
void rog_backup_sweep_restore (const char *folder);

G_END_DECLS
