// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-secret.h"

G_BEGIN_DECLS

/**
 * RogChunkReader:
 *
 * A stream that decrypts a file of the format of rog-chunks.h, from any place
 * (#GSeekable). Only bytes whose chunk is authentic are ever returned, and opening
 * checks the last chunk, so that a cut file is refused at once. Blocking; one thread
 * at a time.
 */
#define ROG_TYPE_CHUNK_READER (rog_chunk_reader_get_type ())
G_DECLARE_FINAL_TYPE (RogChunkReader, rog_chunk_reader, ROG, CHUNK_READER, GInputStream)

RogChunkReader *rog_chunk_reader_new_for_bytes (GBytes     *file,
                                                RogSecret  *key,
                                                const char *id,
                                                GError    **error);
RogChunkReader *rog_chunk_reader_new_for_fd (int         fd,
                                             goffset     offset,
                                             RogSecret  *key,
                                             const char *id,
                                             GError    **error);
guint64         rog_chunk_reader_get_size (RogChunkReader *self);
gboolean        rog_chunk_reader_copy_to_fd (RogChunkReader *self,
                                             int             fd,
                                             GCancellable   *cancellable,
                                             GError        **error);

G_END_DECLS
