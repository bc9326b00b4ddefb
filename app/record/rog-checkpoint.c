// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-checkpoint.h"

#include <string.h>

#include "core/rog-clock.h"

#define ORIGIN_PREFIX "org.rogatory/"
#define SIGNATURE_MARK "— "
#define KEY_HASH_SIZE 4

/**
 * rog_checkpoint_new:
 * @record: the record's uuid
 * @size: how many entries it has
 * @root: the root of its tree
 *
 * Returns: (transfer full): a checkpoint
 */
RogCheckpoint *
rog_checkpoint_new (const char      *record,
                    guint64          size,
                    const RogDigest *root)
{
  RogCheckpoint *checkpoint = g_new0 (RogCheckpoint, 1);

  checkpoint->record = g_strdup (record);
  checkpoint->size = size;
  checkpoint->root = *root;

  return checkpoint;
}

/**
 * rog_checkpoint_copy:
 * @checkpoint: a checkpoint
 *
 * Returns: (transfer full): the same again
 */
RogCheckpoint *
rog_checkpoint_copy (const RogCheckpoint *checkpoint)
{
  return rog_checkpoint_new (checkpoint->record, checkpoint->size, &checkpoint->root);
}

/**
 * rog_checkpoint_free:
 * @checkpoint: (nullable) (transfer full): a checkpoint
 */
void
rog_checkpoint_free (RogCheckpoint *checkpoint)
{
  if (checkpoint == NULL)
    return;

  g_free (checkpoint->record);
  g_free (checkpoint);
}

static char *
note_text (const RogCheckpoint *checkpoint)
{
  g_autofree char *root = g_base64_encode (checkpoint->root.bytes, sizeof checkpoint->root.bytes);

  return g_strdup_printf (ORIGIN_PREFIX "%s\n%" G_GUINT64_FORMAT "\n%s\n", checkpoint->record, checkpoint->size, root);
}

/* Type 0x02 of C2SP signed-note: the key's hash is the first four bytes of the SHA-256 of
 * its SubjectPublicKeyInfo, which is what our key ids are made of. */
static gboolean
key_hash (const char *key_id,
          guint8      hash[KEY_HASH_SIZE],
          GError    **error)
{
  RogDigest digest;

  if (!g_str_has_prefix (key_id, "sha256:") || !rog_digest_from_string (key_id + strlen ("sha256:"), &digest, error))
    return FALSE;

  memcpy (hash, digest.bytes, KEY_HASH_SIZE);
  return TRUE;
}

/**
 * rog_checkpoint_sign:
 * @checkpoint: a checkpoint
 * @signer: the keeper's acting key
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the signed note
 */
char *
rog_checkpoint_sign (const RogCheckpoint *checkpoint,
                     RogSigner           *signer,
                     GError             **error)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GBytes) message = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  guint8 hash[KEY_HASH_SIZE];

  g_return_val_if_fail (checkpoint != NULL && ROG_IS_SIGNER (signer), NULL);

  text = note_text (checkpoint);
  message = g_bytes_new (text, strlen (text));
  if (!key_hash (rog_signer_get_key_id (signer), hash, error))
    return NULL;

  signature = rog_signer_sign (signer, message, error);
  if (signature == NULL)
    return NULL;

  g_byte_array_append (blob, hash, sizeof hash);
  g_byte_array_append (blob, g_bytes_get_data (signature, NULL), (guint)g_bytes_get_size (signature));
  line = g_base64_encode (blob->data, blob->len);

  return g_strdup_printf ("%s\n" SIGNATURE_MARK ORIGIN_PREFIX "%s %s\n", text, checkpoint->record, line);
}

/*
 * Reading
 */

static gboolean
refuse (GError    **error,
        const char *what)
{
  g_set_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_INVALID, "Not a checkpoint: %s", what);
  return FALSE;
}

static gboolean
check_characters (const char *note,
                  GError    **error)
{
  gsize length = strlen (note);

  if (length > ROG_CHECKPOINT_MAX_SIZE)
    {
      g_set_error_literal (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_LIMIT, "A checkpoint that is too long");
      return FALSE;
    }
  if (!g_utf8_validate (note, (gssize)length, NULL))
    return refuse (error, "not UTF-8");

  for (const char *c = note; *c != '\0'; c++)
    {
      if ((guchar)*c < 0x20 && *c != '\n')
        return refuse (error, "a control character");
    }

  return TRUE;
}

/* The text, with its last newline, is parted from the signatures by the last empty line. */
static gboolean
split_note (const char  *note,
            char       **text,
            const char **signatures,
            GError     **error)
{
  const char *mark = g_strrstr (note, "\n\n");

  if (!check_characters (note, error))
    return FALSE;
  if (mark == NULL || mark[2] == '\0' || !g_str_has_suffix (note, "\n"))
    return refuse (error, "no signature");

  *text = g_strndup (note, (gsize)(mark - note) + 1);
  *signatures = mark + 2;

  return TRUE;
}

static gboolean
parse_size (const char *line,
            guint64    *size)
{
  g_autofree char *again = NULL;

  if (!g_ascii_string_to_unsigned (line, 10, 0, G_MAXINT64, size, NULL))
    return FALSE;

  again = g_strdup_printf ("%" G_GUINT64_FORMAT, *size);

  return g_str_equal (again, line);
}

