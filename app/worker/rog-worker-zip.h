// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RogWorkerZip:
 *
 * The one archive of this process: zip, stored or deflated, read member by member within
 * the limits of the protocol. Errors are of %ROG_CONFINE_ERROR.
 */
typedef struct _RogWorkerZip RogWorkerZip;

RogWorkerZip *rog_worker_zip_open (int      fd,
                                   GError **error);
gboolean      rog_worker_zip_next (RogWorkerZip *self,
                                   int           fd,
                                   char        **name,
                                   guint64      *size,
                                   GError      **error);

G_END_DECLS
