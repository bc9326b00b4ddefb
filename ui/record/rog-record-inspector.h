// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-record-line.h"

G_BEGIN_DECLS

void rog_record_inspector_show (GtkBox        *inspector,
                                RogRecordLine *line);

G_END_DECLS
