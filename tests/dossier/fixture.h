// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-ruling-draft.h"
#include "dossier/rog-scope-draft.h"

/* A dossier of the tests: one order, two items, two persons, one challenge, all invented. */
#define ITEM_1 "00000000-0000-4000-8000-000000000011"
#define ITEM_2 "00000000-0000-4000-8000-000000000012"
#define PERSON_1 "00000000-0000-4000-8000-000000000021"
#define PERSON_2 "00000000-0000-4000-8000-000000000022"
#define DOCUMENT "00000000-0000-4000-8000-000000000031"
#define REQUEST "00000000-0000-4000-8000-000000000041"
#define CHALLENGE "00000000-0000-4000-8000-000000000051"
#define GROUND "00000000-0000-4000-8000-000000000052"
#define INTERIM "00000000-0000-4000-8000-000000000053"
#define OFFENCE "00000000-0000-4000-8000-000000000061"
#define NOW G_GINT64_CONSTANT (1790000000) /* 2026-09-21T13:33:20Z */

JsonObject *fixture_json (const char *text);
gboolean    fixture_act (RogDossier *dossier,
                         const char *hash,
                         const char *after,
                         const char *at,
                         const char *kind,
                         const char *object,
                         const char *body);
void        fixture_apply (RogDossier *dossier,
                           const char *kind,
                           const char *object,
                           const char *body);
void        fixture_enter (RogDossier *dossier,
                           const char *at,
                           const char *kind,
                           const char *object,
                           const char *body);
RogDossier *fixture_dossier (void);
void        fixture_add_challenge (RogDossier *dossier);

/* A draft that can be signed: item 1 narrowed, item 2 as asked. */
RogRulingDraft *fixture_ruling (RogDossier *dossier);
GListStore     *fixture_scopes (RogDossier *dossier);
void            fixture_answer (RogRulingDraft *draft,
                                const char     *key,
                                const char     *answer);
