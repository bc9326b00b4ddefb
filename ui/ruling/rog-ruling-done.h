// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling/rog-ruling-paper.h"

G_BEGIN_DECLS

/**
 * RogRulingDone:
 *
 * A decision that was signed: its date and reference, whether its entry holds, computed
 * now, and its export.
 */
#define ROG_TYPE_RULING_DONE (rog_ruling_done_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingDone, rog_ruling_done, ROG, RULING_DONE, AdwBin)

char      *rog_ruling_done_describe (RogDossier  *dossier,
                                     RogDecision *decision);
GtkWidget *rog_ruling_done_new (RogRulingPaper *paper,
                                RogDecision    *decision);

G_END_DECLS
