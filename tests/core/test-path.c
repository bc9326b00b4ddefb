// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of members of archives and bags: what is safe to look for below a folder.
#include <string.h>

#include "core/rog-core-error.h"
#include "core/rog-path.h"

static void
test_safe (void)
{
  const char *const cases[] = {
    "a",
    "data/request.pdf",
    "data/Ersuchen vom 3. Mai.pdf",
    "data/תרגום.pdf",
    "data/…/x",
    ".hidden",
    "a..b",
    "...",
    "data/~x",
    "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (rog_path_check_member (cases[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_unsafe (void)
{
  g_autofree char  *overlong = g_strnfill (1025, 'a');
  g_autofree char  *long_part = g_strnfill (256, 'a');
  g_autofree char  *long_bad = g_strconcat (overlong, "éé\xff", NULL);
  const char *const cases[] = {
    "",
    "/",
    "/etc/passwd",
    "..",
    ".",
    "../x",
    "a/../b",
    "a/..",
    "a//b",
    "a/",
    "./a",
    "a/./b",
    "..\\x",
    "a\\b",
    "C:",
    "C:/x",
    "a:b",
    "a\nb",
    "a\tb",
    "a\rb",
    "\x7f",
    "a\xc2\x85",
    "\xe2\x80\xae"
    "fdp.exe",
    "a\xe2\x80\x8b",
    "a\xef\xbb\xbf",
    "\xff",
    "a/\xc0\xae\xc0\xae/b",
    "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17",
    overlong,
    long_part,
    long_bad,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      if (rog_path_check_member (cases[i], &error))
        g_error ("taken for safe: %s", cases[i]);
      g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_UNSAFE_PATH);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
assert_same (const char *a,
             const char *b,
             gboolean    same)
{
  g_autofree char *x = rog_path_fold_member (a);
  g_autofree char *y = rog_path_fold_member (b);

  if (same)
    g_assert_cmpstr (x, ==, y);
  else
    g_assert_cmpstr (x, !=, y);
}

static void
test_fold (void)
{
  assert_same ("Request.PDF", "request.pdf", TRUE);
  assert_same ("caf\xc3\xa9", "cafe\xcc\x81", TRUE);
  assert_same ("CAF\xc3\x89", "cafe\xcc\x81", TRUE);
  assert_same ("stra\xc3\x9f"
               "e",
               "STRASSE", TRUE);
  assert_same ("\xef\xac\x81le", "file", TRUE);
  /* U+03B0, and U+03A5 U+0308 U+0301: the fold of the one has to be normalised again to meet the other */
  assert_same ("\xce\xb0", "\xce\xa5\xcc\x88\xcc\x81", TRUE);
  assert_same ("a", "b", FALSE);
  assert_same ("a/b", "ab", FALSE);
}

static void
assert_part (const char *name,
             const char *part)
{
  g_autofree char *made = rog_path_make_part (name);

  g_assert_cmpstr (made, ==, part);
  g_assert_true (rog_path_check_member (made, NULL));
}

static void
test_make_part (void)
{
  g_autofree char *overlong = g_strnfill (400, 'x');
  g_autofree char *long_name = g_strconcat (overlong, ".pdf", NULL);
  g_autofree char *short_name = g_strnfill (196, 'x');
  g_autofree char *long_part = g_strconcat (short_name, ".pdf", NULL);
  GString         *umlauts = g_string_new (NULL);

  assert_part ("letter.pdf", "letter.pdf");
  assert_part ("/tmp/a/Letter 12:30.pdf", "Letter 12-30.pdf");
  assert_part ("a\\b<c>.pdf", "a-b-c-.pdf");
  assert_part ("two\nlines\t.txt", "two-lines-.txt");
  assert_part ("order\xe2\x80\xae"
               "fdp.exe",
               "order-fdp.exe");
  assert_part ("\xff.txt", "\xef\xbf\xbd.txt");
  assert_part ("", "document");
  assert_part ("..", "document");
  assert_part (long_name, long_part);

  for (guint i = 0; i < 300; i++)
    g_string_append (umlauts, "\xc3\xbc");
  {
    g_autofree char *made = rog_path_make_part (umlauts->str);

    g_assert_cmpuint (strlen (made), ==, 200);
    g_assert_true (rog_path_check_member (made, NULL));
  }
  g_string_free (umlauts, TRUE);
}

static void
assert_taken (GHashTable *taken,
              const char *wish,
              const char *given)
{
  g_autofree char *name = rog_path_take_member (taken, wish);

  g_assert_cmpstr (name, ==, given);
}

static void
test_take_member (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  assert_taken (taken, "data/letter.pdf", "data/letter.pdf");
  assert_taken (taken, "data/letter.pdf", "data/letter-2.pdf");
  assert_taken (taken, "data/Letter.PDF", "data/Letter-3.PDF");
  assert_taken (taken, "data/v1.0/note", "data/v1.0/note");
  assert_taken (taken, "data/v1.0/note", "data/v1.0/note-2");
  assert_taken (taken, "data/.hidden", "data/.hidden");
  assert_taken (taken, "data/.hidden", "data/.hidden-2");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/path/safe", test_safe);
  g_test_add_func ("/core/path/unsafe", test_unsafe);
  g_test_add_func ("/core/path/fold", test_fold);
  g_test_add_func ("/core/path/make-part", test_make_part);
  g_test_add_func ("/core/path/take-member", test_take_member);

  return g_test_run ();
}
