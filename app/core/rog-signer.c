// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-signer.h"

G_DEFINE_INTERFACE (RogSigner, rog_signer, G_TYPE_OBJECT)
G_DEFINE_INTERFACE (RogVerifier, rog_verifier, G_TYPE_OBJECT)

static void
rog_signer_default_init (RogSignerInterface *iface)
{
}

static void
rog_verifier_default_init (RogVerifierInterface *iface)
{
}

/**
 * rog_signer_get_key_id:
 * @self: a signer
 *
 * Returns: (transfer none): "sha256:" and the base64url hash of the SubjectPublicKeyInfo
 */
const char *
rog_signer_get_key_id (RogSigner *self)
{
  g_return_val_if_fail (ROG_IS_SIGNER (self), NULL);

  return ROG_SIGNER_GET_IFACE (self)->get_key_id (self);
}

/**
 * rog_signer_get_name:
 * @self: a signer
 *
 * Returns: (transfer none): the person's name
 */
const char *
rog_signer_get_name (RogSigner *self)
{
  g_return_val_if_fail (ROG_IS_SIGNER (self), NULL);

  return ROG_SIGNER_GET_IFACE (self)->get_name (self);
}

/**
 * rog_signer_get_role:
 * @self: a signer
 *
 * Returns: (transfer none): "judge", "clerk" or "counsel"
 */
const char *
rog_signer_get_role (RogSigner *self)
{
  g_return_val_if_fail (ROG_IS_SIGNER (self), NULL);

  return ROG_SIGNER_GET_IFACE (self)->get_role (self);
}

/**
 * rog_signer_get_certificate:
 * @self: a signer
 *
 * Returns: (transfer none): the acting certificate, DER (RFC 5280)
 */
GBytes *
rog_signer_get_certificate (RogSigner *self)
{
  g_return_val_if_fail (ROG_IS_SIGNER (self), NULL);

  return ROG_SIGNER_GET_IFACE (self)->get_certificate (self);
}

/**
 * rog_signer_get_voucher:
 * @self: a signer
 *
 * Returns: (transfer none): the detached CAdES by the signing key over the acting
 *   certificate, DER
 */
GBytes *
rog_signer_get_voucher (RogSigner *self)
{
  g_return_val_if_fail (ROG_IS_SIGNER (self), NULL);

  return ROG_SIGNER_GET_IFACE (self)->get_voucher (self);
}

/**
 * rog_signer_sign:
 * @self: a signer
 * @message: what is signed
 * @error: where an error goes
 *
 * Any thread; implementations are immutable.
 *
 * Returns: (transfer full) (nullable): ECDSA P-256 with SHA-256 over @message, DER
 */
GBytes *
rog_signer_sign (RogSigner *self,
                 GBytes    *message,
                 GError   **error)
{
  g_return_val_if_fail (ROG_IS_SIGNER (self), NULL);

  return ROG_SIGNER_GET_IFACE (self)->sign (self, message, error);
}

/**
 * rog_verifier_verify:
 * @self: a verifier
 * @message: what was signed
 * @signature: ECDSA, DER
 * @certificate: the acting certificate, DER
 * @voucher: (nullable): the detached CAdES over @certificate; %NULL checks the signature alone
 * @error: where an error goes
 *
 * Checks the signature against the certificate's key, and that the voucher is a valid
 * signature of a signing key of the same name and role over the certificate. It proves
 * sameness, not office: a self-made certificate says who it says. Any thread.
 *
 * Returns: (transfer full) (nullable): the author, or %NULL with @error set
 */
RogAuthor *
rog_verifier_verify (RogVerifier *self,
                     GBytes      *message,
                     GBytes      *signature,
                     GBytes      *certificate,
                     GBytes      *voucher,
                     GError     **error)
{
  g_return_val_if_fail (ROG_IS_VERIFIER (self), NULL);

  return ROG_VERIFIER_GET_IFACE (self)->verify (self, message, signature, certificate, voucher, error);
}

/**
 * rog_author_free:
 * @author: (nullable) (transfer full): an author
 */
void
rog_author_free (RogAuthor *author)
{
  if (author == NULL)
    return;

  g_free (author->key_id);
  g_free (author->name);
  g_free (author->role);
  g_free (author->signing_key_id);
  g_free (author);
}
