// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <string.h>

#include "core/rog-digest.h"
#include "crypto/rog-certificate.h"
#include "crypto/rog-crypto-error.h"

#define AT G_GINT64_CONSTANT (1790524931)

static const RogSubject judge = { "Élise Marchetti-Øye", "District Court of Arvendal", "judge", FALSE };

/* The other side: OpenSSL's own program. */
static char *
run (const char        *input,
     gsize              length,
     const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) in = g_bytes_new (input, length);
  g_autoptr (GBytes) out = NULL;

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, in, NULL, &out, NULL, &error));
  if (!g_subprocess_get_successful (process))
    return NULL;

  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKey) key = rog_key_new_generate (&error);
  g_autoptr (RogKey) other = rog_key_new_generate (&error);
  g_autoptr (RogSecret) secret = rog_key_to_secret (key, &error);
  g_autoptr (RogKey) again = rog_key_new_from_secret (secret, &error);
  g_autoptr (RogSecret) cut = rog_secret_new_copy (rog_secret_get_data (secret, NULL), rog_secret_get_size (secret) - 1);

  g_assert_no_error (error);
  g_assert_cmpstr (rog_key_get_id (key), ==, rog_key_get_id (again));
  g_assert_cmpstr (rog_key_get_id (key), !=, rog_key_get_id (other));
  g_assert_null (rog_key_new_from_secret (cut, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
}

static void
test_pin (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = rog_secret_new_copy ("493117", 6);
  g_autoptr (RogSecret) wrong = rog_secret_new_copy ("493118", 6);
  g_autoptr (RogSecret) empty = rog_secret_new_copy ("", 0);
  g_autoptr (RogKey) key = rog_key_new_generate (&error);
  g_autoptr (GBytes) encrypted = rog_key_to_encrypted (key, pin, &error);
  g_autoptr (RogKey) again = rog_key_new_from_encrypted (encrypted, pin, &error);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (encrypted, 0, g_bytes_get_size (encrypted) - 1);
  const char *const arguments[] = { "openssl", "pkcs8", "-inform", "DER", "-passin", "pass:493117", NULL };
  g_autofree char  *pem = run (g_bytes_get_data (encrypted, NULL), g_bytes_get_size (encrypted), arguments);

  g_assert_no_error (error);
  g_assert_cmpstr (rog_key_get_id (key), ==, rog_key_get_id (again));
  g_assert_nonnull (pem);
  g_assert_true (g_str_has_prefix (pem, "-----BEGIN PRIVATE KEY-----"));

  g_assert_null (rog_key_new_from_encrypted (encrypted, wrong, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_WRONG_PIN);
  g_clear_error (&error);
  g_assert_null (rog_key_new_from_encrypted (encrypted, empty, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_WRONG_PIN);
  g_clear_error (&error);
  g_assert_null (rog_key_new_from_encrypted (cut, pin, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
}

/* A key on another curve is none of ours, though OpenSSL would take it. */
static void
test_other_curve (void)
{
  g_autoptr (GError) error = NULL;
  const char *const  arguments[] = { "sh", "-c", "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -outform DER | base64 -w0", NULL };
  g_autofree char   *text = run ("", 0, arguments);
  gsize              length;
  g_autofree guint8 *der = g_base64_decode (text, &length);
  g_autoptr (RogSecret) secret = rog_secret_new_copy (der, length);

  g_assert_null (rog_key_new_from_secret (secret, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_TAMPERED);
}

static void
test_certificate (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKey) key = rog_key_new_generate (&error);
  g_autoptr (RogCertificate) made = rog_certificate_new (key, &judge, ROG_KEY_PURPOSE_SIGNING, AT, &error);
  g_autoptr (RogCertificate) read = rog_certificate_new_from_der (rog_certificate_get_der (made), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rog_certificate_get_name (read), ==, judge.name);
  g_assert_cmpstr (rog_certificate_get_organization (read), ==, judge.organization);
  g_assert_cmpstr (rog_certificate_get_role (read), ==, "judge");
  g_assert_cmpstr (rog_certificate_get_key_id (read), ==, rog_key_get_id (key));
  g_assert_cmpint (rog_certificate_get_purpose (read), ==, ROG_KEY_PURPOSE_SIGNING);
  g_assert_cmpint (rog_certificate_get_not_before (read), ==, AT);
  g_assert_cmpint (rog_certificate_get_not_after (read), ==, G_GINT64_CONSTANT (2106144131));
  g_assert_true (rog_certificate_is_self_made (read));
  g_assert_false (rog_certificate_is_practice (read));
  g_assert_cmpuint (strlen (rog_certificate_get_fingerprint (read)), ==, 64 + 15);
}

static void
test_certificate_by_openssl (void)
{
  g_autoptr (GError) error = NULL;
  const RogSubject  practice = { "A", "B", "counsel", TRUE };
  const char *const usages[] = { "Digital Signature\n", "Digital Signature, Non Repudiation\n", "Key Agreement\n" };

  for (RogKeyPurpose purpose = ROG_KEY_PURPOSE_ACTING; purpose <= ROG_KEY_PURPOSE_RECEIVING; purpose++)
    {
      g_autoptr (RogKey) key = rog_key_new_generate (&error);
      g_autoptr (RogCertificate) made = rog_certificate_new (key, &practice, purpose, AT, &error);
      g_autofree char  *pem = rog_certificate_to_pem (made);
      const char *const arguments[] = { "openssl", "x509", "-noout", "-text", "-fingerprint", "-sha256", NULL };
      g_autofree char  *text = run (pem, strlen (pem), arguments);
      g_auto (GStrv) groups = g_strsplit (rog_certificate_get_fingerprint (made), " ", -1);
      g_autofree char *joined = g_strjoinv ("", groups);
      GString         *colons = g_string_new (NULL);

      for (gsize i = 0; i < strlen (joined); i += 2)
        g_string_append_printf (colons, "%s%.2s", i > 0 ? ":" : "", joined + i);
      g_assert_nonnull (strstr (text, colons->str));
      g_assert_nonnull (strstr (text, usages[purpose]));
      g_assert_nonnull (strstr (text, "OU=Practice: not a decision"));
      g_assert_nonnull (strstr (text, "title=counsel"));
      g_assert_nonnull (strstr (text, "CA:FALSE"));
      g_assert_true (rog_certificate_is_practice (made));
      g_string_free (colons, TRUE);
    }
}

static void
test_subjects_refused (void)
{
  const char *const long_name = "1234567890123456789012345678901234567890123456789012345678901234é";
  const RogSubject  refused[] = {
    { NULL, "Court", "judge", FALSE },
    { "", "Court", "judge", FALSE },
    { "Name", "", "judge", FALSE },
    { "Name", "Court", NULL, FALSE },
    { "Name", "Court", "emperor", FALSE },
    { long_name, "Court", "judge", FALSE },
    { "Name", long_name, "judge", FALSE },
    { "\xff", "Court", "judge", FALSE },
    { "Name\nChecked by the court", "Court", "judge", FALSE },
    { "Name", "Court\u2028Checked", "judge", FALSE },
    { "Name\u202e", "Court", "judge", FALSE },
    { "Name", "Court\xc2\x85", "judge", FALSE },
  };
  g_autoptr (RogKey) key = rog_key_new_generate (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rog_certificate_new (key, &refused[i], ROG_KEY_PURPOSE_ACTING, AT, &error));
      g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE);
    }
}

/* Others make certificates too: a name in one begins no line of its own where it is shown. */
static void
test_certificate_lines (void)
{
  g_autofree char         *folder = g_dir_make_tmp ("rogatory-XXXXXX", NULL);
  g_autofree char         *path = g_build_filename (folder, "key.pem", NULL);
  static const char *const subjects[][2] = {
    { "/CN=Ana Brekke/O=Court/title=judge", "Ana Brekke" },
    { "/CN=Ana Brekke\nChecked by the court/O=Court/title=judge", NULL },
    { "/CN=Ana \u2067Brekke/O=Court/title=judge", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      const char *const arguments[] = { "openssl", "req", "-x509", "-utf8", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", path,
                                        "-addext", "keyUsage=critical,nonRepudiation", "-subj", subjects[i][0], NULL };
      g_autofree char  *pem = run ("", 0, arguments);
      g_auto (GStrv) parts = g_strsplit (pem, "-----", -1);
      gsize   length;
      guchar *data = g_base64_decode (parts[2], &length);
      g_autoptr (GBytes) der = g_bytes_new_take (data, length);
      g_autoptr (RogCertificate) read = rog_certificate_new_from_der (der, NULL);

      g_assert_cmpstr (read != NULL ? rog_certificate_get_name (read) : NULL, ==, subjects[i][1]);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Whatever is changed or cut in a certificate: refused, or no longer its own maker. */
static void
test_certificate_changed (void)
{
  g_autoptr (RogKey) key = rog_key_new_generate (NULL);
  g_autoptr (RogCertificate) made = rog_certificate_new (key, &judge, ROG_KEY_PURPOSE_ACTING, AT, NULL);
  gsize         length;
  const guint8 *data = g_bytes_get_data (rog_certificate_get_der (made), &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GError) error = NULL;
      guint8 *changed = g_memdup2 (data, length);
      g_autoptr (GBytes) flipped = g_bytes_new_take (changed, length);
      g_autoptr (GBytes) cut = g_bytes_new (data, i);
      g_autoptr (RogCertificate) read = NULL;

      changed[i] ^= 0x01;
      read = rog_certificate_new_from_der (flipped, NULL);
      g_assert_false (read != NULL && rog_certificate_is_self_made (read));
      g_assert_null (rog_certificate_new_from_der (cut, &error));
      g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/key/round-trip", test_round_trip);
  g_test_add_func ("/key/pin", test_pin);
  g_test_add_func ("/key/other-curve", test_other_curve);
  g_test_add_func ("/certificate/fields", test_certificate);
  g_test_add_func ("/certificate/by-openssl", test_certificate_by_openssl);
  g_test_add_func ("/certificate/subjects-refused", test_subjects_refused);
  g_test_add_func ("/certificate/lines", test_certificate_lines);
  g_test_add_func ("/certificate/changed", test_certificate_changed);

  return g_test_run ();
}
