// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "core/rog-clock.h"
#include "core/rog-digest.h"
#include "core/rog-signer.h"
#include "crypto/rog-certificate.h"
#include "crypto/rog-key.h"
#include "crypto/rog-secret.h"
#include "identity/rog-keyring.h"
#include "identity/rog-signing-session.h"

G_BEGIN_DECLS

#define ROG_PIN_MIN_LENGTH 6

/**
 * RogIdentityState:
 * @ROG_IDENTITY_FRESH: neither a register nor keys: a first run may make them
 * @ROG_IDENTITY_READY: the keys are there and the keyring is open
 * @ROG_IDENTITY_KEYRING_LOCKED: the keys are there, the keyring is locked
 * @ROG_IDENTITY_NO_SERVICE: no keyring answers, or not in time
 * @ROG_IDENTITY_KEY_MISSING: a register is there, or a part of its keys, and the rest is not: only
 *   the recovery sheet goes on from here, never a new key
 *
 * What a profile can begin with.
 */
typedef enum
{
  ROG_IDENTITY_FRESH,
  ROG_IDENTITY_READY,
  ROG_IDENTITY_KEYRING_LOCKED,
  ROG_IDENTITY_NO_SERVICE,
  ROG_IDENTITY_KEY_MISSING,
} RogIdentityState;

RogIdentityState rog_identity_state (RogKeyring   *keyring,
                                     const char   *database_path,
                                     GCancellable *cancellable,
                                     GError      **error);

/**
 * RogIdentity:
 *
 * The person of one profile: name, court or firm, role; the keys that act and receive;
 * the signing key only as long as a #RogSigningSession lasts; and the same person's
 * practice keys. Immutable; any thread; what asks the keyring blocks.
 */
#define ROG_TYPE_IDENTITY (rog_identity_get_type ())
G_DECLARE_FINAL_TYPE (RogIdentity, rog_identity, ROG, IDENTITY, GObject)

gboolean     rog_pin_check (RogSecret *pin,
                            GError   **error);
RogIdentity *rog_identity_create (RogKeyring       *keyring,
                                  const char       *database_path,
                                  const RogSubject *subject,
                                  RogSecret        *pin,
                                  RogClock         *clock,
                                  GCancellable     *cancellable,
                                  GError          **error);
RogIdentity *rog_identity_load (RogKeyring   *keyring,
                                GCancellable *cancellable,
                                GError      **error);

const char     *rog_identity_get_name (RogIdentity *self);
const char     *rog_identity_get_organization (RogIdentity *self);
const char     *rog_identity_get_role (RogIdentity *self);
RogSecret      *rog_identity_get_master_key (RogIdentity *self);
RogSigner      *rog_identity_get_signer (RogIdentity *self,
                                         gboolean     practice);
RogKey         *rog_identity_get_receiving_key (RogIdentity *self);
RogCertificate *rog_identity_get_certificate (RogIdentity  *self,
                                              RogKeyPurpose purpose,
                                              gboolean      practice);
GBytes         *rog_identity_get_replacement (RogIdentity *self);

RogSigningSession *rog_identity_unlock_signing (RogIdentity     *self,
                                                RogSecret       *pin,
                                                gboolean         practice,
                                                const RogDigest *documents,
                                                gsize            n_documents,
                                                RogClock        *clock,
                                                GCancellable    *cancellable,
                                                GError         **error);

gint64 rog_identity_pin_wait (RogIdentity  *self,
                              RogClock     *clock,
                              GCancellable *cancellable,
                              GError      **error);

GBytes      *rog_identity_make_recovery (RogIdentity *self,
                                         RogSecret   *recovery_key,
                                         GError     **error);
RogIdentity *rog_identity_recover (RogKeyring   *keyring,
                                   GBytes       *recovery_file,
                                   RogSecret    *recovery_key,
                                   RogSecret    *pin,
                                   RogClock     *clock,
                                   GCancellable *cancellable,
                                   GError      **error);

G_END_DECLS
