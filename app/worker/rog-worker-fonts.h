// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean   rog_worker_fonts_init (void);
GPtrArray *rog_worker_fonts_get_paths (void);
void       rog_worker_fonts_hold_open (void);

G_END_DECLS
