// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fixture.h"

/* A draft of a decision that can be signed, with everything it is about. */
#define PAIR CHALLENGE "/" GROUND "/" ITEM_1
#define INTERIM_PAIR CHALLENGE "/" INTERIM "/"

typedef struct
{
  RogDossier     *dossier;
  RogRulingDraft *draft;
  GListStore     *scopes;
  RogScopeDraft  *scope;
} Case;

void case_set_up (Case         *c,
                  gconstpointer data);
void case_tear_down (Case         *c,
                     gconstpointer data);

GPtrArray  *case_find_blocks (Case *c);
GPtrArray  *case_find_confirmations (Case *c);
guint       case_count (GPtrArray  *blockers,
                        const char *code,
                        const char *object,
                        const char *field);
void        case_assert_free (Case *c);
void        case_set_list (Case       *c,
                           const char *list,
                           const char *entries);
JsonObject *case_build (Case    *c,
                        GError **error);
