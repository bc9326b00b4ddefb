// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RogClock:
 *
 * The time, as an object, so that tests own it. The default one is the system's.
 */
#define ROG_TYPE_CLOCK (rog_clock_get_type ())
G_DECLARE_FINAL_TYPE (RogClock, rog_clock, ROG, CLOCK, GObject)

RogClock *rog_clock_new (void);
RogClock *rog_clock_new_fixed (gint64 unix_seconds);
gint64    rog_clock_now (RogClock *self);
gint64    rog_clock_get_uptime (RogClock *self);
void      rog_clock_set (RogClock *self,
                         gint64    unix_seconds);

char    *rog_time_to_utc (gint64 unix_seconds);
gboolean rog_time_from_utc (const char *text,
                            gint64     *unix_seconds,
                            GError    **error);

gboolean rog_uuid_is_valid (const char *text);
char    *rog_uuid_new (void);
void     rog_random_bytes (gpointer data,
                           gsize    length);
GBytes  *rog_random_salt (void);

G_END_DECLS
