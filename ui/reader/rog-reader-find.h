// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-reader.h"

G_BEGIN_DECLS

/**
 * RogFindDocument:
 * @id: a document's id
 * @n: how often the words stand in it
 *
 * One of all the documents of a dossier, as the bar needs them to go from one to the next.
 */
typedef struct
{
  char *id;
  guint n;
} RogFindDocument;

RogFindDocument *rog_find_document_new (const char *id,
                                        guint       n);
void             rog_find_document_free (RogFindDocument *document);

/**
 * RogReaderFind:
 *
 * The bar that finds words in the document, page by page, without blocking anything.
 * The current hit is orange, the others pale; the count is announced. Where its owner can, it finds in
 * the whole dossier too: "sought-wide" (words) asks for rog_reader_find_take_wide(), and
 * "document-wanted" (id) for another document, which is to be opened and the focus left where it is.
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
gboolean   rog_reader_find_has_hits (RogReaderFind *self);
void       rog_reader_find_allow_wide (RogReaderFind *self);
void       rog_reader_find_set_wide (RogReaderFind *self,
                                     gboolean       wide);
void       rog_reader_find_set_document (RogReaderFind *self,
                                         const char    *document);
void       rog_reader_find_take_wide (RogReaderFind *self,
                                      GPtrArray     *documents,
                                      guint          n_unread);
void       rog_reader_find_source_changed (RogReaderFind *self);

G_END_DECLS
