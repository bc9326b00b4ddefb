// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

void rog_register_back_up (GtkWidget *parent,
                           RogDesk   *desk);

G_END_DECLS
