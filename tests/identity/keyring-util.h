// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

/* The password that with-keyring gives the keyring. */
void lock_keyring (void);
void unlock_keyring (void);
/* A prompter that takes every question and answers none. */
void start_silent_prompter (void);
