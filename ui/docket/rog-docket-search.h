// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogDocketSearch:
 *
 * What the docket's search found: the passages, a card for each dossier. Signal "changed": something
 * else is found, see rog_docket_search_get_summary().
 */
#define ROG_TYPE_DOCKET_SEARCH (rog_docket_search_get_type ())
G_DECLARE_FINAL_TYPE (RogDocketSearch, rog_docket_search, ROG, DOCKET_SEARCH, AdwBin)

GtkWidget  *rog_docket_search_new (void);
void        rog_docket_search_set_desk (RogDocketSearch *self,
                                        RogDesk         *desk);
void        rog_docket_search_set_words (RogDocketSearch *self,
                                         const char      *words,
                                         gboolean         practice);
const char *rog_docket_search_get_summary (RogDocketSearch *self);
void        rog_docket_search_set_narrow (RogDocketSearch *self,
                                          gboolean         narrow);
gboolean    rog_docket_search_focus_first (RogDocketSearch *self);

G_END_DECLS
