// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-recovery.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rog-core-error.h"
#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "crypto/rog-wrap.h"
#include "identity/rog-identity-error.h"

/*
 * The word list is computed, not stored: 2048 words of five letters, consonant, vowel,
 * consonant, vowel, consonant. Of a word's eleven bits the first consonant has four, the
 * first vowel two, the second consonant four, the second vowel one; that vowel's other
 * bit and the last consonant are checks over the rest. So any two words differ in two
 * letters at least: one misread letter is never another word of the list.
 */
#define CONSONANTS "bdfghjklmnprstvz"
#define VOWELS "aiou"
#define WORD_LENGTH 5
#define BITS 11
#define KEY_BITS 256
#define LABEL "rogatory-recovery-v1"
#define MAX_FILE_SIZE (64 * 1024)
#define MAX_SHOWN 20 /* characters of what is no word */

static guint
parity (guint bits)
{
  return (guint)__builtin_popcount (bits) & 1;
}

/**
 * rog_recovery_word:
 * @index: 0 to 2047
 *
 * Returns: (transfer full): the word of that number; wipe it where it belongs to a key
 */
char *
rog_recovery_word (guint index)
{
  guint first = index >> 7 & 15;
  guint vowel = index >> 5 & 3;
  guint second = index >> 1 & 15;
  guint last_vowel = (index & 1) << 1 | parity (index);
  guint check = (7 + first + 5 * second + 4 * vowel + last_vowel) % 16;
  char *word = g_malloc0 (WORD_LENGTH + 1);

  g_return_val_if_fail (index < ROG_RECOVERY_LIST_SIZE, word);

  word[0] = CONSONANTS[first];
  word[1] = VOWELS[vowel];
  word[2] = CONSONANTS[second];
  word[3] = VOWELS[last_vowel];
  word[4] = CONSONANTS[check];

  return word;
}

static void
wipe_text (char *text)
{
  if (text != NULL)
    rog_secret_wipe (text, strlen (text));
  g_free (text);
}

static int
letter (const char *letters,
        char        c)
{
  const char *at = c != '\0' ? strchr (letters, c) : NULL;

  return at != NULL ? (int)(at - letters) : -1;
}

/**
 * rog_recovery_word_index:
 * @word: a word in lower case
 *
 * Returns: its number from 0, or -1 where it is not in the list
 */
int
rog_recovery_word_index (const char *word)
{
  int      first, vowel, second, last_vowel;
  guint    index;
  char    *again;
  gboolean same;

  if (strlen (word) != WORD_LENGTH)
    return -1;
  first = letter (CONSONANTS, word[0]);
  vowel = letter (VOWELS, word[1]);
  second = letter (CONSONANTS, word[2]);
  last_vowel = letter (VOWELS, word[3]);
  if (first < 0 || vowel < 0 || second < 0 || last_vowel < 0)
    return -1;

  index = (guint)first << 7 | (guint)vowel << 5 | (guint)second << 1 | (guint)last_vowel >> 1;
  again = rog_recovery_word (index);
  same = g_str_equal (again, word);
  wipe_text (again);

  return same ? (int)index : -1;
}

static guint8
checksum (RogSecret *key)
{
  return rog_digest_of (rog_secret_get_data (key, NULL), ROG_SECRET_KEY_SIZE).bytes[0];
}

/**
 * rog_recovery_words:
 * @recovery_key: 32 bytes
 *
 * The key and eight bits of its SHA-256, eleven bits a word.
 *
 * Returns: (transfer full): 24 words; free with rog_recovery_words_free()
 */
char **
rog_recovery_words (RogSecret *recovery_key)
{
  g_autoptr (RogSecret) bits = NULL;
  guint8 *data;
  char  **words = g_new0 (char *, ROG_RECOVERY_WORDS + 1);

  g_return_val_if_fail (rog_secret_get_size (recovery_key) == ROG_SECRET_KEY_SIZE, words);

  bits = rog_secret_new_zeroed (ROG_SECRET_KEY_SIZE + 1);
  data = rog_secret_get_writable (bits);
  memcpy (data, rog_secret_get_data (recovery_key, NULL), ROG_SECRET_KEY_SIZE);
  data[ROG_SECRET_KEY_SIZE] = checksum (recovery_key);

  for (guint i = 0; i < ROG_RECOVERY_WORDS; i++)
    {
      guint index = 0;

      for (guint bit = i * BITS; bit < (i + 1) * BITS; bit++)
        index = index << 1 | (data[bit / 8] >> (7 - bit % 8) & 1);
      words[i] = rog_recovery_word (index);
    }

  return words;
}

