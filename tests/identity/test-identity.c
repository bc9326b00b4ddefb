// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <string.h>

#include "crypto/rog-cms.h"
#include "crypto/rog-crypto-error.h"
#include "crypto/rog-x509-verifier.h"
#include "identity/rog-identity-error.h"
#include "identity/rog-identity.h"
#include "identity/rog-recovery.h"
#include "identity/rog-replacement.h"
#include "keyring-util.h"

#define AT G_GINT64_CONSTANT (1790524931)
#define NO_DATABASE "/nowhere/register.db"

/* For a database that is there: what matters is that something lies at the path. */
#define A_DATABASE "/proc/self/exe"

typedef struct
{
  RogKeyring *keyring;
  RogClock   *clock;
  RogSecret  *pin;
  RogSecret  *wrong;
} Fixture;

static const RogSubject judge = { "Maren Solvik", "District Court of Arvendal", "judge", FALSE };

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *profile = g_uuid_string_random ();

  fixture->keyring = rog_keyring_new (profile);
  fixture->clock = rog_clock_new_fixed (AT);
  fixture->pin = rog_secret_new_copy ("493117", 6);
  fixture->wrong = rog_secret_new_copy ("493118", 6);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->keyring);
  g_object_unref (fixture->clock);
  rog_secret_unref (fixture->pin);
  rog_secret_unref (fixture->wrong);
}

static RogIdentity *
create (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RogIdentity *identity = rog_identity_create (fixture->keyring, NO_DATABASE, &judge, fixture->pin, fixture->clock, NULL, &error);

  g_assert_no_error (error);

  return identity;
}

static void
assert_state (Fixture         *fixture,
              const char      *database,
              RogIdentityState expected)
{
  g_assert_cmpint (rog_identity_state (fixture->keyring, database, NULL, NULL), ==, expected);
}

static void
test_first_run (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogVerifier) verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  g_autoptr (RogIdentity) made = NULL;
  g_autoptr (RogIdentity) loaded = NULL;

  assert_state (fixture, NO_DATABASE, ROG_IDENTITY_FRESH);
  made = create (fixture);
  assert_state (fixture, NO_DATABASE, ROG_IDENTITY_READY);
  assert_state (fixture, A_DATABASE, ROG_IDENTITY_READY);

  loaded = rog_identity_load (fixture->keyring, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rog_identity_get_name (loaded), ==, "Maren Solvik");
  g_assert_cmpstr (rog_identity_get_organization (loaded), ==, "District Court of Arvendal");
  g_assert_cmpstr (rog_identity_get_role (loaded), ==, "judge");
  g_assert_true (rog_secret_equal (rog_identity_get_master_key (made), rog_identity_get_master_key (loaded)));
  g_assert_null (rog_identity_get_replacement (loaded));
  g_assert_cmpstr (rog_key_get_id (rog_identity_get_receiving_key (loaded)), ==,
                   rog_certificate_get_key_id (rog_identity_get_certificate (loaded, ROG_KEY_PURPOSE_RECEIVING, FALSE)));

  for (gboolean practice = FALSE; practice <= TRUE; practice++)
    {
      RogSigner *signer = rog_identity_get_signer (loaded, practice);
      g_autoptr (GBytes) message = g_bytes_new_static ("act", 3);
      g_autoptr (GBytes) signature = rog_signer_sign (signer, message, &error);
      g_autoptr (RogAuthor) author = rog_verifier_verify (verifier, message, signature, rog_signer_get_certificate (signer),
                                                          rog_signer_get_voucher (signer), &error);
      RogCertificate *signing = rog_identity_get_certificate (loaded, ROG_KEY_PURPOSE_SIGNING, practice);

      g_assert_no_error (error);
      g_assert_cmpstr (author->signing_key_id, ==, rog_certificate_get_key_id (signing));
      g_assert_cmpint (rog_certificate_is_practice (signing), ==, practice);
      g_assert_cmpint (author->practice, ==, practice);
      g_assert_cmpint (rog_certificate_get_not_before (signing), ==, AT);
    }
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) five = rog_secret_new_copy ("12345", 5);
  g_autoptr (RogSecret) accents = rog_secret_new_copy ("éééé", 8);
  const RogSubject nobody = { "", "Court", "judge", FALSE };

  g_assert_null (rog_identity_create (fixture->keyring, NO_DATABASE, &judge, five, fixture->clock, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_SHORT_PIN);
  g_clear_error (&error);
  g_assert_null (rog_identity_create (fixture->keyring, NO_DATABASE, &judge, accents, fixture->clock, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_SHORT_PIN);
  g_clear_error (&error);
  g_assert_null (rog_identity_create (fixture->keyring, NO_DATABASE, &nobody, fixture->pin, fixture->clock, NULL, &error));
  g_assert_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE);
  g_clear_error (&error);
  assert_state (fixture, NO_DATABASE, ROG_IDENTITY_FRESH);
}

