// SPDX-License-Identifier: GPL-3.0-or-later
//
// SHA-256 with the vectors of FIPS 180-4 and NIST's CAVP, and base64url with those of RFC 4648.
#include <string.h>

#include "core/rog-core-error.h"
#include "core/rog-digest.h"

static void
assert_hex (const RogDigest *digest,
            const char      *hex)
{
  g_autofree char *text = rog_digest_to_hex (digest);

  g_assert_cmpstr (text, ==, hex);
}

static void
test_vectors (void)
{
  const struct
  {
    const char *message;
    const char *hex;
  } cases[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };
  g_autofree char *million = g_strnfill (1000000, 'a');
  RogDigest        digest = rog_digest_of (million, 1000000);

  assert_hex (&digest, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].message, strlen (cases[i].message));

      digest = rog_digest_of_bytes (bytes);
      assert_hex (&digest, cases[i].hex);
    }
}

static void
test_salted (void)
{
  g_autoptr (GBytes) salt = g_bytes_new_static ("ab", 2);
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  RogDigest whole = rog_digest_of ("abc", 3);
  RogDigest salted = rog_digest_salted (salt, "c", 1);
  RogDigest plain = rog_digest_salted (none, "abc", 3);
  RogDigest other = rog_digest_of ("abd", 3);

  g_assert_true (rog_digest_equal (&whole, &salted));
  g_assert_true (rog_digest_equal (&whole, &plain));
  g_assert_false (rog_digest_equal (&whole, &other));
}

/* A digest that differs in one bit, wherever it is, is another. */
static void
test_equal (void)
{
  RogDigest digest = rog_digest_of ("abc", 3);

  for (int bit = 0; bit < 8 * ROG_DIGEST_SIZE; bit++)
    {
      RogDigest other = digest;

      other.bytes[bit / 8] ^= (guint8)(1 << (bit % 8));
      g_assert_false (rog_digest_equal (&digest, &other));
    }
}

static void
test_text (void)
{
  RogDigest        digest = rog_digest_of ("abc", 3);
  RogDigest        again;
  g_autofree char *text = rog_digest_to_string (&digest);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text, ==, "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  g_assert_true (rog_digest_from_string (text, &again, &error));
  g_assert_no_error (error);
  g_assert_true (rog_digest_equal (&digest, &again));
}

static void
test_text_refused (void)
{
  const char *const cases[] = {
    "", "YWJj", "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0=", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0",
    "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa1", "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa",
    "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0A", "sha256:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0", NULL
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RogDigest digest;
      g_autoptr (GError) error = NULL;

      g_assert_false (rog_digest_from_string (cases[i], &digest, &error));
      g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID);
    }
}

static void
test_base64url (void)
{
  const struct
  {
    const char *data;
    const char *text;
  } cases[] = {
    { "", "" },
    { "f", "Zg" },
    { "fo", "Zm8" },
    { "foo", "Zm9v" },
    { "foob", "Zm9vYg" },
    { "fooba", "Zm9vYmE" },
    { "foobar", "Zm9vYmFy" },
    { "\xff\xef\xbe", "_---" },
    { "\xff\xff\xff", "____" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rog_base64url_encode (cases[i].data, strlen (cases[i].data));
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = rog_base64url_decode (cases[i].text, &error);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), cases[i].data, strlen (cases[i].data));
    }
}

static void
test_base64url_refused (void)
{
  const char *const cases[] = {
    "Z", "Zg=", "Zg==", "=", "====", "Zh", "Zm9=", "Zm9vY", "Zm 9v", " Zm9v", "Zm9v ", "Zm9v\n", "Zm9v\r\n", "Zm+v", "Zm/v", "Zm9v!",
    "Z\xc3\xa9", "Zm.v", "A", "AAAAA", "-", "_", "__-", "\xff", NULL
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rog_base64url_decode (cases[i], &error));
      g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID);
    }
}

/* All that has four characters is refused or has this spelling only. */
static void
test_base64url_one_spelling (void)
{
  static const char alphabet[] = "AZaz09-_+/= \n";

  for (int i = 0; i < 20000; i++)
    {
      char text[6] = { 0 };
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *again = NULL;

      for (int j = 0; j < g_test_rand_int_range (0, 6); j++)
        text[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      bytes = rog_base64url_decode (text, NULL);
      if (bytes == NULL)
        continue;
      again = rog_base64url_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_cmpstr (again, ==, text);
    }
}

static void
test_base64url_random (void)
{
  for (int length = 0; length < 100; length++)
    {
      guint8           data[100];
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      for (int i = 0; i < length; i++)
        data[i] = (guint8)g_test_rand_int_range (0, 256);
      text = rog_base64url_encode (data, (gsize)length);
      bytes = rog_base64url_decode (text, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), data, (gsize)length);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/digest/vectors", test_vectors);
  g_test_add_func ("/core/digest/salted", test_salted);
  g_test_add_func ("/core/digest/equal", test_equal);
  g_test_add_func ("/core/digest/text", test_text);
  g_test_add_func ("/core/digest/text-refused", test_text_refused);
  g_test_add_func ("/core/base64url/vectors", test_base64url);
  g_test_add_func ("/core/base64url/refused", test_base64url_refused);
  g_test_add_func ("/core/base64url/one-spelling", test_base64url_one_spelling);
  g_test_add_func ("/core/base64url/random", test_base64url_random);

  return g_test_run ();
}
