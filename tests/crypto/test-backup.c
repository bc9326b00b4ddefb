// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "crypto/rog-backup.h"
#include "crypto/rog-crypto-error.h"

#define TEXT "everything of a register"

static int
file_of (const guint8 *data,
         gsize         length)
{
  int fd = memfd_create ("backup", MFD_CLOEXEC);

  g_assert_cmpint (write (fd, data, length), ==, length);

  return fd;
}

static GBytes *
make (RogSecret *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) note = g_bytes_new_static ("{\"v\":1}", 7);
  g_autoptr (RogChunkWriter) writer = rog_backup_writer_new (memory, key, note, &error);

  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (G_OUTPUT_STREAM (writer), TEXT, strlen (TEXT), NULL, NULL, &error));
  g_assert_true (rog_chunk_writer_finish (writer, NULL, &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (writer), NULL, &error));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) key = rog_secret_new_random (32);
  g_autoptr (RogSecret) other = rog_secret_new_random (32);
  g_autoptr (GBytes) backup = make (key);
  g_autofd int fd = file_of (g_bytes_get_data (backup, NULL), g_bytes_get_size (backup));
  g_autoptr (GBytes) note = rog_backup_read_note (fd, &error);
  g_autoptr (RogChunkReader) reader = rog_backup_reader_new (fd, key, &error);
  char  back[64];
  gsize got;

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (note, NULL), g_bytes_get_size (note), "{\"v\":1}", 7);
  g_assert_true (g_input_stream_read_all (G_INPUT_STREAM (reader), back, sizeof back, &got, NULL, &error));
  g_assert_cmpmem (back, got, TEXT, strlen (TEXT));
  g_assert_null (memmem (g_bytes_get_data (backup, NULL), g_bytes_get_size (backup), "register", 8));

  g_assert_null (rog_backup_reader_new (fd, other, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
}

/* Each bit of it, the readable note too, and each cut. */
static void
test_changed (void)
{
  g_autoptr (RogSecret) key = rog_secret_new_random (32);
  g_autoptr (GBytes) backup = make (key);
  gsize         length = g_bytes_get_size (backup);
  const guint8 *data = g_bytes_get_data (backup, NULL);

  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *changed = g_memdup2 (data, length);
      g_autofd int       fd = -1;

      changed[bit / 8] ^= (guint8)(1 << (bit % 8));
      fd = file_of (changed, length);
      g_assert_null (rog_backup_reader_new (fd, key, &error));
      g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
    }
  for (gsize cut = 0; cut < length; cut++)
    {
      g_autoptr (GError) error = NULL;
      g_autofd int fd = file_of (data, cut);

      g_assert_null (rog_backup_reader_new (fd, key, &error));
      g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backup/round-trip", test_round_trip);
  g_test_add_func ("/backup/changed", test_changed);

  return g_test_run ();
}
