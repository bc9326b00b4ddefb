// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of members of archives and bags: what is safe to look for below a folder.
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/path/safe", test_safe);
  g_test_add_func ("/core/path/unsafe", test_unsafe);
  g_test_add_func ("/core/path/fold", test_fold);

  return g_test_run ();
}
