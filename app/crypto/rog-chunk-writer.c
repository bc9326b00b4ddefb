// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-chunk-writer.h"

#include <string.h>

#include "crypto/rog-chunks.h"
#include "crypto/rog-crypto-error.h"

struct _RogChunkWriter
{
  GFilterOutputStream parent_instance;

  RogChunks *chunks;
  guint8    *plain;
  guint8    *sealed;
  gsize      size;
  gsize      filled;
  guint64    index;
  gboolean   finished;
  gboolean   broken;
};

G_DEFINE_FINAL_TYPE (RogChunkWriter, rog_chunk_writer, G_TYPE_FILTER_OUTPUT_STREAM)

/* After a write that failed half way the file's end is unknown: nothing more is written. */
static gboolean
check_open (RogChunkWriter *self,
            GError        **error)
{
  if (!self->finished && !self->broken)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, self->finished ? G_IO_ERROR_CLOSED : G_IO_ERROR_FAILED,
                       self->finished ? "The encrypted file is finished" : "An earlier part could not be written");
  return FALSE;
}

static gboolean
write_chunk (RogChunkWriter *self,
             gboolean        last,
             GCancellable   *cancellable,
             GError        **error)
{
  GOutputStream *base = g_filter_output_stream_get_base_stream (G_FILTER_OUTPUT_STREAM (self));

  self->broken = TRUE;
  if (!rog_chunks_seal (self->chunks, self->index, last, self->plain, self->filled, self->sealed, error) ||
      !g_output_stream_write_all (base, self->sealed, self->filled + ROG_CHUNKS_TAG_SIZE, NULL, cancellable, error))
    return FALSE;

  self->broken = FALSE;
  self->index++;
  self->filled = 0;

  return TRUE;
}

/* A full chunk is written only when more comes: which one is the last is known at the end. */
static gssize
rog_chunk_writer_write (GOutputStream *stream,
                        const void    *data,
                        gsize          count,
                        GCancellable  *cancellable,
                        GError       **error)
{
  RogChunkWriter *self = ROG_CHUNK_WRITER (stream);

  if (!check_open (self, error))
    return -1;
  if (self->filled == self->size && !write_chunk (self, FALSE, cancellable, error))
    return -1;

  count = MIN (count, self->size - self->filled);
  memcpy (self->plain + self->filled, data, count);
  self->filled += count;

  return (gssize)count;
}

static void
rog_chunk_writer_finalize (GObject *object)
{
  RogChunkWriter *self = ROG_CHUNK_WRITER (object);

  rog_secret_wipe (self->plain, self->size);
  g_free (self->plain);
  g_free (self->sealed);
  rog_chunks_free (self->chunks);

  G_OBJECT_CLASS (rog_chunk_writer_parent_class)->finalize (object);
}

static void
rog_chunk_writer_class_init (RogChunkWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_chunk_writer_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = rog_chunk_writer_write;
}

static void
rog_chunk_writer_init (RogChunkWriter *self)
{
}

/**
 * rog_chunk_writer_new:
 * @base: where the encrypted bytes go
 * @key: 32 random bytes, used for no other file
 * @id: the document's uuid
 * @error: where an error goes
 *
 * Writes the header at once. Closing closes @base, unless
 * g_filter_output_stream_set_close_base_stream() says otherwise.
 *
 * Returns: (transfer full) (nullable): the stream
 */
RogChunkWriter *
rog_chunk_writer_new (GOutputStream *base,
                      RogSecret     *key,
                      const char    *id,
                      GError       **error)
{
  return rog_chunk_writer_new_sized (base, key, id, ROG_CHUNKS_DEFAULT_SIZE, error);
}

/**
 * rog_chunk_writer_new_sized:
 * @base: where the encrypted bytes go
 * @key: 32 random bytes, used for no other file
 * @id: the document's uuid
 * @chunk_size: how many bytes a chunk holds
 * @error: where an error goes
 *
 * As rog_chunk_writer_new(), with another size of chunks.
 *
 * Returns: (transfer full) (nullable): the stream
 */
RogChunkWriter *
rog_chunk_writer_new_sized (GOutputStream *base,
                            RogSecret     *key,
                            const char    *id,
                            guint32        chunk_size,
                            GError       **error)
{
  g_autoptr (RogChunks) chunks = NULL;
  g_autoptr (RogChunkWriter) self = NULL;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (base), NULL);

  chunks = rog_chunks_new (key, id, chunk_size, error);
  if (chunks == NULL ||
      !g_output_stream_write_all (base, rog_chunks_get_header (chunks), ROG_CHUNKS_HEADER_SIZE, NULL, NULL, error))
    return NULL;

  self = g_object_new (ROG_TYPE_CHUNK_WRITER, "base-stream", base, NULL);
  self->chunks = g_steal_pointer (&chunks);
  self->size = chunk_size;
  self->plain = g_malloc (chunk_size);
  self->sealed = g_malloc (chunk_size + ROG_CHUNKS_TAG_SIZE);

  return g_steal_pointer (&self);
}

/**
 * rog_chunk_writer_finish:
 * @self: a writer
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Writes the last chunk. A stream that is closed without this leaves a file that is
 * refused, so that an interrupted copy never passes for a whole one. The base stream
 * is flushed, not closed.
 *
 * Returns: %FALSE with @error set
 */
gboolean
rog_chunk_writer_finish (RogChunkWriter *self,
                         GCancellable   *cancellable,
                         GError        **error)
{
  GOutputStream *base;

  g_return_val_if_fail (ROG_IS_CHUNK_WRITER (self), FALSE);

  base = g_filter_output_stream_get_base_stream (G_FILTER_OUTPUT_STREAM (self));
  if (!check_open (self, error) || !write_chunk (self, TRUE, cancellable, error))
    return FALSE;

  self->finished = TRUE;

  return g_output_stream_flush (base, cancellable, error);
}
