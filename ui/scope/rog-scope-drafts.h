// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-scope-draft.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogScopeDrafts:
 *
 * What this person is narrowing in one dossier: a draft for each item, each a working paper
 * for *Only me*. A change is saved a moment after it; undo and redo go through the working
 * papers, and the drafts follow. Signals: "changed" (item): its draft is another one, by
 * whomever; "failed" (error): the last save did not reach the disk, and is kept here. Main
 * thread.
 */
#define ROG_TYPE_SCOPE_DRAFTS (rog_scope_drafts_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeDrafts, rog_scope_drafts, ROG, SCOPE_DRAFTS, GObject)

RogScopeDrafts *rog_scope_drafts_new (RogWork *work);
RogScopeDraft  *rog_scope_drafts_get (RogScopeDrafts *self,
                                      RogItem        *item);
void            rog_scope_drafts_flush (RogScopeDrafts *self);
void            rog_scope_drafts_undo (RogScopeDrafts *self);
void            rog_scope_drafts_redo (RogScopeDrafts *self);

G_END_DECLS
