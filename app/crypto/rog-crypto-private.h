// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "crypto/rog-certificate.h"
#include "crypto/rog-crypto-error.h"
#include "crypto/rog-key.h"

G_BEGIN_DECLS

void rog_crypto_set_error (GError       **error,
                           RogCryptoError code,
                           const char    *what);

/* Borrowed: no reference is passed. */
EVP_PKEY *rog_key_peek_pkey (RogKey *self);
X509     *rog_certificate_peek_x509 (RogCertificate *self);
/* Takes the reference of @x509. */
RogCertificate *rog_certificate_new_take_x509 (X509    *x509,
                                               GError **error);
char           *rog_crypto_key_id (EVP_PKEY *pkey);

G_END_DECLS
