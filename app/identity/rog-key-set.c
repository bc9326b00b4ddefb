// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-key-set.h"

#include "crypto/rog-acting-signer.h"
#include "crypto/rog-crypto-error.h"
#include "identity/rog-identity-error.h"

void
rog_key_set_free (RogKeySet *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->acting_key);
  g_clear_object (&self->acting);
  g_clear_pointer (&self->voucher, g_bytes_unref);
  g_clear_pointer (&self->signing_encrypted, g_bytes_unref);
  g_clear_object (&self->signing);
  g_clear_object (&self->signer);
  g_free (self);
}

/* The signer checks that key, certificate and voucher belong together. */
static RogKeySet *
complete (RogKeySet *self,
          GError   **error)
{
  RogActingSigner *signer = rog_acting_signer_new (self->acting_key, self->acting, self->voucher, error);

  if (signer == NULL)
    {
      rog_key_set_free (self);
      return NULL;
    }
  self->signer = ROG_SIGNER (signer);

  return self;
}

/**
 * rog_key_set_make:
 * @subject: whose keys
 * @pin: the PIN of the signing key
 * @now: the time, in seconds since 1970
 * @error: where an error goes
 *
 * Blocking, some 0.5 s.
 *
 * Returns: (transfer full) (nullable): two new keys
 */
RogKeySet *
rog_key_set_make (const RogSubject *subject,
                  RogSecret        *pin,
                  gint64            now,
                  GError          **error)
{
  g_autoptr (RogKeySet) self = g_new0 (RogKeySet, 1);
  g_autoptr (RogKey) signing_key = rog_key_new_generate (error);

  if (signing_key == NULL || (self->acting_key = rog_key_new_generate (error)) == NULL ||
      (self->acting = rog_certificate_new (self->acting_key, subject, ROG_KEY_PURPOSE_ACTING, now, error)) == NULL ||
      (self->signing = rog_certificate_new (signing_key, subject, ROG_KEY_PURPOSE_SIGNING, now, error)) == NULL ||
      (self->voucher = rog_voucher_make (signing_key, self->signing, self->acting, now, error)) == NULL ||
      (self->signing_encrypted = rog_key_to_encrypted (signing_key, pin, error)) == NULL)
    return NULL;

  return complete (g_steal_pointer (&self), error);
}

static char *
item (gboolean    practice,
      const char *name)
{
  return g_strconcat (practice ? "practice-" : "", name, NULL);
}

static GBytes *
get_bytes (RogBundle  *bundle,
           gboolean    practice,
           const char *name,
           GError    **error)
{
  g_autofree char *full = item (practice, name);

  return rog_bundle_get_bytes (bundle, full, error);
}

static RogCertificate *
get_certificate (RogBundle  *bundle,
                 gboolean    practice,
                 const char *name,
                 GError    **error)
{
  g_autoptr (GBytes) der = get_bytes (bundle, practice, name, error);

  return der != NULL ? rog_certificate_new_from_der (der, error) : NULL;
}

/**
 * rog_key_set_read:
 * @bundle: what was stored
 * @practice: which of the two
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the keys, or %NULL where something is missing or
 *   does not belong together
 */
RogKeySet *
rog_key_set_read (RogBundle *bundle,
                  gboolean   practice,
                  GError   **error)
{
  g_autoptr (RogKeySet) self = g_new0 (RogKeySet, 1);
  g_autofree char *name = item (practice, "acting-key");
  g_autoptr (RogSecret) key = rog_bundle_get (bundle, name, error);

  if (key == NULL || (self->acting_key = rog_key_new_from_secret (key, error)) == NULL ||
      (self->acting = get_certificate (bundle, practice, "acting-certificate", error)) == NULL ||
      (self->signing = get_certificate (bundle, practice, "signing-certificate", error)) == NULL ||
      (self->voucher = get_bytes (bundle, practice, "voucher", error)) == NULL ||
      (self->signing_encrypted = get_bytes (bundle, practice, "signing-key", error)) == NULL)
    return NULL;

  return complete (g_steal_pointer (&self), error);
}

static void
add_bytes (RogBundle  *bundle,
           gboolean    practice,
           const char *name,
           GBytes     *value)
{
  g_autofree char *full = item (practice, name);

  rog_bundle_add_bytes (bundle, full, value);
}

/**
 * rog_key_set_write:
 * @self: the keys
 * @bundle: where they go
 * @practice: which of the two they are
 * @error: where an error goes
 *
 * Returns: %FALSE with an error of the keys
 */
gboolean
rog_key_set_write (RogKeySet *self,
                   RogBundle *bundle,
                   gboolean   practice,
                   GError   **error)
{
  g_autoptr (RogSecret) key = rog_key_to_secret (self->acting_key, error);
  g_autofree char *name = item (practice, "acting-key");

  if (key == NULL)
    return FALSE;

  rog_bundle_add (bundle, name, key);
  add_bytes (bundle, practice, "acting-certificate", rog_certificate_get_der (self->acting));
  add_bytes (bundle, practice, "signing-certificate", rog_certificate_get_der (self->signing));
  add_bytes (bundle, practice, "voucher", self->voucher);
  add_bytes (bundle, practice, "signing-key", self->signing_encrypted);

  return TRUE;
}

/**
 * rog_key_set_unlock:
 * @self: the keys
 * @pin: the PIN
 * @error: where an error goes
 *
 * Blocking, some 0.3 s by intent.
 *
 * Returns: (transfer full) (nullable): the signing key, or %NULL with %ROG_CRYPTO_ERROR_WRONG_PIN
 *   or %ROG_IDENTITY_ERROR_DAMAGED
 */
RogKey *
rog_key_set_unlock (RogKeySet *self,
                    RogSecret *pin,
                    GError   **error)
{
  g_autoptr (RogKey) key = rog_key_new_from_encrypted (self->signing_encrypted, pin, error);

  if (key != NULL && !g_str_equal (rog_key_get_id (key), rog_certificate_get_key_id (self->signing)))
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "The stored signing key is not that of its certificate");
      return NULL;
    }

  return g_steal_pointer (&key);
}
