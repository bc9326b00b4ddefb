// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include <gio/gio.h>

#include "typeset/rog-recovery-sheet.h"

static const char *const words[] = {
  "abandon", "ability", "able", "about", "above", "absent", "absorb", "abstract", "absurd", "abuse", "access", "accident",
  "account", "accuse", "achieve", "acid", "acoustic", "acquire", "across", "act", "action", "actor", "actress", "actual", NULL
};

static void
test_one_page (void)
{
  g_autofree char *long_name = g_strnfill (64, 'N');
  const char      *names[] = { "Claire Weyland", long_name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RogTypesetting) setting =
          rog_typesetting_new (rog_recovery_sheet_new ("Appeals", names[i], "K7QX-2F", "SHA-256 12:34:56:78:9A:BC:DE:F0:12:34:56:78:9A:BC:DE:F0:12:34:56:78:9A:BC:DE:F0", words, 1790000000), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rog_typesetting_get_n_pages (setting), ==, 1);
    }
}

/* Every word is there, with its number before it. */
static void
test_words (void)
{
  const char *argv[] = { "pdftotext", "-layout", "-", "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = rog_recovery_sheet_to_pdf (NULL, "Claire Weyland", "K7QX-2F", NULL, words, 1790000000, &error), out = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *cell = g_strdup_printf ("%u. %s", i + 1, words[i]);

      if (strstr (text, cell) == NULL)
        g_error ("“%s” is not on the sheet:\n%s", cell, text);
    }
  g_assert_nonnull (strstr (text, "K7QX-2F"));
  g_assert_nonnull (strstr (text, "Use Recovery Sheet"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/recovery-sheet/one-page", test_one_page);
  g_test_add_func ("/typeset/recovery-sheet/words", test_words);
  return g_test_run ();
}
