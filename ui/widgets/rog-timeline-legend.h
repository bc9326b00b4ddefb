// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rog_timeline_legend_new (void);
void       rog_timeline_legend_update (GtkWidget  *legend,
                                       GListModel *rows);

G_END_DECLS
