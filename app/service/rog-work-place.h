// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogPlace:
 * @page: from 1; 0 where nothing is known
 * @offset: how far below the top of that page, in 1/1000 pt; may be above it
 *
 * Where a document was left.
 */
typedef struct
{
  guint page;
  gint  offset;
} RogPlace;

/* Kept in the register: where somebody reads must not lie on the disk in clear. */
void     rog_work_keep_place (RogWork        *self,
                              const char     *document,
                              const RogPlace *place);
void     rog_work_recall_place_async (RogWork            *self,
                                      const char         *document,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean rog_work_recall_place_finish (RogWork      *self,
                                       GAsyncResult *result,
                                       RogPlace     *place,
                                       GError      **error);

G_END_DECLS
