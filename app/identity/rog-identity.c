// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-identity.h"

#include "identity/rog-identity-error.h"
#include "identity/rog-key-set.h"
#include "identity/rog-pin-guard.h"
#include "identity/rog-recovery.h"

struct _RogIdentity
{
  GObject parent_instance;

  RogKeyring     *keyring;
  RogSecret      *master_key;
  RogKeySet      *real;
  RogKeySet      *practice;
  RogKey         *receiving_key;
  RogCertificate *receiving;
  GBytes         *replacement;
};

G_DEFINE_FINAL_TYPE (RogIdentity, rog_identity, G_TYPE_OBJECT)

static void
rog_identity_finalize (GObject *object)
{
  RogIdentity *self = ROG_IDENTITY (object);

  g_clear_object (&self->keyring);
  g_clear_pointer (&self->master_key, rog_secret_unref);
  g_clear_pointer (&self->real, rog_key_set_free);
  g_clear_pointer (&self->practice, rog_key_set_free);
  g_clear_object (&self->receiving_key);
  g_clear_object (&self->receiving);
  g_clear_pointer (&self->replacement, g_bytes_unref);

  G_OBJECT_CLASS (rog_identity_parent_class)->finalize (object);
}

static void
rog_identity_class_init (RogIdentityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_identity_finalize;
}

static void
rog_identity_init (RogIdentity *self)
{
}

/* What looking for one item says of the state; READY for "it is there". */
static RogIdentityState
state_of_item (RogKeyring    *keyring,
               RogKeyringKind kind,
               GCancellable  *cancellable,
               GError       **error)
{
  GError          *inner = NULL;
  RogIdentityState state = ROG_IDENTITY_NO_SERVICE;

  if (rog_keyring_find (keyring, kind, cancellable, &inner))
    return ROG_IDENTITY_READY;

  if (g_error_matches (inner, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM))
    state = ROG_IDENTITY_FRESH;
  else if (g_error_matches (inner, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED))
    state = ROG_IDENTITY_KEYRING_LOCKED;
  g_propagate_error (error, inner);

  return state;
}

/**
 * rog_identity_state:
 * @keyring: the profile's keyring
 * @database_path: where the register's database lies, or would lie
 * @cancellable: (nullable): stops it
 * @error: where the reason goes, for every state but %ROG_IDENTITY_READY and %ROG_IDENTITY_FRESH
 *
 * Looks, and asks the user nothing. A database without its key is never a fresh start.
 * Blocking.
 *
 * Returns: the state
 */
RogIdentityState
rog_identity_state (RogKeyring   *keyring,
                    const char   *database_path,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean         database = g_file_test (database_path, G_FILE_TEST_EXISTS);
  RogIdentityState state = state_of_item (keyring, ROG_KEYRING_MASTER_KEY, cancellable, &reason);
  gboolean         master = state == ROG_IDENTITY_READY;

  if (master)
    state = state_of_item (keyring, ROG_KEYRING_IDENTITY, cancellable, &reason);
  /* Keys of the person alone are what a first run that was interrupted left: the
   * register's key is stored last, and without it there is no register. */
  if (state == ROG_IDENTITY_FRESH && (master || database))
    state = ROG_IDENTITY_KEY_MISSING;

  if (state != ROG_IDENTITY_READY && state != ROG_IDENTITY_FRESH)
    g_propagate_error (error, g_steal_pointer (&reason));

  return state;
}

static gboolean
read_receiving (RogIdentity *self,
                RogBundle   *bundle,
                GError     **error)
{
  g_autoptr (RogSecret) key = rog_bundle_get (bundle, "receiving-key", error);
  g_autoptr (GBytes) der = NULL;

  if (key == NULL || (der = rog_bundle_get_bytes (bundle, "receiving-certificate", error)) == NULL ||
      (self->receiving_key = rog_key_new_from_secret (key, error)) == NULL ||
      (self->receiving = rog_certificate_new_from_der (der, error)) == NULL)
    return FALSE;

  if (!g_str_equal (rog_key_get_id (self->receiving_key), rog_certificate_get_key_id (self->receiving)))
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "The stored receiving key is not that of its certificate");
      return FALSE;
    }

  return TRUE;
}

