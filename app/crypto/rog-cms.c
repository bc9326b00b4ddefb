// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-cms.h"

#include <openssl/cms.h>
#include <openssl/err.h>

#include "crypto/rog-crypto-private.h"

#define MAX_SIGNATURE_SIZE (1024 * 1024)
#define FLAGS (CMS_DETACHED | CMS_BINARY | CMS_CADES)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CMS_ContentInfo, CMS_ContentInfo_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_STORE, X509_STORE_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ASN1_TIME, ASN1_TIME_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free)

/*
 * A BIO over a GInputStream. OpenSSL takes a read error for the end of the content,
 * so the error is kept and has to be asked for afterwards.
 */

typedef struct
{
  GInputStream *stream;
  GCancellable *cancellable;
  GError       *error;
} Source;

static int
source_read (BIO  *bio,
             char *data,
             int   length)
{
  Source *source = BIO_get_data (bio);
  gssize  got = -1;

  /* Not every stream looks at the cancellable. */
  if (source->error == NULL && !g_cancellable_set_error_if_cancelled (source->cancellable, &source->error))
    got = g_input_stream_read (source->stream, data, (gsize)length, source->cancellable, &source->error);

  return (int)got;
}

static long
source_control (BIO  *bio,
                int   command,
                long  number,
                void *pointer)
{
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

static BIO *
source_new (Source *source)
{
  static gsize       once;
  static BIO_METHOD *method;
  BIO               *bio;

  if (g_once_init_enter (&once))
    {
      method = BIO_meth_new (BIO_get_new_index () | BIO_TYPE_SOURCE_SINK, "GInputStream");
      BIO_meth_set_read (method, source_read);
      BIO_meth_set_ctrl (method, source_control);
      g_once_init_leave (&once, 1);
    }

  bio = BIO_new (method);
  BIO_set_data (bio, source);
  BIO_set_init (bio, 1);

  return bio;
}

/*
 * Signing
 */

static gboolean
add_signer (CMS_ContentInfo *cms,
            RogKey          *key,
            RogCertificate  *certificate,
            gint64           at)
{
  g_autoptr (ASN1_TIME) time = ASN1_TIME_set (NULL, at);
  CMS_SignerInfo *signer = CMS_add1_signer (cms, rog_certificate_peek_x509 (certificate), rog_key_peek_pkey (key),
                                            EVP_sha256 (), FLAGS | CMS_PARTIAL | CMS_NOSMIMECAP);

  return signer != NULL && time != NULL &&
         CMS_signed_add1_attr_by_NID (signer, NID_pkcs9_signingTime, ASN1_STRING_type (time), time, -1) == 1;
}

static GBytes *
encode (CMS_ContentInfo *cms)
{
  guint8 *der = NULL;
  int     length = i2d_CMS_ContentInfo (cms, &der);
  GBytes *bytes = length > 0 ? g_bytes_new (der, (gsize)length) : NULL;

  OPENSSL_free (der);

  return bytes;
}

/**
 * rog_cms_sign_stream:
 * @key: the key
 * @certificate: its certificate
 * @content: what is signed, read to its end
 * @at: the signing time, in seconds since 1970
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * A detached CAdES-BES signature (ETSI EN 319 122-1: CMS of RFC 5652 with
 * signing-certificate-v2 and signing time) over the bytes as they are. Blocking.
 *
 * Returns: (transfer full) (nullable): the .p7s file, DER
 */
GBytes *
rog_cms_sign_stream (RogKey         *key,
                     RogCertificate *certificate,
                     GInputStream   *content,
                     gint64          at,
                     GCancellable   *cancellable,
                     GError        **error)
{
  Source source = { content, cancellable, NULL };
  g_autoptr (CMS_ContentInfo) cms = NULL;
  g_autoptr (BIO) bio = NULL;
  g_autoptr (GBytes) signature = NULL;
  gboolean done;

  g_return_val_if_fail (ROG_IS_KEY (key) && ROG_IS_CERTIFICATE (certificate), NULL);

  if (!g_str_equal (rog_key_get_id (key), rog_certificate_get_key_id (certificate)))
    {
      g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_CERTIFICATE, "The certificate is that of another key");
      return NULL;
    }

  bio = source_new (&source);
  cms = CMS_sign (NULL, NULL, NULL, NULL, FLAGS | CMS_PARTIAL);
  done = cms != NULL && add_signer (cms, key, certificate, at) && CMS_final (cms, bio, NULL, FLAGS) == 1;
  if (source.error != NULL)
    {
      ERR_clear_error ();
      g_propagate_error (error, source.error);
      return NULL;
    }

  signature = done ? encode (cms) : NULL;
  if (signature == NULL)
    rog_crypto_set_error (error, ROG_CRYPTO_ERROR_FAILED, "The signature could not be made");

  return g_steal_pointer (&signature);
}

/**
 * rog_cms_sign:
 * @key: the key
 * @certificate: its certificate
 * @content: what is signed
 * @at: the signing time, in seconds since 1970
 * @error: where an error goes
 *
 * As rog_cms_sign_stream(), over bytes in memory.
 *
 * Returns: (transfer full) (nullable): the .p7s file, DER
 */
GBytes *
rog_cms_sign (RogKey         *key,
              RogCertificate *certificate,
              GBytes         *content,
              gint64          at,
              GError        **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (content);

  return rog_cms_sign_stream (key, certificate, stream, at, NULL, error);
}

/*
 * Verifying
 */

