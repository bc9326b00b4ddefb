// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crypto/rog-crypto-error.h"
#include "crypto/rog-secret.h"
#include "crypto/rog-wrap.h"

static void
test_contents (void)
{
  const char *text = "not for the log";
  g_autoptr (RogSecret) copy = rog_secret_new_copy (text, strlen (text));
  g_autoptr (RogSecret) same = rog_secret_new_copy (text, strlen (text));
  g_autoptr (RogSecret) shorter = rog_secret_new_copy (text, strlen (text) - 1);
  g_autoptr (RogSecret) first = rog_secret_new_random (ROG_SECRET_KEY_SIZE);
  g_autoptr (RogSecret) second = rog_secret_new_random (ROG_SECRET_KEY_SIZE);
  g_autoptr (RogSecret) empty = rog_secret_new_copy (NULL, 0);
  gsize length;

  g_assert_cmpmem (rog_secret_get_data (copy, &length), length, text, strlen (text));
  g_assert_true (rog_secret_equal (copy, same));
  g_assert_false (rog_secret_equal (copy, shorter));
  g_assert_false (rog_secret_equal (first, second));
  g_assert_cmpuint (rog_secret_get_size (empty), ==, 0);
}

/* The kernel says of each mapping what is done with it. */
static gboolean
flags_of (gconstpointer address,
          const char   *flag)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean inside = FALSE;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      guint64 from, to;

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x", &from, &to) == 2)
        inside = from <= GPOINTER_TO_SIZE (address) && GPOINTER_TO_SIZE (address) < to;
      else if (inside && g_str_has_prefix (lines[i], "VmFlags:"))
        return strstr (lines[i], flag) != NULL;
    }

  g_assert_not_reached ();
}

static void
test_pages (void)
{
  g_autoptr (RogSecret) secret = rog_secret_new_random (32);
  const guint8 *data = rog_secret_get_data (secret, NULL);

  g_assert_true (rog_secret_is_locked (secret));
  /* AddressSanitizer makes mlock() do nothing, and say that it worked. */
  g_assert_true (SANITIZED || flags_of (data, " lo"));
  g_assert_true (flags_of (data, " dd"));
  g_assert_true (flags_of (data, " wf"));
}

static void
test_fork (void)
{
  g_autoptr (RogSecret) secret = rog_secret_new_random (32);
  const guint8 zero[32] = { 0 };
  int          status;
  pid_t        child = fork ();

  if (child == 0)
    _exit (memcmp (rog_secret_get_data (secret, NULL), zero, sizeof zero) == 0 ? 0 : 1);

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpint (memcmp (rog_secret_get_data (secret, NULL), zero, sizeof zero), !=, 0);
}

static void
test_small_limit (void)
{
  if (g_test_subprocess ())
    {
      struct rlimit limit = { 0, 0 };
      g_autoptr (RogSecret) secret = NULL;

      /* Root may lock beyond the limit. */
      g_assert_cmpint (geteuid () == 0 ? setresuid (65534, 65534, 65534) : 0, ==, 0);
      g_assert_cmpint (setrlimit (RLIMIT_MEMLOCK, &limit), ==, 0);
      secret = rog_secret_new_copy ("key", 3);
      g_assert_false (rog_secret_is_locked (secret));
      g_assert_cmpmem (rog_secret_get_data (secret, NULL), 3, "key", 3);
      return;
    }

  if (SANITIZED)
    {
      g_test_skip ("AddressSanitizer makes mlock() do nothing, and say that it worked");
      return;
    }
  g_test_trap_subprocess (NULL, 30 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_wrap (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) key = rog_secret_new_random (ROG_SECRET_KEY_SIZE);
  g_autoptr (RogSecret) other = rog_secret_new_random (ROG_SECRET_KEY_SIZE);
  g_autoptr (RogSecret) secret = rog_secret_new_random (100);
  g_autoptr (GBytes) wrapped = rog_wrap (secret, key, "master key", &error);
  g_autoptr (GBytes) again = rog_wrap (secret, key, "master key", &error);
  g_autoptr (RogSecret) back = rog_unwrap (wrapped, key, "master key", &error);
  gsize         length;
  const guint8 *data = g_bytes_get_data (wrapped, &length);

  g_assert_no_error (error);
  g_assert_true (rog_secret_equal (secret, back));
  g_assert_false (g_bytes_equal (wrapped, again));

  g_assert_null (rog_unwrap (wrapped, other, "master key", &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
  g_clear_error (&error);
  g_assert_null (rog_unwrap (wrapped, key, "another label", &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
  g_clear_error (&error);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *changed = g_memdup2 (data, length);
      g_autoptr (GBytes) flipped = NULL;
      g_autoptr (GBytes) cut = g_bytes_new (data, i);

      changed[i] ^= 1;
      flipped = g_bytes_new (changed, length);
      g_assert_null (rog_unwrap (flipped, key, "master key", &error));
      g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
      g_clear_error (&error);
      g_assert_null (rog_unwrap (cut, key, "master key", &error));
      g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
      g_clear_error (&error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/contents", test_contents);
  g_test_add_func ("/secret/pages", test_pages);
  g_test_add_func ("/secret/fork", test_fork);
  g_test_add_func ("/secret/small-limit", test_small_limit);
  g_test_add_func ("/secret/wrap", test_wrap);

  return g_test_run ();
}