/**
 * rog_recovery_words_free:
 * @words: (nullable) (transfer full): words of a key
 *
 * Wipes and frees them.
 */
void
rog_recovery_words_free (char **words)
{
  for (char **word = words; word != NULL && *word != NULL; word++)
    wipe_text (*word);
  g_free (words);
}

static gboolean
put_word (guint8     *data,
          guint       place,
          const char *word,
          GError    **error)
{
  int index = rog_recovery_word_index (word);

  if (index < 0)
    {
      g_autofree char *shown = g_utf8_substring (word, 0, MIN (g_utf8_strlen (word, -1), MAX_SHOWN));

      g_set_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_BAD_WORDS,
                   _ ("Word %u, “%s”, is not one of the words of a recovery sheet"), place + 1, shown);
      return FALSE;
    }
  if (place >= ROG_RECOVERY_WORDS)
    return TRUE;

  for (guint bit = 0; bit < BITS; bit++)
    {
      guint at = place * BITS + bit;

      if ((guint)index >> (BITS - 1 - bit) & 1)
        data[at / 8] |= (guint8)(1 << (7 - at % 8));
    }

  return TRUE;
}

/* Lower case, and everything but letters (numbers of a list, stops, line breaks) as a gap. */
static char *
normalize (const char *text)
{
  char *folded = g_utf8_strdown (text, -1);

  for (char *c = folded; *c != '\0'; c++)
    {
      if ((guchar)*c < 128 && !g_ascii_isalpha (*c))
        *c = ' ';
    }

  return folded;
}

static int
put_words (guint8     *data,
           const char *text,
           GError    **error)
{
  char *folded = normalize (text);
  char *rest = NULL;
  int   count = 0;

  for (char *word = strtok_r (folded, " ", &rest); word != NULL; word = strtok_r (NULL, " ", &rest))
    {
      if (!put_word (data, (guint)count, word, error))
        {
          count = -1;
          break;
        }
      count++;
    }
  wipe_text (folded);

  return count;
}

/**
 * rog_recovery_key_from_words:
 * @text: the words as typed; case, gaps, line breaks and numbers do not matter
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the key, or %NULL with %ROG_IDENTITY_ERROR_BAD_WORDS,
 *   which names the first word that is not in the list
 */
RogSecret *
rog_recovery_key_from_words (const char *text,
                             GError    **error)
{
  g_autoptr (RogSecret) bits = rog_secret_new_zeroed (ROG_SECRET_KEY_SIZE + 1);
  g_autoptr (RogSecret) key = NULL;
  guint8 *data = rog_secret_get_writable (bits);
  int     count;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_BAD_WORDS, _ ("These are not words"));
      return NULL;
    }
  count = put_words (data, text, error);
  if (count < 0)
    return NULL;
  if (count != ROG_RECOVERY_WORDS)
    {
      g_set_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_BAD_WORDS, _ ("A recovery sheet has %d words; these are %d"), ROG_RECOVERY_WORDS, count);
      return NULL;
    }

  key = rog_secret_new_copy (data, ROG_SECRET_KEY_SIZE);
  if (checksum (key) != data[ROG_SECRET_KEY_SIZE])
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_BAD_WORDS,
                           _ ("Each of these words is in the list, but not together: one was read wrongly, or two are exchanged"));
      return NULL;
    }

  return g_steal_pointer (&key);
}

/**
 * rog_recovery_sheet_id:
 * @recovery_key: 32 bytes
 *
 * What tells one sheet from another without betraying its words.
 *
 * Returns: (transfer full): eight characters, as "4F0A-91C3", printed on the sheet
 */
