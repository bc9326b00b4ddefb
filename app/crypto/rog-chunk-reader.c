// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-chunk-reader.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crypto/rog-chunks.h"
#include "crypto/rog-crypto-error.h"

#define NO_CHUNK G_MAXUINT64

struct _RogChunkReader
{
  GInputStream parent_instance;

  /* The file: bytes in memory, or a descriptor of our own and where it begins there. */
  GBytes *bytes;
  int     fd;
  goffset offset;
  guint64 file_size;

  RogChunks *chunks;
  gsize      chunk_size;
  guint64    n_chunks;
  guint64    size;
  guint64    position;

  guint8 *plain;
  guint8 *sealed;
  guint64 current;
};

static void seekable_init (GSeekableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RogChunkReader, rog_chunk_reader, G_TYPE_INPUT_STREAM, G_IMPLEMENT_INTERFACE (G_TYPE_SEEKABLE, seekable_init))

static gboolean
read_file (RogChunkReader *self,
           guint64         at,
           guint8         *into,
           gsize           count,
           GError        **error)
{
  if (self->bytes != NULL)
    {
      memcpy (into, (const guint8 *)g_bytes_get_data (self->bytes, NULL) + at, count);
      return TRUE;
    }

  while (count > 0)
    {
      gssize got = pread (self->fd, into, count, self->offset + (goffset)at);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        {
          g_set_error (error, ROG_CRYPTO_ERROR, got == 0 ? ROG_CRYPTO_ERROR_TAMPERED : ROG_CRYPTO_ERROR_FAILED,
                       "The file could not be read: %s", got == 0 ? "it was cut" : g_strerror (errno));
          return FALSE;
        }
      into += got;
      at += (guint64)got;
      count -= (gsize)got;
    }

  return TRUE;
}

static gsize
plain_length (RogChunkReader *self,
              guint64         index)
{
  return index + 1 < self->n_chunks ? self->chunk_size : (gsize)(self->size - index * self->chunk_size);
}

static gboolean
load (RogChunkReader *self,
      guint64         index,
      GError        **error)
{
  gsize   length = plain_length (self, index) + ROG_CHUNKS_TAG_SIZE;
  guint64 at = ROG_CHUNKS_HEADER_SIZE + index * (self->chunk_size + ROG_CHUNKS_TAG_SIZE);

  if (self->current == index)
    return TRUE;

  self->current = NO_CHUNK;
  if (!read_file (self, at, self->sealed, length, error) ||
      !rog_chunks_open (self->chunks, index, index + 1 == self->n_chunks, self->sealed, length, self->plain, error))
    return FALSE;
  self->current = index;

  return TRUE;
}

static gssize
rog_chunk_reader_read (GInputStream *stream,
                       void         *buffer,
                       gsize         count,
                       GCancellable *cancellable,
                       GError      **error)
{
  RogChunkReader *self = ROG_CHUNK_READER (stream);
  guint64         index = self->position / self->chunk_size;
  gsize           within = (gsize)(self->position % self->chunk_size);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (self->position >= self->size)
    return 0;
  if (!load (self, index, error))
    return -1;

  count = MIN (count, plain_length (self, index) - within);
  memcpy (buffer, self->plain + within, count);
  self->position += count;

  return (gssize)count;
}

static gssize
rog_chunk_reader_skip (GInputStream *stream,
                       gsize         count,
                       GCancellable *cancellable,
                       GError      **error)
{
  RogChunkReader *self = ROG_CHUNK_READER (stream);

  count = MIN (count, self->size - MIN (self->position, self->size));
  self->position += count;

  return (gssize)count;
}

static goffset
rog_chunk_reader_tell (GSeekable *seekable)
{
  return (goffset)ROG_CHUNK_READER (seekable)->position;
}

static gboolean
rog_chunk_reader_can_seek (GSeekable *seekable)
{
  return TRUE;
}

static gboolean
rog_chunk_reader_seek (GSeekable    *seekable,
                       goffset       offset,
                       GSeekType     type,
                       GCancellable *cancellable,
                       GError      **error)
{
  RogChunkReader *self = ROG_CHUNK_READER (seekable);
  goffset         from = type == G_SEEK_SET ? 0 : (goffset)(type == G_SEEK_CUR ? self->position : self->size);
  goffset         target;

  if (!g_input_stream_set_pending (G_INPUT_STREAM (self), error))
    return FALSE;
  g_input_stream_clear_pending (G_INPUT_STREAM (self));

  if (__builtin_add_overflow (from, offset, &target) || target < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Before the beginning of the document");
      return FALSE;
    }
  self->position = (guint64)target;

  return TRUE;
}

static gboolean
rog_chunk_reader_can_truncate (GSeekable *seekable)
{
  return FALSE;
}

static gboolean
rog_chunk_reader_truncate (GSeekable    *seekable,
                           goffset       offset,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "A document in the vault is never changed");
  return FALSE;
}

static void
seekable_init (GSeekableIface *iface)
{
  iface->tell = rog_chunk_reader_tell;
  iface->can_seek = rog_chunk_reader_can_seek;
  iface->seek = rog_chunk_reader_seek;
  iface->can_truncate = rog_chunk_reader_can_truncate;
  iface->truncate_fn = rog_chunk_reader_truncate;
}

static void
rog_chunk_reader_finalize (GObject *object)
{
  RogChunkReader *self = ROG_CHUNK_READER (object);

  if (self->plain != NULL)
    rog_secret_wipe (self->plain, self->chunk_size);
  g_free (self->plain);
  g_free (self->sealed);
  g_clear_fd (&self->fd, NULL);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->chunks, rog_chunks_free);

  G_OBJECT_CLASS (rog_chunk_reader_parent_class)->finalize (object);
}

