// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-desk.h"
#include "service/rog-work.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rog_challenge_card_new (RogDesk   *desk,
                                   RogWork   *work,
                                   RogEntity *challenge);

G_END_DECLS
