// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "docket/rog-docket-row.h"

G_BEGIN_DECLS

/**
 * RogDocketSection:
 *
 * A heading with its count and the card of dossiers below it; absent while there are none.
 * Signal "opened" (RogDossierRow).
 */
#define ROG_TYPE_DOCKET_SECTION (rog_docket_section_get_type ())
G_DECLARE_FINAL_TYPE (RogDocketSection, rog_docket_section, ROG, DOCKET_SECTION, GtkBox)

GtkWidget *rog_docket_section_new (const char *title,
                                   GListModel *dossiers);
void       rog_docket_section_set_width (RogDocketSection *self,
                                         RogRowWidth       width);
gboolean   rog_docket_section_focus_row (RogDocketSection *self);

G_END_DECLS
