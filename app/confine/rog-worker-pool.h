// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "confine/rog-worker-process.h"

G_BEGIN_DECLS

/**
 * RogWorkerPool:
 *
 * Keeps one worker ready that has never seen a document, so that opening one does not
 * wait for a process to start. A worker that is taken out never comes back: it serves
 * one document and dies with it. May be used on any thread.
 */
#define ROG_TYPE_WORKER_POOL (rog_worker_pool_get_type ())
G_DECLARE_FINAL_TYPE (RogWorkerPool, rog_worker_pool, ROG, WORKER_POOL, GObject)

RogWorkerPool    *rog_worker_pool_new (void);
RogWorkerPool    *rog_worker_pool_new_for_program (const char *path);
void              rog_worker_pool_warm_up (RogWorkerPool *self);
RogWorkerProcess *rog_worker_pool_take (RogWorkerPool *self,
                                        GCancellable  *cancellable,
                                        GError       **error);
void              rog_worker_pool_drain (RogWorkerPool *self);

G_END_DECLS
