// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "dossier/rog-document.h"

G_BEGIN_DECLS

GtkWidget   *rog_document_row_new (RogDocument *document);
RogDocument *rog_document_row_get_document (GtkWidget *row);

G_END_DECLS
