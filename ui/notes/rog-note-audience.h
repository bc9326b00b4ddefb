// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"
#include "service/rog-paper.h"

G_BEGIN_DECLS

void rog_note_audience_change (GtkWidget  *from,
                               RogDesk    *desk,
                               RogPaper   *paper,
                               const char *audience,
                               GCallback   accepted);

G_END_DECLS
