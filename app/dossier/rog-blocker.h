// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"
#include "dossier/rog-rules.h"
#include "dossier/rog-ruling-draft.h"

G_BEGIN_DECLS

/**
 * RogBlocker:
 *
 * Something that stands in the way of signing, or that is shown and confirmed when signing: what it is, in
 * a sentence, and the place to go. Immutable. Properties "code", "sentence", "section" ("ruling", "scope",
 * "request", "challenges"), "object" (an item's, challenge's or person's id), "field" (the field or pair there).
 */
#define ROG_TYPE_BLOCKER (rog_blocker_get_type ())
G_DECLARE_FINAL_TYPE (RogBlocker, rog_blocker, ROG, BLOCKER, GObject)

RogBlocker *rog_blocker_new (const char *code,
                             const char *section,
                             const char *object,
                             const char *field,
                             const char *sentence);
const char *rog_blocker_get_code (RogBlocker *self);
const char *rog_blocker_get_sentence (RogBlocker *self);
const char *rog_blocker_get_section (RogBlocker *self);
const char *rog_blocker_get_object (RogBlocker *self);
const char *rog_blocker_get_field (RogBlocker *self);

gboolean   rog_ruling_has_nothing_left (RogDossier     *dossier,
                                        RogRulingDraft *draft);
GPtrArray *rog_ruling_find_blocks (RogDossier     *dossier,
                                   RogRulingDraft *draft,
                                   GListModel     *scope_drafts,
                                   RogRules       *rules,
                                   gint64          now);
GPtrArray *rog_ruling_find_confirmations (RogDossier     *dossier,
                                          RogRulingDraft *draft,
                                          GListModel     *scope_drafts,
                                          RogRules       *rules,
                                          gint64          now);

G_END_DECLS
