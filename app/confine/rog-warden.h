// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RogWatch:
 *
 * A deadline for one call. Exactly one of running out and being released happens first.
 */
typedef struct _RogWatch RogWatch;

GSubprocess *rog_warden_spawn (GSubprocessLauncher *launcher,
                               const char *const   *argv,
                               GError             **error);
RogWatch    *rog_warden_watch (GSubprocess *process,
                               guint        milliseconds);
gboolean     rog_warden_release (RogWatch *watch);

G_END_DECLS