/* A database on disk, and no key for it: never a new key. */
static void
test_database_without_key (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_state (fixture, A_DATABASE, ROG_IDENTITY_KEY_MISSING);
  g_assert_null (rog_identity_create (fixture->keyring, A_DATABASE, &judge, fixture->pin, fixture->clock, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_EXISTS);
  assert_state (fixture, NO_DATABASE, ROG_IDENTITY_FRESH);
}

static void
test_never_over_another (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogIdentity) first = create (fixture);
  g_autoptr (RogIdentity) loaded = NULL;

  g_assert_null (rog_identity_create (fixture->keyring, NO_DATABASE, &judge, fixture->pin, fixture->clock, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_EXISTS);
  g_clear_error (&error);
  loaded = rog_identity_load (fixture->keyring, NULL, &error);
  g_assert_true (rog_secret_equal (rog_identity_get_master_key (first), rog_identity_get_master_key (loaded)));
}

/* What a first run leaves that ended before its last step: the next one begins afresh. */
static void
test_interrupted (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogIdentity) first = create (fixture);
  g_autoptr (RogIdentity) second = NULL;

  g_assert_true (rog_keyring_remove (fixture->keyring, ROG_KEYRING_MASTER_KEY, NULL, &error));
  assert_state (fixture, NO_DATABASE, ROG_IDENTITY_FRESH);
  assert_state (fixture, A_DATABASE, ROG_IDENTITY_KEY_MISSING);
  second = create (fixture);
  g_assert_false (rog_secret_equal (rog_identity_get_master_key (first), rog_identity_get_master_key (second)));
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (rog_identity_create (fixture->keyring, NO_DATABASE, &judge, fixture->pin, fixture->clock, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_state (fixture, NO_DATABASE, ROG_IDENTITY_FRESH);
}

static void
test_locked_and_removed (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogIdentity) identity = create (fixture);

  lock_keyring ();
  assert_state (fixture, A_DATABASE, ROG_IDENTITY_KEYRING_LOCKED);
  g_assert_null (rog_identity_load (fixture->keyring, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (rog_identity_create (fixture->keyring, NO_DATABASE, &judge, fixture->pin, fixture->clock, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED);
  g_clear_error (&error);
  unlock_keyring ();
  assert_state (fixture, A_DATABASE, ROG_IDENTITY_READY);

  g_assert_true (rog_keyring_remove (fixture->keyring, ROG_KEYRING_IDENTITY, NULL, &error));
  assert_state (fixture, A_DATABASE, ROG_IDENTITY_KEY_MISSING);
  assert_state (fixture, NO_DATABASE, ROG_IDENTITY_KEY_MISSING);
  g_assert_null (rog_identity_load (fixture->keyring, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM);
}

/* Cut at any place, what lies in the keyring is refused, not misread. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogIdentity) identity = create (fixture);
  g_autoptr (RogSecret) whole = rog_keyring_lookup (fixture->keyring, ROG_KEYRING_IDENTITY, NULL, &error);
  gsize length = rog_secret_get_size (whole);

  for (gsize cut = 0; cut < length; cut += length / 7 + 1)
    {
      g_autoptr (RogSecret) part = rog_secret_new_copy (rog_secret_get_data (whole, NULL), cut);

      g_assert_true (rog_keyring_store (fixture->keyring, ROG_KEYRING_IDENTITY, part, NULL, &error));
      g_assert_null (rog_identity_load (fixture->keyring, NULL, &error));
      g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED);
      g_clear_error (&error);
    }
}

static void
test_sign (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (RogIdentity) identity = create (fixture);
  g_autoptr (GBytes) listed = g_bytes_new_static ("decision", 8);
  g_autoptr (GBytes) other = g_bytes_new_static ("another", 7);
  RogDigest digest = rog_digest_of_bytes (listed);

  for (gboolean practice = FALSE; practice <= TRUE; practice++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RogSigningSession) session = NULL;
      g_autoptr (RogSigningSession) closed = NULL;
      g_autoptr (RogCertificate) signer = NULL;
      g_autoptr (GBytes) signature = NULL;
      gint64 at;

      session = rog_identity_unlock_signing (identity, fixture->pin, practice, &digest, 1, fixture->clock, NULL, &error);
      g_assert_no_error (error);
      g_assert_null (rog_signing_session_sign (session, other, &error));
      g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NOT_LISTED);
      g_clear_error (&error);

      signature = rog_signing_session_sign (session, listed, &error);
      g_assert_no_error (error);
      signer = rog_cms_verify (signature, listed, &at, &error);
      g_assert_no_error (error);
      g_assert_cmpint (at, ==, AT);
      g_assert_cmpint (rog_certificate_is_practice (signer), ==, practice);

      /* Once each, and not after closing. */
      g_assert_null (rog_signing_session_sign (session, listed, &error));
      g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NOT_LISTED);
      g_clear_error (&error);
      closed = rog_identity_unlock_signing (identity, fixture->pin, practice, &digest, 1, fixture->clock, NULL, &error);
      rog_signing_session_close (closed);
      g_assert_null (rog_signing_session_sign (closed, listed, &error));
      g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NOT_LISTED);
    }
}

static int
try_pin (Fixture     *fixture,
         RogIdentity *identity,
         RogSecret   *pin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSigningSession) session = NULL;

  session = rog_identity_unlock_signing (identity, pin, FALSE, NULL, 0, fixture->clock, NULL, &error);
  if (session != NULL)
    return 0;

  return error->domain == ROG_CRYPTO_ERROR && error->code == ROG_CRYPTO_ERROR_WRONG_PIN ? 1 : g_error_matches (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_WAIT) ? 2
                                                                                                                                                                   : 3;
}

