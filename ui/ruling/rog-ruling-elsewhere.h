// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingElsewhere:
 *
 * A decision that was written elsewhere: which document it is, its date, and that it has the parts that a decision
 * has. There while the draft's original is another one.
 */
#define ROG_TYPE_RULING_ELSEWHERE (rog_ruling_elsewhere_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingElsewhere, rog_ruling_elsewhere, ROG, RULING_ELSEWHERE, AdwBin)

GtkWidget *rog_ruling_elsewhere_new (RogRulingPaper *paper);
void       rog_ruling_elsewhere_update (RogRulingElsewhere *self);

/* Whether the draft is of such a decision; making it one, or not. */
gboolean rog_ruling_is_elsewhere (RogRulingPaper *paper);
void     rog_ruling_set_elsewhere (RogRulingPaper *paper,
                                   gboolean        elsewhere);

/* Where it decides an item, or answers something: a row, shown only for such a decision. */
GtkWidget *rog_ruling_tied_row_new (RogRulingPaper *paper,
                                    const char     *label);
void       rog_ruling_tied_row_update (GtkWidget  *row,
                                       const char *text);

G_END_DECLS
