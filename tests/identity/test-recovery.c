// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "identity/rog-identity-error.h"
#include "identity/rog-recovery.h"

#define LIST_DIGEST "47a7ba4b17ab7c6902c4b009639b4be3bc0470ce5c76aab90bfe6dc70f0c7ddd"

static void
assert_bad (const char *text,
            const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rog_recovery_key_from_words (text, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_BAD_WORDS);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
}

/* The list as it was published: a sheet printed once has to be read for ever. */
static void
test_list (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (GStrv) words = g_new0 (char *, ROG_RECOVERY_LIST_SIZE + 1);

  for (guint i = 0; i < ROG_RECOVERY_LIST_SIZE; i++)
    {
      words[i] = rog_recovery_word (i);
      g_assert_cmpuint (strlen (words[i]), ==, 5);
      g_assert_cmpint (rog_recovery_word_index (words[i]), ==, i);
      g_checksum_update (checksum, (const guchar *)words[i], 5);
    }
  g_assert_cmpstr (g_checksum_get_string (checksum), ==, LIST_DIGEST);

  for (guint i = 0; i < ROG_RECOVERY_LIST_SIZE; i++)
    {
      for (guint j = 0; j < i; j++)
        {
          int different = 0;

          for (int letter = 0; letter < 5; letter++)
            different += words[i][letter] != words[j][letter];
          g_assert_cmpint (different, >=, 2);
        }
    }
}

static void
test_round_trip (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RogSecret) key = rog_secret_new_random (32);
      char           **words = rog_recovery_words (key);
      g_autofree char *text = g_strjoinv (" ", words);
      g_autoptr (RogSecret) back = rog_recovery_key_from_words (text, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_strv_length (words), ==, ROG_RECOVERY_WORDS);
      g_assert_true (rog_secret_equal (key, back));
      rog_recovery_words_free (words);
    }
}

/* As a person copies it from the sheet: numbers, capitals, columns, a last stop. */
static void
test_tolerant (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) key = rog_secret_new_random (32);
  char   **words = rog_recovery_words (key);
  GString *text = g_string_new ("\n\t ");
  g_autoptr (RogSecret) back = NULL;

  for (int i = 0; words[i] != NULL; i++)
    {
      g_autofree char *upper = g_ascii_strup (words[i], -1);

      g_string_append_printf (text, "%d. %s%s", i + 1, i % 2 == 0 ? upper : words[i], i % 3 == 0 ? "\r\n" : ",  ");
    }
  g_string_append_c (text, '.');
  back = rog_recovery_key_from_words (text->str, &error);
  g_assert_no_error (error);
  g_assert_true (rog_secret_equal (key, back));
  g_string_free (text, TRUE);
  rog_recovery_words_free (words);
}

static void
test_refused (void)
{
  g_autoptr (RogSecret) key = rog_secret_new_copy ("0123456789abcdef0123456789abcdef", 32);
  char           **words = rog_recovery_words (key);
  g_autofree char *text = g_strjoinv (" ", words);
  g_autofree char *longer = g_strconcat (text, " ", words[0], NULL);
  g_autofree char *swapped = NULL;
  char            *third;

  assert_bad ("", "24 words; these are 0");
  assert_bad (words[0], "these are 1");
  assert_bad (longer, "these are 25");
  assert_bad ("\xff", "not words");
  assert_bad ("bébés", "Word 1");
  /* Cut by characters, not in the middle of one. */
  assert_bad ("aéééééééééééééééééééééééééé", "“aééééééééééééééééééé”");

  /* Each letter of each word misread: the word is named. */
  for (int i = 0; i < ROG_RECOVERY_WORDS; i++)
    {
      for (int letter = 0; letter < 5; letter++)
        {
          g_autofree char *wrong = g_strdup (text);
          g_autofree char *says = NULL;

          wrong[6 * i + letter] = wrong[6 * i + letter] == 'x' ? 'y' : 'x';
          says = g_strdup_printf ("Word %d, “%.5s”", i + 1, wrong + 6 * i);
          assert_bad (wrong, says);
        }
    }

  third = words[2];
  words[2] = words[3];
  words[3] = third;
  swapped = g_strjoinv (" ", words);
  assert_bad (swapped, "not together");
  rog_recovery_words_free (words);
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) key = rog_secret_new_random (32);
  g_autoptr (RogSecret) other = rog_secret_new_random (32);
  g_autoptr (RogSecret) payload = rog_secret_new_random (700);
  g_autoptr (GBytes) file = rog_recovery_seal (payload, key, &error);
  g_autoptr (RogSecret) back = rog_recovery_open (file, key, &error);
  g_autofree char *of_file = rog_recovery_file_sheet_id (file, &error);
  g_autofree char *of_key = rog_recovery_sheet_id (key);
  gsize            length = g_bytes_get_size (file);

  g_assert_no_error (error);
  g_assert_true (rog_secret_equal (payload, back));
  g_assert_cmpstr (of_file, ==, of_key);
  g_assert_null (rog_recovery_open (file, other, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_BAD_WORDS);
  g_clear_error (&error);

  for (gsize i = 0; i < length; i++)
    {
      guint8 *changed = g_memdup2 (g_bytes_get_data (file, NULL), length);
      g_autoptr (GBytes) flipped = g_bytes_new_take (changed, length);

      changed[i] ^= 1;
      g_assert_null (rog_recovery_open (flipped, key, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recovery/list", test_list);
  g_test_add_func ("/recovery/round-trip", test_round_trip);
  g_test_add_func ("/recovery/tolerant", test_tolerant);
  g_test_add_func ("/recovery/refused", test_refused);
  g_test_add_func ("/recovery/file", test_file);

  return g_test_run ();
}
