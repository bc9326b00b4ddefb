// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-operation.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/* Where the records lie in an exported bag; an import passes them over. */
#define ROG_EXPORT_RECORD "data/record/"

void     rog_work_export_bag_async (RogWork            *self,
                                    GFile              *folder,
                                    RogOperation       *operation,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean rog_work_export_bag_finish (RogWork      *self,
                                     GAsyncResult *result,
                                     guint        *n_missing,
                                     GError      **error);

G_END_DECLS
