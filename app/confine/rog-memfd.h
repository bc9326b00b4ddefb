// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int      rog_memfd_new (GError **error);
int      rog_memfd_new_sealed (GBytes  *bytes,
                               GError **error);
int      rog_memfd_new_copy (GInputStream *stream,
                             guint64       max_size,
                             GCancellable *cancellable,
                             GError      **error);
gboolean rog_memfd_is_sealed (int fd);
GBytes  *rog_memfd_seal_and_map (int      fd,
                                 guint64  max_size,
                                 GError **error);

G_END_DECLS
