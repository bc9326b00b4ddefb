// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-backup.h"

#include <string.h>
#include <unistd.h>

#include "core/rog-digest.h"
#include "crypto/rog-crypto-error.h"
#include "crypto/rog-wrap.h"

/*
 * A backup, big-endian: "ROGBACK1" · uuid (36 characters) · length of the note (4 bytes) ·
 * length of the wrapped key (4) · note · wrapped key · an encrypted file as in rog-chunks.h,
 * under a fresh key. The note is readable by all (what is needed to find the key) and
 * authentic for who has the key: its hash is in the label of the wrapping.
 */
#define MAGIC "ROGBACK1"
#define MAGIC_SIZE 8
#define ID_SIZE 36
#define PREFIX_SIZE (MAGIC_SIZE + ID_SIZE + 8)
#define MAX_NOTE_SIZE (64 * 1024)
#define WRAPPED_SIZE (12 + ROG_SECRET_KEY_SIZE + 16)

static char *
label_of (const char *id,
          GBytes     *note)
{
  RogDigest        digest = rog_digest_of_bytes (note);
  g_autofree char *text = rog_digest_to_string (&digest);

  return g_strconcat ("rogatory-backup-v1 ", id, " ", text, NULL);
}

static void
append_u32 (GByteArray *array,
            gsize       value)
{
  guint32 big_endian = GUINT32_TO_BE ((guint32)value);

  g_byte_array_append (array, (const guint8 *)&big_endian, sizeof big_endian);
}

/**
 * rog_backup_writer_new:
 * @base: where the backup goes
 * @key: 32 bytes that open it again: the register's key
 * @note: at most 64 KiB that anyone may read: the recovery file
 * @error: where an error goes
 *
 * What is written to the stream is encrypted; it ends with rog_chunk_writer_finish().
 * Blocking.
 *
 * Returns: (transfer full) (nullable): the stream
 */
RogChunkWriter *
rog_backup_writer_new (GOutputStream *base,
                       RogSecret     *key,
                       GBytes        *note,
                       GError       **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *label = label_of (id, note);
  g_autoptr (RogSecret) fresh = rog_secret_new_random (ROG_SECRET_KEY_SIZE);
  g_autoptr (GBytes) wrapped = rog_wrap (fresh, key, label, error);
  g_autoptr (GByteArray) head = g_byte_array_new ();

  g_return_val_if_fail (g_bytes_get_size (note) <= MAX_NOTE_SIZE, NULL);

  if (wrapped == NULL)
    return NULL;

  g_byte_array_append (head, (const guint8 *)MAGIC, MAGIC_SIZE);
  g_byte_array_append (head, (const guint8 *)id, ID_SIZE);
  append_u32 (head, g_bytes_get_size (note));
  append_u32 (head, g_bytes_get_size (wrapped));
  g_byte_array_append (head, g_bytes_get_data (note, NULL), (guint)g_bytes_get_size (note));
  g_byte_array_append (head, g_bytes_get_data (wrapped, NULL), (guint)g_bytes_get_size (wrapped));
  if (!g_output_stream_write_all (base, head->data, head->len, NULL, NULL, error))
    return NULL;

  return rog_chunk_writer_new (base, fresh, id, error);
}

static gboolean
read_at (int     fd,
         goffset offset,
         guint8 *into,
         gsize   length)
{
  while (length > 0)
    {
      gssize got = pread (fd, into, length, offset);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return FALSE;
      into += got;
      offset += got;
      length -= (gsize)got;
    }

  return TRUE;
}

static guint32
get_u32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);

  return GUINT32_FROM_BE (value);
}

/* Everything before the encrypted file; FALSE where it is not a backup's. */
static gboolean
read_head (int      fd,
           char   **id,
           GBytes **note,
           GBytes **wrapped)
{
  guint8             prefix[PREFIX_SIZE];
  g_autofree guint8 *note_data = NULL;
  guint8             wrapped_data[WRAPPED_SIZE];
  guint32            note_size;

  if (!read_at (fd, 0, prefix, sizeof prefix) || memcmp (prefix, MAGIC, MAGIC_SIZE) != 0)
    return FALSE;
  note_size = get_u32 (prefix + MAGIC_SIZE + ID_SIZE);
  if (note_size > MAX_NOTE_SIZE || get_u32 (prefix + MAGIC_SIZE + ID_SIZE + 4) != WRAPPED_SIZE)
    return FALSE;

  note_data = g_malloc (note_size + 1);
  if (!read_at (fd, PREFIX_SIZE, note_data, note_size) ||
      !read_at (fd, PREFIX_SIZE + note_size, wrapped_data, WRAPPED_SIZE))
    return FALSE;

  *id = g_strndup ((const char *)prefix + MAGIC_SIZE, ID_SIZE);
  *note = g_bytes_new (note_data, note_size);
  *wrapped = g_bytes_new (wrapped_data, WRAPPED_SIZE);

  return TRUE;
}

static void
set_not_a_backup (GError **error)
{
  g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED, "The file does not begin as a backup does");
}

/**
 * rog_backup_read_note:
 * @fd: a backup, from any source
 * @error: where an error goes
 *
 * What was told in the clear; not yet authentic: that it is, rog_backup_reader_new() checks.
 *
 * Returns: (transfer full) (nullable): the note, or %NULL with %ROG_CRYPTO_ERROR_TAMPERED
 */
GBytes *
rog_backup_read_note (int      fd,
                      GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (GBytes) wrapped = NULL;
  GBytes *note = NULL;

  if (!read_head (fd, &id, &note, &wrapped))
    set_not_a_backup (error);

  return note;
}

/**
 * rog_backup_reader_new:
 * @fd: a backup, from any source; the reader makes a descriptor of its own of it
 * @key: the key it was made with
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): what was backed up, or %NULL with %ROG_CRYPTO_ERROR_TAMPERED
 *   where it was changed or cut, or made with another key
 */
RogChunkReader *
rog_backup_reader_new (int        fd,
                       RogSecret *key,
                       GError   **error)
{
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GBytes) note = NULL;
  g_autoptr (GBytes) wrapped = NULL;
  g_autoptr (RogSecret) fresh = NULL;

  if (!read_head (fd, &id, &note, &wrapped))
    {
      set_not_a_backup (error);
      return NULL;
    }

  label = label_of (id, note);
  fresh = rog_unwrap (wrapped, key, label, error);
  if (fresh == NULL)
    return NULL;

  return rog_chunk_reader_new_for_fd (fd, PREFIX_SIZE + (goffset)g_bytes_get_size (note) + WRAPPED_SIZE, fresh, id, error);
}
