// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogWorkspace:
 *
 * The dossiers that are open, a tab each; the bar of tabs appears from the second one on. In a
 * narrow window it would cut the references: there a button with their number opens all of them
 * side by side, and #RogWorkspace:crowded is when that button is needed.
 */
#define ROG_TYPE_WORKSPACE (rog_workspace_get_type ())
G_DECLARE_FINAL_TYPE (RogWorkspace, rog_workspace, ROG, WORKSPACE, AdwNavigationPage)

RogWorkspace *rog_workspace_new (RogDesk   *desk,
                                 GSettings *settings);
gboolean      rog_workspace_select (RogWorkspace *self,
                                    const char   *dossier);
void          rog_workspace_add (RogWorkspace *self,
                                 RogWork      *work,
                                 GVariant     *where,
                                 gboolean      front);
gboolean      rog_workspace_remove (RogWorkspace *self,
                                    const char   *dossier);
AdwTabView   *rog_workspace_get_tabs (RogWorkspace *self);
GtkWidget    *rog_workspace_get_front (RogWorkspace *self);
GVariant     *rog_workspace_get_where (RogWorkspace *self);

G_END_DECLS