static void
test_wrong_pins (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogIdentity) identity = create (fixture);
  g_autoptr (RogIdentity) restarted = NULL;

  /* A right one in between begins the count anew. */
  for (int i = 0; i < 4; i++)
    g_assert_cmpint (try_pin (fixture, identity, fixture->wrong), ==, 1);
  g_assert_cmpint (try_pin (fixture, identity, fixture->pin), ==, 0);
  for (int i = 0; i < 5; i++)
    g_assert_cmpint (try_pin (fixture, identity, fixture->wrong), ==, 1);

  /* Now the right one has to wait too, also after a restart and with the clock put back. */
  restarted = rog_identity_load (fixture->keyring, NULL, &error);
  g_assert_cmpint (rog_identity_pin_wait (restarted, fixture->clock, NULL, &error), ==, 30);
  g_assert_cmpint (try_pin (fixture, restarted, fixture->pin), ==, 2);
  rog_clock_set (fixture->clock, AT + 29);
  g_assert_cmpint (try_pin (fixture, restarted, fixture->pin), ==, 2);
  rog_clock_set (fixture->clock, AT - 1000);
  g_assert_cmpint (try_pin (fixture, restarted, fixture->pin), ==, 2);
  rog_clock_set (fixture->clock, AT - 970);
  g_assert_cmpint (try_pin (fixture, restarted, fixture->wrong), ==, 1);
  g_assert_cmpint (rog_identity_pin_wait (restarted, fixture->clock, NULL, &error), ==, 60);
  rog_clock_set (fixture->clock, AT);
  g_assert_cmpint (try_pin (fixture, restarted, fixture->pin), ==, 0);
  g_assert_cmpint (rog_identity_pin_wait (restarted, fixture->clock, NULL, &error), ==, 0);
}

/* Where tries cannot be counted, or the count was spoilt, none is had for nothing. */
static void
test_count_fails_closed (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogIdentity) identity = create (fixture);
  g_autoptr (RogSecret) spoilt = rog_secret_new_copy ("1 0 0 and more", 14);

  g_assert_true (rog_keyring_store (fixture->keyring, ROG_KEYRING_PIN_TRIES, spoilt, NULL, &error));
  g_assert_cmpint (try_pin (fixture, identity, fixture->pin), ==, 2);
  lock_keyring ();
  g_assert_cmpint (try_pin (fixture, identity, fixture->pin), ==, 3);
  unlock_keyring ();

  /* Nor by deleting it; and the wait ends. */
  g_assert_true (rog_keyring_remove (fixture->keyring, ROG_KEYRING_PIN_TRIES, NULL, &error));
  g_assert_cmpint (try_pin (fixture, identity, fixture->pin), ==, 2);
  rog_clock_set (fixture->clock, AT + 29);
  g_assert_cmpint (try_pin (fixture, identity, fixture->pin), ==, 2);
  rog_clock_set (fixture->clock, AT + 30);
  g_assert_cmpint (try_pin (fixture, identity, fixture->pin), ==, 0);
}

