// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ROG_JSON_MAX_DEPTH 32
#define ROG_JSON_MAX_INT (G_GINT64_CONSTANT (9007199254740991))

JsonNode *rog_json_parse (GBytes  *bytes,
                          gsize    max_size,
                          GError **error);
JsonNode *rog_json_parse_canonical (GBytes  *bytes,
                                    gsize    max_size,
                                    GError **error);
GBytes   *rog_json_canonical (JsonNode *node,
                              GError  **error);
GBytes   *rog_json_object_canonical (JsonObject *object,
                                     GError    **error);

JsonObject *rog_json_get_object (JsonObject *object,
                                 const char *member,
                                 GError    **error);
JsonArray  *rog_json_get_array (JsonObject *object,
                                const char *member,
                                GError    **error);
const char *rog_json_get_string (JsonObject *object,
                                 const char *member,
                                 GError    **error);
gboolean    rog_json_get_int (JsonObject *object,
                              const char *member,
                              gint64     *value,
                              GError    **error);
const char *rog_json_peek_string (JsonObject *object,
                                  const char *member);
JsonObject *rog_json_peek_object (JsonObject *object,
                                  const char *member);
JsonArray  *rog_json_peek_array (JsonObject *object,
                                 const char *member);
gboolean    rog_json_array_has (JsonArray  *array,
                                const char *text);
void        rog_json_copy_member (JsonObject *from,
                                  JsonObject *to,
                                  const char *member);
JsonObject *rog_json_object_copy (JsonObject *object);

G_END_DECLS
