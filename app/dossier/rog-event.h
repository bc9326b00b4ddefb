// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-entity.h"

G_BEGIN_DECLS

typedef struct _RogDossier RogDossier;

/**
 * RogEvent:
 *
 * Something that happened outside the program and is entered by hand (casework § 3): opened to, told, heard, called,
 * served, a period set or extended, a supplement, a remedy lodged … The kinds are data (data/law/event-kinds.json).
 */
#define ROG_TYPE_EVENT (rog_event_get_type ())
G_DECLARE_FINAL_TYPE (RogEvent, rog_event, ROG, EVENT, RogEntity)

RogEvent   *rog_event_new (const char *id,
                           JsonObject *state,
                           GError    **error);
const char *rog_event_get_kind (RogEvent *self);
const char *rog_event_get_at (RogEvent *self);
const char *rog_event_get_how (RogEvent *self);
const char *rog_event_get_whom (RogEvent *self);
const char *rog_event_get_due (RogEvent *self);
const char *rog_event_get_decision (RogEvent *self);
char      **rog_event_dup_documents (RogEvent   *self,
                                     RogDossier *dossier);

G_END_DECLS