static void
rog_chunk_reader_class_init (RogChunkReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_chunk_reader_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = rog_chunk_reader_read;
  G_INPUT_STREAM_CLASS (klass)->skip = rog_chunk_reader_skip;
}

static void
rog_chunk_reader_init (RogChunkReader *self)
{
  self->fd = -1;
  self->current = NO_CHUNK;
}

/* What the file's length says about its chunks; FALSE where no document has that length. */
static gboolean
measure (RogChunkReader *self)
{
  guint64 sealed_size = self->chunk_size + ROG_CHUNKS_TAG_SIZE;
  guint64 body = self->file_size - ROG_CHUNKS_HEADER_SIZE;
  guint64 rest = body % sealed_size;

  self->n_chunks = body / sealed_size + (rest > 0 ? 1 : 0);
  if (self->n_chunks == 0 || (rest > 0 && rest < ROG_CHUNKS_TAG_SIZE) ||
      (rest == ROG_CHUNKS_TAG_SIZE && self->n_chunks > 1))
    return FALSE;
  self->size = body - self->n_chunks * ROG_CHUNKS_TAG_SIZE;

  return TRUE;
}

static gboolean
open_file (RogChunkReader *self,
           RogSecret      *key,
           const char     *id,
           GError        **error)
{
  guint8 header[ROG_CHUNKS_HEADER_SIZE];

  if (self->file_size < ROG_CHUNKS_HEADER_SIZE)
    {
      g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED, "The file was cut");
      return FALSE;
    }
  if (!read_file (self, 0, header, sizeof header, error))
    return FALSE;

  self->chunks = rog_chunks_new_from_header (key, id, header, error);
  if (self->chunks == NULL)
    return FALSE;

  self->chunk_size = rog_chunks_get_chunk_size (self->chunks);
  if (!measure (self))
    {
      g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED, "The file was cut");
      return FALSE;
    }
  self->plain = g_malloc (self->chunk_size);
  self->sealed = g_malloc (self->chunk_size + ROG_CHUNKS_TAG_SIZE);

  return load (self, self->n_chunks - 1, error);
}

/**
 * rog_chunk_reader_new_for_bytes:
 * @file: the encrypted file
 * @key: its key
 * @id: the uuid of the document that is expected
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the stream, or %NULL with %ROG_CRYPTO_ERROR_TAMPERED
 *   where the file was cut or lengthened, has another key, or is another document's
 */
RogChunkReader *
rog_chunk_reader_new_for_bytes (GBytes     *file,
                                RogSecret  *key,
                                const char *id,
                                GError    **error)
{
  g_autoptr (RogChunkReader) self = g_object_new (ROG_TYPE_CHUNK_READER, NULL);

  self->bytes = g_bytes_ref (file);
  self->file_size = g_bytes_get_size (file);

  return open_file (self, key, id, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * rog_chunk_reader_new_for_fd:
 * @fd: a descriptor of a regular file or memfd; the reader makes its own of it
 * @offset: where the encrypted file begins in it, mostly 0; it goes to the end
 * @key: its key
 * @id: the uuid of the document that is expected
 * @error: where an error goes
 *
 * Reads with pread(): the position of @fd does not matter and does not move.
 *
 * Returns: (transfer full) (nullable): the stream, or %NULL as rog_chunk_reader_new_for_bytes()
 */
RogChunkReader *
rog_chunk_reader_new_for_fd (int         fd,
                             goffset     offset,
                             RogSecret  *key,
                             const char *id,
                             GError    **error)
{
  g_autoptr (RogChunkReader) self = g_object_new (ROG_TYPE_CHUNK_READER, NULL);
  struct stat status;

  self->fd = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  if (self->fd < 0 || fstat (self->fd, &status) < 0)
    {
      g_set_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_FAILED, "The file could not be read: %s", g_strerror (errno));
      return NULL;
    }
  self->offset = offset;
  self->file_size = status.st_size > offset ? (guint64)(status.st_size - offset) : 0;

  return open_file (self, key, id, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * rog_chunk_reader_get_size:
 * @self: a reader
 *
 * Returns: the document's length in bytes; authentic
 */
guint64
rog_chunk_reader_get_size (RogChunkReader *self)
{
  g_return_val_if_fail (ROG_IS_CHUNK_READER (self), 0);

  return self->size;
}

static gboolean
write_fd (int           fd,
          const guint8 *data,
          gsize         length,
          GError      **error)
{
  while (length > 0)
    {
      gssize put = write (fd, data, length);

      if (put < 0 && errno == EINTR)
        continue;
      if (put < 0)
        {
          int saved = errno;

          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "The document could not be written: %s",
                       g_strerror (saved));
          return FALSE;
        }
      data += put;
      length -= (gsize)put;
    }

  return TRUE;
}

/**
 * rog_chunk_reader_copy_to_fd:
 * @self: a reader
 * @fd: where the whole document goes: a memfd, never a file on disk
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Decrypts without another copy in between, for the confined worker.
 *
 * Returns: %FALSE with @error set; what was written until then is authentic, but not whole
 */
gboolean
rog_chunk_reader_copy_to_fd (RogChunkReader *self,
                             int             fd,
                             GCancellable   *cancellable,
                             GError        **error)
{
  g_return_val_if_fail (ROG_IS_CHUNK_READER (self), FALSE);

  for (guint64 index = 0; index < self->n_chunks; index++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !load (self, index, error) ||
          !write_fd (fd, self->plain, plain_length (self, index), error))
        return FALSE;
    }

  return TRUE;
}