static RogCheckpoint *
parse_text (const char *text,
            GError    **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (RogCheckpoint) checkpoint = g_new0 (RogCheckpoint, 1);
  g_autofree guchar *root = NULL;
  g_autofree char   *again = NULL;
  gsize              length = 0;

  if (g_strv_length (lines) != 4 || !g_str_has_prefix (lines[0], ORIGIN_PREFIX) ||
      !rog_uuid_is_valid (lines[0] + strlen (ORIGIN_PREFIX)) || !parse_size (lines[1], &checkpoint->size))
    {
      refuse (error, "its origin or size");
      return NULL;
    }

  root = g_base64_decode (lines[2], &length);
  if (length == ROG_DIGEST_SIZE)
    memcpy (checkpoint->root.bytes, root, ROG_DIGEST_SIZE);
  checkpoint->record = g_strdup (lines[0] + strlen (ORIGIN_PREFIX));
  again = note_text (checkpoint);
  if (length != ROG_DIGEST_SIZE || !g_str_equal (again, text))
    {
      refuse (error, "its root");
      return NULL;
    }

  return g_steal_pointer (&checkpoint);
}

/**
 * rog_checkpoint_parse:
 * @note: a signed note, untrusted
 * @error: where an error goes
 *
 * Reads what a note says, without verifying it: nothing may be shown of it as true.
 *
 * Returns: (transfer full) (nullable): the checkpoint
 */
RogCheckpoint *
rog_checkpoint_parse (const char *note,
                      GError    **error)
{
  g_autofree char *text = NULL;
  const char      *signatures;

  g_return_val_if_fail (note != NULL, NULL);

  return split_note (note, &text, &signatures, error) ? parse_text (text, error) : NULL;
}

/* One signature line's blob, where it is by @name. */
static GBytes *
parse_line (const char *line,
            const char *name)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  gsize   length = 0;
  guchar *data;

  if (g_strv_length (words) != 3 || !g_str_equal (words[0], "—") || !g_str_equal (words[1], name))
    return NULL;

  data = g_base64_decode (words[2], &length);

  return g_bytes_new_take (data, length);
}

static RogAuthor *
verify_line (GBytes      *blob,
             GBytes      *message,
             RogVerifier *verifier,
             GBytes      *acting,
             GBytes      *voucher,
             GError     **error)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (blob, &length);
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (RogAuthor) author = NULL;
  guint8 hash[KEY_HASH_SIZE];

  if (length <= KEY_HASH_SIZE)
    {
      refuse (error, "a signature too short");
      return NULL;
    }

  signature = g_bytes_new_from_bytes (blob, KEY_HASH_SIZE, length - KEY_HASH_SIZE);
  author = rog_verifier_verify (verifier, message, signature, acting, voucher, error);
  if (author == NULL || !key_hash (author->key_id, hash, error))
    return NULL;
  if (memcmp (hash, data, KEY_HASH_SIZE) != 0)
    {
      refuse (error, "its signature names another key");
      return NULL;
    }

  return g_steal_pointer (&author);
}

/**
 * rog_checkpoint_verify:
 * @note: a signed note, untrusted
 * @verifier: what checks signatures
 * @acting: the keeper's acting certificate, DER
 * @voucher: (nullable): its voucher
 * @author: (out) (optional) (transfer full): who signed it
 * @error: where an error goes
 *
 * Reads a note and checks that one of its signatures is by the key of @acting. Lines of
 * other names (a witness's) are passed over. Blocking; any thread.
 *
 * Returns: (transfer full) (nullable): the checkpoint, or %NULL with
 *   %ROG_RECORD_ERROR_SIGNATURE or as rog_checkpoint_parse()
 */
RogCheckpoint *
rog_checkpoint_verify (const char  *note,
                       RogVerifier *verifier,
                       GBytes      *acting,
                       GBytes      *voucher,
                       RogAuthor  **author,
                       GError     **error)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (RogCheckpoint) checkpoint = NULL;
  g_autoptr (GBytes) message = NULL;
  g_autoptr (GError) last = NULL;
  const char *signatures;

  g_return_val_if_fail (note != NULL && ROG_IS_VERIFIER (verifier) && acting != NULL, NULL);

  if (!split_note (note, &text, &signatures, error))
    return NULL;
  checkpoint = parse_text (text, error);
  if (checkpoint == NULL)
    return NULL;

  name = g_strconcat (ORIGIN_PREFIX, checkpoint->record, NULL);
  message = g_bytes_new (text, strlen (text));
  lines = g_strsplit (signatures, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GBytes) blob = parse_line (lines[i], name);
      g_autoptr (RogAuthor) found = NULL;

      if (blob == NULL)
        continue;
      g_clear_error (&last);
      found = verify_line (blob, message, verifier, acting, voucher, &last);
      if (found == NULL)
        continue;
      if (author != NULL)
        *author = g_steal_pointer (&found);
      return g_steal_pointer (&checkpoint);
    }

  g_set_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_SIGNATURE, "The checkpoint is not signed by its keeper: %s",
               last != NULL ? last->message : "no signature of this record");
  return NULL;
}
