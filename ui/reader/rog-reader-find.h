// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-reader.h"

G_BEGIN_DECLS

/**
 * RogReaderFind:
 *
 * The bar that finds words in the document, page by page, without blocking anything.
 * The current hit is orange, the others pale; the count is announced. Property `shown`.
 */
#define ROG_TYPE_READER_FIND (rog_reader_find_get_type ())
G_DECLARE_FINAL_TYPE (RogReaderFind, rog_reader_find, ROG, READER_FIND, GtkWidget)

GtkWidget *rog_reader_find_new (RogReader *reader);
void       rog_reader_find_open (RogReaderFind *self);
void       rog_reader_find_close (RogReaderFind *self);
void       rog_reader_find_step (RogReaderFind *self,
                                 int            direction);
void       rog_reader_find_search (RogReaderFind *self,
                                   const char    *words);
guint      rog_reader_find_get_n_hits (RogReaderFind *self);
gboolean   rog_reader_find_is_busy (RogReaderFind *self);

G_END_DECLS
