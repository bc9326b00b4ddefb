// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-key.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <string.h>

#include "core/rog-digest.h"
#include "crypto/rog-crypto-private.h"

/*
 * The PIN's work factor. OpenSSL refuses scrypt that needs more than 32 MiB where it
 * reads PKCS#8, so the memory is 16 MiB (N, r) and the work is made up by p.
 */
#define SCRYPT_N 16384
#define SCRYPT_R 8
#define SCRYPT_P 8
#define SECURE_HEAP (256 * 1024)
#define SECURE_HEAP_MIN 16

struct _RogKey
{
  GObject parent_instance;

  EVP_PKEY *pkey;
  char     *id;
};

G_DEFINE_FINAL_TYPE (RogKey, rog_key, G_TYPE_OBJECT)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_SIG, X509_SIG_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_ALGOR, X509_ALGOR_free)

static void
rog_key_finalize (GObject *object)
{
  RogKey *self = ROG_KEY (object);

  EVP_PKEY_free (self->pkey);
  g_free (self->id);

  G_OBJECT_CLASS (rog_key_parent_class)->finalize (object);
}

/* OpenSSL keeps the numbers of private keys in its secure heap, once there is one. */
static void
rog_key_class_init (RogKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_key_finalize;

  if (!CRYPTO_secure_malloc_initialized ())
    CRYPTO_secure_malloc_init (SECURE_HEAP, SECURE_HEAP_MIN);
}

static void
rog_key_init (RogKey *self)
{
}

/* "sha256:" and the hash of the SubjectPublicKeyInfo; NULL where it has no encoding. */
char *
rog_crypto_key_id (EVP_PKEY *pkey)
{
  guint8          *der = NULL;
  int              length = i2d_PUBKEY (pkey, &der);
  g_autofree char *digest_text = NULL;
  RogDigest        digest;

  if (length <= 0)
    return NULL;

  digest = rog_digest_of (der, (gsize)length);
  OPENSSL_free (der);
  digest_text = rog_digest_to_string (&digest);

  return g_strconcat ("sha256:", digest_text, NULL);
}

EVP_PKEY *
rog_key_peek_pkey (RogKey *self)
{
  return self->pkey;
}

static RogKey *
key_new_take (EVP_PKEY *pkey,
              GError  **error)
{
  g_autoptr (EVP_PKEY) owned = pkey;
  RogKey *self;
  char    group[32] = "";
  gsize   length = 0;

  if (owned == NULL || EVP_PKEY_get_group_name (owned, group, sizeof group, &length) != 1 ||
      !g_str_equal (group, SN_X9_62_prime256v1))
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_TAMPERED, "Not a private key on the curve P-256");
      return NULL;
    }

  self = g_object_new (ROG_TYPE_KEY, NULL);
  self->pkey = g_steal_pointer (&owned);
  self->id = rog_crypto_key_id (self->pkey);

  return self;
}

/**
 * rog_key_new_generate:
 * @error: where an error goes
 *
 * Blocking, about 1 ms. Any thread.
 *
 * Returns: (transfer full) (nullable): a new key
 */
RogKey *
rog_key_new_generate (GError **error)
{
  EVP_PKEY *pkey;

  /* The class sets up the secure heap, which has to be there first. */
  g_type_class_unref (g_type_class_ref (ROG_TYPE_KEY));
  pkey = EVP_EC_gen ("P-256");
  if (pkey == NULL)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_FAILED, "No key could be made");
      return NULL;
    }

  return key_new_take (pkey, error);
}

/**
 * rog_key_new_from_secret:
 * @pkcs8: PrivateKeyInfo, DER (RFC 5958)
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the key, or %NULL with %ROG_CRYPTO_ERROR_TAMPERED
 */
RogKey *
rog_key_new_from_secret (RogSecret *pkcs8,
                         GError   **error)
{
  g_autoptr (PKCS8_PRIV_KEY_INFO) info = NULL;
  gsize         length;
  const guint8 *data = rog_secret_get_data (pkcs8, &length);
  const guint8 *at = data;

  g_type_class_unref (g_type_class_ref (ROG_TYPE_KEY));
  info = d2i_PKCS8_PRIV_KEY_INFO (NULL, &at, (long)length);
  if (info == NULL || at != data + length)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_TAMPERED, "Not a private key");
      return NULL;
    }

  return key_new_take (EVP_PKCS82PKEY (info), error);
}

/**
 * rog_key_new_from_encrypted:
 * @encrypted: EncryptedPrivateKeyInfo, DER (RFC 5958)
 * @pin: the PIN, UTF-8
 * @error: where an error goes
 *
 * Blocking, some 0.3 s by intent. Any thread.
 *
 * Returns: (transfer full) (nullable): the key, or %NULL with %ROG_CRYPTO_ERROR_WRONG_PIN
 *   or, where @encrypted has not the form, %ROG_CRYPTO_ERROR_TAMPERED
 */
