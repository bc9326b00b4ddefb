// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-secret.h"

G_BEGIN_DECLS

/**
 * RogChunkWriter:
 *
 * A stream that encrypts what is written to it, in the format of rog-chunks.h.
 * Blocking; one thread at a time.
 */
#define ROG_TYPE_CHUNK_WRITER (rog_chunk_writer_get_type ())
G_DECLARE_FINAL_TYPE (RogChunkWriter, rog_chunk_writer, ROG, CHUNK_WRITER, GFilterOutputStream)

RogChunkWriter *rog_chunk_writer_new (GOutputStream *base,
                                      RogSecret     *key,
                                      const char    *id,
                                      GError       **error);
RogChunkWriter *rog_chunk_writer_new_sized (GOutputStream *base,
                                            RogSecret     *key,
                                            const char    *id,
                                            guint32        chunk_size,
                                            GError       **error);
gboolean        rog_chunk_writer_finish (RogChunkWriter *self,
                                         GCancellable   *cancellable,
                                         GError        **error);

G_END_DECLS
