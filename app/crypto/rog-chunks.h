// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

#include "crypto/rog-secret.h"

G_BEGIN_DECLS

/*
 * The format of an encrypted file, big-endian throughout:
 *
 *   header   "ROGVAULT" · version (4 bytes, 1) · document id (16) · chunk size (4)
 *   chunks   AES-256-GCM over up to "chunk size" bytes, each followed by its tag (16)
 *
 * The nonce is the chunk's index (12 bytes): each key is random and used for one file.
 * The additional data is header ‖ index (8 bytes) ‖ last (1 byte, 1 for the last chunk),
 * so that nothing can be cut, exchanged, appended or given another name. An empty
 * document is one empty chunk; no other file ends in an empty one.
 */
#define ROG_CHUNKS_HEADER_SIZE 32
#define ROG_CHUNKS_TAG_SIZE 16
#define ROG_CHUNKS_VERSION 1
#define ROG_CHUNKS_DEFAULT_SIZE (64 * 1024)
#define ROG_CHUNKS_MAX_SIZE (4 * 1024 * 1024)

/* RogChunks: the key of one file and its header: what reader and writer share. */
typedef struct _RogChunks RogChunks;

RogChunks    *rog_chunks_new (RogSecret  *key,
                              const char *id,
                              guint32     chunk_size,
                              GError    **error);
RogChunks    *rog_chunks_new_from_header (RogSecret    *key,
                                          const char   *id,
                                          const guint8 *header,
                                          GError      **error);
void          rog_chunks_free (RogChunks *self);
const guint8 *rog_chunks_get_header (RogChunks *self);
guint32       rog_chunks_get_chunk_size (RogChunks *self);
gboolean      rog_chunks_seal (RogChunks    *self,
                               guint64       index,
                               gboolean      last,
                               const guint8 *plain,
                               gsize         length,
                               guint8       *sealed,
                               GError      **error);
gboolean      rog_chunks_open (RogChunks    *self,
                               guint64       index,
                               gboolean      last,
                               const guint8 *sealed,
                               gsize         sealed_length,
                               guint8       *plain,
                               GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogChunks, rog_chunks_free)

G_END_DECLS
