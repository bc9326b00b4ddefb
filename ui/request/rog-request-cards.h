// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

GtkWidget *rog_request_cards_new_head (RogDossier *dossier);
GtkWidget *rog_request_cards_new_short (RogDossier *dossier,
                                        gboolean    narrow);
GtkWidget *rog_request_cards_new_measures (RogDossier *dossier,
                                           gboolean    narrow);
GtkWidget *rog_request_cards_new_intake (RogDossier *dossier,
                                         gboolean    narrow);
GtkWidget *rog_request_cards_new_limits (RogDossier *dossier,
                                         gint64      now);
GtkWidget *rog_request_cards_new_persons (RogDossier *dossier,
                                          gboolean    may_open);
GtkWidget *rog_request_cards_new_events (RogDossier *dossier,
                                         gboolean    narrow);

G_END_DECLS
