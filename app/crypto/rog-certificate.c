// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-certificate.h"

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-digest.h"
#include "core/rog-text.h"
#include "crypto/rog-crypto-private.h"

#define MAX_DER_SIZE (64 * 1024)
#define YEARS 10

struct _RogCertificate
{
  GObject parent_instance;

  X509         *x509;
  GBytes       *der;
  char         *name;
  char         *organization;
  char         *role;
  char         *key_id;
  char         *fingerprint;
  RogKeyPurpose purpose;
  gint64        not_before;
  gint64        not_after;
  gboolean      self_made;
  gboolean      practice;
};

G_DEFINE_FINAL_TYPE (RogCertificate, rog_certificate, G_TYPE_OBJECT)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_EXTENSION, X509_EXTENSION_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)

static void
rog_certificate_finalize (GObject *object)
{
  RogCertificate *self = ROG_CERTIFICATE (object);

  X509_free (self->x509);
  g_clear_pointer (&self->der, g_bytes_unref);
  g_free (self->name);
  g_free (self->organization);
  g_free (self->role);
  g_free (self->key_id);
  g_free (self->fingerprint);

  G_OBJECT_CLASS (rog_certificate_parent_class)->finalize (object);
}

static void
rog_certificate_class_init (RogCertificateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_certificate_finalize;
}

static void
rog_certificate_init (RogCertificate *self)
{
}

/*
 * Reading
 */

static char *
read_name (X509_NAME *subject,
           int        nid)
{
  int              at = X509_NAME_get_index_by_NID (subject, nid, -1);
  X509_NAME_ENTRY *entry = at >= 0 ? X509_NAME_get_entry (subject, at) : NULL;
  guint8          *utf8 = NULL;
  int              length = entry != NULL ? ASN1_STRING_to_UTF8 (&utf8, X509_NAME_ENTRY_get_data (entry)) : -1;
  char            *text = NULL;

  /* A name with a zero byte is one thing to this program and another to the next; one with lines says more than a name. */
  if (length >= 0 && memchr (utf8, '\0', (gsize)length) == NULL && g_utf8_validate ((char *)utf8, length, NULL))
    text = g_strndup ((char *)utf8, (gsize)length);
  if (text != NULL && !rog_text_is_plain (text, FALSE))
    g_clear_pointer (&text, g_free);
  OPENSSL_free (utf8);

  return text;
}

static gint64
read_time (const ASN1_TIME *time)
{
  struct tm broken = { 0 };
  g_autoptr (GDateTime) moment = NULL;

  if (ASN1_TIME_to_tm (time, &broken) != 1)
    return -1;

  moment = g_date_time_new_utc (broken.tm_year + 1900, broken.tm_mon + 1, broken.tm_mday,
                                broken.tm_hour, broken.tm_min, broken.tm_sec);

  return moment != NULL ? g_date_time_to_unix (moment) : -1;
}

static RogKeyPurpose
read_purpose (X509 *x509)
{
  guint32 usage = X509_get_key_usage (x509);

  if (usage == G_MAXUINT32 || (usage & X509v3_KU_NON_REPUDIATION))
    return ROG_KEY_PURPOSE_SIGNING;
  if (usage & X509v3_KU_KEY_AGREEMENT)
    return ROG_KEY_PURPOSE_RECEIVING;

  return ROG_KEY_PURPOSE_ACTING;
}

/* Hexadecimal in groups of four, to be read aloud and compared. */
static char *
make_fingerprint (GBytes *der)
{
  RogDigest        digest = rog_digest_of_bytes (der);
  g_autofree char *hex = rog_digest_to_hex (&digest);
  GString         *text = g_string_new (NULL);

  for (const char *c = hex; *c != '\0'; c++)
    {
      if (c != hex && (c - hex) % 4 == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, g_ascii_toupper (*c));
    }

  return g_string_free_and_steal (text);
}

static GBytes *
encode (X509 *x509)
{
  guint8 *der = NULL;
  int     length = i2d_X509 (x509, &der);
  GBytes *bytes = length > 0 ? g_bytes_new (der, (gsize)length) : NULL;

  OPENSSL_free (der);

  return bytes;
}

static void
read_subject (RogCertificate *self)
{
  X509_NAME       *subject = X509_get_subject_name (self->x509);
  g_autofree char *unit = read_name (subject, NID_organizationalUnitName);

  self->name = read_name (subject, NID_commonName);
  self->organization = read_name (subject, NID_organizationName);
  self->role = read_name (subject, NID_title);
  self->practice = g_strcmp0 (unit, ROG_CERTIFICATE_PRACTICE_UNIT) == 0;
}

