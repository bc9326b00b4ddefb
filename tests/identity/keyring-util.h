// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

/* The password that with-keyring gives the keyring. */
void lock_keyring (void);
void unlock_keyring (void);
/* A prompter that takes every question and answers none. */
void start_silent_prompter (void);

/* Sees the messages on the bus that fit @rule, from now on; waits until there was one. Any thread. */
typedef struct _BusWatch BusWatch;

BusWatch *bus_watch_new (const char *rule);
void      bus_watch_wait (BusWatch *watch);
void      bus_watch_free (BusWatch *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BusWatch, bus_watch_free)
