// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-reader.h"

G_BEGIN_DECLS

/**
 * RogReaderThumbnails:
 *
 * The strip of small pages; the one that is read is outlined, a click goes to another.
 */
#define ROG_TYPE_READER_THUMBNAILS (rog_reader_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (RogReaderThumbnails, rog_reader_thumbnails, ROG, READER_THUMBNAILS, GtkWidget)

GtkWidget *rog_reader_thumbnails_new (RogReader *reader);
void       rog_reader_thumbnails_reload (RogReaderThumbnails *self,
                                         gboolean             shown);

G_END_DECLS
