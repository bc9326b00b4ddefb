// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "dossier/rog-dossier.h"
#include "dossier/rog-pin.h"
#include "reader/rog-passage.h"
#include "widgets/rog-pin-item.h"

G_BEGIN_DECLS

RogPinItem *rog_pin_link_new_item (RogDossier *dossier,
                                   JsonObject *pin);
GtkWidget  *rog_pin_link_new (RogDossier *dossier,
                              JsonObject *pin);
RogPin     *rog_pin_link_parse (const char *id,
                                GError    **error);
RogPassage *rog_pin_link_make_passage (const RogPin *pin);
char       *rog_pin_link_read_runs (JsonArray  *runs,
                                    JsonArray **pins);
JsonArray  *rog_pin_link_make_runs (RogDossier *dossier,
                                    const char *text,
                                    JsonArray  *pins);

G_END_DECLS