RogKey *
rog_key_new_from_encrypted (GBytes    *encrypted,
                            RogSecret *pin,
                            GError   **error)
{
  g_autoptr (X509_SIG) outer = NULL;
  g_autoptr (PKCS8_PRIV_KEY_INFO) info = NULL;
  g_autoptr (EVP_PKEY) pkey = NULL;
  gsize         length;
  const guint8 *data = g_bytes_get_data (encrypted, &length);
  const guint8 *at = data;

  g_type_class_unref (g_type_class_ref (ROG_TYPE_KEY));
  outer = d2i_X509_SIG (NULL, &at, (long)length);
  if (outer == NULL || at != data + length)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_TAMPERED, "Not an encrypted private key");
      return NULL;
    }

  /* One wrong PIN in 256 gives bytes with a right padding; they are no key then. */
  info = PKCS8_decrypt (outer, (const char *)rog_secret_get_data (pin, NULL), (int)rog_secret_get_size (pin));
  pkey = info != NULL ? EVP_PKCS82PKEY (info) : NULL;
  if (pkey == NULL)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_WRONG_PIN, "The PIN does not open the signing key");
      return NULL;
    }

  return key_new_take (g_steal_pointer (&pkey), error);
}

/**
 * rog_key_to_secret:
 * @self: a key
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): PrivateKeyInfo, DER (RFC 5958)
 */
RogSecret *
rog_key_to_secret (RogKey  *self,
                   GError **error)
{
  g_autoptr (PKCS8_PRIV_KEY_INFO) info = NULL;
  g_autoptr (RogSecret) secret = NULL;
  guint8 *at;
  int     length;

  g_return_val_if_fail (ROG_IS_KEY (self), NULL);

  info = EVP_PKEY2PKCS8 (self->pkey);
  length = info != NULL ? i2d_PKCS8_PRIV_KEY_INFO (info, NULL) : 0;
  if (length <= 0)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_FAILED, "A private key could not be encoded");
      return NULL;
    }

  secret = rog_secret_new_zeroed ((gsize)length);
  at = rog_secret_get_writable (secret);
  i2d_PKCS8_PRIV_KEY_INFO (info, &at);

  return g_steal_pointer (&secret);
}

/**
 * rog_key_to_encrypted:
 * @self: a key
 * @pin: the PIN, UTF-8
 * @error: where an error goes
 *
 * PBES2 with scrypt (RFC 7914) and AES-256-CBC, as `openssl pkcs8` reads it. Blocking,
 * some 0.3 s by intent. Any thread.
 *
 * Returns: (transfer full) (nullable): EncryptedPrivateKeyInfo, DER
 */
GBytes *
rog_key_to_encrypted (RogKey    *self,
                      RogSecret *pin,
                      GError   **error)
{
  g_autoptr (PKCS8_PRIV_KEY_INFO) info = NULL;
  g_autoptr (X509_ALGOR) algorithm = NULL;
  g_autoptr (X509_SIG) outer = NULL;
  guint8 *der = NULL;
  GBytes *bytes;
  int     length = 0;

  g_return_val_if_fail (ROG_IS_KEY (self), NULL);

  info = EVP_PKEY2PKCS8 (self->pkey);
  algorithm = PKCS5_pbe2_set_scrypt (EVP_aes_256_cbc (), NULL, 16, NULL, SCRYPT_N, SCRYPT_R, SCRYPT_P);
  if (info != NULL && algorithm != NULL)
    outer = PKCS8_set0_pbe ((const char *)rog_secret_get_data (pin, NULL), (int)rog_secret_get_size (pin), info, algorithm);
  if (outer != NULL)
    {
      algorithm = NULL;
      length = i2d_X509_SIG (outer, &der);
    }
  if (length <= 0)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_FAILED, "A private key could not be encrypted");
      return NULL;
    }

  bytes = g_bytes_new (der, (gsize)length);
  OPENSSL_free (der);

  return bytes;
}

/**
 * rog_key_get_id:
 * @self: a key
 *
 * Returns: (transfer none): "sha256:" and the base64url hash of the SubjectPublicKeyInfo
 */
const char *
rog_key_get_id (RogKey *self)
{
  g_return_val_if_fail (ROG_IS_KEY (self), NULL);

  return self->id;
}

/**
 * rog_key_sign:
 * @self: a key
 * @message: what is signed
 * @error: where an error goes
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): ECDSA with SHA-256 over @message, DER
 */
GBytes *
rog_key_sign (RogKey  *self,
              GBytes  *message,
              GError **error)
{
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  gsize         length;
  const guint8 *data = g_bytes_get_data (message, &length);
  guint8        signature[80];
  gsize         signature_length = sizeof signature;

  g_return_val_if_fail (ROG_IS_KEY (self), NULL);

  if (EVP_DigestSignInit (context, NULL, EVP_sha256 (), NULL, self->pkey) != 1 ||
      EVP_DigestSign (context, signature, &signature_length, data, length) != 1)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_FAILED, "The signature could not be made");
      return NULL;
    }

  return g_bytes_new (signature, signature_length);
}
