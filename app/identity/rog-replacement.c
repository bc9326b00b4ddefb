// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-replacement.h"

#include "core/rog-clock.h"
#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "crypto/rog-cms.h"
#include "identity/rog-identity-error.h"

#define MAX_SIZE (64 * 1024)

/*
 * "Identity replaced": {"v":1,"statement":S,"by-new":CAdES over S,"by-old":CAdES over S}, where
 * S is {"v":1,"at":…,"old":{"acting":…,"signing":…},"new":{…}} with the certificates' DER. All
 * canonical JSON, all bytes base64url. "by-old" is there where the old key was left.
 */

static void
set_bytes (JsonObject *object,
           const char *member,
           GBytes     *bytes)
{
  g_autofree char *text = rog_base64url_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  json_object_set_string_member (object, member, text);
}

static GBytes *
get_bytes (JsonObject *object,
           const char *member,
           GError    **error)
{
  const char *text = rog_json_get_string (object, member, error);

  return text != NULL ? rog_base64url_decode (text, error) : NULL;
}

static JsonObject *
pair (RogCertificate *acting,
      RogCertificate *signing)
{
  JsonObject *object = json_object_new ();

  set_bytes (object, "acting", rog_certificate_get_der (acting));
  set_bytes (object, "signing", rog_certificate_get_der (signing));

  return object;
}

/**
 * rog_replacement_make:
 * @old_acting: the acting certificate there was
 * @old_signing: the signing certificate there was
 * @new_acting: the one there is now
 * @new_signing: the one there is now
 * @new_key: the key of @new_signing
 * @old_key: (nullable): the key of @old_signing, where it is left
 * @at: the time, in seconds since 1970
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the statement that an identity was replaced
 */
GBytes *
rog_replacement_make (RogCertificate *old_acting,
                      RogCertificate *old_signing,
                      RogCertificate *new_acting,
                      RogCertificate *new_signing,
                      RogKey         *new_key,
                      RogKey         *old_key,
                      gint64          at,
                      GError        **error)
{
  g_autoptr (JsonObject) statement = json_object_new ();
  g_autoptr (JsonObject) file = json_object_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) by_new = NULL;
  g_autoptr (GBytes) by_old = NULL;
  g_autofree char *time = rog_time_to_utc (at);

  json_object_set_int_member (statement, "v", 1);
  json_object_set_string_member (statement, "at", time);
  json_object_set_object_member (statement, "old", pair (old_acting, old_signing));
  json_object_set_object_member (statement, "new", pair (new_acting, new_signing));
  bytes = rog_json_object_canonical (statement, error);
  if (bytes == NULL || (by_new = rog_cms_sign (new_key, new_signing, bytes, at, error)) == NULL ||
      (old_key != NULL && (by_old = rog_cms_sign (old_key, old_signing, bytes, at, error)) == NULL))
    return NULL;

  json_object_set_int_member (file, "v", 1);
  set_bytes (file, "statement", bytes);
  set_bytes (file, "by-new", by_new);
  if (by_old != NULL)
    set_bytes (file, "by-old", by_old);

  return rog_json_object_canonical (file, error);
}

/* The signing certificate that the statement names as @which, from canonical @statement. */
static RogCertificate *
named (GBytes     *statement,
       const char *which,
       GError    **error)
{
  g_autoptr (JsonNode) root = rog_json_parse_canonical (statement, MAX_SIZE, error);
  JsonObject *object;
  g_autoptr (GBytes) der = NULL;

  if (root == NULL)
    return NULL;
  object = JSON_NODE_HOLDS_OBJECT (root) ? rog_json_peek_object (json_node_get_object (root), which) : NULL;
  if (object == NULL)
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "Not a statement that an identity was replaced");
      return NULL;
    }
  der = get_bytes (object, "signing", error);

  return der != NULL ? rog_certificate_new_from_der (der, error) : NULL;
}

static gboolean
check_signature (JsonObject     *file,
                 const char     *member,
                 GBytes         *statement,
                 RogCertificate *expected,
                 GError        **error)
{
  g_autoptr (GBytes) signature = get_bytes (file, member, error);
  g_autoptr (RogCertificate) signer = NULL;

  signer = signature != NULL ? rog_cms_verify (signature, statement, NULL, error) : NULL;
  if (signer == NULL)
    return FALSE;
  if (!g_bytes_equal (rog_certificate_get_der (signer), rog_certificate_get_der (expected)))
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "The statement is signed by a key that it does not name");
      return FALSE;
    }

  return TRUE;
}

/**
 * rog_replacement_verify:
 * @file: a statement, from any source
 * @old_signing: (out) (transfer full): the signing certificate there was
 * @new_signing: (out) (transfer full): the one there is now
 * @by_old_too: (out): whether the old key signed as well; where not, anyone could have
 *   said so, and the new fingerprint has to be compared
 * @error: where an error goes
 *
 * Returns: %FALSE with an error of the JSON, the certificates or the signatures
 */
gboolean
rog_replacement_verify (GBytes          *file,
                        RogCertificate **old_signing,
                        RogCertificate **new_signing,
                        gboolean        *by_old_too,
                        GError         **error)
{
  g_autoptr (JsonNode) root = rog_json_parse_canonical (file, MAX_SIZE, error);
  g_autoptr (RogCertificate) before = NULL;
  g_autoptr (RogCertificate) after = NULL;
  g_autoptr (GBytes) statement = NULL;
  JsonObject *object;

  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "Not a statement that an identity was replaced");
      return FALSE;
    }

  object = json_node_get_object (root);
  statement = get_bytes (object, "statement", error);
  if (statement == NULL || (before = named (statement, "old", error)) == NULL ||
      (after = named (statement, "new", error)) == NULL || !check_signature (object, "by-new", statement, after, error))
    return FALSE;

  *by_old_too = json_object_has_member (object, "by-old");
  if (*by_old_too && !check_signature (object, "by-old", statement, before, error))
    return FALSE;

  *old_signing = g_steal_pointer (&before);
  *new_signing = g_steal_pointer (&after);

  return TRUE;
}
