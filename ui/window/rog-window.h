// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogWindow:
 *
 * The window of a desk. It shows the one place that the desk's state allows: first run,
 * the docket and the dossiers, or the lock, behind which no content is left.
 */
#define ROG_TYPE_WINDOW (rog_window_get_type ())
G_DECLARE_FINAL_TYPE (RogWindow, rog_window, ROG, WINDOW, AdwApplicationWindow)

RogWindow    *rog_window_new (GtkApplication *application,
                              RogDesk        *desk);
void          rog_window_import_files (RogWindow  *self,
                                       GListModel *files);
GCancellable *rog_window_get_leaving (GtkWidget *from);
void          rog_window_show_error (GtkWidget    *from,
                                     const char   *what,
                                     const GError *error);
void          rog_window_forget_error (GtkWidget *from);
void          rog_window_show_unsaved (GtkWidget    *from,
                                       const GError *error);
void          rog_window_show_saved (GtkWidget *from);
void          rog_window_show_toast (GtkWidget *from,
                                     AdwToast  *toast);

G_END_DECLS
