// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-store-error.h"

G_BEGIN_DECLS

/* What files and folders of the store have in common. */
gboolean rog_disk_set_error (GError    **error,
                             const char *what);
gboolean rog_disk_sync_folder (const char *folder,
                               const char *what,
                               GError    **error);
void     rog_disk_remove_folder (const char *folder);

G_END_DECLS
