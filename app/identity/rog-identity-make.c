// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-identity.h"

#include "identity/rog-bundle.h"
#include "identity/rog-identity-error.h"
#include "identity/rog-key-set.h"
#include "identity/rog-pin-guard.h"
#include "identity/rog-recovery.h"
#include "identity/rog-replacement.h"

/**
 * rog_pin_check:
 * @pin: a PIN that someone chose
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_IDENTITY_ERROR_SHORT_PIN
 */
gboolean
rog_pin_check (RogSecret *pin,
               GError   **error)
{
  gsize       length;
  const char *text = (const char *)rog_secret_get_data (pin, &length);

  if (g_utf8_validate_len (text, length, NULL) && g_utf8_strlen (text, (gssize)length) >= ROG_PIN_MIN_LENGTH)
    return TRUE;

  g_set_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_SHORT_PIN, "The PIN has at least %d characters", ROG_PIN_MIN_LENGTH);
  return FALSE;
}

/* The person's two sets of keys, real and practice, under one PIN. */
static RogKeySet *
add_sets (RogBundle        *bundle,
          const RogSubject *subject,
          RogSecret        *pin,
          gint64            now,
          GError          **error)
{
  RogSubject for_practice = *subject;
  g_autoptr (RogKeySet) real = NULL;
  g_autoptr (RogKeySet) practice = NULL;

  for_practice.practice = TRUE;
  if ((real = rog_key_set_make (subject, pin, now, error)) == NULL ||
      (practice = rog_key_set_make (&for_practice, pin, now, error)) == NULL ||
      !rog_key_set_write (real, bundle, FALSE, error) || !rog_key_set_write (practice, bundle, TRUE, error))
    return NULL;

  return g_steal_pointer (&real);
}

static gboolean
add_receiving (RogBundle        *bundle,
               const RogSubject *subject,
               gint64            now,
               GError          **error)
{
  g_autoptr (RogKey) key = rog_key_new_generate (error);
  g_autoptr (RogSecret) secret = NULL;
  g_autoptr (RogCertificate) certificate = NULL;

  if (key == NULL || (secret = rog_key_to_secret (key, error)) == NULL ||
      (certificate = rog_certificate_new (key, subject, ROG_KEY_PURPOSE_RECEIVING, now, error)) == NULL)
    return FALSE;

  rog_bundle_add (bundle, "receiving-key", secret);
  rog_bundle_add_bytes (bundle, "receiving-certificate", rog_certificate_get_der (certificate));

  return TRUE;
}

/* The register's key goes last: without it nothing that is stored counts as an identity, and
 * the next run begins afresh over it. From there on nothing is cancelled any more. */
static RogIdentity *
store_all (RogKeyring   *keyring,
           RogBundle    *bundle,
           RogSecret    *master_key,
           RogClock     *clock,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (RogSecret) person = rog_bundle_to_secret (bundle);
  g_autoptr (RogIdentity) identity = NULL;

  if (!rog_keyring_store (keyring, ROG_KEYRING_IDENTITY, person, cancellable, error) ||
      !rog_pin_guard_succeed (keyring, clock, cancellable, error) ||
      !rog_keyring_store (keyring, ROG_KEYRING_MASTER_KEY, master_key, NULL, error))
    return NULL;

  /* What counts is what the keyring gives back. */
  identity = rog_identity_load (keyring, NULL, error);
  if (identity != NULL && !rog_secret_equal (rog_identity_get_master_key (identity), master_key))
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "The keyring gives back another key than was stored");
      return NULL;
    }

  return g_steal_pointer (&identity);
}

