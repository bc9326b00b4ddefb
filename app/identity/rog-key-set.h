// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-signer.h"
#include "crypto/rog-certificate.h"
#include "crypto/rog-key.h"
#include "identity/rog-bundle.h"

G_BEGIN_DECLS

/*
 * RogKeySet: an acting key with its voucher, and the signing key that vouched, under the
 * PIN. A person has two: one that counts and one for practice.
 */
typedef struct
{
  RogKey         *acting_key;
  RogCertificate *acting;
  GBytes         *voucher;
  GBytes         *signing_encrypted;
  RogCertificate *signing;
  RogSigner      *signer;
} RogKeySet;

RogKeySet *rog_key_set_make (const RogSubject *subject,
                             RogSecret        *pin,
                             gint64            now,
                             GError          **error);
RogKeySet *rog_key_set_read (RogBundle *bundle,
                             gboolean   practice,
                             GError   **error);
gboolean   rog_key_set_write (RogKeySet *self,
                              RogBundle *bundle,
                              gboolean   practice,
                              GError   **error);
RogKey    *rog_key_set_unlock (RogKeySet *self,
                               RogSecret *pin,
                               GError   **error);
void       rog_key_set_free (RogKeySet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogKeySet, rog_key_set_free)

G_END_DECLS
