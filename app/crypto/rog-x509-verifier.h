// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-signer.h"

G_BEGIN_DECLS

/**
 * RogX509Verifier:
 *
 * A #RogVerifier for signatures of #RogActingSigner. It remembers the certificates
 * and vouchers it has found good, so that a register with one author checks them once.
 * Any thread.
 */
#define ROG_TYPE_X509_VERIFIER (rog_x509_verifier_get_type ())
G_DECLARE_FINAL_TYPE (RogX509Verifier, rog_x509_verifier, ROG, X509_VERIFIER, GObject)

RogX509Verifier *rog_x509_verifier_new (void);

G_END_DECLS
