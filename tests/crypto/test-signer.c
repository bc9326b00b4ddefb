// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-acting-signer.h"
#include "crypto/rog-cms.h"
#include "crypto/rog-crypto-error.h"
#include "crypto/rog-x509-verifier.h"

#define AT G_GINT64_CONSTANT (1790524931)

typedef struct
{
  RogKey         *acting_key;
  RogKey         *signing_key;
  RogCertificate *acting;
  RogCertificate *signing;
  GBytes         *voucher;
  RogSigner      *signer;
  RogVerifier    *verifier;
  GBytes         *message;
} Fixture;

static const RogSubject judge = { "Maren Solvik", "District Court of Arvendal", "judge", FALSE };

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->acting_key = rog_key_new_generate (&error);
  fixture->signing_key = rog_key_new_generate (&error);
  fixture->acting = rog_certificate_new (fixture->acting_key, &judge, ROG_KEY_PURPOSE_ACTING, AT, &error);
  fixture->signing = rog_certificate_new (fixture->signing_key, &judge, ROG_KEY_PURPOSE_SIGNING, AT, &error);
  fixture->voucher = rog_voucher_make (fixture->signing_key, fixture->signing, fixture->acting, AT, &error);
  g_assert_no_error (error);
  fixture->signer = ROG_SIGNER (rog_acting_signer_new (fixture->acting_key, fixture->acting, fixture->voucher, &error));
  g_assert_no_error (error);
  fixture->verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  fixture->message = g_bytes_new_static ("rogatory-act-v1\0hash", 20);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->acting_key);
  g_object_unref (fixture->signing_key);
  g_object_unref (fixture->acting);
  g_object_unref (fixture->signing);
  g_bytes_unref (fixture->voucher);
  g_object_unref (fixture->signer);
  g_object_unref (fixture->verifier);
  g_bytes_unref (fixture->message);
}

static void
assert_refused (Fixture *fixture,
                GBytes  *message,
                GBytes  *signature,
                GBytes  *certificate,
                GBytes  *voucher,
                int      code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rog_verifier_verify (fixture->verifier, message, signature, certificate, voucher, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, code);
}

static void
test_good (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) signature = rog_signer_sign (fixture->signer, fixture->message, &error);

  for (int round = 0; round < 2; round++)
    {
      g_autoptr (RogAuthor) author = NULL;

      author = rog_verifier_verify (fixture->verifier, fixture->message, signature,
                                    rog_signer_get_certificate (fixture->signer),
                                    rog_signer_get_voucher (fixture->signer), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (author->key_id, ==, rog_signer_get_key_id (fixture->signer));
      g_assert_cmpstr (author->name, ==, "Maren Solvik");
      g_assert_cmpstr (author->role, ==, "judge");
      g_assert_cmpstr (author->signing_key_id, ==, rog_key_get_id (fixture->signing_key));
    }
}

static void
test_bad_signature (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GBytes) signature = rog_signer_sign (fixture->signer, fixture->message, NULL);
  g_autoptr (GBytes) other = g_bytes_new_static ("another", 7);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  GBytes *certificate = rog_signer_get_certificate (fixture->signer);

  assert_refused (fixture, other, signature, certificate, fixture->voucher, ROG_CRYPTO_ERROR_BAD_SIGNATURE);
  assert_refused (fixture, fixture->message, nothing, certificate, fixture->voucher, ROG_CRYPTO_ERROR_BAD_SIGNATURE);
  assert_refused (fixture, fixture->message, signature, nothing, fixture->voucher, ROG_CRYPTO_ERROR_BAD_CERTIFICATE);
  assert_refused (fixture, fixture->message, signature, certificate, nothing, ROG_CRYPTO_ERROR_BAD_SIGNATURE);
  assert_refused (fixture, fixture->message, signature, rog_certificate_get_der (fixture->signing), NULL,
                  ROG_CRYPTO_ERROR_BAD_SIGNATURE);
}

/* A good voucher remembered does not carry over to a bad one. */
static void
test_voucher_of_another (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) signature = rog_signer_sign (fixture->signer, fixture->message, NULL);
  g_autoptr (RogKey) key = rog_key_new_generate (NULL);
  g_autoptr (RogCertificate) other = rog_certificate_new (key, &judge, ROG_KEY_PURPOSE_ACTING, AT, NULL);
  g_autoptr (GBytes) voucher = rog_voucher_make (fixture->signing_key, fixture->signing, other, AT, NULL);
  g_autoptr (RogAuthor) author = NULL;

  author = rog_verifier_verify (fixture->verifier, fixture->message, signature,
                                rog_signer_get_certificate (fixture->signer), fixture->voucher, &error);
  g_assert_no_error (error);
  assert_refused (fixture, fixture->message, signature, rog_signer_get_certificate (fixture->signer), voucher,
                  ROG_CRYPTO_ERROR_BAD_SIGNATURE);
  g_assert_null (rog_acting_signer_new (fixture->acting_key, fixture->acting, voucher, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_SIGNATURE);
}

/* A signing key vouches only for the same name, office, role and kind. */
static void
test_voucher_for_another_subject (Fixture      *fixture,
                                  gconstpointer data)
{
  const RogSubject others[] = {
    { "Maren Solvic", "District Court of Arvendal", "judge", FALSE },
    { "Maren Solvik", "Court of Appeal of Arvendal", "judge", FALSE },
    { "Maren Solvik", "District Court of Arvendal", "clerk", FALSE },
    { "Maren Solvik", "District Court of Arvendal", "judge", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RogKey) key = rog_key_new_generate (&error);
      g_autoptr (RogCertificate) acting = rog_certificate_new (key, &others[i], ROG_KEY_PURPOSE_ACTING, AT, &error);
      g_autoptr (GBytes) signature = rog_key_sign (key, fixture->message, &error);
      g_autoptr (GBytes) forced = rog_cms_sign (fixture->signing_key, fixture->signing, rog_certificate_get_der (acting), AT, &error);

      g_assert_no_error (error);
      g_assert_null (rog_voucher_make (fixture->signing_key, fixture->signing, acting, AT, &error));
      g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE);
      assert_refused (fixture, fixture->message, signature, rog_certificate_get_der (acting), forced,
                      ROG_CRYPTO_ERROR_BAD_CERTIFICATE);
    }
}

/* An acting key, which needs no PIN, cannot vouch for another. */
static void
test_voucher_by_acting_key (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKey) key = rog_key_new_generate (&error);
  g_autoptr (RogCertificate) acting = rog_certificate_new (key, &judge, ROG_KEY_PURPOSE_ACTING, AT, &error);
  g_autoptr (GBytes) signature = rog_key_sign (key, fixture->message, &error);
  g_autoptr (GBytes) forged = rog_cms_sign (fixture->acting_key, fixture->acting, rog_certificate_get_der (acting), AT, &error);

  g_assert_no_error (error);
  assert_refused (fixture, fixture->message, signature, rog_certificate_get_der (acting), forged,
                  ROG_CRYPTO_ERROR_BAD_CERTIFICATE);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/signer/good", test_good);
  ADD ("/signer/bad-signature", test_bad_signature);
  ADD ("/signer/voucher-of-another", test_voucher_of_another);
  ADD ("/signer/voucher-for-another-subject", test_voucher_for_another_subject);
  ADD ("/signer/voucher-by-acting-key", test_voucher_by_acting_key);

  return g_test_run ();
}
