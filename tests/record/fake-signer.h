// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-signer.h"

G_BEGIN_DECLS

/* A signer and verifier without cryptography, for tests of what is signed and where: the
 * “certificate” names the author, and the “signature” is a hash that anyone could make. */
#define ROG_TYPE_FAKE_SIGNER (rog_fake_signer_get_type ())
G_DECLARE_FINAL_TYPE (RogFakeSigner, rog_fake_signer, ROG, FAKE_SIGNER, GObject)

RogSigner   *rog_fake_signer_new (const char *name,
                                  const char *role);
RogVerifier *rog_fake_verifier_new (void);

G_END_DECLS
