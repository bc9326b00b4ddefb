// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-chunks.h"

#include <openssl/evp.h>
#include <string.h>

#include "core/rog-clock.h"
#include "crypto/rog-crypto-private.h"

#define MAGIC "ROGVAULT"
#define MAGIC_SIZE 8
#define ID_OFFSET 12
#define ID_SIZE 16
#define SIZE_OFFSET 28
#define NONCE_SIZE 12

struct _RogChunks
{
  EVP_CIPHER_CTX *context;
  guint8          header[ROG_CHUNKS_HEADER_SIZE];
  guint32         chunk_size;
};

static void
put_u32 (guint8 *at,
         guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (at, &value, sizeof value);
}

static guint32
get_u32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);

  return GUINT32_FROM_BE (value);
}

static gboolean
put_id (guint8     *at,
        const char *id,
        GError    **error)
{
  gsize length = 0;

  if (!rog_uuid_is_valid (id))
    {
      g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_FAILED, "A document id is a uuid");
      return FALSE;
    }

  for (const char *c = id; *c != '\0'; c++)
    {
      if (*c == '-')
        continue;
      at[length / 2] = (guint8)(at[length / 2] << 4 | g_ascii_xdigit_value (*c));
      length++;
    }

  return TRUE;
}

static RogChunks *
chunks_new (RogSecret *key,
            GError   **error)
{
  g_autoptr (RogChunks) self = g_new0 (RogChunks, 1);

  self->context = EVP_CIPHER_CTX_new ();
  if (self->context == NULL ||
      EVP_CipherInit_ex2 (self->context, EVP_aes_256_gcm (), rog_secret_get_data (key, NULL), NULL, 1, NULL) != 1)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_FAILED, "The cipher could not be set up");
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * rog_chunks_new:
 * @key: 32 random bytes, used for no other file
 * @id: the document's uuid
 * @chunk_size: how many bytes a chunk holds
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): what a writer needs
 */