RogCertificate *
rog_certificate_new_take_x509 (X509    *x509,
                               GError **error)
{
  g_autoptr (RogCertificate) self = g_object_new (ROG_TYPE_CERTIFICATE, NULL);
  EVP_PKEY *pkey = X509_get0_pubkey (x509);

  self->x509 = x509;
  self->der = encode (x509);
  self->key_id = pkey != NULL ? rog_crypto_key_id (pkey) : NULL;
  read_subject (self);
  if (self->der == NULL || self->key_id == NULL || self->name == NULL)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_BAD_CERTIFICATE, "The certificate has no name, or a key that is not known");
      return NULL;
    }

  self->fingerprint = make_fingerprint (self->der);
  self->purpose = read_purpose (x509);
  self->not_before = read_time (X509_get0_notBefore (x509));
  self->not_after = read_time (X509_get0_notAfter (x509));
  self->self_made = X509_NAME_cmp (X509_get_subject_name (x509), X509_get_issuer_name (x509)) == 0 &&
                    X509_verify (x509, pkey) == 1;

  return g_steal_pointer (&self);
}

/**
 * rog_certificate_new_from_der:
 * @der: what should be a certificate, from any source
 * @error: where an error goes
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the certificate, or %NULL with
 *   %ROG_CRYPTO_ERROR_BAD_CERTIFICATE
 */
RogCertificate *
rog_certificate_new_from_der (GBytes  *der,
                              GError **error)
{
  g_autoptr (X509) x509 = NULL;
  gsize         length;
  const guint8 *data = g_bytes_get_data (der, &length);
  const guint8 *at = data;

  if (length <= MAX_DER_SIZE)
    x509 = d2i_X509 (NULL, &at, (long)length);
  if (x509 == NULL || at != data + length)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_BAD_CERTIFICATE, "Not a certificate");
      return NULL;
    }

  return rog_certificate_new_take_x509 (g_steal_pointer (&x509), error);
}

/*
 * Making
 */

static gboolean
check_name (const char *what,
            const char *text,
            GError    **error)
{
  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    g_set_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE, "The %s is missing", what);
  else if (g_utf8_strlen (text, -1) > ROG_SUBJECT_MAX_LENGTH)
    g_set_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE, "The %s is longer than %d characters",
                 what, ROG_SUBJECT_MAX_LENGTH);
  else if (!rog_text_is_plain (text, FALSE))
    g_set_error (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE, "The %s has a line break or another character that is not seen", what);
  else
    return TRUE;

  return FALSE;
}

/**
 * rog_subject_check:
 * @subject: whom a certificate shall name
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_CRYPTO_ERROR_BAD_CERTIFICATE where a name is missing, longer
 *   than %ROG_SUBJECT_MAX_LENGTH or not plain text, or the role is none
 */
gboolean
rog_subject_check (const RogSubject *subject,
                   GError          **error)
{
  const char *const roles[] = { "judge", "clerk", "counsel", NULL };

  if (!check_name ("name", subject->name, error) || !check_name ("court or firm", subject->organization, error))
    return FALSE;

  if (subject->role == NULL || !g_strv_contains (roles, subject->role))
    {
      g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE, "The role is judge, clerk or counsel");
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_name (X509_NAME  *name,
          int         nid,
          const char *text)
{
  return X509_NAME_add_entry_by_NID (name, nid, MBSTRING_UTF8, (const guint8 *)text, -1, -1, 0) == 1;
}

static gboolean
set_subject (X509             *x509,
             const RogSubject *subject)
{
  X509_NAME *name = X509_get_subject_name (x509);

  return add_name (name, NID_organizationName, subject->organization) &&
         (!subject->practice || add_name (name, NID_organizationalUnitName, ROG_CERTIFICATE_PRACTICE_UNIT)) &&
         add_name (name, NID_title, subject->role) && add_name (name, NID_commonName, subject->name) &&
         X509_set_issuer_name (x509, name) == 1;
}

static gboolean
set_serial (X509 *x509)
{
  guint8   random[16];
  BIGNUM  *number;
  gboolean done;

  /* RFC 5280 § 4.1.2.2: positive, at most 20 bytes. */
  rog_random_bytes (random, sizeof random);
  random[0] = (random[0] & 0x3f) | 0x40;
  number = BN_bin2bn (random, sizeof random, NULL);
  done = number != NULL && BN_to_ASN1_INTEGER (number, X509_get_serialNumber (x509)) != NULL;
  BN_free (number);

  return done;
}

static gboolean
set_times (X509  *x509,
           gint64 now)
{
  g_autoptr (GDateTime) from = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) until = from != NULL ? g_date_time_add_years (from, YEARS) : NULL;

  return until != NULL && ASN1_TIME_set (X509_getm_notBefore (x509), now) != NULL &&
         ASN1_TIME_set (X509_getm_notAfter (x509), g_date_time_to_unix (until)) != NULL;
}

