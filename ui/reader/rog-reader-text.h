// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pdf/rog-page-text.h"

G_BEGIN_DECLS

gboolean     rog_text_bounds (RogPageText *text,
                              RogRect     *bounds);
gboolean     rog_text_box (RogPageText *text,
                           guint        offset,
                           RogRect     *box);
RogTextRange rog_text_unit_at (RogPageText *text,
                               guint        offset,
                               RogTextUnit  unit);
RogTextRange rog_text_clamp (RogPageText        *text,
                             const RogTextRange *range);
gboolean     rog_text_near (RogPageText *text,
                            int          x,
                            int          y);
gboolean     rog_text_find_number (RogPageText  *text,
                                   const char   *number,
                                   RogTextRange *range);

G_END_DECLS
