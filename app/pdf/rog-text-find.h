// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pdf/rog-page-text.h"

G_BEGIN_DECLS

GArray *rog_text_find (const gunichar *text,
                       gsize           length,
                       const char     *words);

G_END_DECLS
