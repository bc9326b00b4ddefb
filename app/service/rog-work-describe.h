// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-work.h"

G_BEGIN_DECLS

/* What is said of a document, and can be corrected: @description has every member that is to be said, of those that
 * rog_work_can_describe() knows. @read is the act that it was read from. Returns the document's id. */
void  rog_work_describe_document_async (RogWork            *self,
                                        const char         *document,
                                        const char         *read,
                                        JsonObject         *description,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
char *rog_work_describe_document_finish (RogWork      *self,
                                         GAsyncResult *result,
                                         GError      **error);

gboolean rog_work_can_describe (const char *member);

G_END_DECLS
