// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RogDossierRow:
 *
 * A row of the docket: what is shown of a dossier without opening it. Read-only
 * properties: "id", "reference" (the court's), "title" (offences, in words),
 * "authority", "country" (two letters), "country-name", "persons" (with capacity, or
 * "secret" in words), "measures", "instrument" (id), "instrument-name", "status" (id),
 * "status-text", "practice" (boolean), "queue" (id: "to-decide", "awaiting-authority",
 * "awaiting-counsel", "ruled", "closed"), "limit-at" (UTC seconds, 0: none),
 * "limit-start" (UTC seconds the limit ran from), "limit-hours" (boolean: a limit that
 * runs by the hour), "limit-basis" ("firm", "practicable", "asked", "set"; "suspended" where none
 * runs), "limit-zone", "limit-purpose" (text),
 * "stored" (UTC seconds of the last act). Main thread.
 */
#define ROG_TYPE_DOSSIER_ROW (rog_dossier_row_get_type ())
G_DECLARE_FINAL_TYPE (RogDossierRow, rog_dossier_row, ROG, DOSSIER_ROW, GObject)

RogDossierRow *rog_dossier_row_new (const char *dossier_id,
                                    JsonObject *summary);
void           rog_dossier_row_update (RogDossierRow *self,
                                       JsonObject    *summary);
gboolean       rog_dossier_row_look (RogDossierRow *self,
                                     gint64         now);
const char    *rog_dossier_row_get_id (RogDossierRow *self);

G_END_DECLS
