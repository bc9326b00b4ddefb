// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-secret.h"

G_BEGIN_DECLS

/**
 * RogKey:
 *
 * A private key on the curve P-256 (FIPS 186-5). Immutable; any thread.
 */
#define ROG_TYPE_KEY (rog_key_get_type ())
G_DECLARE_FINAL_TYPE (RogKey, rog_key, ROG, KEY, GObject)

RogKey     *rog_key_new_generate (GError **error);
RogKey     *rog_key_new_from_secret (RogSecret *pkcs8,
                                     GError   **error);
RogKey     *rog_key_new_from_encrypted (GBytes    *encrypted,
                                        RogSecret *pin,
                                        GError   **error);
RogSecret  *rog_key_to_secret (RogKey  *self,
                               GError **error);
GBytes     *rog_key_to_encrypted (RogKey    *self,
                                  RogSecret *pin,
                                  GError   **error);
const char *rog_key_get_id (RogKey *self);
GBytes     *rog_key_sign (RogKey  *self,
                          GBytes  *message,
                          GError **error);

G_END_DECLS
