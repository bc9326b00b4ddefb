// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/rog-secret.h"

G_BEGIN_DECLS

GBytes    *rog_wrap (RogSecret  *secret,
                     RogSecret  *key,
                     const char *label,
                     GError    **error);
RogSecret *rog_unwrap (GBytes     *wrapped,
                       RogSecret  *key,
                       const char *label,
                       GError    **error);

G_END_DECLS
