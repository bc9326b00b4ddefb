// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cards of the Request section, each made of the dossier as it is now.
#pragma once

#include "request/rog-request-parts.h"

G_BEGIN_DECLS

GtkWidget *rog_request_cards_new_head (const RogRequestView *view);
GtkWidget *rog_request_cards_new_short (const RogRequestView *view);
GtkWidget *rog_request_cards_new_measures (const RogRequestView *view);
GtkWidget *rog_request_cards_new_intake (const RogRequestView *view);
GtkWidget *rog_request_cards_new_limits (const RogRequestView *view);
GtkWidget *rog_request_cards_new_persons (const RogRequestView *view);
GtkWidget *rog_request_cards_new_to_tell (const RogRequestView *view);
GtkWidget *rog_request_cards_new_secrecy (const RogRequestView *view);
GtkWidget *rog_request_cards_new_events (const RogRequestView *view);
char      *rog_request_describe_secrecy (RogDossier *dossier,
                                         RogEntity  *secrecy);

G_END_DECLS
