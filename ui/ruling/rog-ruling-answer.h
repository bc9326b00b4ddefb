// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "dossier/rog-pair.h"
#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingAnswer:
 *
 * The answer to one pair: a ground and an item, a ground without one, or a plea for interim
 * relief; and its reasons.
 */
#define ROG_TYPE_RULING_ANSWER (rog_ruling_answer_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingAnswer, rog_ruling_answer, ROG, RULING_ANSWER, AdwBin)

GtkWidget  *rog_ruling_answer_new (RogRulingPaper *paper,
                                   RogPair        *pair);
const char *rog_ruling_answer_get_key (RogRulingAnswer *self);
void        rog_ruling_answer_update (RogRulingAnswer *self);

G_END_DECLS
