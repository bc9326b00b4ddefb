// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

void rog_dossier_add_document (GtkWidget *view,
                               RogWork   *work);

G_END_DECLS
