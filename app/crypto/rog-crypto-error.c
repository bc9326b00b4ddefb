// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-crypto-error.h"

#include <openssl/err.h>

#include "crypto/rog-crypto-private.h"

G_DEFINE_QUARK (rog - crypto - error - quark, rog_crypto_error)

/**
 * rog_crypto_set_error:
 * @error: where it goes
 * @code: the code
 * @what: what did not succeed, a clause without a full stop
 *
 * Adds what OpenSSL says of it, and empties OpenSSL's queue of this thread.
 */
void
rog_crypto_set_error (GError       **error,
                      RogCryptoError code,
                      const char    *what)
{
  const char *reason = ERR_reason_error_string (ERR_peek_last_error ());

  if (reason != NULL)
    g_set_error (error, ROG_CRYPTO_ERROR, code, "%s (%s)", what, reason);
  else
    g_set_error_literal (error, ROG_CRYPTO_ERROR, code, what);

  ERR_clear_error ();
}
