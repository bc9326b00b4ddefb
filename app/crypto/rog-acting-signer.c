// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-acting-signer.h"

#include "crypto/rog-cms.h"
#include "crypto/rog-crypto-error.h"

struct _RogActingSigner
{
  GObject parent_instance;

  RogKey         *key;
  RogCertificate *certificate;
  GBytes         *voucher;
};

static void signer_init (RogSignerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RogActingSigner, rog_acting_signer, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (ROG_TYPE_SIGNER, signer_init))

static const char *
get_key_id (RogSigner *signer)
{
  return rog_key_get_id (ROG_ACTING_SIGNER (signer)->key);
}

static const char *
get_name (RogSigner *signer)
{
  return rog_certificate_get_name (ROG_ACTING_SIGNER (signer)->certificate);
}

static const char *
get_role (RogSigner *signer)
{
  return rog_certificate_get_role (ROG_ACTING_SIGNER (signer)->certificate);
}

static GBytes *
get_certificate (RogSigner *signer)
{
  return rog_certificate_get_der (ROG_ACTING_SIGNER (signer)->certificate);
}

static GBytes *
get_voucher (RogSigner *signer)
{
  return ROG_ACTING_SIGNER (signer)->voucher;
}

static GBytes *
sign (RogSigner *signer,
      GBytes    *message,
      GError   **error)
{
  return rog_key_sign (ROG_ACTING_SIGNER (signer)->key, message, error);
}

static void
signer_init (RogSignerInterface *iface)
{
  iface->get_key_id = get_key_id;
  iface->get_name = get_name;
  iface->get_role = get_role;
  iface->get_certificate = get_certificate;
  iface->get_voucher = get_voucher;
  iface->sign = sign;
}

static void
rog_acting_signer_finalize (GObject *object)
{
  RogActingSigner *self = ROG_ACTING_SIGNER (object);

  g_clear_object (&self->key);
  g_clear_object (&self->certificate);
  g_clear_pointer (&self->voucher, g_bytes_unref);

  G_OBJECT_CLASS (rog_acting_signer_parent_class)->finalize (object);
}

static void
rog_acting_signer_class_init (RogActingSignerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_acting_signer_finalize;
}

static void
rog_acting_signer_init (RogActingSigner *self)
{
}

/**
 * rog_acting_signer_new:
 * @key: the acting key
 * @certificate: its certificate
 * @voucher: what rog_voucher_make() made over @certificate
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the signer, or %NULL with an error of
 *   rog_voucher_verify() or %ROG_CRYPTO_ERROR_BAD_CERTIFICATE where the three do not belong together
 */
RogActingSigner *
rog_acting_signer_new (RogKey         *key,
                       RogCertificate *certificate,
                       GBytes         *voucher,
                       GError        **error)
{
  g_autoptr (RogCertificate) signing = NULL;
  RogActingSigner *self;

  g_return_val_if_fail (ROG_IS_KEY (key) && ROG_IS_CERTIFICATE (certificate), NULL);

  if (!g_str_equal (rog_key_get_id (key), rog_certificate_get_key_id (certificate)))
    {
      g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE, "The certificate is that of another key");
      return NULL;
    }

  signing = rog_voucher_verify (voucher, certificate, error);
  if (signing == NULL)
    return NULL;

  self = g_object_new (ROG_TYPE_ACTING_SIGNER, NULL);
  self->key = g_object_ref (key);
  self->certificate = g_object_ref (certificate);
  self->voucher = g_bytes_ref (voucher);

  return self;
}

static gboolean
check_pair (RogCertificate *signing,
            RogCertificate *acting,
            GError        **error)
{
  if (rog_certificate_get_purpose (acting) != ROG_KEY_PURPOSE_ACTING ||
      rog_certificate_get_purpose (signing) != ROG_KEY_PURPOSE_SIGNING)
    g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE,
                         "A voucher is by a signing key over the certificate of an acting key");
  else if (!rog_certificate_same_subject (signing, acting))
    g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE,
                         "The signing and the acting certificate name different persons or roles");
  else
    return TRUE;

  return FALSE;
}

/**
 * rog_voucher_make:
 * @signing_key: the key that documents are signed with
 * @signing_certificate: its certificate
 * @acting_certificate: the certificate that is vouched for
 * @at: the time, in seconds since 1970
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): a detached CAdES over the DER of @acting_certificate
 */
GBytes *
rog_voucher_make (RogKey         *signing_key,
                  RogCertificate *signing_certificate,
                  RogCertificate *acting_certificate,
                  gint64          at,
                  GError        **error)
{
  if (!check_pair (signing_certificate, acting_certificate, error))
    return NULL;

  return rog_cms_sign (signing_key, signing_certificate, rog_certificate_get_der (acting_certificate), at, error);
}

/**
 * rog_voucher_verify:
 * @voucher: a voucher, from any source
 * @acting_certificate: the certificate it should be for
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the certificate of the signing key, of the same person,
 *   organization and role; or %NULL with %ROG_CRYPTO_ERROR_BAD_SIGNATURE or
 *   %ROG_CRYPTO_ERROR_BAD_CERTIFICATE
 */
RogCertificate *
rog_voucher_verify (GBytes         *voucher,
                    RogCertificate *acting_certificate,
                    GError        **error)
{
  g_autoptr (RogCertificate) signing = NULL;

  signing = rog_cms_verify (voucher, rog_certificate_get_der (acting_certificate), NULL, error);
  if (signing == NULL || !check_pair (signing, acting_certificate, error))
    return NULL;

  return g_steal_pointer (&signing);
}
