// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

GtkWidget *rog_request_blocks_new (RogWork *work,
                                   gint64   now,
                                   gboolean narrow);

G_END_DECLS
