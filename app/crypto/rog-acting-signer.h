// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-signer.h"
#include "crypto/rog-certificate.h"
#include "crypto/rog-key.h"

G_BEGIN_DECLS

/**
 * RogActingSigner:
 *
 * A #RogSigner of an acting key, its certificate and its voucher. Immutable; any thread.
 */
#define ROG_TYPE_ACTING_SIGNER (rog_acting_signer_get_type ())
G_DECLARE_FINAL_TYPE (RogActingSigner, rog_acting_signer, ROG, ACTING_SIGNER, GObject)

RogActingSigner *rog_acting_signer_new (RogKey         *key,
                                        RogCertificate *certificate,
                                        GBytes         *voucher,
                                        GError        **error);

GBytes         *rog_voucher_make (RogKey         *signing_key,
                                  RogCertificate *signing_certificate,
                                  RogCertificate *acting_certificate,
                                  gint64          at,
                                  GError        **error);
RogCertificate *rog_voucher_verify (GBytes         *voucher,
                                    RogCertificate *acting_certificate,
                                    GError        **error);

G_END_DECLS
