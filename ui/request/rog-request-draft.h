// SPDX-License-Identifier: GPL-3.0-or-later
//
// The facts of the request that were corrected or added and are not in the record yet: a working
// paper, saved with each of them, undone until it is entered.
#pragma once

#include <gtk/gtk.h>

#include "dossier/rog-request-change.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

GListModel *rog_request_draft_get_papers (RogWork *work);
JsonArray  *rog_request_draft_peek (RogWork *work);
void        rog_request_draft_put (RogWork    *work,
                                   JsonObject *change,
                                   GtkWidget  *from);
void        rog_request_draft_discard (RogWork   *work,
                                       GtkWidget *from);
void        rog_request_draft_enter (RogWork   *work,
                                     GtkWidget *from);

G_END_DECLS
