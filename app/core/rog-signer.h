// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RogSigner:
 *
 * Whoever can sign with an acting key: `crypto` implements it, `record` uses it,
 * and neither includes the other.
 */
#define ROG_TYPE_SIGNER (rog_signer_get_type ())
G_DECLARE_INTERFACE (RogSigner, rog_signer, ROG, SIGNER, GObject)

struct _RogSignerInterface
{
  GTypeInterface parent_iface;

  const char *(*get_key_id) (RogSigner *self);
  const char *(*get_name) (RogSigner *self);
  const char *(*get_role) (RogSigner *self);
  GBytes *(*get_certificate) (RogSigner *self);
  GBytes *(*get_voucher) (RogSigner *self);
  GBytes *(*sign) (RogSigner *self,
                   GBytes    *message,
                   GError   **error);
};

const char *rog_signer_get_key_id (RogSigner *self);
const char *rog_signer_get_name (RogSigner *self);
const char *rog_signer_get_role (RogSigner *self);
GBytes     *rog_signer_get_certificate (RogSigner *self);
GBytes     *rog_signer_get_voucher (RogSigner *self);
GBytes     *rog_signer_sign (RogSigner *self,
                             GBytes    *message,
                             GError   **error);

/**
 * RogAuthor:
 * @key_id: "sha256:" and the base64url hash of the SubjectPublicKeyInfo
 * @name: the person's name, as the certificate has it
 * @role: "judge", "clerk" or "counsel": the certificate's title
 * @signing_key_id: the key that vouched for this one under the PIN
 * @practice: whether it is a practice identity, which signs practice material only
 *
 * Who a valid signature is by.
 */
typedef struct
{
  char    *key_id;
  char    *name;
  char    *role;
  char    *signing_key_id;
  gboolean practice;
} RogAuthor;

void rog_author_free (RogAuthor *author);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogAuthor, rog_author_free)

/**
 * RogVerifier:
 *
 * Whoever can check a signature against a certificate and its voucher.
 */
#define ROG_TYPE_VERIFIER (rog_verifier_get_type ())
G_DECLARE_INTERFACE (RogVerifier, rog_verifier, ROG, VERIFIER, GObject)

struct _RogVerifierInterface
{
  GTypeInterface parent_iface;

  RogAuthor *(*verify) (RogVerifier *self,
                        GBytes      *message,
                        GBytes      *signature,
                        GBytes      *certificate,
                        GBytes      *voucher,
                        GError     **error);
};

RogAuthor *rog_verifier_verify (RogVerifier *self,
                                GBytes      *message,
                                GBytes      *signature,
                                GBytes      *certificate,
                                GBytes      *voucher,
                                GError     **error);

G_END_DECLS