RogChunks *
rog_chunks_new (RogSecret  *key,
                const char *id,
                guint32     chunk_size,
                GError    **error)
{
  g_autoptr (RogChunks) self = NULL;

  g_return_val_if_fail (rog_secret_get_size (key) == ROG_SECRET_KEY_SIZE, NULL);
  g_return_val_if_fail (chunk_size > 0 && chunk_size <= ROG_CHUNKS_MAX_SIZE, NULL);

  self = chunks_new (key, error);
  if (self == NULL)
    return NULL;

  memcpy (self->header, MAGIC, MAGIC_SIZE);
  put_u32 (self->header + MAGIC_SIZE, ROG_CHUNKS_VERSION);
  put_u32 (self->header + SIZE_OFFSET, chunk_size);
  self->chunk_size = chunk_size;

  return put_id (self->header + ID_OFFSET, id, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * rog_chunks_new_from_header:
 * @key: the file's key
 * @id: the uuid of the document that is expected
 * @header: (array fixed-size=32): the file's first bytes
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): what a reader needs, or %NULL with
 *   %ROG_CRYPTO_ERROR_TAMPERED where the header is not one, or another document's
 */
RogChunks *
rog_chunks_new_from_header (RogSecret    *key,
                            const char   *id,
                            const guint8 *header,
                            GError      **error)
{
  guint32 chunk_size = get_u32 (header + SIZE_OFFSET);
  g_autoptr (RogChunks) self = NULL;

  if (memcmp (header, MAGIC, MAGIC_SIZE) != 0 || get_u32 (header + MAGIC_SIZE) != ROG_CHUNKS_VERSION ||
      chunk_size == 0 || chunk_size > ROG_CHUNKS_MAX_SIZE)
    {
      g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED, "The file does not begin as an encrypted document does");
      return NULL;
    }

  self = rog_chunks_new (key, id, chunk_size, error);
  if (self != NULL && memcmp (self->header, header, ROG_CHUNKS_HEADER_SIZE) != 0)
    {
      g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED, "The file is that of another document");
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * rog_chunks_free:
 * @self: (nullable) (transfer full): the state
 */
void
rog_chunks_free (RogChunks *self)
{
  if (self == NULL)
    return;

  EVP_CIPHER_CTX_free (self->context);
  g_free (self);
}

/**
 * rog_chunks_get_header:
 * @self: the state
 *
 * Returns: (transfer none): the header's bytes
 */
const guint8 *
rog_chunks_get_header (RogChunks *self)
{
  return self->header;
}

/**
 * rog_chunks_get_chunk_size:
 * @self: the state
 *
 * Returns: how many bytes a chunk holds
 */
guint32
rog_chunks_get_chunk_size (RogChunks *self)
{
  return self->chunk_size;
}

/* The key schedule stays in the context; only nonce and additional data change. */
static gboolean
begin (RogChunks *self,
       gboolean   encrypt,
       guint64    index,
       gboolean   last)
{
  guint8  nonce[NONCE_SIZE] = { 0 };
  guint8  place[9];
  guint64 big_endian = GUINT64_TO_BE (index);
  int     length;

  memcpy (nonce + 4, &big_endian, sizeof big_endian);
  memcpy (place, &big_endian, sizeof big_endian);
  place[8] = last ? 1 : 0;

  return EVP_CipherInit_ex2 (self->context, NULL, NULL, nonce, encrypt, NULL) == 1 &&
         EVP_CipherUpdate (self->context, NULL, &length, self->header, sizeof self->header) == 1 &&
         EVP_CipherUpdate (self->context, NULL, &length, place, sizeof place) == 1;
}

/**
 * rog_chunks_seal:
 * @self: the state
 * @index: the chunk's number, from 0
 * @last: whether it is the file's last
 * @plain: (array length=length): what it holds
 * @length: at most the chunk size
 * @sealed: (out caller-allocates): @length and %ROG_CHUNKS_TAG_SIZE bytes
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_CRYPTO_ERROR_FAILED
 */
gboolean
rog_chunks_seal (RogChunks    *self,
                 guint64       index,
                 gboolean      last,
                 const guint8 *plain,
                 gsize         length,
                 guint8       *sealed,
                 GError      **error)
{
  int written;

  if (!begin (self, TRUE, index, last) ||
      EVP_EncryptUpdate (self->context, sealed, &written, plain, (int)length) != 1 ||
      EVP_EncryptFinal_ex (self->context, sealed + length, &written) != 1 ||
      EVP_CIPHER_CTX_ctrl (self->context, EVP_CTRL_AEAD_GET_TAG, ROG_CHUNKS_TAG_SIZE, sealed + length) != 1)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_FAILED, "A part of the file could not be encrypted");
      return FALSE;
    }

  return TRUE;
}

/**
 * rog_chunks_open:
 * @self: the state
 * @index: the number it must have
 * @last: whether it must be the last
 * @sealed: (array length=sealed_length): the chunk with its tag
 * @sealed_length: its length
 * @plain: (out caller-allocates): @sealed_length less %ROG_CHUNKS_TAG_SIZE bytes
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_CRYPTO_ERROR_TAMPERED, and @plain wiped
 */
gboolean
rog_chunks_open (RogChunks    *self,
                 guint64       index,
                 gboolean      last,
                 const guint8 *sealed,
                 gsize         sealed_length,
                 guint8       *plain,
                 GError      **error)
{
  gsize  length = sealed_length - ROG_CHUNKS_TAG_SIZE;
  guint8 tag[ROG_CHUNKS_TAG_SIZE];
  int    written;

  g_return_val_if_fail (sealed_length >= ROG_CHUNKS_TAG_SIZE, FALSE);

  memcpy (tag, sealed + length, sizeof tag);
  if (!begin (self, FALSE, index, last) ||
      EVP_DecryptUpdate (self->context, plain, &written, sealed, (int)length) != 1 ||
      EVP_CIPHER_CTX_ctrl (self->context, EVP_CTRL_AEAD_SET_TAG, sizeof tag, tag) != 1 ||
      EVP_DecryptFinal_ex (self->context, plain + length, &written) != 1)
    {
      rog_secret_wipe (plain, length);
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_TAMPERED, "A part of the file was changed, or the key is another");
      return FALSE;
    }

  return TRUE;
}
