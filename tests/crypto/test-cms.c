// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <string.h>

#include "crypto/rog-cms.h"
#include "crypto/rog-crypto-error.h"

typedef struct
{
  RogKey         *key;
  RogCertificate *certificate;
  GBytes         *content;
  char           *folder;
} Fixture;

static const RogSubject judge = { "Maren Solvik", "District Court of Arvendal", "judge", FALSE };

static void
put (Fixture    *fixture,
     const char *name,
     GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), NULL));
}

static GBytes *
get (Fixture    *fixture,
     const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char            *data;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));

  return g_bytes_new_take (data, length);
}

static gboolean
run (Fixture    *fixture,
     const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)arguments, &error);
  g_assert_no_error (error);

  return g_subprocess_wait_check (process, NULL, NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pem = NULL;
  char *text;

  /* Lines that a text mode would change on the way. */
  fixture->content = g_bytes_new_static ("%PDF-1.7\r\n\0binary\n\r\nend", 24);
  fixture->folder = g_dir_make_tmp ("rog-cms-XXXXXX", &error);
  fixture->key = rog_key_new_generate (&error);
  fixture->certificate = rog_certificate_new (fixture->key, &judge, ROG_KEY_PURPOSE_SIGNING,
                                              g_get_real_time () / G_USEC_PER_SEC, &error);
  g_assert_no_error (error);
  text = rog_certificate_to_pem (fixture->certificate);
  pem = g_bytes_new_take (text, strlen (text));
  put (fixture, "cert.pem", pem);
  put (fixture, "X", fixture->content);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->key);
  g_object_unref (fixture->certificate);
  g_bytes_unref (fixture->content);
}

#define VERIFY "openssl cms -verify -cades -binary -inform DER -in X.p7s -content X -CAfile cert.pem -purpose any -out /dev/null"

static void
test_openssl_verifies_ours (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) signature = rog_cms_sign (fixture->key, fixture->certificate, fixture->content,
                                               g_get_real_time () / G_USEC_PER_SEC, &error);
  gsize length = g_bytes_get_size (fixture->content);

  g_assert_no_error (error);
  put (fixture, "X.p7s", signature);
  g_assert_true (run (fixture, VERIFY));

  for (gsize i = 0; i < length; i++)
    {
      guint8 *changed = g_memdup2 (g_bytes_get_data (fixture->content, NULL), length);
      g_autoptr (GBytes) other = g_bytes_new_take (changed, length);

      changed[i] ^= 1;
      put (fixture, "X", other);
      g_assert_false (run (fixture, VERIFY));
    }
}

static void
test_ours_verifies_openssl (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) secret = rog_key_to_secret (fixture->key, &error);
  g_autoptr (GBytes) key = g_bytes_new (rog_secret_get_data (secret, NULL), rog_secret_get_size (secret));
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (RogCertificate) signer = NULL;

  put (fixture, "key.der", key);
  g_assert_true (run (fixture, "openssl cms -sign -cades -binary -in X -signer cert.pem -inkey key.der -keyform DER -md sha256 -outform DER -out X.p7s"));
  signature = get (fixture, "X.p7s");
  signer = rog_cms_verify (signature, fixture->content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rog_certificate_get_key_id (signer), ==, rog_key_get_id (fixture->key));
}

static void
test_without_cades_refused (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) secret = rog_key_to_secret (fixture->key, &error);
  g_autoptr (GBytes) key = g_bytes_new (rog_secret_get_data (secret, NULL), rog_secret_get_size (secret));
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) attached = NULL;

  put (fixture, "key.der", key);
  g_assert_true (run (fixture, "openssl cms -sign -binary -in X -signer cert.pem -inkey key.der -keyform DER -md sha256 -outform DER -out X.p7s"));
  plain = get (fixture, "X.p7s");
  g_assert_null (rog_cms_verify (plain, fixture->content, NULL, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_SIGNATURE);
  g_clear_error (&error);

  g_assert_true (run (fixture, "openssl cms -sign -cades -nodetach -binary -in X -signer cert.pem -inkey key.der -keyform DER -md sha256 -outform DER -out X.p7s"));
  attached = get (fixture, "X.p7s");
  g_assert_null (rog_cms_verify (attached, fixture->content, NULL, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_SIGNATURE);
}

static void
test_signing_time (Fixture      *fixture,
                   gconstpointer data)
{
  /* UTCTime ends in 2049. */
  const gint64 times[] = { 0, G_GINT64_CONSTANT (1790524931), G_GINT64_CONSTANT (2524608000) };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) signature = rog_cms_sign (fixture->key, fixture->certificate, fixture->content, times[i], &error);
      g_autoptr (RogCertificate) signer = NULL;
      gint64 at;

      signer = rog_cms_verify (signature, fixture->content, &at, &error);
      g_assert_no_error (error);
      g_assert_cmpint (at, ==, times[i]);
    }
}

