// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-desk.h"
#include "service/rog-found.h"

G_BEGIN_DECLS

void      rog_desk_search_async (RogDesk            *self,
                                 const char         *words,
                                 gboolean            practice,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
RogFound *rog_desk_search_finish (RogDesk      *self,
                                  GAsyncResult *result,
                                  GError      **error);
void      rog_desk_note_search_async (RogDesk            *self,
                                      const char         *words,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean  rog_desk_note_search_finish (RogDesk      *self,
                                       GAsyncResult *result,
                                       GError      **error);

G_END_DECLS
