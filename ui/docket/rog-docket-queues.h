// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "docket/rog-docket-queue.h"

G_BEGIN_DECLS

/* The list of queues beside the docket, and what is said of one. */
void           rog_docket_queues_fill (GtkListBox *list,
                                       gboolean    at_court);
RogDocketQueue rog_docket_queues_get_queue (GtkListBoxRow *row);
void           rog_docket_queues_select (GtkListBox    *list,
                                         RogDocketQueue queue);
void           rog_docket_queues_update (GtkListBox *list,
                                         GListModel *dossiers,
                                         gint64      now);
char          *rog_docket_queues_describe (GListModel    *shown,
                                           RogDocketQueue queue,
                                           gint64         now);

G_END_DECLS
