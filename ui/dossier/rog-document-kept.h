// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "dossier/rog-document.h"

G_BEGIN_DECLS

GtkWidget *rog_document_kept_new (RogDocument *document);

G_END_DECLS
