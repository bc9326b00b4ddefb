// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ROG_DIGEST_SIZE 32

/**
 * RogDigest:
 *
 * A SHA-256 value, by value: comparing and copying need no memory management.
 * Every hash in acts, entries, trees and documents is one (FIPS 180-4, over raw bytes).
 */
typedef struct
{
  guint8 bytes[ROG_DIGEST_SIZE];
} RogDigest;

RogDigest rog_digest_of (gconstpointer data,
                         gsize         length);
RogDigest rog_digest_of_bytes (GBytes *bytes);
RogDigest rog_digest_salted (GBytes       *salt,
                             gconstpointer data,
                             gsize         length);
gboolean  rog_digest_equal (const RogDigest *a,
                            const RogDigest *b);
char     *rog_digest_to_string (const RogDigest *digest);
gboolean  rog_digest_from_string (const char *text,
                                  RogDigest  *digest,
                                  GError    **error);
char     *rog_digest_to_hex (const RogDigest *digest);

char   *rog_base64url_encode (gconstpointer data,
                              gsize         length);
GBytes *rog_base64url_decode (const char *text,
                              GError    **error);

G_END_DECLS
