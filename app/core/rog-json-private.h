// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-json.h"

G_BEGIN_DECLS

gboolean rog_json_check (JsonNode *node,
                         guint    *n_members,
                         GError  **error);

G_END_DECLS
