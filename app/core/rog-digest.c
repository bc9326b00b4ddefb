// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-digest.h"

#include <string.h>

#include "core/rog-core-error.h"

static RogDigest
finish (GChecksum *checksum)
{
  RogDigest digest;
  gsize     length = sizeof digest.bytes;

  g_checksum_get_digest (checksum, digest.bytes, &length);
  g_checksum_free (checksum);

  return digest;
}

/**
 * rog_digest_of:
 * @data: (array length=length): the bytes
 * @length: their number
 *
 * Returns: the SHA-256 of @data. Any thread.
 */
RogDigest
rog_digest_of (gconstpointer data,
               gsize         length)
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, data, (gssize)length);

  return finish (checksum);
}

/**
 * rog_digest_of_bytes:
 * @bytes: the bytes
 *
 * Returns: the SHA-256 of @bytes. Any thread.
 */
RogDigest
rog_digest_of_bytes (GBytes *bytes)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return rog_digest_of (data, length);
}

/**
 * rog_digest_salted:
 * @salt: the salt, 32 bytes in acts and versions
 * @data: (array length=length): the bytes
 * @length: their number
 *
 * A hash that betrays nothing to who has no salt: SHA-256 (salt ‖ data).
 *
 * Returns: the digest. Any thread.
 */
RogDigest
rog_digest_salted (GBytes       *salt,
                   gconstpointer data,
                   gsize         length)
{
  GChecksum    *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize         salt_length;
  gconstpointer salt_data = g_bytes_get_data (salt, &salt_length);

  g_checksum_update (checksum, salt_data, (gssize)salt_length);
  g_checksum_update (checksum, data, (gssize)length);

  return finish (checksum);
}

/**
 * rog_digest_equal:
 * @a: a digest
 * @b: another
 *
 * Compares in a time that does not depend on the contents.
 *
 * Returns: whether they are the same.
 */
gboolean
rog_digest_equal (const RogDigest *a,
                  const RogDigest *b)
{
  guint8 difference = 0;

  for (gsize i = 0; i < ROG_DIGEST_SIZE; i++)
    difference |= a->bytes[i] ^ b->bytes[i];

  return difference == 0;
}

/**
 * rog_digest_to_string:
 * @digest: a digest
 *
 * Returns: (transfer full): base64url without padding, as it stands in acts.
 */
char *
rog_digest_to_string (const RogDigest *digest)
{
  return rog_base64url_encode (digest->bytes, sizeof digest->bytes);
}

/**
 * rog_digest_from_string:
 * @text: (nullable): base64url without padding
 * @digest: (out): where the value goes
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_CORE_ERROR_INVALID where @text is not a digest.
 */
gboolean
rog_digest_from_string (const char *text,
                        RogDigest  *digest,
                        GError    **error)
{
  g_autoptr (GBytes) bytes = rog_base64url_decode (text, error);

  if (bytes == NULL)
    return FALSE;

  if (g_bytes_get_size (bytes) != ROG_DIGEST_SIZE)
    {
      g_set_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID, "A hash has %d bytes, not %" G_GSIZE_FORMAT,
                   ROG_DIGEST_SIZE, g_bytes_get_size (bytes));
      return FALSE;
    }

  memcpy (digest->bytes, g_bytes_get_data (bytes, NULL), ROG_DIGEST_SIZE);
  return TRUE;
}

/**
 * rog_digest_to_hex:
 * @digest: a digest
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits, as people and sha256sum write it.
 */
char *
rog_digest_to_hex (const RogDigest *digest)
{
  GString *text = g_string_sized_new (2 * ROG_DIGEST_SIZE);

  for (gsize i = 0; i < ROG_DIGEST_SIZE; i++)
    g_string_append_printf (text, "%02x", digest->bytes[i]);

  return g_string_free_and_steal (text);
}

/**
 * rog_base64url_encode:
 * @data: (array length=length): the bytes
 * @length: their number
 *
 * Returns: (transfer full): base64url without padding (RFC 4648 § 5).
 */
char *
rog_base64url_encode (gconstpointer data,
                      gsize         length)
{
  char *text = g_base64_encode (data, length);
  char *end = text;

  for (char *c = text; *c != '\0' && *c != '='; c++)
    {
      *c = *c == '+' ? '-' : *c == '/' ? '_'
                                       : *c;
      end = c + 1;
    }
  *end = '\0';

  return text;
}

/**
 * rog_base64url_decode:
 * @text: (nullable): base64url without padding; %NULL is refused like any other text
 * @error: where an error goes
 *
 * Strict: padding, other characters and left-over bits are refused, so that a
 * value has one spelling only.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL with %ROG_CORE_ERROR_INVALID.
 */
GBytes *
rog_base64url_decode (const char *text,
                      GError    **error)
{
  g_autofree char *again = NULL;
  GString         *plain = g_string_new (text);
  guchar          *data;
  gsize            length = 0;

  for (char *c = plain->str; *c != '\0'; c++)
    *c = *c == '-' ? '+' : *c == '_' ? '/'
                                     : *c;
  while (plain->len % 4 != 0)
    g_string_append_c (plain, '=');

  data = g_base64_decode (plain->str, &length);
  g_string_free (plain, TRUE);
  again = rog_base64url_encode (data, length);

  if (g_strcmp0 (again, text) != 0)
    {
      g_free (data);
      g_set_error_literal (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID, "Not base64url without padding");
      return NULL;
    }

  return g_bytes_new_take (data, length);
}
