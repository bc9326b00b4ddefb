// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-secret.h"

G_BEGIN_DECLS

/**
 * RogKeyringKind:
 * @ROG_KEYRING_MASTER_KEY: the key of the register's database
 * @ROG_KEYRING_IDENTITY: the person's keys and certificates, as one item
 * @ROG_KEYRING_CHECKPOINT: the register's last checkpoint
 * @ROG_KEYRING_PIN_TRIES: how many wrong PINs were given, and when
 *
 * The items of one profile.
 */
typedef enum
{
  ROG_KEYRING_MASTER_KEY,
  ROG_KEYRING_IDENTITY,
  ROG_KEYRING_CHECKPOINT,
  ROG_KEYRING_PIN_TRIES,
} RogKeyringKind;

/**
 * RogKeyring:
 *
 * The items of one profile in the system keyring (Secret Service, or the portal's
 * file where the program is sandboxed). All calls block, up to a time-out of their own:
 * a question of the keyring that is never answered holds up nobody. Any thread.
 */
#define ROG_TYPE_KEYRING (rog_keyring_get_type ())
G_DECLARE_FINAL_TYPE (RogKeyring, rog_keyring, ROG, KEYRING, GObject)

RogKeyring *rog_keyring_new (const char *profile);
void        rog_keyring_set_timeout (RogKeyring *self,
                                     guint       milliseconds);
const char *rog_keyring_get_profile (RogKeyring *self);
gboolean    rog_keyring_find (RogKeyring    *self,
                              RogKeyringKind kind,
                              GCancellable  *cancellable,
                              GError       **error);
RogSecret  *rog_keyring_lookup (RogKeyring    *self,
                                RogKeyringKind kind,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean    rog_keyring_store (RogKeyring    *self,
                               RogKeyringKind kind,
                               RogSecret     *secret,
                               GCancellable  *cancellable,
                               GError       **error);
gboolean    rog_keyring_remove (RogKeyring    *self,
                                RogKeyringKind kind,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean    rog_keyring_unlock (RogKeyring   *self,
                                GCancellable *cancellable,
                                GError      **error);
char       *rog_keyring_dup_label (RogKeyring   *self,
                                   GCancellable *cancellable);

G_END_DECLS
