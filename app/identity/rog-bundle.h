// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-secret.h"

G_BEGIN_DECLS

/*
 * RogBundle: named secrets in one, as a keyring item or a recovery file holds them. JSON
 * would leave copies of keys in ordinary memory. Not shared between threads.
 */
typedef struct _RogBundle RogBundle;

RogBundle *rog_bundle_new (void);
RogBundle *rog_bundle_new_from_secret (RogSecret *secret,
                                       GError   **error);
void       rog_bundle_free (RogBundle *self);
void       rog_bundle_add (RogBundle  *self,
                           const char *name,
                           RogSecret  *value);
void       rog_bundle_add_bytes (RogBundle  *self,
                                 const char *name,
                                 GBytes     *value);
RogSecret *rog_bundle_get (RogBundle  *self,
                           const char *name,
                           GError    **error);
GBytes    *rog_bundle_get_bytes (RogBundle  *self,
                                 const char *name,
                                 GError    **error);
RogSecret *rog_bundle_to_secret (RogBundle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogBundle, rog_bundle_free)

G_END_DECLS