static CMS_ContentInfo *
decode (GBytes  *signature,
        GError **error)
{
  g_autoptr (CMS_ContentInfo) cms = NULL;
  gsize         length;
  const guint8 *data = g_bytes_get_data (signature, &length);
  const guint8 *at = data;

  if (length <= MAX_SIGNATURE_SIZE)
    cms = d2i_CMS_ContentInfo (NULL, &at, (long)length);
  if (cms == NULL || at != data + length || OBJ_obj2nid (CMS_get0_type (cms)) != NID_pkcs7_signed ||
      CMS_is_detached (cms) != 1)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_BAD_SIGNATURE, "Not a detached signature");
      return NULL;
    }

  return g_steal_pointer (&cms);
}

/* The one signer: its certificate is in the signature, its digest is no older than SHA-2. */
static X509 *
find_signer (CMS_ContentInfo *cms,
             CMS_SignerInfo **info,
             GError         **error)
{
  STACK_OF (CMS_SignerInfo) *signers = CMS_get0_SignerInfos (cms);
  X509       *x509 = NULL;
  X509_ALGOR *digest = NULL;
  int         nid;

  if (sk_CMS_SignerInfo_num (signers) != 1 || CMS_set1_signers_certs (cms, NULL, 0) != 1)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_BAD_SIGNATURE, "The signature does not hold exactly one signer with a certificate");
      return NULL;
    }

  *info = sk_CMS_SignerInfo_value (signers, 0);
  CMS_SignerInfo_get0_algs (*info, NULL, &x509, &digest, NULL);
  nid = OBJ_obj2nid (digest->algorithm);
  if (x509 == NULL || (nid != NID_sha256 && nid != NID_sha384 && nid != NID_sha512))
    {
      g_set_error_literal (error, ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_SIGNATURE, "The signature uses a digest that is not accepted");
      return NULL;
    }

  return x509;
}

static gint64
read_signing_time (CMS_SignerInfo *info)
{
  int              place = CMS_signed_get_attr_by_NID (info, NID_pkcs9_signingTime, -1);
  X509_ATTRIBUTE  *attribute = place >= 0 ? CMS_signed_get_attr (info, place) : NULL;
  const ASN1_TYPE *value = attribute != NULL ? X509_ATTRIBUTE_get0_type (attribute, 0) : NULL;
  struct tm        broken = { 0 };
  g_autoptr (GDateTime) moment = NULL;

  if (value == NULL || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME) ||
      ASN1_TIME_to_tm (value->value.asn1_string, &broken) != 1)
    return -1;

  moment = g_date_time_new_utc (broken.tm_year + 1900, broken.tm_mon + 1, broken.tm_mday,
                                broken.tm_hour, broken.tm_min, broken.tm_sec);

  return moment != NULL ? g_date_time_to_unix (moment) : -1;
}

/* What is checked is that this key signed, not who stands behind it: the signer's own
 * certificate is the anchor, and its dates are told, not judged by today's clock. */
static X509_STORE *
trust_only (X509 *x509)
{
  g_autoptr (X509_STORE) store = X509_STORE_new ();

  if (store == NULL || X509_STORE_add_cert (store, x509) != 1 ||
      X509_STORE_set_flags (store, X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_NO_CHECK_TIME) != 1 ||
      X509_STORE_set_purpose (store, X509_PURPOSE_ANY) != 1)
    return NULL;

  return g_steal_pointer (&store);
}

/**
 * rog_cms_verify_stream:
 * @signature: the .p7s file, from any source
 * @content: what should have been signed, read to its end
 * @at: (out) (optional): the time the signer gave, in seconds since 1970, or -1
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Checks a detached CAdES signature with one signer. It proves that the key of the
 * certificate signed these bytes and no more: whose key that is remains to be compared.
 * Blocking.
 *
 * Returns: (transfer full) (nullable): the signer's certificate, or %NULL with
 *   %ROG_CRYPTO_ERROR_BAD_SIGNATURE, or the error of @content
 */
RogCertificate *
rog_cms_verify_stream (GBytes       *signature,
                       GInputStream *content,
                       gint64       *at,
                       GCancellable *cancellable,
                       GError      **error)
{
  Source source = { content, cancellable, NULL };
  g_autoptr (CMS_ContentInfo) cms = decode (signature, error);
  g_autoptr (X509_STORE) store = NULL;
  g_autoptr (BIO) bio = NULL;
  CMS_SignerInfo *info = NULL;
  X509           *x509;
  gboolean        good;

  x509 = cms != NULL ? find_signer (cms, &info, error) : NULL;
  if (x509 == NULL)
    return NULL;

  store = trust_only (x509);
  bio = source_new (&source);
  good = store != NULL && CMS_verify (cms, NULL, store, bio, NULL, FLAGS) == 1;
  if (source.error != NULL)
    {
      ERR_clear_error ();
      g_propagate_error (error, source.error);
      return NULL;
    }
  if (!good)
    {
      rog_crypto_set_error (error, ROG_CRYPTO_ERROR_BAD_SIGNATURE, "The signature is not over this content");
      return NULL;
    }

  if (at != NULL)
    *at = read_signing_time (info);
  X509_up_ref (x509);

  return rog_certificate_new_take_x509 (x509, error);
}

/**
 * rog_cms_verify:
 * @signature: the .p7s file, from any source
 * @content: what should have been signed
 * @at: (out) (optional): the time the signer gave, in seconds since 1970, or -1
 * @error: where an error goes
 *
 * As rog_cms_verify_stream(), over bytes in memory.
 *
 * Returns: (transfer full) (nullable): the signer's certificate
 */
RogCertificate *
rog_cms_verify (GBytes  *signature,
                GBytes  *content,
                gint64  *at,
                GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (content);

  return rog_cms_verify_stream (signature, stream, at, NULL, error);
}
