// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "confine/rog-worker-pool.h"

G_BEGIN_DECLS

/**
 * RogArchive:
 *
 * A zip file, unpacked in a worker of its own, member by member. Names are safe to use below
 * a folder and differ by more than case; folders are not listed. Every call blocks, and may
 * be made on any thread, one at a time. Errors are of %ROG_CONFINE_ERROR.
 */
#define ROG_TYPE_ARCHIVE (rog_archive_get_type ())
G_DECLARE_FINAL_TYPE (RogArchive, rog_archive, ROG, ARCHIVE, GObject)

RogArchive *rog_archive_open (RogWorkerPool *pool,
                              GBytes        *bytes,
                              GCancellable  *cancellable,
                              GError       **error);
RogArchive *rog_archive_open_fd (RogWorkerPool *pool,
                                 int            fd,
                                 GCancellable  *cancellable,
                                 GError       **error);
gboolean    rog_archive_next (RogArchive   *self,
                              char        **name,
                              GBytes      **bytes,
                              GCancellable *cancellable,
                              GError      **error);

G_END_DECLS