/**
 * rog_identity_load:
 * @keyring: the profile's keyring
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Reads the register's key and the person's, and checks that they belong together. The
 * signing key stays under its PIN. Blocking.
 *
 * Returns: (transfer full) (nullable): the person, or %NULL with an error of rog_keyring_lookup(),
 *   %ROG_IDENTITY_ERROR_DAMAGED, or one of the certificates
 */
RogIdentity *
rog_identity_load (RogKeyring   *keyring,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (RogIdentity) self = g_object_new (ROG_TYPE_IDENTITY, NULL);
  g_autoptr (RogSecret) stored = NULL;
  g_autoptr (RogBundle) bundle = NULL;

  self->keyring = g_object_ref (keyring);
  self->master_key = rog_keyring_lookup (keyring, ROG_KEYRING_MASTER_KEY, cancellable, error);
  if (self->master_key == NULL)
    return NULL;
  if (rog_secret_get_size (self->master_key) != ROG_SECRET_KEY_SIZE)
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "The stored key of the register is not one");
      return NULL;
    }

  stored = rog_keyring_lookup (keyring, ROG_KEYRING_IDENTITY, cancellable, error);
  bundle = stored != NULL ? rog_bundle_new_from_secret (stored, error) : NULL;
  if (bundle == NULL || (self->real = rog_key_set_read (bundle, FALSE, error)) == NULL ||
      (self->practice = rog_key_set_read (bundle, TRUE, error)) == NULL || !read_receiving (self, bundle, error))
    return NULL;
  self->replacement = rog_bundle_get_bytes (bundle, "replacement", NULL);

  return g_steal_pointer (&self);
}

/**
 * rog_identity_get_name:
 * @self: a person
 *
 * Returns: (transfer none): the name
 */
const char *
rog_identity_get_name (RogIdentity *self)
{
  g_return_val_if_fail (ROG_IS_IDENTITY (self), NULL);

  return rog_certificate_get_name (self->real->acting);
}

/**
 * rog_identity_get_organization:
 * @self: a person
 *
 * Returns: (transfer none): the court or firm
 */
const char *
rog_identity_get_organization (RogIdentity *self)
{
  g_return_val_if_fail (ROG_IS_IDENTITY (self), NULL);

  return rog_certificate_get_organization (self->real->acting);
}

/**
 * rog_identity_get_role:
 * @self: a person
 *
 * Returns: (transfer none): "judge", "clerk" or "counsel"
 */
const char *
rog_identity_get_role (RogIdentity *self)
{
  g_return_val_if_fail (ROG_IS_IDENTITY (self), NULL);

  return rog_certificate_get_role (self->real->acting);
}

/**
 * rog_identity_get_master_key:
 * @self: a person
 *
 * Returns: (transfer none): the key of the register's database
 */
RogSecret *
rog_identity_get_master_key (RogIdentity *self)
{
  g_return_val_if_fail (ROG_IS_IDENTITY (self), NULL);

  return self->master_key;
}

static RogKeySet *
key_set (RogIdentity *self,
         gboolean     practice)
{
  return practice ? self->practice : self->real;
}

/**
 * rog_identity_get_signer:
 * @self: a person
 * @practice: whether for practice material
 *
 * Returns: (transfer none): who signs acts, without asking
 */
RogSigner *
rog_identity_get_signer (RogIdentity *self,
                         gboolean     practice)
{
  g_return_val_if_fail (ROG_IS_IDENTITY (self), NULL);

  return key_set (self, practice)->signer;
}

/**
 * rog_identity_get_receiving_key:
 * @self: a person
 *
 * Returns: (transfer none): the key that opens packages
 */
RogKey *
rog_identity_get_receiving_key (RogIdentity *self)
{
  g_return_val_if_fail (ROG_IS_IDENTITY (self), NULL);

  return self->receiving_key;
}

/**
 * rog_identity_get_certificate:
 * @self: a person
 * @purpose: what for
 * @practice: whether for practice material
 *
 * Returns: (transfer none) (nullable): the certificate; there is none for receiving practice material
 */
