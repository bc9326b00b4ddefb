// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-page-source.h"

G_BEGIN_DECLS

/**
 * RogTestSource:
 *
 * A document drawn by the tests: a letter of numbered paragraphs. Page 4 is a scan
 * without text, page 5 cannot be drawn. Answers come from an idle, never at once.
 */
#define ROG_TYPE_TEST_SOURCE (rog_test_source_get_type ())
G_DECLARE_FINAL_TYPE (RogTestSource, rog_test_source, ROG, TEST_SOURCE, GObject)

RogPageSource *rog_test_source_new (guint n_pages);
guint          rog_test_source_get_renders (RogTestSource *self);

G_END_DECLS