static gboolean
add_extension (X509       *x509,
               int         nid,
               const char *value)
{
  g_autoptr (X509_EXTENSION) extension = NULL;
  X509V3_CTX context;

  X509V3_set_ctx (&context, x509, x509, NULL, NULL, 0);
  extension = X509V3_EXT_conf_nid (NULL, &context, nid, value);

  return extension != NULL && X509_add_ext (x509, extension, -1) == 1;
}

static gboolean
add_extensions (X509         *x509,
                RogKeyPurpose purpose)
{
  const char *const usage[] = {
    [ROG_KEY_PURPOSE_ACTING] = "critical,digitalSignature",
    [ROG_KEY_PURPOSE_SIGNING] = "critical,digitalSignature,nonRepudiation",
    [ROG_KEY_PURPOSE_RECEIVING] = "critical,keyAgreement",
  };

  return add_extension (x509, NID_basic_constraints, "critical,CA:FALSE") &&
         add_extension (x509, NID_key_usage, usage[purpose]) &&
         add_extension (x509, NID_subject_key_identifier, "hash");
}

/**
 * rog_certificate_new:
 * @key: the key; it signs its own certificate
 * @subject: whom it names
 * @purpose: what the key is for
 * @now: from when it holds, in seconds since 1970; it holds ten years
 * @error: where an error goes
 *
 * X.509 v3 (RFC 5280). Any thread.
 *
 * Returns: (transfer full) (nullable): the certificate, or %NULL with
 *   %ROG_CRYPTO_ERROR_BAD_CERTIFICATE where rog_subject_check() refuses @subject
 */
RogCertificate *
rog_certificate_new (RogKey           *key,
                     const RogSubject *subject,
                     RogKeyPurpose     purpose,
                     gint64            now,
                     GError          **error)
{
  g_autoptr (X509) x509 = NULL;
  EVP_PKEY *pkey;

  g_return_val_if_fail (ROG_IS_KEY (key), NULL);

  if (!rog_subject_check (subject, error))
    return NULL;

  pkey = rog_key_peek_pkey (key);
  x509 = X509_new ();
  if (x509 == NULL || X509_set_version (x509, X509_VERSION_3) != 1 || !set_serial (x509) || !set_times (x509, now) ||
      !set_subject (x509, subject) || X509_set_pubkey (x509, pkey) != 1 || !add_extensions (x509, purpose) ||
      X509_sign (x509, pkey, EVP_sha256 ()) <= 0)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_FAILED, "The certificate could not be made");
      return NULL;
    }

  return rog_certificate_new_take_x509 (g_steal_pointer (&x509), error);
}

/*
 * What it says
 */

X509 *
rog_certificate_peek_x509 (RogCertificate *self)
{
  return self->x509;
}

/**
 * rog_certificate_get_der:
 * @self: a certificate
 *
 * Returns: (transfer none): its bytes
 */
GBytes *
rog_certificate_get_der (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), NULL);

  return self->der;
}

/**
 * rog_certificate_to_pem:
 * @self: a certificate
 *
 * Returns: (transfer full): as a text file, for `openssl … -CAfile`
 */
char *
rog_certificate_to_pem (RogCertificate *self)
{
  BIO  *memory = BIO_new (BIO_s_mem ());
  char *data;
  char *pem;
  long  length;

  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), NULL);

  PEM_write_bio_X509 (memory, self->x509);
  length = BIO_get_mem_data (memory, &data);
  pem = g_strndup (data, (gsize)length);
  BIO_free (memory);

  return pem;
}

/**
 * rog_certificate_get_name:
 * @self: a certificate
 *
 * Returns: (transfer none): the person's name (CN)
 */
const char *
rog_certificate_get_name (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), NULL);

  return self->name;
}

