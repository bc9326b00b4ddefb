// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-certificate.h"
#include "crypto/rog-key.h"

G_BEGIN_DECLS

GBytes  *rog_replacement_make (RogCertificate *old_acting,
                               RogCertificate *old_signing,
                               RogCertificate *new_acting,
                               RogCertificate *new_signing,
                               RogKey         *new_key,
                               RogKey         *old_key,
                               gint64          at,
                               GError        **error);
gboolean rog_replacement_verify (GBytes          *file,
                                 RogCertificate **old_signing,
                                 RogCertificate **new_signing,
                                 gboolean        *by_old_too,
                                 GError         **error);

G_END_DECLS
