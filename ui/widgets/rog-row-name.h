// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void rog_row_name_by_label (GtkWidget *row);
void rog_row_name_by_title (GtkWidget *row);
void rog_row_name_list (GtkWidget *widget, const char *name);

void rog_group_describe (AdwPreferencesGroup *group,
                         const char          *words);

G_END_DECLS
