// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "core/rog-clock.h"
#include "identity/rog-keyring.h"

G_BEGIN_DECLS

gint64   rog_pin_guard_wait (RogKeyring   *keyring,
                             RogClock     *clock,
                             GCancellable *cancellable,
                             GError      **error);
gboolean rog_pin_guard_begin (RogKeyring   *keyring,
                              RogClock     *clock,
                              GCancellable *cancellable,
                              GError      **error);
gboolean rog_pin_guard_succeed (RogKeyring   *keyring,
                                RogClock     *clock,
                                GCancellable *cancellable,
                                GError      **error);

G_END_DECLS
