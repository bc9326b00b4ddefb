// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-work.h"

G_BEGIN_DECLS

/*
 * The facts of a request, and what is known of its persons and time limits: each an act with its
 * proof. What is asked for is never changed here: items change by the authority's acts alone.
 */

/* All of @changes (see dossier/rog-request-change.h) as one `request.changed`; @paper (nullable) is the
 * working paper that held them, used up with it. Returns the request's id. */
void  rog_work_change_request_async (RogWork            *self,
                                     JsonArray          *changes,
                                     const char         *paper,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
char *rog_work_change_request_finish (RogWork      *self,
                                      GAsyncResult *result,
                                      GError      **error);

/* A person, a capacity, counsel, a time limit: @kind is `person.entered`, `person.changed`, `capacity.set`,
 * `representation.set`, `limit.set` or `limit.changed`; @body is the complete new state of @object (%NULL: a
 * new one). Returns the object's id. */
void  rog_work_enter_fact_async (RogWork            *self,
                                 const char         *kind,
                                 const char         *object,
                                 JsonObject         *body,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
char *rog_work_enter_fact_finish (RogWork      *self,
                                  GAsyncResult *result,
                                  GError      **error);

gboolean rog_work_may_change_limits (RogWork *self);

G_END_DECLS
