// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-blocker.h"
#include "dossier/rog-scope-draft.h"

G_BEGIN_DECLS

/* What the checks of a ruling share. Private to the dossier library. */
typedef struct
{
  RogDossier     *dossier;
  RogRulingDraft *draft;
  GListModel     *scope_drafts;
  RogRules       *rules;
  gint64          now;
  const char     *instrument;
  GPtrArray      *out;
} RogRulingCheck;

void rog_ruling_check_add (RogRulingCheck *c,
                           const char     *code,
                           const char     *section,
                           const char     *object,
                           const char     *field,
                           const char     *format,
                           ...) G_GNUC_PRINTF (6, 7);

gboolean rog_ruling_check_is_elsewhere (RogRulingCheck *c);
gboolean rog_ruling_check_is_tied (RogRulingCheck *c,
                                   JsonObject     *line);
gboolean rog_ruling_check_says (JsonObject *object,
                                const char *member);
gboolean rog_ruling_check_has_end (JsonObject *until);

RogScopeDraft *rog_ruling_check_find_scope (RogRulingCheck *c,
                                            const char     *item);
gboolean       rog_ruling_check_is_executed (RogRulingCheck *c,
                                             const char     *item);

void rog_ruling_check_items (RogRulingCheck *c);
void rog_ruling_check_pairs (RogRulingCheck *c);
void rog_ruling_check_parts (RogRulingCheck *c);
void rog_ruling_check_periods (RogRulingCheck *c);
void rog_ruling_check_relief (RogRulingCheck *c);
void rog_ruling_check_served (RogRulingCheck *c);

G_END_DECLS
