// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rog_text_is_format (gunichar c);
gboolean rog_text_is_plain (const char *text,
                            gboolean    lines);
char    *rog_text_to_quoted (const char *text);

G_END_DECLS
