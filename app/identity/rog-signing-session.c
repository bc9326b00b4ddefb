// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-signing-session.h"

#include "crypto/rog-cms.h"
#include "identity/rog-identity-error.h"

struct _RogSigningSession
{
  GObject parent_instance;

  GMutex          lock;
  RogKey         *key;
  RogCertificate *certificate;
  RogClock       *clock;
  GArray         *documents;
};

G_DEFINE_FINAL_TYPE (RogSigningSession, rog_signing_session, G_TYPE_OBJECT)

static void
rog_signing_session_finalize (GObject *object)
{
  RogSigningSession *self = ROG_SIGNING_SESSION (object);

  g_clear_object (&self->key);
  g_clear_object (&self->certificate);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->documents, g_array_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (rog_signing_session_parent_class)->finalize (object);
}

static void
rog_signing_session_class_init (RogSigningSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_signing_session_finalize;
}

static void
rog_signing_session_init (RogSigningSession *self)
{
  g_mutex_init (&self->lock);
}

/**
 * rog_signing_session_new:
 * @key: the signing key
 * @certificate: its certificate
 * @clock: the time of the signatures
 * @documents: (array length=n_documents): the SHA-256 of each document that was listed
 * @n_documents: their number
 *
 * For rog_identity_unlock_signing().
 *
 * Returns: (transfer full): the session
 */
RogSigningSession *
rog_signing_session_new (RogKey          *key,
                         RogCertificate  *certificate,
                         RogClock        *clock,
                         const RogDigest *documents,
                         gsize            n_documents)
{
  RogSigningSession *self = g_object_new (ROG_TYPE_SIGNING_SESSION, NULL);

  self->key = g_object_ref (key);
  self->certificate = g_object_ref (certificate);
  self->clock = g_object_ref (clock);
  self->documents = g_array_new (FALSE, FALSE, sizeof (RogDigest));
  g_array_append_vals (self->documents, documents, (guint)n_documents);

  return self;
}

/**
 * rog_signing_session_get_certificate:
 * @self: a session
 *
 * Returns: (transfer none): the signing certificate
 */
RogCertificate *
rog_signing_session_get_certificate (RogSigningSession *self)
{
  g_return_val_if_fail (ROG_IS_SIGNING_SESSION (self), NULL);

  return self->certificate;
}

static int
find (RogSigningSession *self,
      const RogDigest   *digest)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      if (rog_digest_equal (&g_array_index (self->documents, RogDigest, i), digest))
        return (int)i;
    }

  return -1;
}

/**
 * rog_signing_session_sign:
 * @self: a session
 * @document: one of the documents that were listed
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the detached CAdES (.p7s), or %NULL with
 *   %ROG_IDENTITY_ERROR_NOT_LISTED where it was not listed, was signed already, or the
 *   session is closed
 */
GBytes *
rog_signing_session_sign (RogSigningSession *self,
                          GBytes            *document,
                          GError           **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GBytes) signature = NULL;
  RogDigest digest = rog_digest_of_bytes (document);
  int       at;

  g_return_val_if_fail (ROG_IS_SIGNING_SESSION (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  at = self->key != NULL ? find (self, &digest) : -1;
  if (at < 0)
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NOT_LISTED,
                           "This document was not listed when the PIN was given");
      return NULL;
    }

  signature = rog_cms_sign (self->key, self->certificate, document, rog_clock_now (self->clock), error);
  if (signature != NULL)
    g_array_remove_index (self->documents, (guint)at);

  return g_steal_pointer (&signature);
}

/**
 * rog_signing_session_close:
 * @self: a session
 *
 * Wipes the key; what was listed and not signed is signed no more.
 */
void
rog_signing_session_close (RogSigningSession *self)
{
  g_return_if_fail (ROG_IS_SIGNING_SESSION (self));

  g_mutex_lock (&self->lock);
  g_clear_object (&self->key);
  g_mutex_unlock (&self->lock);
}
