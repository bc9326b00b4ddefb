// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-dossier-row.h"
#include "widgets/rog-limit-view.h"

G_BEGIN_DECLS

/**
 * RogRowWidth:
 *
 * How much of a dossier a row shows: all, without persons and measures, or on three lines.
 */
typedef enum
{
  ROG_ROW_WIDE,
  ROG_ROW_MIDDLE,
  ROG_ROW_NARROW,
} RogRowWidth;

/**
 * RogDocketRow:
 *
 * A dossier in the docket.
 */
#define ROG_TYPE_DOCKET_ROW (rog_docket_row_get_type ())
G_DECLARE_FINAL_TYPE (RogDocketRow, rog_docket_row, ROG, DOCKET_ROW, GtkListBoxRow)

GtkWidget     *rog_docket_row_new (RogDossierRow *dossier);
RogDossierRow *rog_docket_row_get_dossier (RogDocketRow *self);
void           rog_docket_row_set_width (RogDocketRow *self,
                                         RogRowWidth   width);
void           rog_docket_row_show_limit (RogLimitView  *view,
                                          RogDossierRow *dossier,
                                          gint64         now);

G_END_DECLS
