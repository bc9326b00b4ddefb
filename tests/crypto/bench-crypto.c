// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <sys/mman.h>

#include "crypto/rog-chunk-reader.h"
#include "crypto/rog-chunk-writer.h"
#include "crypto/rog-key.h"

#define MIB 128
#define ID "6f1d2c3b-0a4e-4d5f-8a6b-7c8d9e0f1a2b"

static void
say (const char *name,
     double      value,
     const char *unit)
{
  g_print ("%s %.1f %s\n", name, value, unit);
}

static double
seconds_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Lines "name value unit", as all benches here print them. */
int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) key = rog_secret_new_random (ROG_SECRET_KEY_SIZE);
  g_autofd int fd = memfd_create ("vault", MFD_CLOEXEC);
  g_autoptr (GOutputStream) memory = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (RogChunkWriter) writer = rog_chunk_writer_new (memory, key, ID, &error);
  g_autoptr (RogChunkReader) reader = NULL;
  g_autoptr (RogKey) signing = rog_key_new_generate (&error);
  g_autoptr (RogSecret) pin = rog_secret_new_copy ("493117", 6);
  g_autoptr (GBytes) encrypted = NULL;
  g_autofree guint8 *data = g_malloc0 (1024 * 1024);
  gint64             start = g_get_monotonic_time ();
  gboolean           good = writer != NULL && signing != NULL;

  for (int i = 0; good && i < MIB; i++)
    good = g_output_stream_write_all (G_OUTPUT_STREAM (writer), data, 1024 * 1024, NULL, NULL, &error);
  good = good && rog_chunk_writer_finish (writer, NULL, &error);
  say ("vault-write", MIB / seconds_since (start), "MiB/s");

  good = good && g_output_stream_close (G_OUTPUT_STREAM (writer), NULL, &error);
  start = g_get_monotonic_time ();
  reader = rog_chunk_reader_new_for_fd (fd, 0, key, ID, &error);
  for (int i = 0; good && reader != NULL && i < MIB; i++)
    good = g_input_stream_read_all (G_INPUT_STREAM (reader), data, 1024 * 1024, NULL, NULL, &error);
  say ("vault-read", MIB / seconds_since (start), "MiB/s");

  start = g_get_monotonic_time ();
  encrypted = rog_key_to_encrypted (signing, pin, &error);
  say ("pin", 1000 * seconds_since (start), "ms");

  if (!good || reader == NULL || encrypted == NULL)
    g_printerr ("bench-crypto: %s\n", error != NULL ? error->message : "failed");

  return good && reader != NULL && encrypted != NULL ? 0 : 1;
}
