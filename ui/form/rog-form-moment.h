// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rog_form_moment_parse (const char *text,
                             GTimeZone  *zone);
char *rog_form_moment_format (const char *moment,
                              GTimeZone  *zone);
char *rog_form_moment_format_with_zone (const char *moment,
                                        GTimeZone  *zone);

G_END_DECLS