static gboolean
check_fresh (RogKeyring   *keyring,
             const char   *database_path,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GError) reason = NULL;

  if (g_file_test (database_path, G_FILE_TEST_EXISTS) ||
      rog_keyring_find (keyring, ROG_KEYRING_MASTER_KEY, cancellable, &reason))
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_EXISTS, "There is a register, or a key for one, already");
      return FALSE;
    }
  if (!g_error_matches (reason, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  return TRUE;
}

/**
 * rog_identity_create:
 * @keyring: the profile's keyring
 * @database_path: where the register's database will lie: nothing may lie there
 * @subject: who it is; its "practice" is not looked at
 * @pin: the PIN of the signing keys
 * @clock: the time
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * The first run: the register's key, three keys of the person with certificates and
 * voucher, and the practice keys. All of it or nothing: after an error the state is again
 * %ROG_IDENTITY_FRESH. Blocking, some 2 s, and longer where the keyring asks for its password.
 *
 * Returns: (transfer full) (nullable): the person, or %NULL with %ROG_IDENTITY_ERROR_EXISTS,
 *   %ROG_IDENTITY_ERROR_SHORT_PIN, an error of rog_subject_check() or of the keyring
 */
RogIdentity *
rog_identity_create (RogKeyring       *keyring,
                     const char       *database_path,
                     const RogSubject *subject,
                     RogSecret        *pin,
                     RogClock         *clock,
                     GCancellable     *cancellable,
                     GError          **error)
{
  const RogSubject real = { subject->name, subject->organization, subject->role, FALSE };
  gint64           now = rog_clock_now (clock);
  g_autoptr (RogBundle) bundle = rog_bundle_new ();
  g_autoptr (RogSecret) master_key = NULL;
  g_autoptr (RogKeySet) set = NULL;
  RogIdentity *identity;

  if (!rog_subject_check (&real, error) || !rog_pin_check (pin, error) ||
      !check_fresh (keyring, database_path, cancellable, error))
    return NULL;

  master_key = rog_secret_new_random (ROG_SECRET_KEY_SIZE);
  set = add_sets (bundle, &real, pin, now, error);
  if (set == NULL || !add_receiving (bundle, &real, now, error) ||
      /* The last state of a register that is gone must not speak against a new one. */
      !rog_keyring_remove (keyring, ROG_KEYRING_CHECKPOINT, cancellable, error))
    return NULL;

  identity = store_all (keyring, bundle, master_key, clock, cancellable, error);
  /* A key that was stored and is not given back well is taken away again. */
  if (identity == NULL && rog_keyring_find (keyring, ROG_KEYRING_MASTER_KEY, NULL, NULL))
    rog_keyring_remove (keyring, ROG_KEYRING_MASTER_KEY, NULL, NULL);

  return identity;
}

static RogCertificate *
get_certificate (RogBundle  *bundle,
                 const char *name,
                 GError    **error)
{
  g_autoptr (GBytes) der = rog_bundle_get_bytes (bundle, name, error);

  return der != NULL ? rog_certificate_new_from_der (der, error) : NULL;
}

/* A key that is in the keyring is not replaced by another: one of the two opens a register. */
static gboolean
check_master_key (RogKeyring   *keyring,
                  RogSecret    *master_key,
                  GCancellable *cancellable,
                  GError      **error)
{
  GError *inner = NULL;
  g_autoptr (RogSecret) stored = rog_keyring_lookup (keyring, ROG_KEYRING_MASTER_KEY, cancellable, &inner);

  if (stored != NULL && !rog_secret_equal (stored, master_key))
    g_set_error_literal (&inner, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_EXISTS,
                         "The keyring has the key of another register for this profile");
  if (inner == NULL)
    return TRUE;
  if (g_error_matches (inner, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM))
    {
      g_error_free (inner);
      return TRUE;
    }

  g_propagate_error (error, inner);
  return FALSE;
}

static gboolean
add_replacement (RogBundle *bundle,
                 RogBundle *old,
                 RogKeySet *set,
                 RogSecret *pin,
                 gint64     now,
                 GError   **error)
{
  g_autoptr (RogCertificate) old_acting = get_certificate (old, "acting-certificate", error);
  g_autoptr (RogCertificate) old_signing = NULL;
  g_autoptr (RogKey) key = NULL;
  g_autoptr (GBytes) statement = NULL;

  if (old_acting == NULL || (old_signing = get_certificate (old, "signing-certificate", error)) == NULL ||
      (key = rog_key_set_unlock (set, pin, error)) == NULL)
    return FALSE;

  statement = rog_replacement_make (old_acting, old_signing, set->acting, set->signing, key, NULL, now, error);
  if (statement == NULL)
    return FALSE;
  rog_bundle_add_bytes (bundle, "replacement", statement);

  return TRUE;
}

static gboolean
copy_receiving (RogBundle *bundle,
                RogBundle *old,
                GError   **error)
{
  g_autoptr (RogSecret) key = rog_bundle_get (old, "receiving-key", error);
  g_autoptr (GBytes) certificate = NULL;

  if (key == NULL || (certificate = rog_bundle_get_bytes (old, "receiving-certificate", error)) == NULL)
    return FALSE;

  rog_bundle_add (bundle, "receiving-key", key);
  rog_bundle_add_bytes (bundle, "receiving-certificate", certificate);

  return TRUE;
}

/**
 * rog_identity_recover:
 * @keyring: the profile's keyring
 * @recovery_file: the file kept beside the register
 * @recovery_key: the key of the sheet, from its words
 * @pin: the PIN of the new signing keys
 * @clock: the time
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Brings back the register's key and the receiving key; acting and signing keys are made
 * anew, with the statement that they replace the old ones. Blocking, some 2 s.
 *
 * Returns: (transfer full) (nullable): the person, or %NULL with %ROG_IDENTITY_ERROR_BAD_WORDS,
 *   %ROG_IDENTITY_ERROR_DAMAGED, %ROG_IDENTITY_ERROR_EXISTS where the keyring has the key of another
 *   register, %ROG_IDENTITY_ERROR_SHORT_PIN, or an error of the keyring
 */
RogIdentity *
rog_identity_recover (RogKeyring   *keyring,
                      GBytes       *recovery_file,
                      RogSecret    *recovery_key,
                      RogSecret    *pin,
                      RogClock     *clock,
                      GCancellable *cancellable,
                      GError      **error)
{
  gint64     now = rog_clock_now (clock);
  RogSubject subject = { 0 };
  g_autoptr (RogBundle) bundle = rog_bundle_new ();
  g_autoptr (RogBundle) old = NULL;
  g_autoptr (RogSecret) payload = NULL;
  g_autoptr (RogSecret) master_key = NULL;
  g_autoptr (RogCertificate) receiving = NULL;
  g_autoptr (RogKeySet) set = NULL;

  if (!rog_pin_check (pin, error) || (payload = rog_recovery_open (recovery_file, recovery_key, error)) == NULL ||
      (old = rog_bundle_new_from_secret (payload, error)) == NULL ||
      (master_key = rog_bundle_get (old, "master-key", error)) == NULL ||
      (receiving = get_certificate (old, "receiving-certificate", error)) == NULL ||
      !check_master_key (keyring, master_key, cancellable, error))
    return NULL;

  subject.name = rog_certificate_get_name (receiving);
  subject.organization = rog_certificate_get_organization (receiving);
  subject.role = rog_certificate_get_role (receiving);
  set = add_sets (bundle, &subject, pin, now, error);
  if (set == NULL || !copy_receiving (bundle, old, error) || !add_replacement (bundle, old, set, pin, now, error))
    return NULL;

  return store_all (keyring, bundle, master_key, clock, cancellable, error);
}
