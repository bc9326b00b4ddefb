// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-wrap.h"

#include <openssl/evp.h>
#include <string.h>

#include "core/rog-clock.h"
#include "crypto/rog-crypto-private.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_CIPHER_CTX, EVP_CIPHER_CTX_free)

#define NONCE_SIZE 12
#define TAG_SIZE 16

static gboolean
begin (EVP_CIPHER_CTX *context,
       gboolean        encrypt,
       RogSecret      *key,
       const guint8   *nonce,
       const char     *label)
{
  int length;

  return EVP_CipherInit_ex2 (context, EVP_aes_256_gcm (), rog_secret_get_data (key, NULL), nonce, encrypt, NULL) == 1 &&
         EVP_CipherUpdate (context, NULL, &length, (const guint8 *)label, (int)strlen (label)) == 1;
}

/**
 * rog_wrap:
 * @secret: what is wrapped, at most 1 MiB
 * @key: 32 bytes
 * @label: what it is for; has to be given again for unwrapping
 * @error: where an error goes
 *
 * AES-256-GCM (NIST SP 800-38D) with a random nonce and @label as additional data:
 * nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes). Any thread.
 *
 * Returns: (transfer full) (nullable): bytes that may be kept in the clear
 */
GBytes *
rog_wrap (RogSecret  *secret,
          RogSecret  *key,
          const char *label,
          GError    **error)
{
  g_autoptr (EVP_CIPHER_CTX) context = EVP_CIPHER_CTX_new ();
  g_autofree guint8 *out = NULL;
  gsize              length;
  const guint8      *plain = rog_secret_get_data (secret, &length);
  int                written;

  g_return_val_if_fail (rog_secret_get_size (key) == ROG_SECRET_KEY_SIZE, NULL);
  g_return_val_if_fail (length <= 1024 * 1024, NULL);

  out = g_malloc (NONCE_SIZE + length + TAG_SIZE);
  rog_random_bytes (out, NONCE_SIZE);
  if (!begin (context, TRUE, key, out, label) ||
      EVP_EncryptUpdate (context, out + NONCE_SIZE, &written, plain, (int)length) != 1 ||
      EVP_EncryptFinal_ex (context, out + NONCE_SIZE + length, &written) != 1 ||
      EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_AEAD_GET_TAG, TAG_SIZE, out + NONCE_SIZE + length) != 1)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_FAILED, "A key could not be wrapped");
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&out), NONCE_SIZE + length + TAG_SIZE);
}

/**
 * rog_unwrap:
 * @wrapped: what rog_wrap() made
 * @key: 32 bytes
 * @label: what was given to rog_wrap()
 * @error: where an error goes
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the secret, or %NULL with %ROG_CRYPTO_ERROR_TAMPERED
 *   where the key, the label or any byte is another
 */
RogSecret *
rog_unwrap (GBytes     *wrapped,
            RogSecret  *key,
            const char *label,
            GError    **error)
{
  g_autoptr (EVP_CIPHER_CTX) context = EVP_CIPHER_CTX_new ();
  g_autoptr (RogSecret) secret = NULL;
  gsize         size;
  const guint8 *data = g_bytes_get_data (wrapped, &size);
  gsize         length = size - NONCE_SIZE - TAG_SIZE;
  guint8       *plain;
  int           written;

  g_return_val_if_fail (rog_secret_get_size (key) == ROG_SECRET_KEY_SIZE, NULL);

  if (size < NONCE_SIZE + TAG_SIZE || length > 1024 * 1024)
    {
      g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED, "Not a wrapped key");
      return NULL;
    }

  secret = rog_secret_new_zeroed (length);
  plain = rog_secret_get_writable (secret);
  if (!begin (context, FALSE, key, data, label) ||
      EVP_DecryptUpdate (context, plain, &written, data + NONCE_SIZE, (int)length) != 1 ||
      EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_AEAD_SET_TAG, TAG_SIZE, (guint8 *)data + NONCE_SIZE + length) != 1 ||
      EVP_DecryptFinal_ex (context, plain + length, &written) != 1)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_TAMPERED, "This key does not open what was wrapped, or it was changed");
      return NULL;
    }

  return g_steal_pointer (&secret);
}
