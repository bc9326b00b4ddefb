// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "crypto/rog-chunk-reader.h"
#include "crypto/rog-chunk-writer.h"
#include "crypto/rog-chunks.h"
#include "crypto/rog-crypto-error.h"

#define ID "6f1d2c3b-0a4e-4d5f-8a6b-7c8d9e0f1a2b"
#define OTHER_ID "6f1d2c3b-0a4e-4d5f-8a6b-7c8d9e0f1a2c"
#define CHUNK 8

static RogSecret *
test_key (guint8 seed)
{
  guint8 bytes[32];

  memset (bytes, seed, sizeof bytes);

  return rog_secret_new_copy (bytes, sizeof bytes);
}

static GBytes *
plain_of (gsize length)
{
  guint8 *data = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    data[i] = (guint8)(i * 7 + i / 256);

  return g_bytes_new_take (data, length);
}

/* Written in two pieces, cut at @split. */
static GBytes *
seal_split (GBytes    *plain,
            gsize      split,
            guint32    chunk,
            RogSecret *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (RogChunkWriter) writer = rog_chunk_writer_new_sized (memory, key, ID, chunk, &error);
  gsize         length;
  const guint8 *data = g_bytes_get_data (plain, &length);

  g_assert_no_error (error);
  g_output_stream_write_all (G_OUTPUT_STREAM (writer), data, split, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (G_OUTPUT_STREAM (writer), data + split, length - split, NULL, NULL, &error);
  g_assert_no_error (error);
  rog_chunk_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (G_OUTPUT_STREAM (writer), NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
seal (GBytes *plain)
{
  g_autoptr (RogSecret) key = test_key (1);

  return seal_split (plain, 0, CHUNK, key);
}

static RogChunkReader *
open_file (GBytes  *file,
           GError **error)
{
  g_autoptr (RogSecret) key = test_key (1);

  return rog_chunk_reader_new_for_bytes (file, key, ID, error);
}

static GBytes *
read_all (RogChunkReader *reader,
          gsize           step,
          GError        **error)
{
  GByteArray *all = g_byte_array_new ();
  guint8      buffer[64];
  gssize      got;

  while ((got = g_input_stream_read (G_INPUT_STREAM (reader), buffer, step, NULL, error)) > 0)
    g_byte_array_append (all, buffer, (guint)got);

  if (got < 0)
    {
      g_byte_array_unref (all);
      return NULL;
    }

  return g_byte_array_free_to_bytes (all);
}

/* Neither opens whole nor gives one byte that is not the document's. */
static void
assert_refused (GBytes *file,
                GBytes *plain)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogChunkReader) reader = open_file (file, &error);

  if (reader != NULL)
    {
      guint8 byte;
      gsize  place = 0;

      while (g_input_stream_read (G_INPUT_STREAM (reader), &byte, 1, NULL, &error) == 1)
        {
          g_assert_cmpuint (place, <, g_bytes_get_size (plain));
          g_assert_cmpuint (byte, ==, ((const guint8 *)g_bytes_get_data (plain, NULL))[place++]);
        }
    }

  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
}

static void
test_every_split (void)
{
  g_autoptr (RogSecret) key = test_key (1);

  for (gsize length = 0; length <= 3 * CHUNK + 1; length++)
    {
      g_autoptr (GBytes) plain = plain_of (length);
      g_autoptr (GBytes) whole = seal (plain);

      for (gsize split = 0; split <= length; split++)
        {
          g_autoptr (GBytes) file = seal_split (plain, split, CHUNK, key);

          g_assert_true (g_bytes_equal (file, whole));
        }
      for (gsize step = 1; step <= 2 * CHUNK + 1; step++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (RogChunkReader) reader = open_file (whole, &error);
          g_autoptr (GBytes) back = NULL;

          g_assert_no_error (error);
          g_assert_cmpuint (rog_chunk_reader_get_size (reader), ==, length);
          back = read_all (reader, step, &error);
          g_assert_no_error (error);
          g_assert_true (g_bytes_equal (back, plain));
        }
    }
}

static void
test_seek (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = plain_of (5 * CHUNK + 3);
  g_autoptr (GBytes) file = seal (plain);
  g_autoptr (RogChunkReader) reader = open_file (file, &error);
  const guint8 *data = g_bytes_get_data (plain, NULL);
  gsize         length = g_bytes_get_size (plain);
  GSeekable    *seekable = G_SEEKABLE (reader);

  for (gsize from = 0; from <= length; from++)
    {
      for (gsize count = 0; count <= length - from; count++)
        {
          guint8 buffer[64];
          gsize  got;

          g_assert_true (g_seekable_seek (seekable, (goffset)from - (goffset)length, G_SEEK_END, NULL, &error));
          g_assert_cmpint (g_seekable_tell (seekable), ==, from);
          g_assert_true (g_input_stream_read_all (G_INPUT_STREAM (reader), buffer, count, &got, NULL, &error));
          g_assert_cmpmem (buffer, got, data + from, count);
        }
    }

  g_assert_false (g_seekable_seek (seekable, -1, G_SEEK_SET, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_true (g_seekable_seek (seekable, 1000, G_SEEK_SET, NULL, &error));
  g_assert_cmpint (g_input_stream_read (G_INPUT_STREAM (reader), (guint8[4]){ 0 }, 4, NULL, &error), ==, 0);
  g_assert_false (g_seekable_can_truncate (seekable));
}

static void
test_every_truncation (void)
{
  for (gsize length = 0; length <= 3 * CHUNK; length++)
    {
      g_autoptr (GBytes) plain = plain_of (length);
      g_autoptr (GBytes) file = seal (plain);

      for (gsize cut = 0; cut < g_bytes_get_size (file); cut++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) shorter = g_bytes_new_from_bytes (file, 0, cut);

          g_assert_null (open_file (shorter, &error));
          g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
        }
    }
}

static void
test_every_flip (void)
{
  for (gsize length = 0; length <= 2 * CHUNK + 3; length += 5)
    {
      g_autoptr (GBytes) plain = plain_of (length);
      g_autoptr (GBytes) file = seal (plain);
      gsize size = g_bytes_get_size (file);

      for (gsize bit = 0; bit < 8 * size; bit++)
        {
          guint8 *changed = g_memdup2 (g_bytes_get_data (file, NULL), size);
          g_autoptr (GBytes) flipped = g_bytes_new_take (changed, size);

          changed[bit / 8] ^= (guint8)(1 << (bit % 8));
          assert_refused (flipped, plain);
        }
    }
}

/* Every byte of the header at each of its other 255 values. */
static void
test_every_header (void)
{
  g_autoptr (GBytes) plain = plain_of (CHUNK + 1);
  g_autoptr (GBytes) file = seal (plain);
  gsize size = g_bytes_get_size (file);

  for (gsize at = 0; at < ROG_CHUNKS_HEADER_SIZE; at++)
    {
      for (guint other = 1; other < 256; other++)
        {
          guint8 *changed = g_memdup2 (g_bytes_get_data (file, NULL), size);
          g_autoptr (GBytes) flipped = g_bytes_new_take (changed, size);
          g_autoptr (GError) error = NULL;

          changed[at] ^= (guint8)other;
          g_assert_null (open_file (flipped, &error));
          g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
        }
    }
}

static void
test_reordered (void)
{
  g_autoptr (GBytes) plain = plain_of (4 * CHUNK);
  g_autoptr (GBytes) file = seal (plain);
  gsize size = g_bytes_get_size (file);
  gsize sealed = CHUNK + ROG_CHUNKS_TAG_SIZE;

  for (gsize from = 0; from < 4; from++)
    {
      for (gsize to = 0; to < 4; to++)
        {
          guint8 *changed = g_memdup2 (g_bytes_get_data (file, NULL), size);
          g_autoptr (GBytes) other = g_bytes_new_take (changed, size);

          if (from == to)
            continue;
          memcpy (changed + ROG_CHUNKS_HEADER_SIZE + to * sealed,
                  (const guint8 *)g_bytes_get_data (file, NULL) + ROG_CHUNKS_HEADER_SIZE + from * sealed, sealed);
          assert_refused (other, plain);
        }
    }
}

static void
test_appended (void)
{
  g_autoptr (GBytes) plain = plain_of (2 * CHUNK);
  g_autoptr (GBytes) file = seal (plain);

  for (gsize more = 1; more <= 2 * (CHUNK + ROG_CHUNKS_TAG_SIZE); more++)
    {
      gsize   size = g_bytes_get_size (file);
      guint8 *longer = g_malloc0 (size + more);
      g_autoptr (GBytes) appended = g_bytes_new_take (longer, size + more);

      memcpy (longer, g_bytes_get_data (file, NULL), size);
      assert_refused (appended, plain);
    }
}

static void
test_other_key_and_name (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = plain_of (20);
  g_autoptr (GBytes) file = seal (plain);
  g_autoptr (RogSecret) key = test_key (1);
  g_autoptr (RogSecret) other = test_key (2);

  g_assert_null (rog_chunk_reader_new_for_bytes (file, other, ID, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
  g_clear_error (&error);
  g_assert_null (rog_chunk_reader_new_for_bytes (file, key, OTHER_ID, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
}

/* What an interrupted copy leaves behind does not pass for a document. */
static void
test_unfinished (void)
{
  for (gsize length = 0; length <= 2 * CHUNK + 1; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RogSecret) key = test_key (1);
      g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
      RogChunkWriter *writer = rog_chunk_writer_new_sized (memory, key, ID, CHUNK, &error);
      g_autoptr (GBytes) plain = plain_of (length);
      g_autoptr (GBytes) file = NULL;

      g_assert_true (g_output_stream_write_all (G_OUTPUT_STREAM (writer), g_bytes_get_data (plain, NULL), length, NULL, NULL, &error));
      g_object_unref (writer);
      file = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
      g_assert_null (open_file (file, &error));
      g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
    }
}

static void
test_full_disk (void)
{
  g_autoptr (RogSecret) key = test_key (1);
  g_autoptr (GBytes) plain = plain_of (10 * CHUNK);

  for (gsize room = 0; room < 200; room++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *disk = g_malloc (room + 1);
      g_autoptr (GOutputStream) memory = g_memory_output_stream_new (disk, room, NULL, NULL);
      g_autoptr (RogChunkWriter) writer = rog_chunk_writer_new_sized (memory, key, ID, CHUNK, &error);

      if (writer != NULL)
        {
          gboolean written = g_output_stream_write_all (G_OUTPUT_STREAM (writer), g_bytes_get_data (plain, NULL),
                                                        g_bytes_get_size (plain), NULL, NULL, &error);

          g_assert_false (rog_chunk_writer_finish (writer, NULL, written ? &error : NULL));
        }
      g_assert_nonnull (error);
    }
}

static void
test_descriptor (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) key = test_key (1);
  g_autoptr (GBytes) plain = plain_of (3 * ROG_CHUNKS_DEFAULT_SIZE + 17);
  g_autoptr (GBytes) file = seal_split (plain, 70000, ROG_CHUNKS_DEFAULT_SIZE, key);
  g_autofd int on_disk = memfd_create ("vault", MFD_CLOEXEC);
  g_autofd int into = memfd_create ("worker", MFD_CLOEXEC);
  g_autoptr (RogChunkReader) reader = NULL;
  g_autofree guint8 *back = g_malloc (g_bytes_get_size (plain) + 1);

  g_assert_cmpint (write (on_disk, "before", 6), ==, 6);
  g_assert_cmpint (write (on_disk, g_bytes_get_data (file, NULL), g_bytes_get_size (file)), ==, g_bytes_get_size (file));
  reader = rog_chunk_reader_new_for_fd (on_disk, 6, key, ID, &error);
  g_assert_no_error (error);
  g_assert_true (rog_chunk_reader_copy_to_fd (reader, into, NULL, &error));
  g_assert_cmpint (pread (into, back, g_bytes_get_size (plain) + 1, 0), ==, g_bytes_get_size (plain));
  g_assert_cmpmem (back, g_bytes_get_size (plain), g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));

  /* Cut while it is open: what is gone is refused, what is there is read. */
  g_assert_cmpint (ftruncate (on_disk, 6 + ROG_CHUNKS_HEADER_SIZE + ROG_CHUNKS_DEFAULT_SIZE), ==, 0);
  g_assert_false (rog_chunk_reader_copy_to_fd (reader, into, NULL, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chunks/every-split", test_every_split);
  g_test_add_func ("/chunks/seek", test_seek);
  g_test_add_func ("/chunks/every-truncation", test_every_truncation);
  g_test_add_func ("/chunks/every-flip", test_every_flip);
  g_test_add_func ("/chunks/every-header", test_every_header);
  g_test_add_func ("/chunks/reordered", test_reordered);
  g_test_add_func ("/chunks/appended", test_appended);
  g_test_add_func ("/chunks/other-key-and-name", test_other_key_and_name);
  g_test_add_func ("/chunks/unfinished", test_unfinished);
  g_test_add_func ("/chunks/full-disk", test_full_disk);
  g_test_add_func ("/chunks/descriptor", test_descriptor);

  return g_test_run ();
}
