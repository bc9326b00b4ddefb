// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-certificate.h"
#include "crypto/rog-key.h"

G_BEGIN_DECLS

GBytes         *rog_cms_sign (RogKey         *key,
                              RogCertificate *certificate,
                              GBytes         *content,
                              gint64          at,
                              GError        **error);
GBytes         *rog_cms_sign_stream (RogKey         *key,
                                     RogCertificate *certificate,
                                     GInputStream   *content,
                                     gint64          at,
                                     GCancellable   *cancellable,
                                     GError        **error);
RogCertificate *rog_cms_verify (GBytes  *signature,
                                GBytes  *content,
                                gint64  *at,
                                GError **error);
RogCertificate *rog_cms_verify_stream (GBytes       *signature,
                                       GInputStream *content,
                                       gint64       *at,
                                       GCancellable *cancellable,
                                       GError      **error);

G_END_DECLS
