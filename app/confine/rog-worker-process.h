// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <gio/gunixfdlist.h>

G_BEGIN_DECLS

/**
 * RogWorkerConfinement:
 * @ROG_WORKER_CONFINEMENT_FULL: Landlock and seccomp
 * @ROG_WORKER_CONFINEMENT_NO_LANDLOCK: the kernel has no Landlock: seccomp alone, and no file can be opened
 * @ROG_WORKER_CONFINEMENT_SANITIZED: none: a build for the sanitizers
 */
typedef enum
{
  ROG_WORKER_CONFINEMENT_FULL,
  ROG_WORKER_CONFINEMENT_NO_LANDLOCK,
  ROG_WORKER_CONFINEMENT_SANITIZED,
} RogWorkerConfinement;

/**
 * RogWorkerProcess:
 *
 * One confined process and the connection to it. It starts with four descriptors and an
 * empty environment; it is killed when the last reference is gone. May be used on any thread.
 */
#define ROG_TYPE_WORKER_PROCESS (rog_worker_process_get_type ())
G_DECLARE_FINAL_TYPE (RogWorkerProcess, rog_worker_process, ROG, WORKER_PROCESS, GObject)

#define ROG_WORKER_START_DEADLINE 10000

RogWorkerProcess    *rog_worker_process_spawn (const char   *program,
                                               GCancellable *cancellable,
                                               GError      **error);
GVariant            *rog_worker_process_call (RogWorkerProcess   *self,
                                              const char         *method,
                                              GVariant           *parameters,
                                              const GVariantType *reply_type,
                                              GUnixFDList        *fds,
                                              GUnixFDList       **out_fds,
                                              guint               deadline,
                                              GCancellable       *cancellable,
                                              GError            **error);
void                 rog_worker_process_kill (RogWorkerProcess *self);
gboolean             rog_worker_process_is_alive (RogWorkerProcess *self);
RogWorkerConfinement rog_worker_process_get_confinement (RogWorkerProcess *self);
int                  rog_worker_process_get_pid (RogWorkerProcess *self);
char                *rog_worker_find_program (void);

G_END_DECLS
