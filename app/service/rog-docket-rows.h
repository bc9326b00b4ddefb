// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "dossier/rog-rules.h"
#include "store/rog-database.h"

G_BEGIN_DECLS

JsonObject *rog_docket_rows_parse (const char *text);

GPtrArray *rog_docket_rows_load (RogDatabase  *database,
                                 RogRules     *rules,
                                 gboolean      at_court,
                                 gint64        now,
                                 GCancellable *cancellable,
                                 GError      **error);
gboolean   rog_docket_rows_save (RogDatabase *database,
                                 const char  *dossier,
                                 JsonObject  *summary,
                                 GError     **error);

G_END_DECLS
