// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "crypto/rog-secret.h"
#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogDeskPlace:
 *
 * The open desk: the docket, and above it the dossiers that are open. Actions:
 * "desk.open" (a dossier's id), "desk.practice", "desk.backup".
 */
#define ROG_TYPE_DESK_PLACE (rog_desk_place_get_type ())
G_DECLARE_FINAL_TYPE (RogDeskPlace, rog_desk_place, ROG, DESK_PLACE, AdwBin)

GtkWidget *rog_desk_place_new (RogDesk   *desk,
                               GSettings *settings);
void       rog_desk_place_import (RogDeskPlace *self,
                                  GListModel   *files);
void       rog_desk_place_add_practice (RogDeskPlace *self);
void       rog_desk_place_back_up (RogDeskPlace *self);
GVariant  *rog_desk_place_get_where (RogDeskPlace *self,
                                     RogSecret   **sought);
void       rog_desk_place_go_to (RogDeskPlace *self,
                                 GVariant     *where,
                                 RogSecret    *sought);

G_END_DECLS
