// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rog_path_check_member (const char *name,
                                GError    **error);
char    *rog_path_fold_member (const char *name);
char    *rog_path_make_part (const char *name);
char    *rog_path_take_member (GHashTable *taken,
                               const char *name);

G_END_DECLS
