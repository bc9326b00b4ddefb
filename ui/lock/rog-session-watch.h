// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RogSessionWatch:
 *
 * Listens for the moment the person leaves the computer: the screen is locked, or the
 * computer goes to sleep. Signal "left". Where no service tells, idle time alone remains.
 */
#define ROG_TYPE_SESSION_WATCH (rog_session_watch_get_type ())
G_DECLARE_FINAL_TYPE (RogSessionWatch, rog_session_watch, ROG, SESSION_WATCH, GObject)

RogSessionWatch *rog_session_watch_new (void);

G_END_DECLS
