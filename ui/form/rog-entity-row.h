// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GtkWidget  *rog_entity_row_new (const char *member,
                                const char *title,
                                GListModel *entities,
                                const char *name,
                                const char *none);
const char *rog_entity_row_get_member (GtkWidget *row);
void        rog_entity_row_choose (GtkWidget  *row,
                                   const char *id);
void        rog_entity_row_store (GtkWidget  *row,
                                  JsonObject *object);

G_END_DECLS
