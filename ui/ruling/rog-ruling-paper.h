// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "dossier/rog-ruling-draft.h"
#include "dossier/rog-scope-draft.h"
#include "service/rog-desk.h"
#include "service/rog-work.h"
#include "widgets/rog-cite-view.h"

G_BEGIN_DECLS

/**
 * RogRulingPaper:
 *
 * The decision that is being drafted, as the cards of the ruling share it. It knows where each place of the ruling is
 * on the screen, so that what is missing and what is typeset can be gone to. Places are
 * an item's id, "item/field", a pair's key, the name of a part, a paragraph's id.
 *
 * Signals: "changed", when anything that the decision is made of has changed; "place", when
 * the focus went to another place; "saved", when it was saved or could not be.
 */
#define ROG_TYPE_RULING_PAPER (rog_ruling_paper_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingPaper, rog_ruling_paper, ROG, RULING_PAPER, GObject)

RogRulingPaper *rog_ruling_paper_new (RogDesk *desk,
                                      RogWork *work);
RogRulingDraft *rog_ruling_paper_get_draft (RogRulingPaper *self);
RogDesk        *rog_ruling_paper_get_desk (RogRulingPaper *self);
RogWork        *rog_ruling_paper_get_work (RogRulingPaper *self);
RogDossier     *rog_ruling_paper_get_dossier (RogRulingPaper *self);
RogRules       *rog_ruling_paper_get_rules (RogRulingPaper *self);
const char     *rog_ruling_paper_get_instrument (RogRulingPaper *self);
gint64          rog_ruling_paper_now (RogRulingPaper *self);
char           *rog_ruling_paper_dup_saved (RogRulingPaper *self);

RogScopeDraft *rog_ruling_paper_find_scope (RogRulingPaper *self,
                                            const char     *item);
GListModel    *rog_ruling_paper_get_pins (RogRulingPaper *self);

void         rog_ruling_paper_watch_text (RogRulingPaper *self,
                                          RogCiteView    *view);
RogCiteView *rog_ruling_paper_get_text (RogRulingPaper *self);

void        rog_ruling_paper_add_place (RogRulingPaper *self,
                                        const char     *place,
                                        GtkWidget      *widget);
const char *rog_ruling_paper_get_place (RogRulingPaper *self);
gboolean    rog_ruling_paper_go_to (RogRulingPaper *self,
                                    const char     *place);

G_END_DECLS
