// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-chunk-reader.h"
#include "crypto/rog-chunk-writer.h"

G_BEGIN_DECLS

RogChunkWriter *rog_backup_writer_new (GOutputStream *base,
                                       RogSecret     *key,
                                       GBytes        *note,
                                       GError       **error);
RogChunkReader *rog_backup_reader_new (int        fd,
                                       RogSecret *key,
                                       GError   **error);
GBytes         *rog_backup_read_note (int      fd,
                                      GError **error);

G_END_DECLS