/**
 * rog_certificate_get_organization:
 * @self: a certificate
 *
 * Returns: (transfer none) (nullable): the court or firm (O)
 */
const char *
rog_certificate_get_organization (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), NULL);

  return self->organization;
}

/**
 * rog_certificate_get_role:
 * @self: a certificate
 *
 * Returns: (transfer none) (nullable): the title; those made here have "judge", "clerk" or "counsel"
 */
const char *
rog_certificate_get_role (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), NULL);

  return self->role;
}

/**
 * rog_certificate_get_key_id:
 * @self: a certificate
 *
 * Returns: (transfer none): "sha256:" and the base64url hash of the SubjectPublicKeyInfo
 */
const char *
rog_certificate_get_key_id (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), NULL);

  return self->key_id;
}

/**
 * rog_certificate_get_fingerprint:
 * @self: a certificate
 *
 * Returns: (transfer none): SHA-256 of the DER in sixteen groups of four digits, for people
 *   to compare; without the spaces it is what `openssl x509 -fingerprint -sha256` prints
 */
const char *
rog_certificate_get_fingerprint (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), NULL);

  return self->fingerprint;
}

/**
 * rog_certificate_get_purpose:
 * @self: a certificate
 *
 * Returns: what the key is for, from keyUsage
 */
RogKeyPurpose
rog_certificate_get_purpose (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), ROG_KEY_PURPOSE_ACTING);

  return self->purpose;
}

/**
 * rog_certificate_get_not_before:
 * @self: a certificate
 *
 * Returns: from when it holds, in seconds since 1970
 */
gint64
rog_certificate_get_not_before (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), 0);

  return self->not_before;
}

/**
 * rog_certificate_get_not_after:
 * @self: a certificate
 *
 * Returns: until when it holds, in seconds since 1970
 */
gint64
rog_certificate_get_not_after (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), 0);

  return self->not_after;
}

/**
 * rog_certificate_is_self_made:
 * @self: a certificate
 *
 * Returns: whether its own key signed it: it proves sameness, not office
 */
gboolean
rog_certificate_is_self_made (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), FALSE);

  return self->self_made;
}

/**
 * rog_certificate_is_practice:
 * @self: a certificate
 *
 * Returns: whether it signs practice material only
 */
gboolean
rog_certificate_is_practice (RogCertificate *self)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), FALSE);

  return self->practice;
}

/**
 * rog_certificate_same_subject:
 * @a: a certificate
 * @b: another
 *
 * Returns: whether both name the same person, organization and role, and both or neither
 *   are for practice
 */
gboolean
rog_certificate_same_subject (RogCertificate *a,
                              RogCertificate *b)
{
  g_return_val_if_fail (ROG_IS_CERTIFICATE (a) && ROG_IS_CERTIFICATE (b), FALSE);

  return g_str_equal (a->name, b->name) && g_strcmp0 (a->organization, b->organization) == 0 &&
         g_strcmp0 (a->role, b->role) == 0 && a->practice == b->practice;
}

/**
 * rog_certificate_verify:
 * @self: a certificate
 * @message: what was signed
 * @signature: ECDSA with SHA-256, DER
 * @error: where an error goes
 *
 * Any thread.
 *
 * Returns: %FALSE with %ROG_CRYPTO_ERROR_BAD_SIGNATURE
 */
gboolean
rog_certificate_verify (RogCertificate *self,
                        GBytes         *message,
                        GBytes         *signature,
                        GError        **error)
{
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  EVP_PKEY     *pkey = X509_get0_pubkey (self->x509);
  char          group[32] = "";
  gsize         message_length, signature_length;
  const guint8 *message_data = g_bytes_get_data (message, &message_length);
  const guint8 *signature_data = g_bytes_get_data (signature, &signature_length);

  g_return_val_if_fail (ROG_IS_CERTIFICATE (self), FALSE);

  /* The format knows one kind of key: a weak one of another kind would let others sign. */
  if (EVP_PKEY_get_group_name (pkey, group, sizeof group, NULL) != 1 || !g_str_equal (group, SN_X9_62_prime256v1))
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_BAD_SIGNATURE, "The key is not one on the curve P-256");
      return FALSE;
    }
  if (EVP_DigestVerifyInit (context, NULL, EVP_sha256 (), NULL, pkey) != 1 ||
      EVP_DigestVerify (context, signature_data, signature_length, message_data, message_length) != 1)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_BAD_SIGNATURE, "The signature is not that of this key over this content");
      return FALSE;
    }

  return TRUE;
}
