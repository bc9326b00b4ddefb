// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingPreview:
 *
 * The decision as it will be printed, beside the work on it. The paragraph being written is
 * marked; clicking one goes to its field. Property "alone": whether there is no desk beside it.
 */
#define ROG_TYPE_RULING_PREVIEW (rog_ruling_preview_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingPreview, rog_ruling_preview, ROG, RULING_PREVIEW, AdwBin)

GtkWidget *rog_ruling_preview_new (RogRulingPaper *paper);

G_END_DECLS
