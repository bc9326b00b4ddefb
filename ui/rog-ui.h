// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void       rog_ui_register (void);
void       rog_ui_init (void);
GSettings *rog_ui_new_settings (const char *profile);

G_END_DECLS
