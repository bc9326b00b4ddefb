// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ROG_CRYPTO_ERROR (rog_crypto_error_quark ())

/**
 * RogCryptoError:
 * @ROG_CRYPTO_ERROR_FAILED: a call into the cryptographic library failed: memory, random numbers, input or output
 * @ROG_CRYPTO_ERROR_TAMPERED: what was encrypted does not open: changed, cut, renamed, or under another key
 * @ROG_CRYPTO_ERROR_WRONG_PIN: the PIN does not open the key
 * @ROG_CRYPTO_ERROR_BAD_CERTIFICATE: not a certificate as it must be, or not the one that is needed
 * @ROG_CRYPTO_ERROR_BAD_SIGNATURE: a signature that does not hold, or is not over this content
 */
typedef enum
{
  ROG_CRYPTO_ERROR_FAILED,
  ROG_CRYPTO_ERROR_TAMPERED,
  ROG_CRYPTO_ERROR_WRONG_PIN,
  ROG_CRYPTO_ERROR_BAD_CERTIFICATE,
  ROG_CRYPTO_ERROR_BAD_SIGNATURE,
} RogCryptoError;

GQuark rog_crypto_error_quark (void);

G_END_DECLS
