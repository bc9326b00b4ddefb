// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-work-sign-private.h"

G_BEGIN_DECLS

gboolean rog_work_check_challenge (RogWork    *self,
                                   JsonObject *state,
                                   GError    **error);
void     rog_json_strip (JsonObject        *object,
                         const char *const *members);

/* What every call of these files begins and ends with. */
GTask *rog_filing_begin_task (RogWork            *self,
                              gpointer            tag,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
void   rog_filing_give_up (GTask      *task,
                           JsonObject *body,
                           GError     *error);
void   rog_filing_done_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data);

G_END_DECLS
