// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "core/rog-clock.h"

G_BEGIN_DECLS

/**
 * RogIdleWatch:
 *
 * Notices that nobody has touched the program for "minutes" (guint), the time that the
 * computer slept included. Signal "left", once until somebody is back.
 */
#define ROG_TYPE_IDLE_WATCH (rog_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (RogIdleWatch, rog_idle_watch, ROG, IDLE_WATCH, GObject)

RogIdleWatch *rog_idle_watch_new (RogClock *clock);
void          rog_idle_watch_attach (RogIdleWatch *self,
                                     GtkWidget    *widget);
gboolean      rog_idle_watch_note_input (RogIdleWatch *self);
void          rog_idle_watch_look (RogIdleWatch *self);

G_END_DECLS
