// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "crypto/rog-secret.h"
#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogDocket:
 *
 * The docket: queues, and the dossiers of the queue chosen, by time limit; or what was found in all of
 * them. Actions "desk.open" (a dossier's id) and "desk.find" (dossier, section, object) are the parent's.
 */
#define ROG_TYPE_DOCKET (rog_docket_get_type ())
G_DECLARE_FINAL_TYPE (RogDocket, rog_docket, ROG, DOCKET, AdwNavigationPage)

RogDocket *rog_docket_new (RogDesk *desk);

void rog_docket_begin_search (RogDocket *self);

/* A docket's place: its queue, the sort, the instrument (empty for all), whether the list is in front. */
#define ROG_DOCKET_WHERE_TYPE "(ussb)"

GVariant  *rog_docket_get_where (RogDocket *self);
RogSecret *rog_docket_dup_sought (RogDocket *self);
void       rog_docket_go_to (RogDocket *self,
                             GVariant  *where,
                             RogSecret *sought);

G_END_DECLS
