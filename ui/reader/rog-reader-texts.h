// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-page-source.h"

G_BEGIN_DECLS

/**
 * RogReaderTexts:
 *
 * The texts of one document's pages, as they are asked for; the latest few are kept.
 * Main thread only.
 *
 * Signal `ready` (guint page, RogPageText text): a page's text is there, an empty one where it cannot be had.
 */
#define ROG_TYPE_READER_TEXTS (rog_reader_texts_get_type ())
G_DECLARE_FINAL_TYPE (RogReaderTexts, rog_reader_texts, ROG, READER_TEXTS, GObject)

RogReaderTexts *rog_reader_texts_new (RogPageSource *source);
RogPageText    *rog_reader_texts_peek (RogReaderTexts *self,
                                       guint           page);

G_END_DECLS
