// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-ruling-draft.h"
#include "dossier/rog-scope-draft.h"
#include "service/rog-paper.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogDrafts:
 *
 * The extents and the decision that this person is working on in one dossier, live: whoever
 * changes a #RogScopeDraft or the #RogRulingDraft changes the one that everybody shows. What
 * is changed is saved by itself as a working paper, changes within a moment as one step of
 * undo; undo and redo change the same objects back. "failed" is emitted with a GError where
 * a save did not come through; what was typed stays and is tried again with the next change.
 * "ruling-changed" is emitted when there is another ruling to work on, after one was signed.
 * Main thread.
 */
#define ROG_TYPE_DRAFTS (rog_drafts_get_type ())
G_DECLARE_FINAL_TYPE (RogDrafts, rog_drafts, ROG, DRAFTS, GObject)

RogDrafts      *rog_work_get_drafts (RogWork *work);
GListModel     *rog_drafts_get_scopes (RogDrafts *self);
RogScopeDraft  *rog_drafts_get_scope (RogDrafts  *self,
                                      const char *item);
RogRulingDraft *rog_drafts_get_ruling (RogDrafts *self);
void            rog_drafts_save (RogDrafts *self);
void            rog_drafts_undo (RogDrafts *self);
void            rog_drafts_redo (RogDrafts *self);

/* Private to this folder */
gint       rog_drafts_get_serial (RogDrafts *self);
GPtrArray *rog_drafts_dup_used_papers (RogDrafts *self);
RogPaper  *rog_drafts_make_rest (RogDrafts *self);
void       rog_drafts_begin_again (RogDrafts *self,
                                   GPtrArray *used,
                                   RogPaper  *rest);

G_END_DECLS
