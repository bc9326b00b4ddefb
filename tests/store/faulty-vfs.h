// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file system for SQLite under which the n-th write, truncation or sync fails, and every
 * one after it too where @for_good is set, as on a full or dying disk. */
void  faulty_vfs_install (void);
void  faulty_vfs_arm (guint    n,
                      int      code,
                      gboolean for_good);
guint faulty_vfs_disarm (void);

G_END_DECLS