char *
rog_recovery_sheet_id (RogSecret *recovery_key)
{
  g_autoptr (RogSecret) input = rog_secret_new_zeroed (strlen (LABEL) + ROG_SECRET_KEY_SIZE);
  guint8   *data = rog_secret_get_writable (input);
  RogDigest digest;

  g_return_val_if_fail (rog_secret_get_size (recovery_key) == ROG_SECRET_KEY_SIZE, NULL);

  memcpy (data, LABEL, strlen (LABEL));
  memcpy (data + strlen (LABEL), rog_secret_get_data (recovery_key, NULL), ROG_SECRET_KEY_SIZE);
  digest = rog_digest_of (data, rog_secret_get_size (input));

  return g_strdup_printf ("%02X%02X-%02X%02X", digest.bytes[0], digest.bytes[1], digest.bytes[2], digest.bytes[3]);
}

/**
 * rog_recovery_seal:
 * @payload: what the sheet brings back
 * @recovery_key: the sheet's key
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the file kept beside the register, canonical JSON
 *   that names nobody
 */
GBytes *
rog_recovery_seal (RogSecret *payload,
                   RogSecret *recovery_key,
                   GError   **error)
{
  g_autoptr (GBytes) wrapped = rog_wrap (payload, recovery_key, LABEL, error);
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sheet = NULL;

  if (wrapped == NULL)
    return NULL;

  text = rog_base64url_encode (g_bytes_get_data (wrapped, NULL), g_bytes_get_size (wrapped));
  sheet = rog_recovery_sheet_id (recovery_key);
  object = json_object_new ();
  json_object_set_int_member (object, "v", 1);
  json_object_set_string_member (object, "sheet", sheet);
  json_object_set_string_member (object, "wrapped", text);

  return rog_json_object_canonical (object, error);
}

static JsonNode *
read_file (GBytes  *file,
           GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) local = NULL;
  JsonObject *object;

  root = rog_json_parse_canonical (file, MAX_FILE_SIZE, &local);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL || json_object_get_int_member_with_default (object, "v", 0) != 1 ||
      rog_json_peek_string (object, "sheet") == NULL || rog_json_peek_string (object, "wrapped") == NULL)
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "The recovery file beside the register is damaged");
      return NULL;
    }

  return g_steal_pointer (&root);
}

/**
 * rog_recovery_file_sheet_id:
 * @file: the file beside the register
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): which sheet opens it, or %NULL with %ROG_IDENTITY_ERROR_DAMAGED
 */
char *
rog_recovery_file_sheet_id (GBytes  *file,
                            GError **error)
{
  g_autoptr (JsonNode) root = read_file (file, error);

  return root != NULL ? g_strdup (rog_json_peek_string (json_node_get_object (root), "sheet")) : NULL;
}

/**
 * rog_recovery_open:
 * @file: the file beside the register
 * @recovery_key: the sheet's key
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): what was sealed, or %NULL with %ROG_IDENTITY_ERROR_DAMAGED,
 *   or %ROG_IDENTITY_ERROR_BAD_WORDS where the words are those of another sheet
 */
RogSecret *
rog_recovery_open (GBytes    *file,
                   RogSecret *recovery_key,
                   GError   **error)
{
  g_autoptr (JsonNode) root = read_file (file, error);
  g_autoptr (GBytes) wrapped = NULL;
  g_autoptr (RogSecret) payload = NULL;
  g_autofree char *sheet = NULL;
  const char      *of_file;

  if (root == NULL)
    return NULL;

  sheet = rog_recovery_sheet_id (recovery_key);
  of_file = rog_json_peek_string (json_node_get_object (root), "sheet");
  if (!g_str_equal (sheet, of_file))
    {
      g_autofree char *shown = g_utf8_substring (of_file, 0, MIN (g_utf8_strlen (of_file, -1), MAX_SHOWN));

      g_set_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_BAD_WORDS,
                   _ ("These are the words of sheet %s; what is needed is sheet %s"), sheet, shown);
      return NULL;
    }

  wrapped = rog_base64url_decode (rog_json_peek_string (json_node_get_object (root), "wrapped"), NULL);
  payload = wrapped != NULL ? rog_unwrap (wrapped, recovery_key, LABEL, NULL) : NULL;
  if (payload == NULL)
    g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "The recovery file beside the register is damaged");

  return g_steal_pointer (&payload);
}
