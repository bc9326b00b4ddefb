// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RogWorkerSandbox:
 * @ROG_WORKER_SANDBOX_FULL: Landlock and seccomp
 * @ROG_WORKER_SANDBOX_NO_LANDLOCK: seccomp alone: no file can be opened but the fonts held open before
 * @ROG_WORKER_SANDBOX_SANITIZED: none; only in a build for the sanitizers
 *
 * How a process is confined; the numbers are those of `Hello` in the protocol.
 */
typedef enum
{
  ROG_WORKER_SANDBOX_FULL,
  ROG_WORKER_SANDBOX_NO_LANDLOCK,
  ROG_WORKER_SANDBOX_SANITIZED,
} RogWorkerSandbox;

/**
 * RogWorkerSandboxFlags:
 * @ROG_WORKER_SANDBOX_PRETEND_NO_LANDLOCK: behave as on a kernel without Landlock, which is
 *   stricter; for the test of that case
 */
typedef enum
{
  ROG_WORKER_SANDBOX_NO_FLAGS = 0,
  ROG_WORKER_SANDBOX_PRETEND_NO_LANDLOCK = 1 << 0,
} RogWorkerSandboxFlags;

gboolean rog_worker_sandbox_prepare (void);
gboolean rog_worker_sandbox_enter (RogWorkerSandboxFlags flags,
                                   RogWorkerSandbox     *sandbox);

G_END_DECLS
