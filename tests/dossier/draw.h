// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"

G_BEGIN_DECLS

/* Bodies drawn at random from the tables of the model, so that a new field or a new kind of act is drawn without
 * anybody thinking of it. All from GTest's numbers: `--seed` gives the same again. */

char *draw_uuid (void);

/* Of a form that the table accepts; ids are mostly those of what the dossier holds. */
JsonObject *draw_body (RogDossier     *dossier,
                       const RogField *fields);

/* Makes @body one that the table refuses. Returns what was done. */
char *draw_spoil (const RogField *fields,
                  JsonObject     *body);

/* An item with an extent, or NULL; a part of what it asks for. */
RogItem    *draw_item (RogDossier *dossier);
JsonObject *draw_within (JsonObject *scope);

/* A body of `decision.signed` whose versions lie within what the items ask for now, with the open rests. */
JsonObject *draw_decision (RogDossier *dossier);

/* A body of `event.entered`; as often as not by one of the kinds that open again what was decided. */
JsonObject *draw_event (RogDossier *dossier);

/* What every item is: its state, and the last decision on it. */
char *draw_standing (RogDossier *dossier);

/* Takes one version in @decision out of what it names: FALSE where it has none. */
gboolean draw_outside (RogDossier *dossier,
                       JsonObject *decision);

/* Another order. */
void draw_shuffle (GPtrArray *acts);

G_END_DECLS
