// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "core/rog-digest.h"
#include "pdf/rog-page-text.h"

G_BEGIN_DECLS

/**
 * RogAnchorState:
 * @ROG_ANCHOR_PRESENT: the passage is where the anchor says, word for word
 * @ROG_ANCHOR_MOVED: the words are there, elsewhere on the page
 * @ROG_ANCHOR_GONE: the words are not on the page
 */
typedef enum
{
  ROG_ANCHOR_PRESENT,
  ROG_ANCHOR_MOVED,
  ROG_ANCHOR_GONE,
} RogAnchorState;

GArray        *rog_anchor_quads_of (RogPageText        *text,
                                    const RogTextRange *range,
                                    char              **quote);
RogAnchorState rog_anchor_check (RogPageText  *text,
                                 GArray       *quads,
                                 const char   *quote,
                                 RogTextRange *found);
gboolean       rog_anchor_find_again (RogPageText  *text,
                                      const char   *quote,
                                      RogTextRange *found);

G_END_DECLS
