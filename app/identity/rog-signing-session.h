// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "core/rog-clock.h"
#include "core/rog-digest.h"
#include "crypto/rog-certificate.h"
#include "crypto/rog-key.h"

G_BEGIN_DECLS

/**
 * RogSigningSession:
 *
 * What one entry of the PIN allows: to sign the documents listed in that dialog, each
 * once. The key is wiped when the session is closed, at the latest with its last
 * reference. Any thread.
 */
#define ROG_TYPE_SIGNING_SESSION (rog_signing_session_get_type ())
G_DECLARE_FINAL_TYPE (RogSigningSession, rog_signing_session, ROG, SIGNING_SESSION, GObject)

RogSigningSession *rog_signing_session_new (RogKey          *key,
                                            RogCertificate  *certificate,
                                            RogClock        *clock,
                                            const RogDigest *documents,
                                            gsize            n_documents);
RogCertificate    *rog_signing_session_get_certificate (RogSigningSession *self);
GBytes            *rog_signing_session_sign (RogSigningSession *self,
                                             GBytes            *document,
                                             GError           **error);
void               rog_signing_session_close (RogSigningSession *self);

G_END_DECLS