/* Each byte of the signature changed, and each cut: never accepted as another's. */
static void
test_signature_changed (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GBytes) signature = rog_cms_sign (fixture->key, fixture->certificate, fixture->content, 0, NULL);
  gsize length = g_bytes_get_size (signature);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GError) error = NULL;
      guint8 *changed = g_memdup2 (g_bytes_get_data (signature, NULL), length);
      g_autoptr (GBytes) flipped = g_bytes_new_take (changed, length);
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (signature, 0, i);
      g_autoptr (RogCertificate) signer = NULL;

      changed[i] ^= 0x01;
      signer = rog_cms_verify (flipped, fixture->content, NULL, NULL);
      /* A few bytes are outside what is signed (versions); whoever signed stays the same. */
      if (signer != NULL)
        g_assert_true (g_bytes_equal (rog_certificate_get_der (signer), rog_certificate_get_der (fixture->certificate)));
      g_assert_null (rog_cms_verify (cut, fixture->content, NULL, &error));
      g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_SIGNATURE);
    }
}

static void
test_stream (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize   length = 5 * 1024 * 1024 + 3;
  guint8 *big = g_malloc0 (length);
  g_autoptr (GBytes) content = g_bytes_new_take (big, length);
  g_autoptr (GInputStream) first = g_memory_input_stream_new_from_bytes (content);
  g_autoptr (GInputStream) second = g_memory_input_stream_new_from_bytes (content);
  g_autoptr (GInputStream) third = g_memory_input_stream_new_from_bytes (content);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GBytes) signature = rog_cms_sign_stream (fixture->key, fixture->certificate, first, 0, NULL, &error);
  g_autoptr (RogCertificate) signer = NULL;

  g_assert_no_error (error);
  signer = rog_cms_verify_stream (signature, second, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (signer);

  /* A content that cannot be read to its end is not signed as far as it went. */
  g_cancellable_cancel (cancelled);
  g_assert_null (rog_cms_sign_stream (fixture->key, fixture->certificate, third, 0, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (rog_cms_verify_stream (signature, third, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_other_key (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKey) other = rog_key_new_generate (&error);

  g_assert_null (rog_cms_sign (other, fixture->certificate, fixture->content, 0, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE);
}

/* Acts and checkpoints are signed on P-256 alone: what any other kind of key has signed, as
 * well as it may be, is none of theirs. */
static void
test_other_kinds_of_keys (Fixture      *fixture,
                          gconstpointer data)
{
  const struct
  {
    const char *make;
    gboolean    good;
  } keys[] = {
    { "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out other.pem", TRUE },
    { "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out other.pem", FALSE },
    { "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:secp224r1 -out other.pem", FALSE },
    { "openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out other.pem", FALSE },
  };

  put (fixture, "message", fixture->content);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) der = NULL;
      g_autoptr (GBytes) signature = NULL;
      g_autoptr (RogCertificate) certificate = NULL;

      g_assert_true (run (fixture, keys[i].make));
      g_assert_true (run (fixture, "openssl req -new -x509 -key other.pem -subj /CN=Another -days 9 -outform DER -out other.der"));
      g_assert_true (run (fixture, "openssl dgst -sha256 -sign other.pem -out other.sig message"));
      der = get (fixture, "other.der");
      signature = get (fixture, "other.sig");
      certificate = rog_certificate_new_from_der (der, &error);
      g_assert_no_error (error);
      g_assert_cmpint (rog_certificate_verify (certificate, fixture->content, signature, &error), ==, keys[i].good);
      if (!keys[i].good)
        g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_SIGNATURE);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/cms/openssl-verifies-ours", test_openssl_verifies_ours);
  ADD ("/cms/ours-verifies-openssl", test_ours_verifies_openssl);
  ADD ("/cms/without-cades-refused", test_without_cades_refused);
  ADD ("/cms/signing-time", test_signing_time);
  ADD ("/cms/signature-changed", test_signature_changed);
  ADD ("/cms/stream", test_stream);
  ADD ("/cms/other-key", test_other_key);
  ADD ("/cms/other-kinds-of-keys", test_other_kinds_of_keys);

  return g_test_run ();
}
