// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake-signer.h"

#include <string.h>

#include "core/rog-digest.h"

struct _RogFakeSigner
{
  GObject parent_instance;

  char   *key_id;
  char   *name;
  char   *role;
  GBytes *certificate;
  GBytes *voucher;
};

static GBytes *
fake_signature (GBytes *certificate,
                GBytes *message)
{
  RogDigest digest = rog_digest_salted (certificate, g_bytes_get_data (message, NULL), g_bytes_get_size (message));

  return g_bytes_new (digest.bytes, sizeof digest.bytes);
}

static const char *
get_key_id (RogSigner *signer)
{
  return ROG_FAKE_SIGNER (signer)->key_id;
}

static const char *
get_name (RogSigner *signer)
{
  return ROG_FAKE_SIGNER (signer)->name;
}

static const char *
get_role (RogSigner *signer)
{
  return ROG_FAKE_SIGNER (signer)->role;
}

static GBytes *
get_certificate (RogSigner *signer)
{
  return ROG_FAKE_SIGNER (signer)->certificate;
}

static GBytes *
get_voucher (RogSigner *signer)
{
  return ROG_FAKE_SIGNER (signer)->voucher;
}

static GBytes *
sign (RogSigner *signer,
      GBytes    *message,
      GError   **error)
{
  return fake_signature (ROG_FAKE_SIGNER (signer)->certificate, message);
}

static RogAuthor *
verify (RogVerifier *verifier,
        GBytes      *message,
        GBytes      *signature,
        GBytes      *certificate,
        GBytes      *voucher,
        GError     **error)
{
  g_autoptr (GBytes) expected = fake_signature (certificate, message);
  g_autofree char *text = g_strndup (g_bytes_get_data (certificate, NULL), g_bytes_get_size (certificate));
  g_auto (GStrv) words = g_strsplit (text, "|", -1);
  RogAuthor *author;

  if (!g_bytes_equal (expected, signature) || g_strv_length (words) != 3)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not by this key");
      return NULL;
    }

  author = g_new0 (RogAuthor, 1);
  author->key_id = g_strdup (words[0]);
  author->name = g_strdup (words[1]);
  author->role = g_strdup (words[2]);

  return author;
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
verifier_init (RogVerifierInterface *iface)
{
  iface->verify = verify;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RogFakeSigner, rog_fake_signer, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (ROG_TYPE_SIGNER, signer_init) G_IMPLEMENT_INTERFACE (ROG_TYPE_VERIFIER, verifier_init))

static void
rog_fake_signer_finalize (GObject *object)
{
  RogFakeSigner *self = ROG_FAKE_SIGNER (object);

  g_free (self->key_id);
  g_free (self->name);
  g_free (self->role);
  g_clear_pointer (&self->certificate, g_bytes_unref);
  g_clear_pointer (&self->voucher, g_bytes_unref);

  G_OBJECT_CLASS (rog_fake_signer_parent_class)->finalize (object);
}

static void
rog_fake_signer_class_init (RogFakeSignerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_fake_signer_finalize;
}

static void
rog_fake_signer_init (RogFakeSigner *self)
{
}

RogSigner *
rog_fake_signer_new (const char *name,
                     const char *role)
{
  RogFakeSigner   *self = g_object_new (ROG_TYPE_FAKE_SIGNER, NULL);
  RogDigest        digest = rog_digest_of (name, strlen (name));
  g_autofree char *text = rog_digest_to_string (&digest);
  g_autofree char *certificate = NULL;

  self->key_id = g_strconcat ("sha256:", text, NULL);
  self->name = g_strdup (name);
  self->role = g_strdup (role);
  certificate = g_strjoin ("|", self->key_id, name, role, NULL);
  self->certificate = g_bytes_new (certificate, strlen (certificate));
  self->voucher = g_bytes_new_static ("voucher", 7);

  return ROG_SIGNER (self);
}

RogVerifier *
rog_fake_verifier_new (void)
{
  return ROG_VERIFIER (g_object_new (ROG_TYPE_FAKE_SIGNER, NULL));
}