RogCertificate *
rog_identity_get_certificate (RogIdentity  *self,
                              RogKeyPurpose purpose,
                              gboolean      practice)
{
  g_return_val_if_fail (ROG_IS_IDENTITY (self), NULL);

  switch (purpose)
    {
    case ROG_KEY_PURPOSE_ACTING:
      return key_set (self, practice)->acting;
    case ROG_KEY_PURPOSE_SIGNING:
      return key_set (self, practice)->signing;
    case ROG_KEY_PURPOSE_RECEIVING:
    default:
      return practice ? NULL : self->receiving;
    }
}

/**
 * rog_identity_get_replacement:
 * @self: a person
 *
 * Returns: (transfer none) (nullable): the statement that this identity replaced another, for
 *   rog_replacement_verify() and every later package; %NULL for a first one
 */
GBytes *
rog_identity_get_replacement (RogIdentity *self)
{
  g_return_val_if_fail (ROG_IS_IDENTITY (self), NULL);

  return self->replacement;
}

/**
 * rog_identity_unlock_signing:
 * @self: a person
 * @pin: the PIN as typed; kept nowhere
 * @practice: whether practice material is signed
 * @documents: (array length=n_documents): the SHA-256 of each document listed in the dialog
 * @n_documents: their number
 * @clock: the time
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Blocking, some 0.4 s.
 *
 * Returns: (transfer full) (nullable): what signs these documents, or %NULL with
 *   %ROG_CRYPTO_ERROR_WRONG_PIN, %ROG_IDENTITY_ERROR_WAIT, or an error of the keyring, in which
 *   tries are counted
 */
RogSigningSession *
rog_identity_unlock_signing (RogIdentity     *self,
                             RogSecret       *pin,
                             gboolean         practice,
                             const RogDigest *documents,
                             gsize            n_documents,
                             RogClock        *clock,
                             GCancellable    *cancellable,
                             GError         **error)
{
  g_autoptr (RogKey) key = NULL;
  RogKeySet *set;

  g_return_val_if_fail (ROG_IS_IDENTITY (self), NULL);

  if (!rog_pin_guard_begin (self->keyring, clock, cancellable, error))
    return NULL;

  set = key_set (self, practice);
  key = rog_key_set_unlock (set, pin, error);
  if (key == NULL || !rog_pin_guard_succeed (self->keyring, clock, cancellable, error))
    return NULL;

  return rog_signing_session_new (key, set->signing, clock, documents, n_documents);
}

/**
 * rog_identity_pin_wait:
 * @self: a person
 * @clock: the time
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Blocking.
 *
 * Returns: for how many seconds no PIN is taken; 0 for none; -1 with @error set
 */
gint64
rog_identity_pin_wait (RogIdentity  *self,
                       RogClock     *clock,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_return_val_if_fail (ROG_IS_IDENTITY (self), -1);

  return rog_pin_guard_wait (self->keyring, clock, cancellable, error);
}

/**
 * rog_identity_make_recovery:
 * @self: a person
 * @recovery_key: the key of a new recovery sheet
 * @error: where an error goes
 *
 * The register's key, the receiving key and the certificates, sealed under the sheet's
 * key; never the signing key. A sheet made earlier opens the register no longer than its
 * file is kept.
 *
 * Returns: (transfer full) (nullable): the file to keep beside the register
 */
GBytes *
rog_identity_make_recovery (RogIdentity *self,
                            RogSecret   *recovery_key,
                            GError     **error)
{
  g_autoptr (RogBundle) bundle = rog_bundle_new ();
  g_autoptr (RogSecret) receiving = NULL;
  g_autoptr (RogSecret) payload = NULL;

  g_return_val_if_fail (ROG_IS_IDENTITY (self), NULL);

  receiving = rog_key_to_secret (self->receiving_key, error);
  if (receiving == NULL)
    return NULL;

  rog_bundle_add (bundle, "master-key", self->master_key);
  rog_bundle_add (bundle, "receiving-key", receiving);
  rog_bundle_add_bytes (bundle, "receiving-certificate", rog_certificate_get_der (self->receiving));
  rog_bundle_add_bytes (bundle, "acting-certificate", rog_certificate_get_der (self->real->acting));
  rog_bundle_add_bytes (bundle, "signing-certificate", rog_certificate_get_der (self->real->signing));
  payload = rog_bundle_to_secret (bundle);

  return rog_recovery_seal (payload, recovery_key, error);
}
