// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-x509-verifier.h"

#include "core/rog-digest.h"
#include "crypto/rog-acting-signer.h"
#include "crypto/rog-certificate.h"

/* More authors than one register knows; past that it begins anew. */
#define MAX_REMEMBERED 512

typedef struct
{
  RogCertificate *acting;
  char           *signing_key_id;
} Known;

struct _RogX509Verifier
{
  GObject parent_instance;

  GMutex      lock;
  GHashTable *known;
};

static void verifier_init (RogVerifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RogX509Verifier, rog_x509_verifier, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (ROG_TYPE_VERIFIER, verifier_init))

static void
known_free (Known *known)
{
  g_clear_object (&known->acting);
  g_free (known->signing_key_id);
  g_free (known);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

/* Certificate and voucher together: a good certificate with another voucher is another thing. */
static char *
known_key (GBytes *certificate,
           GBytes *voucher)
{
  RogDigest        first = rog_digest_of_bytes (certificate);
  RogDigest        second = voucher != NULL ? rog_digest_of_bytes (voucher) : (RogDigest){ 0 };
  g_autofree char *first_text = rog_digest_to_string (&first);
  g_autofree char *second_text = rog_digest_to_string (&second);

  return g_strconcat (first_text, voucher != NULL ? "+" : "-", second_text, NULL);
}

static Known *
known_new (GBytes  *certificate,
           GBytes  *voucher,
           GError **error)
{
  g_autoptr (Known) known = g_new0 (Known, 1);
  g_autoptr (RogCertificate) signing = NULL;

  known->acting = rog_certificate_new_from_der (certificate, error);
  if (known->acting == NULL)
    return NULL;

  if (voucher != NULL)
    {
      signing = rog_voucher_verify (voucher, known->acting, error);
      if (signing == NULL)
        return NULL;
      known->signing_key_id = g_strdup (rog_certificate_get_key_id (signing));
    }

  return g_steal_pointer (&known);
}

/* Hands out references, as the table may be emptied by another thread. */
static RogCertificate *
look_up (RogX509Verifier *self,
         GBytes          *certificate,
         GBytes          *voucher,
         char           **signing_key_id,
         GError         **error)
{
  g_autofree char *key = known_key (certificate, voucher);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Known *known = g_hash_table_lookup (self->known, key);

  if (known == NULL)
    {
      known = known_new (certificate, voucher, error);
      if (known == NULL)
        return NULL;
      if (g_hash_table_size (self->known) >= MAX_REMEMBERED)
        g_hash_table_remove_all (self->known);
      g_hash_table_insert (self->known, g_steal_pointer (&key), known);
    }

  *signing_key_id = g_strdup (known->signing_key_id);

  return g_object_ref (known->acting);
}

static RogAuthor *
verify (RogVerifier *verifier,
        GBytes      *message,
        GBytes      *signature,
        GBytes      *certificate,
        GBytes      *voucher,
        GError     **error)
{
  g_autofree char *signing_key_id = NULL;
  g_autoptr (RogCertificate) acting = NULL;
  RogAuthor *author;

  acting = look_up (ROG_X509_VERIFIER (verifier), certificate, voucher, &signing_key_id, error);
  if (acting == NULL || !rog_certificate_verify (acting, message, signature, error))
    return NULL;

  author = g_new0 (RogAuthor, 1);
  author->key_id = g_strdup (rog_certificate_get_key_id (acting));
  author->name = g_strdup (rog_certificate_get_name (acting));
  author->role = g_strdup (rog_certificate_get_role (acting));
  author->signing_key_id = g_steal_pointer (&signing_key_id);
  author->practice = rog_certificate_is_practice (acting);

  return author;
}

static void
verifier_init (RogVerifierInterface *iface)
{
  iface->verify = verify;
}

static void
rog_x509_verifier_finalize (GObject *object)
{
  RogX509Verifier *self = ROG_X509_VERIFIER (object);

  g_clear_pointer (&self->known, g_hash_table_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (rog_x509_verifier_parent_class)->finalize (object);
}

static void
rog_x509_verifier_class_init (RogX509VerifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_x509_verifier_finalize;
}

static void
rog_x509_verifier_init (RogX509Verifier *self)
{
  g_mutex_init (&self->lock);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)known_free);
}

/**
 * rog_x509_verifier_new:
 *
 * Returns: (transfer full): a verifier
 */
RogX509Verifier *
rog_x509_verifier_new (void)
{
  return g_object_new (ROG_TYPE_X509_VERIFIER, NULL);
}
