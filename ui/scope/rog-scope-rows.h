// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scope/rog-scope-drafts.h"
#include "widgets/rog-timeline.h"

G_BEGIN_DECLS

GListStore *rog_scope_rows_new (RogDossier *dossier,
                                gboolean    numbered);
void        rog_scope_rows_update (GListModel     *rows,
                                   RogDossier     *dossier,
                                   RogScopeDrafts *drafts);
void        rog_scope_rows_add_offences (RogTimeline *timeline,
                                         RogDossier  *dossier);

G_END_DECLS
