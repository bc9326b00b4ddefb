// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-ruling-draft.h"

G_BEGIN_DECLS

/* rog_ruling_draft_changed: after each change of its state. */
void rog_ruling_draft_changed (RogRulingDraft *self);

G_END_DECLS
