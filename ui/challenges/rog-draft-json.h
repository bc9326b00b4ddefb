// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonArray  *rog_draft_list (JsonObject *object,
                            const char *member);
JsonObject *rog_draft_object (JsonObject *object,
                              const char *member);
void        rog_draft_set_text (JsonObject *object,
                                const char *member,
                                const char *text);
const char *rog_draft_get_text (JsonObject *object,
                                const char *member);
JsonObject *rog_draft_list_add (JsonArray *list);
void        rog_draft_list_remove (JsonArray  *list,
                                   JsonObject *object);
void        rog_draft_list_set_text (JsonArray  *list,
                                     const char *text,
                                     gboolean    there);

G_END_DECLS