static void
test_recover (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogIdentity) before = create (fixture);
  g_autoptr (RogSecret) sheet = rog_secret_new_random (32);
  g_autoptr (RogSecret) other_sheet = rog_secret_new_random (32);
  g_autoptr (GBytes) file = rog_identity_make_recovery (before, sheet, &error);
  g_autoptr (RogSecret) new_pin = rog_secret_new_copy ("another pin", 11);
  g_autoptr (RogIdentity) after = NULL;
  g_autoptr (RogCertificate) old_signing = NULL;
  g_autoptr (RogCertificate) new_signing = NULL;
  gboolean by_old_too;

  g_assert_no_error (error);
  for (RogKeyringKind kind = ROG_KEYRING_MASTER_KEY; kind <= ROG_KEYRING_PIN_TRIES; kind++)
    g_assert_true (rog_keyring_remove (fixture->keyring, kind, NULL, &error));
  assert_state (fixture, A_DATABASE, ROG_IDENTITY_KEY_MISSING);

  g_assert_null (rog_identity_recover (fixture->keyring, file, other_sheet, new_pin, fixture->clock, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_BAD_WORDS);
  g_clear_error (&error);
  assert_state (fixture, A_DATABASE, ROG_IDENTITY_KEY_MISSING);

  after = rog_identity_recover (fixture->keyring, file, sheet, new_pin, fixture->clock, NULL, &error);
  g_assert_no_error (error);
  assert_state (fixture, A_DATABASE, ROG_IDENTITY_READY);
  g_assert_true (rog_secret_equal (rog_identity_get_master_key (before), rog_identity_get_master_key (after)));
  g_assert_cmpstr (rog_key_get_id (rog_identity_get_receiving_key (before)), ==, rog_key_get_id (rog_identity_get_receiving_key (after)));
  g_assert_cmpstr (rog_identity_get_name (after), ==, "Maren Solvik");
  g_assert_cmpstr (rog_signer_get_key_id (rog_identity_get_signer (before, FALSE)), !=, rog_signer_get_key_id (rog_identity_get_signer (after, FALSE)));
  g_assert_cmpint (try_pin (fixture, after, new_pin), ==, 0);
  g_assert_cmpint (try_pin (fixture, after, fixture->pin), ==, 1);

  g_assert_true (rog_replacement_verify (rog_identity_get_replacement (after), &old_signing, &new_signing, &by_old_too, &error));
  g_assert_no_error (error);
  g_assert_false (by_old_too);
  g_assert_cmpstr (rog_certificate_get_key_id (old_signing), ==,
                   rog_certificate_get_key_id (rog_identity_get_certificate (before, ROG_KEY_PURPOSE_SIGNING, FALSE)));
  g_assert_cmpstr (rog_certificate_get_key_id (new_signing), ==,
                   rog_certificate_get_key_id (rog_identity_get_certificate (after, ROG_KEY_PURPOSE_SIGNING, FALSE)));
}

/* A sheet of another register does not take the place of the key that is there. */
static void
test_recover_another_register (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) sheet = rog_secret_new_random (32);
  g_autoptr (RogIdentity) first = create (fixture);
  g_autoptr (GBytes) file = rog_identity_make_recovery (first, sheet, &error);
  g_autoptr (RogIdentity) second = NULL;
  g_autoptr (RogIdentity) loaded = NULL;

  g_assert_true (rog_keyring_remove (fixture->keyring, ROG_KEYRING_MASTER_KEY, NULL, &error));
  second = create (fixture);
  g_assert_null (rog_identity_recover (fixture->keyring, file, sheet, fixture->pin, fixture->clock, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_EXISTS);
  g_clear_error (&error);
  loaded = rog_identity_load (fixture->keyring, NULL, &error);
  g_assert_true (rog_secret_equal (rog_identity_get_master_key (second), rog_identity_get_master_key (loaded)));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/identity/first-run", test_first_run);
  ADD ("/identity/refused", test_refused);
  ADD ("/identity/database-without-key", test_database_without_key);
  ADD ("/identity/never-over-another", test_never_over_another);
  ADD ("/identity/interrupted", test_interrupted);
  ADD ("/identity/cancelled", test_cancelled);
  ADD ("/identity/locked-and-removed", test_locked_and_removed);
  ADD ("/identity/damaged", test_damaged);
  ADD ("/identity/sign", test_sign);
  ADD ("/identity/wrong-pins", test_wrong_pins);
  ADD ("/identity/count-fails-closed", test_count_fails_closed);
  ADD ("/identity/recover", test_recover);
  ADD ("/identity/recover-another-register", test_recover_another_register);

  return g_test_run ();
}
